/** The reading room: outline, paper and discussion side by side; on a phone the paper, with the outline above it and the discussion in a sheet below. */
import "#app/styles/reading.css";
import "#app/styles/print.css";
import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { OpenLines } from "#app/domain/ballots/recirculations.ts";
import type { StandardHead } from "#app/domain/heads.ts";
import type { OutlinedClause, Overlay } from "#app/domain/overlays.ts";
import type { Refusal, Verdict } from "#app/domain/refusals.ts";
import type { Threads } from "#app/domain/threads.ts";
import { fragmentOf, paths } from "#app/paths.ts";
import { Lines } from "../frame/markup.tsx";
import { Moment } from "../frame/moment.tsx";
import { useCoreTexts } from "../frame/core-texts.tsx";
import { isOutcome, type Outcome } from "../frame/refusal.tsx";
import { ActionBar } from "./action-bar.tsx";
import { AmendmentLayer } from "./amendment-layer.tsx";
import { commentedLines, markLines, overlayIn } from "./line-marks.ts";
import { followLines, type LineSelection, type Selected } from "./line-selection.ts";
import { OpenLinesNote } from "./open-lines.tsx";
import { Outline, useClauseInView } from "./outline.tsx";
import { Rail } from "./rail.tsx";
import { wakeLines } from "./resting-lines.ts";

/** Threads, and the lines they were asked for. */
export interface ThreadsHere extends Threads {
  first: number;
  last: number;
}

export interface RoomProps {
  head: StandardHead;
  draft: { number: number; label: string; lineCount: number; publishedAt: string; sourceHash: string; fragmentHash: string };
  outline: OutlinedClause[];
  /** Null where the page came whole: with the marks on its lines, or the overlay among them. */
  overlay: Overlay | null;
  /** Whether the lines came with their marks. */
  marked: boolean;
  unplaced: number;
  mayComment: Verdict;
  /** The lines that the round opens; null: all. */
  open: OpenLines[] | null;
  actingFor: string | null;
  /** The lines, where a script brought them. */
  html: string;
  /** What is said about the lines that the address asks for, where it asks. */
  threads: ThreadsHere | null;
}

/** How long a selection rests before its discussion is fetched and the address follows. Milliseconds. */
const REST = 140;

export function Room({ head, draft, outline, overlay, marked, unplaced, mayComment, open, actingFor, html, threads }: RoomProps) {
  const t = useCoreTexts();
  const box = useRef<HTMLDivElement>(null);
  const rail = useRef<HTMLElement>(null);
  const lines = useRef<LineSelection | null>(null);
  const marks = useRef(overlay);
  const [selected, setSelected] = useState<Selected | null>(threads && { first: threads.first, last: threads.last, quote: "" });
  const [composing, setComposing] = useState(false);
  const [expanded, setExpanded] = useState(false);
  const clause = useClauseInView(outline, box);
  const { found, loading, refusal } = useThreads(head.slug, draft.number, selected, threads);

  useEffect(() => {
    if (!box.current) return;
    lines.current = followLines(box.current, draft.lineCount, {
      selected: (chosen) => {
        setSelected(chosen);
        setComposing(false);
        if (!chosen) setExpanded(false);
      },
      discuss: () => {
        setExpanded(true);
        rail.current?.focus({ preventScroll: true });
      },
      comment: () => {
        setExpanded(true);
        setComposing(true);
      },
      commented: () => commentedLines(box.current, marks.current),
    });
    return () => lines.current?.stop();
  }, [draft.fragmentHash, draft.lineCount]);

  useEffect(() => {
    marks.current = overlay ?? (box.current && overlayIn(box.current));
    return marks.current && box.current ? markLines(box.current, marks.current) : undefined;
  }, [overlay]);

  useEffect(() => (box.current ? wakeLines(box.current) : undefined), [draft.fragmentHash]);

  const select = (first: number, last: number) => lines.current?.select(first, last);
  const compose = () => {
    setExpanded(true);
    setComposing(true);
  };
  return (
    <div className="room" data-selected={selected ? "" : undefined}>
      <Outline clauses={outline} current={clause} unplaced={unplaced} standard={head.slug} />
      <div className="paper">
        <header className="print-title">
          <p>
            {head.identifier} · {draft.label} · {t.reading.published} <Moment iso={draft.publishedAt} day /> · {t.reading.lineCount(draft.lineCount)}
          </p>
          <p>
            {t.reading.sourceHash} <code>{draft.sourceHash}</code>
          </p>
        </header>
        <p id="keys" className="visually-hidden">
          {t.reading.keys}
        </p>
        <noscript>
          <p className="without-script">
            <a href={paths.newComment(head.slug, draft.number)}>{t.comments.form.title}</a>
            {marked ? null : (
              <>
                {" · "}
                <a href="?marks=shown">{t.reading.showMarks}</a>
              </>
            )}
          </p>
        </noscript>
        {open ? <OpenLinesNote open={open} box={box} /> : null}
        {head.amendments > 0 ? <AmendmentLayer standard={head.slug} draft={draft.number} box={box} selected={selected} /> : null}
        <Lines key={draft.fragmentHash} ref={box} html={html} id="text" className="lines" data-fragment={draft.fragmentHash} tabIndex={0} role="group" aria-label={t.reading.text} aria-describedby="keys" />
        {selected ? <ActionBar selected={selected} standard={head.slug} draft={draft.number} onComment={compose} onClear={() => lines.current?.clear()} /> : null}
      </div>
      <Rail
        ref={rail}
        standard={head.slug}
        draft={draft.number}
        newest={head.newest}
        selected={selected}
        found={found}
        loading={loading}
        refusal={refusal}
        clause={clause}
        mayComment={mayComment}
        actingFor={actingFor}
        composing={composing}
        expanded={expanded}
        onCompose={compose}
        onComposed={() => {
          setComposing(false);
          // Its form, which had the focus, is gone: the keys of the text are there again.
          box.current?.focus({ preventScroll: true });
        }}
        onExpand={setExpanded}
        onSelect={select}
        onClear={() => lines.current?.clear()}
      />
    </div>
  );
}

/** What is said about the selected lines: fetched once the selection rests. The address follows it. */
function useThreads(standard: string, draft: number, selected: Selected | null, brought: ThreadsHere | null): { found: ThreadsHere | null; loading: boolean; refusal: Refusal | null } {
  const fetcher = useFetcher<ThreadsHere | Outcome>();
  const { load } = fetcher;
  const first = selected?.first ?? null;
  const last = selected?.last ?? null;
  const untouched = useRef(true);
  const has = (threads: ThreadsHere | Outcome | null | undefined) => (threads && "first" in threads && threads.first === first && threads.last === last ? threads : null);
  const found = first === null ? null : (has(fetcher.data) ?? has(brought));
  const missing = first !== null && !found;
  useEffect(() => {
    const waiting = window.setTimeout(() => {
      if (first === null || last === null) {
        if (!untouched.current) follow("");
        return;
      }
      untouched.current = false;
      follow(fragmentOf(first, last));
      if (missing) load(paths.threads(standard, draft, first, last));
    }, REST);
    return () => window.clearTimeout(waiting);
  }, [first, last, missing, load, standard, draft]);
  const refusal = missing && fetcher.state === "idle" && isOutcome(fetcher.data) ? fetcher.data.refusal : null;
  return { found, loading: missing && !refusal, refusal };
}

/** Without a new entry in the history, and without telling the router, which has nothing to load for it. */
function follow(fragment: string): void {
  const { pathname, hash, search } = window.location;
  if (hash === fragment && search === "") return;
  window.history.replaceState(window.history.state, "", `${pathname}${fragment}`);
}
