/** The deed of answering a disposition: the author says whether they are satisfied. Answers are only added; the newest counts. */
import { desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { answers, comments } from "#db/schema.server.ts";
import type { answerForm } from "#app/domain/comment-forms.ts";
import { demand } from "#app/domain/refusals.ts";
import { mayAnswer, type Doer } from "#app/domain/roles.ts";
import { again, commentAt } from "./comments.server.ts";
import { AlreadyDone, perform } from "./perform.server.ts";

/** Answers the decided disposition of the own comment. The same answer in the same words twice is one. @throws Refused "not-found", or as mayAnswer says. */
export async function answerDisposition(doer: Doer, at: { standard: string; number: number }, form: z.output<typeof answerForm>): Promise<void> {
  const comment = await commentAt(at);
  await perform(doer, `standard:${comment.standardId}`, async (deed) => {
    const { db, actor, now, newId } = deed;
    const current = await again(deed, comment.id);
    demand(mayAnswer(actor, current));
    const text = form.text ?? null;
    const [last] = await db.select({ text: answers.text }).from(answers).where(eq(answers.commentId, current.id)).orderBy(desc(answers.at), desc(answers.id)).limit(1);
    if (current.answer === form.answer && last && last.text === text) throw new AlreadyDone(undefined);
    await db.insert(answers).values({ id: newId(), commentId: current.id, answer: form.answer, text, at: now });
    await db.update(comments).set({ answer: form.answer }).where(eq(comments.id, current.id));
    return { result: undefined, events: [{ kind: "disposition-answered", standardId: current.standardId, payload: { commentId: current.id, answer: form.answer } }] };
  });
}
