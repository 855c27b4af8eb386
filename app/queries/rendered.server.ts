/** What people wrote, rendered once: the last that was asked for stays in memory, since the same comments are read again and again. */
import { renderRemark } from "#app/domain/text/remarks.ts";

/** UTF-16 units of text and HTML together. */
const ROOM = 8_000_000;

const kept = new Map<string, string>();
let used = 0;

/** The sanitised HTML of a text. */
export function rendered(text: string): string {
  const known = kept.get(text);
  if (known !== undefined) {
    kept.delete(text);
    kept.set(text, known);
    return known;
  }
  const html = renderRemark(text);
  kept.set(text, html);
  used += text.length + html.length;
  for (const [oldest, itsHtml] of kept) {
    if (used <= ROOM) break;
    kept.delete(oldest);
    used -= oldest.length + itsHtml.length;
  }
  return html;
}
