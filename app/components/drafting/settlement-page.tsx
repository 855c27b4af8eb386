/** A collision, settled: the draft and each version side by side, a text to begin with, the one that shall stand there. Needs no script. */
import { Form, Link } from "@remix-run/react";
import { amendmentCode } from "#app/domain/amendments/states.ts";
import type { Start } from "#app/domain/amendments/settling.ts";
import type { Piece } from "#app/domain/text/redline.ts";
import { paths } from "#app/paths.ts";
import { ExcerptShown } from "../amendments/excerpt.tsx";
import { By } from "../frame/by.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { SourceField } from "../source/source-field.tsx";
import { AmendmentParts } from "./amendment-parts.tsx";
import type { QueuedAmendment } from "./bench-facts.ts";
import { Answer, Undoing } from "./decision-form.tsx";
import { NotTaken } from "./not-taken.tsx";

interface Props {
  settlement: { standard: { slug: string; identifier: string }; draft: { label: string }; amendments: (QueuedAmendment & { whole: Piece[][] })[]; starts: Start[] };
  /** Whose words the text begins with, in order; none: it begins as the draft has it. */
  from: number[];
  outcome: Outcome | null;
}

const AT_ONCE = { first: (then: () => void) => then() };

export function SettlementPage({ settlement: { standard, draft, amendments, starts }, from, outcome }: Props) {
  const words = useTexts();
  const t = words.drafting.settlement;
  const numbers = amendments.map(({ number }) => number);
  const start = starts.find(({ of }) => of.join() === from.join()) ?? starts[0]!;
  const decided = amendments.filter(({ handling }) => handling !== "open");
  const typed = (field: string) => (typeof outcome?.typed[field] === "string" ? outcome.typed[field] : undefined);
  const faults = (field: string) => (outcome?.faults[field] ?? []).map((key) => words.faults[key] ?? key).join(" ");
  const bound = (field: string) => ({ id: field, name: field, "aria-invalid": faults(field) ? true : undefined, "aria-describedby": faults(field) ? `${field}-fault` : undefined } as const);
  const fault = (field: string) => (faults(field) ? <p className="fault" id={`${field}-fault`}>{faults(field)}</p> : null);
  return (
    <>
      <header className="head">
        <div>
          <p className="id">
            <Link to={paths.workbenchAt(standard.slug, amendmentCode(numbers[0]!))}>{words.drafting.decision.back(standard.identifier)}</Link>
          </p>
          <h1>{t.title}</h1>
        </div>
      </header>
      <div className="page settlement">
        <div className="beside">
          <section className="panel">
            <h2 className="label">{draft.label}</h2>
            <div className="prop queue-said">{starts[0]!.text}</div>
          </section>
          {amendments.map((amendment) => (
            <section className="panel" key={amendment.number} aria-label={amendmentCode(amendment.number)}>
              <h2 className="label">{amendmentCode(amendment.number)}</h2>
              <By name={null} organisation={amendment.organisation} category={amendment.category} />
              {amendment.whole.length > 0 ? <ExcerptShown excerpt={{ changes: amendment.whole, more: 0 }} /> : <AmendmentParts parts={amendment.parts} />}
              <p className="queue-said">{amendment.reason}</p>
              {amendment.handling === "open" ? null : (
                <>
                  <p className="note warn">{t.decided(amendmentCode(amendment.number), amendment.disposition ? words.dispositions[amendment.disposition] : "")}</p>
                  <Undoing amendment={amendment} slug={standard.slug} deciding={AT_ONCE} />
                </>
              )}
            </section>
          ))}
        </div>
        {decided.length > 0 ? (
          outcome ? (
            <section className="panel">
              <Answer outcome={outcome} />
              <NotTaken outcome={outcome} />
            </section>
          ) : null
        ) : (
          <Form method="post" action={paths.settlement(standard.slug, numbers, start.of)} className="form panel" key={start.of.join()}>
            <nav aria-label={t.begin} className="row">
              <span>{t.begin}</span>
              {starts.map(({ of }) => (
                <Link key={of.join()} className="tag" to={paths.settlement(standard.slug, numbers, of)} preventScrollReset aria-current={of.join() === start.of.join() ? "page" : undefined}>
                  {of.length === 0 ? draft.label : of.map(amendmentCode).join(t.then)}
                </Link>
              ))}
            </nav>
            {numbers.map((number) => (
              <input key={number} type="hidden" name="amendments" value={number} />
            ))}
            <div className="field" data-faulty={faults("source") ? "" : undefined}>
              <label htmlFor="source">{t.text}</label>
              <SourceField id="source" label={t.text} rows={8} initial={typed("source") ?? start.text} spellCheck={false} faulty={faults("source") !== ""} describedBy={faults("source") ? "source-fault" : undefined} />
              {fault("source")}
            </div>
            <div className="field">
              <label htmlFor="observation">{t.reason}</label>
              <p className="hint">{t.reasonHint}</p>
              <textarea {...bound("observation")} rows={3} defaultValue={typed("observation")} />
              {fault("observation")}
            </div>
            <Answer outcome={outcome} />
            <div className="actions">
              <button className="btn primary">{t.submit(numbers.map(amendmentCode).join(t.and))}</button>
            </div>
          </Form>
        )}
      </div>
    </>
  );
}
