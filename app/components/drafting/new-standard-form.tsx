/** The form that creates a standard. */
import { Form } from "@remix-run/react";
import { FIRST_REQUIRED } from "#app/domain/drafting/readiness.ts";
import { DOMAINS, standardForm } from "#app/domain/standards.ts";
import { AreaField, FormFaults, SelectField, TextField, useSchemaForm } from "../forms/fields.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { RequiredChecks } from "./required-checks.tsx";

export function NewStandardForm({ outcome }: { outcome: Outcome | null }) {
  const words = useTexts();
  const t = words.drafting.newStandard;
  const [form, fields] = useSchemaForm(standardForm, { id: "new-standard", outcome });
  return (
    <Form method="post" className="form panel" id={form.id} onSubmit={form.onSubmit} noValidate>
      <FormFaults outcome={outcome} />
      <TextField meta={fields.identifier} label={t.identifier} hint={t.identifierHint} autoComplete="off" />
      <TextField meta={fields.title} label={t.name} autoComplete="off" />
      <AreaField meta={fields.scope} label={t.scope} hint={t.scopeHint} rows={3} />
      <AreaField meta={fields.purpose} label={t.purpose} hint={t.purposeHint} rows={4} optional />
      <SelectField meta={fields.domain} label={words.drafting.newStandard.domain} empty={t.chooseDomain} options={DOMAINS.map((domain) => ({ value: domain, label: words.domains[domain] }))} />
      <RequiredChecks checked={FIRST_REQUIRED} outcome={outcome} />
      <div className="actions">
        <button className="btn primary">{t.submit}</button>
      </div>
    </Form>
  );
}
