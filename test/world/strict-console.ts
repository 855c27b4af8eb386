/** What is written to the console as a warning or an error fails the test that it happened in. */
import { afterEach, beforeEach, expect, vi } from "vitest";

const said: string[] = [];

beforeEach(() => {
  said.length = 0;
  for (const level of ["error", "warn"] as const) {
    vi.spyOn(console, level).mockImplementation((...words: unknown[]) => void said.push(`console.${level}: ${words.map(String).join(" ")}`));
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(said).toEqual([]);
});
