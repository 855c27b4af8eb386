/** /standards/:standard/ballots/:ballot/closure: close a ballot before its time, with a reason. */
import "#app/styles/ballots.css";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { closeBallot } from "#app/commands/ballots.server.ts";
import { EarlyCloseForm } from "#app/components/forms/end-forms.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { closureForm } from "#app/domain/rounds.ts";
import { paths, readNumber } from "#app/paths.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { openBallotHead } from "#app/queries/ballots/ballot.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  return openBallotHead({ standard: params.standard!, number: readNumber(params.ballot) }, context.now, context.visitor);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data ? catalogueOf("en").ballots.closure.title(data.ballot.number) : ""} · ${data?.head.identifier} · Commonline` }];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await readForm(request, closureForm);
  const { head, ballot } = await openBallotHead({ standard: params.standard!, number: readNumber(params.ballot) }, context.now, context.visitor);
  await closeBallot(context.doer, { standard: head.slug, number: ballot.number }, form);
  return goTo(paths.ballot(head.slug, ballot.number));
}

export default function BallotClosure() {
  const { head, ballot } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { ballots: t } = useTexts();
  const outcome = isOutcome(answer) ? answer : null;
  return (
    <>
      <StandardHead head={head} tab="ballots" />
      <div className="page narrow">
        <h2>{t.closure.title(ballot.number)}</h2>
        {ballot.state === "closed" && !outcome ? (
          <p>
            {t.notNow} <Link to={paths.ballot(head.slug, ballot.number)}>{t.toBallot}</Link>
          </p>
        ) : (
          <EarlyCloseForm outcome={outcome} back={{ to: paths.ballot(head.slug, ballot.number), label: t.closure.stay }} words={t.closure} />
        )}
      </div>
    </>
  );
}
