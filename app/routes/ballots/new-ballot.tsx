/** /standards/:standard/ballots/new: open a ballot, under a rule that the address names. */
import "#app/styles/ballots.css";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openBallot } from "#app/commands/ballots.server.ts";
import { NewBallotForm } from "#app/components/ballots/new-ballot-form.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { ballotForm, planOf } from "#app/domain/ballots/ballot-forms.ts";
import { stageAfter } from "#app/domain/stages/moves.ts";
import { paths, readNumber } from "#app/paths.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { openBallotForm } from "#app/queries/ballots/form.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

/** What the form begins with: twelve weeks, as an enquiry has. */
const USUAL = 84 * 86_400_000;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const form = await openBallotForm(params.standard!, query.get("rule"), context.now, context.visitor);
  const number = readNumber(query.get("amendment") ?? undefined);
  return { ...form, asked: form.amendments.some((amendment) => amendment.number === number) ? number : null, closesAt: `${new Date(context.now.getTime() + USUAL).toISOString().slice(0, 10)}T23:59` };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${catalogueOf("en").ballots.form.title} · ${data?.head.identifier} · Commonline` }];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const plan = planOf(await readForm(request, ballotForm));
  const { head } = await openBallotForm(params.standard!, null, context.now, context.visitor);
  const { number } = await openBallot(context.doer, head.id, plan);
  return goTo(paths.ballot(head.slug, number));
}

export default function NewBallot() {
  const { head, rule, original, electors, amendments, asked, closesAt } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { ballots: t } = useTexts();
  return (
    <>
      <StandardHead head={head} tab="ballots" />
      <div className="page narrow opening">
        <h2>{t.form.title}</h2>
        <p className="muted">{head.newest ? t.form.lead(head.newest.label) : t.form.leadNoDraft}</p>
        <NewBallotForm standard={head.slug} rule={rule} original={original} electors={electors} draft={head.newest?.label ?? null} advancesTo={head.newest && stageAfter(head.newest.stage)} amendments={amendments} asked={asked} closesAt={closesAt} outcome={isOutcome(answer) ? answer : null} />
      </div>
    </>
  );
}
