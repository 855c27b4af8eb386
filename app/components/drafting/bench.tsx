/** The workbench: queue, source, redline. The form is whole without a script; with one it saves and draws as one types, and shows where a comment stands. */
import { Form, Link, PrefetchPageLinks, useLocation } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { paths } from "#app/paths.ts";
import { Moment } from "../frame/moment.tsx";
import { RefusalNote, type Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { SourceField, type SourceHandle } from "../source/source-field.tsx";
import type { QueuedComment } from "#app/domain/drafting/queued-comments.ts";
import type { BenchFacts, QueuedAmendment, RedlineFacts } from "./bench-facts.ts";
import { BenchRedline } from "./bench-redline.tsx";
import { OthersHere } from "./others-here.tsx";
import { Queue } from "./queue.tsx";
import { Readiness } from "./readiness.tsx";
import { useWorkingText } from "./working-text.ts";

interface Props {
  bench: BenchFacts;
  page: number;
  /** Places that a decision undone without a script could not clear. */
  left: number;
  /** Who else is at this workbench. */
  others: string[];
  view: RedlineFacts | null;
  fault: string | null;
  outcome: Outcome | null;
}

/** The parts of the page stand apart from it, since the queue has forms of its own. */
const FORM = "working-text";

export function Bench({ bench, page, left, others, view: firstView, fault: firstFault, outcome }: Props) {
  const words = useTexts();
  const t = words.drafting.workbench;
  const source = useRef<SourceHandle>(null);
  const redline = useRef<HTMLDivElement>(null);
  const text = useWorkingText(bench, { view: firstView, fault: firstFault }, outcome, source);
  const { search } = useLocation();
  const [shown, setShown] = useState(false);
  useEffect(() => setShown(true), []);
  const nextLabel = bench.next.find(({ stage }) => stage === bench.stage)?.label ?? "";
  const typed = typeof outcome?.typed.source === "string" ? outcome.typed.source : null;

  function go(one: QueuedComment | QueuedAmendment, focus = true) {
    const spots = (one.kind === "comment" ? text.view?.spots : text.view?.amended) ?? [];
    const spot = spots.find(({ number }) => number === one.number);
    if (spot) source.current?.show(spot.start, spot.end, focus);
    showInRedline(redline.current, spot?.change ?? null, one.firstLine);
  }

  return (
    <div className="workbench">
      <Form id={FORM} method="post" encType="multipart/form-data" action={paths.workbench(bench.slug)} onSubmit={text.onSubmit}>
        <input type="hidden" name="revision" value={text.revision} />
        <input type="hidden" name="base" value={text.base} />
        <input type="hidden" name="after" value={text.base} />
        {/* Fetched now: a module that is missing when the server is gone would make the page reload, and take the text with it. With the same search, so that no data are asked for. */}
        {shown ? <PrefetchPageLinks page={`${paths.workbenchRedline(bench.slug)}${search}`} /> : null}
      </Form>
      <header className="head bench-head">
        <div>
          <p className="id">
            <Link to={paths.standard(bench.slug)}>{bench.identifier}</Link>
            {t.nextFrom("", bench.draft.label)}
          </p>
          <h1>{t.title}</h1>
        </div>
        <div className="actions">
          <span className="save-state" role="status">
            <SaveState state={text.state} saved={text.saved} />
          </span>
          <button className="btn" form={FORM} name="step" value="preview" formAction={paths.newDraft(bench.slug)}>
            {t.preview}
          </button>
          <button className="btn" form={FORM} name="deed" value="save">
            {text.refusal?.code === "overtaken" ? t.saveMine : t.save}
          </button>
          <Link className="btn primary" to={paths.publication(bench.slug)} onClick={text.onLeave}>
            {t.publish(nextLabel)}
          </Link>
        </div>
        {text.refusal ? (
          <div className="bench-note">
            <RefusalNote refusal={text.refusal} />
            {text.refusal.code === "overtaken" ? (
              <p className="row">
                <span>{t.overtakenNext}</span>
                <button className="btn small" form={FORM} name="against" value="saved" formAction={paths.workbenchRedline(bench.slug)}>
                  {t.compareSaved}
                </button>
                <Link className="btn small" to={paths.workbench(bench.slug)} reloadDocument>
                  {t.takeTheirs}
                </Link>
              </p>
            ) : null}
          </div>
        ) : null}
        {text.faults.length > 0 ? (
          <p className="note bad bench-note" role="alert">
            {text.faults.map((key) => words.faults[key] ?? key).join(" ")}
          </p>
        ) : null}
        <OthersHere slug={bench.slug} first={others} />
        {text.brought ? <p className="note bench-note">{t.brought}</p> : null}
        {left > 0 ? <p className="note warn bench-note">{words.drafting.decision.left(left)}</p> : null}
        {bench.opened ? (
          <p className="note warn bench-note">
            {t.keptOpened}{" "}
            <Link to={paths.workbench(bench.slug)} reloadDocument>
              {t.keptBack}
            </Link>
          </p>
        ) : null}
      </header>
      <div className="bench">
        <section className="bench-queue" aria-labelledby="bench-queue" tabIndex={0}>
          <h2 className="label" id="bench-queue">
            {t.queue}
          </h2>
          <Queue bench={bench} page={page} unanswered={text.view?.unanswered ?? []} spots={text.view?.spots ?? []} amended={text.view?.amended ?? []} deciding={bench.opened ? null : { first: text.whenSaved }} onGo={go} />
          <Readiness slug={bench.slug} readiness={bench.readiness} unanswered={text.view?.unanswered.length ?? 0} />
          <p className="hint">
            <Link to={`${paths.publication(bench.slug)}#requirements`}>{words.readiness.rulesLink}</Link>
          </p>
          <Kept bench={bench} />
        </section>
        <section className="bench-source" aria-labelledby="bench-source">
          <h2 className="label" id="bench-source">
            {t.source}
          </h2>
          <SourceField handle={source} form={FORM} label={t.sourceLabel} describedBy="bench-keys" initial={typed ?? bench.source} readOnly={text.deciding} spellCheck={false} onChange={text.onChange} onKeyDown={text.onKeyDown} />
          <p className="hint" id="bench-keys">
            {t.sourceKeys}
          </p>
        </section>
        <BenchRedline pane={redline} form={FORM} slug={bench.slug} label={bench.draft.label} against={text.against} view={text.view} fault={text.drawFault} drawing={text.drawing} />
      </div>
    </div>
  );
}

function SaveState({ state, saved }: { state: "saved" | "unsaved" | "saving" | "failed" | "unreached"; saved: { at: string; by: string } | null }) {
  const t = useTexts().drafting.workbench;
  if (state === "saving") return <>{t.saving}</>;
  if (state === "failed") return <strong className="bad">{t.saveFailed}</strong>;
  if (state === "unreached") return <strong className="bad">{t.unreached}</strong>;
  if (!saved) return <>{t.notSaved}</>;
  return (
    <>
      {state === "unsaved" ? `${t.unsaved} · ` : null}
      {t.saved} <Moment iso={saved.at} local={false} /> {saved.by ? t.savedBy(saved.by) : null}
    </>
  );
}

function Kept({ bench }: { bench: BenchFacts }) {
  const t = useTexts().drafting.workbench;
  if (bench.kept.length === 0) return null;
  return (
    <details className="bench-kept">
      <summary>{t.kept}</summary>
      <ul>
        {bench.kept.map((version) => (
          <li key={version.id}>
            <Link to={`${paths.workbench(bench.slug)}?kept=${version.id}`} reloadDocument aria-current={version.id === bench.opened ? "true" : undefined}>
              <Moment iso={version.at} local={false} />
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The change, or else the last row at or above the line. */
function showInRedline(pane: HTMLElement | null, change: number | null, line: number | null) {
  if (!pane) return;
  const named = change === null ? null : pane.querySelector<HTMLElement>(`#change-${change}`);
  const rows = named || line === null ? [] : [...pane.querySelectorAll<HTMLElement>("[data-o]")].filter((row) => Number(row.dataset.o) <= line);
  const found = named ?? rows.at(-1);
  if (!found) return;
  pane.scrollTop += found.getBoundingClientRect().top - pane.getBoundingClientRect().top - 80;
  for (const shown of pane.querySelectorAll("[data-on]")) shown.removeAttribute("data-on");
  found.setAttribute("data-on", "");
}
