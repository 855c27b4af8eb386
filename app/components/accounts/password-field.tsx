/** A password: never sent back, open to paste and to password managers; with a script it can be shown. */
import type { FieldMetadata } from "@conform-to/react";
import { useEffect, useState } from "react";
import { Field } from "../forms/fields.tsx";
import { useTexts } from "../frame/texts.tsx";

export function PasswordField({ meta, label, hint, autoComplete }: { meta: FieldMetadata<unknown>; label: string; hint?: string; autoComplete: "current-password" | "new-password" }) {
  const t = useTexts().accounts;
  const [scripted, setScripted] = useState(false);
  const [shown, setShown] = useState(false);
  useEffect(() => setScripted(true), []);
  return (
    <Field meta={meta} label={label} hint={hint}>
      {(bound) => (
        <div className="password">
          <input {...bound} defaultValue={undefined} type={shown ? "text" : "password"} autoComplete={autoComplete} autoCapitalize="none" spellCheck={false} />
          {scripted ? (
            <button type="button" className="btn small" aria-pressed={shown} aria-controls={bound.id} onClick={() => setShown(!shown)}>
              {t.show} <span className="visually-hidden">{t.characters}</span>
            </button>
          ) : null}
        </div>
      )}
    </Field>
  );
}

/** The account that a password belongs to, for password managers, where no field asks for it. */
export function OwnerField({ email }: { email: string }) {
  return <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />;
}
