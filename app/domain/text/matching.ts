/** Matches blocks one to one, in rounds that each stand on the one before; splits and merges are found in stars.ts. */
import { byPlace, byWords, copiesOf, type Mapping } from "#app/domain/text/candidates.ts";
import { type Block, type Cut } from "#app/domain/text/cut.ts";
import { exactPairs } from "#app/domain/text/exact.ts";
import { likenessOf, type Likeness } from "#app/domain/text/likeness.ts";
import { groundOf, surveyor, type Ground } from "#app/domain/text/surroundings.ts";
import { FEATURES, logit, type Weights } from "#app/domain/text/weights.ts";
import { wordingsOf, type Wordings } from "#app/domain/text/wording.ts";

/** `like`: the likeness of words in one number. `evidence`: logit of the last round; `features` in the order of FEATURES. */
export interface Candidate {
  old: number;
  next: number;
  likeness: Likeness;
  like: number;
  evidence: number;
  features: Float64Array;
}

/** `mapping`: old to next, −1: none. `evidence`: logit by old block. `candidates`: all that were looked at, without what is `certain`. */
export interface Matching {
  wordings: Wordings;
  oldGround: Ground;
  newGround: Ground;
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
/** The logit of a pair of unique, equal, not short texts. */
const CERTAIN = 6;

/** `watch` is told the candidates of each round before they are judged: the weights are learnt from it. */
export function matchBlocks(old: Cut, next: Cut, weights: Weights, watch?: (round: number, candidates: readonly Candidate[]) => void): Matching {
  const wordings = wordingsOf(old, next);
  const { olds, nexts } = wordings;
  const exact = exactPairs(olds, nexts);
  const certain = new Set<number>();
  const takenNext = new Set<number>();
  const mapping: Mapping = new Int32Array(olds.length).fill(-1);
  const evidence = new Float64Array(olds.length).fill(-Infinity);
  for (const [from, to] of exact.unique) {
    mapping[from] = to;
    if (olds[from]!.stems.length < CERTAIN_STEMS) continue;
    certain.add(from);
    takenNext.add(to);
    evidence[from] = CERTAIN;
  }
  for (const [from, to] of exact.placed) mapping[from] = to;
  const wanted = olds.map((_, from) => from).filter((from) => !certain.has(from));
  const free = (to: number): boolean => !takenNext.has(to);
  const pool = new Pool(wordings);
  for (const [from, tos] of byWords(wordings, wanted, free)) for (const to of tos) pool.add(from, to);
  for (const from of wanted) if (mapping[from]! >= 0) pool.add(from, mapping[from]!);
  const copies = copiesOf(wordings, wanted, free);
  const ground: [Ground, Ground] = [groundOf(old), groundOf(next)];
  for (let round = 0; round < ROUNDS; round++) {
    for (const [from, tos] of copies(mapping)) for (const to of tos) pool.add(from, to);
    for (const from of wanted) {
      for (const to of byPlace(mapping, from, nexts.length, headingOf(ground[0], from))) if (free(to)) pool.add(from, to);
    }
    describe(pool.candidates, old.blocks, next.blocks, mapping, ground, wordings, round);
    watch?.(round, pool.candidates);
    const learnt = round === 0 ? weights.first : weights.later;
    for (const candidate of pool.candidates) candidate.evidence = logit(learnt, candidate.features);
    assign(pool.candidates, mapping, evidence, certain, round === ROUNDS - 1 ? -Infinity : GUIDING);
  }
  return { wordings, oldGround: ground[0], newGround: ground[1], mapping, evidence, certain, candidates: pool.candidates };
}

/** Every pair that was ever looked at, its words compared once. */
class Pool {
  readonly candidates: Candidate[] = [];
  readonly #seen = new Set<number>();
  readonly #wordings: Wordings;

  constructor(wordings: Wordings) {
    this.#wordings = wordings;
  }

  add(old: number, next: number): void {
    const { olds, nexts } = this.#wordings;
    const key = old * nexts.length + next;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const likeness = likenessOf(olds[old]!, nexts[next]!);
    const like = (likeness.cosine + likeness.bigrams + likeness.order) / 3;
    this.candidates.push({ old, next, likeness, like, evidence: 0, features: new Float64Array(FEATURES.length) });
  }
}

function describe(candidates: readonly Candidate[], olds: readonly Block[], nexts: readonly Block[], mapping: Mapping, [oldGround, newGround]: [Ground, Ground], wordings: Wordings, round: number): void {
  const { order, look } = surveyor(mapping, oldGround, newGround);
  const byOld = rivals(candidates, ({ old }) => old, ({ like }) => like);
  const byNext = rivals(candidates, ({ next }) => next, ({ like }) => like);
  const leadOld = rivals(candidates, ({ old }) => old, ({ evidence }) => evidence);
  const leadNext = rivals(candidates, ({ next }) => next, ({ evidence }) => evidence);
  const holder = new Map<number, number>();
  mapping.forEach((to, from) => to >= 0 && holder.set(to, from));
  for (const candidate of candidates) {
    const { old, next, likeness, like } = candidate;
    const [a, b] = [olds[old]!, nexts[next]!];
    const around = look(old, next);
    const [left, right] = [wordings.olds[old]!, wordings.nexts[next]!];
    const brief = 1 / (1 + Math.min(left.mass, right.mass) / 15);
    const ahead = like - rivalOf(byOld, candidate, old, like);
    const wantedMore = like - rivalOf(byNext, candidate, next, like);
    const lead = round === 0 ? 0 : clamp(candidate.evidence - Math.max(rivalOf(leadOld, candidate, old, candidate.evidence), rivalOf(leadNext, candidate, next, candidate.evidence)), 6) / 6;
    const exact = left.key === right.key ? 1 : 0;
    const values: Record<(typeof FEATURES)[number], number> = {
      always: 1,
      cosine: likeness.cosine,
      bigrams: likeness.bigrams,
      order: likeness.order,
      held: Math.min(likeness.inNext, likeness.inOld),
      holds: Math.max(likeness.inNext, likeness.inOld),
      exact,
      brief,
      briefLike: brief * like,
      heading: (a.kind === "heading") === (b.kind === "heading") ? 0 : 1,
      kind: a.kind === b.kind ? 1 : 0,
      length: Math.min(left.stems.length, right.stems.length) / Math.max(1, left.stems.length, right.stems.length),
      ahead,
      wantedMore,
      mutual: ahead >= 0 && wantedMore >= 0 ? 1 : 0,
      beside: around.beside,
      agreement: around.agreement,
      likeHere: around.agreement * like,
      exactHere: exact * Math.max(around.agreement, around.beside),
      clause: around.clause,
      parent: around.parent,
      inside: around.inside * order,
      out: (1 - around.inside) * order * brief,
      lead,
      taken: round === 0 ? 0 : mapping[old] === next ? 1 : (mapping[old]! >= 0 ? -0.5 : 0) + (holder.has(next) ? -0.5 : 0),
    };
    FEATURES.forEach((name, index) => (candidate.features[index] = values[name]));
  }
}

/** Best first, one to one; a pair below `least` is not assigned. What is certain stays. Equal evidence is settled by place, so that the answer is always the same. */
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
    if (mapping[candidate.old]! >= 0 || taken.has(candidate.next)) continue;
    mapping[candidate.old] = candidate.next;
    evidence[candidate.old] = candidate.evidence;
    taken.add(candidate.next);
  }
}

interface Rivals {
  first: number;
  second: number;
  holder: Candidate;
}

/** The best two of every group. */
function rivals(candidates: readonly Candidate[], group: (candidate: Candidate) => number, value: (candidate: Candidate) => number): Map<number, Rivals> {
  const found = new Map<number, Rivals>();
  for (const candidate of candidates) {
    const own = value(candidate);
    const at = found.get(group(candidate));
    if (!at) found.set(group(candidate), { first: own, second: -Infinity, holder: candidate });
    else if (own > at.first) {
      at.second = at.first;
      at.first = own;
      at.holder = candidate;
    } else if (own > at.second) at.second = own;
  }
  return found;
}

/** The best other one; where there is none, nothing rivals. */
function rivalOf(found: Map<number, Rivals>, candidate: Candidate, group: number, own: number): number {
  const at = found.get(group)!;
  const rival = at.holder === candidate ? at.second : at.first;
  return rival === -Infinity ? own - 1 : rival;
}

function headingOf({ clause, headings }: Ground, block: number): number {
  const own = clause[block]!;
  return own >= 0 ? headings[own]! : -1;
}

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}
