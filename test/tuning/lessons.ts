/** What the weights are learnt from: the real pairs, revisions made of their texts that are rewritten more than any of them, and texts that have nothing to do with each other. */
import { rewrite, type Recipe } from "./rewriting.ts";
import { type Item, type Truth } from "./truth.ts";

/** A new edition in another order, and one that is rewritten nearly throughout. */
const RECIPES: [name: string, recipe: Recipe][] = [
  ["reordered", { edited: 0.6, words: 0.35, gone: 0.15, fresh: 0.15, split: 0.05, merged: 0.05, moved: 0.7, tables: "kept" }],
  ["rewritten", { edited: 0.95, words: 0.6, gone: 0.2, fresh: 0.35, split: 0.1, merged: 0.1, moved: 0.4, tables: "listed" }],
];

/** A pair of each family that lends its text, and whose words are put in where something is new. */
const BASES: [pair: string, donor: string][] = [
  ["asvs-4.0.1_4.0.3", "osps-2025-02-25_2025-10-10"],
  ["osps-2025-02-25_2025-10-10", "sp800-63a-draft_final"],
  ["sp800-63a-draft_final", "sp800-63b-draft_final"],
  ["sp800-63b-draft_final", "asvs-4.0.1_4.0.3"],
];

/** Texts without a common author: two standards of one series share whole paragraphs, and placing those is no fault. */
const STRANGERS: [old: string, next: string][] = [
  ["asvs-4.0.1_4.0.3", "osps-2025-02-25_2025-10-10"],
  ["osps-2025-02-25_2025-10-10", "sp800-63a-draft_final"],
  ["sp800-63a-draft_final", "osps-2025-02-25_2025-10-10"],
  ["sp800-63b-draft_final", "osps-2025-02-25_2025-10-10"],
];

/** Nobody publishes another standard as the next draft: it is enough that the weights have seen it. */
const STRANGE = 0.2;

export function lessonsOf(truths: readonly Truth[]): Truth[] {
  const named = (name: string): Truth | undefined => truths.find((truth) => truth.name === name);
  const made = BASES.flatMap(([name, donor], base) => {
    const [lender, giver] = [named(name), named(donor)];
    if (!lender || !giver) return [];
    return RECIPES.map(([kind, recipe], index) => rewrite(`${kind}-${name}`, lender.family, lender.next.cut, giver.old.cut, recipe, 100 * base + index + 1));
  });
  const strangers = STRANGERS.flatMap(([name, other]) => {
    const [old, next] = [named(name), named(other)];
    return old && next ? [unrelated(old, next)] : [];
  });
  return [...truths, ...made, ...strangers];
}

/** Whatever is placed of one standard in another one is wrong, but for the words that every standard has. */
function unrelated({ name, family, old }: Truth, { next }: Truth): Truth {
  const known = new Set(next.cut.blocks.map(({ text }) => text));
  const items = old.cut.blocks.flatMap(({ text }, index): Item[] => (known.has(text) ? [] : [{ id: `s${index}`, src: [old.lines[index]!.first, old.lines[index]!.last], expect: "none", targets: [], class: "unrelated" }]));
  return { name: `unrelated-${name}`, family, old, next, items, weight: STRANGE };
}
