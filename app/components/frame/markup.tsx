/** The one place where HTML that is already made enters a page. It comes from domain/text alone, which sanitises it by an allow-list. */
import { forwardRef, useContext, useState, type HTMLAttributes } from "react";
import { LinesContext } from "../reading/lines-context.ts";

/** Markdown of a comment, rendered and sanitised by the server. */
export function Markup({ html, className = "prose" }: { html: string; className?: string }) {
  return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}

/**
 * The lines of a draft. Where the server wrote the page they are already there: they are neither sent twice nor rendered again.
 * @param html the lines where a script brought the page; "" where they stand in it. Read once: give another draft another key.
 */
export const Lines = forwardRef<HTMLDivElement, { html: string } & HTMLAttributes<HTMLDivElement>>(function Lines({ html, ...attributes }, ref) {
  const written = useContext(LinesContext);
  const [made] = useState(html);
  return <div {...attributes} ref={ref} dangerouslySetInnerHTML={{ __html: written ?? made }} />;
});

/** Makes elements of the lines that rest in a section as text; false where none do. */
export function drawResting(section: Element): boolean {
  const text = section.querySelector(":scope > noscript")?.textContent;
  if (text === null || text === undefined) return false;
  section.innerHTML = text;
  return true;
}
