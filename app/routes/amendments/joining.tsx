/** Where co-proposers join; without a script, what was refused is shown here. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { joinAmendment } from "#app/commands/amendments/positions.server.ts";
import { AmendmentHead } from "#app/components/amendments/amendment-head.tsx";
import { JoinForm } from "#app/components/amendments/deeds.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { amendmentCode } from "#app/domain/amendments/states.ts";
import { paths, readNumber } from "#app/paths.ts";
import { landing, retryAfter } from "#app/platform/answers.server.ts";
import { takePoint } from "#app/platform/limits.server.ts";
import { openAmendment } from "#app/queries/amendments/amendment.server.ts";
import "#app/styles/comments.css";

export function loader({ params, context }: LoaderFunctionArgs) {
  return openAmendment({ standard: params.standard ?? "", number: readNumber(params.amendment) ?? 0 }, context.visitor, context.now, context.language);
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const at = { standard: params.standard ?? "", number: readNumber(params.amendment) ?? 0 };
  if (context.visitor) await takePoint("reply", context.visitor.id);
  await joinAmendment(context.doer, at);
  return landing(request, paths.amendment(at.standard, at.number), {});
}

export const headers = retryAfter;

export default function Joining() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  const t = useTexts().amendments.form;
  return (
    <>
      <AmendmentHead page={page} title={t.join(amendmentCode(page.number))} />
      <div className="page narrow">
        <section className="panel">
          <p>{t.joinTitle}</p>
          <JoinForm standard={page.standard.slug} number={page.number} label={t.join(amendmentCode(page.number))} outcome={isOutcome(answered) ? answered : null} />
        </section>
      </div>
    </>
  );
}
