/** Measures the workbench and the layer over the lines: five hundred open amendments on the long draft, in a world and on a server of its own. By itself: `node --import tsx test/bench/workbenches.ts`. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { submitAmendment } from "#app/commands/amendments/submissions.server.ts";
import { isMisjudged, judge, linesOf } from "#app/domain/amendments/judging.ts";
import { layoutOf } from "#app/domain/amendments/passages.ts";
import { cut } from "#app/domain/text/cut.ts";
import { paths } from "#app/paths.ts";
import { readEnvironment, useEnvironment } from "#app/platform/environment.server.ts";
import { transaction, useDatabase } from "#db/client.server.ts";
import { freePort } from "#test/browser/ports.ts";
import { AMENDMENTS, amending, amendmentOf } from "./amending.ts";
import { longDrafts, type Drafts } from "./draft.ts";
import { fetchOnce } from "./load.ts";
import { median, start, type Measured } from "./process.ts";
import { open, seed, type Seeded } from "./seed.ts";

/** At most. `open` and `accept` are what a facilitator waits for. */
export const AMENDING_GOALS: Record<string, ["≤", number]> = { "amend.graph.ms": ["≤", 1_000], "workbench.open.ms": ["≤", 1_500], "amend.accept.ms": ["≤", 300], "amend.overlay.cpuMs": ["≤", 10] };

const OPENED = 5;
const ACCEPTED = 20;
const OVERLAID = 100;

export async function amendingFigures(drafts: Drafts, folder: string, server: Record<string, string>, keep: (name: string, value: number) => void): Promise<void> {
  for (const [name, value] of Object.entries(amending(drafts))) keep(name, value);
  const room = join(folder, "amending");
  mkdirSync(room);
  const port = await freePort();
  const own = { ...server, ORIGIN: `http://127.0.0.1:${port}`, VAR_DIR: room };
  useEnvironment(readEnvironment(own));
  const file = join(room, "commonline.db");
  const seeded = await seed(drafts, { few: join(room, "few.db"), many: file }, { few: 50, many: 50 }, () => {});
  const fitting = await propose(file, seeded, drafts);
  const house = await start(["build/server/index.js"], port, own);
  try {
    const first = await timed(() => read(house, seeded, paths.workbench(seeded.slug)));
    keep("workbench.firstMs", first);
    const opened: number[] = [];
    for (let n = 0; n < OPENED; n++) opened.push(await timed(() => read(house, seeded, paths.workbench(seeded.slug))));
    keep("workbench.open.ms", median(opened));
    await read(house, seeded, paths.amendmentLayer(seeded.slug, 1));
    const before = house.cpu();
    for (let n = 0; n < OVERLAID; n++) await read(house, seeded, paths.amendmentLayer(seeded.slug, 1));
    keep("amend.overlay.cpuMs", (house.cpu() - before) / OVERLAID);
    const accepted: number[] = [];
    for (const number of fitting.slice(0, ACCEPTED)) accepted.push(await timed(() => accept(house, seeded, number)));
    keep("amend.accept.ms", median(accepted));
  } finally {
    await house.stop();
  }
}

/** Answers the numbers of those that collide with none before them. */
async function propose(file: string, seeded: Seeded, drafts: Drafts): Promise<number[]> {
  const database = open(file);
  const draft = cut(drafts.source);
  const layout = layoutOf(draft);
  const fitting: number[] = [];
  await transaction("bulk", async () => {
    for (let n = 0, proposed = 0; proposed < AMENDMENTS; n++) {
      const amendment = amendmentOf(layout, n);
      // A rule or a remark has no ninth word to change: the next one is proposed.
      if (isMisjudged(judge(draft, 1, { operation: amendment.operation, ...linesOf(draft, amendment), source: amendment.source }))) continue;
      proposed++;
      const { number } = await submitAmendment(seeded.authors[n % seeded.authors.length]!, { standard: seeded.slug, draft: 1 }, { operation: amendment.operation, ...linesOf(draft, amendment), source: amendment.source, reason: `Amendment ${n}: it can be checked then.`, submission: `bench-${String(n).padStart(8, "0")}`, amends: undefined, terms: true });
      // Each fifth is made where the one before it is, and every tenth takes several blocks: see amendmentOf.
      if (n % 5 < 3 && n % 10 !== 0) fitting.push(number);
    }
  });
  await database.close();
  useDatabase(null);
  return fitting;
}

async function read(house: Measured, seeded: Seeded, path: string): Promise<void> {
  const { status } = await fetchOnce(`${house.origin}${path}`, { headers: { "Accept-Encoding": "gzip, deflate, br, zstd", Cookie: seeded.facilitatorCookie } });
  if (status !== 200) throw new Error(`${path} answered ${status}`);
}

/** As the form of its card sends it; durable before it is answered. */
async function accept(house: Measured, seeded: Seeded, number: number): Promise<void> {
  const { status, body } = await fetchOnce(`${house.origin}${paths.amendmentPart(seeded.slug, number, "decision")}`, {
    method: "POST",
    headers: { Cookie: seeded.facilitatorCookie, Origin: house.origin, Accept: "text/html", "Content-Type": "application/x-www-form-urlencoded" },
    body: "kind=accepted",
  });
  if (status !== 303) throw new Error(`accepting A-${number} answered ${status}: ${/<p class="note bad"[^>]*>([^<]*)/.exec(body.toString())?.[1] ?? ""}`);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const folder = mkdtempSync(join(tmpdir(), "commonline-bench-"));
  try {
    await amendingFigures(longDrafts(), folder, { SECRET: "kept in the heads of seven people", MAIL_FROM: "Commonline <no-reply@commonline.example>" }, (name, value) => process.stdout.write(`${name.padEnd(22)} ${value.toPrecision(4)}\n`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
