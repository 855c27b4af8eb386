/** The page of one decision, for who comes without a script or from elsewhere: the amendment, and the form that decides it or undoes that. */
import { Link } from "@remix-run/react";
import { amendmentCode } from "#app/domain/amendments/states.ts";
import { paths } from "#app/paths.ts";
import { By } from "../frame/by.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { AmendmentParts } from "./amendment-parts.tsx";
import type { QueuedAmendment } from "./bench-facts.ts";
import { Answer, DecisionForm, Undoing } from "./decision-form.tsx";
import { NotTaken } from "./not-taken.tsx";

interface Props {
  standard: { slug: string; identifier: string };
  draft: { number: number; label: string };
  amendment: QueuedAmendment;
  outcome: Outcome | null;
}

const AT_ONCE = { first: (then: () => void) => then() };

export function DecisionPage({ standard, draft, amendment, outcome }: Props) {
  const words = useTexts();
  const t = words.drafting.decision;
  const code = amendmentCode(amendment.number);
  const open = amendment.handling === "open";
  return (
    <>
      <header className="head">
        <div>
          <p className="id">
            <Link to={paths.workbenchAt(standard.slug, code)}>{t.back(standard.identifier)}</Link>
          </p>
          <h1>{t.pageTitle(code, draft.label)}</h1>
        </div>
      </header>
      <div className="page narrow">
        <section className="panel">
          <By name={null} organisation={amendment.organisation} category={amendment.category} />
          {amendment.outcome === "unfit" ? <p className="note warn">{t.unfit}</p> : <AmendmentParts parts={amendment.parts} />}
          <p className="queue-said">{amendment.reason}</p>
          {open ? (
            <DecisionForm amendment={amendment} slug={standard.slug} deciding={AT_ONCE} outcome={outcome} page />
          ) : (
            <>
              <Answer outcome={outcome} />
              <NotTaken outcome={outcome} />
              <p>{t.decided(amendment.disposition ? words.dispositions[amendment.disposition] : "")}</p>
              {amendment.handling === "decided" ? <Undoing amendment={amendment} slug={standard.slug} deciding={AT_ONCE} /> : null}
            </>
          )}
        </section>
      </div>
    </>
  );
}
