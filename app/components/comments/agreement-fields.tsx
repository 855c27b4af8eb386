/** What is agreed to and declared before the first contribution to a standard, as part of its form: it asks once, and never again. */
import { Link, useRouteLoaderData } from "@remix-run/react";
import { useId } from "react";
import { paths } from "#app/paths.ts";
import type { Person } from "../frame/bar.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useCoreTexts } from "../frame/core-texts.tsx";

interface Asking {
  standard: string;
  /** What the form was answered: it may say that they never agreed. */
  outcome: Outcome | null;
  /** What was typed, where it was not the outcome that kept it. */
  typed?: Partial<Record<string, unknown>>;
  /** Leads to the terms. */
  read?: boolean;
}

/** Nothing for whoever agreed before, and for readers without an account, who are to sign in first. */
export function AgreementFields({ standard, outcome, typed = outcome?.typed, read = true }: Asking) {
  const faulty = Boolean(outcome?.faults.terms);
  const asks = useAsks(standard, faulty);
  return asks ? <Fields standard={read ? standard : null} faulty={faulty} interest={typeof typed?.interest === "string" ? typed.interest : undefined} ticked={typed?.terms === "on" || typed?.terms === true} /> : null;
}

/** Whether the reader is still to agree. @param faulty a form was answered so. */
export function useAsks(standard: string, faulty = false): boolean {
  const framed = useRouteLoaderData<{ person: Person | null }>("root");
  return framed?.person ? !framed.person.agreed.includes(standard) : faulty;
}

function Fields({ standard, faulty, interest, ticked }: { standard: string | null; faulty: boolean; interest?: string; ticked: boolean }) {
  const t = useCoreTexts();
  const id = useId();
  return (
    <fieldset className="field agreement">
      <legend>{t.comments.agreement.legend}</legend>
      <div className="field">
        <label htmlFor={`${id}-interest`}>
          {t.comments.agreement.interest} <span className="muted">({t.frame.optional})</span>
        </label>
        <p className="hint" id={`${id}-hint`}>
          {t.comments.agreement.interestHint}
        </p>
        <textarea id={`${id}-interest`} name="interest" rows={2} defaultValue={interest} aria-describedby={`${id}-hint`} />
      </div>
      <div className="field tick" data-faulty={faulty ? "" : undefined}>
        <label>
          <input type="checkbox" name="terms" defaultChecked={ticked} aria-invalid={faulty || undefined} aria-describedby={faulty ? `${id}-fault` : undefined} /> {t.comments.agreement.tick}
        </label>
        {faulty ? (
          <p className="fault" id={`${id}-fault`} role="alert">
            {t.faults.terms}
          </p>
        ) : null}
        {standard ? (
          <p className="hint">
            <Link to={paths.agreement(standard)} target="_blank" rel="noopener">
              {t.comments.agreement.read}
            </Link>
          </p>
        ) : null}
      </div>
    </fieldset>
  );
}
