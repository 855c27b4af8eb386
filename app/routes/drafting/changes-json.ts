/** The change list of two drafts as a JSON file: each change with its pieces, and the comments and amendments that led to it. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileName } from "#app/domain/exports.ts";
import { readNumber } from "#app/paths.ts";
import { exportedChanges, openChangeList } from "#app/queries/change-lists.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { standard, ...list } = await openChangeList(params.standard!, { from: readNumber(params.from) ?? 0, to: readNumber(params.to) ?? 0 });
  const { from, to, changes } = exportedChanges(list);
  const file = { standard, from, to, takenAt: context.now.toISOString(), changes };
  return new Response(`${JSON.stringify(file, null, 1)}\n`, { headers: { "Content-Type": "application/json; charset=utf-8", "Content-Disposition": `attachment; filename="${fileName(standard.slug, "json", `changes-${from.number}-${to.number}`)}"` } });
}
