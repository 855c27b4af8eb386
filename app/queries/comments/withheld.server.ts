/**
 * Which comments a reader may see: the one place where what is told only after a round's close is kept from everybody else until then.
 * Every statement that reads what comments say, or where they stand, takes its condition; counts of comments may be told to all.
 */
import { and, count, eq, inArray, notInArray, or, sql, type SQL } from "drizzle-orm";
import { db, prepared } from "#db/client.server.ts";
import { comments, rounds } from "#db/schema.server.ts";
import { sightOf, type Visitor } from "#app/domain/roles.ts";
import { isWithheld, type RoundTerms } from "#app/domain/rounds.ts";

/** What a reader sees of a standard's comments now. `where` undefined: all of them. */
export interface Sight {
  where: SQL | undefined;
  /** The same for those who see the same: a name for what is kept in memory of it. */
  key: string;
  /** Whether some comments may be kept from the reader, and until when, an ISO string; null: none are. */
  until: string | null;
}

const ALL: Sight = { where: undefined, key: "", until: null };

/** @param held the rounds of the standard. */
export function sightIn(held: readonly (RoundTerms & { id: string })[], standardId: string, visitor: Visitor, now: Date): Sight {
  const withheld = held.filter((round) => isWithheld(round, now));
  const sight = sightOf(visitor, standardId);
  if (withheld.length === 0 || sight === "all") return ALL;
  const ids = withheld.map(({ id }) => id);
  const own = [eq(comments.authorId, sight.author), ...(sight.organisations.length > 0 ? [inArray(comments.organisationId, sight.organisations)] : [])];
  return {
    where: sight.author === "" ? notInArray(comments.roundId, ids) : or(notInArray(comments.roundId, ids), ...own),
    key: [...ids, sight.author].join(" "),
    until: withheld.map(({ closesAt }) => closesAt.toISOString()).sort().at(-1)!,
  };
}

/** The same, where the rounds of the standard are not at hand: one statement. */
export async function sightOn(standardId: string, visitor: Visitor, now: Date): Promise<Sight> {
  const held = await prepared("withheld-rounds", (handle) =>
    handle.select({ id: rounds.id, opensAt: rounds.opensAt, closesAt: rounds.closesAt, closedAt: rounds.closedAt, disclosure: rounds.disclosure }).from(rounds).where(and(eq(rounds.standardId, sql.placeholder("standardId")), eq(rounds.disclosure, "after-close"))),
  ).execute({ standardId });
  return sightIn(held, standardId, visitor, now);
}

/** As `sightOn`; whoever sees no withheld comment shares the sight of a reader without an account, so that what is kept in memory is kept once for all of them. */
export async function sharedSight(standardId: string, visitor: Visitor, now: Date): Promise<Sight> {
  const sight = await sightOn(standardId, visitor, now);
  if (!sight.where || !visitor) return sight;
  const everybody = await sightOn(standardId, null, now);
  const [seen] = await db().select({ all: count() }).from(comments).where(and(eq(comments.standardId, standardId), sight.where));
  const [told] = await db().select({ all: count() }).from(comments).where(and(eq(comments.standardId, standardId), everybody.where));
  return seen?.all === told?.all ? everybody : sight;
}

/** Of these comments, those that the reader may not see. */
export async function withheldAmong(standardId: string, ids: readonly string[], visitor: Visitor, now: Date): Promise<Set<string>> {
  const { where } = await sightOn(standardId, visitor, now);
  if (!where || ids.length === 0) return new Set();
  const seen = new Set((await db().select({ id: comments.id }).from(comments).where(and(inArray(comments.id, [...ids]), where))).map(({ id }) => id));
  return new Set(ids.filter((id) => !seen.has(id)));
}

/** Of these comments of a standard, by their numbers, those that the reader may see. */
export async function seenAmong(standardId: string, numbers: readonly number[], visitor: Visitor, now: Date): Promise<Set<number>> {
  if (numbers.length === 0) return new Set();
  const { where } = await sightOn(standardId, visitor, now);
  return new Set(where ? (await db().select({ number: comments.number }).from(comments).where(and(eq(comments.standardId, standardId), inArray(comments.number, [...numbers]), where))).map(({ number }) => number) : numbers);
}
