/** What changed from one source to another, as splices of whole words or whole passages; whether two changes get in each other's way is said in collisions.ts. */
import { diffArrays } from "diff";
import { longestRise } from "#app/domain/text/matching/exact.ts";
import { stretches } from "#app/domain/text/words.ts";
import { type Splice } from "./operations.ts";
import { gapText, layoutOfText, type Layout } from "./passages.ts";

/** A passage and the gap after it. */
interface Chunk {
  start: number;
  text: string;
  gap: string;
}

/** A range of chunks in the old and one in the new source, ends exclusive. */
type Region = [oldFrom: number, oldTo: number, newFrom: number, newTo: number];

/** Below this share of common text a passage counts as replaced throughout: what single words it kept by chance is no place for another change. */
const TOO_DIFFERENT = 0.3;
/** Below this share of common words two passages are not one that was edited. */
const ALIKE = 0.4;
/** Between unique passages, more single changes than this are not looked for. */
const MOST_CHANGES = 300;
/** Pairs of passages that are compared in one region; beyond it the region counts as replaced. */
const MOST_PAIRS = 40_000;
/** UTF-16 units of a region that is also tried word by word as a whole, which finds passages that were split or merged. */
const LONGEST_WHOLE = 20_000;
/** What a further splice costs, in UTF-16 units: few changes of whole phrases are easier to read and to merge than many of single words. */
const SPLICE_COST = 8;
const DEEPEST = 12;

/**
 * Law: the splices applied to the old source give the new one; they stand in order, do not touch, and each changes something. Bounded work: where a region is too
 * large or too different it is one splice.
 */
export function difference(old: string, next: string): Splice[] {
  if (old === next) return [];
  const [a, b] = [chunksOf(old), chunksOf(next)];
  const splices: Splice[] = [];
  const pairs = matched(a, b);
  let [oldFrom, newFrom] = [0, 0];
  for (const [oldAt, newAt] of [...pairs, [a.length, b.length] as const]) {
    if (oldFrom < oldAt || newFrom < newAt) splices.push(...changed(old, a, b, [oldFrom, oldAt, newFrom, newAt]));
    const [one, other] = [a[oldAt], b[newAt]];
    if (one && other && one.gap !== other.gap) splices.push({ start: one.start + one.text.length, end: one.start + one.text.length + one.gap.length, text: other.gap });
    [oldFrom, newFrom] = [oldAt + 1, newAt + 1];
  }
  return joined(old, splices);
}

/** What a text becomes. The splices stand in order and do not overlap. */
export function spliced(text: string, splices: readonly Splice[]): string {
  let at = 0;
  const parts: string[] = [];
  for (const { start, end, text: own } of splices) {
    parts.push(text.slice(at, start), own);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join("");
}

/** The first chunk is what stands before the first passage. */
function chunksOf(source: string): Chunk[] {
  const layout: Layout = layoutOfText(source);
  return [{ start: 0, text: "", gap: gapText(layout, 0) }, ...layout.passages.map(({ start, end }, index) => ({ start, text: source.slice(start, end), gap: gapText(layout, index + 1) }))];
}

/** Chunks of the same text, in order: equal ends, then unique ones, then the shortest way of changes between those. */
function matched(a: readonly Chunk[], b: readonly Chunk[]): [number, number][] {
  const pairs: [number, number][] = [];
  match(a, b, [0, a.length, 0, b.length], 0, pairs);
  return pairs;
}

function match(a: readonly Chunk[], b: readonly Chunk[], [fromA, toA, fromB, toB]: Region, depth: number, pairs: [number, number][]): void {
  while (fromA < toA && fromB < toB && a[fromA]!.text === b[fromB]!.text) pairs.push([fromA++, fromB++]);
  let tail = 0;
  while (fromA < toA - tail && fromB < toB - tail && a[toA - tail - 1]!.text === b[toB - tail - 1]!.text) tail++;
  [toA, toB] = [toA - tail, toB - tail];
  if (fromA < toA && fromB < toB) {
    const unique = depth < DEEPEST ? uniqueIn(a, b, [fromA, toA, fromB, toB]) : [];
    const rise = longestRise(unique.map(([, other]) => other));
    const anchors = unique.filter((_, index) => rise.has(index));
    if (anchors.length > 0) {
      let [atA, atB] = [fromA, fromB];
      for (const [one, other] of anchors) {
        match(a, b, [atA, one, atB, other], depth + 1, pairs);
        pairs.push([one, other]);
        [atA, atB] = [one + 1, other + 1];
      }
      match(a, b, [atA, toA, atB, toB], depth + 1, pairs);
    } else shortest(a, b, [fromA, toA, fromB, toB], pairs);
  }
  for (let index = 0; index < tail; index++) pairs.push([toA + index, toB + index]);
}

function uniqueIn(a: readonly Chunk[], b: readonly Chunk[], [fromA, toA, fromB, toB]: Region): [number, number][] {
  const once = (chunks: readonly Chunk[], from: number, to: number): Map<string, number> => {
    const at = new Map<string, number>();
    for (let index = from; index < to; index++) at.set(chunks[index]!.text, at.has(chunks[index]!.text) ? -1 : index);
    return at;
  };
  const right = once(b, fromB, toB);
  return [...once(a, fromA, toA)].flatMap(([text, one]) => (one >= 0 && (right.get(text) ?? -1) >= 0 ? [[one, right.get(text)!] as [number, number]] : []));
}

function shortest(a: readonly Chunk[], b: readonly Chunk[], [fromA, toA, fromB, toB]: Region, pairs: [number, number][]): void {
  const texts = (chunks: readonly Chunk[], from: number, to: number): string[] => chunks.slice(from, to).map(({ text }) => text);
  let [atA, atB] = [fromA, fromB];
  for (const { added, removed, count } of diffArrays(texts(a, fromA, toA), texts(b, fromB, toB), { maxEditLength: MOST_CHANGES }) ?? []) {
    if (!added && !removed) for (let index = 0; index < count; index++) pairs.push([atA + index, atB + index]);
    if (!added) atA += count;
    if (!removed) atB += count;
  }
}

/** The splices of a region in which no chunk stayed: passage by passage, or word by word through all of them where that says the same with far less. */
function changed(old: string, a: readonly Chunk[], b: readonly Chunk[], region: Region): Splice[] {
  const [oldFrom, oldTo, newFrom, newTo] = region;
  const text = (chunks: readonly Chunk[], from: number, to: number): string => chunks.slice(from, to).map((chunk) => chunk.text + chunk.gap).join("");
  const [was, is] = [text(a, oldFrom, oldTo), text(b, newFrom, newTo)];
  const start = a[oldFrom]?.start ?? old.length;
  const apart = joined(old, byPassage(a, b, region, start));
  const single = oldTo - oldFrom === 1 && newTo - newFrom === 1;
  if (single || !was || !is || was.length + is.length > LONGEST_WHOLE) return apart;
  const together = wordSplices(was, is, start);
  return cost(together) < 0.6 * cost(apart) ? together : apart;
}

function cost(splices: readonly Splice[]): number {
  return splices.reduce((sum, { start, end, text }) => sum + end - start + text.length + SPLICE_COST, 0);
}

function byPassage(a: readonly Chunk[], b: readonly Chunk[], [oldFrom, oldTo, newFrom, newTo]: Region, start: number): Splice[] {
  const whole = (chunk: Chunk): string => chunk.text + chunk.gap;
  const splices: Splice[] = [];
  let [atOld, atNew, place] = [oldFrom, newFrom, start];
  for (const [one, other] of [...alike(a, b, [oldFrom, oldTo, newFrom, newTo]), [oldTo, newTo] as const]) {
    const gone = a.slice(atOld, one).map(whole).join("").length;
    splices.push({ start: place, end: place + gone, text: b.slice(atNew, other).map(whole).join("") });
    place += gone;
    if (one === oldTo) break;
    const [from, to] = [a[one]!, b[other]!];
    const end = place + from.text.length;
    splices.push(...wordsOfPassage(from.text, to.text, place), { start: end, end: end + from.gap.length, text: to.gap });
    place = end + from.gap.length;
    [atOld, atNew] = [one + 1, other + 1];
  }
  return splices.filter((splice) => splice.text !== "" || splice.end > splice.start);
}

/** The chunks of a region that are one passage, edited: in order, together as alike as can be. One against one is always the same passage. */
function alike(a: readonly Chunk[], b: readonly Chunk[], [oldFrom, oldTo, newFrom, newTo]: Region): [number, number][] {
  const [rows, columns] = [oldTo - oldFrom, newTo - newFrom];
  if (rows === 1 && columns === 1) return [[oldFrom, newFrom]];
  if (rows === 0 || columns === 0 || rows * columns > MOST_PAIRS) return [];
  const words = (chunks: readonly Chunk[], from: number, to: number): Set<string>[] => chunks.slice(from, to).map(({ text }) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []));
  const [left, right] = [words(a, oldFrom, oldTo), words(b, newFrom, newTo)];
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  const scores = new Float64Array(rows * columns);
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const score = likeness(left[row]!, right[column]!);
      scores[row * columns + column] = score;
      const paired = score >= ALIKE ? score + best[(row + 1) * width + column + 1]! : 0;
      best[row * width + column] = Math.max(paired, best[(row + 1) * width + column]!, best[row * width + column + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    const score = scores[row * columns + column]!;
    const here = best[row * width + column]!;
    if (score >= ALIKE && here === score + best[(row + 1) * width + column + 1]!) pairs.push([oldFrom + row++, newFrom + column++]);
    else if (here === best[(row + 1) * width + column]!) row++;
    else column++;
  }
  return pairs;
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let common = 0;
  for (const word of few) if (many.has(word)) common++;
  return (2 * common) / (a.size + b.size);
}

function wordsOfPassage(old: string, next: string, offset: number): Splice[] {
  if (old === next) return [];
  const splices = wordSplices(old, next, offset);
  const gone = splices.reduce((sum, { start, end }) => sum + end - start, 0);
  return old.length - gone < TOO_DIFFERENT * Math.max(old.length, next.length) ? [{ start: offset, end: offset + old.length, text: next }] : splices;
}

/** Words that changed, whole phrases at a time: a space between two changed words is part of the change. */
function wordSplices(old: string, next: string, offset: number): Splice[] {
  const splices: Splice[] = [];
  let held = "";
  for (const { op, oldStart, oldEnd, newStart, newEnd } of stretches(old, next)) {
    const last = splices.at(-1);
    if (op === "same") {
      held = old.slice(oldStart, oldEnd);
      continue;
    }
    const text = op === "ins" ? next.slice(newStart, newEnd) : "";
    if (last && (last.end === offset + oldStart || (/^[^\S\n]+$/.test(held) && last.end + held.length === offset + oldStart))) {
      last.text += old.slice(last.end - offset, oldStart) + text;
      last.end = offset + oldEnd;
    } else splices.push({ start: offset + oldStart, end: offset + oldEnd, text });
  }
  return splices;
}

/** Splices that touch are one, and what begins or ends it without change is no part of it. */
function joined(old: string, splices: readonly Splice[]): Splice[] {
  const made: Splice[] = [];
  for (const { start, end, text } of splices) {
    const last = made.at(-1);
    if (last && last.end === start) {
      last.end = end;
      last.text += text;
    } else made.push({ start, end, text });
  }
  return made.map((splice) => trimmed(old, splice)).filter(({ start, end, text }) => end > start || text !== "");
}

/** Without the whole words and the white space that both sides begin or end with. */
function trimmed(old: string, { start, end, text }: Splice): Splice {
  const gone = old.slice(start, end);
  const most = Math.min(gone.length, text.length);
  let head = 0;
  while (head < most && gone[head] === text[head]) head++;
  while (head > 0 && (isInWord(gone, head) || isInWord(text, head))) head--;
  let tail = 0;
  while (tail < most - head && gone[gone.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  while (tail > 0 && (isInWord(gone, gone.length - tail) || isInWord(text, text.length - tail))) tail--;
  return { start: start + head, end: end - tail, text: text.slice(head, text.length - tail) };
}

const LETTER = /[\p{L}\p{N}_'’.\-\ud800-\udfff]/u;

function isInWord(text: string, at: number): boolean {
  return at > 0 && at < text.length && LETTER.test(text[at - 1]!) && LETTER.test(text[at]!);
}
