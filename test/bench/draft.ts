/** The draft that is measured: more than 7,000 lines of real standards, and its next version by their own authors. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { cut } from "#app/domain/text/cut.ts";

/** Two versions each of the same text. */
const PAIRS: [string, string][] = [
  ["owasp-asvs/4.0.1.md", "owasp-asvs/4.0.3.md"],
  ["nist-sp800-63b/r3-draft-2017-01.md", "nist-sp800-63b/r3-final-2017-06.md"],
  ["nist-sp800-63a/r3-draft-2017-01.md", "nist-sp800-63a/r3-final-2017-06.md"],
  ["osps-baseline/2025-02-25.md", "osps-baseline/2025-10-10.md"],
  ["s2c2f/1.0.md", "s2c2f/1.1.md"],
  ["nist-sp800-53/r5-fpd.md", "nist-sp800-53/r5.md"],
];

export const LINES_MIN = 7_000;

export interface Drafts {
  source: string;
  next: string;
  lines: number;
}

/** The fewest texts that make LINES_MIN lines. @throws Error where the corpus is not to be found. */
export function longDrafts(): Drafts {
  const corpus = resolve(process.env.CORPUS_DIR ?? "../shared/corpus");
  if (!existsSync(corpus)) throw new Error(`The corpus is not at ${corpus}: name its folder with CORPUS_DIR.`);
  const read = (name: string) => readFileSync(join(corpus, name), "utf8");
  let source = "";
  let next = "";
  for (const [old, newer] of PAIRS) {
    source += `${read(old)}\n\n`;
    next += `${read(newer)}\n\n`;
    const lines = cut(source).lines.length;
    if (lines >= LINES_MIN) return { source, next, lines };
  }
  throw new Error(`The corpus makes fewer than ${LINES_MIN} lines.`);
}
