/**
 * Measures ballots and the first page: three hundred organisations, every one of which has changed its vote ten times, and a dozen standards.
 * A world and a server of its own, beside those of the long draft.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { isNull } from "drizzle-orm";
import { openBallot } from "#app/commands/ballots.server.ts";
import { submitComment } from "#app/commands/comments.server.ts";
import { publishDraft } from "#app/commands/drafts.server.ts";
import { castPosition } from "#app/commands/positions.server.ts";
import { openRound } from "#app/commands/rounds.server.ts";
import { createStandard } from "#app/commands/standards.server.ts";
import type { Position } from "#app/domain/ballots/positions.ts";
import { RULES } from "#app/domain/ballots/rules.ts";
import { CATEGORIES } from "#app/domain/organisations.ts";
import { paths } from "#app/paths.ts";
import { newId } from "#app/platform/chance.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { readEnvironment, useEnvironment } from "#app/platform/environment.server.ts";
import { transaction, useDatabase, type Database } from "#db/client.server.ts";
import { outbox } from "#db/schema.server.ts";
import { freePort } from "#test/browser/ports.ts";
import { SMALL_DRAFT } from "#test/world/notation.ts";
import { personOf, type Person } from "#test/world/people.ts";
import { seedPerson } from "#test/world/seeding.ts";
import { fetchOnce } from "./load.ts";
import { pause, start, type Measured } from "./process.ts";
import { formOf, open } from "./seed.ts";

/** At most: what a page of a ballot and the first page cost. */
export const VOTING_GOALS: Record<string, ["≤", number]> = { "ballot.result.cpuMs": ["≤", 10], "home.cpuMs": ["≤", 10] };

const ORGANISATIONS = 300;
const CHANGES = 3_000;
const STANDARDS = 12;
const DAY = 86_400_000;
const CAST: Position[] = ["approve", "disapprove", "abstain", "approve-with-comments"];
/** Of pages that are read; and of rounds in which somebody votes before each is read. */
const READ = 200;
const VOTED = 40;

export async function votingFigures(folder: string, server: Record<string, string>, keep: (name: string, value: number) => void): Promise<void> {
  const room = join(folder, "voting");
  mkdirSync(room);
  const port = await freePort();
  const own = { ...server, ORIGIN: `http://127.0.0.1:${port}`, VAR_DIR: room };
  useEnvironment(readEnvironment(own));
  const database = open(join(room, "commonline.db"));
  await database.migrate();
  const { heads, cookies, at } = await electorate();
  const house = await start(["build/server/index.js"], port, own);
  try {
    await lettersLeft(database);
    const read = (path: string) => async (n: number) => {
      const { status } = await fetchOnce(`${house.origin}${path}`, { headers: { "Accept-Encoding": "gzip, deflate, br, zstd", Cookie: cookies[n % cookies.length]! } });
      if (status !== 200) throw new Error(`${path} answered ${status}`);
    };
    const [ballot, home] = [read(paths.ballot(at.standard, at.number)), read(paths.home())];
    for (const [name, page] of [["ballot.result.cpuMs", ballot], ["home.cpuMs", home]] as const) {
      await each(house, 50, page);
      keep(name, await each(house, READ, page));
    }
    // A vote before each read: the votes are counted anew.
    let counted = 0;
    for (let n = 0; n < VOTED; n++) {
      await vote(heads, at, CHANGES + n);
      counted += await each(house, 1, ballot);
    }
    keep("ballot.counted.cpuMs", counted / VOTED);
  } finally {
    await house.stop();
    await database.close();
    useDatabase(null);
  }
}

/** The heads are told of the ballot; what that costs is no part of what a page costs. */
async function lettersLeft(database: Database): Promise<void> {
  while ((await database.reader.$count(outbox, isNull(outbox.sentAt))) > 0) await pause(200);
}

/** The standards, and the ballot on the first of them, all through the commands. */
async function electorate() {
  const facilitator = await personOf(await seedPerson("Facilitator", { organisation: "Secretariat", category: "standards-body", administrator: true }, newId), newId);
  const heads: Person[] = [];
  await transaction("bulk", async () => {
    for (let n = 0; n < ORGANISATIONS; n++) heads.push(await personOf(await seedPerson(`Head ${n}`, { organisation: `Organisation ${n}`, category: CATEGORIES[n % 5]! }, newId), newId));
  });
  const made: { id: string; slug: string }[] = [];
  for (let n = 0; n < STANDARDS; n++) {
    const standard = await createStandard(facilitator, { identifier: `CL ${n + 1}`, title: `Standard ${n + 1}`, scope: "Measured.", domain: "verification" });
    await facilitator.refresh();
    await publishDraft(facilitator, standard.id, { source: SMALL_DRAFT, stage: "30", after: 0 });
    await openRound(facilitator, standard.id, { kind: "comment-and-ballot", opensAt: now(), closesAt: new Date(now().getTime() + 60 * DAY) });
    made.push(standard);
  }
  const [standard] = made as [{ id: string; slug: string }];
  const rule = RULES["public-private-consensus"];
  const plan = { subject: "advance" as const, question: null, rule, original: "public-private-consensus" as const, secrecy: "open" as const, closesAt: new Date(now().getTime() + 60 * DAY) };
  const { number } = await openBallot(facilitator, standard.id, { ...plan, electors: heads.map(({ actor }) => ({ organisationId: actor.actingFor!.organisationId, part: "voting" as const, weight: 1 })) });
  const at = { standard: standard.slug, number };
  await transaction("bulk", async () => {
    for (const [n, head] of heads.entries()) for (const { slug } of made.slice(0, 1 + (n % STANDARDS))) await submitComment(head, { standard: slug, draft: 1 }, { ...formOf(n, 9), submission: newId() });
    for (let n = 0; n < CHANGES; n++) await vote(heads, at, n);
  });
  const cookies: string[] = [];
  for (const head of heads.slice(0, 50)) cookies.push(await head.signIn());
  return { heads, cookies, at };
}

/** The n-th vote: everybody in turn, and each time another position. The comment of head n is number n + 1. */
async function vote(heads: readonly Person[], at: { standard: string; number: number }, n: number): Promise<void> {
  const turn = Math.floor(n / heads.length);
  const position = CAST[(n + turn) % CAST.length]!;
  await castPosition(heads[n % heads.length]!, at, { position, comments: position === "disapprove" ? [1 + (n % heads.length)] : [], terms: true });
}

/** CPU milliseconds of the server for one request. */
async function each(house: Measured, count: number, request: (n: number) => Promise<void>): Promise<number> {
  const before = house.cpu();
  for (let n = 0; n < count; n++) await request(n);
  return (house.cpu() - before) / count;
}
