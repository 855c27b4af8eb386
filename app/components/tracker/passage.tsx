/** A text in a row: its beginning, and the rest to unfold. Nothing is cut off without a way to read it. */
import type { Clamped } from "#app/domain/tracker-views.ts";
import { useTexts } from "../frame/texts.tsx";

/** @param page the comment's own page, where the longest texts stand whole; `code` "C-207". */
export function Passage({ text, page, code }: { text: Clamped; page: string; code: string }) {
  const { tracker: t } = useTexts();
  return (
    <>
      <span className="passage">
        {text.start}
        {text.rest ? <span className="cut">…</span> : null}
      </span>
      {text.rest ? (
        <details className="rest">
          <summary>
            <span className="closed">{t.more}</span>
            <span className="opened">{t.less}</span>
          </summary>
          <span className="passage">{text.rest.trimStart()}</span>
          {text.more ? (
            <>
              … <a href={page}>{t.restOf(code)}</a>
            </>
          ) : null}
        </details>
      ) : null}
    </>
  );
}
