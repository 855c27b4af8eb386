/** Texts that were made to take long: compared in bounded time, with an honest coarser answer. Processor time is measured, since other tests run beside. */
import { describe, expect, test } from "vitest";
import { align, type Alignment } from "#app/domain/text/alignment.ts";
import { cut, type Cut } from "#app/domain/text/cut.ts";
import { carrier } from "#app/domain/text/placements.ts";
import { redline } from "#app/domain/text/redline.ts";

/** Ten times what it takes on a quiet machine. */
const MOST_MS = 20_000;

function compared(old: string, next: string): { a: Cut; b: Cut; alignment: Alignment; ms: number } {
  const before = process.cpuUsage();
  const [a, b] = [cut(old), cut(next)];
  const alignment = align(a, b);
  const carry = carrier(a, b, alignment);
  for (let line = 1; line <= a.lines.length; line += Math.ceil(a.lines.length / 100)) carry({ firstLine: line, lastLine: line });
  redline(a, b, alignment);
  const { user, system } = process.cpuUsage(before);
  return { a, b, alignment, ms: (user + system) / 1000 };
}

/** Paragraphs of words that are drawn with a seed; two books have no sentence in common. */
function book(seed: number, paragraphs: number): string {
  let state = seed;
  const chance = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return Array.from({ length: paragraphs }, () => Array.from({ length: 10 + Math.floor(chance() * 40) }, () => `w${Math.floor(chance() ** 2 * 6_000).toString(36)}`).join(" ")).join("\n\n");
}

describe("texts that were made to take long", () => {
  test("ten thousand identical lines, some of them gone", () => {
    const { a, alignment, ms } = compared("The same line.\n\n".repeat(10_000), `${"The same line.\n\n".repeat(6_000)}Another one.\n\n${"The same line.\n\n".repeat(3_500)}`);
    expect(a.blocks).toHaveLength(10_000);
    expect(new Set(alignment.pairs.map(({ next }) => next)).size).toBe(alignment.pairs.length);
    expect(ms).toBeLessThan(MOST_MS);
  });

  test("one line of a megabyte, a word put in", () => {
    const half = book(3, 12_000).replace(/\n+/g, " ").slice(0, 500_000);
    const { alignment, ms } = compared(`${half} ${half}`, `${half} unheard ${half}`);
    expect(alignment.pairs).toMatchObject([{ old: 0, next: 0 }]);
    expect(ms).toBeLessThan(MOST_MS);
  });

  test("one word of a megabyte", () => expect(compared("x".repeat(1_000_000), `${"x".repeat(500_000)}y${"x".repeat(500_000)}`).ms).toBeLessThan(MOST_MS));

  test("two books that have nothing to do with each other: next to nothing is placed", () => {
    const { a, alignment, ms } = compared(book(1, 3_000), book(77, 3_000));
    expect(alignment.pairs.length).toBeLessThan(a.blocks.length / 50);
    expect(ms).toBeLessThan(MOST_MS);
  });
});
