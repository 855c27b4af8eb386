/** How many comments are selected, and what to do with them: the edge of the form that disposes of them. */
import { useTexts } from "../frame/texts.tsx";

interface NoteProps {
  count: number;
  /** "C-207" where it is the only one. */
  only: string | null;
  open: boolean;
  scripted: boolean;
  onOpen: () => void;
  onClear: () => void;
  onClose: () => void;
}

export function SelectedNote({ count, only, open, scripted, onOpen, onClear, onClose }: NoteProps) {
  const { panel: t } = useTexts().tracker;
  return (
    <header className="row">
      <h3 id="disposing-title">{only ? t.one(only) : t.title(count)}</h3>
      {count === 0 ? <p className="muted">{t.none}</p> : null}
      {scripted ? (
        <span className="row ways">
          {open ? null : (
            <button type="button" className="btn primary small" onClick={onOpen} disabled={count === 0}>
              {t.submit}
            </button>
          )}
          {count > 0 ? (
            <button type="button" className="btn small" onClick={onClear}>
              {t.clear}
            </button>
          ) : null}
          {open ? (
            <button type="button" className="btn small" onClick={onClose}>
              {t.close}
            </button>
          ) : null}
        </span>
      ) : null}
    </header>
  );
}
