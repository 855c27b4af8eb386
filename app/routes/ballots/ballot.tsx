/** /standards/:standard/ballots/:ballot: how a ballot stands, its votes, and the form that casts one; `receipt` looks one up, `cast` is the one that was just given. */
import "#app/styles/ballots.css";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { castPosition, turnPosition } from "#app/commands/positions.server.ts";
import { BallotPage } from "#app/components/ballots/ballot-page.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { positionForm } from "#app/domain/ballots/ballot-forms.ts";
import { readListing } from "#app/domain/listings.ts";
import { Refused } from "#app/domain/refusals.ts";
import { paths, readNumber } from "#app/paths.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { takePoint } from "#app/platform/limits.server.ts";
import { openBallotPage } from "#app/queries/ballots/ballot.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

function addressed(params: { standard?: string; ballot?: string }) {
  const number = readNumber(params.ballot);
  if (number === null) throw new Refused({ code: "not-found" });
  return { standard: params.standard!, number };
}

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const cast = query.get("cast");
  const asked = (cast ?? query.get("receipt") ?? "").slice(0, 80);
  const page = await openBallotPage(addressed(params), { page: readListing(query).page, receipt: asked || null }, context.now, context.visitor);
  const own = cast !== null && page.own?.last?.receipt === cast ? cast : null;
  return { ...page, asked, cast: own };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [{ title: "Commonline" }];
  const t = catalogueOf("en").ballots;
  return [{ title: `${t.heading(data.ballot)} · ${data.head.identifier} · Commonline` }];
};

export async function action({ request, params, context }: ActionFunctionArgs) {
  const at = addressed(params);
  if (context.visitor) await takePoint("vote", context.visitor.id);
  const { turning, ...form } = await readForm(request, positionForm);
  const { receipt } = await (turning ? turnPosition : castPosition)(context.doer, at, form);
  return goTo(paths.ballot(at.standard, at.number, { cast: receipt }));
}

export default function Ballot() {
  const { head, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <StandardHead head={head} tab="ballots" />
      <BallotPage standard={head.slug} facilitates={head.may.facilitate} outcome={isOutcome(answer) ? answer : null} {...page} />
    </>
  );
}
