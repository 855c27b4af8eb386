/** The way from one page of the tracker to the next. */
import { Link } from "@remix-run/react";
import { viewQuery, type TrackerView } from "#app/domain/tracker-views.ts";
import { paths } from "#app/paths.ts";
import { useTexts } from "../frame/texts.tsx";

export function TrackerPages({ standard, view, pages }: { standard: string; view: TrackerView; pages: number }) {
  const { pages: t } = useTexts().tracker;
  if (pages < 2) return null;
  const to = (page: number) => paths.comments(standard, viewQuery({ ...view, page }));
  return (
    <nav className="row pages" aria-label={t.title}>
      {view.page > 1 ? (
        <Link className="btn" to={to(view.page - 1)} rel="prev">
          {t.previous}
        </Link>
      ) : null}
      <span>{t.at(view.page, pages)}</span>
      {view.page < pages ? (
        <Link className="btn" to={to(view.page + 1)} rel="next">
          {t.next}
        </Link>
      ) : null}
    </nav>
  );
}
