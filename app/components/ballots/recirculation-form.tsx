/** The form by which a facilitator sends a ballot round again. */
import { Form, Link } from "@remix-run/react";
import { recirculationForm } from "#app/domain/ballots/ballot-forms.ts";
import { paths } from "#app/paths.ts";
import { FormFaults, TextField, useSchemaForm } from "../forms/fields.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";

/** @param closesAt what the field begins with: "2026-04-02T23:59". */
export function RecirculationForm({ standard, ballot, outcome, closesAt }: { standard: string; ballot: number; outcome: Outcome | null; closesAt: string }) {
  const { ballots: t } = useTexts();
  const [form, fields] = useSchemaForm(recirculationForm, { id: "recirculation", outcome, defaults: { closesAt } });
  return (
    <Form method="post" className="form panel" id={form.id} onSubmit={form.onSubmit} noValidate>
      <FormFaults outcome={outcome} />
      <TextField meta={fields.closesAt} label={t.form.closesAt} hint={t.form.closesHint} type="datetime-local" />
      <div className="actions">
        <button className="btn primary">{t.recirculation.submit}</button>
        <Link to={paths.ballot(standard, ballot)}>{t.toBallot}</Link>
      </div>
    </Form>
  );
}
