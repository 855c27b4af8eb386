/** The tracker: a page of a standard's comments with their dispositions, and what a facilitator needs to dispose of them. */
import { and, asc, count, desc, eq, exists, inArray, isNotNull, sql } from "drizzle-orm";
import { db, prepared } from "#db/client.server.ts";
import { comments, events, organisations, placements } from "#db/schema.server.ts";
import { Refused } from "#app/domain/refusals.ts";
import type { Visitor } from "#app/domain/roles.ts";
import { CARRIED } from "#app/domain/text/placements.ts";
import type { Cut } from "#app/domain/text/cut.ts";
import { clamp, filtersOf, readView, type TrackerView } from "#app/domain/tracker-views.ts";
import { standardHead } from "./standards.server.ts";
import { countIn, idsIn, placedOn, scopeOf, type TrackerScope } from "./tracker-scope.server.ts";

/** Observations that were given last, to be given again. */
const RECENT = 8;
const RECENT_AMONG = 300;
/** Clauses are offered as deep as this allows; the highest ones always are. */
const CLAUSES_MAX = 100;

/** A page of the tracker, in fifteen statements, whatever the number of comments. @throws Refused "not-found" */
export async function openTracker(slug: string, view: TrackerView, visitor: Visitor, now: Date) {
  // What was disposed of is noted before anything is read: what comes after may be on the page, but is never taken for seen.
  const scope = await scopeOf(slug, view, visitor, now);
  const seen = await lastDisposition(scope.standard.id);
  const head = await standardHead(slug, now, visitor);
  const summary = await summaryOf(scope.standard.id, head.revision);
  const matching = Object.keys(filtersOf(view)).length === 0 && !scope.sight.where ? summary.total + summary.withdrawn : await countIn(scope, view);
  const pages = Math.max(1, Math.ceil(matching / view.size));
  const page = Math.min(view.page, pages);
  return {
    head,
    view: { ...view, page },
    pages,
    matching,
    withheldUntil: scope.sight.until,
    seen,
    draft: scope.draft && { number: scope.draft.number, label: scope.draft.label },
    rows: await rowsOf(scope, await idsIn(scope, view, page)),
    summary,
    choices: {
      rounds: scope.rounds.map(({ number, draft }) => ({ number, label: scope.drafts.find((made) => made.number === draft)?.label ?? "" })),
      drafts: scope.drafts.map(({ number, label }) => ({ number, label })),
      clauses: clausesOf(scope.cut),
      organisations: await organisationsIn(scope.standard.id),
    },
    recent: head.may.facilitate ? await recentObservations(scope.standard.id) : [],
  };
}

export type TrackerPage = Awaited<ReturnType<typeof openTracker>>;
export type TrackerRow = TrackerPage["rows"][number];

/** The comments that somebody is about to dispose of, by their numbers, and what the form needs. @throws Refused "not-found" */
export async function openDisposition(slug: string, numbers: readonly number[], visitor: Visitor, now: Date) {
  const scope = await scopeOf(slug, readView(new URLSearchParams()), visitor, now);
  const seen = await lastDisposition(scope.standard.id);
  const named: string[] = [];
  for (let at = 0; at < numbers.length; at += SHOWN_MAX) {
    const part = numbers.slice(at, at + SHOWN_MAX);
    named.push(...(await db().select({ id: comments.id }).from(comments).where(and(eq(comments.standardId, scope.standard.id), inArray(comments.number, part)))).map(({ id }) => id));
    if (named.length >= SHOWN_MAX) break;
  }
  if (numbers.length > 0 && named.length === 0) throw new Refused({ code: "not-found" });
  return { head: await standardHead(slug, now, visitor), seen, rows: await rowsOf(scope, named.slice(0, SHOWN_MAX)), recent: await recentObservations(scope.standard.id) };
}

/** So many comments are shown beside the form; the others are named. */
const SHOWN_MAX = 50;

/** The place in the record of the newest disposition; 0: none. Deeds of facilitators on a standard follow each other, so nothing earlier can still come. */
async function lastDisposition(standardId: string): Promise<number> {
  const [row] = await prepared("tracker-seen", (handle) =>
    handle
      .select({ sequence: events.sequence })
      .from(events)
      .where(and(eq(events.standardId, sql.placeholder("standardId")), eq(events.kind, "comment-disposed")))
      .orderBy(desc(events.sequence))
      .limit(1),
  ).execute({ standardId });
  return row?.sequence ?? 0;
}

async function rowsOf(scope: TrackerScope, ids: readonly string[]) {
  if (ids.length === 0) return [];
  // A cross join, since SQLite then looks up the comments first; it would walk through all places on the draft.
  const rows = await db().select({ comment: COLUMNS, place: { firstLine: placements.firstLine, lastLine: placements.lastLine, state: placements.state, confidence: placements.confidence, correctedBy: placements.correctedBy } }).from(comments).crossJoin(placements).where(and(inArray(comments.id, [...ids]), placedOn(scope)));
  const byId = new Map(rows.map((row) => [row.comment.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []).map(({ comment, place }) => {
    const { id: _id, draftId, firstLine, lastLine, withdrawnAt, reason, proposedChange, observation, clause, ...said } = comment;
    const made = scope.drafts.find((draft) => draft.id === draftId);
    const carried = draftId !== scope.draft?.id;
    return {
      ...said,
      withdrawn: withdrawnAt !== null,
      reason: clamp(reason),
      proposedChange: proposedChange === null ? null : clamp(proposedChange),
      observation: observation === null ? null : clamp(observation),
      /** Null where the text is gone from the draft that is shown. */
      line: place.firstLine === null || place.lastLine === null ? null : { first: place.firstLine, last: place.lastLine },
      clause: place.firstLine === null ? clause : clauseAt(scope.cut, place.firstLine, clause),
      check: carried && place.correctedBy === null && place.confidence < CARRIED,
      /** Where it was made; null where that is the draft that is shown. */
      made: carried && made ? { draft: made.number, label: made.label, first: firstLine, last: lastLine, state: place.state } : null,
    };
  });
}

/** What may leave the house of a comment: no address of anybody. */
const COLUMNS = {
  id: comments.id,
  number: comments.number,
  draftId: comments.draftId,
  firstLine: comments.firstLine,
  lastLine: comments.lastLine,
  clause: comments.clause,
  authorName: comments.authorName,
  organisationName: comments.organisationName,
  category: comments.category,
  type: comments.type,
  reason: comments.reason,
  proposedChange: comments.proposedChange,
  mustBeSatisfied: comments.mustBeSatisfied,
  handling: comments.handling,
  disposition: comments.disposition,
  observation: comments.observation,
  duplicateOf: comments.duplicateOf,
  answer: comments.answer,
  withdrawnAt: comments.withdrawnAt,
  supportCount: comments.supportCount,
  replyCount: comments.replyCount,
};

function clauseAt(cut: Cut | null, line: number, otherwise: string): string {
  const block = cut?.blocks[cut.lines[line - 1]?.block ?? -1];
  return block ? (cut?.clauses[block.clause]?.number ?? "") : otherwise;
}

interface Summary {
  total: number;
  disposed: number;
  proposed: number;
  technicalOpen: number;
  mustOpen: number;
  notSatisfied: number;
  withdrawn: number;
}

const keptSummaries = new Map<string, { revision: number; summary: Summary }>();
const SUMMARIES_KEPT = 50;

/** How far the disposition has come, over all comments of the standard but the withdrawn ones. It is counted once for each revision of the standard. */
async function summaryOf(standardId: string, revision: number): Promise<Summary> {
  const known = keptSummaries.get(standardId);
  if (known?.revision === revision) return known.summary;
  const summary = await countSummary(standardId);
  keptSummaries.delete(standardId);
  keptSummaries.set(standardId, { revision, summary });
  for (const [oldest] of keptSummaries) {
    if (keptSummaries.size <= SUMMARIES_KEPT) break;
    keptSummaries.delete(oldest);
  }
  return summary;
}

async function countSummary(standardId: string): Promise<Summary> {
  // Grouped in the order of the index, so that nothing is sorted.
  const rows = await prepared("tracker-summary", (handle) =>
    handle
      .select({ withdrawnAt: comments.withdrawnAt, handling: comments.handling, type: comments.type, must: comments.mustBeSatisfied, answer: comments.answer, count: count() })
      .from(comments)
      .where(eq(comments.standardId, sql.placeholder("standardId")))
      .groupBy(comments.withdrawnAt, comments.handling, comments.type, comments.mustBeSatisfied, comments.answer),
  ).execute({ standardId });
  const standing = rows.filter((row) => row.withdrawnAt === null);
  const undecided = standing.filter((row) => row.handling === "open" || row.handling === "proposed");
  const sum = (some: typeof rows) => some.reduce((total, row) => total + row.count, 0);
  return {
    total: sum(standing),
    disposed: sum(standing) - sum(undecided),
    proposed: sum(standing.filter((row) => row.handling === "proposed")),
    technicalOpen: sum(undecided.filter((row) => row.type === "technical")),
    mustOpen: sum(undecided.filter((row) => row.must)),
    notSatisfied: sum(standing.filter((row) => row.answer === "not-satisfied")),
    withdrawn: sum(rows) - sum(standing),
  };
}

function clausesOf(cut: Cut | null): { number: string; title: string; depth: number }[] {
  const numbered = (cut?.clauses ?? []).filter(({ number }) => number !== "");
  const highest = Math.min(...numbered.map(({ depth }) => depth));
  const down = (depth: number) => numbered.filter((clause) => clause.depth <= depth);
  let deepest = highest;
  while (deepest < 6 && down(deepest + 1).length <= CLAUSES_MAX) deepest++;
  const offered = down(deepest);
  return offered.map(({ number, title, depth }) => ({ number, title, depth: depth - highest }));
}

async function organisationsIn(standardId: string): Promise<{ slug: string; name: string }[]> {
  return prepared("tracker-organisations", (handle) =>
    handle
      .select({ slug: organisations.slug, name: organisations.name })
      .from(organisations)
      .where(exists(handle.select({ id: comments.id }).from(comments).where(and(eq(comments.organisationId, organisations.id), eq(comments.standardId, sql.placeholder("standardId"))))))
      .orderBy(asc(organisations.name)),
  ).execute({ standardId });
}

async function recentObservations(standardId: string): Promise<string[]> {
  const rows = await prepared("tracker-recent", (handle) =>
    handle
      .select({ observation: comments.observation })
      .from(comments)
      .where(and(eq(comments.standardId, sql.placeholder("standardId")), isNotNull(comments.disposedAt)))
      .orderBy(desc(comments.disposedAt))
      .limit(RECENT_AMONG),
  ).execute({ standardId });
  return [...new Set(rows.flatMap(({ observation }) => observation ?? []))].slice(0, RECENT);
}
