/** Deeds on whatever was prepared, comment or amendment: discuss, weigh, withdraw. */
import { and, eq } from "drizzle-orm";
import { preparedContributions, preparedOpinions, preparedReplies } from "#db/schema.server.ts";
import type { Opinion } from "#app/domain/delegations/preparations.ts";
import type { Doer } from "#app/domain/roles.ts";
import { AlreadyDone } from "../perform.server.ts";
import { changed, demandHand, inPreparation, preparedAt, type PreparationAt } from "./prepared.server.ts";

/** Says something to it, within the delegation. The same form sent twice is one reply. @throws Refused as preparedAt and mayPrepare say. */
export async function discussPrepared(doer: Doer, at: PreparationAt, form: { number: number; text: string; submission: string }): Promise<{ id: string }> {
  return inPreparation(doer, at, async (deed, standardId, organisationId) => {
    const { db, actor, now, newId } = deed;
    const [twin] = await db.select({ id: preparedReplies.id }).from(preparedReplies).where(and(eq(preparedReplies.authorId, actor!.id), eq(preparedReplies.submission, form.submission)));
    if (twin) throw new AlreadyDone(twin);
    const prepared = await preparedAt(deed, standardId, organisationId, form.number);
    const id = newId();
    await db.insert(preparedReplies).values({ id, preparedId: prepared.id, authorId: actor!.id, authorName: actor!.name, text: form.text, submission: form.submission, createdAt: now });
    return { result: { id }, event: changed(prepared.id) };
  });
}

/** Supports it or does not, or takes either back. @throws Refused as preparedAt and mayPrepare say. */
export async function weighPrepared(doer: Doer, at: PreparationAt, form: { number: number; opinion: Opinion | "none" }): Promise<void> {
  await inPreparation(doer, at, async (deed, standardId, organisationId) => {
    const { db, actor, now } = deed;
    const prepared = await preparedAt(deed, standardId, organisationId, form.number);
    const mine = and(eq(preparedOpinions.preparedId, prepared.id), eq(preparedOpinions.userId, actor!.id));
    const [before] = await db.select({ opinion: preparedOpinions.opinion }).from(preparedOpinions).where(mine);
    if ((before?.opinion ?? "none") === form.opinion) throw new AlreadyDone(undefined);
    await db.delete(preparedOpinions).where(mine);
    if (form.opinion !== "none") await db.insert(preparedOpinions).values({ preparedId: prepared.id, userId: actor!.id, userName: actor!.name, opinion: form.opinion, at: now });
    return { result: undefined, event: changed(prepared.id) };
  });
}

/** Withdraws it: it stays where the delegation reads it, and is submitted no more. Its author, a head or a deputy. @throws Refused as preparedAt and mayPrepare say, "head-only". */
export async function withdrawPrepared(doer: Doer, at: PreparationAt, number: number): Promise<void> {
  await inPreparation(doer, at, async (deed, standardId, organisationId) => {
    const prepared = await preparedAt(deed, standardId, organisationId, number);
    demandHand(deed.actor, prepared, standardId, organisationId);
    await deed.db.update(preparedContributions).set({ withdrawnAt: deed.now }).where(eq(preparedContributions.id, prepared.id));
    return { result: undefined, event: changed(prepared.id) };
  });
}
