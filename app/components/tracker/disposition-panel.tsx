/** The form of one disposition for the selected comments. It stands under the table, and on a page of its own; it needs no script. */
import { useEffect, useRef, type FormEvent, type ReactNode } from "react";
import { GIVEN_DISPOSITIONS, OBSERVATION_MAX } from "#app/domain/comments.ts";
import { disposingForm } from "#app/domain/dispositions.ts";
import { paths } from "#app/paths.ts";
import { faultSentence } from "#app/texts/core.ts";
import { AreaField, ChoiceField, FormFaults, TextField, useSchemaForm } from "../forms/fields.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";

interface PanelProps {
  standard: string;
  /** The last disposition that this page knows, by its place in the record. */
  seen: number;
  back: string;
  /** The view as a query, for "all that match". */
  view?: string;
  recent: string[];
  outcome: Outcome | null;
  /** A disposition that a key chose. */
  kind?: string;
  sending?: boolean;
  /** Sends the form without leaving the page; without it the browser does. */
  onSend?: (data: FormData) => void;
  /** What is selected, and what else the form carries. */
  children: ReactNode;
}

export function DispositionPanel({ standard, seen, back, view = "", recent, outcome, kind, sending = false, onSend, children }: PanelProps) {
  const t = useTexts();
  const words = t.tracker.panel;
  const box = useRef<HTMLFormElement>(null);
  const [form, fields] = useSchemaForm(disposingForm, { id: "disposing", outcome, defaults: { state: "decided", kind } });
  const [kindName, observationName] = [fields.kind.name, fields.observation.name];

  useEffect(() => {
    const radio = kind && box.current?.querySelector<HTMLInputElement>(`input[name="${kindName}"][value="${kind}"]`);
    if (radio) radio.checked = true;
  }, [kind, kindName]);

  function send(event: FormEvent<HTMLFormElement>): void {
    form.onSubmit(event);
    if (event.defaultPrevented || !onSend) return;
    event.preventDefault();
    onSend(new FormData(event.currentTarget));
  }

  /** Sets the text where it can still be edited; the browser's own way to undo stays. */
  function reuse(text: string): void {
    const area = box.current?.elements.namedItem(observationName);
    if (!(area instanceof HTMLTextAreaElement)) return;
    area.value = text;
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
  }

  return (
    <form ref={box} id={form.id} method="post" action={paths.dispositions(standard)} className="form" noValidate={form.noValidate} onSubmit={send} onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === "Enter" && event.currentTarget.requestSubmit()}>
      <FormFaults outcome={outcome} />
      {children}
      {(fields.comments.errors ?? []).map((key) => (
        <p className="fault" role="alert" key={key}>
          {faultSentence(t, key)}
        </p>
      ))}
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="view" value={view} />
      <ChoiceField meta={fields.kind} label={words.kind} options={GIVEN_DISPOSITIONS.map((value) => ({ value, label: t.dispositions[value] }))} />
      <div className="reasons">
        <AreaField meta={fields.observation} label={words.observation} hint={words.observationHint} rows={3} />
        {recent.length > 0 ? <Recent texts={recent} onUse={reuse} /> : null}
      </div>
      <div className="pair">
        <TextField meta={fields.duplicateOf} label={words.duplicateOf} hint={words.duplicateHint} inputMode="numeric" />
        <ChoiceField meta={fields.state} label={words.state} options={(["decided", "proposed"] as const).map((value) => ({ value, label: words.states[value] }))} />
      </div>
      <div className="actions">
        <button className="btn primary" disabled={sending}>
          {sending ? words.sending : words.submit}
        </button>
      </div>
    </form>
  );
}

/** Observations that were given before; each goes into the field with one press. Without a script they are there to be copied. */
function Recent({ texts, onUse }: { texts: string[]; onUse: (text: string) => void }) {
  const { tracker: t } = useTexts();
  return (
    <details className="recent">
      <summary>{t.panel.recent}</summary>
      <ul>
        {texts.filter((text) => text.length <= OBSERVATION_MAX).map((text) => (
          <li key={text}>
            <button type="button" className="link" onClick={() => onUse(text)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
