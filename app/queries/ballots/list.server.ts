/** The ballots of a standard as a list, and those that are open anywhere. One ballot is read in ballot.server.ts beside it. */
import { and, asc, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { prepared } from "#db/client.server.ts";
import { ballots, drafts, standards } from "#db/schema.server.ts";
import { isDisclosed } from "#app/domain/ballots/ballots.ts";
import type { BallotHead, BallotListed } from "#app/domain/ballots/shown.ts";
import type { StandardHead } from "#app/domain/heads.ts";
import type { Visitor } from "#app/domain/roles.ts";
import { daysLeft, endOf, stateAt } from "#app/domain/rounds.ts";
import { stageAfter } from "#app/domain/stages/moves.ts";
import type { Stage } from "#app/domain/stages.ts";
import { countedBallot } from "./counts.server.ts";
import { standardHead } from "../standards.server.ts";

/** Ballots that a list shows: the newest. */
const LISTED = 100;

/** Every ballot of a standard, newest first, each with how it stands. @throws Refused "not-found" */
export async function listBallots(slug: string, now: Date, visitor: Visitor): Promise<{ head: StandardHead; ballots: BallotListed[] }> {
  const head = await standardHead(slug, now, visitor);
  const listed: BallotListed[] = [];
  for (const { ballot, draft } of await ballotsOf(head.id)) {
    const { tally, afterTurns } = await countedBallot(ballot, head.revision);
    const { approved } = afterTurns ?? tally;
    listed.push({ ...ballotHead(ballot, draft, now), rule: ballot.rule.name, original: ballot.original, ...tally.return, approved: isDisclosed(ballot, now) ? approved : null });
  }
  return { head, ballots: listed };
}

/** The ballots of a standard, newest first, as its page names them. One statement. */
export async function ballotHeads(standardId: string, now: Date): Promise<BallotHead[]> {
  return (await ballotsOf(standardId)).map(({ ballot, draft }) => ballotHead(ballot, draft, now));
}

/** The straw polls about an amendment, newest first. One statement. */
export async function pollsOn(at: { standard: string; number: number }, now: Date): Promise<BallotHead[]> {
  const rows = await prepared("amendment-polls", (handle) =>
    handle
      .select({ ballot: ballots, draft: { number: drafts.number, label: drafts.label, stage: drafts.stage } })
      .from(ballots)
      .innerJoin(standards, eq(standards.id, ballots.standardId))
      .leftJoin(drafts, eq(drafts.id, ballots.draftId))
      .where(and(eq(standards.slug, sql.placeholder("standard")), eq(ballots.amendment, sql.placeholder("number"))))
      .orderBy(desc(ballots.number))
      .limit(LISTED),
  ).execute({ standard: at.standard, number: at.number });
  return rows.map(({ ballot, draft }) => ballotHead(ballot, draft, now));
}

async function ballotsOf(standardId: string) {
  return prepared("standard-ballots", (handle) =>
    handle
      .select({ ballot: ballots, draft: { number: drafts.number, label: drafts.label, stage: drafts.stage } })
      .from(ballots)
      .leftJoin(drafts, eq(drafts.id, ballots.draftId))
      .where(eq(ballots.standardId, sql.placeholder("standardId")))
      .orderBy(desc(ballots.number))
      .limit(LISTED),
  ).execute({ standardId });
}

export function ballotHead(ballot: typeof ballots.$inferSelect, from: { number: number; label: string; stage: Stage } | null, now: Date): BallotHead {
  const { number, subject, question, amendment, secrecy, closedReason } = ballot;
  const end = endOf(ballot);
  const draft = from && { number: from.number, label: from.label };
  const advancesTo = subject === "advance" && from ? stageAfter(from.stage) : null;
  return { number, subject, question, amendment, advancesTo, draft, secrecy, closedReason, state: stateAt(ballot, now), opensAt: ballot.opensAt.toISOString(), endsAt: end.toISOString(), daysLeft: daysLeft(end, now) };
}

/** What is open now, by standard: of each the ballot that closes first. */
export async function openBallots(now: Date): Promise<Map<string, { number: number; daysLeft: number }>> {
  const rows = await prepared("open-ballots", (handle) =>
    handle
      .select({ standardId: ballots.standardId, number: ballots.number, closesAt: ballots.closesAt })
      .from(ballots)
      .where(and(gt(ballots.closesAt, sql.param(sql.placeholder("now"), ballots.closesAt)), isNull(ballots.closedAt)))
      .orderBy(asc(ballots.closesAt)),
  ).execute({ now });
  return new Map(rows.reverse().map(({ standardId, number, closesAt }) => [standardId, { number, daysLeft: daysLeft(closesAt, now) }]));
}
