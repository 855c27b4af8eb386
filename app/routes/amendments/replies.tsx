/** Where replies to an amendment are sent; without a script, a reply that was refused is shown here with its text. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { replyToAmendment } from "#app/commands/amendments/positions.server.ts";
import { AmendmentHead } from "#app/components/amendments/amendment-head.tsx";
import { Replies, ReplyForm } from "#app/components/comments/replies.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { amendmentCode } from "#app/domain/amendments/states.ts";
import { replyForm } from "#app/domain/comment-forms.ts";
import { paths, readNumber } from "#app/paths.ts";
import { landing, readForm, retryAfter } from "#app/platform/answers.server.ts";
import { takePoint } from "#app/platform/limits.server.ts";
import { openAmendment } from "#app/queries/amendments/amendment.server.ts";
import "#app/styles/comments.css";

export function loader({ params, context }: LoaderFunctionArgs) {
  return openAmendment({ standard: params.standard ?? "", number: readNumber(params.amendment) ?? 0 }, context.visitor, context.now, context.language);
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const at = { standard: params.standard ?? "", number: readNumber(params.amendment) ?? 0 };
  const form = await readForm(request, replyForm);
  if (context.visitor) await takePoint("reply", context.visitor.id);
  const { id } = await replyToAmendment(context.doer, at, form);
  return landing(request, `${paths.amendment(at.standard, at.number)}#R-${id}`, { id });
}

export const headers = retryAfter;

export default function RepliesToAmendment() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  const t = useTexts().amendments.page;
  return (
    <>
      <AmendmentHead page={page} title={t.replyTitle(amendmentCode(page.number))} />
      <div className="page narrow">
        <section className="panel">
          <ReplyForm comment={page} standard={page.standard.slug} outcome={isOutcome(answered) ? answered : null} folded={false} action={paths.amendmentPart(page.standard.slug, page.number, "replies")} />
          <Replies comment={page} standard={page.standard.slug} />
        </section>
      </div>
    </>
  );
}
