/** /administration/facilitators: name facilitators, for administrators. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { nameFacilitator } from "#app/commands/standards.server.ts";
import { Facilitators } from "#app/components/administration/facilitators.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { facilitatorForm } from "#app/domain/accounts.ts";
import { ADMINISTRATION_SAID } from "#app/domain/administration.ts";
import { readListing } from "#app/domain/listings.ts";
import { paths } from "#app/paths.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { standardsFacilitated } from "#app/queries/administration.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const { page } = readListing(query);
  return { page, ...(await standardsFacilitated(page, context.visitor)), said: ADMINISTRATION_SAID.find((known) => known === query.get("said")) ?? null };
}

export const meta: MetaFunction = () => [{ title: `${catalogueOf("en").administration.tabs.facilitators} · ${catalogueOf("en").administration.title} · Commonline` }];

export async function action({ request, context }: ActionFunctionArgs) {
  const { standard, email } = await readForm(request, facilitatorForm);
  await nameFacilitator(context.doer, standard, email);
  return goTo(paths.administrationFacilitators({ said: "named" }));
}

export default function AdministrationFacilitators() {
  const answered = useActionData<unknown>();
  return <Facilitators {...useLoaderData<typeof loader>()} naming={isOutcome(answered) ? answered : null} />;
}
