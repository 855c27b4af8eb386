/** Letters about a round, to its facilitators and the people of the organisations that take part: it opens, ends soon, was extended, or closed before its time. */
import { and, asc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { comments, delegates, delegations, drafts, facilitators, memberships, rounds, standards, users } from "#db/schema.server.ts";
import type { Letter, RoundNews } from "#app/domain/events.ts";
import type { Doer } from "#app/domain/roles.ts";
import { endOf } from "#app/domain/rounds.ts";

interface Addressee {
  id: string;
  name: string;
  email: string;
}

const ADDRESSEE = { id: users.id, name: users.name, email: users.email };

/** With an address that is theirs, and an account that is in use. */
const reachable = and(isNull(users.disabledAt), isNotNull(users.verifiedAt));

/**
 * One to each person, as the delegations are now: of those with a part, and, where every organisation may take part, of those that commented; and to the facilitators.
 * Whoever did it knows of it already. @param reason of an end that was moved.
 */
export async function lettersOfRound(db: Db, roundId: string, news: RoundNews, { actor, now }: Pick<Doer, "actor" | "now">, reason: string | null = null): Promise<Letter[]> {
  const [found] = await db.select({ round: rounds, standard: standards, draft: drafts.label, draftNumber: drafts.number }).from(rounds).innerJoin(standards, eq(standards.id, rounds.standardId)).innerJoin(drafts, eq(drafts.id, rounds.draftId)).where(eq(rounds.id, roundId));
  if (!found) return [];
  const { round, standard, draft, draftNumber } = found;
  const told = { standard: standard.title, slug: standard.slug, number: round.number, draft, draftNumber, news, narrow: round.openLines !== null, reason, opensAt: round.opensAt.toISOString(), endsAt: endOf(round).toISOString(), at: now.toISOString() };
  const people = new Map([...(await facilitatorsOf(db, standard.id)), ...(await peopleOf(db, standard))].map((person) => [person.id, person]));
  people.delete(actor?.id ?? "");
  return [...people.values()].map(({ name, email }) => ({ kind: "round-told", to: email, parameters: { name, ...told } }));
}

async function facilitatorsOf(db: Db, standardId: string): Promise<Addressee[]> {
  return db.select(ADDRESSEE).from(facilitators).innerJoin(users, eq(users.id, facilitators.userId)).where(and(eq(facilitators.standardId, standardId), reachable)).orderBy(asc(users.email));
}

/** Whoever belongs to a delegation that takes part; each once, however many organisations they belong to. */
async function peopleOf(db: Db, standard: { id: string; admission: string }): Promise<Addressee[]> {
  const held = await db.select({ id: delegations.organisationId, state: delegations.state, named: delegations.named }).from(delegations).where(eq(delegations.standardId, standard.id));
  const said = standard.admission === "open" ? await db.selectDistinct({ id: comments.organisationId }).from(comments).where(eq(comments.standardId, standard.id)) : [];
  const arranged = new Map(held.map((row) => [row.id, row]));
  const taking = new Set([...held.filter(({ state }) => state === "active").map(({ id }) => id), ...said.flatMap(({ id }) => (id !== null && arranged.get(id)?.state !== "ended" ? [id] : []))]);
  const named = new Set((await db.select({ userId: delegates.userId, organisationId: delegates.organisationId }).from(delegates).where(eq(delegates.standardId, standard.id))).map(({ userId, organisationId }) => `${userId} ${organisationId}`));
  const people = new Map<string, Addressee>();
  for (const part of inParts([...taking])) {
    const rows = await db
      .select({ ...ADDRESSEE, organisationId: memberships.organisationId, role: memberships.role })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(inArray(memberships.organisationId, part), eq(memberships.state, "active"), reachable))
      .orderBy(asc(users.email));
    for (const { id, name, email, organisationId, role } of rows) {
      if (role === "head" || !arranged.get(organisationId)?.named || named.has(`${id} ${organisationId}`)) people.set(id, { id, name, email });
    }
  }
  return [...people.values()];
}

/** So many organisations of one statement. */
const ORGANISATIONS = 500;

function inParts(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / ORGANISATIONS) }, (_, part) => ids.slice(part * ORGANISATIONS, (part + 1) * ORGANISATIONS));
}
