/** Every address that names nothing. */
import { Refused } from "#app/domain/refusals.ts";

export function loader() {
  throw new Refused({ code: "not-found" });
}

export default function NothingPage() {
  return null;
}
