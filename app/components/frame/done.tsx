/** What was just done, said once where the page begins; a screen reader reads it out. */
import { useEffect, useRef } from "react";

/** @param sentence null: nothing was. */
export function Done({ sentence }: { sentence: string | null }) {
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (sentence) note.current?.focus();
  }, [sentence]);
  return sentence ? (
    <p className="note ok" role="status" tabIndex={-1} ref={note}>
      {sentence}
    </p>
  ) : null;
}
