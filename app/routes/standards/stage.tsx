/** /standards/:standard/stage: where the standard stands by the harmonised codes, and the moves that there are from there, with a reason. */
import "#app/styles/drafting.css";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { moveStage } from "#app/commands/stages.server.ts";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { StageForm } from "#app/components/standards/stage-form.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { movesFrom } from "#app/domain/stages/moves.ts";
import { stageMoveForm } from "#app/domain/standards.ts";
import { paths } from "#app/paths.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { standardHead } from "#app/queries/standards.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  return { head: await standardHead(params.standard!, context.now, context.visitor) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${catalogueOf("en").stageCodes.move} · ${data?.head.identifier} · Commonline` }];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await readForm(request, stageMoveForm);
  const { id } = await standardHead(params.standard!, context.now, context.visitor);
  await moveStage(context.doer, id, form);
  return goTo(paths.standard(params.standard!));
}

export default function StageOfStandard() {
  const { head } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { stageCodes: t } = useTexts();
  const outcome = isOutcome(answer) ? answer : null;
  return (
    <>
      <StandardHead head={head} tab={null} />
      <div className="page narrow">
        <h2>{t.move}</h2>
        <p>
          {t.standsAt} <b>{head.code}</b>: {t.meanings[head.code]}
        </p>
        {movesFrom(head.code).length > 0 ? (
          <StageForm slug={head.slug} code={head.code} outcome={outcome} />
        ) : (
          <p>
            {t.over} <Link to={paths.standard(head.slug)}>{t.stay}</Link>
          </p>
        )}
      </div>
    </>
  );
}
