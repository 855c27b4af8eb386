/** Ballots as they are counted: the electorate and the newest positions, read once for each change of the standard. What of it may be told is left to who asks. */
import { and, eq, inArray, sql } from "drizzle-orm";
import { db, prepared } from "#db/client.server.ts";
import { comments, electors, positions } from "#db/schema.server.ts";
import { isResolved } from "#app/domain/ballots/ballots.ts";
import { marginOf, type Margin } from "#app/domain/ballots/margins.ts";
import type { Cast, Elector } from "#app/domain/ballots/positions.ts";
import type { Rule } from "#app/domain/ballots/rules.ts";
import type { TiedShown } from "#app/domain/ballots/shown.ts";
import { CATEGORIES } from "#app/domain/organisations.ts";
import { tally, type Tally } from "#app/domain/ballots/tally.ts";

export type ElectorRow = typeof electors.$inferSelect;
export type PositionRow = typeof positions.$inferSelect;

export interface Counted {
  /** By category, then by name. */
  electorate: ElectorRow[];
  /** The newest of each organisation before the close, and what of them was turned after it. */
  standing: Map<string, PositionRow>;
  turned: Map<string, PositionRow>;
  tally: Tally;
  /** With what was turned; null: nothing was. */
  afterTurns: Tally | null;
  /** What would change the outcome; worked out when it is first asked. */
  margin: () => Margin;
  /** The comments that the standing positions are tied to, by number; read when it is first asked. */
  tied: () => Promise<ReadonlyMap<number, TiedShown>>;
}

/** Kept counts: so many ballots. */
const KEPT = 100;
const known = new Map<string, { revision: number; counted: Counted }>();

/** Two statements, whatever the number of votes, and one for the comments; none where nothing changed in the standard since. @param revision the standard's. */
export async function countedBallot(ballot: { id: string; standardId: string; rule: Rule }, revision: number): Promise<Counted> {
  const kept = known.get(ballot.id);
  if (kept?.revision === revision) return kept.counted;
  const counted = await count(ballot);
  known.delete(ballot.id);
  known.set(ballot.id, { revision, counted });
  if (known.size > KEPT) known.delete(known.keys().next().value as string);
  return counted;
}

async function count({ id, standardId, rule }: { id: string; standardId: string; rule: Rule }): Promise<Counted> {
  const rows = await electorateOf(id);
  const electorate = rows.map(({ elector }) => elector).sort((a, b) => CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category) || a.organisationName.localeCompare(b.organisationName, "en"));
  const standing = new Map(rows.flatMap(({ elector, position }) => (position ? [[elector.organisationId, position] as const] : [])));
  const turned = new Map([...standing].filter(([, { origin }]) => origin === "turned"));
  for (const before of await beforeTurns(id, [...turned.keys()])) standing.set(before.organisationId, before);
  const electing = electorate.map(electorOf);
  const cast = castsOf(standing);
  let margin: Margin | null = null;
  let tied: Promise<ReadonlyMap<number, TiedShown>> | null = null;
  return {
    electorate,
    standing,
    turned,
    tally: tally(rule, electing, cast),
    afterTurns: turned.size > 0 ? tally(rule, electing, castsOf(new Map([...standing, ...turned]))) : null,
    margin: () => (margin ??= marginOf(rule, electing, cast)),
    tied: () => (tied ??= tiedComments(standardId, [...standing.values()].flatMap(({ comments: numbers }) => numbers))),
  };
}

async function tiedComments(standardId: string, numbers: readonly number[]): Promise<ReadonlyMap<number, TiedShown>> {
  if (numbers.length === 0) return new Map();
  const rows = await db()
    .select({ number: comments.number, type: comments.type, handling: comments.handling, disposition: comments.disposition, withdrawnAt: comments.withdrawnAt, answer: comments.answer })
    .from(comments)
    .where(and(eq(comments.standardId, standardId), inArray(comments.number, [...new Set(numbers)])));
  return new Map(rows.map(({ withdrawnAt, answer, ...row }) => [row.number, { ...row, resolved: isResolved({ withdrawn: withdrawnAt !== null, answer }) }]));
}

/** Every organisation of the electorate with its newest position: one step into an index for each, however often it changed its vote. */
async function electorateOf(ballotId: string) {
  const newest = sql`(select max(later.sequence) from ${positions} later where later.ballot_id = ${electors.ballotId} and later.organisation_id = ${electors.organisationId})`;
  return prepared("ballot-electorate", (handle) =>
    handle
      .select({ elector: electors, position: positions })
      .from(electors)
      .leftJoin(positions, and(eq(positions.ballotId, electors.ballotId), eq(positions.organisationId, electors.organisationId), eq(positions.sequence, newest)))
      .where(eq(electors.ballotId, sql.placeholder("ballotId"))),
  ).execute({ ballotId });
}

/** What was given up after the close, by organisation: the last position before it. */
async function beforeTurns(ballotId: string, organisationIds: string[]): Promise<PositionRow[]> {
  if (organisationIds.length === 0) return [];
  const rows = await db().select().from(positions).where(and(eq(positions.ballotId, ballotId), inArray(positions.organisationId, organisationIds))).orderBy(positions.sequence);
  return [...new Map(rows.filter(({ origin }) => origin !== "turned").map((row) => [row.organisationId, row])).values()];
}

export function electorOf({ organisationId, category, part, weight }: ElectorRow): Elector {
  return { id: organisationId, category, part, weight, active: true };
}

function castsOf(rows: ReadonlyMap<string, PositionRow>): Map<string, Cast> {
  return new Map([...rows].map(([id, { position, reasoned }]) => [id, { position, reasoned }]));
}
