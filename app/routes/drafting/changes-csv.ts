/** The change list of two drafts as a CSV file. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { csv } from "#app/domain/csv.ts";
import { fileName } from "#app/domain/exports.ts";
import { reasonCode } from "#app/domain/reasons.ts";
import { readNumber } from "#app/paths.ts";
import { openChangeList, type ChangeShown } from "#app/queries/change-lists.server.ts";
import { catalogueOf, type Catalogue } from "#app/texts/catalogue.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { standard, from, to, changes } = await openChangeList(params.standard!, { from: readNumber(params.from) ?? 0, to: readNumber(params.to) ?? 0 });
  const t = catalogueOf(context.language);
  const rows = changes.map((change) => cellsOf(change, t));
  return new Response(csv([t.revisions.changeList.columns(from.label, to.label), ...rows]), { headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="${fileName(standard.slug, "csv", `changes-${from.number}-${to.number}`)}"` } });
}

function cellsOf({ number, clause, old, next, kind, label, keywords, pieces, reasons }: ChangeShown, { frame, revisions: { redline } }: Catalogue): (string | number | null)[] {
  const lines = (span: ChangeShown["old"]) => (span ? frame.lineRange(span.first, span.last) : null);
  const of = (op: "del" | "ins") => pieces.filter((piece) => piece.op === op).map(({ text }) => text).join(" … ") || null;
  const each = (tell: (reason: ChangeShown["reasons"][number]) => string) => reasons.map(tell).join("; ") || null;
  return [number, clause || null, lines(old), lines(next), redline.kinds[kind], label && redline[label], keywords.join("; ") || null, of("del"), of("ins"), each(reasonCode), each(({ by }) => by)];
}
