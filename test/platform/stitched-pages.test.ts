/** A page that is stitched together is the page, whatever stands in its parts. */
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { joined, pack, SEAM, stitched } from "#app/platform/stitched-pages.server.ts";

test("law: what a browser unpacks is beginning, part and end", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 300 }), fc.string({ unit: "grapheme", maxLength: 3_000 }), fc.string({ unit: "grapheme", maxLength: 300 }), async (before, part, after) => {
      const packed = await pack(part);
      const page = `${before}${SEAM}${after}`;
      expect(gunzipSync(Buffer.concat(stitched(page, packed))).toString()).toBe(Buffer.from(`${before}${part}${after}`).toString());
      expect(joined(page, packed).toString()).toBe(Buffer.from(`${before}${part}${after}`).toString());
    }),
    { numRuns: 200 },
  );
});

test("a part is used again and again", async () => {
  const packed = await pack("<p>line</p>".repeat(50_000));
  for (const who of ["Ada", "Bert"]) expect(gunzipSync(Buffer.concat(stitched(`<b>${who}</b>${SEAM}<i/>`, packed))).toString()).toBe(`<b>${who}</b>${"<p>line</p>".repeat(50_000)}<i/>`);
});

test("a page without a seam is an error, never a page without its lines", async () => {
  const packed = await pack("part");
  expect(() => stitched("nothing", packed)).toThrow("no seam");
});
