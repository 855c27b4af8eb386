/** The own password, to be changed by who knows the current one. */
import { Form } from "@remix-run/react";
import { passwordChangeForm } from "#app/domain/accounts.ts";
import { paths } from "#app/paths.ts";
import { FormFaults, useSchemaForm } from "../forms/fields.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { OwnerField, PasswordField } from "./password-field.tsx";

export function PasswordChangeForm({ email, outcome = null }: { email: string; outcome?: Outcome | null }) {
  const t = useTexts().accounts;
  const [form, fields] = useSchemaForm(passwordChangeForm, { id: "password-change", outcome });
  return (
    <Form method="post" action={paths.accountPassword()} reloadDocument className="form" id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate}>
      <FormFaults outcome={outcome} />
      <p>{t.account.passwordLead}</p>
      <OwnerField email={email} />
      <PasswordField meta={fields.current} label={t.currentPassword} autoComplete="current-password" />
      <PasswordField meta={fields.password} label={t.newPassword} hint={t.newPasswordHint} autoComplete="new-password" />
      <div className="actions">
        <button className="btn primary">{t.account.savePassword}</button>
      </div>
    </Form>
  );
}
