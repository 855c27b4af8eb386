/** Five hundred open amendments on the large draft: how long their collisions take, and one acceptance beside what a facilitator wrote. By itself: `node --import tsx test/bench/amending.ts`. */
import { pathToFileURL } from "node:url";
import { collisionGraph } from "#app/domain/amendments/collisions.ts";
import { editsOf } from "#app/domain/amendments/edits.ts";
import { assembled, threeWay } from "#app/domain/amendments/merging.ts";
import { proposal, sourceOf, type Amendment } from "#app/domain/amendments/operations.ts";
import { layoutOf, type Layout } from "#app/domain/amendments/passages.ts";
import { redliner } from "#app/domain/amendments/redlines.ts";
import { cut } from "#app/domain/text/cut.ts";
import { longDrafts, type Drafts } from "./draft.ts";
import { median } from "./process.ts";

export const AMENDMENTS = 500;

/** Milliseconds. The draft is cut before; everything else is done from the amendments as they are kept. */
export function amending(drafts: Drafts): Record<string, number> {
  const draft = cut(drafts.source);
  const layout = layoutOf(draft);
  const amendments = Array.from({ length: AMENDMENTS }, (_, n) => amendmentOf(layout, n));
  const graph = timed(() => collisionGraph(amendments.map((amendment) => editsOf(layout, amendment))));
  const edits = amendments.map((amendment) => editsOf(layout, amendment));
  const colliding = new Set(collisionGraph(edits).groups.flat());
  const accepted = edits.filter((_, index) => !colliding.has(index));
  const before = assembled(layout, accepted.slice(1).flat()).source;
  const working = before.replace(/\n$/, "\n\nA paragraph that the facilitator wrote.\n");
  const accept = timed(() => threeWay(before, working, assembled(layout, accepted.flat()).source));
  const { redlineOf } = redliner(draft);
  let n = 0;
  const redline = timed(() => redlineOf(edits[n++ % AMENDMENTS]!));
  return { "amend.graph.ms": graph, "amend.merge.ms": accept, "amend.redline.ms": redline };
}

/** Nine of ten change some words of a block, the others insert, delete or rewrite several; a fifth are made where another one is. */
export function amendmentOf(layout: Layout, n: number): Amendment {
  const count = layout.passages.at(-1)!.last + 1;
  const first = ((n % 5 === 4 ? n - 1 : n) * 37) % count;
  if (n % 30 === 0) return proposal(layout, { draft: 1, operation: "insert", first, last: first, source: `What is put in by ${n}.` });
  if (n % 30 === 10) return proposal(layout, { draft: 1, operation: "delete", first, last: Math.min(count - 1, first + 3), source: "" });
  const last = n % 30 === 20 ? Math.min(count - 1, first + 12) : first;
  const words = sourceOf(layout, { first, last }).split(" ");
  const changed = words.map((word, index) => (index % 9 === n % 9 ? `${word} (${n})` : word)).join(" ");
  return proposal(layout, { draft: 1, operation: "replace", first, last, source: changed });
}

function timed(work: () => unknown): number {
  const times = Array.from({ length: 7 }, () => {
    const before = performance.now();
    work();
    return performance.now() - before;
  });
  return median(times.slice(1));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const [name, value] of Object.entries(amending(longDrafts()))) process.stdout.write(`${name.padEnd(20)} ${value.toPrecision(4)}\n`);
}
