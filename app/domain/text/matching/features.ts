/** What speaks for and against two blocks being the same one, in numbers; what each is worth is said in weights.ts, what follows from it in matching.ts. */
import { type Mapping } from "#app/domain/text/matching/candidates.ts";
import { type Block } from "#app/domain/text/cut.ts";
import { type Likeness } from "#app/domain/text/matching/likeness.ts";
import { surveyor, type Ground } from "#app/domain/text/matching/surroundings.ts";
import { FEATURES } from "#app/domain/text/matching/weights.ts";
import { type Wording, type Wordings } from "#app/domain/text/matching/wording.ts";

/** `like`: the likeness of words in one number. `evidence`: logit of the last round; `features` in the order of FEATURES. */
export interface Candidate {
  old: number;
  next: number;
  likeness: Likeness;
  like: number;
  evidence: number;
  features: Float32Array;
}

/** A text of this much rarity is half brief. */
const BRIEF = 15;
/** Evidence beyond this lead makes nothing surer. */
const MOST_LEAD = 6;
const OPENING = 3;
/** Where each feature is written. What is forgotten stays NaN, and no evidence comes of it. */
const AT = Object.fromEntries(FEATURES.map((name, index) => [name, index])) as Record<(typeof FEATURES)[number], number>;

/** Writes the features of every candidate, as the mapping of the round before shows its surroundings. */
export function describe(candidates: readonly Candidate[], olds: readonly Block[], nexts: readonly Block[], mapping: Mapping, [oldGround, newGround]: [Ground, Ground], wordings: Wordings, round: number): void {
  const { order, look } = surveyor(mapping, oldGround, newGround);
  const byOld = rivals(candidates, ({ old }) => old, ({ like }) => like);
  const byNext = rivals(candidates, ({ next }) => next, ({ like }) => like);
  const leadOld = rivals(candidates, ({ old }) => old, ({ evidence }) => evidence);
  const leadNext = rivals(candidates, ({ next }) => next, ({ evidence }) => evidence);
  const holder = new Map<number, number>();
  mapping.forEach((to, from) => to >= 0 && holder.set(to, from));
  const copies = [copiesIn(wordings.olds), copiesIn(wordings.nexts)] as const;
  for (const candidate of candidates) {
    const { old, next, likeness, like } = candidate;
    const [a, b] = [olds[old]!, nexts[next]!];
    const around = look(old, next);
    const [left, right] = [wordings.olds[old]!, wordings.nexts[next]!];
    const brief = 1 / (1 + Math.min(left.mass, right.mass) / BRIEF);
    const ahead = like - rivalOf(byOld, candidate, old, like);
    const wantedMore = like - rivalOf(byNext, candidate, next, like);
    const lead = round === 0 ? 0 : clamp(candidate.evidence - Math.max(rivalOf(leadOld, candidate, old, candidate.evidence), rivalOf(leadNext, candidate, next, candidate.evidence)), MOST_LEAD) / MOST_LEAD;
    const exact = left.key === right.key ? 1 : 0;
    const write = candidate.features;
    write[AT.always] = 1;
    write[AT.cosine] = likeness.cosine;
    write[AT.bigrams] = likeness.bigrams;
    write[AT.order] = likeness.order;
    write[AT.held] = Math.min(likeness.inNext, likeness.inOld);
    write[AT.holds] = Math.max(likeness.inNext, likeness.inOld);
    write[AT.runs] = Math.max(likeness.runInNext, likeness.runInOld);
    write[AT.exact] = exact;
    write[AT.opening] = openingOf(left, right);
    write[AT.brief] = brief;
    write[AT.briefLike] = brief * like;
    write[AT.heading] = (a.kind === "heading") === (b.kind === "heading") ? 0 : 1;
    write[AT.kind] = a.kind === b.kind ? 1 : 0;
    write[AT.length] = Math.min(left.stems.length, right.stems.length) / Math.max(1, left.stems.length, right.stems.length);
    write[AT.ahead] = ahead;
    write[AT.wantedMore] = wantedMore;
    write[AT.mutual] = ahead >= 0 && wantedMore >= 0 ? 1 : 0;
    write[AT.beside] = around.beside;
    write[AT.agreement] = around.agreement;
    write[AT.likeHere] = around.agreement * like;
    write[AT.exactHere] = exact * Math.max(around.agreement, around.beside);
    write[AT.stray] = exact * (1 - 1 / Math.max(copies[0].get(left.key)!, copies[1].get(right.key)!)) * (1 - Math.max(around.agreement, around.beside, around.clause));
    write[AT.clause] = around.clause;
    write[AT.parent] = around.parent;
    write[AT.children] = around.children;
    write[AT.emptied] = around.emptied;
    write[AT.inside] = around.inside * order;
    write[AT.out] = (1 - around.inside) * order * brief;
    write[AT.alone] = around.alone;
    write[AT.aloneLike] = around.alone * like;
    write[AT.lead] = lead;
    write[AT.taken] = round === 0 ? 0 : mapping[old] === next ? 1 : (mapping[old]! >= 0 ? -0.5 : 0) + (holder.has(next) ? -0.5 : 0);
  }
}

function copiesIn(wordings: readonly Wording[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of wordings) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Share of the first words that are the same: "SSDF:", "Recommendation:", "Verify that". */
function openingOf({ stems: old }: Wording, { stems: next }: Wording): number {
  let same = 0;
  while (same < OPENING && same < old.length && same < next.length && old[same] === next[same]) same++;
  return same / OPENING;
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

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}
