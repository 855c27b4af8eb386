/** Learns the weights of app/domain/text/matching/weights.ts from real pairs and made ones; ship.ts prints them. */
import { matchBlocks, type Matching } from "#app/domain/text/matching/matching.ts";
import { type Candidate } from "#app/domain/text/matching/features.ts";
import { partsOf } from "#app/domain/text/matching/stars.ts";
import { FEATURES, logit, STAR_FEATURES, type FeatureWeights } from "#app/domain/text/matching/weights.ts";
import { fit, type Example, type Prior } from "./logistic.ts";
import { priors, starPriors } from "./priors.ts";
import { blocksAt, isRight, type Truth } from "./truth.ts";

/** Each pass matches with what the pass before has learnt: what a block's neighbours tell depends on how well they were matched. */
const PASSES = 2;
/** The prior counts as much as this many examples of middling doubt. */
const PULL = 1;
/** So many examples a family: a long standard has no more to say than this. */
const FAMILY = 3_000;

/** A wrong pair that is already known to be wrong with this logit teaches nothing, and there are very many. */
const HOPELESS = -7;

/** What is known of an old block: which next blocks are right. `sole`: of many that are right in the file's lines, only the likest is an example. */
interface Label {
  right: Set<number>;
  optional: boolean;
}

/** What the evidence that comes of it is worth is learnt in calibration.ts. */
export function learn(truths: readonly Truth[]): FeatureWeights {
  const labels = new Map(truths.map((truth) => [truth, labelsOf(truth)]));
  let weights: FeatureWeights = { first: priors.map(({ mean }) => mean), later: priors.map(({ mean }) => mean), stars: starPriors.map(({ mean }) => mean) };
  for (let pass = 0; pass < PASSES; pass++) {
    const rounds: { first: Weighed; later: Weighed; stars: Weighed } = { first: new Map(), later: new Map(), stars: new Map() };
    for (const truth of truths) {
      const known = labels.get(truth)!;
      const matching = matchBlocks(truth.old.cut, truth.next.cut, weights, (round, candidates) => {
        const [into, current] = round === 0 ? [rounds.first, weights.first] : [rounds.later, weights.later];
        gather(into, truth.family, pairExamples(candidates, known, current, truth.weight ?? 1));
      });
      gather(rounds.stars, truth.family, starExamples(matching, weights, known));
    }
    weights = {
      first: rounded(fit(levelled(rounds.first), priors, PULL), FEATURES.length),
      later: rounded(fit(levelled(rounds.later), priors, PULL), FEATURES.length),
      stars: rounded(fit(levelled(rounds.stars), starPriors, PULL), STAR_FEATURES.length),
    };
  }
  return weights;
}

type Weighed = Map<string, Example[]>;

function gather(into: Weighed, family: string, examples: Example[]): void {
  const known = into.get(family);
  if (!known) into.set(family, examples);
  else for (const example of examples) known.push(example);
}

/** A family of many blocks counts no more than one of FAMILY examples that are right. */
function levelled(weighed: Weighed): Example[] {
  return [...weighed.values()].flatMap((examples) => {
    const count = examples.reduce((sum, { right }) => sum + (right ? 1 : 0), 0);
    const weight = Math.min(1, FAMILY / Math.max(1, count));
    return examples.map((example) => ({ ...example, weight: example.weight * weight }));
  });
}

export function labelsOf({ old, next, items }: Truth): Map<number, Label> {
  const labels = new Map<number, Label>();
  for (const { src, targets = [], expect } of items) {
    const right = new Set(next.lines.flatMap(({ first, last }, index) => (isRight([first, last], targets) ? [index] : [])));
    for (const block of blocksAt(old, src)) labels.set(block, { right, optional: expect === "optional" });
  }
  return labels;
}

function pairExamples(candidates: readonly Candidate[], labels: ReadonlyMap<number, Label>, current: readonly number[], weight: number): Example[] {
  const likest = new Map<number, Candidate>();
  for (const candidate of candidates) {
    if (!labels.get(candidate.old)?.right.has(candidate.next)) continue;
    const best = likest.get(candidate.old);
    if (!best || candidate.like > best.like) likest.set(candidate.old, candidate);
  }
  return candidates.flatMap((candidate) => {
    const label = labels.get(candidate.old);
    if (!label) return [];
    const right = likest.get(candidate.old) === candidate;
    if ((label.right.has(candidate.next) && !right) || (right && label.optional)) return [];
    if (!right && logit(current, candidate.features) < HOPELESS) return [];
    return [{ features: candidate.features.slice(), right, weight }];
  });
}

function starExamples(matching: Matching, weights: FeatureWeights, labels: ReadonlyMap<number, Label>): Example[] {
  const placed = (old: number): boolean => matching.mapping[old]! >= 0 && matching.evidence[old]! >= 0;
  return partsOf(matching, placed, weights).flatMap(({ old, next, features }) => {
    const label = labels.get(old);
    if (!label || label.optional) return [];
    return [{ features, right: label.right.has(next), weight: 1 }];
  });
}

function rounded(weights: readonly number[], size: number): number[] {
  return weights.slice(0, size).map((weight) => Math.round(weight * 100) / 100 + 0);
}

export { type Prior };
