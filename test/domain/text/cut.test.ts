/** The cut in a small notation, one row for each line: its number, block kind and depth, clause, and HTML. */
import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { cut, type Cut } from "#app/domain/text/cut.ts";
import { LINE_LENGTH } from "#app/domain/text/breaking.ts";
import { runs } from "#test/world/laws.ts";

const kindLetters: Record<string, string> = { heading: "h", paragraph: "p", item: "i", row: "r", code: "c", quote: "q", figure: "f", note: "n", rule: "-" };

/** "1 h2 6.2 | 6.2 <em>Access</em>" */
function notation({ lines, blocks, clauses }: Cut): string[] {
  return lines.map((line) => {
    const block = blocks[line.block]!;
    return `${line.number} ${kindLetters[block.kind]}${block.depth || ""} ${clauses[block.clause]?.number ?? ""}| ${line.html}`.replace(/ \|/, "|");
  });
}

const bare = (html: string): string => html.replace(/<\/?span[^>]*>/g, "");

describe("blocks and lines", () => {
  const cases: [name: string, source: string, lines: string[]][] = [
    ["nothing", "", []],
    ["white space alone", " \n\n\t\n", []],
    ["a byte order mark and CRLF are no text", "\uFEFF# A\r\n\r\nb\r\nc\r\n", ["1 h1 1| A", "2 p 1| b c"]],
    ["a forced break begins a line", "a  \nb<br>c", ["1 p| a", "2 p| b", "3 p| c"]],
    ["nested lists keep their markers as text", "1. a\n   - b\n     - c\n2) d", ["1 i1| 1. a", "2 i2| • b", "3 i3| • c", "4 i1| 2) d"]],
    ["numbers go on from the first one", "7. a\n7. b", ["1 i1| 7. a", "2 i1| 8. b"]],
    ["a second paragraph of an item has no marker", "- a\n\n  b", ["1 i1| • a", "2 p1| b"]],
    ["tasks", "- [x] a\n- [ ] b", ["1 i1| • ☑ a", "2 i1| • ☐ b"]],
    ["lettered lines are items, and go on over hard breaks of the source", "a) one\nb) two\n   more\n\nc) three", ["1 i1| a) one", "2 i1| b) two more", "3 i1| c) three"]],
    ["letters in parentheses, in a list or not", "(a) one\n\n- (b) two", ["1 i1| (a) one", "2 i1| (b) two"]],
    ["a letter in the middle of a paragraph is none", "see\na) one", ["1 p| see a) one"]],
    ["an item that is only a marker before code", "- ```\n  x\n  ```", ["1 i1| •", "2 c| <code>x</code>"]],
    ["a table has one line for each row", "| A | *B* |\n|--|--|\n| c d | e |", ["1 r| A\t<em>B</em>", "2 r| c d\te"]],
    ["rows that lost the line under their header", "|a|*b*|\n|c \\| d|e|", ["1 r| a\t<em>b</em>", "2 r| c | d\te"]],
    ["one row alone", "| a | b |", ["1 r| a\tb"]],
    ["bars in a sentence", "|x| is a length", ["1 p| |x| is a length"]],
    ["a list in a cell of Markdown stays in its row", "| A |\n|--|\n| <ul><li>x</li><li>y</li></ul> |", ["1 r| A", "2 r| • x • y"]],
    ["code keeps its lines, the empty ones too", "```js\na <b>\n\n  c\n```", ["1 c| <code>a &lt;b&gt;</code>", "2 c| <code></code>", "3 c| <code>  c</code>"]],
    ["quotes", "> a\n> b\n>\n> > c", ["1 q1| a b", "2 q2| c"]],
    ["an image alone is a figure and loads nothing", "![Flow of claims](https://e.x/a.png)", ["1 f| Flow of claims"]],
    ["an image without words is called by its file", "![](media/flow.png?x=1)", ["1 f| flow.png"]],
    ["an image in text", "see ![it](a.png)", ["1 p| see it"]],
    ["footnotes, of one word too", "a[^1]\n\n[^1]: b c\n[^2]: d\n\n[^3]: e", ["1 p| a[^1]", "2 n| [1] b c", "3 n| [2] d", "4 n| [3] e"]],
    ["a rule is a line", "a\n\n---\n\nb", ["1 p| a", "2 -| <hr>", "3 p| b"]],
    ["rows of an HTML table", '<table><tr><th>A</th></tr>\n<tr><td>b</td><td>c</td></tr></table>', ["1 r| A", "2 r| b\tc"]],
    ["a layout table gives up its blocks", "<table><tr><td>a<br><br>\n\nb *c*\n\n</td><td><ul><li>d</li></ul></td></tr></table>", ["1 p| a", "2 p| b <em>c</em>", "3 i1| • d"]],
    ["an ordered list of HTML", '<ol start="3" type="a"><li>x</li><li><p>y</p></li></ol>', ["1 i1| c. x", "2 i1| d. y"]],
    ["entities", "a &amp; b &lt;c&gt; &copy;", ["1 p| a &amp; b &lt;c&gt; ©"]],
    ["definitions of links are no text", "[a][x]\n\n[x]: https://e.x", ['1 p| <a href="https://e.x" rel="nofollow noopener">a</a>']],
  ];
  test.each(cases)("%s", (_, source, lines) => expect(notation(cut(source)).map(bare)).toEqual(lines));
});

describe("clauses", () => {
  const cases: [name: string, source: string, clauses: string[]][] = [
    ["numbers of the text", "# 6 A\n## 6.2 B\n# Annex A (normative) C\n# V2.1 D\n# AC-2(3) E\n# OSPS-AC-03.01: F", ["6 A", "6.2 B", "Annex A (normative) C", "V2.1 D", "AC-2(3) E", "OSPS-AC-03.01 F"]],
    ["made from the outline", "# A\n## B\n## C\n# D\n### E", ["1 A", "1.1 B", "1.2 C", "2 D", "2.1 E"]],
    ["the title of the whole has no number", "# T\n## A\n### B\n## C", [" T", "1 A", "1.1 B", "2 C"]],
    ["a made number steps over one of the text", "# 6 A\n## B\n## 6.1 C\n## D", ["6 A", "6.2 B", "6.1 C", "6.3 D"]],
    ["what only looks like a number", "# X.509 certificates\n# 800-63\n# 2FA", ["1 X.509 certificates", "2 800-63", "3 2FA"]],
  ];
  test.each(cases)("%s", (_, source, clauses) => expect(cut(source).clauses.map(({ number, title }) => `${number} ${title}`)).toEqual(clauses));

  test("a clause reaches to the end of its last subclause", () => {
    const { clauses } = cut("a\n\n# A\n\nb\n\n## B\n\nc\n\n# C\n\nd");
    expect(clauses.map(({ firstLine, lastLine }) => [firstLine, lastLine])).toEqual([[2, 5], [4, 5], [6, 7]]);
  });
});

describe("what is taken out, and what is told", () => {
  const cases: [name: string, source: string, lines: string[], removed: string[]][] = [
    ["a script and its words", "a\n\n<script>alert(1)</script>\n\nb", ["a", "b"], ["script ×1"]],
    ["a script inside a paragraph", "a <script>alert(1)</script> b", ["a b"], ["script ×1"]],
    ["a script that is never closed takes no text along", "a\n\n<script>\n\n# b", ["a", "# b"], ["script ×1"]],
    ["an element of words", "use <title> and <CTRL>", ["use and"], ["ctrl ×1", "title ×1"]],
    ["attributes", '<b onclick="x()" style="y">a</b>', ["<b>a</b>"], ["onclick attribute ×1", "style attribute ×1"]],
    ["schemes", "[a](javascript:alert(1)) [b](mailto:x@e.x) [c](data:x) [d](other.html)", ['a <a href="mailto:x@e.x" rel="nofollow noopener">b</a> c d'], ["data: link ×1", "javascript: link ×1", "relative link ×1"]],
    ["an iframe and an object", '<iframe src="x">a</iframe>\n\n<object>b</object>\n\nc', ["c"], ["iframe ×1", "object ×1"]],
    ["a style attribute that looks like a mark of ours", "a\uFDD01,2\uFDD1b", ["a\uFFFD1,2\uFFFDb"], []],
  ];
  test.each(cases)("%s", (_, source, lines, removed) => {
    const made = cut(source);
    expect(made.lines.map(({ html }) => html)).toEqual(lines);
    expect(made.report.rawHtmlRemoved).toEqual(removed);
  });

  test("counts and warnings", () => {
    const { report } = cut("# A\n\n### B\n\na [x](https://e.x) ![](b.png)\n\n- c\n\n| d |\n|--|\n| e |\n\n```\nf\n```\n\n[^1]: g\n\n[y](#nowhere)");
    expect(report).toMatchObject({ headings: 2, paragraphs: 2, items: 1, tables: 1, rows: 2, codeBlocks: 1, images: 1, footnotes: 1, links: 2, words: 13 });
    expect(report.warnings).toEqual(["Line 2: a heading skips a level (“B”)", "1 image has no words that say what is on it", "1 link leads to no place in this draft"]);
  });

  test("links inside the draft lead to lines: named anchors, headings, clause numbers", () => {
    const { lines } = cut('[1](#here) [2](#62-access) [3](#access) [4](#6.2)\n\n## <a name="here"></a>6.2 Access');
    expect(lines[0]!.html).toBe('<a href="#L2">1</a> <a href="#L2">2</a> <a href="#L2">3</a> <a href="#L2">4</a>');
  });
});

describe("breaking", () => {
  const x = (count: number): string => "x".repeat(count);
  const cases: [name: string, source: string, lengths: number[]][] = [
    ["84 stay", x(84), [84]],
    ["a longer word is cut", x(85), [84, 1]],
    ["after the space that fits", `${x(83)} ${x(5)}`, [84, 5]],
    ["a space that does not fit takes no word along", `${x(50)} ${x(33)} ${x(5)}`, [51, 34 + 5]],
    ["after a hyphen", `${x(40)}-${x(43)}${x(20)}`, [41, 63]],
    ["graphemes, not units: a family is one", "👨‍👩‍👧".repeat(85), [84 * 8, 8]],
    ["graphemes, not units: a letter and its accent", "e\u0301".repeat(85), [168, 2]],
  ];
  test.each(cases)("%s", (_, source, lengths) => expect(cut(source).lines.map(({ text }) => text.length)).toEqual(lengths));

  test("markup that crosses a break is closed and opened again", () => {
    const { lines } = cut(`**${x(80)} *yy [${x(90)}](https://e.x)***`);
    expect(lines.map(({ html }) => html.replace(/x{2,}/g, (run) => String(run.length)))).toEqual([
      "<strong>80 <em>yy </em></strong>",
      '<strong><em><a href="https://e.x" rel="nofollow noopener">84</a></em></strong>',
      '<strong><em><a href="https://e.x" rel="nofollow noopener">6</a></em></strong>',
    ]);
  });
});

describe("laws", () => {
  const fragment = fc.constantFrom("# A", "## 1.2 B", "- a", "  - b", "1. c", "a) d", "> q", "| a | b |", "|--|--|", "```", "---", "<div>", "</td>", "<table><tr><td>", "<script>", "*x", "**", "[l](#a)", "![i](j)", "word ".repeat(30), "é👍🏽", "[^1]: n", "&amp;", "<b", "\t x", "", "");
  const sources = fc.array(fragment, { maxLength: 30 }).map((parts) => parts.join("\n"));

  test("blocks and lines are consecutive, ordered, bounded and whole", () => {
    fc.assert(fc.property(sources, (source) => {
      const made = cut(source);
      let line = 0;
      let end = 0;
      made.blocks.forEach((block) => {
        expect(block.firstLine).toBe(line + 1);
        expect(block.lastLine).toBeGreaterThanOrEqual(block.firstLine);
        expect(block.start).toBeGreaterThanOrEqual(end);
        expect(block.end).toBeGreaterThanOrEqual(block.start);
        expect(block.text).toBe(made.lines.slice(block.firstLine - 1, block.lastLine).map(({ text }) => text).join(block.kind === "code" ? "\n" : ""));
        [line, end] = [block.lastLine, block.end];
      });
      expect(made.lines.map(({ number }) => number)).toEqual(made.lines.map((_, index) => index + 1));
      expect(line).toBe(made.lines.length);
      expect(end).toBeLessThanOrEqual(made.source.length);
      for (const { html, text, block } of made.lines) {
        if (!["row", "code", "figure"].includes(made.blocks[block]!.kind)) expect([...new Intl.Segmenter("en").segment(text)].length).toBeLessThanOrEqual(LINE_LENGTH);
        expect(unclosed(html)).toEqual([]);
      }
    }), runs(300));
  });

  test("the same source gives the same cut", () => fc.assert(fc.property(sources, (source) => void expect(cut(source)).toEqual(cut(source))), runs(30)));
});

/** Elements that a line opens and does not close, or the other way round. */
function unclosed(html: string): string[] {
  const open: string[] = [];
  for (const [, slash, tag] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
    if (tag === "hr") continue;
    if (slash && open.at(-1) === tag) open.pop();
    else open.push(slash + tag!);
  }
  return open;
}

describe("bounded", () => {
  const cases: [name: string, source: string, lines: number][] = [
    ["a line of a megabyte", "word ".repeat(210_000), 13_125],
    ["a megabyte without a space", "x".repeat(1_000_000), 11_905],
    ["10,000 identical paragraphs", "This section is informative.\n\n".repeat(10_000), 10_000],
    ["lists nested 49 deep", Array.from({ length: 49 }, (_, depth) => `${"  ".repeat(depth)}- x`).join("\n"), 49],
    ["lists nested 500 deep, as plain text", Array.from({ length: 500 }, (_, depth) => `${"  ".repeat(depth)}- x`).join("\n"), 24],
    ["quotes nested 100,000 deep", `${">".repeat(100_000)} x`, 1191],
    ["scripts that are never closed", "<script>".repeat(50_000), 0],
    ["brackets that are never closed", "[".repeat(100_000), 1191],
    ["stars that are never closed", "**a ".repeat(25_000), 1191],
    ["one table of 5,000 rows", `|a|b|\n|-|-|\n${"|c|d|\n".repeat(5_000)}`, 5_001],
  ];
  test.each(cases)("%s", { timeout: 5_000 }, (_, source, lines) => expect(cut(source).lines.length).toBe(lines));
});
