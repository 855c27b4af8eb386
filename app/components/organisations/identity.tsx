/** What a head does with the identity of the organisation: verify it by a letter to its domain, confirm that letter, rename it. Each form needs no script. */
import { Form, Link } from "@remix-run/react";
import type { LeadShown, OrganisationShown } from "#app/domain/memberships.ts";
import { paths } from "#app/paths.ts";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";

interface IdentityProps {
  organisation: OrganisationShown;
  lead: LeadShown;
  /** What one of these forms was answered. */
  outcome: Outcome | null;
}

export function Identity({ organisation, lead, outcome }: IdentityProps) {
  const t = useTexts().organisations;
  const of = (change: string) => (outcome?.typed.change === change ? outcome : null);
  return (
    <section aria-labelledby="identity">
      <h2 id="identity">{t.identity}</h2>
      {lead.letter?.ok ? <AskForm slug={organisation.slug} domain={lead.letter.domain} outcome={of("ask")} /> : lead.letter ? <p className="muted">{t.noLetter[lead.letter.fault]}</p> : null}
      <RenameForm organisation={organisation} outcome={of("rename")} />
    </section>
  );
}

function AskForm({ slug, domain, outcome }: { slug: string; domain: string; outcome: Outcome | null }) {
  const t = useTexts().organisations;
  return (
    <Form method="post" action={paths.organisation(slug)} className="form panel">
      <h3>{t.verify}</h3>
      <p className="muted">{t.verifyLead(domain)}</p>
      <Field name="mailbox" label={t.mailbox} hint={t.mailboxHint(domain)} outcome={outcome} after={`@${domain}`} />
      <div className="actions">
        <button className="btn" name="change" value="ask">
          {t.sendLetter}
        </button>
      </div>
    </Form>
  );
}

function RenameForm({ organisation, outcome }: { organisation: OrganisationShown; outcome: Outcome | null }) {
  const t = useTexts().organisations;
  return (
    <details className="deed" open={outcome ? true : undefined}>
      <summary>{t.rename}</summary>
      <Form method="post" action={paths.organisation(organisation.slug)} className="form panel">
        <p className="muted">{t.renameLead}</p>
        <Field name="name" label={t.name} hint={t.nameHint} outcome={outcome} begun={organisation.name} />
        <Field name="reason" label={t.renameReason} hint={t.renameReasonHint} outcome={outcome} />
        <div className="actions">
          <button className="btn" name="change" value="rename">
            {t.renameSubmit}
          </button>
        </div>
      </Form>
    </details>
  );
}

function Field({ name, label, hint, outcome, begun, after }: { name: string; label: string; hint: string; outcome: Outcome | null; begun?: string; after?: string }) {
  const t = useTexts();
  const faults = outcome?.faults[name] ?? [];
  const id = `identity-${name}`;
  const typed = outcome?.typed[name];
  return (
    <div className="field" data-faulty={faults.length > 0 ? "" : undefined}>
      <label htmlFor={id}>{label}</label>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <span className="row">
        <input id={id} name={name} required defaultValue={typeof typed === "string" ? typed : begun} aria-invalid={faults.length > 0 || undefined} aria-describedby={`${id}-hint${faults.length > 0 ? ` ${id}-fault` : ""}`} />
        {after ? <span>{after}</span> : null}
      </span>
      {faults.length > 0 ? (
        <p className="fault" id={`${id}-fault`} role="alert">
          {faults.map((key) => t.organisations.identityFaults[key] ?? t.faults[key] ?? key).join(" ")}
        </p>
      ) : null}
    </div>
  );
}

/** Where the link of the letter leads. @param leads whether the reader is a head of the organisation. */
export function ConfirmLetter({ organisation, letter, leads, signedIn }: { organisation: OrganisationShown; letter: string; leads: boolean; signedIn: boolean }) {
  const t = useTexts().organisations;
  return (
    <section className="panel" aria-labelledby="confirming">
      <h2 id="confirming">{t.confirmTitle}</h2>
      {leads ? (
        <Form method="post" action={paths.organisation(organisation.slug)}>
          <p>{t.confirmLead(organisation.name)}</p>
          <input type="hidden" name="token" value={letter} />
          <p className="actions">
            <button className="btn primary" name="change" value="confirm">
              {t.confirm}
            </button>
          </p>
        </Form>
      ) : (
        <>
          <p>{t.confirmHead(organisation.name)}</p>
          {signedIn ? null : (
            <p>
              <Link className="btn" to={paths.session(paths.organisation(organisation.slug, { letter }))}>
                {t.confirmSignIn}
              </Link>
            </p>
          )}
        </>
      )}
    </section>
  );
}
