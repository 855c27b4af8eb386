/** /standards/:standard/workbench/presence: a sign of life from whoever is at the workbench, answered with who else is. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { othersAt } from "#app/platform/presence.server.ts";

export function loader({ params, context }: LoaderFunctionArgs) {
  return Response.json({ others: othersAt(params.standard!, context.visitor!, context.now) }, { headers: { "Cache-Control": "private, no-store" } });
}
