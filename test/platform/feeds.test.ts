/** Feeds: what an entry says stays text, whatever it holds. */
import { expect, test } from "vitest";
import { atom, xml } from "#app/platform/feeds.server.ts";

const texts: [said: string, written: string][] = [
  ["plain", "plain"],
  ['<b a="1">&\'', "&lt;b a=&quot;1&quot;&gt;&amp;&#39;"],
  ["]]>", "]]&gt;"],
  ["a\u0000b\u0008c\uFFFEd\n", "abcd\n"],
  ["a\uD800b", "ab"],
  ["𝔘ñï", "𝔘ñï"],
];
test.each(texts)("%j", (said, written) => expect(xml(said)).toBe(written));

test("a feed tells where it is, what it follows, and each entry with its own address; the newest says when it changed", () => {
  const entry = { id: "https://c.example/2", title: "CD 2 & more", at: "2026-03-02T09:00:00.000Z", author: "A. Lind", html: "<p>1 &lt; 2</p>" };
  const feed = atom({ title: "CL 27", own: "https://c.example/changes.atom", site: "https://c.example/", since: "1970-01-01T00:00:00.000Z", entries: [entry] });
  expect(feed).toContain("<updated>2026-03-02T09:00:00.000Z</updated>\n<entry><title>CD 2 &amp; more</title><id>https://c.example/2</id>");
  expect(feed).toContain('<link rel="self" type="application/atom+xml" href="https://c.example/changes.atom"/>');
  expect(feed).toContain('<content type="html">&lt;p&gt;1 &amp;lt; 2&lt;/p&gt;</content>');
  expect(atom({ title: "CL 27", own: "o", site: "s", since: "1970-01-01T00:00:00.000Z", entries: [] })).toContain("<updated>1970-01-01T00:00:00.000Z</updated>");
});
