/** What the link of a mail leads to: the confirmation of an address, by who is signed in or gives the account's password; or why it cannot be. */
import { Form, Link } from "@remix-run/react";
import { useMemo } from "react";
import { confirmationForm, type TokenOwner } from "#app/domain/accounts.ts";
import type { Verdict } from "#app/domain/refusals.ts";
import { paths } from "#app/paths.ts";
import { FormFaults, useSchemaForm } from "../forms/fields.tsx";
import { RefusalNote, type Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { Door } from "./door.tsx";
import { OwnerField, PasswordField } from "./password-field.tsx";

interface ConfirmationProps {
  token: string;
  verdict: Verdict;
  owner: TokenOwner | null;
  /** Who is signed in; null: nobody. */
  person: { name: string; own: boolean } | null;
  next?: string;
  outcome: Outcome | null;
}

export function Confirmation({ token, verdict, owner, person, next, outcome }: ConfirmationProps) {
  const t = useTexts().accounts;
  const action = paths.verification(token, next);
  if (!verdict.ok || !owner) {
    return (
      <Door title={t.verification.title}>
        {owner?.verified ? <p className="note ok">{t.verification.done(owner.email)}</p> : verdict.ok ? null : <RefusalNote refusal={verdict.refusal} />}
        <p className="row">
          {owner?.verified && person?.own ? (
            <Link className="btn primary" to={next ?? paths.account()}>
              {t.goOn}
            </Link>
          ) : owner?.verified ? (
            <Link className="btn primary" to={paths.session(next)}>
              {t.signIn}
            </Link>
          ) : (
            <Link className="btn primary" to={paths.verification(undefined, next)}>
              {t.askAgain}
            </Link>
          )}
        </p>
      </Door>
    );
  }
  if (person?.own) {
    return (
      <Door title={t.verification.title} lead={t.verification.confirmLead(owner.name, owner.email)}>
        <Form method="post" action={action} reloadDocument className="form">
          <FormFaults outcome={outcome} />
          <div className="actions">
            <button className="btn primary">{t.verification.submitOwn}</button>
          </div>
        </Form>
      </Door>
    );
  }
  return (
    <Door
      title={t.verification.title}
      lead={t.verification.confirmLead(owner.name, owner.email)}
      links={
        <p>
          <Link to={paths.passwordReset(undefined, next)}>{t.forgotten}</Link>
        </p>
      }
    >
      <PasswordConfirmation action={action} email={owner.email} other={person?.name ?? null} outcome={outcome} />
    </Door>
  );
}

function PasswordConfirmation({ action, email, other, outcome }: { action: string; email: string; other: string | null; outcome: Outcome | null }) {
  const t = useTexts().accounts;
  // The form asks for no address, so the sentence speaks of the password alone.
  const told = useMemo(() => (outcome?.faults[""]?.includes("sign-in") ? { ...outcome, faults: { password: ["password-registered"] } } : outcome), [outcome]);
  const [form, fields] = useSchemaForm(confirmationForm, { id: "confirmation", outcome: told });
  return (
    <Form method="post" action={action} reloadDocument className="form panel" id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate}>
      <FormFaults outcome={told} />
      <OwnerField email={email} />
      <p>{t.verification.confirmPassword}</p>
      {other ? <p className="note warn">{t.verification.otherPerson(other)}</p> : null}
      <PasswordField meta={fields.password} label={t.password} autoComplete="current-password" />
      <div className="actions">
        <button className="btn primary">{t.verification.submitConfirm}</button>
      </div>
    </Form>
  );
}
