/** /standards/:standard/delegations: who takes part; facilitators give parts, refuse and end them here. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changePart } from "#app/commands/delegations.server.ts";
import { TakingPartPage } from "#app/components/delegations/taking-part-page.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { DELEGATION_SAID, partForm } from "#app/domain/delegations/delegations.ts";
import { paths } from "#app/paths.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { openParts } from "#app/queries/delegations/pages.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get("said");
  return { ...(await openParts(params.standard ?? "", context.visitor, context.now)), said: DELEGATION_SAID.find((known) => known === asked) ?? null };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${catalogueOf("en").delegations.titleOf(data?.head.identifier ?? "")} · Commonline` }];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const standard = params.standard ?? "";
  const { organisation, change } = await readForm(request, partForm);
  await changePart(context.doer, standard, organisation, change);
  return goTo(paths.delegations(standard, change === "refuse" ? "refused" : change === "end" ? "ended" : "part"));
}

export default function Delegations() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  return (
    <>
      <StandardHead head={page.head} tab={null} />
      <TakingPartPage {...page} outcome={isOutcome(answered) ? answered : null} />
    </>
  );
}
