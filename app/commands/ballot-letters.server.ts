/** Letters to those who cast votes: a ballot has opened, goes round again, ends soon or has ended, or its close was moved. What is done to a ballot stands in ballots.server.ts. */
import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import { ballots, drafts, electors, memberships, positions, standards, users } from "#db/schema.server.ts";
import type { Db } from "#db/client.server.ts";
import type { BallotNews, Letter } from "#app/domain/events.ts";
import { stageAfter } from "#app/domain/stages/moves.ts";
import { endOf } from "#app/domain/rounds.ts";

/** One to each head of each organisation that votes in it, as the heads are now. @param reason of a close that was moved. */
export async function lettersToHeads(db: Db, ballotId: string, news: BallotNews, reason: string | null = null): Promise<Letter[]> {
  const [found] = await db.select({ ballot: ballots, standard: standards.title, slug: standards.slug, stage: drafts.stage }).from(ballots).innerJoin(standards, eq(standards.id, ballots.standardId)).leftJoin(drafts, eq(drafts.id, ballots.draftId)).where(eq(ballots.id, ballotId));
  if (!found) return [];
  const { ballot, standard, slug, stage } = found;
  const heads = await db
    .select({ name: users.name, email: users.email, organisation: electors.organisationName, organisationId: electors.organisationId, part: electors.part })
    .from(electors)
    .innerJoin(memberships, and(eq(memberships.organisationId, electors.organisationId), eq(memberships.role, "head"), eq(memberships.state, "active")))
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(electors.ballotId, ballotId), isNull(users.disabledAt), isNotNull(users.verifiedAt)))
    .orderBy(asc(electors.organisationName), asc(users.email));
  const { number, subject, question, amendment } = ballot;
  const told = { standard, slug, number, subject, question, amendment, advancesTo: subject === "advance" && stage ? stageAfter(stage) : null, news, reason, endsAt: endOf(ballot).toISOString() };
  const voted = new Set(news === "soon" ? (await db.selectDistinct({ id: positions.organisationId }).from(positions).where(eq(positions.ballotId, ballotId))).map(({ id }) => id) : []);
  return heads.filter(({ part }) => ballot.rule.parts.includes(part)).map(({ name, email, organisation, organisationId }) => ({ kind: "ballot-told", to: email, parameters: { name, organisation, ...told, ...(news === "soon" ? { voted: voted.has(organisationId) } : {}) } }));
}
