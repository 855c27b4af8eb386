/** The form that sets a new password by a letter. */
import { Form } from "@remix-run/react";
import { resetForm } from "#app/domain/accounts.ts";
import { FormFaults, useSchemaForm } from "../forms/fields.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { OwnerField, PasswordField } from "./password-field.tsx";

export function NewPasswordForm({ action, email, outcome }: { action: string; email: string; outcome: Outcome | null }) {
  const t = useTexts().accounts;
  const [form, fields] = useSchemaForm(resetForm, { id: "new-password", outcome });
  return (
    <Form method="post" action={action} reloadDocument className="form panel" id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate}>
      <FormFaults outcome={outcome} />
      <OwnerField email={email} />
      <PasswordField meta={fields.password} label={t.newPassword} hint={t.newPasswordHint} autoComplete="new-password" />
      <div className="actions">
        <button className="btn primary">{t.reset.submitSet}</button>
      </div>
    </Form>
  );
}
