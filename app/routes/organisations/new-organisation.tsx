/** /organisations/new: register an organisation; its page comes next. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { registerOrganisation } from "#app/commands/organisations.server.ts";
import { WhyNot } from "#app/components/comments/refused.tsx";
import { isOutcome } from "#app/components/frame/refusal.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { NewOrganisationForm } from "#app/components/organisations/new-organisation-form.tsx";
import { countryChoices } from "#app/domain/countries.ts";
import { organisationForm } from "#app/domain/organisations.ts";
import { mayContribute } from "#app/domain/roles.ts";
import { goTo, readForm, retryAfter } from "#app/platform/answers.server.ts";
import { takePoint } from "#app/platform/limits.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";
import { paths } from "#app/paths.ts";

export function loader({ context }: LoaderFunctionArgs) {
  return { countries: countryChoices(context.language), verdict: mayContribute(context.visitor) };
}

export const meta: MetaFunction = () => [{ title: `${catalogueOf("en").organisations.newTitle} · Commonline` }];

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, organisationForm);
  if (context.visitor) await takePoint("organisation", context.visitor.id);
  const { slug } = await registerOrganisation(context.doer, form);
  return goTo(paths.organisation(slug, { said: "registered" }));
}

export const headers = retryAfter;

export default function NewOrganisation() {
  const { countries, verdict } = useLoaderData<typeof loader>();
  const answered = useActionData<unknown>();
  const t = useTexts().organisations;
  return (
    <div className="page narrow">
      <h1>{t.newTitle}</h1>
      <p className="muted">{t.newLead}</p>
      {verdict.ok ? <NewOrganisationForm countries={countries} outcome={isOutcome(answered) ? answered : null} /> : <WhyNot refusal={verdict.refusal} />}
    </div>
  );
}
