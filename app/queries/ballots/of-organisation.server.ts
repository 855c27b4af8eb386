/** The votes of one organisation on all standards, as its page tells them. A vote that is secret still is not in them. */
import { and, desc, eq, sql } from "drizzle-orm";
import { prepared } from "#db/client.server.ts";
import { ballots, drafts, electors, positions, standards } from "#db/schema.server.ts";
import { isDisclosed } from "#app/domain/ballots/ballots.ts";
import type { VoteOfOrganisation } from "#app/domain/ballots/shown.ts";
import { ballotHead } from "./list.server.ts";

/** The newest. */
const LISTED = 50;

/** The ballots whose rule gives it a vote, newest first. One statement. */
export async function votesOfOrganisation(organisationId: string, now: Date): Promise<VoteOfOrganisation[]> {
  const newest = sql`(select max(later.sequence) from ${positions} later where later.ballot_id = ${electors.ballotId} and later.organisation_id = ${electors.organisationId})`;
  const rows = await prepared("organisation-votes", (handle) =>
    handle
      .select({ ballot: ballots, draft: { number: drafts.number, label: drafts.label, stage: drafts.stage }, slug: standards.slug, identifier: standards.identifier, part: electors.part, position: positions.position })
      .from(electors)
      .innerJoin(ballots, eq(ballots.id, electors.ballotId))
      .innerJoin(standards, eq(standards.id, ballots.standardId))
      .leftJoin(drafts, eq(drafts.id, ballots.draftId))
      .leftJoin(positions, and(eq(positions.ballotId, electors.ballotId), eq(positions.organisationId, electors.organisationId), eq(positions.sequence, newest)))
      .where(eq(electors.organisationId, sql.placeholder("organisationId")))
      .orderBy(desc(ballots.opensAt), desc(ballots.number))
      .limit(LISTED),
  ).execute({ organisationId });
  return rows
    .filter(({ ballot, part }) => ballot.rule.parts.includes(part))
    .map(({ ballot, draft, slug, identifier, position }) => ({ ...ballotHead(ballot, draft, now), standard: { slug, identifier }, voted: position !== null, position: isDisclosed(ballot, now) ? position : null }));
}
