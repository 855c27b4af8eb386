/** The form to sign in with. */
import { Form } from "@remix-run/react";
import { signInForm } from "#app/domain/accounts.ts";
import { paths } from "#app/paths.ts";
import { FormFaults, TextField, useSchemaForm } from "../forms/fields.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { Next } from "./door.tsx";
import { PasswordField } from "./password-field.tsx";

export function SignInForm({ next, outcome }: { next?: string; outcome: Outcome | null }) {
  const t = useTexts().accounts;
  const [form, fields] = useSchemaForm(signInForm, { id: "session", outcome });
  return (
    <Form method="post" action={paths.session(next)} reloadDocument className="form panel" id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate}>
      <FormFaults outcome={outcome} />
      <Next next={next} />
      <TextField meta={fields.email} label={t.email} type="email" inputMode="email" autoComplete="username" />
      <PasswordField meta={fields.password} label={t.password} autoComplete="current-password" />
      <div className="actions">
        <button className="btn primary">{t.session.submit}</button>
      </div>
    </Form>
  );
}
