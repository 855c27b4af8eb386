/** Which blocks of the next draft are looked at for each old one: those with its rare words, its copies, and those that stand where it would. */
import { type Wording, type Wordings } from "#app/domain/text/matching/wording.ts";

/** Old block to next block, −1 where nothing is known. One to one. */
export type Mapping = Int32Array;

/** Ten by words are enough: on real pairs the right block was among the first ten for all but one in a thousand. */
const BY_WORDS = 10;
const COPIES = 10;
/** How far from a mapped neighbour a place is looked at. */
const REACH = 2;
/** The most steps through the word index for a pair of drafts; a block for which none are left is looked for by its place alone. */
const MOST_STEPS = 40_000_000;

/** Best first by the cosine of their words; `free` says which next blocks are still to be had. */
export function byWords({ olds, nexts, vocabulary }: Wordings, wanted: readonly number[], free: (next: number) => boolean): Map<number, number[]> {
  const postings: number[][] = [];
  const weights: number[][] = [];
  nexts.forEach((wording, next) => {
    if (!free(next)) return;
    wording.terms.forEach((term, at) => {
      (postings[term] ??= []).push(next);
      (weights[term] ??= []).push(wording.weights[at]!);
    });
  });
  const found = new Map<number, number[]>();
  const sums = new Float64Array(nexts.length);
  let steps = 0;
  for (const old of wanted) {
    const touched: number[] = [];
    for (const [at, term] of rareFirst(olds[old]!, postings, vocabulary)) {
      const list = postings[term]!;
      // The commonest words only order what rarer ones have found.
      if (list.length > 400 && touched.length >= BY_WORDS * 3) break;
      if ((steps += list.length) > MOST_STEPS) break;
      const weight = olds[old]!.weights[at]!;
      for (let index = 0; index < list.length; index++) {
        const next = list[index]!;
        if (sums[next] === 0) touched.push(next);
        sums[next]! += weight * weights[term]![index]!;
      }
    }
    found.set(old, best(touched, sums, BY_WORDS));
    for (const next of touched) sums[next] = 0;
  }
  return found;
}

/** Of many copies of one text, those nearest to where the block is expected. */
export function copiesOf({ olds, nexts }: Wordings, wanted: readonly number[], free: (next: number) => boolean): (mapping: Mapping) => Map<number, number[]> {
  const at = new Map<string, number[]>();
  nexts.forEach(({ key }, next) => {
    if (!free(next)) return;
    const list = at.get(key);
    if (list) list.push(next);
    else at.set(key, [next]);
  });
  return (mapping) => {
    const found = new Map<number, number[]>();
    for (const old of wanted) {
      const copies = at.get(olds[old]!.key);
      if (!copies) continue;
      if (copies.length <= COPIES) {
        found.set(old, copies);
        continue;
      }
      const near = new Set<number>();
      for (const expected of expectations(mapping, old)) {
        const from = lowerBound(copies, expected);
        for (let index = Math.max(0, from - COPIES / 2); index < Math.min(copies.length, from + COPIES / 2); index++) near.add(copies[index]!);
      }
      found.set(old, [...near]);
    }
    return found;
  };
}

/** Where a block stands if it stands as its neighbours do, and right after the heading that its own heading became. */
export function byPlace(mapping: Mapping, old: number, nextCount: number, heading: number): number[] {
  const found = new Set<number>();
  for (const expected of expectations(mapping, old)) {
    for (let next = expected - REACH; next <= expected + REACH; next++) if (next >= 0 && next < nextCount) found.add(next);
  }
  const headed = heading >= 0 && heading !== old ? mapping[heading]! : -1;
  if (headed >= 0 && old - heading <= 12) {
    const expected = headed + old - heading;
    for (let next = expected - 1; next <= expected + 1; next++) if (next >= 0 && next < nextCount) found.add(next);
  }
  return [...found];
}

/** By the nearest mapped block above and below. */
function expectations(mapping: Mapping, old: number): number[] {
  const found: number[] = [];
  for (let above = old - 1; above >= Math.max(0, old - 12); above--) {
    if (mapping[above]! < 0) continue;
    found.push(mapping[above]! + old - above);
    break;
  }
  for (let below = old + 1; below < Math.min(mapping.length, old + 13); below++) {
    if (mapping[below]! < 0) continue;
    found.push(mapping[below]! - (below - old));
    break;
  }
  return found.length > 0 ? found : [old];
}

function rareFirst(wording: Wording, postings: readonly number[][], vocabulary: number): [at: number, term: number][] {
  const terms: [number, number][] = [];
  wording.terms.forEach((term, at) => {
    if (term < vocabulary && postings[term]) terms.push([at, term]);
  });
  return terms.sort((a, b) => postings[a[1]]!.length - postings[b[1]]!.length);
}

function best(touched: readonly number[], sums: Float64Array, most: number): number[] {
  if (touched.length <= most) return [...touched].sort((a, b) => sums[b]! - sums[a]! || a - b);
  const top: number[] = [];
  for (const next of touched) {
    if (top.length === most && sums[next]! <= sums[top[most - 1]!]!) continue;
    let at = top.length;
    while (at > 0 && sums[top[at - 1]!]! < sums[next]!) at--;
    top.splice(at, 0, next);
    if (top.length > most) top.pop();
  }
  return top;
}

function lowerBound(rising: readonly number[], value: number): number {
  let low = 0;
  for (let high = rising.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (rising[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
