/** Revisions made by machine, with their truth: what no folder has enough of are drafts that were rewritten and put in another order. Seeded; the words come from the texts themselves. */
import { type Block, type Cut } from "#app/domain/text/cut.ts";
import { fileCut, type Item, type Truth } from "./truth.ts";

/** Shares from 0 to 1. `words`: of content words that become other ones in a block that is edited; `edited`, `gone`, `split`, `merged`: of blocks. `moved`: of sections that go elsewhere. `fresh`: new blocks for each old one. */
export interface Recipe {
  edited: number;
  words: number;
  gone: number;
  fresh: number;
  split: number;
  merged: number;
  moved: number;
  tables: "kept" | "listed";
}

/** What is written of one block: a line of Markdown, and the old blocks that it comes from. */
interface Part {
  kind: Block["kind"];
  depth: number;
  text: string;
  from: number[];
}

const TERMS = 4;

/** Words that say the same, as editors exchange them. */
const SYNONYMS: readonly (readonly string[])[] = [
  ["verify", "check", "confirm"], ["ensure", "guarantee"], ["use", "employ", "apply"], ["must", "shall"], ["application", "system", "product"], ["user", "subscriber", "person"], ["store", "keep", "retain"],
  ["all", "every"], ["provide", "offer", "supply"], ["require", "demand"], ["allow", "permit"], ["prevent", "stop", "avoid"], ["default", "initial"], ["data", "information"], ["created", "generated", "made"], ["deleted", "removed", "erased"],
  ["process", "procedure"], ["documented", "described", "recorded"], ["access", "entry"], ["control", "measure", "safeguard"], ["policy", "rule"], ["sensitive", "confidential"], ["protect", "safeguard", "secure"], ["against", "from"],
  ["configured", "set up"], ["at least", "no fewer than"], ["such as", "for example"], ["where", "when"], ["several", "multiple"], ["appropriate", "suitable"], ["implement", "realise"], ["update", "renew"], ["session", "login"], ["components", "parts"],
];

export function rewrite(name: string, family: string, cut: Cut, donor: Cut, recipe: Recipe, seed: number): Truth {
  const random = chance(seed);
  const blocks = cut.blocks.filter(({ kind, text }) => kind !== "rule" && kind !== "figure" && text.trim() !== "" && !text.includes("\n"));
  const spare = donor.blocks.filter(({ kind, text }) => kind !== "heading" && kind !== "rule" && kind !== "code" && text.split(" ").length > 6);
  const vocabulary = [...new Set(blocks.flatMap(({ text }) => text.match(/\p{L}{4,}/gu) ?? []))];
  const terms = new Map(pickTerms(blocks, random).map((term) => [term, pick(spare, random).text.match(/\p{L}{6,}/u)?.[0]?.toLowerCase() ?? "novelty"]));
  const parts: Part[] = [];
  blocks.forEach((block, index) => {
    const { kind, depth } = block;
    if (kind !== "heading" && random() < recipe.gone) return;
    let text = renameTerms(bare(block), terms);
    if (random() < recipe.edited) text = reworded(text, recipe.words * (0.5 + random()), vocabulary, random);
    const place: Pick<Part, "kind" | "depth"> = kind === "row" && recipe.tables === "listed" ? { kind: "item", depth: 1 } : { kind, depth };
    if (place.kind === "item" || place.kind === "row") text = place.kind === "row" ? text : text.replace(/\t/g, " ");
    const sentences = text.split(/(?<=[.;:]) (?=\S)/);
    const last = parts.at(-1);
    if (kind === "paragraph" && sentences.length > 1 && random() < recipe.split) {
      const middle = Math.ceil(sentences.length / 2);
      parts.push({ ...place, text: sentences.slice(0, middle).join(" "), from: [index] }, { ...place, text: sentences.slice(middle).join(" "), from: [index] });
    } else if (kind === "paragraph" && last?.kind === "paragraph" && last.from.length > 0 && random() < recipe.merged) {
      last.text += ` ${text}`;
      last.from.push(index);
    } else parts.push({ ...place, text, from: [index] });
    if (kind !== "heading" && random() < recipe.fresh) {
      const donated = pick(spare, random);
      parts.push({ ...place, text: place.kind === "row" ? withCells(text, bare(donated)) : bare(donated).replace(/\t/g, " "), from: [] });
    }
  });
  const old = written(blocks.map((block, index) => ({ kind: block.kind, depth: block.depth, text: bare(block), from: [index] })));
  const next = written(shuffled(parts, recipe.moved, random));
  const items = blocks.map((_, index): Item => {
    const targets = next.lines.filter(({ from }) => from.includes(index)).map(({ line }): [number, number] => [line, line]);
    const { line } = old.lines[index]!;
    return { id: `w${index}`, src: [line, line], expect: targets.length > 0 ? "place" : "none", targets, class: "rewritten" };
  });
  return { name, family, old: fileCut(old.source), next: fileCut(next.source), items };
}

function bare({ text, marker }: Block): string {
  return text.slice(marker.length).replace(/\n/g, " ").trim();
}

/** The donated words in the longest cell, the others as they are. */
function withCells(row: string, words: string): string {
  const cells = row.split("\t");
  const longest = cells.reduce((best, cell, index) => (cell.length > cells[best]!.length ? index : best), 0);
  return cells.map((cell, index) => (index === longest ? words.replace(/\t/g, " ") : cell)).join("\t");
}

function pickTerms(blocks: readonly Block[], random: () => number): string[] {
  const counts = new Map<string, number>();
  for (const { text } of blocks) for (const word of text.toLowerCase().match(/\p{L}{6,}/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  const frequent = [...counts].filter(([, count]) => count >= 8).map(([word]) => word);
  return Array.from({ length: Math.min(TERMS, frequent.length) }, () => pick(frequent, random));
}

function renameTerms(text: string, terms: ReadonlyMap<string, string>): string {
  return text.replace(/\p{L}{6,}/gu, (word) => terms.get(word.toLowerCase()) ?? word);
}

function reworded(text: string, rate: number, vocabulary: readonly string[], random: () => number): string {
  let changed = text;
  for (const group of SYNONYMS) {
    const [from] = group;
    if (random() < rate * 1.5) changed = changed.replace(new RegExp(`\\b${from}\\b`, "gi"), group[1 + Math.floor(random() * (group.length - 1))]!);
  }
  if (random() < rate) changed = changed.replace(/ ?\([^)]{3,80}\)/g, "");
  if (random() < rate / 2) changed = changed.replace(/,? (?:such as|including|for example|e\.g\.|in order to) [^.|\t]{10,}(?=\.|$)/g, "");
  const halves = changed.split(/, | and /);
  if (halves.length === 2 && random() < rate) changed = `${halves[1]}, ${halves[0]}`;
  return changed.replace(/\p{L}{4,}/gu, (word) => (random() < rate * 0.6 ? (random() < 0.35 ? "" : pick(vocabulary, random)) : word)).replace(/ {2,}/g, " ").trim() || text;
}

/** Sections (a heading and what follows up to the next one) that go elsewhere; the blocks of a moved section change their order too. */
function shuffled(parts: readonly Part[], moved: number, random: () => number): Part[] {
  const sections: Part[][] = [];
  for (const part of parts) {
    if (part.kind === "heading" || sections.length === 0) sections.push([]);
    sections.at(-1)!.push(part);
  }
  for (let index = 0; index < sections.length; index++) {
    if (random() >= moved) continue;
    const other = Math.floor(random() * sections.length);
    [sections[index], sections[other]] = [sections[other]!, sections[index]!];
  }
  for (const section of sections) {
    if (section.length < 4 || random() >= moved) continue;
    for (let index = section.length - 1; index > 1; index--) {
      const other = 1 + Math.floor(random() * index);
      [section[index], section[other]] = [section[other]!, section[index]!];
    }
  }
  return sections.flat();
}

function written(parts: readonly Part[]): { source: string; lines: { line: number; from: number[] }[] } {
  const out: string[] = [];
  const lines: { line: number; from: number[] }[] = [];
  let before: Part | null = null;
  for (const part of parts) {
    const text = part.text.replace(/\|/g, "/").trim() || "empty";
    const cells = text.split("\t");
    const together = before && before.kind === part.kind && (part.kind === "item" || (part.kind === "row" && before.text.split("\t").length === cells.length));
    if (!together) out.push("");
    if (part.kind === "row") {
      out.push(`| ${cells.join(" | ")} |`);
      lines.push({ line: out.length, from: part.from });
      if (!together) out.push(`|${" --- |".repeat(cells.length)}`);
    } else {
      out.push(part.kind === "heading" ? `${"#".repeat(Math.max(1, part.depth))} ${text}` : part.kind === "item" ? `- ${text}` : part.kind === "quote" ? `> ${text}` : text.replace(/^([#>|+*-]|\d+[.)])/, "\\$1"));
      lines.push({ line: out.length, from: part.from });
    }
    before = part;
  }
  return { source: `${out.join("\n")}\n`, lines };
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)]!;
}

/** Mulberry32. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
