/** Open amendments on the next draft, in the notation of drafts.ts; and laws on random drafts. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editsOf } from "#app/domain/amendments/edits.ts";
import { applied, assembled } from "#app/domain/amendments/merging.ts";
import { type Amendment } from "#app/domain/amendments/operations.ts";
import { layoutOf } from "#app/domain/amendments/passages.ts";
import { rebaser } from "#app/domain/amendments/rebasing.ts";
import { align } from "#app/domain/text/alignment.ts";
import { cut, type Cut } from "#app/domain/text/cut.ts";
import { amendmentsOf, drafts, readAmendment, readDraft } from "#test/domain/amendments/drafts.ts";
import { runs } from "#test/world/laws.ts";

/** The amendment in the same notation, or why there is none. */
function rebase(old: Cut, next: Cut, amendment: Amendment): string {
  const made = rebaser(old, next, align(old, next), 2)(amendment);
  if (made.outcome !== "fits") return made.outcome === "there" ? "there" : `${made.reason} ${made.block + 1}`;
  const { operation, first, last, source, draft } = made.amendment;
  expect(draft).toBe(2);
  const blocks = first === last ? `${first + 1}` : `${first + 1}..${last + 1}`;
  return `${{ replace: "=", insert: "+", delete: "-" }[operation]}${blocks} ${source.replace(/\n\n/g, " / ").replace(/\n/g, "¶")}`.trim();
}

const ONE = "the verifier shall keep every secret that it was given by a claimant";
const TWO = "each token is bound to one session and ends when the session ends";
const THREE = "logs of access are kept for ninety days and then destroyed at once";
const OLD = `${ONE} / ${TWO} / ${THREE}`;

describe("rebasing", () => {
  const cases: [name: string, old: string, next: string, amendment: string, becomes: string][] = [
    ["onto the same text", OLD, OLD, `=1 ${ONE} there`, `=1 ${ONE} there`],
    ["moves with its block", OLD, `quite new words stand at the head / ${THREE} / ${TWO} / ${ONE}`, `=1 ${ONE} there`, `=4 ${ONE} there`],
    ["keeps what the new draft changed elsewhere in the block", OLD, OLD.replace("verifier", "relying party"), `=1 ${ONE} there`, `=1 ${ONE.replace("verifier", "relying party")} there`],
    ["the same words changed", OLD, OLD.replace("ninety", "thirty"), `=3 ${THREE.replace("ninety", "sixty")}`, "edited 3"],
    ["the same words changed in the same way", OLD, OLD.replace("ninety", "sixty"), `=3 ${THREE.replace("ninety", "sixty")}`, "there"],
    ["half of it is there", OLD, OLD.replace("ninety", "sixty"), `=3 ${THREE.replace("ninety", "sixty").replace("logs", "records")}`, `=3 ${THREE.replace("ninety", "sixty").replace("logs", "records")}`],
    ["its block was removed", OLD, `${ONE} / ${THREE}`, `=2 ${TWO} there`, "removed 2"],
    ["a deletion whose block was removed", OLD, `${ONE} / ${THREE}`, "-2", "there"],
    ["a deletion of which half is done", OLD, `${ONE} / ${THREE}`, "-2..3", "-2"],
    ["a deletion whose block was edited", OLD, OLD.replace("one session", "a single session"), "-2", "edited 2"],
    ["a deletion around something new", OLD, `${ONE} / ${TWO} / entirely new words / ${THREE}`, "-2..3", "=2..4 entirely new words"],
    ["an insertion stays after its block", OLD, `head of another kind / ${OLD}`, "+1 put in", "+2 put in"],
    ["an insertion goes with the block before it", OLD, `${TWO} / ${THREE} / ${ONE}`, "+1 put in", "+3 put in"],
    ["an insertion whose block is gone stays before the next", OLD, `${ONE} / ${THREE}`, "+2 put in", "+1 put in"],
    ["an insertion of which both neighbours are gone", OLD, "altogether different matter now fills this document", "+2 put in", "removed 2"],
    ["something else was put in there", OLD, `${ONE} / and so were these / ${TWO} / ${THREE}`, "+1 put in", "taken 1"],
    ["the same was put in there", OLD, `${ONE} / put in / ${TWO} / ${THREE}`, "+1 put in", "there"],
    ["at the head of the draft", OLD, `${OLD} / more of it`, "+0 put in", "+0 put in"],
    ["at its end", OLD, `head of another kind / ${OLD}`, "+3 put in", "+4 put in"],
    ["a block that was split", OLD, OLD.replace(" and ends", " / and ends"), `=2 ${TWO.replace("each", "every")}`, "=2..3 every token is bound to one session / and ends when the session ends"],
    ["a block that was split, in its second part", OLD, OLD.replace(" and ends", " / and ends"), `=2 ${TWO.replace("when", "once")}`, "=2..3 each token is bound to one session / and ends once the session ends"],
    ["a block that was merged into the one before", OLD, OLD.replace(" / logs", " logs"), `=3 ${THREE.replace("ninety", "sixty")}`, `=2 ${TWO} ${THREE.replace("ninety", "sixty")}`],
    ["a range with something new inside", OLD, `${ONE} / entirely new words / ${TWO} / ${THREE}`, `=1..2 ${ONE.replace("every", "each")}¶¶${TWO.replace("bound", "tied")}`, `=1..3 ${ONE.replace("every", "each")} / entirely new words / ${TWO.replace("bound", "tied")}`],
  ];
  test.each(cases)("%s", (_, old, next, amendment, becomes) => {
    const [one, other] = [readDraft(old), readDraft(next)];
    expect(rebase(one, other, readAmendment(layoutOf(one), amendment))).toBe(becomes);
  });
});

describe("laws", () => {
  const one = drafts.chain((draft) => amendmentsOf(layoutOf(draft)).map((amendment) => ({ draft, amendment })));

  test("onto the same draft every amendment is itself", () => {
    fc.assert(fc.property(one, ({ draft, amendment }) => {
      const made = rebaser(draft, draft, align(draft, draft), 1)(amendment);
      const nothing = editsOf(layoutOf(draft), amendment).length === 0;
      expect(made).toEqual(nothing ? { outcome: "there" } : { outcome: "fits", amendment });
    }), runs(300));
  });

  test("onto a draft into which others went: no word that either puts in, or leaves alone, is lost", () => {
    const cases = drafts.chain((draft) => fc.tuple(fc.constant(draft), amendmentsOf(layoutOf(draft)), fc.array(amendmentsOf(layoutOf(draft)), { maxLength: 3 })));
    fc.assert(fc.property(cases, ([draft, amendment, others]) => {
      const layout = layoutOf(draft);
      const published = applied(layout, others.map((other) => editsOf(layout, other)));
      fc.pre(!("collisions" in published));
      const next = cut(published.source);
      fc.pre(next.blocks.length > 0);
      const made = rebaser(draft, next, align(draft, next), 2)(amendment);
      if (made.outcome !== "fits") return;
      const landed = assembled(layoutOf(next), editsOf(layoutOf(next), made.amendment)).source;
      // Every word that the amendment puts in and every word of the new draft that it leaves alone is there.
      const counts = (text: string): Map<string, number> => (text.match(/[\p{L}\p{N}]+/gu) ?? []).reduce((map, word) => map.set(word, (map.get(word) ?? 0) + 1), new Map<string, number>());
      const gone = counts(editsOf(layout, amendment).map(({ start, end }) => layout.source.slice(start, end)).join(" "));
      const [before, after] = [counts(next.source), counts(landed)];
      for (const [word, count] of counts(editsOf(layout, amendment).map(({ text }) => text).join(" "))) expect(after.get(word) ?? 0, word).toBeGreaterThanOrEqual(count);
      for (const [word, count] of before) expect(after.get(word) ?? 0, word).toBeGreaterThanOrEqual(count - (gone.get(word) ?? 0));
    }), runs(200));
  });
});
