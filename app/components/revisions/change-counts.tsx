/** How much changed, in one line. */
import { useTexts } from "../frame/texts.tsx";

export interface Counted {
  changes: number;
  added: number;
  removed: number;
  edited: number;
  moved: number;
  substantive: number;
  editorial: number;
}

export function ChangeCounts({ counts }: { counts: Counted }) {
  const t = useTexts().revisions;
  const parts = [
    counts.edited > 0 ? t.edited(counts.edited) : null,
    counts.added > 0 ? t.added(counts.added) : null,
    counts.removed > 0 ? t.removed(counts.removed) : null,
    counts.moved > 0 ? t.moved(counts.moved) : null,
    counts.substantive > 0 ? t.substantive(counts.substantive) : null,
    counts.editorial > 0 ? t.editorial(counts.editorial) : null,
  ].filter(Boolean);
  return (
    <p className="change-counts">
      <strong>{t.changes(counts.changes)}</strong>
      {parts.length > 0 ? ` · ${parts.join(" · ")}` : null}
    </p>
  );
}
