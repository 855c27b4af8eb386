/** The comments of a view for a file: all of them, in the order of their numbers, some hundreds at a time, so that no file is ever held whole. */
import { and, asc, eq, gt } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { comments, placements } from "#db/schema.server.ts";
import type { Visitor } from "#app/domain/roles.ts";
import type { TrackerView } from "#app/domain/tracker-views.ts";
import { changesByComment, type ChangeLedTo } from "./change-lists.server.ts";
import { placedOn, scopeOf } from "./tracker-scope.server.ts";

const BATCH = 500;

/** What a file may hold of a comment: what its page shows to everybody, and no address of anybody. Lines are inclusive; null where the text is gone. */
export interface CommentExported {
  number: number;
  organisation: string;
  category: string | null;
  author: string;
  createdAt: string;
  draft: string;
  firstLine: number;
  lastLine: number;
  clause: string;
  shownOn: string;
  shownFirstLine: number | null;
  shownLastLine: number | null;
  type: (typeof comments.$inferSelect)["type"];
  reason: string;
  proposedChange: string | null;
  mustBeSatisfied: boolean;
  handling: (typeof comments.$inferSelect)["handling"];
  disposition: (typeof comments.$inferSelect)["disposition"];
  observation: string | null;
  duplicateOf: number | null;
  disposedAt: string | null;
  answer: (typeof comments.$inferSelect)["answer"];
  withdrawn: boolean;
  supporters: number;
  replies: number;
  /** Of the text, in the drafts since. */
  changes: ChangeLedTo[];
}

/** What a file is called and holds. @throws Refused "not-found" */
export async function exportComments(slug: string, view: TrackerView, visitor: Visitor, now: Date): Promise<{ standard: { slug: string; identifier: string; title: string }; batches: () => AsyncGenerator<CommentExported[]> }> {
  const scope = await scopeOf(slug, view, visitor, now);
  const led = await changesByComment(scope.standard.slug);
  const labels = new Map(scope.drafts.map(({ id, label }) => [id, label]));
  async function* batches() {
    for (let last = 0; ; ) {
      const rows = await db()
        .select({ comment: comments, firstLine: placements.firstLine, lastLine: placements.lastLine })
        .from(comments)
        .innerJoin(placements, placedOn(scope))
        .where(and(scope.where, gt(comments.number, last), eq(comments.standardId, scope.standard.id)))
        .orderBy(asc(comments.number))
        .limit(BATCH);
      const end = rows.at(-1);
      if (!end) return;
      yield rows.map(({ comment, firstLine, lastLine }) => exported(comment, labels.get(comment.draftId) ?? "", { label: scope.draft?.label ?? "", firstLine, lastLine }, led.get(comment.number) ?? []));
      last = end.comment.number;
    }
  }
  const { id: _id, ...standard } = scope.standard;
  return { standard, batches };
}

function exported(comment: typeof comments.$inferSelect, draft: string, shown: { label: string; firstLine: number | null; lastLine: number | null }, changes: ChangeLedTo[]): CommentExported {
  return {
    number: comment.number,
    organisation: comment.organisationName,
    category: comment.category,
    author: comment.authorName,
    createdAt: comment.createdAt.toISOString(),
    draft,
    firstLine: comment.firstLine,
    lastLine: comment.lastLine,
    clause: comment.clause,
    shownOn: shown.label,
    shownFirstLine: shown.firstLine,
    shownLastLine: shown.lastLine,
    type: comment.type,
    reason: comment.reason,
    proposedChange: comment.proposedChange,
    mustBeSatisfied: comment.mustBeSatisfied,
    handling: comment.handling,
    disposition: comment.disposition,
    observation: comment.observation,
    duplicateOf: comment.duplicateOf,
    disposedAt: comment.disposedAt?.toISOString() ?? null,
    answer: comment.answer,
    withdrawn: comment.withdrawnAt !== null,
    supporters: comment.supportCount,
    replies: comment.replyCount,
    changes,
  };
}
