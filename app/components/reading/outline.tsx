/** The outline of a draft: its clauses, how much is said of each, and where the reader is. On a phone it opens over the text. */
import { useEffect, useState, type RefObject } from "react";
import type { OutlinedClause } from "#app/domain/overlays.ts";
import { paths } from "#app/paths.ts";
import { Link } from "@remix-run/react";
import { useCoreTexts } from "../frame/core-texts.tsx";

/** A native popover where there is little room; React 18 passes its attributes on without knowing them. */
const POPOVER = { popover: "auto" } as object;
const OPENS_POPOVER = { popovertarget: "clauses" } as object;

export function Outline({ clauses, current, unplaced, standard }: { clauses: OutlinedClause[]; current: OutlinedClause | null; unplaced: number; standard: string }) {
  const t = useCoreTexts();
  const shown = current ?? clauses[0] ?? null;
  return (
    <>
      <div className="where">
        <span>
          <b>{shown?.number}</b> {shown?.title}
        </span>
        <button type="button" className="link" {...OPENS_POPOVER}>
          {t.reading.clauses} <span aria-hidden>▾</span>
        </button>
      </div>
      <nav className="outline" id="clauses" aria-labelledby="clauses-title" {...POPOVER} onClick={(event) => closeAfter(event.currentTarget, event.target)}>
        <h2 className="label" id="clauses-title">
          {t.reading.clauses}
        </h2>
        {clauses.length > 0 ? <Clauses clauses={clauses} current={current} /> : <p className="muted">{t.reading.noClauses}</p>}
        {unplaced > 0 ? (
          <p className="unplaced">
            <Link to={paths.comments(standard)}>{t.reading.unplaced(unplaced)}</Link>
          </p>
        ) : null}
      </nav>
    </>
  );
}

/** The clauses of the highest level; below the one that is being read, its subclauses. */
function Clauses({ clauses, current }: { clauses: OutlinedClause[]; current: OutlinedClause | null }) {
  const top = Math.min(...clauses.map(({ depth }) => depth));
  const chapter = current && clauses.findLast((clause) => clause.depth === top && clause.firstLine <= current.firstLine);
  return (
    <ol>
      {clauses.map((clause) => {
        const inside = chapter && clause.depth > top && clause.firstLine > chapter.firstLine && clause.firstLine <= chapter.lastLine;
        return clause.depth === top || inside ? <Entry key={clause.firstLine} clause={clause} sub={clause.depth > top} current={clause === current} /> : null;
      })}
    </ol>
  );
}

function Entry({ clause, sub, current }: { clause: OutlinedClause; sub: boolean; current: boolean }) {
  const t = useCoreTexts();
  return (
    <li data-sub={sub ? "" : undefined}>
      <a href={`#L${clause.firstLine}`} aria-current={current ? "location" : undefined}>
        <span className="no">{clause.number}</span>
        <span className="title">{clause.title}</span>
        {clause.comments > 0 ? <Density share={clause.share} label={t.reading.clauseComments(clause.comments)} /> : null}
      </a>
    </li>
  );
}

/** @param share 0 to 1. */
function Density({ share, label }: { share: number; label: string }) {
  return (
    <svg className="density" width="34" height="6" viewBox="0 0 34 6" role="img" aria-label={label}>
      <title>{label}</title>
      <rect className="ground" width="34" height="6" rx="3" />
      <rect className="bar" width={Math.max(4, Math.round(share * 34))} height="6" rx="3" />
    </svg>
  );
}

function closeAfter(popover: HTMLElement, target: EventTarget): void {
  if (target instanceof Element && target.closest("a") && popover.matches(":popover-open")) popover.hidePopover();
}

/** How far below the top of the window the reader is thought to read. Pixels. */
const READING_HEIGHT = 140;

/** The clause that stands at the reading height: one look at the page for each frame in which it is scrolled, whatever the draft's length. */
export function useClauseInView(clauses: OutlinedClause[], box: RefObject<HTMLElement>): OutlinedClause | null {
  const [current, setCurrent] = useState<OutlinedClause | null>(null);
  useEffect(() => {
    let asked = 0;
    const look = () => {
      asked = 0;
      const line = box.current && lineAtHeight(box.current);
      if (line) setCurrent(clauses.findLast((clause) => clause.firstLine <= line) ?? null);
    };
    const onScroll = () => {
      if (!asked) asked = requestAnimationFrame(look);
    };
    look();
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      window.removeEventListener("scroll", onScroll);
      cancelAnimationFrame(asked);
    };
  }, [clauses, box]);
  return current;
}

function lineAtHeight(box: HTMLElement): number | null {
  const { left, width, top } = box.getBoundingClientRect();
  for (let y = Math.max(READING_HEIGHT, top + 8); y < window.innerHeight; y += 20) {
    const line = document.elementFromPoint(left + width / 2, y)?.closest(".ln");
    if (line && box.contains(line)) return Number(line.id.slice(1));
  }
  return null;
}
