/** The form of a new amendment beside its redline. Without a script a first press shows the redline and what it collides with, a second one submits; with one it is drawn as one types. Beside submitting it, one can prepare it in the own delegation. */
import { Form, Link, useFetcher, useNavigation } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { Operation } from "#app/domain/amendments/operations.ts";
import { amendmentCode } from "#app/domain/amendments/states.ts";
import type { Refusal, Verdict } from "#app/domain/refusals.ts";
import { paths } from "#app/paths.ts";
import { AgreementFields } from "../comments/agreement-fields.tsx";
import { WhyNot } from "../comments/refused.tsx";
import { usePreparer } from "../delegations/preparer.ts";
import { useKeptFields } from "../forms/kept-fields.ts";
import { isOutcome, type Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { SourceField } from "../source/source-field.tsx";
import { PreviewPane, type PreviewShown } from "./preview-pane.tsx";

/** What the fields begin with. */
export interface Begun {
  draft: number;
  operation: Operation;
  firstLine: number;
  lastLine: number;
  source: string;
  reason: string;
  submission: string;
  /** What was sent before, and is not submitted yet. */
  typed?: Partial<Record<string, unknown>>;
}

interface Props {
  standard: string;
  begun: Begun;
  amends: number | null;
  /** Of a prepared one that is rewritten: the address of the organisation, and its number there; null: it is a new one. */
  prepared: { preparer: string; number: number } | null;
  /** The block that an insertion follows, and what is taken out by a deletion. */
  base: string;
  verdict: Verdict;
  actingFor: string | null;
  newest: { number: number; label: string } | null;
  outcome: Outcome | null;
  preview: PreviewShown | null;
  /** It was not submitted, since what it collides with had not been shown. */
  held: boolean;
}

const KEPT = ["source", "reason"];

/** After the last key. Milliseconds. */
const DRAW_AFTER = 450;

export function ProposalForm({ standard, begun, amends, prepared, base, verdict, actingFor, newest, outcome, preview, held }: Props) {
  const words = useTexts();
  const t = words.amendments.form;
  const drawer = useFetcher<unknown>();
  const navigation = useNavigation();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef(0);
  const [scripted, setScripted] = useState(false);
  const action = paths.newAmendment(standard, begun.draft, prepared ? { preparer: prepared.preparer, prepared: prepared.number } : {});
  const acting = usePreparer(verdict);
  const preparer = prepared?.preparer ?? acting;
  const { restored, forget } = useKeptFields({ kind: "amendment", standard, form: `${prepared ? `${prepared.preparer} P-${prepared.number} ` : ""}${begun.draft} ${begun.operation} ${begun.firstLine}-${begun.lastLine}`, names: KEPT }, form);
  useEffect(() => setScripted(true), []);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const draws = verdict.ok || verdict.refusal.code !== "sign-in-required";
  const drawn = drawer.data as { ok: true; preview: PreviewShown } | Outcome | undefined;
  const shown = isOutcome(drawn) ? null : (drawn?.preview ?? preview);
  const answer = outcome ?? (isOutcome(drawn) && drawn.refusal ? drawn : null);
  const faultsOf = (field: string) => [...(outcome?.faults[field] ?? []), ...(isOutcome(drawn) ? (drawn.faults[field] ?? []) : [])];
  const faults = (field: string) => [...new Set(faultsOf(field))].map((key) => words.faults[key] ?? key).join(" ");
  const fault = (field: string) => (faults(field) ? <p className="fault" id={`${field}-fault`} role="alert">{faults(field)}</p> : null);
  const described = (field: string) => `${field}-hint${faults(field) ? ` ${field}-fault` : ""}`;
  // A delegation goes on preparing where nothing can be submitted.
  const barred = verdict.ok || outcome || (prepared && verdict.refusal.code !== "draft-not-current") ? null : verdict.refusal;
  const refusal: Refusal | null = answer?.refusal ?? barred;
  const superseded = refusal?.code === "draft-not-current";
  const busy = navigation.state !== "idle";

  function draw(): void {
    window.clearTimeout(timer.current);
    if (!draws) return;
    timer.current = window.setTimeout(() => {
      if (!form.current) return;
      const typed = new FormData(form.current);
      typed.set("step", "preview");
      drawer.submit(typed, { method: "post", action });
    }, DRAW_AFTER);
  }

  return (
    <div className="proposing">
      <Form ref={form} method="post" action={action} className="form panel" aria-label={t.title} onInput={draw} onSubmit={() => window.clearTimeout(timer.current)} replace>
        <input type="hidden" name="submission" value={begun.submission} />
        <input type="hidden" name="operation" value={begun.operation} />
        <input type="hidden" name="firstLine" value={begun.firstLine} />
        <input type="hidden" name="lastLine" value={begun.lastLine} />
        {preparer ? <input type="hidden" name="preparer" value={preparer} /> : null}
        {prepared ? <input type="hidden" name="prepared" value={prepared.number} /> : null}
        {amends !== null ? <input type="hidden" name="amends" value={amends} /> : null}
        {shown?.collisions.map(({ number }) => <input key={number} type="hidden" name="seen" value={number} />)}
        {restored ? (
          <p className="note" role="status">
            {t.restored}{" "}
            <button
              type="button"
              className="link"
              onClick={() => {
                form.current?.reset();
                forget();
              }}
            >
              {t.discard}
            </button>
          </p>
        ) : null}
        {begun.operation === "delete" ? (
          <div className="field">
            <p className="label">{t.deleting}</p>
            <pre className="prop as-written">{base}</pre>
            {fault("source")}
          </div>
        ) : (
          <>
            {begun.operation === "insert" ? (
              <details>
                <summary>{t.base}</summary>
                <pre className="prop as-written">{base}</pre>
              </details>
            ) : null}
            <div className="field" data-faulty={faults("source") ? "" : undefined}>
              <label htmlFor="source">{t.source}</label>
              <p className="hint" id="source-hint">
                {begun.operation === "insert" ? t.insertHint(begun.lastLine) : t.sourceHint}
              </p>
              <SourceField id="source" label={t.source} rows={14} initial={begun.source} spellCheck faulty={faults("source") !== ""} describedBy={described("source")} />
              {fault("source")}
            </div>
          </>
        )}
        <div className="field" data-faulty={faults("reason") ? "" : undefined}>
          <label htmlFor="reason">{t.reason}</label>
          <p className="hint" id="reason-hint">
            {t.reasonHint}
          </p>
          <textarea id="reason" name="reason" rows={4} defaultValue={begun.reason} aria-invalid={faults("reason") ? true : undefined} aria-describedby={described("reason")} />
          {fault("reason")}
        </div>
        {["firstLine", "lastLine", "amends", "submission", ""].map((field) => (faults(field) ? <p key={field} className="note bad" role="alert">{faults(field)}</p> : null))}
        {held ? (
          <p className="note warn" role="alert">
            {t.seen}
          </p>
        ) : null}
        {superseded && newest ? (
          <div className="note warn" role={outcome ? "alert" : undefined}>
            <p>{t.superseded(newest.label)}</p>
            <p>
              <button className="btn small" name="step" value="rebase" disabled={busy}>
                {t.rebase(newest.label)}
              </button>
            </p>
          </div>
        ) : refusal ? (
          <WhyNot refusal={refusal} kept={outcome !== null} alert={outcome !== null} id="why-not" />
        ) : null}
        {prepared ? null : <AgreementFields standard={standard} outcome={outcome} typed={outcome?.typed ?? begun.typed} />}
        <div className="actions">
          {superseded ? null : (
            <>
              {scripted && draws ? null : (
                <button className="btn" name="step" value="preview" disabled={!draws}>
                  {t.preview}
                </button>
              )}
              {prepared ? null : refusal && !outcome ? (
                <button type="button" className="btn primary" aria-disabled="true" aria-describedby="why-not">
                  {t.submit}
                </button>
              ) : (
                <button className="btn primary" name="step" value="submit" disabled={busy}>
                  {shown && shown.collisions.length > 0 ? t.submitAnyway : t.submit}
                </button>
              )}
              {preparer ? (
                <button className={prepared ? "btn primary" : "btn"} name="step" value="prepare" disabled={busy}>
                  {words.comments.form.prepare}
                </button>
              ) : null}
            </>
          )}
          {actingFor && !prepared ? <span className="muted as">{t.as(actingFor)}</span> : null}
        </div>
      </Form>
      <PreviewPane standard={standard} shown={shown} drawing={drawer.state !== "idle"} scripted={scripted && draws} />
    </div>
  );
}

/** What can be done with the lines; each is a link, so that it needs no script. */
export function Operations({ standard, begun }: { standard: string; begun: Begun }) {
  const t = useTexts().amendments;
  return (
    <nav aria-label={t.operationsLabel}>
      <ul className="row operations">
        {(["replace", "insert", "delete"] as const).map((operation) => (
          <li key={operation}>
            <Link className="tag" to={paths.newAmendment(standard, begun.draft, { first: begun.firstLine, last: begun.lastLine, operation: operation === "replace" ? undefined : operation })} aria-current={operation === begun.operation ? "page" : undefined} replace>
              {t.operations[operation]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** For the title of the page. */
export function titleOf(t: ReturnType<typeof useTexts>["amendments"]["form"], amends: number | null): string {
  return amends === null ? t.title : t.amending(amendmentCode(amends));
}
