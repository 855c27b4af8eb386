/** The one place where HTML that is already made enters a page. It comes from domain/text alone, which sanitises it by an allow-list. */

/** Markdown of a comment, rendered and sanitised by the server. */
export function Markup({ html, className = "prose" }: { html: string; className?: string }) {
  return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** The lines of a draft. In the browser they are already there: they are neither sent twice nor rendered again. */
export function Lines({ html, id }: { html: string; id: string }) {
  return <div id={id} className="lines" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />;
}
