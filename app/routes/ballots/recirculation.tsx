/** /standards/:standard/ballots/:ballot/recirculation: send a ballot that is over round again, on the newest draft. */
import "#app/styles/ballots.css";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { recirculateBallot } from "#app/commands/ballots.server.ts";
import { RecirculationForm } from "#app/components/ballots/recirculation-form.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { recirculationForm } from "#app/domain/ballots/ballot-forms.ts";
import { paths, readNumber } from "#app/paths.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { openBallotHead } from "#app/queries/ballots/ballot.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

/** What the form begins with: thirty days, for what is narrower than the first time. */
const USUAL = 30 * 86_400_000;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const opened = await openBallotHead({ standard: params.standard!, number: readNumber(params.ballot) }, context.now, context.visitor);
  return { ...opened, usual: `${new Date(context.now.getTime() + USUAL).toISOString().slice(0, 10)}T23:59` };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data ? catalogueOf("en").ballots.recirculation.title(data.ballot.number) : ""} · ${data?.head.identifier} · Commonline` }];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await readForm(request, recirculationForm);
  const { head, ballot } = await openBallotHead({ standard: params.standard!, number: readNumber(params.ballot) }, context.now, context.visitor);
  const { number } = await recirculateBallot(context.doer, { standard: head.slug, number: ballot.number }, form);
  return goTo(paths.ballot(head.slug, number));
}

export default function BallotRecirculation() {
  const { head, ballot, next, usual } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { ballots: t } = useTexts();
  const outcome = isOutcome(answer) ? answer : null;
  return (
    <>
      <StandardHead head={head} tab="ballots" />
      <div className="page narrow">
        <h2>{t.recirculation.title(ballot.number)}</h2>
        {(ballot.state !== "closed" || next !== null) && !outcome ? (
          <p>
            {t.notNow} <Link to={paths.ballot(head.slug, ballot.number)}>{t.toBallot}</Link>
          </p>
        ) : (
          <>
            <p className="muted">{t.recirculation.lead(head.newest?.label ?? null)}</p>
            <RecirculationForm standard={head.slug} ballot={ballot.number} outcome={outcome} closesAt={usual} />
          </>
        )}
      </div>
    </>
  );
}
