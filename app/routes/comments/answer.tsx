/** The author's answer to the disposition of the own comment. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { answerDisposition } from "#app/commands/answers.server.ts";
import { AnswerForm } from "#app/components/comments/answer-form.tsx";
import { CommentHead } from "#app/components/comments/comment-head.tsx";
import { Dispositions } from "#app/components/comments/comment-history.tsx";
import { WhyNot } from "#app/components/comments/refused.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { quickAnswerForm } from "#app/domain/comment-forms.ts";
import { commentCode } from "#app/domain/comments.ts";
import { paths, readNumber, safePath } from "#app/paths.ts";
import { landing, readForm, retryAfter } from "#app/platform/answers.server.ts";
import { takePoint } from "#app/platform/limits.server.ts";
import { openComment } from "#app/queries/comment.server.ts";
import "#app/styles/comments.css";

export function loader({ params, context }: LoaderFunctionArgs) {
  return openComment({ standard: params.standard ?? "", number: readNumber(params.comment) ?? 0 }, context.visitor, context.now);
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const at = { standard: params.standard ?? "", number: readNumber(params.comment) ?? 0 };
  const form = await readForm(request, quickAnswerForm);
  if (context.visitor) await takePoint("reply", context.visitor.id);
  await answerDisposition(context.doer, at, form);
  return landing(request, safePath(form.back, `${paths.comment(at.standard, at.number)}#answer`), {});
}

export const headers = retryAfter;

export default function AnswerPage() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  const t = useTexts().comments.page;
  const { comment, standard } = page;
  const code = commentCode(comment.number);
  const outcome = isOutcome(answered) ? answered : null;
  const verdict = comment.may.answer;
  return (
    <>
      <CommentHead page={page} title={t.answerTitle(code)} />
      <div className="page narrow">
        <section className="panel">
          <Dispositions dispositions={page.dispositions} standard={standard.slug} appliedIn={page.appliedIn} />
          {verdict.ok || outcome ? <AnswerForm number={comment.number} standard={standard.slug} answer={comment.answer} outcome={outcome} /> : <WhyNot refusal={verdict.refusal} />}
          <p>
            <Link to={paths.comment(standard.slug, comment.number)}>{t.backTo(code)}</Link>
          </p>
        </section>
      </div>
    </>
  );
}
