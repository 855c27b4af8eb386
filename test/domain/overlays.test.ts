/** The overlay of a draft: how it is written into a page and read from it. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { overlayMarkup, overlayOf, readOverlay } from "#app/domain/overlays.ts";

test("an overlay read from a page is the one that was written into it, whatever lines have comments", () => {
  const standing = fc.array(fc.record({ firstLine: fc.integer({ min: 1, max: 60 }), span: fc.nat(5), count: fc.integer({ min: 1, max: 12 }) }));
  fc.assert(
    fc.property(standing, (places) => {
      const overlay = overlayOf(places.map(({ firstLine, span, count }) => ({ firstLine, lastLine: firstLine + span, count })), 50);
      expect(readOverlay(/^<script type="application\/json">(.*)<\/script>$/.exec(overlayMarkup(overlay))?.[1] ?? "")).toEqual(overlay);
    }),
  );
});
