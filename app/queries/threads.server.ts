/** The comments that stand on some lines of a draft, as a reader sees them. One comment with its whole history is left to comment.server.ts. */
import { and, asc, count, eq, gte, inArray, lte } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { comments, drafts, placements, replies, rounds, supports } from "#db/schema.server.ts";
import type { StandardRules } from "#app/domain/delegations/delegations.ts";
import { mayAnswer, mayEdit, mayReply, maySupport, mayWithdraw, type CommentState, type Visitor } from "#app/domain/roles.ts";
import { decidingRound, type RoundTerms, type RoundTimes } from "#app/domain/rounds.ts";
import { CARRIED, reasonFor, type PlacementState } from "#app/domain/text/placements.ts";
import { THREAD_MAX, type Carried, type Deeds, type ThreadReply, type Threads, type Written } from "#app/domain/threads.ts";
import { newId } from "#app/platform/chance.server.ts";
import { sightOn } from "./comments/withheld.server.ts";
import { rendered } from "./rendered.server.ts";
import { rulesOf } from "./standards.server.ts";

/** Over all the comments of one answer; the comment's page shows the others. */
const REPLIES_MAX = 1_000;

/**
 * Comments whose place on this draft overlaps the lines (inclusive), by line, then number: at most THREAD_MAX, the rest counted.
 * Seven statements at most, however many comments there are.
 */
export async function threadsOn({ id: draftId, standardId }: { id: string; standardId: string }, lines: { first: number; last: number }, visitor: Visitor, now: Date): Promise<Threads> {
  const { where: seen } = await sightOn(standardId, visitor, now);
  const overlaps = and(eq(placements.draftId, draftId), lte(placements.firstLine, lines.last), gte(placements.lastLine, lines.first), seen);
  const rows = await db()
    .select({ comment: comments, place: placements, draft: { number: drafts.number, label: drafts.label } })
    .from(placements)
    .innerJoin(comments, eq(comments.id, placements.commentId))
    .innerJoin(drafts, eq(drafts.id, comments.draftId))
    .where(overlaps)
    .orderBy(asc(placements.firstLine), asc(comments.number))
    .limit(THREAD_MAX + 1);
  const shown = rows.slice(0, THREAD_MAX);
  if (shown.length === 0) return { comments: [], more: 0 };
  const ids = shown.map(({ comment }) => comment.id);
  const held = await roundsOf(standardId);
  const rules = await rulesOf(standardId);
  const said = await repliesTo(ids);
  const supported = await supportedBy(visitor, ids);
  const total = rows.length > THREAD_MAX ? ((await db().select({ all: count() }).from(placements).innerJoin(comments, eq(comments.id, placements.commentId)).where(overlaps))[0]?.all ?? 0) : rows.length;
  return {
    comments: shown.map(({ comment, place, draft }) => ({
      firstLine: place.firstLine ?? comment.firstLine,
      lastLine: place.lastLine ?? comment.lastLine,
      ...saidIn(comment),
      own: comment.authorId === visitor?.id,
      supported: supported.has(comment.id),
      replies: said.get(comment.id) ?? [],
      carried: comment.draftId === draftId ? null : carriedFrom(comment, draft, place),
      may: deedsOn(comment, rules, held, visitor, now),
      submission: newId(),
    })),
    more: total - shown.length,
  };
}

/** The rounds of a standard: they decide what may be said of its comments now. */
export async function roundsOf(standardId: string): Promise<(RoundTerms & { id: string; draftId: string })[]> {
  return db().select({ id: rounds.id, draftId: rounds.draftId, opensAt: rounds.opensAt, closesAt: rounds.closesAt, closedAt: rounds.closedAt, disclosure: rounds.disclosure }).from(rounds).where(eq(rounds.standardId, standardId));
}

/** Replies and support belong to the round that is open now, on whichever draft; an edit to the round of the comment's own draft. */
export function deedsOn(comment: CommentState & { draftId: string }, rules: StandardRules, held: readonly (RoundTimes & { draftId: string })[], visitor: Visitor, now: Date): Deeds {
  const present = decidingRound(held, now);
  const own = decidingRound(held.filter((round) => round.draftId === comment.draftId), now);
  return {
    reply: mayReply(visitor, comment, rules, present, now),
    support: maySupport(visitor, comment, rules, present, now),
    edit: mayEdit(visitor, comment, own, now),
    withdraw: mayWithdraw(visitor, comment),
    answer: mayAnswer(visitor, comment),
  };
}

/** What everybody may read of a comment: an allow-list. */
export function saidIn(comment: typeof comments.$inferSelect) {
  return {
    number: comment.number,
    type: comment.type,
    mustBeSatisfied: comment.mustBeSatisfied,
    reason: written(comment.reason),
    proposedChange: comment.proposedChange === null ? null : written(comment.proposedChange),
    author: { name: comment.authorName, organisation: comment.organisationName, category: comment.category },
    at: comment.createdAt.toISOString(),
    edited: comment.version > 1,
    withdrawn: comment.withdrawnAt !== null,
    handling: comment.handling,
    disposition: comment.disposition,
    observation: comment.observation === null ? null : written(comment.observation),
    duplicateOf: comment.duplicateOf,
    answer: comment.answer,
    supportCount: comment.supportCount,
    replyCount: comment.replyCount,
  };
}

export function written(text: string): Written {
  return { text, html: rendered(text) };
}

export function replyShown(row: { id: string; authorName: string; organisationName: string; category: ThreadReply["category"]; text: string; createdAt: Date }): ThreadReply {
  return { id: row.id, name: row.authorName, organisation: row.organisationName, category: row.category, html: rendered(row.text), at: row.createdAt.toISOString() };
}

/** Which of these comments the visitor supports. */
export async function supportedBy(visitor: Visitor, ids: string[]): Promise<Set<string>> {
  if (!visitor) return new Set();
  const rows = await db().select({ commentId: supports.commentId }).from(supports).where(and(eq(supports.userId, visitor.id), inArray(supports.commentId, ids)));
  return new Set(rows.map((row) => row.commentId));
}

async function repliesTo(ids: string[]): Promise<Map<string, ThreadReply[]>> {
  const rows = await db().select().from(replies).where(inArray(replies.commentId, ids)).orderBy(asc(replies.createdAt), asc(replies.id)).limit(REPLIES_MAX);
  const byComment = new Map<string, ThreadReply[]>();
  for (const row of rows) byComment.set(row.commentId, [...(byComment.get(row.commentId) ?? []), replyShown(row)]);
  return byComment;
}

function carriedFrom(comment: { firstLine: number; lastLine: number }, draft: { number: number; label: string }, place: { state: PlacementState; confidence: number; correctedBy: string | null }): Carried {
  return { draft: draft.number, label: draft.label, firstLine: comment.firstLine, lastLine: comment.lastLine, state: place.state, check: needsCheck(place) };
}

/** Below the threshold a person is asked to look; once a person has corrected the place, nobody is. */
export function needsCheck(place: { confidence: number; correctedBy: string | null }): boolean {
  return place.correctedBy === null && place.confidence < CARRIED;
}

/** What of a stored place is shown: where it is, and what to look at while no person has said where it stands. */
export function shownPlace(place: Pick<typeof placements.$inferSelect, "firstLine" | "lastLine" | "state" | "confidence" | "suggestions" | "correctedBy">) {
  const { firstLine, lastLine, state, confidence, correctedBy } = place;
  const why = correctedBy === null ? reasonFor(place) : null;
  return { firstLine, lastLine, state, confidence, check: needsCheck(place), why, suggestions: why === null ? [] : place.suggestions };
}
