/** The change list of two drafts: where, what, editorial or substantive with the normative words that changed, and why. */
import { Link } from "@remix-run/react";
import { reasonCode, type Reason } from "#app/domain/reasons.ts";
import type { Change, Piece } from "#app/domain/text/redline.ts";
import { paths } from "#app/paths.ts";
import { useTexts } from "../frame/texts.tsx";
import { Pieces } from "../amendments/excerpt.tsx";

interface Span {
  first: number;
  last: number;
}

interface ChangeShown {
  number: number;
  page: number;
  kind: Exclude<Change["kind"], "same">;
  label: Change["label"];
  keywords: string[];
  clause: string;
  old: Span | null;
  next: Span | null;
  pieces: Piece[];
  reasons: (Reason & { by: string })[];
}

interface Props {
  slug: string;
  from: { number: number; label: string };
  to: { number: number; label: string };
  /** A page of them. */
  changes: ChangeShown[];
  all: number;
  page: number;
  pages: number;
}

export function ChangeListPage({ slug, from, to, changes, all, page, pages }: Props) {
  const words = useTexts().revisions;
  const t = words.changeList;
  const lines = (span: Span) => words.carry.lines(span.first, span.last);
  return (
    <div className="page">
      <h2>{t.title(from.label, to.label)}</h2>
      <p className="muted">{t.lead(all)}</p>
      <p className="row">
        <Link to={paths.revision(slug, from.number, to.number)}>{words.clauses.toRedline}</Link>
        <Link to={paths.clauses(slug, from.number, to.number)}>{words.clauses.link}</Link>
        <a href={paths.changesFeed(slug)}>{t.follow}</a>
        {(["csv", "json"] as const).map((kind) => (
          <a key={kind} href={paths.changesFile(slug, from.number, to.number, kind)} download>
            {t.file(kind === "csv" ? "CSV" : "JSON")}
          </a>
        ))}
      </p>
      {changes.length === 0 ? (
        <p className="empty">{words.noChanges}</p>
      ) : (
        <table className="clause-table change-list">
          <caption className="visually-hidden">{t.title(from.label, to.label)}</caption>
          <thead>
            <tr>
              <th scope="col">{t.where}</th>
              <th scope="col">{t.change}</th>
              <th scope="col">{t.kind}</th>
              <th scope="col">{t.why}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.number}>
                <td data-label={t.where}>
                  <span>
                    <Link to={`${paths.revision(slug, from.number, to.number)}${change.page > 1 ? `?page=${change.page}` : ""}#change-${change.number}`}>{change.next ? lines(change.next) : change.old ? t.gone(from.label, lines(change.old)) : null}</Link>
                    {change.clause ? <span className="muted"> · {change.clause}</span> : null}
                  </span>
                </td>
                <td data-label={t.change}>
                  <span className="changed-words">
                    <Pieces pieces={change.pieces} />
                  </span>
                </td>
                <td data-label={t.kind}>
                  <span className="row">
                    <span>{words.redline.kinds[change.kind]}</span>
                    {change.label ? <span className={change.label === "substantive" ? "tag warn" : "tag"}>{words.redline[change.label]}</span> : null}
                    {change.keywords.map((keyword, index) => (
                      <span key={index} className="tag warn">
                        {keyword}
                      </span>
                    ))}
                  </span>
                </td>
                <td data-label={t.why}>
                  {change.reasons.length === 0 ? (
                    <span className="muted">{t.noReason}</span>
                  ) : (
                    <ul className="plain">
                      {change.reasons.map((reason) => (
                        <li key={reasonCode(reason)}>
                          <Link to={(reason.kind === "comment" ? paths.comment : paths.amendment)(slug, reason.number)}>{reasonCode(reason)}</Link> {reason.by}
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {pages > 1 ? (
        <nav className="row" aria-label={t.pages}>
          {Array.from({ length: pages }, (_, index) => (
            <Link key={index} className="tag" to={paths.changeList(slug, from.number, to.number, index + 1)} aria-current={index + 1 === page ? "page" : undefined}>
              {words.page(index + 1)}
            </Link>
          ))}
        </nav>
      ) : null}
    </div>
  );
}
