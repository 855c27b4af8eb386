/** Terms that were renamed throughout ("memorized secret" became "password"), learnt from pairs that are already beyond doubt; used before the next round compares words. */
import { type Mapping } from "#app/domain/text/matching/candidates.ts";
import { reworded, type Wordings } from "#app/domain/text/matching/wording.ts";

/** A pair shows a renaming only where little else changed: more lost or new stems than these, and any of them could be the new name. */
const FEW = 4;
/** Seen less often, it may be one author's edit of one sentence. */
const SEEN = 3;
/** Of the times that the term was lost, this share must have brought the same new one. */
const MOSTLY = 0.6;
/** A term that stands as often in the next draft as before was not renamed. */
const STILL = 0.5;

/** Old stem to new stem. Only what a person would call a renaming: the old term mostly gone from the draft, the new one come in its stead, at least thrice. */
export function renamedTerms({ olds, nexts, vocabulary }: Wordings, mapping: Mapping, tells: (old: number) => boolean): Map<number, number> {
  const lost = new Map<number, number>();
  const instead = new Map<number, Map<number, number>>();
  mapping.forEach((to, from) => {
    if (to < 0 || olds[from]!.key === nexts[to]!.key || !tells(from)) return;
    const gone = missing(olds[from]!.terms, nexts[to]!.terms);
    const come = missing(nexts[to]!.terms, olds[from]!.terms);
    if (gone.length === 0 || come.length === 0 || gone.length > FEW || come.length > FEW) return;
    for (const term of gone) {
      lost.set(term, (lost.get(term) ?? 0) + 1);
      let names = instead.get(term);
      if (!names) instead.set(term, (names = new Map()));
      for (const name of come) names.set(name, (names.get(name) ?? 0) + 1);
    }
  });
  const [before, after] = [counted(olds.map(({ stems }) => stems), vocabulary), counted(nexts.map(({ stems }) => stems), vocabulary)];
  const terms = new Map<number, number>();
  for (const [term, names] of instead) {
    const [name, seen] = [...names].reduce((best, next) => (next[1] > best[1] ? next : best));
    if (seen >= SEEN && seen >= MOSTLY * lost.get(term)! && after[term]! <= STILL * before[term]! && after[name]! > before[name]!) terms.set(term, name);
  }
  return terms;
}

/** The old draft as if it had been written with the new terms. */
export function renamed(wordings: Wordings, terms: ReadonlyMap<number, number>): Wordings {
  const olds = wordings.olds.map((wording) => (wording.stems.some((stem) => terms.has(stem)) ? reworded(wording.key, wording.stems.map((stem) => terms.get(stem) ?? stem), wordings) : wording));
  return { ...wordings, olds };
}

function missing(from: Int32Array, other: Int32Array): number[] {
  const there = new Set(other);
  return [...from].filter((term) => !there.has(term));
}

function counted(texts: readonly Int32Array[], vocabulary: number): Float64Array {
  const counts = new Float64Array(vocabulary);
  for (const stems of texts) for (const stem of stems) counts[stem]!++;
  return counts;
}
