/** The form that registers an organisation. */
import "#app/styles/organisations.css";
import { Form, Link } from "@remix-run/react";
import { CATEGORIES, organisationForm } from "#app/domain/organisations.ts";
import { paths } from "#app/paths.ts";
import { FormFaults, SelectField, TextField, useSchemaForm } from "../forms/fields.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";

export function NewOrganisationForm({ outcome, countries }: { outcome: Outcome | null; countries: { code: string; name: string }[] }) {
  const words = useTexts();
  const t = words.organisations;
  const [form, fields] = useSchemaForm(organisationForm, { id: "new-organisation", outcome });
  return (
    <Form method="post" className="form panel" id={form.id} onSubmit={form.onSubmit} noValidate>
      <FormFaults outcome={outcome} />
      <TextField meta={fields.name} label={t.name} hint={t.nameHint} autoComplete="organization" />
      <SelectField meta={fields.category} label={t.category} hint={t.categoryHint} empty={t.chooseCategory} options={CATEGORIES.map((category) => ({ value: category, label: words.categories[category] }))} />
      <SelectField meta={fields.country} label={t.country} empty={t.chooseCountry} options={countries.map(({ code, name }) => ({ value: code, label: name }))} />
      <TextField meta={fields.website} label={t.website} hint={t.websiteHint} type="url" inputMode="url" autoComplete="url" optional />
      <div className="actions">
        <button className="btn primary">{t.submit}</button>
        <Link to={paths.organisations()}>{t.newSearch}</Link>
      </div>
    </Form>
  );
}
