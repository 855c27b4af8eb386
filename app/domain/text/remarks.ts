/** What people write about a draft (comments, replies, observations): Markdown without raw HTML, rendered and held to a narrow allow-list. */
import { Marked } from "marked";
import sanitizeHtml from "sanitize-html";

const marked = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    html: ({ text }) => escaped(text),
    // A picture from elsewhere would tell that place who reads: its words stand for it.
    image: ({ text, href }) => escaped(text || href),
    heading({ tokens }) {
      return `<p><strong>${this.parser.parseInline(tokens)}</strong></p>`;
    },
    checkbox: ({ checked }) => (checked ? "[x] " : "[ ] "),
  },
});

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: ["p", "br", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "table", "thead", "tbody", "tr", "th", "td", "hr"],
  allowedAttributes: { a: ["href", "rel"], ol: ["start"] },
  allowedSchemes: ["http", "https", "mailto"],
  allowProtocolRelative: false,
  transformTags: { a: (tagName, attributes) => ({ tagName, attribs: { ...(attributes.href && isSafe(attributes.href) ? { href: attributes.href } : {}), rel: "nofollow noopener ugc" } }) },
};

/** Longer text is shown as it was written: inline rules are not linear on hostile text. UTF-16 units. */
const RENDER_MAX = 12_000;
/** More signs of emphasis, of links or of code than anybody writes in good faith: the work grows faster than their number. */
const EMPHASIS_MAX = 300;
const SIGNS_MAX = 1_500;
/** Quotations and lists inside each other, on one line; each level costs the renderer's own stack. */
const TOO_DEEP = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){10}/m;
const WIDE_GAP = /[ \t]{80,}/g;

/** The HTML of what somebody wrote. Laws: it holds no element or attribute outside the allow-list, whatever was written; and its cost is bounded. */
export function renderRemark(text: string): string {
  if (isUnbearable(text)) return asWritten(text);
  try {
    return sanitizeHtml(marked.parse(text.replace(WIDE_GAP, " "), { async: false }), ALLOWED).trim();
  } catch (error) {
    // Nested in a way that was not foreseen: the reader still gets the words.
    if (error instanceof RangeError) return asWritten(text);
    throw error;
  }
}

function isUnbearable(text: string): boolean {
  return text.length > RENDER_MAX || count(text, /[*_~]/g) > EMPHASIS_MAX || count(text, /[[\]!`<&|]/g) > SIGNS_MAX || TOO_DEEP.test(text);
}

function count(text: string, sign: RegExp): number {
  return text.match(sign)?.length ?? 0;
}

function asWritten(text: string): string {
  return `<p>${escaped(text).replace(/\r?\n/g, "<br />")}</p>`;
}

/** What a reader may be led to. A path of this site is not among them: it would pass for a link of ours. */
function isSafe(href: string): boolean {
  return /^(?:https?:\/\/[^\s\\]|mailto:[^\s\\]|#)/i.test(href.trim());
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
