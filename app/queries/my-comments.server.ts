/** A person's own comments over all standards: what became of each, and where it stands in the newest draft. */
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, sql, type SQL } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { comments, drafts, placements, standards } from "#db/schema.server.ts";
import type { Actor } from "#app/domain/roles.ts";
import { mayAnswer } from "#app/domain/roles.ts";
import { OWN_FILTERS, type OwnComment, type OwnFilter, type Standing } from "#app/domain/threads.ts";
import { changesByComment, type ChangeLedTo } from "./change-lists.server.ts";
import { shownPlace, written } from "./threads.server.ts";

/** Comments on one page. */
export const OWN_PAGE = 50;
/** Comments in one file: no person has written more. */
export const OWN_EXPORT = 20_000;

export interface OwnStandard {
  slug: string;
  identifier: string;
  title: string;
  comments: OwnComment[];
}

/** One page of them, by standard, then newest first, and how many each filter holds. `page` from 1; one beyond the last is empty. */
export async function openMyComments(actor: Actor, filter: OwnFilter, page: number): Promise<{ standards: OwnStandard[]; counts: Record<OwnFilter, number>; pages: number }> {
  const counts = await countsOf(actor.id);
  const rows = await ownComments(actor, filter, OWN_PAGE, (page - 1) * OWN_PAGE);
  const grouped = new Map<string, OwnStandard>();
  for (const { comment, identifier, title } of rows) {
    const group = grouped.get(comment.standard) ?? { slug: comment.standard, identifier, title, comments: [] };
    grouped.set(comment.standard, group);
    group.comments.push(comment);
  }
  return { standards: [...grouped.values()], counts, pages: Math.max(1, Math.ceil(counts[filter] / OWN_PAGE)) };
}

/** All of them, as they stand in a file, each with the changes that it led to. */
export async function exportMyComments(actor: Actor): Promise<{ comment: OwnComment; identifier: string; title: string; changes: ChangeLedTo[] }[]> {
  const rows = await ownComments(actor, "all", OWN_EXPORT, 0);
  const led = new Map<string, ReadonlyMap<number, ChangeLedTo[]>>();
  for (const { comment } of rows) if (!led.has(comment.standard)) led.set(comment.standard, await changesByComment(comment.standard));
  return rows.map((row) => ({ ...row, changes: led.get(row.comment.standard)?.get(row.comment.number) ?? [] }));
}

async function ownComments(actor: Actor, filter: OwnFilter, limit: number, offset: number) {
  const rows = await db()
    .select({ comment: comments, standard: { id: standards.id, slug: standards.slug, identifier: standards.identifier, title: standards.title }, draft: { number: drafts.number, label: drafts.label } })
    .from(comments)
    .innerJoin(standards, eq(standards.id, comments.standardId))
    .innerJoin(drafts, eq(drafts.id, comments.draftId))
    .where(and(eq(comments.authorId, actor.id), conditionOf(filter)))
    .orderBy(asc(standards.identifier), asc(standards.id), desc(comments.number))
    .limit(limit)
    .offset(offset);
  const standing = await standingOf(actor, [...new Set(rows.map(({ standard }) => standard.id))]);
  return rows.map(({ comment, standard, draft }) => ({
    identifier: standard.identifier,
    title: standard.title,
    comment: {
      number: comment.number,
      standard: standard.slug,
      draft,
      firstLine: comment.firstLine,
      lastLine: comment.lastLine,
      clause: comment.clause,
      type: comment.type,
      mustBeSatisfied: comment.mustBeSatisfied,
      reason: written(comment.reason),
      proposedChange: comment.proposedChange,
      at: comment.createdAt.toISOString(),
      handling: comment.handling,
      disposition: comment.disposition,
      observation: comment.observation === null ? null : written(comment.observation),
      duplicateOf: comment.duplicateOf,
      withdrawn: comment.withdrawnAt !== null,
      answer: comment.answer,
      mayAnswer: mayAnswer(actor, comment).ok,
      now: standing.get(comment.id) ?? null,
    },
  }));
}

/** The condition of a filter, the same for the list and for its count. */
function conditionOf(filter: OwnFilter): SQL | undefined {
  if (filter === "open") return inArray(comments.handling, ["open", "proposed"]);
  if (filter === "disposed") return inArray(comments.handling, ["decided", "applied"]);
  if (filter === "needs-answer") return and(inArray(comments.handling, ["decided", "applied"]), isNull(comments.withdrawnAt), isNull(comments.answer), isNotNull(comments.disposition));
  return undefined;
}

async function countsOf(authorId: string): Promise<Record<OwnFilter, number>> {
  const rows = await Promise.all(OWN_FILTERS.map((filter) => db().select({ all: count() }).from(comments).where(and(eq(comments.authorId, authorId), conditionOf(filter)))));
  return Object.fromEntries(OWN_FILTERS.map((filter, index) => [filter, rows[index]?.[0]?.all ?? 0])) as Record<OwnFilter, number>;
}

/** Where the person's comments stand on the newest draft of each standard; none for those that were written about it. */
async function standingOf(actor: Actor, standardIds: string[]): Promise<Map<string, Standing>> {
  if (standardIds.length === 0) return new Map();
  const newest = db().select({ standardId: drafts.standardId, number: sql<number>`max(${drafts.number})`.as("newest_number") }).from(drafts).where(inArray(drafts.standardId, standardIds)).groupBy(drafts.standardId).as("newest");
  const rows = await db()
    .select({ place: placements, own: comments.draftId, draft: { id: drafts.id, number: drafts.number, label: drafts.label } })
    .from(newest)
    .innerJoin(drafts, and(eq(drafts.standardId, newest.standardId), eq(drafts.number, newest.number)))
    .innerJoin(placements, eq(placements.draftId, drafts.id))
    .innerJoin(comments, eq(comments.id, placements.commentId))
    .where(eq(comments.authorId, actor.id));
  return new Map(
    rows
      .filter((row) => row.own !== row.draft.id)
      .map(({ place, draft }) => [place.commentId, { draft: draft.number, label: draft.label, ...shownPlace(place) }]),
  );
}
