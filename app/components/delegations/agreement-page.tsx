/** The terms of contribution of a standard: their text, and the form to agree to them and declare one's interests; once agreed, when that was. */
import "#app/styles/organisations.css";
import { Form, Link } from "@remix-run/react";
import type { StandardHead } from "#app/domain/heads.ts";
import type { Verdict } from "#app/domain/refusals.ts";
import { paths } from "#app/paths.ts";
import { AgreementFields } from "../comments/agreement-fields.tsx";
import { WhyNot } from "../comments/refused.tsx";
import { Moment } from "../frame/moment.tsx";
import { RefusalNote, type Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";

export interface AgreementPageProps {
  head: StandardHead;
  version: string;
  agreed: { version: string; interest: string | null; at: string } | null;
  may: Verdict;
  next: string | undefined;
  outcome: Outcome | null;
}

export function AgreementPage({ head, version, agreed, may, next, outcome }: AgreementPageProps) {
  const t = useTexts().delegations.agreement;
  return (
    <div className="page narrow">
      <h2>{t.title}</h2>
      <p className="muted">{t.lead(head.identifier)}</p>
      <section className="panel">
        <p className="label">{t.version(version)}</p>
        <ol className="terms">
          {t.terms.map((term) => (
            <li key={term}>{term}</li>
          ))}
        </ol>
      </section>
      {agreed ? (
        <section className="panel">
          <p className="note ok">
            {t.agreed(agreed.version)} <Moment iso={agreed.at} />
          </p>
          <p>
            {t.declared}: {agreed.interest ?? t.none}
          </p>
          <p>
            <Link className="btn" to={next ?? paths.standard(head.slug)}>
              {t.onwards}
            </Link>
          </p>
        </section>
      ) : may.ok ? (
        <Form method="post" action={paths.agreement(head.slug)} className="form panel">
          {outcome?.refusal ? <RefusalNote refusal={outcome.refusal} /> : null}
          {next ? <input type="hidden" name="next" value={next} /> : null}
          <AgreementFields standard={head.slug} outcome={outcome} read={false} />
          <div className="actions">
            <button className="btn primary">{t.agree}</button>
          </div>
        </Form>
      ) : (
        <WhyNot refusal={may.refusal} />
      )}
    </div>
  );
}
