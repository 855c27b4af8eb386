/** What the first page shows: every standard, where it stands, and how far its comments have come. */
import { and, asc, count, countDistinct, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { db, prepared } from "#db/client.server.ts";
import { comments, drafts, rounds, standards } from "#db/schema.server.ts";
import { mayCreateStandard, type Visitor } from "#app/domain/roles.ts";
import { decidingRound } from "#app/domain/rounds.ts";
import { belongsTo, inOrder, SHOWS, type RoundFigure, type Show, type StandardListed } from "#app/domain/shelves.ts";
import { codeAt } from "#app/domain/stages/moves.ts";
import { openBallots } from "./ballots/list.server.ts";
import { isNarrow, roundShown } from "./standards.server.ts";

export interface Shelf {
  show: Show;
  counts: Record<Show, number>;
  standards: StandardListed[];
  may: { create: boolean };
}

/**
 * Six statements at most, however many standards there are; two of them only for standards that changed since they were last shown.
 * @param asked what the address asks for; without it what is open is shown, or everything where nothing is.
 */
export async function standardsShown(asked: string | null, now: Date, visitor: Visitor): Promise<Shelf> {
  const rows = await prepared("home-standards", (handle) => handle.select().from(standards).orderBy(asc(standards.identifier))).execute();
  const newest = new Map((await prepared("home-drafts", (handle) => handle.select({ standardId: drafts.standardId, number: drafts.number, label: drafts.label }).from(drafts).orderBy(asc(drafts.number))).execute()).map((draft) => [draft.standardId, draft]));
  const held = await allRounds();
  const voting = await openBallots(now);
  const figures = await figuresOf(rows);
  const listed = rows.map(({ id, slug, identifier, title, scope, domain, stage, stageCode }): StandardListed => {
    const own = held.filter((round) => round.standardId === id);
    const deciding = decidingRound(own, now);
    const draft = newest.get(id);
    const { technical, organisations } = figures.get(id) ?? NONE;
    return {
      slug, identifier, title, scope, domain, stage,
      code: codeAt(stageCode, stage),
      newest: draft ? { number: draft.number, label: draft.label } : null,
      round: deciding && roundShown(deciding, now),
      ballot: voting.get(id) ?? null,
      technical: own.map((round) => technical.find((figure) => figure.number === round.number) ?? { number: round.number, open: 0, all: 0 }),
      organisations,
    };
  });
  const counts = Object.fromEntries(SHOWS.map((kind) => [kind, listed.filter((standard) => belongsTo(kind, standard)).length])) as Record<Show, number>;
  const show = SHOWS.find((kind) => kind === asked) ?? (counts.open > 0 ? "open" : "all");
  return { show, counts, standards: inOrder(listed.filter((standard) => belongsTo(show, standard))), may: { create: mayCreateStandard(visitor).ok } };
}

async function allRounds() {
  return prepared("home-rounds", (handle) =>
    handle
      .select({ id: rounds.id, standardId: rounds.standardId, number: rounds.number, kind: rounds.kind, disclosure: rounds.disclosure, narrow: isNarrow, draftId: rounds.draftId, opensAt: rounds.opensAt, closesAt: rounds.closesAt, closedAt: rounds.closedAt, closedReason: rounds.closedReason, draft: drafts.number })
      .from(rounds)
      .innerJoin(drafts, eq(drafts.id, rounds.draftId))
      .orderBy(asc(rounds.number)),
  ).execute();
}

interface Figures {
  revision: number;
  technical: RoundFigure[];
  organisations: StandardListed["organisations"];
}

const NONE: Figures = { revision: -1, technical: [], organisations: [] };

/** By standard: whatever changes a figure raises the revision of its standard. */
const known = new Map<string, Figures>();

async function figuresOf(rows: readonly { id: string; revision: number }[]): Promise<ReadonlyMap<string, Figures>> {
  const stale = rows.filter(({ id, revision }) => known.get(id)?.revision !== revision);
  if (stale.length === 0) return known;
  const ids = stale.map(({ id }) => id);
  const technical = await db()
    .select({ standardId: comments.standardId, number: rounds.number, handling: comments.handling, count: count() })
    .from(comments)
    .innerJoin(rounds, eq(rounds.id, comments.roundId))
    .where(and(inArray(comments.standardId, ids), eq(comments.type, "technical"), isNull(comments.withdrawnAt)))
    .groupBy(comments.standardId, rounds.number, comments.handling);
  const organisations = await db()
    .select({ standardId: comments.standardId, category: comments.category, count: countDistinct(comments.organisationId) })
    .from(comments)
    .where(and(inArray(comments.standardId, ids), isNotNull(comments.organisationId)))
    .groupBy(comments.standardId, comments.category);
  for (const { id, revision } of stale) {
    const byRound = new Map<number, RoundFigure>();
    for (const row of technical.filter(({ standardId }) => standardId === id)) {
      const figure = byRound.get(row.number) ?? { number: row.number, open: 0, all: 0 };
      byRound.set(row.number, { ...figure, all: figure.all + row.count, open: figure.open + (row.handling === "open" || row.handling === "proposed" ? row.count : 0) });
    }
    known.set(id, { revision, technical: [...byRound.values()], organisations: organisations.flatMap((row) => (row.standardId === id && row.category ? [{ category: row.category, count: row.count }] : [])) });
  }
  return known;
}

/** Forgets what is in memory (a test's world that ends does). */
export function forgetFigures(): void {
  known.clear();
}
