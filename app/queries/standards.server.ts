/** Standards by their address: their id, and the head that every page below one shows. */
import { asc, eq, isNotNull, sql } from "drizzle-orm";
import { prepared } from "#db/client.server.ts";
import { drafts, rounds, standards } from "#db/schema.server.ts";
import type { StandardRules } from "#app/domain/delegations/delegations.ts";
import type { DraftListed, RoundShown, StandardHead } from "#app/domain/heads.ts";
import { Refused } from "#app/domain/refusals.ts";
import { mayFacilitate, type Visitor } from "#app/domain/roles.ts";
import { daysLeft, decidingRound, endOf, stateAt } from "#app/domain/rounds.ts";
import { codeAt } from "#app/domain/stages/moves.ts";

/** The id of the standard that an address names; null where it names none. */
export async function standardIdOf(slug: string): Promise<string | null> {
  const [row] = await prepared("standard-id-of", (handle) => handle.select({ id: standards.id }).from(standards).where(eq(standards.slug, sql.placeholder("slug")))).execute({ slug });
  return row?.id ?? null;
}

/** What taking part in a standard depends on. @throws Refused "not-found" */
export async function rulesOf(standardId: string): Promise<StandardRules> {
  const [row] = await prepared("standard-rules", (handle) => handle.select({ id: standards.id, admission: standards.admission }).from(standards).where(eq(standards.id, sql.placeholder("standardId")))).execute({ standardId });
  if (!row) throw new Refused({ code: "not-found" });
  return row;
}

/** The head of a standard, in three statements. @throws Refused "not-found" */
export async function standardHead(slug: string, now: Date, visitor: Visitor): Promise<StandardHead> {
  const [standard] = await prepared("standard-head", (handle) => handle.select().from(standards).where(eq(standards.slug, sql.placeholder("slug")))).execute({ slug });
  if (!standard) throw new Refused({ code: "not-found" });
  const listed = await draftsOf(standard.id);
  const deciding = decidingRound(await roundsOf(standard.id), now);
  return {
    id: standard.id,
    slug: standard.slug,
    identifier: standard.identifier,
    title: standard.title,
    domain: standard.domain,
    stage: standard.stage,
    code: codeAt(standard.stageCode, standard.stage),
    admission: standard.admission,
    revision: standard.revision,
    drafts: listed,
    newest: listed.at(-1) ?? null,
    round: deciding && roundShown(deciding, now),
    comments: standard.commentCount,
    amendments: standard.amendmentCount,
    ballots: standard.ballotCount,
    may: { facilitate: mayFacilitate(visitor, standard.id).ok },
  };
}

async function draftsOf(standardId: string): Promise<DraftListed[]> {
  const rows = await prepared("standard-drafts", (handle) =>
    handle
      .select({ number: drafts.number, label: drafts.label, stage: drafts.stage, publishedAt: drafts.publishedAt, lineCount: drafts.lineCount, wordCount: drafts.wordCount })
      .from(drafts)
      .where(eq(drafts.standardId, sql.placeholder("standardId")))
      .orderBy(asc(drafts.number)),
  ).execute({ standardId });
  return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() }));
}

/** Whether a round is a recirculation, without reading which lines it opened: true or 1 where it is. */
export const isNarrow = sql<boolean | number>`${isNotNull(rounds.openLines)}`;

/** The rounds of a standard, oldest first, each with the number of its draft. */
export async function roundsOf(standardId: string) {
  return prepared("standard-rounds", (handle) =>
    handle
      .select({ id: rounds.id, number: rounds.number, kind: rounds.kind, disclosure: rounds.disclosure, narrow: isNarrow, draftId: rounds.draftId, opensAt: rounds.opensAt, closesAt: rounds.closesAt, closedAt: rounds.closedAt, closedReason: rounds.closedReason, draft: drafts.number })
      .from(rounds)
      .innerJoin(drafts, eq(drafts.id, rounds.draftId))
      .where(eq(rounds.standardId, sql.placeholder("standardId")))
      .orderBy(asc(rounds.number)),
  ).execute({ standardId });
}

export function roundShown(round: Awaited<ReturnType<typeof roundsOf>>[number], now: Date): RoundShown {
  const state = stateAt(round, now);
  const ends = endOf(round);
  return { number: round.number, kind: round.kind, disclosure: round.disclosure, narrow: Boolean(round.narrow), state, opensAt: round.opensAt.toISOString(), endsAt: ends.toISOString(), daysLeft: daysLeft(state === "not-open-yet" ? round.opensAt : ends, now), draft: round.draft };
}
