/** /standards/:standard/rounds/:round/closure: close a round before its time, with a reason; or what became of it, once it is over. */
import "#app/styles/drafting.css";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { closeRound } from "#app/commands/rounds.server.ts";
import { ClosureForm } from "#app/components/drafting/closure-form.tsx";
import { RoundFacts } from "#app/components/drafting/round-facts.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { Refused } from "#app/domain/refusals.ts";
import { closureForm } from "#app/domain/rounds.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { openClosure } from "#app/queries/rounds.server.ts";
import { standardHead } from "#app/queries/standards.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";
import { paths } from "#app/paths.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { round } = await openClosure(params.standard!, roundNumber(params.round), context.now);
  return { head: await standardHead(params.standard!, context.now, context.visitor), round };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data ? catalogueOf("en").drafting.closure.title(data.round.number) : ""} · ${data?.head.identifier} · Commonline` }];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await readForm(request, closureForm);
  const number = roundNumber(params.round);
  const { id } = await openClosure(params.standard!, number, context.now);
  await closeRound(context.doer, id, number, form);
  return goTo(paths.closure(params.standard!, number));
}

function roundNumber(text: string | undefined): number {
  if (!/^[1-9]\d{0,5}$/.test(text ?? "")) throw new Refused({ code: "not-found" });
  return Number(text);
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
          <ClosureForm slug={head.slug} outcome={isOutcome(answer) ? answer : null} />
        )}
      </div>
    </>
  );
}
