/** /standards/:standard/drafts/:draft/carry-forward: where the comments of the drafts before stand on this one; a facilitator sets what the program could not. */
import "#app/styles/revisions.css";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { correctPlacement } from "#app/commands/placements.server.ts";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { CarryForwardPage, OUTCOMES } from "#app/components/revisions/carry-forward-page.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { correctionForm } from "#app/domain/corrections.ts";
import { Refused } from "#app/domain/refusals.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { openCarryForward } from "#app/queries/revisions-carry-forward.server.ts";
import { standardHead, standardIdOf } from "#app/queries/standards.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";
import { paths } from "#app/paths.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const outcome = OUTCOMES.find((one) => one === search.get("show")) ?? "check";
  const page = numberIn(search.get("page")) ?? 1;
  const head = await standardHead(params.standard!, context.now, context.visitor);
  const { draft, counts, rows, pages } = await openCarryForward(params.standard!, draftNumber(params.draft), outcome, page);
  return { head, draft, counts, rows, pages, page, outcome, set: numberIn(search.get("set")) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${catalogueOf("en").revisions.carry.title} · ${data?.head.identifier} · Commonline` }];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await readForm(request, correctionForm);
  const standardId = await standardIdOf(params.standard!);
  if (!standardId) throw new Refused({ code: "not-found" });
  const draft = draftNumber(params.draft);
  await correctPlacement(context.doer, { standardId, draft, comment: form.comment }, form);
  const search = new URL(request.url).searchParams;
  search.set("set", String(form.comment));
  return goTo(`${paths.carryForward(params.standard!, draft)}?${search}`);
}

function numberIn(text: string | null): number | null {
  return /^[1-9]\d{0,5}$/.test(text ?? "") ? Number(text) : null;
}

function draftNumber(text: string | undefined): number {
  const number = numberIn(text ?? null);
  if (number === null) throw new Refused({ code: "not-found" });
  return number;
}

export default function CarryForward() {
  const { head, ...carried } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const sent: unknown = answer;
  return (
    <>
      <StandardHead head={head} tab="revisions" />
      <CarryForwardPage slug={head.slug} {...carried} outcomeOfForm={isOutcome(sent) ? sent : null} />
    </>
  );
}
