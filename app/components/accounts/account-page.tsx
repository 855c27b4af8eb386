/** The account page: who one is, whom one acts for, the password, and where one is signed in. */
import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { OwnAccount } from "#app/domain/accounts.ts";
import { paths, type AccountSaid } from "#app/paths.ts";
import "#app/styles/accounts.css";
import { useTexts } from "../frame/texts.tsx";
import { OutboxNote, SaidNote } from "./door.tsx";
import { OwnNameForm } from "./own-name-form.tsx";
import { OwnOrganisations } from "./own-organisations.tsx";
import { OwnSessions } from "./own-sessions.tsx";
import { PasswordChangeForm } from "./password-change-form.tsx";

/** @param said what was just done. `outbox`: where the demonstration's mails can be read. */
export function AccountPage({ account, said, outbox }: { account: OwnAccount; said: AccountSaid | null; outbox: string | null }) {
  const words = useTexts();
  const t = words.accounts.account;
  return (
    <div className="page narrow own-account">
      <h1>{t.title}</h1>
      {said ? <SaidNote text={sentence(t, said, account)} /> : null}
      {account.verified ? null : <Unverified email={account.email} outbox={outbox} />}
      <Section id="you" title={t.you}>
        <OwnNameForm key={account.name} name={account.name} />
        <p className="own-address">
          <span className="label-like">{words.accounts.email}</span> {account.email} <span className={account.verified ? "tag ok" : "tag warn"}>{account.verified ? t.confirmed : t.notConfirmed}</span>
        </p>
        {account.administrator ? (
          <p>
            {t.administrator} <Link to={paths.administration()}>{words.frame.administration}</Link>
          </p>
        ) : null}
      </Section>
      <Section id="organisations" title={t.organisations}>
        <OwnOrganisations account={account} />
      </Section>
      <Section id="password" title={t.passwordTitle}>
        <details>
          <summary>{t.changePassword}</summary>
          <PasswordChangeForm email={account.email} />
        </details>
      </Section>
      <Section id="sessions" title={t.sessions}>
        <OwnSessions sessions={account.sessions} />
      </Section>
    </div>
  );
}

function sentence(t: ReturnType<typeof useTexts>["accounts"]["account"], said: AccountSaid, account: OwnAccount): string {
  if (said !== "affiliation") return t.said[said];
  return t.said.affiliation(account.organisations.find(({ id }) => id === account.actingFor)?.name ?? account.name);
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="panel" aria-labelledby={`${id}-title`} id={id}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

function Unverified({ email, outbox }: { email: string; outbox: string | null }) {
  const t = useTexts().accounts.account;
  return (
    <div className="note warn unverified">
      <p>{t.unverified(email)}</p>
      <OutboxNote folder={outbox} />
      <Form method="post" action={paths.verification()}>
        <input type="hidden" name="email" value={email} />
        <button className="btn small">{t.sendAgain}</button>
      </Form>
    </div>
  );
}

/** A part of the account on a page of its own: where what was sent could not be done. */
export function AccountPart({ title, children }: { title: string; children: ReactNode }) {
  const t = useTexts().accounts.account;
  return (
    <div className="page narrow own-account">
      <h1>{title}</h1>
      <div className="panel">{children}</div>
      <p>
        <Link to={paths.account()}>{t.back}</Link>
      </p>
    </div>
  );
}
