/** The small fonts are what their packages give, and the page asks for them where they have the letters. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FONTS, partOf, WEIGHTS } from "#test/fonts.ts";

const STYLES = readFileSync("app/styles/fonts.css", "utf8");

test.each(Object.entries(FONTS))("%s is the part of its font that `npm run fonts` makes", async (name, part) => {
  expect(readFileSync(`app/styles/fonts/${name}`).equals(await partOf(part))).toBe(true);
});

test("each is declared for its letters and weights, and for no others", () => {
  const faces = STYLES.match(/@font-face \{[^}]*\}/g) ?? [];
  expect(faces).toHaveLength(Object.keys(FONTS).length);
  for (const [index, [name, { letters }]] of Object.entries(FONTS).entries()) {
    const ranges = letters.map(([first, last]) => `U+${first.toString(16).toUpperCase()}${first === last ? "" : `-${last.toString(16).toUpperCase()}`}`).join(", ");
    expect(faces[index]).toContain(`url("./fonts/${name}")`);
    expect(faces[index]).toContain(`unicode-range: ${ranges} }`);
    expect(faces[index]).toContain(`font-weight: ${WEIGHTS.min} ${WEIGHTS.max};`);
  }
});
