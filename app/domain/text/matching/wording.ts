/** What of a block's text is compared: its stems without case, markers, numbers of clauses and punctuation; how alike two of them are is said in likeness.ts. */
import { type Block, type Cut } from "#app/domain/text/cut.ts";
import { readNumber } from "#app/domain/text/outline.ts";

/**
 * `key`: equal for two blocks whose words are the same. `stems`: numbers of the stems, in order, at most MOST_STEMS. `terms`, `weights`: the different stems in
 * rising order, and the share of each in a vector of length 1 (frequent in this block and rare in both drafts weighs most). `mass`: how much there is to recognise.
 */
export interface Wording {
  key: string;
  stems: Int32Array;
  terms: Int32Array;
  weights: Float64Array;
  /** Different pairs of neighbouring stems, in rising order. */
  bigrams: Float64Array;
  mass: number;
}

export interface Wordings {
  olds: Wording[];
  nexts: Wording[];
  /** How many different stems there are. */
  vocabulary: number;
  /** Rarity of each stem over the blocks of both drafts. */
  rarity: Float64Array;
}

/** A block of a megabyte is compared by its beginning. */
const MOST_STEMS = 1_000;

/** "5. Assertion" is compared as "Assertion": drafts are renumbered, and numbers are given to something else. */
const ENUMERATOR = /^\s*(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,4})[.)]|[•–-])\s+/i;

export function wordingsOf(old: Cut, next: Cut): Wordings {
  const numbers = new Map<string, number>();
  const numberOf = (stem: string): number => {
    let number = numbers.get(stem);
    if (number === undefined) numbers.set(stem, (number = numbers.size));
    return number;
  };
  const read = (block: Block): { key: string; stems: Int32Array } => {
    const words = wordsIn(block);
    return { key: words.length > 0 ? words.join(" ") : `\u0000${block.text}`, stems: Int32Array.from(words.slice(0, MOST_STEMS).flatMap(partsOf), (word) => numberOf(stem(word))) };
  };
  const olds = old.blocks.map(read);
  const nexts = next.blocks.map(read);
  const frequency = new Float64Array(numbers.size);
  for (const { stems } of [...olds, ...nexts]) for (const number of new Set(stems)) frequency[number]!++;
  const blocks = olds.length + nexts.length;
  const rarity = frequency.map((count) => Math.log(1 + blocks / count));
  const shared = { vocabulary: numbers.size, rarity };
  const weigh = ({ key, stems }: { key: string; stems: Int32Array }): Wording => reworded(key, stems, shared);
  return { olds: olds.map(weigh), nexts: nexts.map(weigh), ...shared };
}

/** What is compared of a text of these stems. */
export function reworded(key: string, stems: Int32Array, { vocabulary, rarity }: Pick<Wordings, "vocabulary" | "rarity">): Wording {
  return { key, stems, ...vectorOf(stems, rarity), bigrams: bigramsOf(stems, vocabulary) };
}

export function wordsIn(block: Block): string[] {
  const bare = block.text.slice(block.marker.length);
  const text = block.kind === "heading" ? readNumber(bare).title : bare.replace(ENUMERATOR, "");
  return text.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu) ?? [];
}

/** "PO3" is "PO" and "3", as "PO.3" is. */
function partsOf(word: string): string[] {
  return /\p{N}/u.test(word) ? (word.match(/\p{N}+|[^\p{N}]+/gu) ?? [word]) : [word];
}

/** Light: inflections of English alone, so that "verifiers" and "verifier", "binding" and "bind" are one. Other languages lose nothing by it but that. */
export function stem(word: string): string {
  let stemmed = word.replace(/['’]s?$/, "");
  if (stemmed.length > 4) {
    if (/(?:ies|ied)$/.test(stemmed)) stemmed = `${stemmed.slice(0, -3)}y`;
    else if (/(?:sses|shes|ches|xes)$/.test(stemmed)) stemmed = stemmed.slice(0, -2);
    else if (/[^su]s$/.test(stemmed)) stemmed = stemmed.slice(0, -1);
    if (/[aeiouy].*[^aeiou]ing$/.test(stemmed) && stemmed.length > 5) stemmed = undoubled(stemmed.slice(0, -3));
    else if (/[aeiouy].*[^aeiou]ed$/.test(stemmed)) stemmed = undoubled(stemmed.slice(0, -2));
    if (stemmed.length > 4 && stemmed.endsWith("e")) stemmed = stemmed.slice(0, -1);
  }
  return stemmed.replace(/is(ation|e|ing)?$/, "iz$1").replace(/our$/, "or");
}

function undoubled(word: string): string {
  return /([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}

function vectorOf(stems: Int32Array, rarity: Float64Array): { terms: Int32Array; weights: Float64Array; mass: number } {
  const terms = Int32Array.from(new Set(stems)).sort();
  const at = new Map<number, number>();
  terms.forEach((term, index) => at.set(term, index));
  const weights = new Float64Array(terms.length);
  for (const number of stems) weights[at.get(number)!]!++;
  let square = 0;
  let mass = 0;
  weights.forEach((count, index) => {
    const weight = (1 + Math.log(count)) * rarity[terms[index]!]!;
    weights[index] = weight;
    square += weight * weight;
    mass += rarity[terms[index]!]!;
  });
  const length = Math.sqrt(square) || 1;
  return { terms, weights: weights.map((weight) => weight / length), mass };
}

function bigramsOf(stems: Int32Array, vocabulary: number): Float64Array {
  const bigrams = new Set<number>();
  for (let at = 1; at < stems.length; at++) bigrams.add(stems[at - 1]! * vocabulary + stems[at]!);
  return Float64Array.from(bigrams).sort();
}
