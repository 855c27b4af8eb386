/** What can be done with the selected lines, at the foot of the paper. */
import { X } from "lucide-react";
import { useState } from "react";
import { paths } from "#app/paths.ts";
import { useCoreTexts } from "../frame/core-texts.tsx";
import type { Selected } from "./line-selection.ts";

interface ActionBarProps {
  selected: Selected;
  standard: string;
  draft: number;
  onComment: () => void;
  onClear: () => void;
}

export function ActionBar({ selected, standard, draft, onComment, onClear }: ActionBarProps) {
  const t = useCoreTexts();
  const { first, last } = selected;
  return (
    <div className="act" role="group" aria-label={t.reading.selected(first, last)}>
      <strong>{t.reading.selected(first, last)}</strong>
      <a
        className="btn primary"
        href={paths.newComment(standard, draft, { first, last })}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          onComment();
        }}
      >
        {t.reading.comment}
      </a>
      <a className="btn" href={paths.newAmendment(standard, draft, { first, last })}>
        {t.reading.propose}
      </a>
      <CopyLink path={paths.draft(standard, draft, { first, last })} />
      <button type="button" className="btn quiet icon" onClick={onClear} aria-label={t.reading.clear} title={t.reading.clear}>
        <X aria-hidden size={16} />
      </button>
    </div>
  );
}

function CopyLink({ path }: { path: string }) {
  const t = useCoreTexts();
  const [told, setTold] = useState<{ path: string; words: string } | null>(null);
  const copy = async () => {
    const copied = await copyText(new URL(path, window.location.href).href);
    setTold({ path, words: copied ? t.reading.copied : t.reading.notCopied });
  };
  const words = told?.path === path ? told.words : null;
  return (
    <>
      <button type="button" className="btn quiet" onClick={() => void copy()}>
        {words ?? t.reading.copyLink}
      </button>
      <span className="visually-hidden" role="status">
        {words}
      </span>
    </>
  );
}

/** Browsers give the clipboard to pages that came over TLS, or from this computer, alone. */
function copyText(text: string): Promise<boolean> {
  if (!navigator.clipboard) return Promise.resolve(false);
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
