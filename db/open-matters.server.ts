/** What waits for an answer in a standard before its next draft: what pages show, and what the deed that publishes demands. Amendments are left to standing-amendments.server.ts. */
import { and, asc, count, eq, inArray, isNull, notExists, notInArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { isDisclosed, isResolved, STRAW_POLLS } from "#app/domain/ballots/ballots.ts";
import { inOrder, type Check } from "#app/domain/drafting/readiness.ts";
import { db } from "./client.server.ts";
import { ballots, comments, positions, standards } from "./schema.server.ts";

const UNDECIDED = ["open", "proposed"] as const;

/** Technical comments without a decided disposition, on whatever draft they were made. */
export async function technicalOpen(standardId: string): Promise<number> {
  const [row] = await db().select({ rows: count() }).from(comments).where(and(eq(comments.standardId, standardId), eq(comments.type, "technical"), inArray(comments.handling, [...UNDECIDED]), isNull(comments.withdrawnAt)));
  return row?.rows ?? 0;
}

export interface OpenObjection {
  ballot: number;
  comment: number;
}

/**
 * Comments, each once, that are tied to a disapproval which stands and have no decided disposition. A ballot that was sent round again speaks through the one that
 * followed it; straw polls decide nothing; what is secret still is not told, to facilitators either.
 */
export async function openObjections(standardId: string, now: Date): Promise<OpenObjection[]> {
  const later = alias(ballots, "later_ballot");
  const newest = sql`(select max(newer.sequence) from ${positions} newer where newer.ballot_id = ${positions.ballotId} and newer.organisation_id = ${positions.organisationId})`;
  const rows = await db()
    .select({ ballot: ballots, tied: positions.comments })
    .from(ballots)
    .innerJoin(positions, and(eq(positions.ballotId, ballots.id), eq(positions.position, "disapprove"), eq(positions.sequence, newest)))
    .where(and(eq(ballots.standardId, standardId), notInArray(ballots.subject, [...STRAW_POLLS]), notExists(db().select({ one: later.id }).from(later).where(eq(later.previousId, ballots.id)))))
    .orderBy(asc(ballots.number));
  const ballotOf = new Map(rows.filter(({ ballot }) => isDisclosed(ballot, now)).flatMap(({ ballot, tied }) => tied.map((number) => [number, ballot.number] as const)));
  if (ballotOf.size === 0) return [];
  const tied = await db().select({ number: comments.number, withdrawnAt: comments.withdrawnAt, answer: comments.answer }).from(comments).where(and(eq(comments.standardId, standardId), inArray(comments.number, [...ballotOf.keys()]), inArray(comments.handling, [...UNDECIDED]))).orderBy(asc(comments.number));
  return tied.filter(({ withdrawnAt, answer }) => !isResolved({ withdrawn: withdrawnAt !== null, answer })).map(({ number }) => ({ ballot: ballotOf.get(number)!, comment: number }));
}

/** What a standard requires to be done before a draft is published, in order. */
export async function requiredChecks(standardId: string): Promise<Check[]> {
  const [row] = await db().select({ required: standards.requiredChecks }).from(standards).where(eq(standards.id, standardId));
  return inOrder(row?.required ?? []);
}
