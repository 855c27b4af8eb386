/** The withdrawal of the own amendment, confirmed on a page of its own. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { withdrawAmendment } from "#app/commands/amendments/submissions.server.ts";
import { AmendmentHead } from "#app/components/amendments/amendment-head.tsx";
import { AmendmentWithdrawal } from "#app/components/amendments/deeds.tsx";
import { WhyNot } from "#app/components/comments/refused.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { amendmentCode } from "#app/domain/amendments/states.ts";
import { paths, readNumber } from "#app/paths.ts";
import { goTo } from "#app/platform/answers.server.ts";
import { openAmendment } from "#app/queries/amendments/amendment.server.ts";
import "#app/styles/comments.css";

export function loader({ params, context }: LoaderFunctionArgs) {
  return openAmendment({ standard: params.standard ?? "", number: readNumber(params.amendment) ?? 0 }, context.visitor, context.now, context.language);
}

export async function action({ params, context }: ActionFunctionArgs) {
  const at = { standard: params.standard ?? "", number: readNumber(params.amendment) ?? 0 };
  await withdrawAmendment(context.doer, at);
  return goTo(paths.amendment(at.standard, at.number));
}

export default function Withdrawal() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  const t = useTexts().amendments.page;
  const refusal = isOutcome(answered) && answered.refusal ? answered.refusal : page.may.withdraw.ok ? null : page.may.withdraw.refusal;
  return (
    <>
      <AmendmentHead page={page} title={t.withdrawTitle(amendmentCode(page.number))} />
      <div className="page narrow">
        <section className="panel">{refusal ? <WhyNot refusal={refusal} alert /> : <AmendmentWithdrawal standard={page.standard.slug} number={page.number} />}</section>
      </div>
    </>
  );
}
