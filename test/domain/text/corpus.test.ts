/** Every word of real standards survives the cut, judged against marked and sanitize-html alone. */
import { marked } from "marked";
import sanitizeHtml from "sanitize-html";
import { describe, expect, test } from "vitest";
import { cut } from "#app/domain/text/cut.ts";
import { corpus } from "#test/domain/text/corpus.ts";

const files = corpus();

describe.skipIf(files.length === 0)(files.length === 0 ? "the corpus is not here: set CORPUS_DIR; not run" : "every word of the corpus", () => {
  test.each(files)("%s", (_, source) => {
    const made = cut(source);
    const lines = made.lines.map(({ html }) => wordsOf(html.replace(/<span class="marker">(?:•|\d+[.)]|[a-z]\.)<\/span>/, "")));
    expect(lines.join("")).toBe(reference(source));
  });
});

/** Without white space, which the cases tell of, and without the bars of tables that Markdown itself does not take for tables. */
function wordsOf(html: string): string {
  return decode(html.replace(/<[^>]*>/g, "")).replace(/[\s|]+/g, "");
}

function reference(source: string): string {
  const html = marked.parse(source.replace(/\r\n?/g, "\n"), { async: false, gfm: true });
  const clean = sanitizeHtml(html, { allowedTags: ["img"], allowedAttributes: { img: ["alt", "src"] } });
  const worded = clean.replace(/<img([^>]*)>/g, (_, attributes: string) => {
    const alt = /alt="([^"]*)"/.exec(attributes)?.[1];
    return alt?.trim() || /src="(?:[^"]*\/)?([^"/?#]*)[^"]*"/.exec(attributes)?.[1] || "figure";
  });
  return decode(worded.replace(/<[^>]*>/g, "")).replace(/[\s|]+/g, "");
}

function decode(text: string): string {
  return text.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"' })[name]!);
}
