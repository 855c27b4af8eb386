/** The form that asks for a mail, by an address alone. */
import { Form } from "@remix-run/react";
import { resetRequestForm } from "#app/domain/accounts.ts";
import { FormFaults, TextField, useSchemaForm } from "../forms/fields.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { Next } from "./door.tsx";

/** @param email what the field begins with. `quiet`: asking is not what the page is for. */
export function AddressForm({ action, submit, email = "", next, quiet = false, outcome }: { action: string; submit: string; email?: string; next?: string; quiet?: boolean; outcome: Outcome | null }) {
  const t = useTexts().accounts;
  const [form, fields] = useSchemaForm(resetRequestForm, { id: "address", outcome, defaults: { email } });
  return (
    <Form method="post" action={action} reloadDocument className="form panel" id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate}>
      <FormFaults outcome={outcome} />
      <Next next={next} />
      {quiet ? <p>{t.noMail}</p> : null}
      <TextField meta={fields.email} label={t.email} type="email" inputMode="email" autoComplete="username" />
      <div className="actions">
        <button className={quiet ? "btn" : "btn primary"}>{submit}</button>
      </div>
    </Form>
  );
}
