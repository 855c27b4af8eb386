/** The form that creates an account: the same for whoever joins and for the first administrator. */
import { Form } from "@remix-run/react";
import { registrationForm } from "#app/domain/accounts.ts";
import { FormFaults, TextField, useSchemaForm } from "../forms/fields.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { Next } from "./door.tsx";
import { PasswordField } from "./password-field.tsx";

export function RegistrationForm({ action, submit, next, outcome }: { action: string; submit: string; next?: string; outcome: Outcome | null }) {
  const t = useTexts().accounts;
  const [form, fields] = useSchemaForm(registrationForm, { id: "registration", outcome });
  return (
    <Form method="post" action={action} reloadDocument className="form panel" id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate}>
      <FormFaults outcome={outcome} />
      <Next next={next} />
      <TextField meta={fields.name} label={t.name} hint={t.nameHint} autoComplete="name" />
      <TextField meta={fields.email} label={t.email} type="email" inputMode="email" autoComplete="username" />
      <PasswordField meta={fields.password} label={t.password} hint={t.newPasswordHint} autoComplete="new-password" />
      <div className="actions">
        <button className="btn primary">{submit}</button>
      </div>
    </Form>
  );
}
