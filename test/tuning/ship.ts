/** The weights that are shipped, with what their evidence is worth; `node --import tsx test/tuning/ship.ts` prints them for app/domain/text/matching/weights.ts. */
import { type Weights } from "#app/domain/text/matching/weights.ts";
import { calibrated, foldsOf } from "./calibration.ts";
import { learn } from "./learn.ts";
import { lessonsOf } from "./lessons.ts";
import { readTruths, type Truth } from "./truth.ts";

export function shipped(truths: readonly Truth[]): Weights {
  return calibrated(learn(lessonsOf(truths)), foldsOf(truths));
}

if (process.argv[1]?.endsWith("ship.ts")) process.stdout.write(`${JSON.stringify(shipped(readTruths()))}\n`);
