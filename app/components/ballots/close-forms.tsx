/** The forms by which facilitators move the close of a ballot, or send it round again: each with what it will mean. */
import { Form, Link } from "@remix-run/react";
import { ballotExtensionForm, recirculationForm } from "#app/domain/ballots/ballot-forms.ts";
import { closureForm } from "#app/domain/rounds.ts";
import { paths } from "#app/paths.ts";
import { AreaField, FormFaults, TextField, useSchemaForm } from "../forms/fields.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";

interface CloseFormProps {
  standard: string;
  ballot: number;
  outcome: Outcome | null;
}

/** @param closesAt what the field begins with: "2026-04-02T23:59". */
export function ExtensionForm({ standard, ballot, outcome, closesAt }: CloseFormProps & { closesAt: string }) {
  const { ballots: t } = useTexts();
  const [form, fields] = useSchemaForm(ballotExtensionForm, { id: "extension", outcome, defaults: { closesAt } });
  return (
    <Form method="post" className="form panel" id={form.id} onSubmit={form.onSubmit} noValidate>
      <FormFaults outcome={outcome} />
      <TextField meta={fields.closesAt} label={t.extension.closesAt} type="datetime-local" />
      <AreaField meta={fields.reason} label={t.reason} hint={t.reasonHint} rows={4} />
      <div className="actions">
        <button className="btn primary">{t.extension.submit}</button>
        <Link to={paths.ballot(standard, ballot)}>{t.toBallot}</Link>
      </div>
    </Form>
  );
}

export function EarlyCloseForm({ standard, ballot, outcome }: CloseFormProps) {
  const { ballots: t, faults: words } = useTexts();
  const [form, fields] = useSchemaForm(closureForm, { id: "closure", outcome });
  const faults = fields.confirmed.errors ?? [];
  return (
    <Form method="post" className="form panel" id={form.id} onSubmit={form.onSubmit} noValidate>
      <FormFaults outcome={outcome} />
      <p>{t.closure.lead}</p>
      <AreaField meta={fields.reason} label={t.reason} hint={t.reasonHint} rows={4} />
      <div className="field tick">
        <label>
          <input type="checkbox" name={fields.confirmed.name} id={fields.confirmed.id} aria-invalid={faults.length > 0 || undefined} aria-describedby={faults.length > 0 ? fields.confirmed.errorId : undefined} /> {t.closure.confirm}
        </label>
        {faults.length > 0 ? (
          <p className="fault" id={fields.confirmed.errorId}>
            {faults.map((key) => words[key] ?? key).join(" ")}
          </p>
        ) : null}
      </div>
      <div className="actions">
        <button className="btn danger">{t.closure.submit}</button>
        <Link to={paths.ballot(standard, ballot)}>{t.closure.stay}</Link>
      </div>
    </Form>
  );
}

export function RecirculationForm({ standard, ballot, outcome, closesAt }: CloseFormProps & { closesAt: string }) {
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
