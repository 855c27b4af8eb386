/** The own name, to be changed. */
import { Form } from "@remix-run/react";
import { nameForm } from "#app/domain/accounts.ts";
import { paths } from "#app/paths.ts";
import { FormFaults, TextField, useSchemaForm } from "../forms/fields.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";

export function OwnNameForm({ name, outcome = null }: { name: string; outcome?: Outcome | null }) {
  const t = useTexts().accounts;
  const [form, fields] = useSchemaForm(nameForm, { id: "own-name", outcome, defaults: { name } });
  return (
    <Form method="post" action={paths.accountName()} className="form own-name" id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate}>
      <FormFaults outcome={outcome} />
      <TextField meta={fields.name} label={t.name} hint={t.nameHint} autoComplete="name" />
      <div className="actions">
        <button className="btn">{t.account.saveName}</button>
      </div>
    </Form>
  );
}
