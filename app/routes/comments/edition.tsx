/** The edition of the own comment, within the stated time. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editComment } from "#app/commands/comments.server.ts";
import { CommentHead } from "#app/components/comments/comment-head.tsx";
import { EditionForm } from "#app/components/comments/edition-form.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { editForm } from "#app/domain/comment-forms.ts";
import { commentCode } from "#app/domain/comments.ts";
import { paths, readNumber } from "#app/paths.ts";
import { goTo, readForm, retryAfter } from "#app/platform/answers.server.ts";
import { takePoint } from "#app/platform/limits.server.ts";
import { openComment } from "#app/queries/comment.server.ts";

export function loader({ params, context }: LoaderFunctionArgs) {
  return openComment({ standard: params.standard ?? "", number: readNumber(params.comment) ?? 0 }, context.visitor, context.now);
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const at = { standard: params.standard ?? "", number: readNumber(params.comment) ?? 0 };
  const form = await readForm(request, editForm);
  if (context.visitor) await takePoint("comment", context.visitor.id);
  await editComment(context.doer, at, form);
  return goTo(paths.comment(at.standard, at.number));
}

export const headers = retryAfter;

export default function Edition() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  const t = useTexts().comments.page;
  const { comment, editing } = page;
  return (
    <>
      <CommentHead page={page} title={t.editTitle(commentCode(comment.number))} />
      <div className="page narrow">
        <section className="panel">
          {editing ? (
            <p className="note">
              {t.editUntil(editing.until)} {t.minutesLeft(editing.minutes)}.
            </p>
          ) : null}
          <EditionForm comment={comment} standard={page.standard.slug} verdict={comment.may.edit} outcome={isOutcome(answered) ? answered : null} />
        </section>
      </div>
    </>
  );
}
