/** The score on families that nothing was learnt from: for each, the weights are learnt on the others. `node --import tsx test/tuning/families.ts` prints it, in per cent. */
import { align } from "#app/domain/text/alignment.ts";
import { CARRIED, carrier } from "#app/domain/text/placements.ts";
import { learn } from "./learn.ts";
import { lessonsOf } from "./lessons.ts";
import { blocksAt, fileLines, isRight, readTruths, type Truth } from "./truth.ts";

const truths = readTruths();
const out = (line: string) => void process.stdout.write(`${line}\n`);
out(["pair", "n", "precision", "recall", "gone, placed", "precision carried", "gone, carried"].join(" | "));
for (const family of new Set(truths.map((truth) => truth.family))) {
  const weights = learn(lessonsOf(truths.filter((truth) => truth.family !== family)));
  for (const truth of truths.filter((one) => one.family === family)) out(row(truth, weights));
}

function row({ name, old, next, items }: Truth, weights: ReturnType<typeof learn>): string {
  const carry = carrier(old.cut, next.cut, align(old.cut, next.cut, weights));
  const tally = { placed: 0, right: 0, found: 0, carried: 0, carriedRight: 0, wanted: 0, gone: 0, gonePlaced: 0, goneCarried: 0 };
  for (const { src, expect, targets = [] } of items) {
    const own = blocksAt(old, src);
    if (own.length === 0) continue;
    const { firstLine, lastLine, confidence } = carry({ firstLine: old.cut.blocks[own[0]!]!.firstLine, lastLine: old.cut.blocks[own.at(-1)!]!.lastLine });
    const place = firstLine === null || lastLine === null ? null : fileLines(next, { firstLine, lastLine });
    const right = place !== null && isRight(place, targets);
    const sure = place !== null && confidence >= CARRIED;
    tally.wanted += Number(expect === "place");
    tally.gone += Number(expect === "none");
    tally.placed += Number(place !== null);
    tally.right += Number(right);
    tally.found += Number(right && expect === "place");
    tally.carried += Number(sure);
    tally.carriedRight += Number(sure && right);
    tally.gonePlaced += Number(place !== null && expect === "none");
    tally.goneCarried += Number(sure && expect === "none");
  }
  const share = (part: number, of: number) => (of === 0 ? "-" : ((100 * part) / of).toFixed(1));
  return [name, items.length, share(tally.right, tally.placed), share(tally.found, tally.wanted), `${tally.gonePlaced} of ${tally.gone}`, share(tally.carriedRight, tally.carried), tally.goneCarried].join(" | ");
}
