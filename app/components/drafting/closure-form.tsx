/** The form that closes a round early: a reason that everybody can read, and a tick, since it cannot be undone. */
import { Form, Link } from "@remix-run/react";
import { closureForm } from "#app/domain/rounds.ts";
import { paths } from "#app/paths.ts";
import { AreaField, FormFaults, useSchemaForm } from "../forms/fields.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";

export function ClosureForm({ slug, outcome }: { slug: string; outcome: Outcome | null }) {
  const t = useTexts().drafting.closure;
  const words = useTexts();
  const [form, fields] = useSchemaForm(closureForm, { id: "closure", outcome });
  const faults = fields.confirmed.errors ?? [];
  return (
    <Form method="post" className="form panel" id={form.id} onSubmit={form.onSubmit} noValidate>
      <FormFaults outcome={outcome} />
      <p>{t.lead}</p>
      <AreaField meta={fields.reason} label={t.reason} hint={t.reasonHint} rows={4} />
      <div className="field tick">
        <label>
          <input type="checkbox" name={fields.confirmed.name} id={fields.confirmed.id} aria-invalid={faults.length > 0 || undefined} aria-describedby={faults.length > 0 ? fields.confirmed.errorId : undefined} /> {t.confirm}
        </label>
        {faults.length > 0 ? (
          <p className="fault" id={fields.confirmed.errorId}>
            {faults.map((key) => words.faults[key] ?? key).join(" ")}
          </p>
        ) : null}
      </div>
      <div className="actions">
        <button className="btn danger">{t.submit}</button>
        <Link to={paths.standard(slug)}>{t.notClosed}</Link>
      </div>
    </Form>
  );
}
