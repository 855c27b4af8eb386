/** Where the comments went: counts by outcome, and each place with the old and the new text side by side, to be confirmed or set. */
import { Form, Link } from "@remix-run/react";
import { useEffect, useRef, type KeyboardEvent } from "react";
import { commentCode, type CommentType } from "#app/domain/comments.ts";
import type { Category } from "#app/domain/organisations.ts";
import type { PlacementReason, PlacementState } from "#app/domain/text/placements.ts";
import { paths } from "#app/paths.ts";
import { By } from "../frame/by.tsx";
import { RefusalNote, type Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";

export const OUTCOMES = ["check", "gone", "carried", "corrected"] as const;

interface Passage {
  firstLine: number;
  lastLine: number;
  text: string;
}

interface CarriedRow {
  number: number;
  type: CommentType;
  reason: string;
  organisation: string;
  category: Category | null;
  from: Passage & { draft: number; label: string };
  to: Passage | null;
  state: PlacementState;
  why: PlacementReason | null;
  confidence: number;
  suggestions: Passage[];
}

interface Props {
  slug: string;
  draft: { number: number; label: string; lines: number };
  counts: Record<(typeof OUTCOMES)[number], number>;
  rows: CarriedRow[];
  outcome: (typeof OUTCOMES)[number];
  page: number;
  pages: number;
  /** The comment whose place was set just now. */
  set: number | null;
  outcomeOfForm: Outcome | null;
}

export function CarryForwardPage({ slug, draft, counts, rows, outcome, page, pages, set, outcomeOfForm }: Props) {
  const t = useTexts().revisions.carry;
  const list = useRef<HTMLOListElement>(null);
  const here = paths.carryForward(slug, draft.number);
  // The next one to look at takes the focus: the list is worked through by keyboard.
  useEffect(() => {
    if (set !== null) list.current?.querySelector<HTMLElement>("input[type=radio]")?.focus();
  }, [set]);
  return (
    <div className="page" onKeyDown={onKeyDown}>
      <h2>{t.title}</h2>
      <p className="muted">{t.lead(draft.label)}</p>
      <nav className="outcomes" aria-label={t.title}>
        {OUTCOMES.map((one) => (
          <Link key={one} to={`${here}?show=${one}`} aria-current={one === outcome ? "page" : undefined} data-outcome={one}>
            <strong>{counts[one].toLocaleString("en")}</strong> {t.outcomes[one]}
          </Link>
        ))}
      </nav>
      {set === null ? null : (
        <p className="note ok" role="status">
          {t.saved(commentCode(set))}
        </p>
      )}
      {rows.length === 0 ? <p className="empty">{outcome === "check" ? t.emptyCheck : t.empty}</p> : null}
      {rows.length > 0 ? <p className="hint keys">{t.keys}</p> : null}
      <ol className="carried" ref={list}>
        {rows.map((row) => (
          <li key={row.number}>
            <CarriedPanel slug={slug} draft={draft} row={row} faulty={outcomeOfForm?.typed.comment === String(row.number) ? outcomeOfForm : null} />
          </li>
        ))}
      </ol>
      {pages > 1 ? (
        <nav className="row pages" aria-label={t.more}>
          {Array.from({ length: pages }, (_, index) => (
            <Link key={index} className="tag" to={`${here}?show=${outcome}&page=${index + 1}`} aria-current={index + 1 === page ? "page" : undefined}>
              {index + 1}
            </Link>
          ))}
        </nav>
      ) : null}
    </div>
  );
}

/** Single keys work in the panel that has the focus; in a field they are letters. */
function onKeyDown(event: KeyboardEvent<HTMLElement>) {
  const target = event.target as HTMLElement;
  if (event.ctrlKey || event.metaKey || event.altKey || target.matches("input:not([type=radio]), textarea, select")) return;
  const panels = [...event.currentTarget.querySelectorAll<HTMLElement>(".carried > li")];
  const at = panels.findIndex((panel) => panel.contains(target));
  if (event.key === "j" || event.key === "k") {
    const next = panels[event.key === "j" ? at + 1 : Math.max(0, at - 1)];
    next?.querySelector<HTMLElement>("input[type=radio]:checked, input[type=radio]")?.focus();
    next?.scrollIntoView({ block: "nearest" });
    return event.preventDefault();
  }
  const form = panels[at]?.querySelector("form");
  if (!form) return;
  const choices = [...form.querySelectorAll<HTMLInputElement>("input[type=radio]")];
  const suggested = choices.filter(({ value }) => /^\d+-\d+$/.test(value));
  const choice = event.key === "c" ? choices.find(({ value }) => value === "found") : event.key === "o" ? choices.find(({ value }) => value === "lines") : event.key === "r" ? choices.find(({ value }) => value === "nowhere") : suggested[Number(event.key) - 1];
  if (!choice) return;
  event.preventDefault();
  choice.checked = true;
  if (choice.value === "lines") form.querySelector<HTMLInputElement>("input[name=firstLine]")?.focus();
  else form.requestSubmit();
}

function CarriedPanel({ slug, draft, row, faulty }: { slug: string; draft: Props["draft"]; row: CarriedRow; faulty: Outcome | null }) {
  const words = useTexts();
  const t = words.revisions.carry;
  const code = commentCode(row.number);
  const id = `place-${row.number}`;
  const faults = Object.values(faulty?.faults ?? {}).flat();
  return (
    <article className="panel" aria-labelledby={id}>
      <header className="row">
        <h3 id={id}>
          <Link to={paths.comment(slug, row.number)}>{code}</Link>
        </h3>
        <span className="tag">{words.commentTypes[row.type]}</span>
        <span className="tag">{words.placementStates[row.state]}</span>
        {row.to ? <span className="tag">{t.confidence(Math.round(row.confidence * 100))}</span> : null}
        <By name={null} organisation={row.organisation} category={row.category} />
      </header>
      <p className="queue-said">{row.reason}</p>
      {row.why ? <p className="place-why">{words.placementReasons[row.why]}</p> : null}
      <div className="beside">
        <div>
          <h4 className="label">
            {row.from.label}, <Link to={paths.draft(slug, row.from.draft, { first: row.from.firstLine, last: row.from.lastLine })}>{t.lines(row.from.firstLine, row.from.lastLine)}</Link>
          </h4>
          <p className="prop">{row.from.text}</p>
        </div>
        <div>
          <h4 className="label">
            {draft.label}
            {row.to ? (
              <>
                , <Link to={paths.draft(slug, draft.number, { first: row.to.firstLine, last: row.to.lastLine })}>{t.lines(row.to.firstLine, row.to.lastLine)}</Link>
              </>
            ) : null}
          </h4>
          <p className="prop">{row.to ? row.to.text : t.nowhere}</p>
        </div>
      </div>
      <Form method="post" className="form place-form">
        <input type="hidden" name="comment" value={row.number} />
        <fieldset className="field">
          <legend>{t.decide(code)}</legend>
          {row.to ? (
            <label>
              <input type="radio" name="choice" value="found" defaultChecked /> {t.confirm}
            </label>
          ) : null}
          {row.suggestions.map((suggestion, index) => (
            <label key={index}>
              <input type="radio" name="choice" value={`${suggestion.firstLine}-${suggestion.lastLine}`} /> {t.suggestion(t.lines(suggestion.firstLine, suggestion.lastLine))} <span className="suggested">{suggestion.text}</span>
            </label>
          ))}
          <div className="row">
            <label>
              <input type="radio" name="choice" value="lines" defaultChecked={faulty?.typed.choice === "lines"} /> {t.other}
            </label>
            <input className="line-field" name="firstLine" inputMode="numeric" aria-label={`${t.firstLine}, ${code}`} placeholder={t.firstLine} defaultValue={String(faulty?.typed.firstLine ?? "")} aria-invalid={faults.length > 0 || undefined} />
            <input className="line-field" name="lastLine" inputMode="numeric" aria-label={`${t.lastLine}, ${code}`} placeholder={t.lastLine} defaultValue={String(faulty?.typed.lastLine ?? "")} />
          </div>
          <label>
            <input type="radio" name="choice" value="nowhere" defaultChecked={!row.to} /> {t.rest}
          </label>
          {faulty?.refusal ? <RefusalNote refusal={faulty.refusal} /> : null}
          {faults.length > 0 ? (
            <p className="fault" role="alert">
              {faults.map((key) => words.faults[key] ?? key).join(" ")}
            </p>
          ) : null}
        </fieldset>
        <div className="actions">
          <button className="btn">{t.save}</button>
        </div>
      </Form>
    </article>
  );
}
