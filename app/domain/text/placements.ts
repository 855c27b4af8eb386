/** Where lines of one draft stand in the next, and how sure that is; which block became which is found in alignment.ts. */
import { type Alignment, type Pair } from "#app/domain/text/alignment.ts";
import { type Range } from "#app/domain/text/anchors.ts";
import { type Block, type Cut } from "#app/domain/text/cut.ts";
import { stretches, type Stretch } from "#app/domain/text/words.ts";

export const PLACEMENT_STATES = ["same", "edited", "moved", "moved and edited", "split", "merged", "removed"] as const;
export type PlacementState = (typeof PLACEMENT_STATES)[number];

/** What a person is told of a place that is to be looked at. */
export const PLACEMENT_REASONS = ["removed", "rewritten", "repeated", "edited", "moved", "split", "merged"] as const;
export type PlacementReason = (typeof PLACEMENT_REASONS)[number];

/** A text that is gone with a likely suggestion was perhaps moved and rewritten; below this hope it was removed. */
const HOPE = 0.3;

/** Why a place is to be looked at; null where the comment is carried. */
export function reasonFor({ firstLine, state, confidence }: Pick<Placement, "firstLine" | "state" | "confidence">): PlacementReason | null {
  if (firstLine === null) return confidence >= HOPE ? "rewritten" : "removed";
  if (state === "split") return "split";
  if (confidence >= CARRIED) return null;
  if (state === "same") return "repeated";
  if (state === "merged") return "merged";
  return state === "edited" ? "edited" : "moved";
}

/** From this confidence a comment is carried; below it a person is asked to check. */
export const CARRIED = 0.85;

/**
 * `firstLine`, `lastLine`: inclusive, null where the text is gone. `confidence`: 0 to 1, how likely the place is right; where the text is gone, the first suggestion.
 * `suggestions`: up to three other places, best first, where the comment is not carried (confidence below CARRIED) or its text was split; where the text is gone,
 * and nothing is likely, the nearest place that survives in the same clause is among them.
 */
export interface Placement {
  firstLine: number | null;
  lastLine: number | null;
  state: PlacementState;
  confidence: number;
  suggestions: Range[];
}

const SUGGESTIONS = 3;
/** Less likely than this, the place beside what is gone is of more use to a person. */
const LIKELY = 0.15;

/** UTF-16 offsets in the text of one block, end exclusive. */
interface Selection {
  block: number;
  start: number;
  end: number;
}

/** One block's share of a range: where it goes, and how much text speaks for it. */
interface Share {
  range: Range;
  confidence: number;
  weight: number;
  /** UTF-16 units of the selected words that are still there; not counted where a whole block goes to a whole block. */
  kept: number;
  same: boolean;
  moved: boolean;
  split: boolean;
  merged: boolean;
}

interface Carrying {
  old: Cut;
  next: Cut;
  byOld: Map<number, Pair[]>;
  byNext: Map<number, Pair[]>;
  offers: Map<number, { next: number; score: number }[]>;
  /** Differences of words are made once for a pair, when first asked for. */
  words: Map<Pair, Stretch[]>;
}

/**
 * Made once for a pair of drafts. Laws: the same text gives the same range; the answer for one range does not depend on what was asked before; no answer lies
 * outside the next draft. A range that reaches outside the old draft is cut to it. `quote` narrows the range to the lines that hold these words.
 */
export function carrier(old: Cut, next: Cut, alignment: Alignment): (range: Range & { quote?: string }) => Placement {
  const carrying: Carrying = { old, next, byOld: new Map(), byNext: new Map(), offers: new Map(), words: new Map() };
  for (const pair of alignment.pairs) {
    push(carrying.byOld, pair.old, pair);
    push(carrying.byNext, pair.next, pair);
  }
  for (const offer of alignment.offers) push(carrying.offers, offer.old, offer);
  return (range) => place(carrying, range);
}

/**
 * Where a range stands after several revisions: carried from each draft to the next by the carriers of each pair. Null: its text is gone on the way.
 * `confidence`: of the step that is least sure; 1 without any.
 */
export function carryOn(range: Range & { quote?: string }, carriers: readonly ReturnType<typeof carrier>[]): (Range & { confidence: number }) | null {
  let standing = { firstLine: range.firstLine, lastLine: range.lastLine, confidence: 1 };
  for (const carry of carriers) {
    const { firstLine, lastLine, confidence } = carry({ ...standing, quote: range.quote });
    if (firstLine === null || lastLine === null) return null;
    standing = { firstLine, lastLine, confidence: Math.min(standing.confidence, confidence) };
  }
  return standing;
}

function place(carrying: Carrying, range: Range & { quote?: string }): Placement {
  const { old } = carrying;
  const firstLine = Math.max(1, Math.min(range.firstLine, old.lines.length));
  const lastLine = Math.min(Math.max(firstLine, range.lastLine), old.lines.length);
  const selections = old.lines.length > 0 ? selectionsOf(old, { firstLine, lastLine }, range.quote ?? "") : [];
  const shares = selections.flatMap((selection) => sharesOf(carrying, selection));
  const whole = selections.reduce((sum, { start, end }) => sum + weightOf(start, end), 0);
  const cluster = bestCluster(shares, lastLine - firstLine + 1);
  if (cluster.length === 0) {
    const hope = Math.max(0, ...selections.flatMap(({ block }) => carrying.offers.get(block)?.map(({ score }) => score) ?? []));
    return { firstLine: null, lastLine: null, state: "removed", confidence: hope, suggestions: suggestionsFor(carrying, selections, null, hope) };
  }
  const found = { firstLine: Math.min(...cluster.map((share) => share.range.firstLine)), lastLine: Math.max(...cluster.map((share) => share.range.lastLine)) };
  const weighed = cluster.reduce((sum, share) => sum + share.confidence * share.weight, 0);
  const confidence = Math.min(1, weighed / Math.max(whole, 1));
  const scattered = shares.length > cluster.length;
  const state = stateOf(cluster, scattered, cluster.length < selections.length);
  return { ...found, state, confidence, suggestions: confidence < CARRIED || state === "split" ? suggestionsFor(carrying, selections, found, confidence) : [] };
}

/** The selected part of each block in the range; rules and other blocks without words count by their line. */
function selectionsOf(old: Cut, { firstLine, lastLine }: Range, quote: string): Selection[] {
  const first = old.lines[firstLine - 1]!.block;
  const last = old.lines[lastLine - 1]!.block;
  const selections: Selection[] = [];
  for (let index = first; index <= last; index++) {
    const block = old.blocks[index]!;
    const starts = lineOffsets(old, block);
    const from = Math.max(firstLine, block.firstLine) - block.firstLine;
    const to = Math.min(lastLine, block.lastLine) - block.firstLine;
    selections.push({ block: index, start: starts[from]!, end: starts[to + 1]! });
  }
  return quote ? narrowed(old, selections, quote) : selections;
}

/** The part of the selections that holds the quoted words; all of them where the words are not found. */
function narrowed(old: Cut, selections: Selection[], quote: string): Selection[] {
  const wanted = quote.replace(/\s+/g, "");
  if (!wanted) return selections;
  let text = "";
  const at: [number, number][] = [];
  selections.forEach(({ block, start, end }, index) => {
    const own = old.blocks[block]!.text;
    for (let offset = start; offset < end; offset++) {
      if (/\s/.test(own[offset]!)) continue;
      text += own[offset];
      at.push([index, offset]);
    }
  });
  const found = text.indexOf(wanted);
  if (found < 0) return selections;
  const [first, start] = at[found]!;
  const [last, end] = at[found + wanted.length - 1]!;
  return selections.slice(first, last + 1).map((selection, index) => ({
    block: selection.block,
    start: index === 0 ? start : selection.start,
    end: first + index === last ? end + 1 : selection.end,
  }));
}

/** Of a block that was split, the piece that holds most of the selected words: a comment stands at one place. The other pieces are offered. */
function sharesOf(carrying: Carrying, selection: Selection): Share[] {
  const pairs = carrying.byOld.get(selection.block) ?? [];
  if (pairs.length < 2) return pairs.map((pair) => shareOf(carrying, selection, pair, false));
  const pieces = pairs.map((pair) => shareOf(carrying, selection, pair, true));
  return [pieces.reduce((best, piece) => (piece.kept > best.kept || (piece.kept === best.kept && piece.confidence > best.confidence) ? piece : best))];
}

function shareOf(carrying: Carrying, { block: index, start, end }: Selection, pair: Pair, split: boolean): Share {
  const { old, next } = carrying;
  const block = old.blocks[index]!;
  const target = next.blocks[pair.next]!;
  const merged = (carrying.byNext.get(pair.next)?.length ?? 0) > 1;
  const wholeBlock = start === 0 && end === block.text.length;
  const shape = { moved: pair.moved, split, merged };
  if (block.text === target.text) {
    return { range: linesOf(next, target, start, end), confidence: pair.score, weight: weightOf(start, end), kept: end - start, same: true, ...shape };
  }
  if (wholeBlock && !merged && !split) return { range: { firstLine: target.firstLine, lastLine: target.lastLine }, confidence: pair.score, weight: weightOf(start, end), kept: 0, same: false, ...shape };
  let differences = carrying.words.get(pair);
  if (!differences) carrying.words.set(pair, (differences = stretches(block.text, target.text)));
  const { from, to, kept } = mapped(differences, start, end);
  const survived = kept / Math.max(1, end - start);
  if (wholeBlock && split) return { range: { firstLine: target.firstLine, lastLine: target.lastLine }, confidence: pair.score, weight: weightOf(start, end), kept, same: false, ...shape };
  const confidence = split || survived >= 0.5 ? pair.score : pair.score * (0.5 + survived);
  return { range: linesOf(next, target, from, to), confidence, weight: weightOf(start, end), kept, same: survived === 1 && to - from === end - start, ...shape };
}

/** Where the words of a selection went; where none is left, the place where they stood. `kept`: UTF-16 units that are still there. */
function mapped(differences: readonly Stretch[], start: number, end: number): { from: number; to: number; kept: number } {
  let from = Infinity;
  let to = -1;
  let kept = 0;
  let stood = 0;
  for (const { op, oldStart, oldEnd, newStart, newEnd } of differences) {
    if (oldStart <= start) stood = op === "same" ? newStart + Math.min(oldEnd, start) - oldStart : newEnd;
    if (op !== "same" || oldEnd <= start || oldStart >= end) continue;
    const first = Math.max(start, oldStart);
    const last = Math.min(end, oldEnd);
    from = Math.min(from, newStart + first - oldStart);
    to = Math.max(to, newStart + last - oldStart);
    kept += last - first;
  }
  return to < 0 ? { from: stood, to: stood + 1, kept } : { from, to, kept };
}

/** The shares that stand together and hold most of the text: a comment on scattered lines is shown at one place. */
function bestCluster(shares: readonly Share[], lines: number): Share[] {
  const sorted = [...shares].sort((a, b) => a.range.firstLine - b.range.firstLine || a.range.lastLine - b.range.lastLine);
  const gap = Math.max(3, lines);
  let best: Share[] = [];
  let bestWeight = -1;
  let cluster: Share[] = [];
  let reach = 0;
  const close = (): void => {
    const weight = cluster.reduce((sum, share) => sum + share.weight * (0.5 + share.confidence), 0);
    if (cluster.length > 0 && weight > bestWeight) [best, bestWeight] = [cluster, weight];
  };
  for (const share of sorted) {
    if (cluster.length > 0 && share.range.firstLine > reach + gap) {
      close();
      cluster = [];
    }
    cluster.push(share);
    reach = Math.max(cluster.length > 1 ? reach : 0, share.range.lastLine);
  }
  close();
  return best;
}

function stateOf(cluster: readonly Share[], scattered: boolean, incomplete: boolean): PlacementState {
  if (scattered || cluster.some(({ split }) => split)) return "split";
  if (cluster.some(({ merged }) => merged)) return "merged";
  const edited = incomplete || cluster.some(({ same }) => !same);
  const moved = cluster.filter((share) => share.moved).length * 2 > cluster.length;
  if (moved) return edited ? "moved and edited" : "moved";
  return edited ? "edited" : "same";
}

/** Pieces of what was split, likely places, the nearest place that survives, unlikely ones. `found` null: the text is gone; `hope`: how likely it is somewhere after all. */
function suggestionsFor(carrying: Carrying, selections: readonly Selection[], found: Range | null, hope: number): Range[] {
  const pieces = selections.flatMap(({ block }) => carrying.byOld.get(block) ?? []);
  const offers = selections.flatMap(({ block }) => carrying.offers.get(block) ?? []);
  const ranked = [...pieces, ...offers].sort((a, b) => b.score - a.score || a.next - b.next);
  const likely = ranked.filter(({ score }) => score >= LIKELY).map(({ next }) => next);
  const nearest = selections[0] ? nearestSurviving(carrying, selections[0].block) : null;
  const blocks = [...likely, ...(nearest === null ? [] : [nearest]), ...ranked.map(({ next }) => next)];
  const suggestions: Range[] = [];
  for (const index of blocks) {
    const { firstLine, lastLine } = carrying.next.blocks[index]!;
    if (found && firstLine <= found.lastLine && lastLine >= found.firstLine) continue;
    if (suggestions.some((other) => other.firstLine === firstLine)) continue;
    // The last of them is kept for the nearest place, where the text was removed.
    if (!found && hope < HOPE && nearest !== null && suggestions.length === SUGGESTIONS - 1 && index !== nearest && !suggestions.some((other) => other.firstLine === carrying.next.blocks[nearest]!.firstLine)) continue;
    suggestions.push({ firstLine, lastLine });
    if (suggestions.length === SUGGESTIONS) break;
  }
  return suggestions;
}

/** The next block of the closest neighbour that was carried: in the same clause, above before below; then wherever one is. */
function nearestSurviving({ old, byOld }: Carrying, block: number): number | null {
  const clause = old.blocks[block]!.clause;
  for (const same of [true, false]) {
    for (let distance = 1; distance < old.blocks.length; distance++) {
      let inside = false;
      for (const index of [block - distance, block + distance]) {
        if (!old.blocks[index] || (same && old.blocks[index].clause !== clause)) continue;
        inside = true;
        const pair = byOld.get(index)?.[0];
        if (pair) return pair.next;
      }
      if (!inside) break;
    }
  }
  return null;
}

/** The lines of a block that hold the characters from `start` to `end`. */
function linesOf(cut: Cut, block: Block, start: number, end: number): Range {
  const starts = lineOffsets(cut, block);
  const lineAt = (offset: number): number => {
    let line = 0;
    while (line < starts.length - 2 && starts[line + 1]! <= offset) line++;
    return block.firstLine + line;
  };
  return { firstLine: lineAt(start), lastLine: lineAt(Math.max(start, end - 1)) };
}

/** Where each line of a block begins in its text, and last where the text ends. */
function lineOffsets(cut: Cut, block: Block): number[] {
  const offsets = [0];
  const extra = block.kind === "code" ? 1 : 0;
  for (let line = block.firstLine; line < block.lastLine; line++) offsets.push(offsets.at(-1)! + cut.lines[line - 1]!.text.length + extra);
  offsets.push(block.text.length);
  return offsets;
}

/** A block without words (a rule) still has a place. */
function weightOf(start: number, end: number): number {
  return Math.max(1, end - start);
}

function push<T>(map: Map<number, T[]>, key: number, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
