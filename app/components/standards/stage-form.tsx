/** The form that moves a standard to its next stage: only the moves that there are from where it stands, and a reason that everybody can read. */
import { Form, Link } from "@remix-run/react";
import { movesFrom, type StageCode } from "#app/domain/stages/moves.ts";
import { stageMoveForm } from "#app/domain/standards.ts";
import { paths } from "#app/paths.ts";
import { AreaField, ChoiceField, FormFaults, useSchemaForm } from "../forms/fields.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";

export function StageForm({ slug, code, outcome }: { slug: string; code: StageCode; outcome: Outcome | null }) {
  const { stageCodes: t, drafting } = useTexts();
  const [form, fields] = useSchemaForm(stageMoveForm, { id: "stage", outcome });
  return (
    <Form method="post" className="form panel" id={form.id} onSubmit={form.onSubmit} noValidate>
      <FormFaults outcome={outcome} />
      <input type="hidden" name={fields.from.name} value={code} />
      <ChoiceField meta={fields.to} label={t.to} options={movesFrom(code).map((to) => ({ value: to, label: to, hint: t.meanings[to] }))} />
      <AreaField meta={fields.reason} label={drafting.reason} hint={drafting.reasonHint} rows={4} />
      <div className="actions">
        <button className="btn primary">{t.submit}</button>
        <Link to={paths.standard(slug)}>{t.stay}</Link>
      </div>
    </Form>
  );
}
