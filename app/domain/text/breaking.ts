/** Breaks the inline content of one block into lines, each of them whole HTML of its own; which block breaks how is said in blocks.ts. */
import { type Element, type Node } from "#app/domain/text/tree.ts";
import { readMarks } from "#app/domain/text/marks.ts";
import { isOpenable } from "#app/domain/text/sanitising.ts";

/** The most graphemes that a line of running text holds, its last space among them. */
export const LINE_LENGTH = 84;

/** One line: `html` closes everything that it opens; `text` is the same without tags. The texts of a block's lines, joined, are the block's text. */
export interface BrokenLine {
  html: string;
  text: string;
}

/** Text under a chain of open elements; `null` ends the line. */
interface Run {
  text: string | null;
  under: Opened | null;
}
interface Opened {
  open: string;
  close: string;
  above: Opened | null;
  depth: number;
}

/** A character set where one UTF-16 unit is one grapheme: no combining mark, surrogate, joiner, Hangul jamo or variation selector. */
const UNITS_ARE_GRAPHEMES = /^[\u0020-\u007e\u00a0-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u27bf\u3001-\u3029\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fff\uac00-\ud7a3\ufffd]*$/;
const KEPT_TAGS = new Set(["a", "abbr", "b", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "strike", "strong", "sub", "sup", "tt", "u", "var"]);

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** `limit` null: one line however wide, forced breaks become spaces. `marker`: the item's own marker, real text before the first word. */
export function breakInline(nodes: readonly Node[], marker: string, limit: number | null): BrokenLine[] {
  const runs: Run[] = [];
  if (marker) runs.push({ text: marker, under: { open: '<span class="marker">', close: "</span>", above: null, depth: 1 } }, { text: " ", under: null });
  for (const node of nodes) collect(node, null, runs);
  const lines: BrokenLine[] = [];
  let paragraph: Run[] = [];
  for (const run of [...runs, { text: null, under: null }]) {
    if (run.text !== null) paragraph.push(run);
    else if (limit === null) paragraph.push({ text: " ", under: run.under });
    else {
      lines.push(...breakRuns(collapse(paragraph), limit));
      paragraph = [];
    }
  }
  if (limit === null) lines.push(...breakRuns(collapse(paragraph), null));
  return lines;
}

/** The cells of one row, each whole HTML of its own, a tab between their texts. */
export function joinCells(cells: readonly BrokenLine[], head: boolean): BrokenLine {
  const html = cells.map((cell) => `<span class="cell">${cell.html}</span>`).join("\t");
  return { html: `<span class="row columns-${Math.min(cells.length, 24)}${head ? " head" : ""}">${html}</span>`, text: cells.map((cell) => cell.text).join("\t") };
}

export function escapeHtml(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;") : text;
}

/** The words that stand for an image: nothing is ever loaded from where it lies. */
export function imageWords({ attributes }: Element): string {
  return attributes.alt?.trim() || (attributes.src ?? "").split(/[?#]/)[0]!.split("/").at(-1) || "figure";
}

function collect(node: Node, under: Opened | null, runs: Run[]): void {
  if (typeof node === "string") {
    for (const piece of readMarks(node)) {
      if ("text" in piece) runs.push({ text: piece.text, under });
      // A list inside a cell keeps its markers as words.
      else if ("marker" in piece) runs.push({ text: `${piece.marker} `, under });
    }
    return;
  }
  const { tag } = node;
  if (tag === "br") return void runs.push({ text: null, under });
  if (tag === "img") return void runs.push({ text: imageWords(node), under: openedUnder('<span class="figure">', "</span>", under) });
  const href = node.attributes.href?.trim();
  let inner = under;
  if (tag === "a" && href !== undefined && isOpenable(href)) {
    inner = openedUnder(href.startsWith("#") ? `<a href="${escapeHtml(href)}">` : `<a href="${escapeHtml(href)}" rel="nofollow noopener">`, "</a>", under);
  } else if (tag !== "a" && KEPT_TAGS.has(tag)) inner = openedUnder(`<${tag}>`, `</${tag}>`, under);
  else if (!KEPT_TAGS.has(tag) && tag !== "span") runs.push({ text: tag === "li" && !startsWithMarker(node) ? " • " : " ", under });
  for (const child of node.children) collect(child, inner, runs);
  if (!KEPT_TAGS.has(tag) && tag !== "span") runs.push({ text: " ", under });
}

function startsWithMarker({ children }: Element): boolean {
  const [first] = children;
  return typeof first === "string" && readMarks(first).some((piece) => "marker" in piece);
}

function openedUnder(open: string, close: string, above: Opened | null): Opened {
  return { open, close, above, depth: (above?.depth ?? 0) + 1 };
}

/** White space as a browser shows it: one space, none at the ends. */
function collapse(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  let spaced = true;
  for (const { text, under } of runs) {
    let next = (text ?? "").replace(/[ \t\n\r\f]+/g, " ");
    if (spaced && next.startsWith(" ")) next = next.slice(1);
    if (!next) continue;
    spaced = next.endsWith(" ");
    kept.push({ text: next, under });
  }
  while (kept.length > 0 && kept.at(-1)!.text!.endsWith(" ")) {
    const last = kept.pop()!;
    const text = last.text!.slice(0, -1);
    if (text) kept.push({ text, under: last.under });
  }
  return kept;
}

function breakRuns(runs: readonly Run[], limit: number | null): BrokenLine[] {
  const text = runs.map((run) => run.text).join("");
  if (!text) return [];
  const ends = limit === null ? [text.length] : lineEnds(text, limit);
  const lines: BrokenLine[] = [];
  let run = 0;
  let inRun = 0;
  let start = 0;
  for (const end of ends) {
    const html: string[] = [];
    let current: Opened | null = null;
    for (let at = start; at < end; ) {
      const { text: words, under } = runs[run]!;
      const take = Math.min(end - at, words!.length - inRun);
      move(current, under, html);
      current = under;
      html.push(escapeHtml(words!.slice(inRun, inRun + take)));
      at += take;
      inRun += take;
      if (inRun === words!.length) {
        run++;
        inRun = 0;
      }
    }
    move(current, null, html);
    lines.push({ html: html.join(""), text: text.slice(start, end) });
    start = end;
  }
  return lines;
}

/** Closes and opens what lies between two places of the tree of elements. */
function move(from: Opened | null, to: Opened | null, html: string[]): void {
  if (from === to) return;
  const opening: string[] = [];
  let left = from;
  let right = to;
  while (left !== right) {
    if ((left?.depth ?? 0) >= (right?.depth ?? 0)) {
      html.push(left!.close);
      left = left!.above;
    } else {
      opening.push(right!.open);
      right = right!.above;
    }
  }
  html.push(...opening.reverse());
}

/** Where each line ends, as UTF-16 offsets: after the last space or hyphen that fits, in the middle of a longer word where none does. */
function lineEnds(text: string, limit: number): number[] {
  if (text.length <= limit) return [text.length];
  const starts = UNITS_ARE_GRAPHEMES.test(text) ? null : [...graphemes.segment(text)].map(({ index }) => index);
  const length = starts ? starts.length : text.length;
  const offset = (grapheme: number): number => (grapheme >= length ? text.length : starts ? starts[grapheme]! : grapheme);
  const ends: number[] = [];
  for (let from = 0; from < length; ) {
    let to = Math.min(from + limit, length);
    if (to < length) {
      let fit = to;
      while (fit > from && !mayBreakAt(text, offset(fit))) fit--;
      if (fit > from) to = fit;
    }
    ends.push(offset(to));
    from = to;
  }
  return ends;
}

function mayBreakAt(text: string, at: number): boolean {
  const before = text[at - 1];
  if (before === " ") return true;
  return (before === "-" || before === "\u2010") && text[at] !== " " && text[at] !== before && /[\p{L}\p{N}]/u.test(text[at - 2] ?? "");
}
