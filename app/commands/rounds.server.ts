/** Deeds on rounds: open one on the newest draft, extend one or close it early with a reason. */
import { and, desc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Db } from "#db/client.server.ts";
import { drafts, rounds } from "#db/schema.server.ts";
import { demand, Malformed, Refused } from "#app/domain/refusals.ts";
import { mayFacilitate, type Doer } from "#app/domain/roles.ts";
import { endOf, mayChangeEnd, stateAt, type closureForm, type extensionForm, type RoundPlan } from "#app/domain/rounds.ts";
import { mayGoOn } from "#app/domain/stages/moves.ts";
import { openingsOn } from "./openings.server.ts";
import { perform } from "./perform.server.ts";
import { lettersOfRound } from "./reminders/round-letters.server.ts";
import { codeOf } from "./stages.server.ts";

/**
 * Opens a round on the newest draft of a standard, and tells those who take part. One round at a time: the one before must be over.
 * @throws Refused "no-round" never; "round-still-open" with the number and the end of the one that is open; "work-over" where the standard has ended; "not-found" where there is no draft; Malformed where a draft came since the form was shown, or it would end in the past.
 */
export async function openRound(doer: Doer, standardId: string, form: RoundPlan): Promise<{ id: string; number: number }> {
  demand(mayFacilitate(doer.actor, standardId));
  // What takes long is done before the transaction: drafts never change.
  const narrow = form.extent === "changes" ? await openingsOn(standardId, doer.now) : null;
  return perform(doer, `standard:${standardId}`, async (deed) => {
    const { db, actor, now, newId } = deed;
    demand(mayFacilitate(actor, standardId));
    demand(mayGoOn(await codeOf(db, standardId)));
    const [draft] = await db.select({ id: drafts.id, number: drafts.number }).from(drafts).where(eq(drafts.standardId, standardId)).orderBy(desc(drafts.number)).limit(1);
    if (!draft) throw new Refused({ code: "not-found" });
    const [last] = await db.select().from(rounds).where(eq(rounds.standardId, standardId)).orderBy(desc(rounds.number)).limit(1);
    if (last && stateAt(last, now) !== "closed") throw new Refused({ code: "round-still-open", detail: { number: last.number, at: endOf(last).toISOString() } });
    if ((narrow && narrow.draftId !== draft.id) || (form.draft !== undefined && form.draft !== draft.number)) throw new Malformed({ extent: ["draft-since"] });
    if (form.closesAt <= now) throw new Malformed({ closesAt: ["ends-in-past"] });
    const round = { id: newId(), standardId, draftId: draft.id, number: (last?.number ?? 0) + 1, kind: form.kind, disclosure: form.disclosure ?? ("at-once" as const), openLines: narrow?.openLines ?? null, opensAt: form.opensAt, closesAt: form.closesAt };
    await db.insert(rounds).values(round);
    return {
      result: { id: round.id, number: round.number },
      letters: await lettersOfRound(db, round.id, "opened", deed),
      events: [{ kind: "round-opened", standardId, payload: { roundId: round.id, number: round.number, kind: round.kind, disclosure: round.disclosure, ...(narrow ? { openRanges: narrow.openLines.length } : {}), draftId: draft.id, opensAt: form.opensAt.toISOString(), closesAt: form.closesAt.toISOString() } }],
    };
  });
}

/** Extends a round that is not over, with a reason; it is never shortened so. @throws Refused "round-closed" where it is over; Malformed where it would end no later than before. */
export async function extendRound(doer: Doer, standardId: string, number: number, form: z.output<ReturnType<typeof extensionForm>>): Promise<void> {
  await perform(doer, `standard:${standardId}`, async (deed) => {
    const { db, actor, now } = deed;
    demand(mayFacilitate(actor, standardId));
    const round = await roundOf(db, standardId, number);
    demand(mayChangeEnd(round, now));
    if (form.closesAt <= round.closesAt) throw new Malformed({ closesAt: ["not-later"] });
    await db.update(rounds).set({ closesAt: form.closesAt }).where(eq(rounds.id, round.id));
    const letters = await lettersOfRound(db, round.id, "extended", deed, form.reason);
    return { result: undefined, letters, events: [{ kind: "round-extended", standardId, payload: { roundId: round.id, was: round.closesAt.toISOString(), closesAt: form.closesAt.toISOString(), reason: form.reason } }] };
  });
}

/** Closes a round now, before its time, with a reason. @throws Refused "round-closed" where it is over. */
export async function closeRound(doer: Doer, standardId: string, number: number, form: Pick<z.output<typeof closureForm>, "reason">): Promise<void> {
  await perform(doer, `standard:${standardId}`, async (deed) => {
    const { db, actor, now } = deed;
    demand(mayFacilitate(actor, standardId));
    const round = await roundOf(db, standardId, number);
    demand(mayChangeEnd(round, now));
    await db.update(rounds).set({ closedAt: now, closedReason: form.reason }).where(eq(rounds.id, round.id));
    const letters = await lettersOfRound(db, round.id, "closed", deed, form.reason);
    return { result: undefined, letters, events: [{ kind: "round-closed", standardId, payload: { roundId: round.id, closedAt: now.toISOString(), reason: form.reason } }] };
  });
}

async function roundOf(db: Db, standardId: string, number: number) {
  const [round] = await db.select().from(rounds).where(and(eq(rounds.standardId, standardId), eq(rounds.number, number)));
  if (!round) throw new Refused({ code: "not-found" });
  return round;
}
