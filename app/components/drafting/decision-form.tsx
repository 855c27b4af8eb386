/** The forms of a decision on an amendment: accept it, decide otherwise, undo. On the workbench what is typed there is saved first; without a script they lead to the decision's own page. */
import { useFetcher } from "@remix-run/react";
import type { FormEvent } from "react";
import { amendmentCode, DECISIONS } from "#app/domain/amendments/states.ts";
import { paths } from "#app/paths.ts";
import { isOutcome, RefusalNote, type Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { PartText } from "./amendment-parts.tsx";
import type { QueuedAmendment } from "./bench-facts.ts";

/** `first`: does what must be done before (the text is saved), then what it is given; at once where nothing must. */
export interface Deciding {
  first: (then: () => void) => void;
}

interface Props {
  amendment: QueuedAmendment;
  slug: string;
  deciding: Deciding;
  /** What the page's own action answered, where there was no script. */
  outcome?: Outcome | null;
}

export function Acceptance({ amendment, slug, deciding }: Props) {
  const t = useTexts().drafting.decision;
  const { busy, form } = useDeed(slug, amendment.number, "decision", deciding);
  return (
    <form {...form} className="actions">
      <input type="hidden" name="kind" value="accepted" />
      <button className="btn primary small" disabled={busy} aria-label={t.acceptThis(amendmentCode(amendment.number))}>
        {t.accept}
      </button>
    </form>
  );
}

export function Undoing({ amendment, slug, deciding }: Props) {
  const t = useTexts().drafting.decision;
  const { busy, form } = useDeed(slug, amendment.number, "undoing", deciding);
  return (
    <form {...form} className="actions">
      <button className="btn small" disabled={busy} aria-label={t.undoThis(amendmentCode(amendment.number))}>
        {t.undo}
      </button>
    </form>
  );
}

export function DecisionForm({ amendment, slug, deciding, page = false, outcome = null }: Props & { page?: boolean }) {
  const words = useTexts();
  const t = words.drafting.decision;
  const { busy, answer: answered, form } = useDeed(slug, amendment.number, "decision", deciding);
  // What the button above the form was answered stands there.
  const answer = answered?.typed.kind === "accepted" && !outcome ? null : (answered ?? outcome);
  const typed = answer?.typed ?? {};
  const id = (name: string) => `${name}-${amendment.number}`;
  const faults = (field: string) => (answer?.faults[field] ?? []).map((key) => words.faults[key] ?? key).join(" ");
  const bound = (field: string) => ({ id: id(field), name: field, "aria-invalid": faults(field) ? true : undefined, "aria-describedby": faults(field) ? `${id(field)}-fault` : undefined } as const);
  const fault = (field: string) => (faults(field) ? <p className="fault" id={`${id(field)}-fault`}>{faults(field)}</p> : null);
  const text = (field: string) => (typeof typed[field] === "string" ? typed[field] : undefined);
  const kinds = DECISIONS.filter((one) => (one === "accepted" ? page && amendment.outcome === "fits" : one !== "partially-accepted" || amendment.parts.length > 1));
  return (
    <form {...form} className="form decision">
      <fieldset className="field choice">
        <legend>{t.title(amendmentCode(amendment.number))}</legend>
        {kinds.map((one) => (
          <label key={one}>
            <input type="radio" name="kind" value={one} defaultChecked={typed.kind === one} required /> {words.dispositions[one]}
            <span className="hint">{t.hints[one]}</span>
          </label>
        ))}
        {fault("kind")}
      </fieldset>
      <div className="field" data-for="accepted-with-modifications">
        <label htmlFor={id("source")}>{t.source}</label>
        <textarea {...bound("source")} className="source" rows={6} defaultValue={text("source") ?? (amendment.outcome === "fits" ? amendment.source : "")} spellCheck={false} />
        {fault("source")}
      </div>
      {amendment.parts.length > 1 ? (
        <fieldset className="field choice" data-for="partially-accepted">
          <legend>{t.parts}</legend>
          {amendment.parts.map((part, index) => (
            <label key={index}>
              <input type="checkbox" name="hunks" value={index + 1} defaultChecked={[typed.hunks].flat().includes(String(index + 1))} /> <PartText part={part} />
            </label>
          ))}
          {fault("hunks")}
        </fieldset>
      ) : null}
      <div className="field" data-for="duplicate">
        <label htmlFor={id("duplicateOf")}>{t.duplicateOf}</label>
        <input {...bound("duplicateOf")} inputMode="numeric" defaultValue={text("duplicateOf")} />
        {fault("duplicateOf")}
      </div>
      <div className="field">
        <label htmlFor={id("observation")}>{t.observation}</label>
        <textarea {...bound("observation")} rows={3} defaultValue={text("observation")} />
        {fault("observation")}
      </div>
      <div className="actions">
        <button className="btn primary small" disabled={busy}>
          {t.submit}
        </button>
      </div>
      <Answer outcome={answer} />
    </form>
  );
}

/** The sentence that a deed answered. */
export function Answer({ outcome }: { outcome: Outcome | null }) {
  const words = useTexts();
  if (!outcome) return null;
  if (outcome.refusal) return <RefusalNote refusal={outcome.refusal} />;
  return (
    <p className="note bad" role="alert">
      {(outcome.faults[""] ?? []).map((key) => words.faults[key] ?? key).join(" ") || words.frame.correct}
    </p>
  );
}

/** What was last done with an amendment, on whatever form of its card: its answer outlives the form, which a decision takes away. */
export function useDone(slug: string, number: number): { answer: Outcome | null; left: number } {
  const fetcher = useFetcher<unknown>({ key: `decide ${slug} ${number}` });
  const told = fetcher.state === "idle" ? fetcher.data : undefined;
  return { answer: isOutcome(told) ? told : null, left: typeof told === "object" && told !== null && "left" in told ? Number(told.left) : 0 };
}

function useDeed(slug: string, number: number, part: "decision" | "undoing", { first }: Deciding) {
  const action = paths.amendmentPart(slug, number, part);
  const fetcher = useFetcher<unknown>({ key: `decide ${slug} ${number}` });
  return {
    busy: fetcher.state !== "idle",
    answer: useDone(slug, number).answer,
    form: {
      method: "post" as const,
      action,
      onSubmit(event: FormEvent<HTMLFormElement>) {
        event.preventDefault();
        const sent = new FormData(event.currentTarget);
        first(() => fetcher.submit(sent, { method: "post", action }));
      },
    },
  };
}
