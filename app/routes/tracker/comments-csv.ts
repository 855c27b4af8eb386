/** The public comments of a standard as a CSV file, in the order of the ISO commenting template; a view narrows it. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { commentCode } from "#app/domain/comments.ts";
import { csv } from "#app/domain/csv.ts";
import { fileName, isoCells } from "#app/domain/exports.ts";
import { readView } from "#app/domain/tracker-views.ts";
import { download } from "#app/platform/downloads.server.ts";
import { exportComments, type CommentExported } from "#app/queries/tracker-exports.server.ts";
import { catalogueOf, type Catalogue } from "#app/texts/catalogue.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { standard, batches } = await exportComments(params.standard ?? "", readView(new URL(request.url).searchParams), context.visitor, context.now);
  return download(request, fileName(standard.slug, "csv"), "text/csv; charset=utf-8", partsOf(batches(), catalogueOf(context.language)));
}

async function* partsOf(batches: AsyncIterable<CommentExported[]>, t: Catalogue) {
  yield csv([[...t.tracker.file.iso, ...t.tracker.file.own]]);
  // The byte-order mark stands once, at the beginning.
  for await (const batch of batches) yield csv(batch.map((comment) => cellsOf(comment, t))).slice(1);
}

function cellsOf(comment: CommentExported, t: Catalogue): (string | number | null)[] {
  const { yes, no } = t.tracker.file;
  const disposition = comment.disposition && (comment.handling === "proposed" ? t.comments.proposed(t.dispositions[comment.disposition]) : t.dispositions[comment.disposition]);
  return [
    ...isoCells({ ...comment, firstLine: comment.shownFirstLine, lastLine: comment.shownLastLine, disposition }),
    commentCode(comment.number),
    comment.category && t.categories[comment.category as keyof Catalogue["categories"]],
    comment.author,
    comment.createdAt,
    comment.draft,
    t.frame.lineRange(comment.firstLine, comment.lastLine),
    comment.shownOn,
    comment.mustBeSatisfied ? yes : no,
    t.handlings[comment.handling],
    disposition,
    comment.duplicateOf === null ? null : commentCode(comment.duplicateOf),
    comment.disposedAt,
    comment.answer && t.answers[comment.answer],
    comment.withdrawn ? yes : no,
    comment.supporters,
    comment.replies,
    comment.changes.map(({ to, change }) => t.tracker.file.change(to, change)).join("; ") || null,
  ];
}
