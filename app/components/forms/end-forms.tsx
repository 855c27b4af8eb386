/** The forms that move the end of a round or a ballot: put it off, or close early. Both ask for a reason that everybody can read; what is closed cannot be opened again, so that takes a tick. */
import { Form, Link } from "@remix-run/react";
import { closureForm, extensionForm } from "#app/domain/rounds.ts";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { AreaField, FormFaults, TextField, useSchemaForm } from "./fields.tsx";

interface EndFormProps {
  outcome: Outcome | null;
  /** The way back, where nothing shall be done. */
  back: { to: string; label: string };
}

/** @param end when it closes now, as an ISO string: the new end is later. */
export function ExtensionForm({ outcome, back, end, words }: EndFormProps & { end: string; words: { closesAt: string; submit: string } }) {
  const { drafting: t } = useTexts();
  const [form, fields] = useSchemaForm(extensionForm(new Date(end)), { id: "extension", outcome, defaults: { closesAt: end.slice(0, 16) } });
  return (
    <Form method="post" className="form panel" id={form.id} onSubmit={form.onSubmit} noValidate>
      <FormFaults outcome={outcome} />
      <TextField meta={fields.closesAt} label={words.closesAt} type="datetime-local" />
      <AreaField meta={fields.reason} label={t.reason} hint={t.reasonHint} rows={4} />
      <div className="actions">
        <button className="btn primary">{words.submit}</button>
        <Link to={back.to}>{back.label}</Link>
      </div>
    </Form>
  );
}

export function EarlyCloseForm({ outcome, back, words }: EndFormProps & { words: { lead: string; confirm: string; submit: string } }) {
  const { drafting: t, faults: sentences } = useTexts();
  const [form, fields] = useSchemaForm(closureForm, { id: "closure", outcome });
  const faults = fields.confirmed.errors ?? [];
  return (
    <Form method="post" className="form panel" id={form.id} onSubmit={form.onSubmit} noValidate>
      <FormFaults outcome={outcome} />
      <p>{words.lead}</p>
      <AreaField meta={fields.reason} label={t.reason} hint={t.reasonHint} rows={4} />
      <div className="field tick">
        <label>
          <input type="checkbox" name={fields.confirmed.name} id={fields.confirmed.id} aria-invalid={faults.length > 0 || undefined} aria-describedby={faults.length > 0 ? fields.confirmed.errorId : undefined} /> {words.confirm}
        </label>
        {faults.length > 0 ? (
          <p className="fault" id={fields.confirmed.errorId}>
            {faults.map((key) => sentences[key] ?? key).join(" ")}
          </p>
        ) : null}
      </div>
      <div className="actions">
        <button className="btn danger">{words.submit}</button>
        <Link to={back.to}>{back.label}</Link>
      </div>
    </Form>
  );
}
