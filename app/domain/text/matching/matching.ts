/** Matches blocks one to one, in rounds that each stand on the one before; splits and merges are found in stars.ts. */
import { byPlace, byWords, copiesOf, type Mapping } from "#app/domain/text/matching/candidates.ts";
import { type Cut } from "#app/domain/text/cut.ts";
import { exactPairs } from "#app/domain/text/matching/exact.ts";
import { describe, type Candidate } from "#app/domain/text/matching/features.ts";
import { likenessOf } from "#app/domain/text/matching/likeness.ts";
import { followed, groundOf, type Ground } from "#app/domain/text/matching/surroundings.ts";
import { renamed, renamedTerms } from "#app/domain/text/matching/terms.ts";
import { FEATURES, logit, type FeatureWeights } from "#app/domain/text/matching/weights.ts";
import { wordingsOf, type Wordings } from "#app/domain/text/matching/wording.ts";

/** `mapping`: old to next, −1: none. `evidence`: logit by old block. `certain`: unique and unchanged. `candidates`: all that were looked at, without those. */
export interface Matching {
  wordings: Wordings;
  mapping: Mapping;
  evidence: Float64Array;
  certain: Set<number>;
  candidates: Candidate[];
}

const ROUNDS = 3;
/** Words of weight that make a unique text certain; "References" alone is not. */
const CERTAIN_STEMS = 4;
/** Below this a pair is no guide for the next round. */
const GUIDING = 0;
/** Share of weight in common that two texts without a common pair of words must have. */
const LEAST_SHARED = 0.34;
/** Of what is matched below a heading, the share that says that a heading without a common word is the same. */
const MOST_CHILDREN = 0.5;
const CHILDREN = FEATURES.indexOf("children");
/** Above this a pair shows what became of a term. */
const TELLING = 2;

/** `watch` is told the candidates of each round before they are judged: the weights are learnt from it. */
export function matchBlocks(old: Cut, next: Cut, weights: FeatureWeights, watch?: (round: number, candidates: readonly Candidate[]) => void): Matching {
  let wordings = wordingsOf(old, next);
  const exact = exactPairs(wordings.olds, wordings.nexts);
  const certain = new Set<number>();
  const takenNext = new Set<number>();
  const mapping: Mapping = new Int32Array(old.blocks.length).fill(-1);
  const evidence = new Float64Array(old.blocks.length).fill(-Infinity);
  for (const [from, to] of exact.unique) {
    mapping[from] = to;
    if (wordings.olds[from]!.stems.length < CERTAIN_STEMS) continue;
    certain.add(from);
    takenNext.add(to);
    evidence[from] = Infinity;
  }
  for (const [from, to] of exact.placed) mapping[from] = to;
  const wanted = old.blocks.map((_, from) => from).filter((from) => !certain.has(from));
  const free = (to: number): boolean => !takenNext.has(to);
  const pool = new Pool(wordings);
  for (const [from, tos] of byWords(wordings, wanted, free)) for (const to of tos) pool.add(from, to);
  for (const from of wanted) if (mapping[from]! >= 0) pool.add(from, mapping[from]!);
  const copies = copiesOf(wordings, wanted, free);
  const ground: [Ground, Ground] = [groundOf(old), groundOf(next)];
  for (let round = 0; round < ROUNDS; round++) {
    if (round === 1) {
      const terms = renamedTerms(wordings, mapping, (from) => evidence[from]! > TELLING);
      if (terms.size > 0) {
        const touched = new Set(wanted.filter((from) => wordings.olds[from]!.stems.some((stem) => terms.has(stem))));
        wordings = renamed(wordings, terms);
        pool.reword(wordings, touched);
        for (const [from, tos] of byWords(wordings, [...touched], free)) for (const to of tos) pool.add(from, to);
      }
    }
    for (const [from, tos] of copies(mapping)) for (const to of tos) pool.add(from, to);
    for (const from of wanted) {
      for (const to of byPlace(mapping, from, next.blocks.length, headingOf(ground[0], from))) if (free(to)) pool.add(from, to);
    }
    for (const [from, to] of followed(mapping, ...ground)) if (!certain.has(from) && free(to)) pool.add(from, to);
    describe(pool.candidates, old.blocks, next.blocks, mapping, ground, wordings, round);
    watch?.(round, pool.candidates);
    const learnt = round === 0 ? weights.first : weights.later;
    for (const candidate of pool.candidates) candidate.evidence = logit(learnt, candidate.features);
    assign(pool.candidates, mapping, evidence, certain, round === ROUNDS - 1 ? -Infinity : GUIDING);
  }
  return { wordings, mapping, evidence, certain, candidates: pool.candidates };
}

/** Every pair that was ever looked at, its words compared once. */
class Pool {
  readonly candidates: Candidate[] = [];
  readonly #seen = new Set<number>();
  #wordings: Wordings;

  constructor(wordings: Wordings) {
    this.#wordings = wordings;
  }

  add(old: number, next: number): void {
    const key = old * this.#wordings.nexts.length + next;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const candidate: Candidate = { old, next, likeness: { cosine: 0, bigrams: 0, inNext: 0, inOld: 0, order: 0, runInNext: 0, runInOld: 0 }, like: 0, evidence: 0, features: new Float32Array(FEATURES.length).fill(NaN) };
    this.#compare(candidate);
    this.candidates.push(candidate);
  }

  /** The words of some old blocks are read anew. */
  reword(wordings: Wordings, touched: ReadonlySet<number>): void {
    this.#wordings = wordings;
    for (const candidate of this.candidates) if (touched.has(candidate.old)) this.#compare(candidate);
  }

  #compare(candidate: Candidate): void {
    const likeness = likenessOf(this.#wordings.olds[candidate.old]!, this.#wordings.nexts[candidate.next]!);
    candidate.likeness = likeness;
    candidate.like = (likeness.cosine + likeness.bigrams + likeness.order) / 3;
  }
}

/**
 * However well the place fits, two texts that share no two neighbouring words and little else are not the same: unrelated texts would match each other by place
 * alone. A heading is the same under a new name where most of what stood below it stands below it still.
 */
export function isStranger({ likeness, features }: Candidate): boolean {
  return likeness.runInNext === 0 && Math.max(likeness.inNext, likeness.inOld) < LEAST_SHARED && features[CHILDREN]! < MOST_CHILDREN;
}

/** Best first, one to one; a pair below `least`, or of strangers, is not assigned. What is certain stays. Equal evidence is settled by place, so that the answer is always the same. */
function assign(candidates: readonly Candidate[], mapping: Mapping, evidence: Float64Array, certain: ReadonlySet<number>, least: number): void {
  const taken = new Set<number>();
  mapping.forEach((to, from) => {
    if (certain.has(from)) taken.add(to);
    else {
      mapping[from] = -1;
      evidence[from] = -Infinity;
    }
  });
  for (const candidate of [...candidates].sort((a, b) => b.evidence - a.evidence || a.old - b.old || a.next - b.next)) {
    if (candidate.evidence < least) break;
    if (isStranger(candidate) || mapping[candidate.old]! >= 0 || taken.has(candidate.next)) continue;
    mapping[candidate.old] = candidate.next;
    evidence[candidate.old] = candidate.evidence;
    taken.add(candidate.next);
  }
}

function headingOf({ clause, headings }: Ground, block: number): number {
  const own = clause[block]!;
  return own >= 0 ? headings[own]! : -1;
}
