/** /standards/:standard/delegations/:organisation: the own delegation; its head names deputies and members, and says how it works. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeDelegation } from "#app/commands/delegations.server.ts";
import { DelegationPage } from "#app/components/delegations/delegation-page.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { StandardHead } from "#app/components/standards/standard-head.tsx";
import { DELEGATION_SAID, delegationForm, type DelegationForm, type DelegationSaid } from "#app/domain/delegations/delegations.ts";
import { paths } from "#app/paths.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { openDelegation } from "#app/queries/delegations/pages.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get("said");
  return { ...(await openDelegation(params.standard ?? "", params.organisation ?? "", context.visitor, context.now)), said: DELEGATION_SAID.find((known) => known === asked) ?? null };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${catalogueOf("en").delegations.ownTitle(data?.organisation.name ?? "")} · ${data?.head.identifier ?? ""} · Commonline` }];

const SAID: Record<DelegationForm["change"], DelegationSaid> = { name: "named", unname: "unnamed", arrange: "arranged" };

export async function action({ params, request, context }: ActionFunctionArgs) {
  const [standard, organisation] = [params.standard ?? "", params.organisation ?? ""];
  const form = await readForm(request, delegationForm);
  await changeDelegation(context.doer, standard, organisation, form);
  return goTo(paths.delegation(standard, organisation, SAID[form.change]));
}

export default function Delegation() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  return (
    <>
      <StandardHead head={page.head} tab={null} />
      <DelegationPage {...page} outcome={isOutcome(answered) ? answered : null} />
    </>
  );
}
