/** /administration/organisations: verify organisations, for administrators. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { markOrganisation } from "#app/commands/administration.server.ts";
import { Organisations } from "#app/components/administration/organisations.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { organisationMarkForm } from "#app/domain/accounts.ts";
import { ADMINISTRATION_SAID } from "#app/domain/administration.ts";
import { readListing } from "#app/domain/listings.ts";
import { paths } from "#app/paths.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { organisationsToMark } from "#app/queries/administration.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const { q, page } = readListing(query);
  return { asked: { q, page }, ...(await organisationsToMark({ q, page }, context.visitor, context.language)), said: ADMINISTRATION_SAID.find((known) => known === query.get("said")) ?? null };
}

export const meta: MetaFunction = () => [{ title: `${catalogueOf("en").administration.tabs.organisations} · ${catalogueOf("en").administration.title} · Commonline` }];

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, organisationMarkForm);
  await markOrganisation(context.doer, form);
  const { q, page } = readListing(new URL(request.url).searchParams);
  return goTo(paths.administrationOrganisations({ q, page, said: form.mark }));
}

export default function AdministrationOrganisations() {
  const answered = useActionData<unknown>();
  return <Organisations {...useLoaderData<typeof loader>()} outcome={isOutcome(answered) ? answered : null} />;
}
