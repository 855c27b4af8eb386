/** One's own comments as a CSV file. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { csv } from "#app/domain/csv.ts";
import { commentCode } from "#app/domain/comments.ts";
import { Refused } from "#app/domain/refusals.ts";
import { exportMyComments } from "#app/queries/my-comments.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ context }: LoaderFunctionArgs) {
  const { visitor, language } = context;
  if (!visitor) throw new Refused({ code: "sign-in-required" });
  const t = catalogueOf(language);
  const mine = t.comments.mine;
  const yesNo = (yes: boolean) => (yes ? mine.yes : mine.no);
  const rows = (await exportMyComments(visitor)).map(({ comment, identifier, changes }) => [
    commentCode(comment.number),
    identifier,
    comment.draft.label,
    comment.firstLine,
    comment.lastLine,
    comment.clause,
    t.commentTypes[comment.type],
    yesNo(comment.mustBeSatisfied),
    comment.at,
    comment.reason.text,
    comment.proposedChange,
    t.handlings[comment.handling],
    comment.disposition ? t.dispositions[comment.disposition] : null,
    comment.observation?.text ?? null,
    comment.answer ? t.answers[comment.answer] : null,
    comment.now?.label ?? comment.draft.label,
    comment.now ? comment.now.firstLine : comment.firstLine,
    comment.now ? comment.now.lastLine : comment.lastLine,
    comment.now ? t.placementStates[comment.now.state] : t.placementStates.same,
    comment.now ? Math.round(comment.now.confidence * 100) / 100 : 1,
    yesNo(comment.now?.check ?? false),
    changes.map(({ to, change }) => t.tracker.file.change(to, change)).join("; ") || null,
  ]);
  return new Response(csv([mine.csvColumns, ...rows]), { headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": 'attachment; filename="my-comments.csv"' } });
}
