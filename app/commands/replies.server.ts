/** The deed of replying to a comment. */
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { comments, replies } from "#db/schema.server.ts";
import type { replyForm } from "#app/domain/comment-forms.ts";
import { demand } from "#app/domain/refusals.ts";
import { mayReply, type Doer } from "#app/domain/roles.ts";
import { sha256 } from "#app/platform/chance.server.ts";
import { again, commentAt, presentRound } from "./comments.server.ts";
import { AlreadyDone, perform } from "./perform.server.ts";

/** Replies to a comment. The same form sent twice is one reply. @throws Refused "not-found", or as mayReply says. */
export async function sendReply(doer: Doer, at: { standard: string; number: number }, form: z.output<typeof replyForm>): Promise<{ id: string }> {
  const comment = await commentAt(at);
  return perform(doer, `standard:${comment.standardId}`, async (deed) => {
    const { db, actor, now, newId } = deed;
    const [twin] = await db.select({ id: replies.id }).from(replies).where(and(eq(replies.authorId, actor?.id ?? ""), eq(replies.submission, form.submission)));
    if (twin) throw new AlreadyDone(twin);
    const current = await again(deed, comment.id);
    demand(mayReply(actor, current, await presentRound(db, current.standardId, now), now));
    const id = newId();
    await db.insert(replies).values({ id, commentId: current.id, authorId: actor!.id, authorName: actor!.name, organisationName: actor!.actingFor?.organisationName ?? "", category: actor!.actingFor?.category ?? null, text: form.text, submission: form.submission, createdAt: now });
    await db.update(comments).set({ replyCount: sql`${comments.replyCount} + 1` }).where(eq(comments.id, current.id));
    return { result: { id }, events: [{ kind: "reply-sent", standardId: current.standardId, payload: { commentId: current.id, replyId: id, textHash: sha256(form.text) } }] };
  });
}
