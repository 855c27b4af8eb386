/** What the program says of every labelled place of a pair, and whether it is so. */
import { align } from "#app/domain/text/alignment.ts";
import { carrier } from "#app/domain/text/placements.ts";
import { type Weights } from "#app/domain/text/matching/weights.ts";
import { blocksAt, fileLines, isRight, type Item, type Truth } from "./truth.ts";

/** `suggested`: whether a right place is among the three that a person is shown, the place itself first. */
export interface Outcome {
  expect: Item["expect"];
  placed: boolean;
  right: boolean;
  suggested: boolean;
  confidence: number;
}

export function outcomesOf({ old, next, items }: Truth, weights: Weights): Outcome[] {
  const carry = carrier(old.cut, next.cut, align(old.cut, next.cut, weights));
  return items.flatMap(({ src, expect, targets = [] }) => {
    const own = blocksAt(old, src);
    if (own.length === 0) return [];
    const { firstLine, lastLine, confidence, suggestions } = carry({ firstLine: old.cut.blocks[own[0]!]!.firstLine, lastLine: old.cut.blocks[own.at(-1)!]!.lastLine });
    const place = firstLine === null || lastLine === null ? [] : [{ firstLine, lastLine }];
    const isGood = (range: { firstLine: number; lastLine: number }): boolean => isRight(fileLines(next, range), targets);
    return [{ expect, placed: place.length > 0, right: place.some(isGood), suggested: [...place, ...suggestions].slice(0, 3).some(isGood), confidence }];
  });
}

/** Of what says so much, how much is right: the honest measure of a confidence. */
export interface Bin {
  from: number;
  count: number;
  said: number;
  right: number;
}

export const BINS = [0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99, 1];

export function reliability(outcomes: readonly Outcome[]): Bin[] {
  const placed = outcomes.filter((outcome) => outcome.placed);
  return BINS.slice(0, -1).map((from, index) => {
    const inside = placed.filter(({ confidence }) => confidence >= from && (confidence < BINS[index + 1]! || index === BINS.length - 2));
    const sum = (value: (outcome: Outcome) => number): number => inside.reduce((all, outcome) => all + value(outcome), 0);
    return { from, count: inside.length, said: sum(({ confidence }) => confidence) / inside.length, right: sum(({ right }) => Number(right)) / inside.length };
  });
}
