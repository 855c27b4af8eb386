/** A deed behind one word: unfolded, it says what will be so, and is confirmed there. Needs no script. */
import type { ReactNode } from "react";

/** @param label what a screen reader says of the word, where others like it stand near. */
export function Folded({ word, label, sentence, children }: { word: string; label: string; sentence: string; children: ReactNode }) {
  return (
    <details className="folded">
      <summary aria-label={label}>{word}</summary>
      <div className="confirming">
        <p>{sentence}</p>
        {children}
      </div>
    </details>
  );
}
