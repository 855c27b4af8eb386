/** How alike the words of two blocks are, whatever stands around them; what stands around is weighed in surroundings.ts. */
import { type Wording } from "#app/domain/text/matching/wording.ts";

/**
 * All from 0 to 1. `cosine`: of the weighted stems. `bigrams`: shared pairs of neighbouring stems (Dice). `inNext`, `inOld`: share of the old block's weight that
 * the new one holds, and the other way round. `order`: stems in common order, of the longer block. `runInNext`, `runInOld`: share of bigrams found on the other side.
 */
export interface Likeness {
  cosine: number;
  bigrams: number;
  inNext: number;
  inOld: number;
  order: number;
  runInNext: number;
  runInOld: number;
}

/** Stems beyond these are not read for common order: four machine words are enough to tell two paragraphs apart. */
const MOST_IN_ORDER = 192;

export function likenessOf(old: Wording, next: Wording): Likeness {
  if (old.key === next.key) return { cosine: 1, bigrams: 1, inNext: 1, inOld: 1, order: 1, runInNext: 1, runInOld: 1 };
  const { cosine, inNext, inOld } = vectors(old, next);
  if (cosine === 0) return { cosine: 0, bigrams: 0, inNext: 0, inOld: 0, order: 0, runInNext: 0, runInOld: 0 };
  const common = shared(old.bigrams, next.bigrams);
  const longest = Math.max(old.stems.length, next.stems.length);
  return {
    cosine,
    bigrams: (2 * common) / Math.max(1, old.bigrams.length + next.bigrams.length),
    inNext,
    inOld,
    order: commonOrder(old.stems.subarray(0, MOST_IN_ORDER), next.stems.subarray(0, MOST_IN_ORDER)) / Math.min(MOST_IN_ORDER, longest),
    runInNext: common / Math.max(1, old.bigrams.length),
    runInOld: common / Math.max(1, next.bigrams.length),
  };
}

function vectors(old: Wording, next: Wording): { cosine: number; inNext: number; inOld: number } {
  let cosine = 0;
  let oldShare = 0;
  let newShare = 0;
  let a = 0;
  let b = 0;
  while (a < old.terms.length && b < next.terms.length) {
    const difference = old.terms[a]! - next.terms[b]!;
    if (difference === 0) {
      const [left, right] = [old.weights[a]!, next.weights[b]!];
      cosine += left * right;
      oldShare += left * left;
      newShare += right * right;
      a++;
      b++;
    } else if (difference < 0) a++;
    else b++;
  }
  return { cosine: Math.min(1, cosine), inNext: Math.min(1, oldShare), inOld: Math.min(1, newShare) };
}

/** How many members two rising lists share. */
export function shared(left: Float64Array, right: Float64Array): number {
  let count = 0;
  let a = 0;
  let b = 0;
  while (a < left.length && b < right.length) {
    const difference = left[a]! - right[b]!;
    if (difference === 0) {
      count++;
      a++;
      b++;
    } else if (difference < 0) a++;
    else b++;
  }
  return count;
}

/** Length of the longest common subsequence: bit-parallel (Hyyrö 2004), so that a pair of paragraphs costs microseconds. */
export function commonOrder(left: Int32Array, right: Int32Array): number {
  const wordCount = Math.ceil(left.length / 32);
  if (wordCount === 0 || right.length === 0) return 0;
  const masks = new Map<number, Uint32Array>();
  left.forEach((value, index) => {
    let mask = masks.get(value);
    if (!mask) masks.set(value, (mask = new Uint32Array(wordCount)));
    mask[index >> 5]! |= 1 << (index & 31);
  });
  const row = new Uint32Array(wordCount).fill(0xffffffff);
  for (const value of right) {
    const mask = masks.get(value);
    if (!mask) continue;
    let carry = 0;
    for (let word = 0; word < wordCount; word++) {
      const bits = row[word]!;
      const both = (bits & mask[word]!) >>> 0;
      const sum = bits + both + carry;
      carry = sum > 0xffffffff ? 1 : 0;
      row[word] = (sum | (bits & ~mask[word]!)) >>> 0;
    }
  }
  let zeros = 0;
  for (let index = 0; index < left.length; index++) if (((row[index >> 5]! >>> (index & 31)) & 1) === 0) zeros++;
  return zeros;
}
