/** Of a comment: the disapprovals that are tied to it. Those of a ballot that is secret still are not in them. */
import { and, desc, eq, exists, or, sql } from "drizzle-orm";
import { prepared } from "#db/client.server.ts";
import { ballots, comments, electors, positions, standards, supports } from "#db/schema.server.ts";
import { isDisclosed, isResolved } from "#app/domain/ballots/ballots.ts";
import type { Objection } from "#app/domain/ballots/shown.ts";

/** The newest. */
const LISTED = 100;

/** The disapprovals that stand, newest ballot first. One statement: only who wrote the comment or supports it can have tied a vote to it. */
export async function objectionsOn(at: { standard: string; number: number }, now: Date): Promise<Objection[]> {
  const newest = sql`(select max(later.sequence) from ${positions} later where later.ballot_id = ${positions.ballotId} and later.organisation_id = ${positions.organisationId})`;
  const rows = await prepared("comment-objections", (handle) => {
    const supporting = handle.select({ one: supports.commentId }).from(supports).where(and(eq(supports.commentId, comments.id), eq(supports.organisationId, positions.organisationId)));
    return handle
      .select({ ballot: ballots, tied: positions.comments, organisation: electors.organisationName, slug: electors.organisationSlug, category: electors.category, answer: comments.answer, withdrawnAt: comments.withdrawnAt })
      .from(comments)
      .innerJoin(standards, eq(standards.id, comments.standardId))
      .innerJoin(ballots, eq(ballots.standardId, comments.standardId))
      .innerJoin(positions, and(eq(positions.ballotId, ballots.id), eq(positions.position, "disapprove"), eq(positions.sequence, newest), or(eq(positions.organisationId, comments.organisationId), exists(supporting))))
      .innerJoin(electors, and(eq(electors.ballotId, ballots.id), eq(electors.organisationId, positions.organisationId)))
      .where(and(eq(standards.slug, sql.placeholder("standard")), eq(comments.number, sql.placeholder("number"))))
      .orderBy(desc(ballots.number))
      .limit(LISTED);
  }).execute({ standard: at.standard, number: at.number });
  return rows
    .filter(({ ballot, tied }) => tied.includes(at.number) && isDisclosed(ballot, now))
    .map(({ ballot, organisation, slug, category, answer, withdrawnAt }) => ({ ballot: ballot.number, organisation, slug, category, resolved: isResolved({ withdrawn: withdrawnAt !== null, answer }) }));
}
