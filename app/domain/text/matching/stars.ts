/** One block that became several, and several that became one, added to the pairs that matching.ts found; what each sign is worth is said in weights.ts. */
import { shared } from "#app/domain/text/matching/likeness.ts";
import { type Matching } from "#app/domain/text/matching/matching.ts";
import { FEATURES, logit, STAR_FEATURES, type FeatureWeights } from "#app/domain/text/matching/weights.ts";
import { type Wording } from "#app/domain/text/matching/wording.ts";

/** A part that may belong to a pair: an old block without a place (`merge`), or a next block that came from nowhere. `whole`, `partner`: the matched pair, `whole` on the other side. */
export interface Part {
  old: number;
  next: number;
  merge: boolean;
  evidence: number;
  features: Float32Array;
}

const HEADING = FEATURES.indexOf("heading");
const AGREEMENT = FEATURES.indexOf("agreement");
/** A partner farther away than this many blocks is not beside. */
const NEAR = 4;
/** "OR" stands in every paragraph: fewer pairs of words than these are no part of anything. */
const FEWEST = 3;
/** Half brief, as in features.ts. */
const BRIEF = 15;

/**
 * Parts by evidence, best first. A split is a merge seen from the other side, so both are judged by the same features: `contained`, `runs`: share of the part's
 * weight (of its bigrams) in the whole; `fresh`: of its bigrams that the partner does not explain already; `room`: share of what the partner leaves of the
 * whole that the part explains; `beside`: how near it stands to the partner.
 */
export function partsOf({ wordings, mapping, candidates }: Matching, placed: (old: number) => boolean, weights: FeatureWeights): Part[] {
  const holder = new Map<number, number>();
  mapping.forEach((next, old) => {
    if (next >= 0 && placed(old)) holder.set(next, old);
  });
  const parts: Part[] = [];
  for (const { old, next, likeness, features } of candidates) {
    const free = { old: !placed(old), next: !holder.has(next) };
    // A heading is not merged into a paragraph because it names its topic.
    if (free.old === free.next || features[HEADING] === 1) continue;
    const merge = free.old;
    const [part, whole] = merge ? [wordings.olds[old]!, wordings.nexts[next]!] : [wordings.nexts[next]!, wordings.olds[old]!];
    const partner = merge ? wordings.olds[holder.get(next)!]! : wordings.nexts[mapping[old]!]!;
    if (part.bigrams.length < FEWEST) continue;
    const distance = merge ? Math.abs(old - holder.get(next)!) : Math.abs(next - mapping[old]!);
    const { fresh, room } = explained(part, whole, partner);
    const values: Record<(typeof STAR_FEATURES)[number], number> = {
      always: 1,
      contained: merge ? likeness.inNext : likeness.inOld,
      runs: merge ? likeness.runInNext : likeness.runInOld,
      fresh,
      room,
      beside: distance < NEAR ? 1 / distance : 0,
      agreement: features[AGREEMENT]!,
      brief: 1 / (1 + part.mass / BRIEF),
    };
    const own = Float32Array.from(STAR_FEATURES, (name) => values[name]);
    parts.push({ old, next, merge, features: own, evidence: logit(weights.stars, own) });
  }
  return parts.sort((a, b) => b.evidence - a.evidence || a.old - b.old || a.next - b.next);
}

function explained(part: Wording, whole: Wording, partner: Wording): { fresh: number; room: number } {
  const left = without(whole.bigrams, partner.bigrams);
  const found = shared(part.bigrams, left);
  return { fresh: found / Math.max(1, part.bigrams.length), room: found / Math.max(1, left.length) };
}

/** Members of a rising list that another does not have. */
function without(list: Float64Array, other: Float64Array): Float64Array {
  let at = 0;
  return list.filter((value) => {
    while (at < other.length && other[at]! < value) at++;
    return other[at] !== value;
  });
}
