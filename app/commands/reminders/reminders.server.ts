/**
 * The deed that no person does: to remind of the ends of rounds and ballots, and to tell when a ballot closed by the clock. Whoever has a clock calls it now and then;
 * called twice, or by two servers at once, it has told once. Who gets a letter stands in round-letters.server.ts and ballot-letters.server.ts.
 */
import { and, eq, gt, isNull, lte } from "drizzle-orm";
import { db, type Db } from "#db/client.server.ts";
import { ballots, reminders, rounds } from "#db/schema.server.ts";
import type { Event, Letter } from "#app/domain/events.ts";
import type { Doer } from "#app/domain/roles.ts";
import { endNews, REMINDER_DAYS, type EndNews, type RoundTimes } from "#app/domain/rounds.ts";
import { lettersToHeads } from "../ballot-letters.server.ts";
import { AlreadyDone, perform } from "../perform.server.ts";
import { lettersOfRound } from "./round-letters.server.ts";

const DAY = 86_400_000;

/** An end that came while no server ran is told so long after. Days. */
const LATE_DAYS = 3;

/** Tells what is due. Two statements where nothing is. Answers how many ends were told of. */
export async function remindOfEnds(doer: Doer): Promise<number> {
  const until = new Date(doer.now.getTime() + REMINDER_DAYS[0] * DAY);
  const near = await db().select({ id: rounds.id, standardId: rounds.standardId, opensAt: rounds.opensAt, closesAt: rounds.closesAt, closedAt: rounds.closedAt }).from(rounds).where(and(gt(rounds.closesAt, doer.now), lte(rounds.closesAt, until), isNull(rounds.closedAt)));
  const late = new Date(doer.now.getTime() - LATE_DAYS * DAY);
  const voting = await db().select({ id: ballots.id, standardId: ballots.standardId, opensAt: ballots.opensAt, closesAt: ballots.closesAt, closedAt: ballots.closedAt }).from(ballots).where(and(gt(ballots.closesAt, late), lte(ballots.closesAt, until), isNull(ballots.closedAt)));
  let told = 0;
  for (const round of near) told += await tell(doer, "round", round);
  for (const ballot of voting) told += await tell(doer, "ballot", ballot);
  return told;
}

/** Answers 1 where it was told just now; 0: nothing is due, or it was told before. */
async function tell(doer: Doer, kind: "round" | "ballot", { id, standardId, ...times }: RoundTimes & { id: string; standardId: string }): Promise<0 | 1> {
  const foreseen = endNews(times, doer.now);
  if (!foreseen || (kind === "round" && foreseen.days === 0) || (await wasTold(db(), id, foreseen))) return 0;
  return perform<0 | 1>({ ...doer, actor: null }, `standard:${standardId}`, async (deed) => {
    // Meanwhile it may have been extended, closed, or told of by another server.
    const [current] = kind === "round" ? await deed.db.select().from(rounds).where(eq(rounds.id, id)) : await deed.db.select().from(ballots).where(eq(ballots.id, id));
    const news = current ? endNews(current, deed.now) : null;
    if (!news || (kind === "round" && news.days === 0) || (await wasTold(deed.db, id, news))) throw new AlreadyDone(0);
    await deed.db.insert(reminders).values({ subjectId: id, endsAt: news.end, days: news.days, at: deed.now });
    const letters: Letter[] = kind === "round" ? await lettersOfRound(deed.db, id, "soon", deed) : await lettersToHeads(deed.db, id, news.days === 0 ? "ended" : "soon");
    const event: Event = { kind: "end-told", standardId, payload: { subject: kind, subjectId: id, endsAt: news.end.toISOString(), days: news.days, letters: letters.length } };
    return { result: 1, events: [event], letters };
  });
}

async function wasTold(on: Db, id: string, { end, days }: EndNews): Promise<boolean> {
  return (await on.$count(reminders, and(eq(reminders.subjectId, id), eq(reminders.endsAt, end), eq(reminders.days, days)))) > 0;
}
