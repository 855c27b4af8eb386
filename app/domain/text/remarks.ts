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

/** The HTML of what somebody wrote. Law: it holds no element or attribute outside the allow-list, whatever was written. */
export function renderRemark(text: string): string {
  if (text.length > RENDER_MAX) return `<p>${escaped(text)}</p>`;
  return sanitizeHtml(marked.parse(text, { async: false }), ALLOWED).trim();
}

function isSafe(href: string): boolean {
  return /^(https?:\/\/|mailto:|#|\/(?!\/))/i.test(href.trim());
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
