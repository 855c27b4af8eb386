/** The way from one page of a list to the next. */
import { Link } from "@remix-run/react";
import { useTexts } from "./texts.tsx";

/** @param to the address of a page, from 1. */
export function Pages({ page, pages, to }: { page: number; pages: number; to: (page: number) => string }) {
  const { frame: t } = useTexts();
  if (pages < 2) return null;
  return (
    <nav className="row pages" aria-label={t.pages}>
      {page > 1 ? (
        <Link className="btn" rel="prev" to={to(page - 1)}>
          {t.previousPage}
        </Link>
      ) : null}
      <span>{t.pageOf(page, pages)}</span>
      {page < pages ? (
        <Link className="btn" rel="next" to={to(page + 1)}>
          {t.nextPage}
        </Link>
      ) : null}
    </nav>
  );
}
