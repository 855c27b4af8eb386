/** Which lines a narrower round opens for comment: listed above the text, and marked in it by a script, so that no line weighs more for it. */
import { useEffect, type RefObject } from "react";
import type { OpenLines } from "#app/domain/ballots/recirculations.ts";
import { fragmentOf } from "#app/paths.ts";
import { useCoreTexts } from "../frame/core-texts.tsx";
import { markNear } from "./resting-lines.ts";

export function OpenLinesNote({ open, box }: { open: OpenLines[]; box: RefObject<HTMLDivElement> }) {
  const t = useCoreTexts().reading.openLines;
  useEffect(() => (box.current ? markOpen(box.current, open) : undefined), [box, open]);
  return (
    <details className="open-lines">
      <summary>{t.summary(open.reduce((sum, { firstLine, lastLine }) => sum + lastLine - firstLine + 1, 0))}</summary>
      <ul>
        {open.map(({ firstLine, lastLine, because }) => (
          <li key={firstLine}>
            <a href={fragmentOf(firstLine, lastLine)}>{t.lines(firstLine, lastLine)}</a> <span className="muted">{t.because[because]}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Answers how to stop. */
function markOpen(box: HTMLElement, open: readonly OpenLines[]): () => void {
  return markNear(box, (element, line) => element.toggleAttribute("data-open", open.some(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine)));
}
