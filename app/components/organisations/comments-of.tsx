/** How many comments an organisation has on a standard, as the way to them in the tracker. */
import { Link } from "@remix-run/react";
import { viewQuery, WHOLE_VIEW } from "#app/domain/tracker-views.ts";
import { paths } from "#app/paths.ts";
import { useTexts } from "../frame/texts.tsx";

export function CommentsOf({ standard, organisation, count }: { standard: string; organisation: string; count: number }) {
  const t = useTexts().organisations;
  return count > 0 ? <Link to={paths.comments(standard, viewQuery({ ...WHOLE_VIEW, organisation }))}>{t.comments(count)}</Link> : null;
}
