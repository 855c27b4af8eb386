/** References of a draft to its own clauses, annexes, tables, figures and lines that lead nowhere; links are checked by the cut itself. */
import { type Cut } from "#app/domain/text/cut.ts";

export type ReferenceKind = "clause" | "table" | "figure" | "line";

/** `line`: where the reference stands, from 1. `text`: as it is written ("Table 4", "clauses 5.1"). */
export interface DeadReference {
  line: number;
  kind: ReferenceKind;
  text: string;
}

const NUMBER = String.raw`(?:[A-Z](?:\.\d{1,3})+|[A-Z]{1,8}(?:-[A-Z]{1,8})*-\d{1,3}(?:\.\d{1,3})*(?:\(\d{1,3}\))*|[A-Z]?\d{1,4}(?:\.\d{1,3})*(?:\(\d{1,3}\))*)`;
const LIST = String.raw`${NUMBER}(?:(?:,\s*|,?\s+(?:and|or|to|through)\s+|\s*[–-]\s*)${NUMBER})*`;
/** A word that announces a place, and the numbers after it. */
const ANNOUNCED = new RegExp(String.raw`\b(sub-?clauses?|clauses?|sections?|chapters?|tables?|figures?|lines?)\s+(${LIST})(?![\w-])|§§?\s*(${LIST})(?![\w-])`, "gi");
const ANNEX = /\b(annex|appendix)\s+([A-Z](?:\.\d{1,3})*)(?![\w-])/gi;
const ONE = new RegExp(NUMBER, "g");
/** Tables and figures are also numbered within a chapter: "Table 7-1" is one, "Tables 1-3" three. */
const CAPTIONED = /[A-Z]?\.?\d{1,4}(?:[.-]\d{1,4})*/g;
/** "Section 508" is a law; no draft has so many clauses. */
const NO_CLAUSE = /^\d{3,}$/;

/** Beside these words a reference leads into another document: "Section 5 of [RFC 5280]", "ISO/IEC 27001, clause 6.1". */
const ELSEWHERE_AFTER = /^[\s,)]*(?:of|in|from)\s+(?:the\s+)?(?:[[<“"]|[A-Z]{2,}|[A-Z][a-z]+\s+[A-Z(]|\d{4})/;
const ELSEWHERE_BEFORE = /(?:\]|\b(?:ISO|IEC|RFC|SP|NIST|FIPS|EN|ETSI|ITU|IEEE|OMB|PCI|OWASP|CFR|U\.?S\.?C|Directive|Regulation|Act)\b(?:[^.;:!?]|[.:](?=\d)){0,30})[\s,(]*$/;
const CAPTION = /^(table|figure|fig\.?)\s+([A-Z]?\.?\d{1,3}(?:[.-]\d{1,3})*)/i;

/**
 * In the order of the lines. A reference that may lead into another document is passed over: a false alarm on every page would teach people not to look. A
 * draft whose headings carry no numbers is judged by the numbers that were made for it.
 */
export function deadReferences(cut: Cut): DeadReference[] {
  const places = placesIn(cut);
  const dead: DeadReference[] = [];
  for (const { firstLine, lastLine, kind, text, marker } of cut.blocks) {
    if (kind === "code") continue;
    for (const { start, kind: named, written, number } of referencesIn(text, marker.length)) {
      const ends = named === "table" || named === "figure" ? number.split("-") : [];
      if (places[named].has(number) || (ends.length === 2 && ends.every((end) => places[named].has(end)))) continue;
      dead.push({ line: lineAt(cut, firstLine, lastLine, start), kind: named, text: written });
    }
  }
  return dead;
}

interface Reference {
  start: number;
  kind: ReferenceKind;
  written: string;
  number: string;
}

/** `from`: where the block's own words begin; a caption or a heading there is no reference to itself. Those that may lead into another document are left out. */
export function referencesIn(text: string, from: number): Reference[] {
  const found: Reference[] = [];
  const caption = CAPTION.exec(text.slice(from).trimStart());
  for (const match of text.matchAll(ANNOUNCED)) {
    if (match.index <= from + 1 && caption) continue;
    if (isElsewhere(text, match.index, match[0].length)) continue;
    const word = match[1] ?? "§";
    const kind = kindOf(word);
    for (const [number] of (match[2] ?? match[3]!).matchAll(kind === "table" || kind === "figure" ? CAPTIONED : ONE)) {
      if (kind !== "clause" || !NO_CLAUSE.test(number)) found.push({ start: match.index, kind, written: `${word}${word === "§" ? "" : " "}${number}`, number: normal(number) });
    }
  }
  for (const match of text.matchAll(ANNEX)) {
    if (match.index <= from + 1 || isElsewhere(text, match.index, match[0].length)) continue;
    found.push({ start: match.index, kind: "clause", written: match[0], number: normal(match[2]!) });
  }
  return found.sort((a, b) => a.start - b.start);
}

function kindOf(word: string): ReferenceKind {
  const small = word.toLowerCase();
  if (small.startsWith("table")) return "table";
  if (small.startsWith("figure")) return "figure";
  return small.startsWith("line") ? "line" : "clause";
}

function isElsewhere(text: string, start: number, length: number): boolean {
  return ELSEWHERE_BEFORE.test(text.slice(Math.max(0, start - 48), start)) || ELSEWHERE_AFTER.test(text.slice(start + length, start + length + 40));
}

/** What may be referred to: clauses by number, with and without the word before it; tables and figures by their captions; lines; and whatever a block begins with. */
function placesIn({ clauses, blocks, lines }: Cut): Record<ReferenceKind, ReadonlySet<string>> {
  const clause = new Set<string>();
  const table = new Set<string>();
  const figure = new Set<string>();
  for (const { number } of clauses) {
    clause.add(normal(number));
    clause.add(normal(number.replace(/^(?:annex|appendix|chapter|section|clause|part|article)\s+/i, "")));
  }
  for (const { text, marker } of blocks) {
    const own = text.slice(marker.length).trimStart();
    // A requirement in a row or at the head of a paragraph is referred to as a clause is.
    const leading = new RegExp(`^${NUMBER}(?![\\w-])`).exec(own)?.[0];
    if (leading) clause.add(normal(leading));
    if (marker) clause.add(normal(marker.replace(/[().]/g, "")));
    const caption = CAPTION.exec(own);
    if (caption) (caption[1]!.toLowerCase().startsWith("t") ? table : figure).add(normal(caption[2]!));
  }
  const line = new Set(lines.map(({ number }) => String(number)));
  return { clause, table, figure, line };
}

function normal(number: string): string {
  return number.toUpperCase().replace(/\.$/, "");
}

function lineAt(cut: Cut, firstLine: number, lastLine: number, offset: number): number {
  let line = firstLine;
  for (let reached = cut.lines[line - 1]!.text.length; line < lastLine && reached <= offset; ) reached += cut.lines[line++]!.text.length;
  return line;
}
