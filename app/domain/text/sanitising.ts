/** What markup a draft may hold, and the report of what was taken out; the words that markup was around stay. */
import sanitizeHtml from "sanitize-html";
import { stripMarks } from "#app/domain/text/marks.ts";

const INLINE = ["a", "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var"];
const BLOCK = ["aside", "article", "blockquote", "caption", "center", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"];
const ALLOWED = new Set([...INLINE, ...BLOCK]);
/** Anchors are read to resolve links inside the draft, never written out; an image is shown as its alternative text. */
const ATTRIBUTES: Record<string, string[]> = { "*": ["id"], a: ["href", "name"], img: ["alt", "src"], ol: ["start", "type"], li: ["value"], td: [], th: [] };
const SCHEMES = ["http", "https", "mailto"];

/** Which elements end the paragraph they stand in. */
export const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(BLOCK);

export interface Sanitised {
  html: string;
  /** "script ×2", "style attribute ×27", "javascript: link ×1", in the order of the alphabet. */
  removed: string[];
}

/** The allow-list, over the whole text at once, so that an element opened in one block and closed in another stays one. Well-formed: every element is closed. */
export function sanitise(html: string, alreadyRemoved: readonly string[]): Sanitised {
  const counts = new Map<string, number>();
  const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  alreadyRemoved.forEach(count);
  const clean = sanitizeHtml(html, {
    allowedTags: [...ALLOWED],
    allowedAttributes: ATTRIBUTES,
    allowedSchemes: SCHEMES,
    allowedSchemesAppliedToAttributes: ["href"],
    allowProtocolRelative: false,
    nestingLimit: 200,
    onOpenTag(name, attributes) {
      if (!ALLOWED.has(name)) return count(name);
      for (const attribute of Object.keys(attributes)) {
        if (!ATTRIBUTES["*"]!.includes(attribute) && !(ATTRIBUTES[name] ?? []).includes(attribute)) count(`${stripMarks(attribute)} attribute`);
      }
      if (name === "a" && attributes.href !== undefined && !isOpenable(attributes.href)) count(`${schemeOf(attributes.href)} link`);
    },
  });
  const removed = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, times]) => `${name} ×${times}`);
  return { html: clean, removed };
}

/** A link of a draft leads to http, https, mailto, or a place inside the draft; a relative one would lead into this site. */
export function isOpenable(href: string): boolean {
  return /^(?:https?:\/\/|mailto:|#)/i.test(href.trim());
}

function schemeOf(href: string): string {
  return /^\s*([a-z][a-z0-9+.-]{0,20}:)/i.exec(href)?.[1]?.toLowerCase() ?? "relative";
}
