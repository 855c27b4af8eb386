/**
 * Makes the small fonts of app/styles/fonts/ from the packages that they are parts of: the letters, figures and signs that an English page is made of, in the weights
 * that the styles ask for. Whatever else stands on a page comes from the whole fonts, which a browser fetches when it meets it. `npm run fonts` writes them.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import subsetFont from "subset-font";

type Range = readonly [first: number, last: number];

/** What app/styles/fonts.css says in `unicode-range`: what English is written with; and what names in the languages of Western Europe have besides. */
const ENGLISH: readonly Range[] = [[0x20, 0x7e], [0xa0, 0xa0], [0xa7, 0xa7], [0xa9, 0xa9], [0xab, 0xab], [0xad, 0xae], [0xb0, 0xb1], [0xb7, 0xb7], [0xbb, 0xbb], [0xd7, 0xd7], [0x2010, 0x2015], [0x2018, 0x201e], [0x2020, 0x2022], [0x2026, 0x2026], [0x2030, 0x2030], [0x2039, 0x203a], [0x20ac, 0x20ac], [0x2122, 0x2122], [0x2191, 0x2191], [0x2193, 0x2193], [0x2212, 0x2212]];
const WESTERN: readonly Range[] = [[0xc0, 0xd6], [0xd8, 0xf6], [0xf8, 0xff], [0x152, 0x153]];
export const WEIGHTS = { min: 400, max: 650 };
/** Of what the fonts can do beside drawing letters, what the styles use: letters set close where they should be, figures of one width. Old figures, small capitals and the like weigh a quarter of a font. */
const FEATURES = ["kern", "tnum"];

const SANS = "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";
const SERIF = "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2";
const ITALIC = "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2";

/** By the file's name, in the order of app/styles/fonts.css. */
export const FONTS: Record<string, { font: string; letters: readonly Range[] }> = {
  "sans.woff2": { font: SANS, letters: ENGLISH },
  "serif.woff2": { font: SERIF, letters: ENGLISH },
  "serif-italic.woff2": { font: ITALIC, letters: ENGLISH },
  "sans-western.woff2": { font: SANS, letters: WESTERN },
  "serif-western.woff2": { font: SERIF, letters: WESTERN },
  "serif-italic-western.woff2": { font: ITALIC, letters: WESTERN },
};

export function partOf({ font, letters }: (typeof FONTS)[string]): Promise<Buffer> {
  const text = letters.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, n) => String.fromCodePoint(first + n))).join("");
  return subsetFont(readFileSync(createRequire(import.meta.url).resolve(font)), text, { targetFormat: "woff2", keepFeatures: FEATURES, variationAxes: { wght: WEIGHTS } });
}

if (process.argv[1]?.endsWith("fonts.ts")) for (const [name, part] of Object.entries(FONTS)) writeFileSync(new URL(`../app/styles/fonts/${name}`, import.meta.url), await partOf(part));
