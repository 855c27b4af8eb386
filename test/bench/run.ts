/**
 * Measures the house on a draft of more than 7,000 lines with 20,000 comments: what a request costs, what a reader waits for, what it needs.
 * Servers run as processes of their own, the built ones, as they are served. `npm run bench`; with `-- --json` one flat object alone.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { closeRound } from "#app/commands/rounds.server.ts";
import { publishDraft } from "#app/commands/drafts.server.ts";
import { saveWorkingText } from "#app/commands/working-texts.server.ts";
import { align } from "#app/domain/text/alignment.ts";
import { cut } from "#app/domain/text/cut.ts";
import { carrier } from "#app/domain/text/placements.ts";
import { paths } from "#app/paths.ts";
import { now } from "#app/platform/clock.server.ts";
import { openPublication } from "#app/queries/drafting/workbench.server.ts";
import { readEnvironment, useEnvironment } from "#app/platform/environment.server.ts";
import { freePort } from "#test/browser/ports.ts";
import { browse } from "./browsing.ts";
import { longDrafts, type Drafts } from "./draft.ts";
import { fetchOnce, throughput } from "./load.ts";
import { median, pause, start, type Measured } from "./process.ts";
import { formOf, open, seed, type Seeded } from "./seed.ts";
import { TEXT_GOALS, textFigures } from "./texts.ts";
import { VOTING_GOALS, votingFigures } from "./voting.ts";
import { AMENDING_GOALS, amendingFigures } from "./workbenches.ts";

/** The name of a figure, and what it should be: at most, or at least. */
const GOALS: Record<string, ["≤" | "≥", number]> = {
  "reading.anonymous.ratio": ["≥", 0.4],
  "reading.signedIn.cpuMs": ["≤", 10],
  "reading.bytes": ["≤", 300_000],
  "reading.scriptBytes": ["≤", 110_000],
  "browser.interactiveMs": ["≤", 1_000],
  "browser.blockedMs": ["≤", 100],
  "comment.cpuMs": ["≤", 6],
  "comment.growth": ["≤", 1.2],
  "publish.ms": ["≤", 2_000],
  "place.ms": ["≤", 1_000],
  "tracker.cpuMs": ["≤", 15],
  "rss.idleMb": ["≤", 200],
  "rss.loadMb": ["≤", 350],
  ...VOTING_GOALS,
  ...TEXT_GOALS,
  ...AMENDING_GOALS,
};

const COMMENTS = 20_000;
const FEW = 50;
const AS_A_BROWSER = "gzip, deflate, br, zstd";
const SECRET = "kept in the heads of seven people";
const MAIL_FROM = "Commonline <no-reply@commonline.example>";

const figures: Record<string, number> = {};
const asJson = process.argv.includes("--json");
const begun = performance.now();

function tell(what: string): void {
  if (!asJson) process.stdout.write(`${((performance.now() - begun) / 1_000).toFixed(0).padStart(4)} s  ${what}\n`);
}

function keep(name: string, value: number): void {
  figures[name] = Number(value.toPrecision(4));
}

/** One measurement; where it cannot be made the others still are, and the run fails in the end. */
async function attempt(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    tell(what);
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`Not measured (${what.toLowerCase().replace(/\.$/, "")}): ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

const folder = mkdtempSync(join(tmpdir(), "commonline-bench-"));
try {
  await measure();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (asJson) process.stdout.write(`${JSON.stringify(figures)}\n`);
else show();

async function measure(): Promise<void> {
  const drafts = longDrafts();
  tell(`A draft of ${drafts.lines} lines.`);
  placing(drafts);
  await attempt("Texts compared.", async () => textFigures(folder, keep));
  const [few, many] = [join(folder, "few"), join(folder, "many")];
  for (const room of [few, many]) mkdirSync(room);
  const ports = { few: await freePort(), many: await freePort(), bare: await freePort() };
  useEnvironment(readEnvironment({ ORIGIN: `http://127.0.0.1:${ports.many}`, SECRET, MAIL_FROM, VAR_DIR: many }));
  const seeded = await seed(drafts, { few: join(few, "commonline.db"), many: join(many, "commonline.db") }, { few: FEW, many: COMMENTS }, tell);

  const serve = (room: string, port: number) => start(["build/server/index.js"], port, { ORIGIN: `http://127.0.0.1:${port}`, SECRET, MAIL_FROM, VAR_DIR: room });
  const house = await serve(many, ports.many);
  try {
    await pause(3_000);
    keep("rss.idleMb", house.rss().now);
    await attempt("Read by many without an account.", () => readingByMany(house, seeded, ports.bare));
    await attempt("Read by people who are signed in.", async () => keep("reading.signedIn.cpuMs", await cpuOfPage(house, seeded, paths.draft(seeded.slug, 1), 200)));
    await attempt("The tracker read.", async () => keep("tracker.cpuMs", await cpuOfPage(house, seeded, paths.comments(seeded.slug), 100)));
    await attempt("Comments sent.", async () => {
      const small = await serve(few, ports.few);
      try {
        await commenting(house, small, seeded, drafts);
      } finally {
        await small.stop();
      }
    });
    keep("rss.loadMb", house.rss().most);
    await attempt("Read in a browser.", async () => {
      const room = `${house.origin}${paths.draft(seeded.slug, 1)}`;
      await settledPage(room);
      Object.assign(figures, prefixed(await browse(room, 5)));
    });
  } finally {
    await house.stop();
  }
  await attempt("The next draft published.", () => publishing(join(many, "commonline.db"), seeded, drafts));
  await attempt("Amendments proposed, accepted and shown.", () => amendingFigures(drafts, folder, { SECRET, MAIL_FROM }, keep));
  await attempt("Ballots and the first page read.", () => votingFigures(folder, { SECRET, MAIL_FROM }, keep));
}

function prefixed({ bytes, scriptBytes, interactiveMs, blockedMs }: Awaited<ReturnType<typeof browse>>): Record<string, number> {
  return { "reading.bytes": bytes, "reading.scriptBytes": scriptBytes, "browser.interactiveMs": Math.round(interactiveMs), "browser.blockedMs": Math.round(blockedMs) };
}

/** Twenty thousand places carried from the draft to its next version, texts and their alignment given. */
function placing(drafts: Drafts): void {
  const [old, next] = [cut(drafts.source), cut(drafts.next)];
  const before = performance.now();
  const alignment = align(old, next);
  keep("align.ms", performance.now() - before);
  const forms = Array.from({ length: COMMENTS }, (_, n) => formOf(n, drafts.lines));
  const starts = performance.now();
  const carry = carrier(old, next, alignment);
  for (const { firstLine, lastLine } of forms) carry({ firstLine, lastLine, quote: old.lines[firstLine - 1]?.text ?? "" });
  keep("place.ms", performance.now() - starts);
  tell("Comments placed.");
}

async function readingByMany(house: Measured, seeded: Seeded, barePort: number): Promise<void> {
  const room = paths.draft(seeded.slug, 1);
  const body = await settledPage(`${house.origin}${room}`);
  if (!brotliDecompressSync(body).includes("L7000")) throw new Error("the reading room does not hold the draft");
  const file = join(folder, "page.br");
  writeFileSync(file, body);
  const bare = await start(["--import", "tsx", "test/bench/bare.ts", file], barePort, {});
  const rates: { house: number; bare: number }[] = [];
  try {
    for (let round = 0; round < 6; round++) rates.push({ bare: await throughput(bare.port, room, 1.5), house: await throughput(house.port, room, 1.5) });
  } finally {
    await bare.stop();
  }
  // The first round warms up.
  const [ours, limit] = [median(rates.slice(1).map((rate) => rate.house)), median(rates.slice(1).map((rate) => rate.bare))];
  keep("reading.anonymous.perSecond", ours);
  keep("reading.anonymous.limitPerSecond", limit);
  keep("reading.anonymous.ratio", ours / limit);
}

/** A kept page once it has been made as small as it gets, which happens when it has rested for ten seconds: nobody has commented for so long. */
async function settledPage(url: string): Promise<Buffer> {
  const page = async () => expected(200, await fetchOnce(url, { headers: { "Accept-Encoding": "br" } })).body;
  const first = await page();
  for (let wait = 0; wait < 40; wait++) {
    await pause(500);
    const body = await page();
    if (body.byteLength < first.byteLength) return body;
  }
  throw new Error("the page was not made smaller while it rested");
}

/** A page read by one author after the other. */
function cpuOfPage(house: Measured, seeded: Seeded, path: string, count: number): Promise<number> {
  return cpuOf(house, count, async (n) => expected(200, await fetchOnce(`${house.origin}${path}`, { headers: { "Accept-Encoding": AS_A_BROWSER, Cookie: seeded.cookies[n % seeded.cookies.length] as string } })));
}

/** Comments as a browser sends them, each durable before it is answered; in turns on the house with few and the one with many. */
async function commenting(many: Measured, few: Measured, seeded: Seeded, drafts: Drafts): Promise<void> {
  let n = COMMENTS * 2;
  const send = (house: Measured) => async () => {
    const form = formOf(++n, drafts.lines);
    const fields = Object.entries(form).flatMap(([name, value]) => (value === undefined || value === false ? [] : [[name, value === true ? "on" : String(value)]]));
    const answer = await fetchOnce(`${house.origin}${paths.newComment(seeded.slug, 1)}`, {
      method: "POST",
      headers: { Cookie: seeded.cookies[n % seeded.cookies.length] as string, Origin: house.origin, Accept: "text/html", "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(fields as [string, string][]).toString(),
    });
    return expected(303, answer);
  };
  const costs: { few: number; many: number }[] = [];
  for (let round = 0; round < 12; round++) costs.push({ few: await cpuOf(few, 50, send(few)), many: await cpuOf(many, 50, send(many)) });
  const [small, large] = [median(costs.slice(2).map((cost) => cost.few)), median(costs.slice(2).map((cost) => cost.many))];
  keep("comment.cpuMs", large);
  keep("comment.growth", large / small);
}

/** The next draft, with every comment placed on it. */
async function publishing(file: string, seeded: Seeded, drafts: Drafts): Promise<void> {
  const database = open(file);
  await seeded.facilitator.refresh();
  await closeRound(seeded.facilitator, seeded.standardId, 1, { reason: "Measured." });
  await saveWorkingText(seeded.facilitator, seeded.standardId, { source: drafts.next, revision: 0, base: 1 });
  await forecasting(seeded);
  const before = performance.now();
  await publishDraft(seeded.facilitator, seeded.standardId, { source: drafts.next, stage: "30", after: 1 });
  keep("publish.ms", performance.now() - before);
  await database.close();
}

/** What a facilitator sees before the deed: what publishing would change, and where the comments would go. */
async function forecasting(seeded: Seeded): Promise<void> {
  const before = performance.now();
  await openPublication(seeded.slug, now(), "en");
  keep("publish.forecastMs", performance.now() - before);
}

/** CPU milliseconds of a server for one request, over `count` of them, four at a time. */
async function cpuOf(house: Measured, count: number, request: (n: number) => Promise<unknown>): Promise<number> {
  const before = house.cpu();
  let next = 0;
  await Promise.all(Array.from({ length: 4 }, async () => {
    while (next < count) await request(next++);
  }));
  return (house.cpu() - before) / count;
}

function expected<A extends { status: number; body: Buffer }>(status: number, answer: A): A {
  if (answer.status !== status) throw new Error(`answered ${answer.status} instead of ${status}: ${answer.body.toString().slice(0, 300)}`);
  return answer;
}

function show(): void {
  process.stdout.write("\n");
  for (const [name, value] of Object.entries(figures).sort(([a], [b]) => a.localeCompare(b))) {
    const goal = GOALS[name];
    const kept = !goal || (goal[0] === "≤" ? value <= goal[1] : value >= goal[1]);
    process.stdout.write(`${name.padEnd(34)} ${String(value).padStart(10)}   ${goal ? `${goal[0]} ${goal[1]}${kept ? "" : "   missed"}` : ""}\n`);
  }
}
