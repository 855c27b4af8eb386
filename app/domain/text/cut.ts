/** Cuts the Markdown source of a draft into blocks and numbered lines, once, at publication; how drafts are compared is said in alignment.ts. */
import { readBlocks, type BrokenBlock } from "#app/domain/text/blocks.ts";
import { withoutMarks } from "#app/domain/text/marks.ts";
import { markup } from "#app/domain/text/markup.ts";
import { outline, type Clause } from "#app/domain/text/outline.ts";
import { sanitise } from "#app/domain/text/sanitising.ts";
import { readTree, type Element } from "#app/domain/text/tree.ts";

export { type Clause } from "#app/domain/text/outline.ts";

/** The version of the cut, stored with each draft: a later fix changes no number that was published. */
export const ALGORITHM = 1;

export const BLOCK_KINDS = ["heading", "paragraph", "item", "row", "code", "quote", "figure", "note", "rule"] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/**
 * A part of a draft that is amended, moved and counted as one. `start`, `end` (exclusive): UTF-16 offsets of its source in `Cut.source`; blocks stand in
 * order and never overlap. `firstLine`, `lastLine`: inclusive, from 1. `clause`: index of the innermost clause, −1 before the first heading.
 * `depth`: level of a heading, nesting of an item or a quote, else 0. `text`: as rendered; the texts of its lines joined, by a line feed in code. `marker`: what
 * `text` begins with where the block is an item or a note ("a)", "1.", "•"), else "".
 */
export interface Block {
  kind: BlockKind;
  depth: number;
  start: number;
  end: number;
  firstLine: number;
  lastLine: number;
  clause: number;
  text: string;
  marker: string;
}

/** `number` from 1 through the whole draft; `block`: index into blocks; `html`: whole HTML of its own; `text`: the same without tags. */
export interface Line {
  number: number;
  block: number;
  html: string;
  text: string;
}

/** What was found, and what was taken out ("script ×2"), for the person who uploads a draft. */
export interface Report {
  headings: number;
  paragraphs: number;
  items: number;
  tables: number;
  rows: number;
  codeBlocks: number;
  images: number;
  footnotes: number;
  links: number;
  rawHtmlRemoved: string[];
  words: number;
  warnings: string[];
}

export interface Cut {
  algorithm: number;
  /** The source after CRLF was made LF and a byte order mark was removed. */
  source: string;
  blocks: Block[];
  lines: Line[];
  clauses: Clause[];
  report: Report;
}

/**
 * Lines of at most 84 graphemes, but for rows, code and figures, which are one line each. Law: the words of all lines are the words of the rendered source, in
 * order, none lost. Never throws; an empty source has no lines.
 *
 * Decisions: a code block is one block with a line for each of its lines. A forced break begins a new line. A paragraph that begins with "a) " or "(a) " is a
 * list, an item at each source line that begins so. Links inside the draft lead to lines (#L12); one that leads nowhere stays as its words.
 */
export function cut(source: string): Cut {
  const text = normalised(source);
  const made = markup(withoutMarks(text));
  const { html, removed } = sanitise(made.html, made.removed);
  const tree = readTree(html);
  const broken = readBlocks(tree);
  const { blocks, lines } = number(broken, text.length);
  const headings = blocks.filter(({ kind }) => kind === "heading");
  const clauses = outline(headings.map((block) => ({ text: block.text, depth: block.depth, line: block.firstLine })), lines.length);
  let clause = -1;
  for (const block of blocks) block.clause = block.kind === "heading" ? ++clause : clause;
  const dangling = resolveLinks(lines, targets(broken, blocks, clauses));
  const report = reportOf(blocks, clauses, tree);
  report.rawHtmlRemoved = removed;
  report.warnings.unshift(...made.warnings);
  if (dangling > 0) report.warnings.push(`${dangling} ${dangling === 1 ? "link leads" : "links lead"} to no place in this draft`);
  return { algorithm: ALGORITHM, source: text, blocks, lines, clauses, report };
}

/** The source that offsets count in. */
export function normalised(source: string): string {
  return source.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
}

function number(broken: readonly BrokenBlock[], length: number): { blocks: Block[]; lines: Line[] } {
  const blocks: Block[] = [];
  const lines: Line[] = [];
  let reached = 0;
  for (const { kind, depth, start, end, marker, lines: own } of broken) {
    const from = Math.min(Math.max(start, reached), length);
    reached = Math.min(Math.max(end, from), length);
    const firstLine = lines.length + 1;
    for (const { html, text } of own) lines.push({ number: lines.length + 1, block: blocks.length, html, text });
    blocks.push({ kind, depth, start: from, end: reached, firstLine, lastLine: lines.length, clause: -1, text: own.map((line) => line.text).join(kind === "code" ? "\n" : ""), marker });
  }
  return { blocks, lines };
}

/** Where the links of a draft may lead: named anchors, and headings by the name that Markdown viewers give them or by their number. The first of a name counts. */
function targets(broken: readonly BrokenBlock[], blocks: readonly Block[], clauses: readonly Clause[]): Map<string, number> {
  const lineOf = new Map<string, number>();
  const add = (name: string, line: number): void => void (lineOf.has(name) || lineOf.set(name, line));
  broken.forEach(({ names }, index) => names.forEach((name) => add(name, blocks[index]!.firstLine)));
  for (const block of blocks) if (block.kind === "heading") add(slug(block.text), block.firstLine);
  for (const { number, title, firstLine } of clauses) {
    add(slug(title), firstLine);
    add(number.toLowerCase(), firstLine);
  }
  return lineOf;
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").trim().replace(/\s/g, "-");
}

function resolveLinks(lines: readonly Line[], lineOf: ReadonlyMap<string, number>): number {
  let dangling = 0;
  for (const line of lines) {
    if (!line.html.includes('<a href="#')) continue;
    line.html = line.html.replace(/<a href="#([^"]*)">(.*?)<\/a>/g, (_, name: string, inner: string) => {
      const target = lineOf.get(decoded(name)) ?? lineOf.get(decoded(name).toLowerCase());
      if (target === undefined) dangling++;
      return target === undefined ? inner : `<a href="#L${target}">${inner}</a>`;
    });
  }
  return dangling;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name.replace(/&amp;/g, "&"));
  } catch {
    return name;
  }
}

function reportOf(blocks: readonly Block[], clauses: readonly Clause[], tree: Element): Report {
  const of = (kind: BlockKind): number => blocks.reduce((count, block) => count + (block.kind === kind ? 1 : 0), 0);
  const elements = new Map<string, number>();
  let unnamed = 0;
  const visit = (element: Element): void => {
    const { tag, attributes } = element;
    if (tag !== "a" || attributes.href) elements.set(tag, (elements.get(tag) ?? 0) + 1);
    if (tag === "img" && !attributes.alt?.trim()) unnamed++;
    for (const child of element.children) if (typeof child !== "string") visit(child);
  };
  visit(tree);
  return {
    headings: of("heading"),
    paragraphs: of("paragraph") + of("quote"),
    items: of("item"),
    tables: elements.get("table") ?? 0,
    rows: of("row"),
    codeBlocks: of("code"),
    images: elements.get("img") ?? 0,
    footnotes: of("note"),
    links: elements.get("a") ?? 0,
    rawHtmlRemoved: [],
    words: blocks.reduce((count, { text }) => count + (text.match(/\S+/g)?.length ?? 0), 0),
    warnings: warningsOf(blocks, clauses, unnamed),
  };
}

function warningsOf(blocks: readonly Block[], clauses: readonly Clause[], unnamed: number): string[] {
  const warnings: string[] = [];
  if (blocks.length > 0 && clauses.length === 0) warnings.push("No heading: the draft has no clauses");
  const skip = clauses.find((clause, index) => index > 0 && clause.depth > clauses[index - 1]!.depth + 1);
  if (skip) warnings.push(`Line ${skip.firstLine}: a heading skips a level (“${skip.title.slice(0, 80)}”)`);
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { number } of clauses) {
    if (number && seen.has(number)) repeated.add(number);
    seen.add(number);
  }
  if (repeated.size > 0) warnings.push(`Clause numbers that stand more than once: ${[...repeated].slice(0, 5).join(", ")}${repeated.size > 5 ? " …" : ""}`);
  if (unnamed > 0) warnings.push(`${unnamed} ${unnamed === 1 ? "image has" : "images have"} no words that say what is on ${unnamed === 1 ? "it" : "them"}`);
  return warnings;
}
