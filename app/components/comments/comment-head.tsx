/** The head of a comment's page and of the pages of its deeds: which comment, of which standard, on which lines. */
import { Link } from "@remix-run/react";
import { commentCode } from "#app/domain/comments.ts";
import { paths } from "#app/paths.ts";
import { useTexts } from "../frame/texts.tsx";

export interface Headed {
  comment: { number: number; firstLine: number; lastLine: number };
  standard: { slug: string; identifier: string; title: string };
  draft: { number: number; label: string };
  clause: string;
}

/** @param title what the page is for; without it, the comment itself. `previous`, `next`: the comments beside it. */
export function CommentHead({ page, title, previous = null, next = null }: { page: Headed; title?: string; previous?: number | null; next?: number | null }) {
  const t = useTexts().comments.page;
  const { comment, standard, draft } = page;
  return (
    <header className="head">
      <div>
        <p className="id">
          <Link to={paths.standard(standard.slug)}>{standard.identifier}</Link> · {standard.title}
        </p>
        <h1>{title ?? t.title(commentCode(comment.number))}</h1>
        <p className="lead">
          <Link to={paths.draftLines(standard.slug, draft.number, comment.firstLine, comment.lastLine)}>
            {draft.label}, {t.lines(comment.firstLine, comment.lastLine)}
          </Link>
          {page.clause ? ` · ${t.clause(page.clause)}` : null}
        </p>
      </div>
      {title === undefined ? (
        <nav className="aside row" aria-label={t.neighbours}>
          <Link to={paths.comments(standard.slug)}>{t.all}</Link>
          {previous !== null ? (
            <Link className="btn small" rel="prev" to={paths.comment(standard.slug, previous)}>
              {t.previous(commentCode(previous))}
            </Link>
          ) : null}
          {next !== null ? (
            <Link className="btn small" rel="next" to={paths.comment(standard.slug, next)}>
              {t.next(commentCode(next))}
            </Link>
          ) : null}
        </nav>
      ) : null}
    </header>
  );
}
