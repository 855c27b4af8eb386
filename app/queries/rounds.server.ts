/** What the pages need that open, extend and close a round. */
import { and, count, desc, eq } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { comments, drafts, rounds, standards } from "#db/schema.server.ts";
import { Refused } from "#app/domain/refusals.ts";
import { endOf, isShort, stateAt, type RoundState } from "#app/domain/rounds.ts";

/** The newest draft and the round that stands in the way. @throws Refused "not-found". */
export async function openRoundForm(slug: string, now: Date) {
  const standard = await standardAt(slug);
  const [draft] = await db().select({ number: drafts.number, label: drafts.label }).from(drafts).where(eq(drafts.standardId, standard.id)).orderBy(desc(drafts.number)).limit(1);
  const [last] = await db().select().from(rounds).where(eq(rounds.standardId, standard.id)).orderBy(desc(rounds.number)).limit(1);
  return {
    ...standard,
    draft: draft ?? null,
    number: (last?.number ?? 0) + 1,
    unfinished: last && stateAt(last, now) !== "closed" ? { number: last.number, at: endOf(last).toISOString() } : null,
  };
}

export interface RoundShown {
  number: number;
  state: RoundState;
  opensAt: string;
  closesAt: string;
  endedAt: string;
  closedReason: string | null;
  short: boolean;
  draft: { number: number; label: string };
  comments: number;
}

/** One round, and how many comments it brought. @throws Refused "not-found". */
export async function openRoundFacts(slug: string, number: number | null, now: Date): Promise<{ id: string; slug: string; round: RoundShown }> {
  const standard = await standardAt(slug);
  const [row] = await db()
    .select({ round: rounds, draft: { number: drafts.number, label: drafts.label } })
    .from(rounds)
    .innerJoin(drafts, eq(drafts.id, rounds.draftId))
    .where(and(eq(rounds.standardId, standard.id), eq(rounds.number, number ?? 0)));
  if (!row) throw new Refused({ code: "not-found" });
  const { round } = row;
  const [sent] = await db().select({ comments: count() }).from(comments).where(eq(comments.roundId, round.id));
  return {
    id: standard.id,
    slug: standard.slug,
    round: {
      number: round.number,
      state: stateAt(round, now),
      opensAt: round.opensAt.toISOString(),
      closesAt: round.closesAt.toISOString(),
      endedAt: endOf(round).toISOString(),
      closedReason: round.closedReason,
      short: isShort(round),
      draft: row.draft,
      comments: sent?.comments ?? 0,
    },
  };
}

async function standardAt(slug: string) {
  const [standard] = await db().select({ id: standards.id, slug: standards.slug, identifier: standards.identifier, title: standards.title }).from(standards).where(eq(standards.slug, slug));
  if (!standard) throw new Refused({ code: "not-found" });
  return standard;
}
