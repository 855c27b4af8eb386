/** Which block of one draft became which of the next; where a line range goes is found in placements.ts. */
import { type Cut } from "#app/domain/text/cut.ts";
import { longestRise } from "#app/domain/text/matching/exact.ts";
import { isStranger, matchBlocks, type Matching } from "#app/domain/text/matching/matching.ts";
import { partsOf } from "#app/domain/text/matching/stars.ts";
import { rightAt, WEIGHTS, type Weights } from "#app/domain/text/matching/weights.ts";

/** The version of the alignment and its weights, stored with every placement that it made. */
export const CARRY_VERSION = 3;

/** `old`, `next`: indexes of blocks. `score`: the probability that the pair is right, 0 to 1. `moved`: it left the order of its neighbours. */
export interface Pair {
  old: number;
  next: number;
  score: number;
  kind: "same" | "edited";
  moved: boolean;
}

/** `pairs` in the order of the old draft; one old block may have many next ones or the other way round, never both. `offers`: weaker candidates, best first per old block, to suggest to a person. */
export interface Alignment {
  version: number;
  pairs: Pair[];
  offers: { old: number; next: number; score: number }[];
}

/** Less likely than this, a block counts as removed: a wrong place is worse than none. */
const PLACED = 0.5;
/** A part that is none breaks a pair that was right: it must be more likely than not. */
const PART = 0.5;
const OFFERS = 3;
/** A text that was said twice and is said once: this alike (0 to 1), and of at least so many pairs of words, since short texts are alike by chance. */
const TWIN = { like: 0.8, bigrams: 12 };
/** A person is always asked about a twin: the text may have been dropped here because it stands there. */
const TWIN_SCORE = 0.7;

/** Law: drafts of the same blocks are aligned by place, with certainty. */
export function align(old: Cut, next: Cut, weights: Weights = WEIGHTS): Alignment {
  if (old.blocks.length === next.blocks.length && old.blocks.every(({ kind, text }, index) => text === next.blocks[index]!.text && kind === next.blocks[index]!.kind)) {
    return { version: CARRY_VERSION, pairs: old.blocks.map((_, index) => ({ old: index, next: index, score: 1, kind: "same", moved: false })), offers: [] };
  }
  const matching = matchBlocks(old, next, weights);
  const pairs = [...onesOf(matching, weights), ...partPairs(matching, weights)].sort((a, b) => a.old - b.old || a.next - b.next).map((pair): Pair => ({ ...pair, kind: old.blocks[pair.old]!.text === next.blocks[pair.next]!.text ? "same" : "edited", moved: false }));
  const inOrder = longestRise(pairs.map(({ next }) => next));
  pairs.forEach((pair, index) => (pair.moved = !inOrder.has(index)));
  return { version: CARRY_VERSION, pairs, offers: offersOf(matching, pairs, weights) };
}

type Found = Pick<Pair, "old" | "next" | "score">;

/** One to one. */
function onesOf({ mapping, evidence }: Matching, weights: Weights): Found[] {
  const found: Found[] = [];
  mapping.forEach((next, old) => {
    const score = next < 0 ? 0 : rightAt(weights.pairsRight, evidence[old]!);
    if (score >= PLACED) found.push({ old, next, score });
  });
  return found;
}

/** What was split off and merged in, best first; what would make a block both is left out. */
function partPairs(matching: Matching, weights: Weights): Found[] {
  const placed = (old: number): boolean => matching.mapping[old]! >= 0 && rightAt(weights.pairsRight, matching.evidence[old]!) >= PLACED;
  const found: Found[] = [];
  const [merged, split] = [new Set<number>(), new Set<number>()];
  const holder = new Map<number, number>();
  matching.mapping.forEach((next, old) => void (placed(old) && holder.set(next, old)));
  const done = { old: new Set<number>(), next: new Set<number>() };
  for (const { old, next, merge, evidence } of partsOf(matching, placed, weights)) {
    const score = rightAt(weights.partsRight, evidence);
    if (score < PART) break;
    if (merge ? done.old.has(old) || split.has(holder.get(next)!) : done.next.has(next) || merged.has(matching.mapping[old]!)) continue;
    if (merge) {
      done.old.add(old);
      merged.add(next);
    } else {
      done.next.add(next);
      split.add(old);
    }
    found.push({ old, next, score });
  }
  // What is said once in place of twice belongs to what stands there for its twin.
  for (const { old, next, like } of matching.candidates.filter((candidate) => candidate.like >= TWIN.like).sort((a, b) => b.like - a.like)) {
    const long = matching.wordings.olds[old]!.bigrams.length >= TWIN.bigrams;
    const twin = holder.get(next);
    if (!long || twin === undefined || placed(old) || done.old.has(old) || split.has(twin)) continue;
    done.old.add(old);
    merged.add(next);
    found.push({ old, next, score: TWIN_SCORE * like });
  }
  return found;
}

function offersOf({ candidates }: Matching, pairs: readonly Pair[], weights: Weights): Alignment["offers"] {
  const placed = new Map(pairs.map((pair) => [pair.old, pair]));
  const byOld = new Map<number, { old: number; next: number; score: number }[]>();
  for (const candidate of candidates) {
    const { old, next, evidence, like } = candidate;
    const pair = placed.get(old);
    if (like === 0 && isStranger(candidate)) continue;
    if (pair && (pair.score > 0.9 || pair.next === next)) continue;
    const list = byOld.get(old) ?? [];
    list.push({ old, next, score: rightAt(weights.pairsRight, evidence) });
    byOld.set(old, list);
  }
  return [...byOld.values()].flatMap((list) => list.sort((a, b) => b.score - a.score || a.next - b.next).slice(0, OFFERS));
}
