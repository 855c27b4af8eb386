/** The withdrawal of the own comment, confirmed on a page of its own. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { withdrawComment } from "#app/commands/comments.server.ts";
import { CommentHead } from "#app/components/comments/comment-head.tsx";
import { WithdrawalForm } from "#app/components/comments/deeds.tsx";
import { WhyNot } from "#app/components/comments/refused.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { Markup } from "#app/components/frame/markup.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { commentCode } from "#app/domain/comments.ts";
import { paths, readNumber } from "#app/paths.ts";
import { landing } from "#app/platform/answers.server.ts";
import { openComment } from "#app/queries/comment.server.ts";
import "#app/styles/comments.css";

export function loader({ params, context }: LoaderFunctionArgs) {
  return openComment({ standard: params.standard ?? "", number: readNumber(params.comment) ?? 0 }, context.visitor, context.now);
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const at = { standard: params.standard ?? "", number: readNumber(params.comment) ?? 0 };
  await withdrawComment(context.doer, at);
  return landing(request, paths.comment(at.standard, at.number), {});
}

export default function Withdrawal() {
  const { comment, standard, ...page } = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  const t = useTexts().comments.page;
  const code = commentCode(comment.number);
  const refusal = isOutcome(answered) && answered.refusal ? answered.refusal : comment.may.withdraw.ok ? null : comment.may.withdraw.refusal;
  return (
    <>
      <CommentHead page={{ comment, standard, ...page }} title={t.withdrawTitle(code)} />
      <div className="page narrow">
        <section className="panel comment">
          <Markup html={comment.reason.html} />
          {refusal ? (
            <>
              <WhyNot refusal={refusal} alert />
              <p>
                <Link to={paths.comment(standard.slug, comment.number)}>{t.backTo(code)}</Link>
              </p>
            </>
          ) : (
            <WithdrawalForm number={comment.number} standard={standard.slug} />
          )}
        </section>
      </div>
    </>
  );
}
