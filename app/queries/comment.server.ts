/** One comment with all that became of it, and what the form of a new one needs to know. Many comments on lines are left to threads.server.ts. */
import { and, asc, desc, eq, gt, lt } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { draftText } from "#db/draft-texts.server.ts";
import { answers, comments, commentVersions, dispositions, drafts, placements, replies, standards, supports } from "#db/schema.server.ts";
import { EDIT_TIME } from "#app/domain/comments.ts";
import { demand, Refused, refuse, type Verdict } from "#app/domain/refusals.ts";
import { maySeeComment, maySubmit, type Visitor } from "#app/domain/roles.ts";
import { decidingRound, endOf } from "#app/domain/rounds.ts";
import { rangeFault, textOf } from "#app/domain/text/anchors.ts";
import type { Piece } from "#app/domain/text/redline.ts";
import { stretches } from "#app/domain/text/words.ts";
import type { DispositionShown, PlaceShown, Supporters, VersionShown } from "#app/domain/threads.ts";
import { newId } from "#app/platform/chance.server.ts";
import { sightIn, type Sight } from "./comments/withheld.server.ts";
import { deedsOn, replyShown, roundsOf, saidIn, shownPlace, supportedBy, written } from "./threads.server.ts";

/** The page shows this many; nobody has met more. */
const REPLIES_MAX = 1_000;
const SUPPORTERS_MAX = 2_000;

/** Everything about one comment. Thirteen statements, whatever was said of it. @throws Refused "not-found". */
export async function openComment(at: { standard: string; number: number }, visitor: Visitor, now: Date) {
  const [row] = await db()
    .select({ comment: comments, standard: { id: standards.id, slug: standards.slug, identifier: standards.identifier, title: standards.title, admission: standards.admission }, draft: { id: drafts.id, number: drafts.number, label: drafts.label } })
    .from(comments)
    .innerJoin(standards, eq(standards.id, comments.standardId))
    .innerJoin(drafts, eq(drafts.id, comments.draftId))
    .where(and(eq(standards.slug, at.standard), eq(comments.number, at.number)));
  if (!row) throw new Refused({ code: "not-found" });
  const { comment, standard, draft } = row;
  const held = await roundsOf(comment.standardId);
  demand(maySeeComment(visitor, comment, held.find(({ id }) => id === comment.roundId) ?? null, now));
  const seen = sightIn(held, comment.standardId, visitor, now);
  const text = (await draftText(comment.draftId)).cut;
  const lines = textOf(text, comment);
  const editableUntil = new Date(comment.createdAt.getTime() + EDIT_TIME);
  const thread = {
    firstLine: comment.firstLine,
    lastLine: comment.lastLine,
    ...saidIn(comment),
    own: comment.authorId === visitor?.id,
    supported: (await supportedBy(visitor, [comment.id])).has(comment.id),
    replies: (await db().select().from(replies).where(eq(replies.commentId, comment.id)).orderBy(asc(replies.createdAt), asc(replies.id)).limit(REPLIES_MAX)).map(replyShown),
    carried: null,
    may: deedsOn(comment, standard, held, visitor, now),
    submission: newId(),
  };
  return {
    comment: thread,
    standard: { slug: standard.slug, identifier: standard.identifier, title: standard.title },
    draft: { number: draft.number, label: draft.label },
    clause: comment.clause,
    lines,
    /** Null where the whole lines were meant. */
    selected: comment.quote.replace(/\s+/g, " ").trim() === lines.replace(/\s+/g, " ").trim().slice(0, comment.quote.length) ? null : comment.quote,
    editing: thread.own && thread.may.edit.ok ? { until: editableUntil.toISOString(), minutes: Math.ceil((editableUntil.getTime() - now.getTime()) / 60_000) } : null,
    placements: await placementsOf(comment.id, comment.draftId),
    versions: await versionsOf(comment.id),
    dispositions: await dispositionsOf(comment.id),
    appliedIn: comment.appliedDraftId ? await draftNamed(comment.appliedDraftId) : null,
    answers: (await db().select({ answer: answers.answer, text: answers.text, at: answers.at }).from(answers).where(eq(answers.commentId, comment.id)).orderBy(desc(answers.at), desc(answers.id))).map((row) => ({ answer: row.answer, html: row.text === null ? null : written(row.text).html, at: row.at.toISOString() })),
    supporters: await supportersOf(comment.id),
    previous: await neighbour(comment.standardId, comment.number, "before", seen),
    next: await neighbour(comment.standardId, comment.number, "after", seen),
  };
}

export type CommentPage = Awaited<ReturnType<typeof openComment>>;

/** On its own draft first, then on each later one. */
async function placementsOf(commentId: string, ownDraftId: string): Promise<PlaceShown[]> {
  const rows = await db().select({ place: placements, draft: { number: drafts.number, label: drafts.label } }).from(placements).innerJoin(drafts, eq(drafts.id, placements.draftId)).where(eq(placements.commentId, commentId)).orderBy(asc(drafts.number));
  return rows.map(({ place, draft }) => ({
    draft,
    own: place.draftId === ownDraftId,
    ...shownPlace(place),
    corrected: place.correctedBy !== null,
  }));
}

/** Each with what it changed in the one before. */
async function versionsOf(commentId: string): Promise<VersionShown[]> {
  const rows = await db().select().from(commentVersions).where(eq(commentVersions.commentId, commentId)).orderBy(asc(commentVersions.version));
  return rows.map((row, index) => ({ version: row.version, at: row.createdAt.toISOString(), change: rows[index - 1] ? changeOf(rows[index - 1]!, row) : null }));
}

function changeOf(before: typeof commentVersions.$inferSelect, after: typeof commentVersions.$inferSelect): VersionShown["change"] {
  return {
    type: before.type === after.type ? null : { before: before.type, after: after.type },
    mustBeSatisfied: before.mustBeSatisfied === after.mustBeSatisfied ? null : after.mustBeSatisfied,
    reason: piecesOf(before.reason, after.reason),
    proposedChange: piecesOf(before.proposedChange ?? "", after.proposedChange ?? ""),
  };
}

/** By words; null where nothing changed. */
function piecesOf(before: string, after: string): Piece[] | null {
  if (before === after) return null;
  return stretches(before, after).map(({ op, oldStart, oldEnd, newStart, newEnd }) => ({ op, text: op === "ins" ? after.slice(newStart, newEnd) : before.slice(oldStart, oldEnd) }));
}

async function dispositionsOf(commentId: string): Promise<DispositionShown[]> {
  const rows = await db().select().from(dispositions).where(eq(dispositions.commentId, commentId)).orderBy(asc(dispositions.at), asc(dispositions.id));
  return rows.map((row) => ({ kind: row.kind, state: row.state, html: row.observation === null ? null : written(row.observation).html, duplicateOf: row.duplicateOf, by: row.byName, at: row.at.toISOString() }));
}

/** By organisation, in the order in which the first of each came. */
async function supportersOf(commentId: string): Promise<Supporters[]> {
  const rows = await db().select({ name: supports.userName, organisation: supports.organisationName, category: supports.category }).from(supports).where(eq(supports.commentId, commentId)).orderBy(asc(supports.at), asc(supports.userId)).limit(SUPPORTERS_MAX);
  const byOrganisation = new Map<string, Supporters>();
  for (const { name, organisation, category } of rows) {
    const known = byOrganisation.get(organisation);
    if (known) known.names.push(name);
    else byOrganisation.set(organisation, { organisation, category, names: [name] });
  }
  return [...byOrganisation.values()];
}

async function neighbour(standardId: string, number: number, side: "before" | "after", seen: Sight): Promise<number | null> {
  const beyond = side === "before" ? lt(comments.number, number) : gt(comments.number, number);
  const [row] = await db().select({ number: comments.number }).from(comments).where(and(eq(comments.standardId, standardId), beyond, seen.where)).orderBy(side === "before" ? desc(comments.number) : asc(comments.number)).limit(1);
  return row?.number ?? null;
}

async function draftNamed(draftId: string) {
  const [row] = await db().select({ number: drafts.number, label: drafts.label }).from(drafts).where(eq(drafts.id, draftId));
  return row ?? null;
}

/** What the page of a new comment needs: the draft, the text of the lines where they lie in it, and whether the visitor may. @throws Refused "not-found". */
export async function openNewComment(at: { standard: string; draft: number }, lines: { first: number; last: number } | null, visitor: Visitor, now: Date) {
  const rows = await db()
    .select({ draft: { id: drafts.id, number: drafts.number, label: drafts.label, lineCount: drafts.lineCount }, standard: { id: standards.id, slug: standards.slug, identifier: standards.identifier, title: standards.title, admission: standards.admission } })
    .from(drafts)
    .innerJoin(standards, eq(standards.id, drafts.standardId))
    .where(eq(standards.slug, at.standard))
    .orderBy(desc(drafts.number));
  const found = rows.find(({ draft }) => draft.number === at.draft);
  const newest = rows[0]?.draft;
  if (!found || !newest) throw new Refused({ code: "not-found" });
  const { draft, standard } = found;
  const round = decidingRound((await roundsOf(standard.id)).filter(({ draftId }) => draftId === draft.id), now);
  const { cut } = await draftText(draft.id);
  const current = draft.id === newest.id;
  const verdict: Verdict = current ? maySubmit(visitor, standard, round, now) : refuse("draft-not-current", { label: newest.label });
  return {
    standard: { slug: standard.slug, identifier: standard.identifier, title: standard.title },
    draft: { number: draft.number, label: draft.label, lineCount: draft.lineCount },
    newest: current ? null : { number: newest.number, label: newest.label },
    closes: round ? endOf(round).toISOString() : null,
    lines: lines && !rangeFault(cut, { firstLine: lines.first, lastLine: lines.last }) ? { ...lines, text: textOf(cut, { firstLine: lines.first, lastLine: Math.min(lines.last, lines.first + 199) }) } : null,
    verdict,
    actingFor: visitor?.actingFor?.organisationName ?? null,
    submission: newId(),
  };
}
