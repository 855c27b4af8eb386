/** Deeds on the stage of a standard: move it along the table of moves, with a reason; and what the publication of a draft does to it. */
import { desc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Db } from "#db/client.server.ts";
import { stageMoves, standards } from "#db/schema.server.ts";
import type { Event } from "#app/domain/events.ts";
import { demand, Malformed, Refused } from "#app/domain/refusals.ts";
import { mayFacilitate, type Doer } from "#app/domain/roles.ts";
import { codeAt, mayGoOn, movesFrom, withDraft, type StageCode } from "#app/domain/stages/moves.ts";
import { stageOf, type Stage } from "#app/domain/stages.ts";
import type { stageMoveForm } from "#app/domain/standards.ts";
import { perform, type Deed } from "./perform.server.ts";

/**
 * Moves a standard from the code that the form names to one that may follow it.
 * @throws Refused "not-found", "stage-elsewhere" where it does not stand there any more, or as mayFacilitate says; Malformed where there is no such move.
 */
export async function moveStage(doer: Doer, standardId: string, form: z.output<typeof stageMoveForm>): Promise<void> {
  await perform(doer, `standard:${standardId}`, async (deed) => {
    demand(mayFacilitate(deed.actor, standardId));
    const code = await codeOf(deed.db, standardId);
    if (code !== form.from) throw new Refused({ code: "stage-elsewhere", detail: { stage: code, ...(await lastMove(deed.db, standardId)) } });
    if (!movesFrom(code).includes(form.to)) throw new Malformed({ to: ["choose"] });
    return { result: undefined, events: [await moved(deed, standardId, { from: code, to: form.to, reason: form.reason, draft: null })] };
  });
}

/** What a draft's publication does to the stage, inside its deed: none where the work is under way already. @throws Refused "work-over" where the standard has ended. */
export async function movedByDraft(deed: Deed, standardId: string, draft: { number: number; stage: Stage }): Promise<Event[]> {
  const from = await codeOf(deed.db, standardId);
  demand(mayGoOn(from));
  const to = withDraft(draft.stage);
  return from === to ? [] : [await moved(deed, standardId, { from, to, reason: null, draft: draft.number })];
}

/** Where a standard stands. @throws Refused "not-found". */
export async function codeOf(db: Db, standardId: string): Promise<StageCode> {
  const [standard] = await db.select({ stage: standards.stage, code: standards.stageCode }).from(standards).where(eq(standards.id, standardId));
  if (!standard) throw new Refused({ code: "not-found" });
  return codeAt(standard.code, standard.stage);
}

async function moved({ db, actor, now }: Deed, standardId: string, move: { from: StageCode; to: StageCode; reason: string | null; draft: number | null }): Promise<Event> {
  await db.insert(stageMoves).values({ standardId, ...move, byId: actor!.id, byName: actor!.name, at: now });
  await db.update(standards).set({ stage: stageOf(move.to), stageCode: move.to }).where(eq(standards.id, standardId));
  return { kind: "stage-moved", standardId, payload: move };
}

async function lastMove(db: Db, standardId: string): Promise<{ name: string; at: string }> {
  const [last] = await db.select({ name: stageMoves.byName, at: stageMoves.at }).from(stageMoves).where(eq(stageMoves.standardId, standardId)).orderBy(desc(stageMoves.sequence)).limit(1);
  return { name: last?.name ?? "", at: last?.at.toISOString() ?? "" };
}
