/** The score on families that nothing was learnt from: for each, the weights are learnt on the others. `node --import tsx test/tuning/families.ts` prints it, in per cent, and how far what is said of a place is so. */
import { CARRIED } from "#app/domain/text/placements.ts";
import { calibrated, foldsOf } from "./calibration.ts";
import { lessonsOf } from "./lessons.ts";
import { BINS, outcomesOf, reliability, type Outcome } from "./outcomes.ts";
import { readTruths } from "./truth.ts";

const KINDS: [kind: string, names: RegExp][] = [
  ["minor", /^asvs/],
  ["major, same structure", /^(osps|sp800)(?!.*(human|commented))/],
  ["rewritten, read by hand", /human/],
  ["edited by machine", /^synth/],
  ["reordered by machine", /^reordered/],
  ["rewritten by machine", /^rewritten/],
];

const truths = readTruths();
const out = (line: string) => void process.stdout.write(`${line}\n`);
const share = (part: number, of: number) => (of === 0 ? "-" : ((100 * part) / of).toFixed(1));
const folds = foldsOf(truths);
const found = new Map<string, Outcome[]>();
for (const { family, learnt } of folds) {
  const weights = calibrated(learnt, folds.filter((fold) => fold.family !== family));
  for (const truth of lessonsOf(truths).filter((one) => one.family === family && one.weight === undefined)) found.set(truth.name, outcomesOf(truth, weights));
}

out(["pair", "n", "precision", "recall", "gone, placed", "precision carried", "recall carried", "gone, carried", "of the rest among three"].join(" | "));
for (const [name, outcomes] of found) out(row(name, outcomes));
out(["", "of what says", "places", "mean said", "right"].join(" | "));
table("real pairs", [...found].filter(([name]) => KINDS.slice(0, 3).some(([, names]) => names.test(name))).flatMap(([, outcomes]) => outcomes));
for (const [kind, names] of KINDS) table(kind, [...found].filter(([name]) => names.test(name)).flatMap(([, outcomes]) => outcomes));
table("all", [...found].filter(([name]) => !name.includes("commented")).flatMap(([, outcomes]) => outcomes));

function row(name: string, outcomes: readonly Outcome[]): string {
  const count = (test: (outcome: Outcome) => boolean): number => outcomes.filter(test).length;
  const sure = ({ placed, confidence }: Outcome): boolean => placed && confidence >= CARRIED;
  const wanted = count(({ expect }) => expect === "place");
  const rest = count((outcome) => outcome.expect === "place" && !sure(outcome));
  return [
    name,
    outcomes.length,
    share(count(({ right }) => right), count(({ placed }) => placed)),
    share(count(({ right, expect }) => right && expect === "place"), wanted),
    `${count(({ placed, expect }) => placed && expect === "none")} of ${count(({ expect }) => expect === "none")}`,
    share(count((outcome) => sure(outcome) && outcome.right), count(sure)),
    share(count((outcome) => sure(outcome) && outcome.right && outcome.expect === "place"), wanted),
    count((outcome) => sure(outcome) && outcome.expect === "none"),
    `${count((outcome) => outcome.expect === "place" && !sure(outcome) && outcome.suggested)} of ${rest}`,
  ].join(" | ");
}

function table(kind: string, outcomes: readonly Outcome[]): void {
  reliability(outcomes).forEach(({ from, count, said, right }, index) => {
    if (count > 0) out([kind, `${from} to ${BINS[index + 1]}`, count, said.toFixed(3), right.toFixed(3)].join(" | "));
  });
}
