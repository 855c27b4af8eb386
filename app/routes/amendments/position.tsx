/** Where an endorsement or an objection is sent; without a script, one that was refused is shown here. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { positionOnAmendment } from "#app/commands/amendments/positions.server.ts";
import { AmendmentHead } from "#app/components/amendments/amendment-head.tsx";
import { PositionButtons } from "#app/components/amendments/deeds.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { positionForm } from "#app/domain/amendments/forms.ts";
import { amendmentCode } from "#app/domain/amendments/states.ts";
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
  const { position } = await readForm(request, positionForm);
  if (context.visitor) await takePoint("reply", context.visitor.id);
  await positionOnAmendment(context.doer, at, position);
  return landing(request, paths.amendment(at.standard, at.number), { position });
}

export const headers = retryAfter;

export default function PositionOnAmendment() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  const t = useTexts().amendments.page;
  return (
    <>
      <AmendmentHead page={page} title={t.answerTitle(amendmentCode(page.number))} />
      <div className="page narrow">
        <section className="panel">
          <PositionButtons standard={page.standard.slug} number={page.number} position={page.position} may={page.may.position} actingFor={page.actingFor} outcome={isOutcome(answered) ? answered : null} />
        </section>
      </div>
    </>
  );
}
