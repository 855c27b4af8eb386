/**
 * Makes the small fonts of app/styles/fonts/ from the packages that they are parts of: the letters, figures and signs that an English page is made of, in the weights
 * that the styles ask for. Whatever else stands on a page comes from the whole fonts, which a browser fetches when it meets it. `npm run fonts` writes them.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import subsetFont from "subset-font";

/** What app/styles/fonts.css says in `unicode-range`. */
export const LETTERS = [[0x20, 0x7e], [0xa0, 0xa0], [0xa7, 0xa7], [0xa9, 0xa9], [0xab, 0xab], [0xad, 0xae], [0xb0, 0xb1], [0xb7, 0xb7], [0xbb, 0xbb], [0xd7, 0xd7], [0x2010, 0x2015], [0x2018, 0x201e], [0x2020, 0x2022], [0x2026, 0x2026], [0x2030, 0x2030], [0x2039, 0x203a], [0x20ac, 0x20ac], [0x2122, 0x2122], [0x2191, 0x2191], [0x2193, 0x2193], [0x2212, 0x2212]] as const;
export const WEIGHTS = { min: 400, max: 650 };

export const FONTS = {
  "sans.woff2": "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  "serif.woff2": "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
  "serif-italic.woff2": "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2",
};

export function partOf(font: string): Promise<Buffer> {
  const text = LETTERS.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, n) => String.fromCodePoint(first + n))).join("");
  return subsetFont(readFileSync(createRequire(import.meta.url).resolve(font)), text, { targetFormat: "woff2", variationAxes: { wght: WEIGHTS } });
}

if (process.argv[1]?.endsWith("fonts.ts")) for (const [name, font] of Object.entries(FONTS)) writeFileSync(new URL(`../app/styles/fonts/${name}`, import.meta.url), await partOf(font));
