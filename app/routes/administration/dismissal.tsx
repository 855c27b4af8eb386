/** Where a facilitation ends; a refusal is shown on the page of the facilitators. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dismissFacilitator } from "#app/commands/standards.server.ts";
import { Facilitators } from "#app/components/administration/facilitators.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { dismissalForm } from "#app/domain/accounts.ts";
import { paths } from "#app/paths.ts";
import { goTo, readForm } from "#app/platform/answers.server.ts";
import { standardsFacilitated } from "#app/queries/administration.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";

export async function loader({ context }: LoaderFunctionArgs) {
  return { page: 1, ...(await standardsFacilitated(1, context.visitor)) };
}

export const meta: MetaFunction = () => [{ title: `${catalogueOf("en").administration.tabs.facilitators} · ${catalogueOf("en").administration.title} · Commonline` }];

export async function action({ request, context }: ActionFunctionArgs) {
  const { standard, person } = await readForm(request, dismissalForm);
  await dismissFacilitator(context.doer, standard, person);
  return goTo(paths.administrationFacilitators({ said: "dismissed" }));
}

export default function Dismissal() {
  const answered = useActionData<unknown>();
  return <Facilitators {...useLoaderData<typeof loader>()} dismissing={isOutcome(answered) ? answered : null} />;
}
