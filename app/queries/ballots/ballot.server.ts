/** One ballot as its page and its files show it: the result as far as it may be told, the votes, the visitor's own, and what a receipt leads to. */
import { and, desc, eq, exists, isNull, like, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db, prepared } from "#db/client.server.ts";
import { ballots, comments, drafts, events, positions, supports } from "#db/schema.server.ts";
import { isDisclosed, mayCast, mayTurn, turnsUntil } from "#app/domain/ballots/ballots.ts";
import { standOf } from "#app/domain/ballots/positions.ts";
import type { BallotShown, OwnVote, ReceiptFound, ResultShown, TiedShown, VoteShown } from "#app/domain/ballots/shown.ts";
import type { StandardHead } from "#app/domain/heads.ts";
import { LISTING_PAGE, pagesOf } from "#app/domain/listings.ts";
import { Refused } from "#app/domain/refusals.ts";
import { speaksFor, type Visitor } from "#app/domain/roles.ts";
import { stateAt } from "#app/domain/rounds.ts";
import { countedBallot, type Counted, type PositionRow } from "./counts.server.ts";
import { ballotHead } from "./list.server.ts";
import { seenAmong } from "../comments/withheld.server.ts";
import { standardHead } from "../standards.server.ts";

/** Comments that a vote may be tied to, as its form offers them. */
const OFFERED = 100;
/** The beginning of a comment, as its form shows it. Characters. */
const BEGINNING = 140;

export type BallotRow = typeof ballots.$inferSelect;

export interface BallotPage {
  head: StandardHead;
  ballot: BallotShown;
  /** Null: the visitor acts for no organisation of its electorate. */
  own: OwnVote | null;
  /** Null: none was asked for. "nothing": there is none of it. */
  receipt: ReceiptFound | "nothing" | null;
}

/** Eleven statements at most, whatever the number of votes; seven where nothing changed since. @throws Refused "not-found" */
export async function openBallotPage(at: { standard: string; number: number }, asked: { page: number; receipt: string | null }, now: Date, visitor: Visitor): Promise<BallotPage> {
  const head = await standardHead(at.standard, now, visitor);
  const { ballot, draft, previous, next } = await ballotRow(head.id, at.number);
  const counted = await countedBallot(ballot, head.revision);
  const disclosed = isDisclosed(ballot, now);
  const voting = counted.electorate.filter(({ part, organisationId }) => ballot.rule.parts.includes(part) && (!disclosed || counted.standing.get(organisationId)?.position !== "recuse"));
  const pages = pagesOf(voting.length);
  const page = Math.min(asked.page, pages);
  const here = voting.slice((page - 1) * LISTING_PAGE, page * LISTING_PAGE);
  const objecting = [...counted.standing.values()].filter(({ position, organisationId }) => position === "disapprove" && !counted.turned.has(organisationId));
  const tied = disclosed ? await counted.tied() : new Map<number, TiedShown>();
  const seen = await seenAmong(ballot.standardId, [...tied.keys()], visitor, now);
  const result = disclosed ? resultOf(ballot, counted, objecting, tied, seen, now) : null;
  const votes = here.map((elector): VoteShown => {
    const cast = counted.standing.get(elector.organisationId) ?? null;
    const turned = counted.turned.get(elector.organisationId);
    return {
      organisation: elector.organisationName, slug: elector.organisationSlug, category: elector.category, part: elector.part,
      at: cast?.at.toISOString() ?? null, origin: cast?.origin ?? null, receipt: cast?.receipt ?? null,
      position: disclosed && cast ? cast.position : null,
      stand: disclosed && cast ? standOf(ballot.rule, cast) : null,
      tied: disclosed && cast ? cast.comments.flatMap((number) => (seen.has(number) && tied.get(number)) || []) : [],
      turned: turned ? { position: turned.position, at: turned.at.toISOString() } : null,
    };
  });
  const missing = new Set(counted.tally.notVoted);
  return {
    head,
    ballot: {
      ...ballotHead(ballot, draft, now),
      id: ballot.id, rule: ballot.rule, original: ballot.original, previous, next, disclosed, ...counted.tally.return, result, votes, page, pages,
      notVoted: counted.electorate.filter(({ organisationId }) => missing.has(organisationId)).map(({ organisationName }) => organisationName),
    },
    own: await ownVote(ballot, counted, now, visitor),
    receipt: asked.receipt === null ? null : ((await receiptIn(ballot, counted, asked.receipt, disclosed)) ?? "nothing"),
  };
}

/** A ballot as the pages of its facilitators begin. @throws Refused "not-found" */
export async function openBallotHead(at: { standard: string; number: number | null }, now: Date, visitor: Visitor) {
  const head = await standardHead(at.standard, now, visitor);
  const { ballot, draft, next } = await ballotRow(head.id, at.number);
  return { head, ballot: ballotHead(ballot, draft, now), next };
}

/** A ballot by its number, with the numbers of those before and after it in its line of recirculations. @param number null: the address names none. @throws Refused "not-found" */
export async function ballotRow(standardId: string, number: number | null) {
  const [before, after] = [alias(ballots, "before"), alias(ballots, "after")];
  const [row] = await prepared("ballot-row", (handle) =>
    handle
      .select({ ballot: ballots, draft: { number: drafts.number, label: drafts.label, stage: drafts.stage }, previous: before.number, next: after.number })
      .from(ballots)
      .leftJoin(drafts, eq(drafts.id, ballots.draftId))
      .leftJoin(before, eq(before.id, ballots.previousId))
      .leftJoin(after, eq(after.previousId, ballots.id))
      .where(and(eq(ballots.standardId, sql.placeholder("standardId")), eq(ballots.number, sql.placeholder("number")))),
  ).execute({ standardId, number: number ?? 0 });
  if (!row) throw new Refused({ code: "not-found" });
  return row;
}

function resultOf(ballot: BallotRow, counted: Counted, objecting: readonly PositionRow[], tied: ReadonlyMap<number, TiedShown>, seen: ReadonlySet<number>, now: Date): ResultShown {
  const over = stateAt(ballot, now) === "closed";
  const until = turnsUntil(ballot);
  const objections = [...new Set(objecting.flatMap((cast) => cast.comments))].flatMap((number) => tied.get(number) ?? []);
  return {
    tally: counted.tally,
    turned: counted.afterTurns,
    margin: over ? null : counted.margin(),
    final: over && (until === null || now >= until),
    turnsUntil: over && until && now < until ? until.toISOString() : null,
    objections: { all: objections.length, open: objections.filter(({ resolved }) => !resolved).length, undecided: objections.filter(({ number, resolved, handling }) => seen.has(number) && !resolved && (handling === "open" || handling === "proposed")).map(({ number }) => number) },
  };
}

/** The own organisation knows its vote before others do. */
async function ownVote(ballot: BallotRow, counted: Counted, now: Date, visitor: Visitor): Promise<OwnVote | null> {
  const acting = visitor?.actingFor;
  const elector = acting && counted.electorate.find(({ organisationId }) => organisationId === acting.organisationId);
  if (!acting || !elector) return null;
  const last = counted.turned.get(acting.organisationId) ?? counted.standing.get(acting.organisationId) ?? null;
  const casting = mayCast(visitor, ballot, elector, now, speaksFor(visitor, ballot.standardId));
  const turning = mayTurn(visitor, ballot, elector, last?.position ?? null, now, speaksFor(visitor, ballot.standardId));
  return {
    organisation: elector.organisationName,
    verdict: turning.ok ? turning : casting,
    turning: turning.ok,
    satisfied: last?.position === "disapprove" && last.comments.length > 0 && (await resolvedAll(counted, last.comments)),
    last: last && { position: last.position, comments: last.comments, at: last.at.toISOString(), by: last.casterName, receipt: last.receipt, sequence: last.sequence },
    comments: casting.ok || turning.ok ? await offered(ballot.standardId, acting.organisationId) : [],
  };
}

async function resolvedAll(counted: Counted, numbers: readonly number[]): Promise<boolean> {
  const tied = await counted.tied();
  return numbers.every((number) => tied.get(number)?.resolved);
}

async function offered(standardId: string, organisationId: string): Promise<OwnVote["comments"]> {
  const rows = await prepared("ballot-offered", (handle) => {
    const supported = handle.select({ one: supports.commentId }).from(supports).where(and(eq(supports.commentId, comments.id), eq(supports.organisationId, sql.placeholder("organisationId"))));
    return handle
      .select({ number: comments.number, type: comments.type, clause: comments.clause, reason: comments.reason, organisationId: comments.organisationId })
      .from(comments)
      .where(and(eq(comments.standardId, sql.placeholder("standardId")), isNull(comments.withdrawnAt), or(eq(comments.organisationId, sql.placeholder("organisationId")), exists(supported))))
      .orderBy(desc(comments.number))
      .limit(OFFERED);
  }).execute({ standardId, organisationId });
  return rows.map(({ organisationId: by, reason, ...row }) => ({ ...row, reason: reason.length > BEGINNING ? `${reason.slice(0, BEGINNING - 1)}…` : reason, own: by === organisationId }));
}

/** @param asked a receipt or its beginning, spaces in it or not. Null: there is none, or more than one. */
async function receiptIn(ballot: BallotRow, counted: Counted, asked: string, disclosed: boolean): Promise<ReceiptFound | null> {
  const wanted = asked.replace(/\s+/g, "").toLowerCase();
  if (!/^[0-9a-f]{8,64}$/.test(wanted)) return null;
  const [found, another] = await db().select().from(positions).where(and(eq(positions.ballotId, ballot.id), like(positions.receipt, `${wanted}%`))).limit(2);
  if (!found || another) return null;
  const last = counted.turned.get(found.organisationId) ?? counted.standing.get(found.organisationId);
  return {
    organisation: counted.electorate.find(({ organisationId }) => organisationId === found.organisationId)?.organisationName ?? "",
    organisationId: found.organisationId,
    receipt: found.receipt, sequence: found.sequence, at: found.at.toISOString(), by: found.casterName, origin: found.origin,
    replaced: last?.receipt !== found.receipt,
    position: disclosed ? found.position : null, comments: disclosed ? found.comments : null, nonce: disclosed ? found.nonce : null,
    entry: await entryOf(ballot.standardId, found),
  };
}

/** Where the record has it: among what was recorded of votes at that very moment, the entry that holds the receipt. */
async function entryOf(standardId: string, { at, receipt, origin }: PositionRow): Promise<number | null> {
  const kind = origin === "carried" ? "positions-carried" : "position-cast";
  const rows = await db().select({ sequence: events.sequence, payload: events.payload }).from(events).where(and(eq(events.standardId, standardId), eq(events.kind, kind), eq(events.at, at)));
  return rows.find(({ payload }) => JSON.stringify(payload).includes(receipt))?.sequence ?? null;
}
