/** What the page of a standard shows beside its head: its purpose, its rounds with their counts, and who takes part. */
import { and, asc, count, desc, eq, isNull, sql } from "drizzle-orm";
import { prepared } from "#db/client.server.ts";
import { comments, events, facilitators, organisations, stageMoves, standards, users } from "#db/schema.server.ts";
import type { BallotHead } from "#app/domain/ballots/shown.ts";
import type { CommentType, Handling } from "#app/domain/comments.ts";
import type { EventPayloads } from "#app/domain/events.ts";
import type { RoundShown, StandardHead } from "#app/domain/heads.ts";
import type { Category } from "#app/domain/organisations.ts";
import type { Visitor } from "#app/domain/roles.ts";
import type { StageMoved } from "#app/domain/stages.ts";
import { ballotHeads } from "./ballots/list.server.ts";
import { roundShown, roundsOf, standardHead } from "./standards.server.ts";

export interface RoundCounted extends RoundShown {
  closedReason: string | null;
  /** From which end, an ISO string, and why; the earliest first. */
  extensions: { was: string; reason: string }[];
  /** The draft's short name. */
  label: string;
  comments: number;
  types: { type: CommentType; count: number }[];
  handlings: { handling: Handling; count: number }[];
}

export interface StandardPage {
  head: StandardHead;
  scope: string;
  purpose: string | null;
  /** Newest first. */
  stages: StageMoved[];
  /** Newest first. */
  rounds: RoundCounted[];
  /** Newest first. */
  ballots: BallotHead[];
  organisations: { slug: string; name: string; category: Category; comments: number }[];
  facilitators: string[];
}

/** Eleven statements, however many comments there are. @throws Refused "not-found" */
export async function standardPage(slug: string | undefined, now: Date, visitor: Visitor): Promise<StandardPage> {
  const head = await standardHead(slug ?? "", now, visitor);
  const [said] = await prepared("standard-said", (handle) => handle.select({ scope: standards.scope, purpose: standards.purpose }).from(standards).where(eq(standards.id, sql.placeholder("id")))).execute({ id: head.id });
  const counted = await countsOf(head.id);
  const held = await roundsOf(head.id);
  const extended = await extensionsOf(head.id);
  return {
    head,
    scope: said?.scope ?? "",
    purpose: said?.purpose ?? null,
    stages: await stagesOf(head.id),
    rounds: held
      .map((round): RoundCounted => {
        const own = counted.filter(({ roundId }) => roundId === round.id);
        return {
          ...roundShown(round, now),
          closedReason: round.closedReason,
          extensions: extended.flatMap(({ roundId, was, reason }) => (roundId === round.id ? [{ was, reason }] : [])),
          label: head.drafts.find(({ number }) => number === round.draft)?.label ?? "",
          comments: own.reduce((sum, row) => sum + row.count, 0),
          types: summed(own, "type").map(([type, found]) => ({ type, count: found })),
          handlings: summed(own, "handling").map(([handling, found]) => ({ handling, count: found })),
        };
      })
      .reverse(),
    ballots: head.ballots > 0 ? await ballotHeads(head.id, now) : [],
    organisations: await takingPart(head.id),
    facilitators: await facilitatorsOf(head.id),
  };
}

async function countsOf(standardId: string) {
  return prepared("standard-counts", (handle) =>
    handle
      .select({ roundId: comments.roundId, type: comments.type, handling: comments.handling, count: count() })
      .from(comments)
      .where(and(eq(comments.standardId, sql.placeholder("standardId")), isNull(comments.withdrawnAt)))
      .groupBy(comments.roundId, comments.type, comments.handling),
  ).execute({ standardId });
}

async function extensionsOf(standardId: string): Promise<EventPayloads["round-extended"][]> {
  const rows = await prepared("standard-extensions", (handle) =>
    handle.select({ payload: events.payload }).from(events).where(and(eq(events.standardId, sql.placeholder("standardId")), eq(events.kind, "round-extended"))).orderBy(asc(events.sequence)),
  ).execute({ standardId });
  return rows.map(({ payload }) => payload as EventPayloads["round-extended"]);
}

/** The moves that brought it where it stands, newest first. */
async function stagesOf(standardId: string): Promise<StageMoved[]> {
  const rows = await prepared("standard-stages", (handle) =>
    handle
      .select({ to: stageMoves.to, reason: stageMoves.reason, draft: stageMoves.draft, by: stageMoves.byName, at: stageMoves.at })
      .from(stageMoves)
      .where(eq(stageMoves.standardId, sql.placeholder("standardId")))
      .orderBy(desc(stageMoves.sequence)),
  ).execute({ standardId });
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

function summed<K extends "type" | "handling", R extends { type: CommentType; handling: Handling; count: number }>(rows: readonly R[], key: K): [R[K], number][] {
  const sums = new Map<R[K], number>();
  for (const row of rows) sums.set(row[key], (sums.get(row[key]) ?? 0) + row.count);
  return [...sums].sort((a, b) => b[1] - a[1]);
}

/** Organisations that commented, with the name that they have now. */
async function takingPart(standardId: string): Promise<StandardPage["organisations"]> {
  const found = count();
  return prepared("standard-organisations", (handle) =>
    handle
      .select({ slug: organisations.slug, name: organisations.name, category: organisations.category, comments: found })
      .from(comments)
      .innerJoin(organisations, eq(organisations.id, comments.organisationId))
      .where(and(eq(comments.standardId, sql.placeholder("standardId")), isNull(comments.withdrawnAt)))
      .groupBy(organisations.slug, organisations.name, organisations.category)
      .orderBy(desc(found), asc(organisations.name)),
  ).execute({ standardId });
}

async function facilitatorsOf(standardId: string): Promise<string[]> {
  const rows = await prepared("standard-facilitators", (handle) =>
    handle.select({ name: users.name }).from(facilitators).innerJoin(users, eq(users.id, facilitators.userId)).where(eq(facilitators.standardId, sql.placeholder("standardId"))).orderBy(asc(users.name)),
  ).execute({ standardId });
  return rows.map(({ name }) => name);
}
