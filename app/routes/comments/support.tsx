/** Where support for a comment is given and taken back; without a script, a refusal is shown here. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { giveSupport, takeBackSupport } from "#app/commands/supports.server.ts";
import { CommentHead } from "#app/components/comments/comment-head.tsx";
import { SupportButton } from "#app/components/comments/deeds.tsx";
import { WhyNot } from "#app/components/comments/refused.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { supportForm } from "#app/domain/comment-forms.ts";
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
  const { support } = await readForm(request, supportForm);
  if (context.visitor) await takePoint("reply", context.visitor.id);
  await (support === "given" ? giveSupport(context.doer, at) : takeBackSupport(context.doer, at));
  return landing(request, `${paths.comment(at.standard, at.number)}#support`, {});
}

export const headers = retryAfter;

export default function Support() {
  const { comment, standard, ...page } = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  const t = useTexts().comments.page;
  const code = commentCode(comment.number);
  return (
    <>
      <CommentHead page={{ comment, standard, ...page }} title={t.supportTitle(code)} />
      <div className="page narrow">
        <section className="panel">
          {isOutcome(answered) && answered.refusal ? <WhyNot refusal={answered.refusal} alert /> : <SupportButton comment={comment} standard={standard.slug} />}
          <p>
            <Link to={paths.comment(standard.slug, comment.number)}>{t.backTo(code)}</Link>
          </p>
        </section>
      </div>
    </>
  );
}
