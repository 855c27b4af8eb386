/** The tracker: how far the disposition is, what is shown, the table, and for a facilitator the form that disposes of what is selected. */
import "#app/styles/comments.css";
import "#app/styles/tracker.css";
import { Link, useFetcher, useNavigate } from "@remix-run/react";
import { useCallback, useEffect, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent, type MouseEvent } from "react";
import { commentCode } from "#app/domain/comments.ts";
import { DISPOSED_AT_ONCE, type Disposed } from "#app/domain/dispositions.ts";
import { viewQuery, WHOLE_VIEW, type TrackerView } from "#app/domain/tracker-views.ts";
import { paths } from "#app/paths.ts";
import { isOutcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { DispositionPanel } from "./disposition-panel.tsx";
import { KeysDialog, QUICK } from "./keys-dialog.tsx";
import { deedOf } from "./keyboard.ts";
import { SelectedNote } from "./selected-note.tsx";
import { useSelection } from "./selection.ts";
import { TrackerFilters, type Choices } from "./tracker-filters.tsx";
import { TrackerPages } from "./tracker-pages.tsx";
import { TrackerTable } from "./tracker-table.tsx";
import { TrackerSummary, type Summary } from "./tracker-summary.tsx";
import type { Row } from "./tracker-row.tsx";

export interface TrackerProps {
  standard: string;
  view: TrackerView;
  pages: number;
  matching: number;
  /** Until when comments are kept from the reader; null: none are. */
  withheldUntil: string | null;
  seen: number;
  draft: { number: number; label: string } | null;
  rows: Row[];
  summary: Summary;
  choices: Choices;
  recent: string[];
  mayDispose: boolean;
  /** What was done just now, where the page was loaded anew for it. */
  done: Disposed | null;
}

export function Tracker(props: TrackerProps) {
  const { tracker: t } = useTexts();
  const { standard, view, draft, rows, summary, mayDispose } = props;
  const empty = summary.total + summary.withdrawn === 0;
  return (
    <div className="page tracker">
      <header className="top">
        <h2>{t.title}</h2>
        <TrackerSummary standard={standard} summary={summary} view={view} />
      </header>
      {draft === null || empty ? (
        <div className="empty">
          <p>{t.empty}</p>
          {draft ? (
            <p>
              <Link className="btn primary" to={paths.draft(standard, draft.number)}>
                {t.toDraft}
              </Link>
            </p>
          ) : null}
        </div>
      ) : (
        <>
          {props.withheldUntil ? <p className="note">{t.withheld(props.withheldUntil)}</p> : null}
          <TrackerFilters standard={standard} view={view} choices={props.choices} />
          {rows.length === 0 ? (
            <div className="empty">
              <p>{t.nothingMatches}</p>
              <p>
                <Link className="btn" to={paths.comments(standard, viewQuery({ ...WHOLE_VIEW, sort: view.sort }))}>
                  {t.clearAll}
                </Link>
              </p>
            </div>
          ) : (
            <Working {...props} draft={draft} key={mayDispose ? "facilitator" : "reader"} />
          )}
        </>
      )}
    </div>
  );
}

/** The table with its selection, and the form under it. */
function Working(props: TrackerProps & { draft: { number: number; label: string } }) {
  const { tracker: t } = useTexts();
  const { standard, view, rows, mayDispose, matching } = props;
  const numbers = useMemo(() => rows.map(({ number }) => number), [rows]);
  const selection = useSelection(numbers);
  const [active, setActive] = useState<number | null>(null);
  const [panel, setPanel] = useState<{ open: boolean; kind?: string; generation: number }>({ open: false, generation: 0 });
  const [all, setAll] = useState(false);
  const [said, setSaid] = useState(props.done ? t.done(props.done) : "");
  const [scripted, setScripted] = useState(false);
  const body = useRef<HTMLTableSectionElement>(null);
  const aside = useRef<HTMLElement>(null);
  const keys = useRef<HTMLDialogElement>(null);
  const fetcher = useFetcher<unknown>();
  const navigate = useNavigate();
  const handled = useRef<unknown>(null);
  const shownActive = active !== null && numbers.includes(active) ? active : (numbers[0] ?? null);
  const back = paths.comments(standard, viewQuery(view));
  const { clear, select, toggle, extend, toggleAll } = selection;

  useEffect(() => setScripted(true), []);

  const focusRow = useCallback((number: number | null) => {
    const row = body.current?.querySelector<HTMLElement>(`tr[data-number="${number}"]`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
  }, []);

  useEffect(() => {
    if (!isDone(fetcher.data) || handled.current === fetcher.data) return;
    handled.current = fetcher.data;
    setSaid(t.done(fetcher.data.done));
    clear();
    setAll(false);
    setPanel(({ generation }) => ({ open: false, generation: generation + 1 }));
    focusRow(shownActive);
  }, [fetcher.data, clear, focusRow, shownActive, t]);

  const openPanel = useCallback((number: number | null, kind?: string) => {
    if (number !== null) select(number);
    setPanel(({ generation }) => ({ open: true, kind, generation: generation + 1 }));
    requestAnimationFrame(() => {
      const field = kind && kind !== "accepted" ? "textarea" : kind ? "button.primary" : "input[type=radio]";
      aside.current?.querySelector<HTMLElement>(field)?.focus();
    });
  }, [select]);

  const onToggle = useCallback((number: number, range: boolean) => (range ? extend(number) : toggle(number)), [extend, toggle]);

  const onDispose = useCallback((number: number, event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    clear();
    openPanel(number);
  }, [clear, openPanel]);

  function onFocus(event: FocusEvent): void {
    const row = event.target.closest<HTMLElement>("tr[data-number]");
    if (row) setActive(Number(row.dataset.number));
  }

  function move(by: 1 | -1, range: boolean): void {
    const next = numbers[numbers.indexOf(shownActive ?? 0) + by];
    if (next === undefined) return;
    if (range && mayDispose && shownActive !== null) {
      if (!selection.selected.has(shownActive)) select(shownActive);
      extend(next);
    }
    focusRow(next);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const deed = deedOf(event);
    if (!deed || shownActive === null) return;
    const current = selection.selected.size > 0 ? null : shownActive;
    if (deed.what === "move") move(deed.by, deed.extend);
    else if (deed.what === "open") navigate(paths.comment(standard, shownActive));
    else if (deed.what === "search") document.getElementById("tracker-search")?.focus();
    else if (deed.what === "keys") keys.current?.showModal();
    else if (deed.what === "unfold") body.current?.querySelectorAll<HTMLDetailsElement>(`tr[data-number="${shownActive}"] details`).forEach((details) => (details.open = !details.open));
    else if (!mayDispose) return;
    else if (deed.what === "select") onToggle(shownActive, deed.extend);
    else if (deed.what === "all") toggleAll();
    else if (deed.what === "dispose") openPanel(current);
    else if (deed.what === "quick") openPanel(current, QUICK[deed.digit - 1]);
    event.preventDefault();
  }

  function close(): void {
    setPanel(({ generation }) => ({ open: false, generation }));
    focusRow(shownActive);
  }

  const count = all ? Math.min(matching, DISPOSED_AT_ONCE) : selection.selected.size;
  const outcome = isOutcome(fetcher.data) ? fetcher.data : null;
  return (
    <>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {said ? <p className="note ok" aria-hidden="true">{said}</p> : null}
      <TrackerTable {...props} selected={mayDispose ? selection.selected : null} active={shownActive} back={back} body={body} onToggle={onToggle} onToggleAll={toggleAll} onDispose={onDispose} onKeyDown={onKeyDown} onFocus={onFocus} />
      <div className="row under">
        <TrackerPages standard={standard} view={view} pages={props.pages} />
        <button type="button" className="btn small" hidden={!scripted} onClick={() => keys.current?.showModal()}>
          {t.keys.show}
        </button>
      </div>
      {mayDispose ? (
        <aside
          ref={aside}
          className="disposing"
          aria-labelledby="disposing-title"
          data-scripted={scripted ? "" : undefined}
          data-open={panel.open || !scripted ? "" : undefined}
          data-any={selection.selected.size > 0 || all ? "" : undefined}
          onKeyDown={(event) => event.key === "Escape" && close()}
        >
          <SelectedNote count={count} only={count === 1 && !all ? commentCode([...selection.selected][0] ?? 0) : null} open={panel.open} scripted={scripted} onOpen={() => openPanel(null)} onClear={() => (clear(), setAll(false), focusRow(shownActive))} onClose={close} />
          <DispositionPanel
            key={panel.generation}
            standard={standard}
            seen={props.seen}
            back={back}
            view={viewQuery(view)}
            recent={props.recent}
            outcome={outcome}
            kind={panel.kind}
            sending={fetcher.state !== "idle"}
            onSend={scripted ? (data) => fetcher.submit(withMark(data), { method: "post", action: paths.dispositions(standard) }) : undefined}
          >
            {[...selection.selected].filter((number) => !numbers.includes(number)).map((number) => (
              <input key={number} type="hidden" name="comments" value={number} />
            ))}
            {matching > rows.length ? (
              <label className="tick all">
                <input type="checkbox" name="all" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} disabled={matching > DISPOSED_AT_ONCE} /> {matching > DISPOSED_AT_ONCE ? t.panel.allMost(DISPOSED_AT_ONCE) : t.panel.all(matching)}
              </label>
            ) : null}
          </DispositionPanel>
        </aside>
      ) : null}
      <KeysDialog ref={keys} />
    </>
  );
}

function withMark(data: FormData): FormData {
  data.set("inPage", "on");
  return data;
}

function isDone(value: unknown): value is { ok: true; done: Disposed } {
  return typeof value === "object" && value !== null && (value as { ok?: unknown }).ok === true && "done" in value;
}
