/** Where a place in an organisation changes: a head decides, a member leaves. A refusal is shown on the page of the organisation. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeMembership } from "#app/commands/organisations.server.ts";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { OrganisationPage } from "#app/components/organisations/organisation-page.tsx";
import type { MembershipSaid } from "#app/domain/memberships.ts";
import { membershipForm, type MembershipChange } from "#app/domain/organisations.ts";
import { paths } from "#app/paths.ts";
import { goTo, readForm, retryAfter } from "#app/platform/answers.server.ts";
import { takePoint } from "#app/platform/limits.server.ts";
import { organisationPage } from "#app/queries/organisation.server.ts";

export function loader({ params, context }: LoaderFunctionArgs) {
  return organisationPage(params.organisation ?? "", 1, context.visitor, context.now, context.language);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.organisation.name ?? ""} · Commonline` }];

const SAID: Record<MembershipChange, MembershipSaid> = { admit: "admitted", refuse: "refused", "make-head": "role", "make-member": "role", remove: "removed", leave: "left" };

export async function action({ request, params, context }: ActionFunctionArgs) {
  const slug = params.organisation ?? "";
  const form = await readForm(request, membershipForm);
  if (context.visitor) await takePoint("decision", context.visitor.id);
  const { state } = await changeMembership(context.doer, slug, form);
  return goTo(paths.organisation(slug, { said: form.change === "leave" && state === "asked" ? "taken-back" : SAID[form.change] }));
}

export const headers = retryAfter;

export default function Members() {
  const answered = useActionData<unknown>();
  return <OrganisationPage {...useLoaderData<typeof loader>()} outcome={isOutcome(answered) ? answered : null} />;
}
