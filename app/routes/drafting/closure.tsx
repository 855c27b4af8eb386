/** /standards/:standard/rounds/:round/closure: close a round before its time, with a reason; or what became of it, once it is over. */
import "#app/styles/drafting.css";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { closeRound } from "#app/commands/rounds.server.ts";
import { RoundFacts } from "#app/components/drafting/round-facts.tsx";
import { EarlyCloseForm } from "#app/components/forms/end-forms.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { closureForm } from "#app/domain/rounds.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { openRoundFacts } from "#app/queries/rounds.server.ts";
import { standardHead } from "#app/queries/standards.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";
import { paths, readNumber } from "#app/paths.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { round } = await openRoundFacts(params.standard!, readNumber(params.round), context.now);
  return { head: await standardHead(params.standard!, context.now, context.visitor), round };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data ? catalogueOf("en").drafting.closure.title(data.round.number) : ""} · ${data?.head.identifier} · Commonline` }];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await readForm(request, closureForm);
  const { id, round } = await openRoundFacts(params.standard!, readNumber(params.round), context.now);
  await closeRound(context.doer, id, round.number, form);
  return goTo(paths.closure(params.standard!, round.number));
}

export default function Closure() {
  const { head, round } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts().drafting.closure;
  const over = round.state === "closed";
  return (
    <>
      <StandardHead head={head} tab={null} />
      <div className="page narrow">
        <h2>{over ? t.over(round.number) : t.title(round.number)}</h2>
        <RoundFacts round={round} slug={head.slug} />
        {over ? (
          <p>
            <Link className="btn primary" to={paths.workbench(head.slug)}>
              {t.toWorkbench}
            </Link>
          </p>
        ) : (
          <EarlyCloseForm outcome={isOutcome(answer) ? answer : null} back={{ to: paths.standard(head.slug), label: t.notClosed }} words={t} />
        )}
      </div>
    </>
  );
}
