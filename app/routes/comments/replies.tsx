/** Where replies to a comment are sent; without a script, a reply that was refused is shown here with its text. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sendReply } from "#app/commands/replies.server.ts";
import { CommentHead } from "#app/components/comments/comment-head.tsx";
import { Replies, ReplyForm } from "#app/components/comments/replies.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { replyForm } from "#app/domain/comment-forms.ts";
import { commentCode } from "#app/domain/comments.ts";
import { paths, readNumber } from "#app/paths.ts";
import { landing, readForm, retryAfter } from "#app/platform/answers.server.ts";
import { takePoint } from "#app/platform/limits.server.ts";
import { openComment } from "#app/queries/comment.server.ts";
import "#app/styles/comments.css";

export function loader({ params, context }: LoaderFunctionArgs) {
  return openComment({ standard: params.standard ?? "", number: readNumber(params.comment) ?? 0 }, context.visitor, context.now);
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const at = { standard: params.standard ?? "", number: readNumber(params.comment) ?? 0 };
  const form = await readForm(request, replyForm);
  if (context.visitor) await takePoint("reply", context.visitor.id);
  const { id } = await sendReply(context.doer, at, form);
  return landing(request, `${paths.comment(at.standard, at.number)}#R-${id}`, { id });
}

export const headers = retryAfter;

export default function RepliesOfComment() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  const t = useTexts().comments.page;
  return (
    <>
      <CommentHead page={page} title={t.replyTitle(commentCode(page.comment.number))} />
      <div className="page narrow">
        <section className="panel">
          <ReplyForm comment={page.comment} standard={page.standard.slug} outcome={isOutcome(answered) ? answered : null} folded={false} />
          <Replies comment={page.comment} standard={page.standard.slug} />
        </section>
      </div>
    </>
  );
}
