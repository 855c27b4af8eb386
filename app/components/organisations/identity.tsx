/** What a head does with the identity of the organisation: verify it by a letter to its domain, confirm that letter, say where its website is, rename it. Each form needs no script. */
import { Form, Link } from "@remix-run/react";
import type { LeadShown, OrganisationShown } from "#app/domain/memberships.ts";
import { letterForm, renameForm, websiteForm, type VerificationShown } from "#app/domain/organisations/verifications.ts";
import { paths } from "#app/paths.ts";
import { Field, FormFaults, TextField, useSchemaForm } from "../forms/fields.tsx";
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
      {lead.letter?.ok ? <AskForm slug={organisation.slug} domains={lead.letter.domains} outcome={of("ask")} /> : lead.letter ? <p className="muted">{t.noLetter[lead.letter.fault]}</p> : null}
      <WebsiteForm slug={organisation.slug} website={lead.website} verification={organisation.verification} outcome={of("website")} />
      <RenameForm organisation={organisation} outcome={of("rename")} />
    </section>
  );
}

function AskForm({ slug, domains, outcome }: { slug: string; domains: readonly string[]; outcome: Outcome | null }) {
  const t = useTexts().organisations;
  const [form, fields] = useSchemaForm(letterForm, { id: "letter", outcome });
  return (
    <Form method="post" action={paths.organisation(slug)} className="form panel" id={form.id} onSubmit={form.onSubmit} noValidate>
      <h3>{t.verify}</h3>
      <p className="muted">{t.verifyLead(domains)}</p>
      <Faults outcome={outcome} />
      <Field meta={fields.mailbox} label={t.mailbox} hint={t.mailboxHint}>
        {(bound) => (
          <span className="row">
            <input {...bound} />
            {domains.length === 1 ? (
              <span>@{domains[0]}</span>
            ) : (
              <span className="row">
                @
                <select name="domain" aria-label={t.mailDomain} defaultValue={String(outcome?.typed.domain ?? domains[0])}>
                  {domains.map((domain) => (
                    <option key={domain}>{domain}</option>
                  ))}
                </select>
              </span>
            )}
          </span>
        )}
      </Field>
      <div className="actions">
        <button className="btn" name="change" value="ask">
          {t.sendLetter}
        </button>
      </div>
    </Form>
  );
}

function WebsiteForm({ slug, website, verification, outcome }: { slug: string; website: string; verification: VerificationShown | null; outcome: Outcome | null }) {
  const t = useTexts().organisations;
  const [form, fields] = useSchemaForm(websiteForm, { id: "website", outcome, defaults: { website } });
  return (
    <details className="deed" open={outcome ? true : undefined}>
      <summary>{website ? t.changeWebsite : t.addWebsite}</summary>
      <Form method="post" action={paths.organisation(slug)} className="form panel" id={form.id} onSubmit={form.onSubmit} noValidate>
        {verification?.way === "mail" ? <p className="muted">{t.websiteLead(verification.domain)}</p> : null}
        <Faults outcome={outcome} />
        <TextField meta={fields.website} label={t.website} hint={t.websiteHint} type="url" inputMode="url" autoComplete="url" optional />
        <div className="actions">
          <button className="btn" name="change" value="website">
            {t.websiteSubmit}
          </button>
        </div>
      </Form>
    </details>
  );
}

function RenameForm({ organisation, outcome }: { organisation: OrganisationShown; outcome: Outcome | null }) {
  const t = useTexts().organisations;
  const [form, fields] = useSchemaForm(renameForm, { id: "rename", outcome, defaults: { name: organisation.name } });
  return (
    <details className="deed" open={outcome ? true : undefined}>
      <summary>{t.rename}</summary>
      <Form method="post" action={paths.organisation(organisation.slug)} className="form panel" id={form.id} onSubmit={form.onSubmit} noValidate>
        <p className="muted">{t.renameLead}</p>
        <Faults outcome={outcome} />
        <TextField meta={fields.name} label={t.name} hint={t.nameHint} />
        <TextField meta={fields.reason} label={t.renameReason} hint={t.renameReasonHint} />
        <div className="actions">
          <button className="btn" name="change" value="rename">
            {t.renameSubmit}
          </button>
        </div>
      </Form>
    </details>
  );
}

/** A refusal is told by the page, for all of its forms. */
function Faults({ outcome }: { outcome: Outcome | null }) {
  return outcome && !outcome.refusal ? <FormFaults outcome={outcome} /> : null;
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
