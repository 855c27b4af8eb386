/** Placements: drafts as short lists of blocks, ranges as [first, last], and the laws of carrying. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { align } from "#app/domain/text/alignment.ts";
import { cut } from "#app/domain/text/cut.ts";
import { CARRIED, carrier, carryOn, reasonFor, type Placement } from "#app/domain/text/placements.ts";
import { runs } from "#test/world/laws.ts";

const x = (count: number): string => Array.from({ length: count }, (_, index) => `word${index}`).join(" ");

function carried(old: string, next: string, firstLine: number, lastLine = firstLine, quote?: string): Placement {
  const [a, b] = [cut(old), cut(next)];
  return carrier(a, b, align(a, b))({ firstLine, lastLine, quote });
}

const say = ({ firstLine, lastLine, state }: Placement): string => (firstLine === null ? state : `${state} ${firstLine}-${lastLine}`);

const alpha = "Verifiers shall store memorized secrets in a form that resists offline attacks.";
const beta = "Sessions are ended after thirty minutes without any activity of the claimant.";
const gamma = "Biometric samples collected in the process are erased from memory at once.";
const delta = "Every transfer of key material uses an authenticated protected channel.";

describe("carrying", () => {
  const cases: [name: string, old: string[], next: string[], range: [number, number], placement: string][] = [
    ["the same", [alpha, beta], [alpha, beta], [2, 2], "same 2-2"],
    ["an insertion above", [alpha, beta], [gamma, alpha, beta], [1, 2], "same 2-3"],
    ["edited", [alpha, beta], [gamma, alpha.replace("shall", "must"), beta], [1, 1], "edited 2-2"],
    ["moved", [alpha, beta, gamma, delta], [delta, alpha, beta, gamma], [4, 4], "moved 1-1"],
    ["removed", [alpha, beta, gamma], [alpha, gamma], [2, 2], "removed"],
    ["one line of a long block", [x(60)], [gamma, x(60)], [3, 3], "same 4-4"],
    ["one line of a long block that grew before it", [x(60)], [`${x(60).replace("word2 ", "word2 and some more words that were put in here, enough for a line of their own ")}`], [4, 4], "same 4-5"],
    ["blocks of which the middle is gone", [alpha, beta, gamma], [alpha, gamma], [1, 3], "edited 1-2"],
  ];
  test.each(cases)("%s", (_, old, next, [first, last], placement) => expect(say(carried(old.join("\n\n"), next.join("\n\n"), first, last))).toBe(placement));

  test("through several drafts: as far as the least sure step, and nowhere once its text is gone", () => {
    const drafts = [[alpha, beta], [gamma, alpha, beta], [delta, gamma, alpha.replace("shall", "must"), beta], [delta, gamma]].map((blocks) => cut(blocks.join("\n\n")));
    const steps = drafts.slice(1).map((next, index) => carrier(drafts[index]!, next, align(drafts[index]!, next)));
    const range = { firstLine: 1, lastLine: 1 };
    expect(carryOn(range, [])).toEqual({ ...range, confidence: 1 });
    const twice = carryOn(range, steps.slice(0, 2))!;
    expect([twice.firstLine, twice.lastLine, twice.confidence]).toEqual([3, 3, Math.min(steps[0]!(range).confidence, steps[1]!({ firstLine: 2, lastLine: 2 }).confidence)]);
    expect(carryOn(range, steps)).toBeNull();
  });
  test("a quote narrows the range to its words", () => expect(say(carried(x(60), `${gamma}\n\n${x(60)}`, 1, 5, "word30 word31"))).toBe("same 4-4"));
  test("a quote that is not there leaves the range", () => expect(say(carried(x(60), x(60), 1, 2, "elsewhere"))).toBe("same 1-2"));
  test("where the selected words are gone, a person is asked", () => {
    const old = `${alpha} ${beta} ${gamma}`;
    const placement = carried(old, `${alpha} ${gamma}`, 1, 4, beta);
    expect(placement.firstLine).not.toBeNull();
    expect(placement.confidence).toBeLessThan(CARRIED);
  });
  test("text that is gone offers the nearest place in its clause first", () => {
    const [old, next] = [["# A", alpha, beta, "# B", gamma], ["# A", alpha, "# B", gamma]];
    expect(carried(old.join("\n\n"), next.join("\n\n"), 3).suggestions[0]).toEqual({ firstLine: 2, lastLine: 2 });
  });
  test("unique text that nobody changed is certain, wherever it went", () => {
    const old = [alpha, beta, gamma, delta];
    expect(carried(old.join("\n\n"), [delta.replace("Every", "Each"), gamma, alpha].join("\n\n"), 3)).toMatchObject({ firstLine: 2, confidence: 1 });
  });
  test("why a place is to be looked at", () => {
    const asked = (firstLine: number | null, state: Placement["state"], confidence: number) => reasonFor({ firstLine, state, confidence });
    expect([asked(null, "removed", 0.2), asked(null, "removed", 0.4), asked(1, "same", 1), asked(1, "same", 0.5), asked(1, "edited", 0.5), asked(1, "moved and edited", 0.5), asked(1, "split", 0.9), asked(1, "merged", 0.6)]).toEqual(["removed", "rewritten", null, "repeated", "edited", "moved", "split", "merged"]);
  });
  test("an empty draft takes nothing", () => expect(carried(alpha, "", 1)).toEqual({ firstLine: null, lastLine: null, state: "removed", confidence: 0, suggestions: [] }));
  test("an empty draft has nothing", () => expect(carried("", alpha, 1).state).toBe("removed"));
});

describe("laws", () => {
  const word = fc.constantFrom("shall", "log", "access", "the", "of", "secret", "token", "verifier", "claimant", "not", "assurance", "level", "session", "key");
  const paragraph = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(" "));
  const draft = fc.array(fc.oneof(paragraph, paragraph.map((text) => `# ${text}`), paragraph.map((text) => `- ${text}`), fc.constant("This section is informative.")), { minLength: 1, maxLength: 12 });

  test("the same text: identity, with certainty", () => {
    fc.assert(fc.property(draft, fc.nat(), fc.nat(), (blocks, a, b) => {
      const one = cut(blocks.join("\n\n"));
      const [firstLine, lastLine] = [1 + (a % one.lines.length), 1 + (b % one.lines.length)].sort((m, n) => m - n) as [number, number];
      expect(carrier(one, one, align(one, one))({ firstLine, lastLine })).toEqual({ firstLine, lastLine, state: "same", confidence: 1, suggestions: [] });
    }), runs(100));
  });

  test("an insertion above moves by its length", () => {
    fc.assert(fc.property(draft, draft, fc.nat(), (above, blocks, a) => {
      const fresh = above.map((text) => text.replace(/\w+/g, (found) => `new${found}`)).map((text) => (text.startsWith("# ") ? text : `# ${text}`));
      const [old, next] = [cut(blocks.join("\n\n")), cut([...fresh, ...blocks].join("\n\n"))];
      const moved = next.lines.length - old.lines.length;
      const line = 1 + (a % old.lines.length);
      expect(carrier(old, next, align(old, next))({ firstLine: line, lastLine: line })).toMatchObject({ firstLine: line + moved, lastLine: line + moved, state: "same" });
    }), runs(100));
  });

  test("never outside the draft, whatever is asked", () => {
    fc.assert(fc.property(draft, draft, fc.integer({ min: -5, max: 200 }), fc.integer({ min: -5, max: 200 }), fc.option(paragraph, { nil: undefined }), (a, b, firstLine, lastLine, quote) => {
      const [old, next] = [cut(a.join("\n\n")), cut(b.join("\n\n"))];
      const placement = carrier(old, next, align(old, next))({ firstLine, lastLine, quote });
      const ranges = [...(placement.firstLine === null ? [] : [{ firstLine: placement.firstLine, lastLine: placement.lastLine! }]), ...placement.suggestions];
      for (const range of ranges) {
        expect(range.firstLine).toBeGreaterThanOrEqual(1);
        expect(range.lastLine).toBeGreaterThanOrEqual(range.firstLine);
        expect(range.lastLine).toBeLessThanOrEqual(next.lines.length);
      }
      expect(placement.suggestions.length).toBeLessThanOrEqual(3);
      expect(placement.confidence).toBeGreaterThanOrEqual(0);
      expect(placement.confidence).toBeLessThanOrEqual(1);
    }), runs(100));
  });

  test("the order of the comments does not matter", () => {
    fc.assert(fc.property(draft, draft, fc.array(fc.nat(), { maxLength: 10 }), (a, b, lines) => {
      const [old, next] = [cut(a.join("\n\n")), cut(b.join("\n\n"))];
      const alignment = align(old, next);
      const ask = (order: number[]): string[] => {
        const carry = carrier(old, next, alignment);
        return order.map((line) => JSON.stringify([line, carry({ firstLine: 1 + (line % old.lines.length), lastLine: old.lines.length })]));
      };
      expect(ask(lines).sort()).toEqual(ask([...lines].reverse()).sort());
    }), runs(100));
  });

  test("there and back: an unchanged block returns to where it was", () => {
    fc.assert(fc.property(draft, draft, fc.nat(), (a, b, at) => {
      const unique = "An unmistakable sentence about nothing else in particular.";
      const place = at % (a.length + 1);
      const [old, next] = [cut([...a.slice(0, place), unique, ...a.slice(place)].join("\n\n")), cut([...b, unique].join("\n\n"))];
      const line = old.blocks.find(({ text }) => text === unique)!.firstLine;
      const there = carrier(old, next, align(old, next))({ firstLine: line, lastLine: line });
      const back = carrier(next, old, align(next, old))({ firstLine: there.firstLine!, lastLine: there.lastLine! });
      expect([back.firstLine, back.lastLine]).toEqual([line, line]);
    }), runs(100));
  });
});
