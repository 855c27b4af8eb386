/** The redline of two drafts: counts, what is shown of it, the ways from change to change, the changes. */
import { Link, useLocation } from "@remix-run/react";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { REDLINE_FILTERS, type RedlineFilter } from "#app/domain/hunks.ts";
import { paths } from "#app/paths.ts";
import { Markup } from "../frame/markup.tsx";
import { useTexts } from "../frame/texts.tsx";
import { ChangeCounts, type Counted } from "./change-counts.tsx";

interface Props {
  slug: string;
  from: { number: number; label: string };
  to: { number: number; label: string };
  asked: { filter: RedlineFilter; whole: boolean; page: number };
  html: string;
  counts: Counted;
  pages: number;
  matching: number;
}

export function RedlinePage({ slug, from, to, asked, html, counts, pages, matching }: Props) {
  const t = useTexts().revisions;
  const text = useRef<HTMLDivElement>(null);
  const { hash } = useLocation();
  const [at, setAt] = useState(0);
  const here = paths.revision(slug, from.number, to.number);
  const address = (change: Partial<Props["asked"]>) => addressOf(here, { ...asked, page: 1, ...change });

  // The address of a change leads to it, and says so to a screen reader. A reader who has gone on before the script was there is not called back.
  const opened = useRef(false);
  useEffect(() => {
    const id = /^#(change-\d+)$/.exec(hash)?.[1];
    if (id && (opened.current || document.activeElement === document.body)) document.getElementById(id)?.focus();
    opened.current = true;
  }, [hash]);

  function step(by: 1 | -1) {
    const changes = [...(text.current?.querySelectorAll<HTMLElement>(".rl-change") ?? [])];
    const focused = changes.findIndex((change) => change.contains(document.activeElement));
    const present = focused >= 0 ? focused : at - 1;
    const next = Math.min(changes.length - 1, Math.max(0, present + by));
    const change = changes[next];
    if (!change) return;
    change.scrollIntoView({ block: "center" });
    change.focus({ preventScroll: true });
    setAt(next + 1);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n" || event.key === "j") step(1);
    else if (event.key === "p" || event.key === "k") step(-1);
    else return;
    event.preventDefault();
  }

  return (
    <div className="page revision">
      <h2>{t.between(from.label, to.label)}</h2>
      <ChangeCounts counts={counts} />
      <div className="revision-bar">
        <nav aria-label={t.filterTitle} className="row">
          {REDLINE_FILTERS.map((filter) => (
            <Link key={filter} className="tag" to={address({ filter, whole: false })} aria-current={filter === asked.filter && !asked.whole ? "page" : undefined}>
              {t.filters[filter]}
            </Link>
          ))}
          <Link className="tag" to={address({ filter: "all", whole: true })} aria-current={asked.whole ? "page" : undefined}>
            {t.whole}
          </Link>
          <Link to={paths.clauses(slug, from.number, to.number)}>{t.clauses.link}</Link>
        </nav>
        {matching > 0 ? (
          <div className="row steppers">
            <button type="button" className="btn small" onClick={() => step(-1)}>
              {t.previous}
            </button>
            <button type="button" className="btn small" onClick={() => step(1)}>
              {t.next}
            </button>
            <span className="muted" role="status">
              {at > 0 ? t.position(at, matching) : null}
            </span>
          </div>
        ) : null}
      </div>
      {counts.changes === 0 ? <p className="empty">{t.noChanges}</p> : matching === 0 && !asked.whole ? <p className="empty">{t.noneOfThese}</p> : null}
      {html ? (
        <section aria-label={t.redlineLabel} ref={text} tabIndex={0} onKeyDown={onKeyDown} className="redline-region">
          <p className="hint">
            {t.numbers(from.label, to.label)} <span className="keys">{t.keys}</span>
          </p>
          <Markup className="redline paper" html={html} />
        </section>
      ) : null}
      {pages > 1 ? (
        <nav aria-label={t.pages} className="row pages">
          {Array.from({ length: pages }, (_, index) => (
            <Link key={index} className="tag" to={address({ page: index + 1 })} aria-current={index + 1 === asked.page ? "page" : undefined}>
              {t.page(index + 1)}
            </Link>
          ))}
        </nav>
      ) : null}
    </div>
  );
}

function addressOf(path: string, { filter, whole, page }: Props["asked"]): string {
  const search = new URLSearchParams();
  if (filter !== "all") search.set("show", filter);
  if (whole) search.set("text", "whole");
  if (page > 1) search.set("page", String(page));
  return search.size > 0 ? `${path}?${search}` : path;
}
