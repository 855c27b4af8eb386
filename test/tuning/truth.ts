/** Real pairs of drafts with what became of each block, as the learning and its score read them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { cut, type Cut } from "#app/domain/text/cut.ts";

/** Lines of the Markdown file, from 1, inclusive. */
type Lines = [first: number, last: number];

export interface Item {
  id: string;
  src: Lines;
  expect: "place" | "optional" | "none";
  targets?: Lines[];
  class: string;
}

/** `family`: texts by the same hand; what was learnt on a family is never reported on it. `weight`: how much each of its examples counts, 1 where it is not said. */
export interface Truth {
  name: string;
  family: string;
  old: FileCut;
  next: FileCut;
  items: Item[];
  weight?: number;
}

/** A cut, and the lines of its file that each block comes from. */
export interface FileCut {
  cut: Cut;
  lines: { first: number; last: number }[];
  /** Whether a line of the file, from 0, holds words outside its tags. */
  worded: boolean[];
}

const FAMILIES: [string, RegExp][] = [["asvs", /asvs/], ["osps", /osps/], ["800-53", /800-53/], ["63a", /63a/], ["63b", /63b/]];

export function truthFolder(): string {
  return resolve(process.env.CARRY_DIR ?? "../shared/carry");
}

export function hasTruth(): boolean {
  return existsSync(join(truthFolder(), "truth"));
}

export function readTruths(): Truth[] {
  const folder = truthFolder();
  const cuts = new Map<string, FileCut>();
  const read = (name: string): FileCut => {
    let made = cuts.get(name);
    if (!made) cuts.set(name, (made = fileCut(readFileSync(join(folder, name), "utf8"))));
    return made;
  };
  return readdirSync(join(folder, "truth")).filter((name) => name.endsWith(".json")).sort().map((file) => {
    const { old, new: next, items } = JSON.parse(readFileSync(join(folder, "truth", file), "utf8")) as { old: string; new: string; items: Item[] };
    const name = file.replace(".json", "");
    return { name, family: FAMILIES.find(([, pattern]) => pattern.test(name))?.[0] ?? name, old: read(old), next: read(next), items };
  });
}

/** The blocks that a range of the file's lines stands in. */
export function blocksAt({ lines }: FileCut, [first, last]: Lines): number[] {
  return lines.flatMap((own, index) => (own.first <= last && own.last >= first ? [index] : []));
}

/** The file's lines that the blocks of a range of numbered lines come from, without lines that hold tags alone. */
export function fileLines({ cut, lines, worded }: FileCut, range: { firstLine: number; lastLine: number }): Lines {
  let first = lines[cut.lines[range.firstLine - 1]!.block]!.first;
  let last = lines[cut.lines[range.lastLine - 1]!.block]!.last;
  const own = worded.slice(first - 1, last);
  if (!own.includes(true)) return [first, last];
  last = first + own.lastIndexOf(true);
  first += own.indexOf(true);
  return [first, last];
}

/** As in the head of score.mjs: half of the placed lines lie in a target, or it covers one and is at most twice as long, plus two. */
export function isRight([first, last]: Lines, targets: readonly Lines[]): boolean {
  return targets.some(([a, b]) => {
    const common = Math.min(last, b) - Math.max(first, a) + 1;
    return common > 0 && (common / (last - first + 1) >= 0.5 || (common === b - a + 1 && last - first + 1 <= 2 * (b - a + 1) + 2));
  });
}

export function fileCut(source: string): FileCut {
  const made = cut(source);
  let line = 1;
  let at = 0;
  const reach = (offset: number): number => {
    for (; at < offset; at++) if (made.source[at] === "\n") line++;
    return line;
  };
  const lines = made.blocks.map(({ start, end }) => {
    const first = reach(start);
    return { first, last: reach(Math.max(start, end - 1)) };
  });
  return { cut: made, lines, worded: made.source.split("\n").map((text) => /[\p{L}\p{N}]/u.test(text.replace(/<[^>]*>/g, ""))) };
}
