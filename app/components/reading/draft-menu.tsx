/** The drafts of a standard, to read another one; and the source of this one. */
import { Link } from "@remix-run/react";
import type { StandardHead } from "#app/domain/heads.ts";
import { paths } from "#app/paths.ts";
import { Moment } from "../frame/moment.tsx";
import { useCoreTexts } from "../frame/core-texts.tsx";

export function DraftMenu({ head, draft }: { head: StandardHead; draft: { number: number; label: string } }) {
  const t = useCoreTexts();
  const before = head.drafts.findLast(({ number }) => number < draft.number);
  return (
    <>
      {before ? (
        <Link className="btn" to={paths.revision(head.slug, before.number, draft.number)}>
          {t.reading.compareWith(before.label)}
        </Link>
      ) : null}
      <details className="menu-of-drafts">
        <summary className="btn" aria-label={`${draft.label}: ${t.reading.switchDraft}`}>
          {draft.label} <span aria-hidden>▾</span>
        </summary>
        <ul>
          {[...head.drafts].reverse().map((listed) => (
            <li key={listed.number}>
              <Link to={paths.draft(head.slug, listed.number)} aria-current={listed.number === draft.number ? "page" : undefined}>
                {listed.label} · <Moment iso={listed.publishedAt} day />
              </Link>
            </li>
          ))}
          <li className="source">
            <a href={paths.draftSource(head.slug, draft.number)}>{t.reading.source}</a>
          </li>
          <li>
            <a href={paths.draftFile(head.slug, draft.number)} download>
              {t.reading.file}
            </a>
          </li>
        </ul>
      </details>
    </>
  );
}

/** Said on a draft that is no longer the newest. */
export function SupersededNote({ head }: { head: StandardHead }) {
  const t = useCoreTexts();
  if (!head.newest) return null;
  return (
    <p className="superseded">
      {t.reading.superseded(head.newest.label)} <Link to={paths.draft(head.slug, head.newest.number)}>{t.reading.toNewest(head.newest.label)}</Link>
    </p>
  );
}
