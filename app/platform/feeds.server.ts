/** A feed in the Atom format (RFC 4287), for readers that follow what is published. Every text is escaped here; addresses are whole. */

/** `id`: an address that never changes. `html`: what the entry says, whose own texts are escaped already. */
export interface FeedEntry {
  id: string;
  title: string;
  at: string;
  author: string;
  html: string;
}

/** `at` of an entry is ISO 8601; newest first. `own`: where the feed is; `site`: the page that it follows. */
export interface Feed {
  title: string;
  own: string;
  site: string;
  /** When there is no entry yet. */
  since: string;
  entries: readonly FeedEntry[];
}

export function atom({ title, own, site, since, entries }: Feed): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<title>${xml(title)}</title>`,
    `<id>${xml(own)}</id>`,
    `<link rel="self" type="application/atom+xml" href="${xml(own)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(site)}"/>`,
    `<updated>${xml(entries[0]?.at ?? since)}</updated>`,
    ...entries.map((entry) => `<entry><title>${xml(entry.title)}</title><id>${xml(entry.id)}</id><link rel="alternate" type="text/html" href="${xml(entry.id)}"/><published>${xml(entry.at)}</published><updated>${xml(entry.at)}</updated><author><name>${xml(entry.author)}</name></author><content type="html">${xml(entry.html)}</content></entry>`),
    "</feed>",
  ];
  return `${lines.join("\n")}\n`;
}

/** Characters that XML 1.0 has no place for are left out. */
export function xml(text: string): string {
  const clean = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
  return clean.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/'/g, "&#39;");
}
