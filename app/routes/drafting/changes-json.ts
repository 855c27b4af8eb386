/** The change list of two drafts as a JSON file: each change with its pieces, and the comments and amendments that led to it. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileName } from "#app/domain/exports.ts";
import { reasonCode } from "#app/domain/reasons.ts";
import { readNumber } from "#app/paths.ts";
import { openChangeList } from "#app/queries/change-lists.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { standard, from, to, changes } = await openChangeList(params.standard!, { from: readNumber(params.from) ?? 0, to: readNumber(params.to) ?? 0 });
  const draft = ({ number, label, publishedAt }: typeof from) => ({ number, label, publishedAt });
  // Which page of the redline shows a change is nothing of the change.
  const told = changes.map(({ page: _page, reasons, ...change }) => ({ ...change, reasons: reasons.map((reason) => ({ code: reasonCode(reason), ...reason })) }));
  const file = { standard, from: draft(from), to: draft(to), takenAt: context.now.toISOString(), changes: told };
  return new Response(`${JSON.stringify(file, null, 1)}\n`, { headers: { "Content-Type": "application/json; charset=utf-8", "Content-Disposition": `attachment; filename="${fileName(standard.slug, "json", `changes-${from.number}-${to.number}`)}"` } });
}
