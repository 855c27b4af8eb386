/** What people write, rendered: only what the allow-list names, at a bounded cost, whatever was written. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderRemark } from "#app/domain/text/remarks.ts";
import { HOSTILE } from "./hostile.ts";
import { runs } from "#test/world/laws.ts";

const TAGS = /^(p|br|em|strong|del|code|pre|blockquote|ul|ol|li|a|table|thead|tbody|tr|th|td|hr)$/;
const HREF = /^(https?:\/\/[^\s\\]|mailto:[^\s\\]|#)/i;

/** What the HTML holds beyond the allow-list. Every < is the beginning of a tag, since the sanitiser escapes the others. */
function beyond(html: string): string[] {
  const faults: string[] = [];
  for (const [whole] of html.matchAll(/<[^>]*>?/g)) {
    const tag = /^<(\/?)([a-z]+)((?: [a-z]+="[^"<>]*")*)( \/)?>$/.exec(whole);
    if (!tag || !TAGS.test(tag[2]!)) faults.push(whole);
    else for (const [, name, value] of tag[3]!.matchAll(/ ([a-z]+)="([^"]*)"/g)) if (!isAllowed(tag[2]!, name!, value!)) faults.push(whole);
  }
  return faults;
}

function isAllowed(tag: string, name: string, value: string): boolean {
  if (tag === "a") return name === "rel" ? value === "nofollow noopener ugc" : name === "href" && HREF.test(value.replace(/&amp;/g, "&"));
  return tag === "ol" && name === "start" && /^\d{1,9}$/.test(value);
}

describe("what was written to do harm", () => {
  test("there are some 200 of them", () => expect(new Set(HOSTILE).size).toBeGreaterThanOrEqual(200));
  test.each(HOSTILE)("%j", (text) => expect(beyond(renderRemark(text))).toEqual([]));
  test("the check itself can fail", () => {
    for (const html of ["<script>", '<p onclick="x">', '<a href="javascript:x">', '<a href="//x">', '<img src="x">', "<p", '<ol start="x">']) expect(beyond(html), html).not.toEqual([]);
  });
  test("in any order and any company", () => {
    const parts = fc.array(fc.oneof(fc.constantFrom(...HOSTILE), fc.constantFrom("\n", "\n\n", " ", "> ", "- ", "|", "`", "```\n", "**", "[", "](", ")", "<", ">", "&", "\"", "'")), { maxLength: 8 });
    fc.assert(fc.property(parts, (texts) => void expect(beyond(renderRemark(texts.join("")))).toEqual([])), runs(1_500));
  });
});

describe("what was written in good faith", () => {
  const cases: [text: string, html: string][] = [
    ["a *b* **c** `d`", "<p>a <em>b</em> <strong>c</strong> <code>d</code></p>"],
    ["one\ntwo", "<p>one<br />two</p>"],
    ["# Heading", "<p><strong>Heading</strong></p>"],
    ["3. three", '<ol start="3">\n<li>three</li>\n</ol>'],
    ["[ISO](https://www.iso.org)", '<p><a href="https://www.iso.org" rel="nofollow noopener ugc">ISO</a></p>'],
    ["[a](#L7)", '<p><a href="#L7" rel="nofollow noopener ugc">a</a></p>'],
    ["[a](mailto:a@b.example)", '<p><a href="mailto:a@b.example" rel="nofollow noopener ugc">a</a></p>'],
    ["![a figure](https://a.example/b.png)", "<p>a figure</p>"],
    ["if a < b && c > d", "<p>if a &lt; b &amp;&amp; c &gt; d</p>"],
    ["use <b> and <i>", "<p>use &lt;b&gt; and &lt;i&gt;</p>"],
    ["- [x] done", "<ul>\n<li>[x] done</li>\n</ul>"],
  ];
  test.each(cases)("%j", (text, html) => expect(renderRemark(text)).toBe(html));
});

describe("what would cost too much is shown as it was written", () => {
  const repeated = (text: string) => text.repeat(Math.floor(10_000 / text.length));
  const dear = [">", "> ", "1. ", "> 1. - ", "- - - ", "*a_", "**a*b", "[", "![a](", "`a``b", "<a ", "a@b.", "http://a.b/(", "~~a *b", "a\n=\n", "- a\n  ", `a${" ".repeat(200)}`, "|a", "***"];
  test.each(dear)("%j, again and again", (text) => {
    const before = performance.now();
    expect(beyond(renderRemark(repeated(text)))).toEqual([]);
    expect(performance.now() - before).toBeLessThan(2_500);
  });
  test("nested too deep", () => expect(renderRemark(`${">".repeat(5_000)} a\nb`)).toBe(`<p>${"&gt;".repeat(5_000)} a<br />b</p>`));
  test("no text is refused or lost", () => fc.assert(fc.property(fc.string({ maxLength: 300, unit: fc.constantFrom("a", " ", "\n", ">", "*", "_", "-", "1", ".", "`", "[", "]", "(", ")", "<", "~", "|") }), (text) => void renderRemark(text)), runs(1_000)));
});
