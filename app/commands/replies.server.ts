/** The deed of replying to a comment. */
import { and, eq, sql } from "drizzle-orm";
import { comments, replies } from "#db/schema.server.ts";
import type { ReplyForm } from "#app/domain/comment-forms.ts";
import { demand } from "#app/domain/refusals.ts";
import { mayFacilitate, mayReply, type Doer } from "#app/domain/roles.ts";
import { sha256 } from "#app/platform/chance.server.ts";
import { agreeOnce } from "./agreements.server.ts";
import { commentAt, presentRound, rulesIn, seenAgain } from "./comments.server.ts";
import { AlreadyDone, perform } from "./perform.server.ts";

/** Replies to a comment. The same form sent twice is one reply. @throws Refused "not-found", or as mayReply says; Malformed where the terms of contribution were never agreed to: who facilitates need not. */
export async function sendReply(doer: Doer, at: { standard: string; number: number }, form: ReplyForm): Promise<{ id: string }> {
  const comment = await commentAt(at);
  return perform(doer, `standard:${comment.standardId}`, async (deed) => {
    const { db, actor, now, newId } = deed;
    const [twin] = await db.select({ id: replies.id }).from(replies).where(and(eq(replies.authorId, actor?.id ?? ""), eq(replies.submission, form.submission)));
    if (twin) throw new AlreadyDone(twin);
    const current = await seenAgain(deed, comment.id);
    demand(mayReply(actor, current, await rulesIn(db, current.standardId), await presentRound(db, current.standardId, now), now));
    const agreement = mayFacilitate(actor, current.standardId).ok ? [] : await agreeOnce(deed, current.standardId, form);
    const id = newId();
    await db.insert(replies).values({ id, commentId: current.id, authorId: actor!.id, authorName: actor!.name, organisationName: actor!.actingFor?.organisationName ?? "", category: actor!.actingFor?.category ?? null, text: form.text, submission: form.submission, createdAt: now });
    await db.update(comments).set({ replyCount: sql`${comments.replyCount} + 1` }).where(eq(comments.id, current.id));
    return { result: { id }, events: [...agreement, { kind: "reply-sent", standardId: current.standardId, payload: { commentId: current.id, replyId: id, textHash: sha256(form.text) } }] };
  });
}
