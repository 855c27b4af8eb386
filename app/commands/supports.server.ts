/** Deeds of a supporter: support a comment, take the support back. One person once; whoever does it twice has done it once. */
import { and, eq, sql } from "drizzle-orm";
import { comments, supports } from "#db/schema.server.ts";
import { demand } from "#app/domain/refusals.ts";
import { maySupport, type Doer } from "#app/domain/roles.ts";
import { commentAt, presentRound, rulesIn, seenAgain } from "./comments.server.ts";
import { AlreadyDone, perform, type Deed } from "./perform.server.ts";

/** Supports a comment, as the organisation that the person acts for. @throws Refused "not-found", or as maySupport says. */
export async function giveSupport(doer: Doer, at: { standard: string; number: number }): Promise<void> {
  const comment = await commentAt(at);
  await perform(doer, `standard:${comment.standardId}`, async (deed) => {
    const { db, actor, now } = deed;
    const current = await supportable(deed, comment.id);
    if (await supportOf(deed, current.id)) throw new AlreadyDone(undefined);
    const organisation = actor!.actingFor!;
    await db.insert(supports).values({ commentId: current.id, userId: actor!.id, userName: actor!.name, organisationId: organisation.organisationId, organisationName: organisation.organisationName, category: organisation.category, at: now });
    await db.update(comments).set({ supportCount: sql`${comments.supportCount} + 1` }).where(eq(comments.id, current.id));
    return { result: undefined, events: [{ kind: "support-given", standardId: current.standardId, payload: { commentId: current.id, organisationId: organisation.organisationId } }] };
  });
}

/** Takes the own support back, while it could still be given. @throws Refused "not-found", or as maySupport says. */
export async function takeBackSupport(doer: Doer, at: { standard: string; number: number }): Promise<void> {
  const comment = await commentAt(at);
  await perform(doer, `standard:${comment.standardId}`, async (deed) => {
    const { db } = deed;
    const current = await supportable(deed, comment.id);
    const given = await supportOf(deed, current.id);
    if (!given) throw new AlreadyDone(undefined);
    await db.delete(supports).where(and(eq(supports.commentId, current.id), eq(supports.userId, given.userId)));
    await db.update(comments).set({ supportCount: sql`${comments.supportCount} - 1` }).where(eq(comments.id, current.id));
    return { result: undefined, events: [{ kind: "support-taken-back", standardId: current.standardId, payload: { commentId: current.id, organisationId: given.organisationId } }] };
  });
}

async function supportable(deed: Deed, id: string) {
  const current = await seenAgain(deed, id);
  demand(maySupport(deed.actor, current, await rulesIn(deed.db, current.standardId), await presentRound(deed.db, current.standardId, deed.now), deed.now));
  return current;
}

async function supportOf({ db, actor }: Deed, commentId: string) {
  const [given] = await db.select({ userId: supports.userId, organisationId: supports.organisationId }).from(supports).where(and(eq(supports.commentId, commentId), eq(supports.userId, actor!.id)));
  return given ?? null;
}
