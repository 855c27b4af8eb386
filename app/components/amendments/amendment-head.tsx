/** The head of an amendment's page and of the pages of its deeds: which amendment, of which standard, on which lines. */
import { Link } from "@remix-run/react";
import { amendmentCode } from "#app/domain/amendments/states.ts";
import type { Operation } from "#app/domain/amendments/operations.ts";
import { paths } from "#app/paths.ts";
import { useTexts } from "../frame/texts.tsx";

export interface HeadedAmendment {
  number: number;
  standard: { slug: string; identifier: string; title: string };
  draft: { number: number; label: string };
  clause: string;
  operation: Operation;
  first: number;
  last: number;
}

/** @param title what the page is for; without it, the amendment itself. */
export function AmendmentHead({ page, title, neighbours }: { page: HeadedAmendment; title?: string; neighbours?: { previous: number | null; next: number | null } }) {
  const t = useTexts();
  const a = t.amendments;
  const { standard, draft, first, last } = page;
  return (
    <header className="head">
      <div>
        <p className="id">
          <Link to={paths.standard(standard.slug)}>{standard.identifier}</Link> · {standard.title}
        </p>
        <h1>{title ?? a.page.title(amendmentCode(page.number))}</h1>
        <p className="lead">
          <Link to={paths.draftLines(standard.slug, draft.number, first, last)}>
            {draft.label}, {page.operation === "insert" ? a.inserted(last) : a.lines(first, last)}
          </Link>
          {page.clause ? ` · ${t.comments.page.clause(page.clause)}` : null}
        </p>
      </div>
      {neighbours ? (
        <nav className="aside row" aria-label={a.page.neighbours}>
          <Link to={paths.amendments(standard.slug)}>{a.page.all}</Link>
          {neighbours.previous !== null ? (
            <Link className="btn small" rel="prev" to={paths.amendment(standard.slug, neighbours.previous)}>
              {a.page.previous(amendmentCode(neighbours.previous))}
            </Link>
          ) : null}
          {neighbours.next !== null ? (
            <Link className="btn small" rel="next" to={paths.amendment(standard.slug, neighbours.next)}>
              {a.page.next(amendmentCode(neighbours.next))}
            </Link>
          ) : null}
        </nav>
      ) : null}
    </header>
  );
}
