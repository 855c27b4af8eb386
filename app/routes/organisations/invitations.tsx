/** Where an organisation invites somebody by mail. What was typed stays in the form, on the page of the organisation. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { invite } from "#app/commands/organisations.server.ts";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { OrganisationPage } from "#app/components/organisations/organisation-page.tsx";
import { invitationForm } from "#app/domain/organisations.ts";
import { paths } from "#app/paths.ts";
import { goTo, readForm, retryAfter } from "#app/platform/answers.server.ts";
import { takePoint } from "#app/platform/limits.server.ts";
import { organisationPage } from "#app/queries/organisation.server.ts";

export function loader({ params, context }: LoaderFunctionArgs) {
  return organisationPage(params.organisation ?? "", 1, context.visitor, context.now, context.language);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.organisation.name ?? ""} · Commonline` }];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const slug = params.organisation ?? "";
  const form = await readForm(request, invitationForm);
  if (context.visitor) await takePoint("invitation", context.visitor.id);
  await invite(context.doer, slug, form);
  return goTo(paths.organisation(slug, { said: "invited" }));
}

export const headers = retryAfter;

export default function Invitations() {
  const answered = useActionData<unknown>();
  return <OrganisationPage {...useLoaderData<typeof loader>()} outcome={isOutcome(answered) ? answered : null} inviting />;
}
