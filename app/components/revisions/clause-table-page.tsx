/** What became of each clause between two drafts: old number, new number, what changed. */
import { Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { useTexts } from "../frame/texts.tsx";

interface ClauseShown {
  number: string;
  title: string;
  depth: number;
  firstLine: number;
}

interface Row {
  old: ClauseShown | null;
  next: ClauseShown | null;
  became: "kept" | "merged" | "removed" | "added";
  renumbered: boolean;
  retitled: boolean;
  edited: boolean;
}

interface Props {
  slug: string;
  from: { number: number; label: string };
  to: { number: number; label: string };
  rows: Row[];
  /** Rows of clauses that are as they were are left out, unless all are asked for. */
  all: boolean;
}

export function ClauseTablePage({ slug, from, to, rows, all }: Props) {
  const t = useTexts().revisions.clauses;
  const changed = rows.filter((row) => row.became !== "kept" || row.renumbered || row.retitled || row.edited);
  const shown = all ? rows : changed;
  const here = paths.clauses(slug, from.number, to.number);
  return (
    <div className="page">
      <h2>{t.title(from.label, to.label)}</h2>
      <p className="muted">{t.lead(changed.length, rows.length)}</p>
      <nav aria-label={t.show} className="row">
        <Link className="tag" to={here} aria-current={all ? undefined : "page"}>
          {t.changed}
        </Link>
        <Link className="tag" to={`${here}?show=all`} aria-current={all ? "page" : undefined}>
          {t.all}
        </Link>
        <Link to={paths.revision(slug, from.number, to.number)}>{t.toRedline}</Link>
      </nav>
      {shown.length === 0 ? (
        <p className="empty">{rows.length === 0 ? t.none : t.unchanged}</p>
      ) : (
        <table className="clause-table">
          <thead>
            <tr>
              <th scope="col">{from.label}</th>
              <th scope="col">{to.label}</th>
              <th scope="col">{t.became}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr key={index} data-became={row.became}>
                <td data-label={from.label}>{row.old ? <ClauseLink slug={slug} draft={from.number} clause={row.old} /> : <span className="muted">{t.absent}</span>}</td>
                <td data-label={to.label}>{row.next ? <ClauseLink slug={slug} draft={to.number} clause={row.next} /> : <span className="muted">{t.absent}</span>}</td>
                <td data-label={t.became}>{t.said(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function ClauseLink({ slug, draft, clause }: { slug: string; draft: number; clause: ClauseShown }) {
  return (
    <Link to={paths.draft(slug, draft, { first: clause.firstLine, last: clause.firstLine })}>
      {clause.number ? <strong>{clause.number}</strong> : null} {clause.title}
    </Link>
  );
}
