/** /standards/:standard/ballots/:ballot/extension: put the close of a ballot off, with a reason. */
import "#app/styles/ballots.css";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { extendBallot } from "#app/commands/ballots.server.ts";
import { ExtensionForm } from "#app/components/forms/end-forms.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { extensionForm } from "#app/domain/rounds.ts";
import { paths, readNumber } from "#app/paths.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { openBallotHead } from "#app/queries/ballots/ballot.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  return openBallotHead({ standard: params.standard!, number: readNumber(params.ballot) }, context.now, context.visitor);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data ? catalogueOf("en").ballots.extension.title(data.ballot.number) : ""} · ${data?.head.identifier} · Commonline` }];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { head, ballot } = await openBallotHead({ standard: params.standard!, number: readNumber(params.ballot) }, context.now, context.visitor);
  const form = await readForm(request, extensionForm(new Date(ballot.endsAt)));
  await extendBallot(context.doer, { standard: head.slug, number: ballot.number }, form);
  return goTo(paths.ballot(head.slug, ballot.number));
}

export default function BallotExtension() {
  const { head, ballot } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { ballots: t } = useTexts();
  const outcome = isOutcome(answer) ? answer : null;
  return (
    <>
      <StandardHead head={head} tab="ballots" />
      <div className="page narrow">
        <h2>{t.extension.title(ballot.number)}</h2>
        {ballot.state === "closed" && !outcome ? (
          <p>
            {t.notNow} <Link to={paths.ballot(head.slug, ballot.number)}>{t.toBallot}</Link>
          </p>
        ) : (
          <>
            <p className="muted">{t.extension.lead(ballot.endsAt)}</p>
            <ExtensionForm outcome={outcome} back={{ to: paths.ballot(head.slug, ballot.number), label: t.toBallot }} end={ballot.endsAt} words={t.extension} />
          </>
        )}
      </div>
    </>
  );
}
