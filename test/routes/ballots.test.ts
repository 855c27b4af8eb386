/** Ballots over HTTP, as a browser without a script sends them: opened, voted, lost, resolved, sent round again, carried; what is secret; what late votes are told; the files. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { db } from "#db/client.server.ts";
import { ballots, positions } from "#db/schema.server.ts";
import { openBallot } from "#app/commands/ballots.server.ts";
import { castPosition } from "#app/commands/positions.server.ts";
import { RULES } from "#app/domain/ballots/rules.ts";
import type { Secrecy } from "#app/domain/ballots/ballots.ts";
import type { Category } from "#app/domain/organisations.ts";
import { paths } from "#app/paths.ts";
import { moveClock, setClock } from "#app/platform/clock.server.ts";
import { sha256 } from "#app/platform/chance.server.ts";
import type { Person } from "#test/world/people.ts";
import { openHouse, type House, type Visitor } from "#test/world/visits.ts";
import { closeWorlds, openWorld } from "#test/world/world.ts";

closeWorlds();
const houses: House[] = [];
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
});

const PAGE = { accept: "text/html" };
const CATEGORIES: Category[] = ["government", "enterprise", "vendor"];
const DAY = 86_400_000;

async function opened() {
  const world = await openWorld();
  const standard = await world.openStandard({ identifier: "CL 27" });
  const voters: Person[] = [];
  for (let n = 0; n < 6; n++) voters.push(await world.person(`Head ${n}`, { organisation: `Organisation ${n}`, category: CATEGORIES[n % 3] }));
  const house = await openHouse();
  houses.push(house);
  return { world, standard, voters, house, electors: voters.map(({ actor }) => actor.actingFor!.organisationId) };
}

type Opened = Awaited<ReturnType<typeof opened>>;

async function ballotOf({ world, standard, electors }: Opened, secrecy: Secrecy = "open", days = 30): Promise<string> {
  const plan = { subject: "advance" as const, question: null, rule: RULES["public-private-consensus"], original: "public-private-consensus" as const, secrecy, closesAt: new Date(world.now().getTime() + days * DAY), electors: electors.map((organisationId) => ({ organisationId, part: "voting" as const, weight: 1 })) };
  const { number } = await openBallot(standard.facilitator, standard.id, plan);
  return paths.ballot(standard.slug, number);
}

/** What a page says, without its markup. */
const words = (html: string) => html.replace(/<script[\s\S]*?<\/script>/g, "").replace(/<[^>]+>/g, "").replace(/&#x27;/g, "'").replace(/&amp;/g, "&").replace(/\s+/g, " ");

describe("opening", () => {
  const form = (electors: string[]) => ({ subject: "advance", rule: "public-private-consensus", secrecy: "open", closesAt: "2026-04-30T23:59", tests: ["approval", "opposition", "return", "half-of-each"], thresholds: ["≥ 2/3", "≤ 1/4", "≥ 1/2", "≥ 1/2"], parts: ["voting", "observing"], unreasonedCount: "no", flipDays: "", variant: "", question: "", electors: electors.map((id) => `${id}:voting`) });

  test("from the form to the page of the ballot; every rule can be looked at before", async () => {
    const { house, standard, electors } = await opened();
    const fay = await house.visitor(standard.facilitator);
    const blank = await fay.get(paths.newBallot(standard.slug));
    expect(words(blank.text)).toContain("Approvals are at least two thirds of the votes cast");
    expect((await fay.get(paths.newBallot(standard.slug, "cen"))).text).toContain('name="weights"');
    const sent = await fay.post(paths.newBallot(standard.slug), form(electors), PAGE);
    expect([sent.status, sent.location]).toEqual([303, paths.ballot(standard.slug, 1)]);
    expect(await db().select({ rule: ballots.rule, original: ballots.original }).from(ballots)).toEqual([{ rule: RULES["public-private-consensus"], original: "public-private-consensus" }]);
    const page = words((await (await house.visitor()).get(sent.location!)).text);
    expect(page).toContain("0 of 6 organisations have voted");
    expect(page).toContain("not yet carried: nobody has voted");
    expect(words((await (await house.visitor()).get(paths.ballots(standard.slug))).text)).toContain("Ballot 1: Advance to enquiry?");
    expect(words((await (await house.visitor()).get(paths.home())).text)).toContain("ballot open");
    expect(words((await (await house.visitor()).get(paths.record(standard.slug))).text)).toContain("opened ballot 1 on CD 1 to 6 organisations");
  });

  test("a variant is shown with what differs; a threshold that is none keeps what was typed", async () => {
    const { house, standard, electors } = await opened();
    const fay = await house.visitor(standard.facilitator);
    const wrong = await fay.post(paths.newBallot(standard.slug), { ...form(electors), thresholds: ["most", "≤ 1/4", "≥ 1/2", "≥ 1/2"], subject: "question", question: "Shall we <begin>?" }, PAGE);
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('value="most"');
    expect(wrong.text).toContain("Shall we &lt;begin>?");
    expect(wrong.text).toContain(`value="${electors[0]}:voting" selected`);
    const sent = await fay.post(paths.newBallot(standard.slug), { ...form(electors), variant: "Ours, stricter", thresholds: ["≥ 3/4", "", "≥ 1/2", "≥ 1/2"], flipDays: "14" }, PAGE);
    expect(sent.status).toBe(303);
    const page = words((await (await house.visitor()).get(sent.location!)).text);
    for (const said of ["Ours, stricter", "A variant of Public-private consensus", "at least three quarters of the votes cast (original: at least two thirds)", "Left out: Disapprovals are no more than one quarter", "Days to turn a disapproval after the close: 14 (original: none)"]) expect(page).toContain(said);
  });
});

describe("a vote", () => {
  test("is cast, its receipt checked, changed, and seen by everybody", async () => {
    const there = await opened();
    const { house, voters, world, standard } = there;
    const path = await ballotOf(there);
    const comment = await world.comment(voters[0]!, standard, 3);
    const visitor = await house.visitor(voters[0]);
    const form = await visitor.get(path);
    expect(words(form.text)).toContain("You vote as Organisation 0");
    expect(words(form.text)).toContain("A disapproval counts only if a technical comment is tied to it.");
    expect(words(form.text)).toContain(`C-${comment.number} technical`);
    const sent = await visitor.post(path, { position: "disapprove", comments: String(comment.number), terms: "on" }, PAGE);
    expect([sent.status, sent.location?.startsWith(`${path}?cast=`)]).toEqual([303, true]);
    const receipt = sent.location!.split("=")[1]!;
    expect(words((await visitor.get(sent.location!)).text)).toContain(`The vote is cast. This is its receipt; keep it, and check it here at any time: ${receipt}`);
    const stranger = await house.visitor();
    expect(words((await stranger.get(sent.location!)).text)).not.toContain("The vote is cast.");
    const found = words((await stranger.get(`${path}?receipt=${receipt.slice(0, 4)}+${receipt.slice(4, 10)}`)).text);
    expect(found).toContain("Vote 1 of Organisation 0, cast by Head 0");
    expect(found).toContain("It says: disapprove. It counts.");
    const line = /(\["w\d.*?"\])/.exec(found.replace(/&quot;/g, '"'))?.[1] ?? "";
    expect(sha256(line)).toBe(receipt);
    await visitor.post(path, { position: "approve", terms: "on" }, PAGE);
    expect(words((await stranger.get(`${path}?receipt=${receipt}`)).text)).toContain("A later vote of the organisation stands in its place.");
    expect(words((await stranger.get(`${path}?receipt=0123456789`)).text)).toContain("No vote of this ballot has this receipt.");
    const record = await stranger.get(paths.record(standard.slug));
    expect(words(record.text)).toContain("cast the vote of Organisation 0 in ballot 1");
    expect(record.text).toContain(receipt);
  });

  test("one second late is refused with the time, and what was chosen stays", async () => {
    const there = await opened();
    const path = await ballotOf(there, "open", 1);
    const visitor = await there.house.visitor(there.voters[0]);
    there.world.later({ days: 1, seconds: 1 });
    const late = await visitor.post(path, { position: "approve", terms: "on" }, PAGE);
    expect(late.status).toBe(409);
    expect(words(late.text)).toContain("This ballot closed on 3 Mar 2026, 09:00 UTC, so no vote can be cast or changed any more.");
    expect(await db().$count(positions)).toBe(0);
  });

  test("a thousand real requests within 50 ms of the close: none is accepted after it, none refused before", async () => {
    const there = await opened();
    const visitors: Visitor[] = [];
    // Within the life of a session.
    const path = await ballotOf(there, "open", 1);
    for (const voter of there.voters) visitors.push(await there.house.visitor(voter));
    const { closesAt } = (await db().select().from(ballots))[0]!;
    const answers: number[] = [];
    for (let burst = 0; burst < 20; burst++) {
      // The clock of the server stands; it is moved from burst to burst across the close.
      setClock(new Date(closesAt.getTime() - 25 + Math.floor(burst * 2.5)));
      const before = burst * 2.5 < 25;
      const sent = await Promise.all(Array.from({ length: 50 }, (_, n) => visitors[n % 6]!.post(path, { position: n % 4 === 0 ? "abstain" : "approve", terms: "on" }, PAGE)));
      const wrong = sent.filter(({ status }) => status !== (before ? 303 : 409));
      expect(wrong.map(({ status, text }) => `${burst}: ${status} ${words(text).slice(0, 200)}`)).toEqual([]);
      answers.push(...sent.map(({ status }) => status));
    }
    expect(answers).toHaveLength(1_000);
    const rows = await db().select({ at: positions.at }).from(positions);
    expect(rows.every(({ at }) => at < closesAt)).toBe(true);
  }, 120_000);
});

describe("a secret ballot", () => {
  test("tells who has voted and nothing of what, to nobody but the voter, on the page, in the files and in the record, until its close", async () => {
    const there = await opened();
    const { house, voters, standard, world } = there;
    const path = await ballotOf(there, "secret-until-close");
    const comment = await world.comment(voters[0]!, standard, 3);
    const { receipt } = await castPosition(voters[0]!, { standard: standard.slug, number: 1 }, { position: "disapprove", comments: [comment.number], terms: true });
    const own = words((await (await house.visitor(voters[0])).get(path)).text);
    expect(own).toContain("Cast: disapprove, by Head 0");
    const root = await world.person("Root", { administrator: true });
    const reading = [path, `${path}?_data=routes%2Fballots%2Fballot`, `${path}?receipt=${receipt}`, `${path}/result.csv`, `${path}/result.json`, paths.ballots(standard.slug), paths.record(standard.slug)];
    for (const who of [undefined, standard.facilitator, root, voters[1]]) {
      const visitor = await house.visitor(who);
      for (const address of reading) {
        const { status, text } = await visitor.get(address);
        expect(status).toBe(200);
        const told = (address.startsWith(paths.record(standard.slug)) ? text : text.replace(/<form[\s\S]*?<\/form>/g, "").replace(/"rule":\{[\s\S]*?"tests":\[/g, "")).replace(/Disapprovals?|disapprovals?|A disapproval/g, "");
        expect(told, `${who?.actor.name ?? "nobody"} ${address}`).not.toMatch(/"position":"disapprove"|>disapprove<|,disapprove,|says: disapprove|"nonce":"[^"]/);
      }
      expect(words((await visitor.get(path)).text)).toContain("1 of 6 organisations has voted");
    }
    world.later({ days: 31 });
    const after = await (await house.visitor()).get(`${path}?receipt=${receipt}`);
    expect(words(after.text)).toContain("It says: disapprove.");
  });
});

describe("files", () => {
  test("the JSON is counted by the scoring command to the same numbers, and holds what its receipts are the hash of; the CSV has a row for each organisation", async () => {
    const there = await opened();
    const { house, voters, standard, world } = there;
    const path = await ballotOf(there);
    const comment = await world.comment(voters[2]!, standard, 3);
    const at = { standard: standard.slug, number: 1 };
    for (const n of [0, 1, 3, 4]) await castPosition(voters[n]!, at, { position: "approve", comments: [], terms: true });
    await castPosition(voters[2]!, at, { position: "approve", comments: [], terms: true });
    await castPosition(voters[2]!, at, { position: "disapprove", comments: [comment.number], terms: true });
    await castPosition(voters[5]!, at, { position: "disapprove", comments: [], terms: true });
    world.later({ days: 31 });
    const visitor = await house.visitor();
    const file = JSON.parse((await visitor.get(`${path}/result.json`)).text) as { rule: object; ballot: { id: string }; final: boolean; result: { approved: boolean; tests: { name: string; numerator: number; denominator: number; passed: boolean }[] }; votes: { id: string; changes: { sequence: number; position: string; comments: number[]; at: string; nonce: string; receipt: string }[] }[] };
    expect([file.final, file.result.approved]).toEqual([true, false]);
    const folder = mkdtempSync(join(tmpdir(), "commonline-tally-"));
    writeFileSync(join(folder, "rule.json"), JSON.stringify(file.rule));
    writeFileSync(join(folder, "votes.json"), JSON.stringify(file));
    const counted = JSON.parse(execFileSync(process.execPath, ["--import", "tsx", "test/tally.ts", join(folder, "rule.json"), join(folder, "votes.json")], { encoding: "utf8" })) as typeof file.result;
    rmSync(folder, { recursive: true });
    expect(counted.approved).toBe(false);
    const said = (tests: typeof file.result.tests) => tests.map(({ name, numerator, denominator, passed }) => `${name} ${numerator}/${denominator} ${passed}`);
    expect(said(counted.tests)).toEqual(said(file.result.tests));
    expect(said(counted.tests)).toContain("half-of-each:vendor 0/1 false");
    const changes = file.votes.flatMap(({ id, changes: all }) => all.map((change) => ({ id, ...change })));
    expect(changes).toHaveLength(7);
    for (const { id, sequence, position, comments, at: cast, nonce, receipt } of changes) expect(sha256(JSON.stringify([file.ballot.id, id, sequence, position, comments, cast, nonce]))).toBe(receipt);
    const csv = (await visitor.get(`${path}/result.csv`)).text;
    expect(csv.split("\r\n").filter((line) => line.startsWith("Organisation "))).toHaveLength(6);
    expect(csv).toContain("Organisation 2,Vendor,CH,voting (P),1,disapprove,disapproval,C-1,Head 2,");
    expect(csv).toContain("Result,not carried");
    moveClock(0);
  }, 60_000);
});

describe("a straw poll", () => {
  test("on an amendment that the address asks about, chosen in the form, and named by its page", async () => {
    const { world, house, standard, voters, electors } = await opened();
    const { number } = await world.amend(voters[1]!, standard, 3, "Suppliers publish their process within a year.");
    const fay = await house.visitor(standard.facilitator);
    const form = (await fay.get(paths.newBallot(standard.slug, undefined, number))).text;
    expect(form).toMatch(new RegExp(`<option[^>]*value="${number}"[^>]*selected[^>]*>A-${number}`));
    expect(form).toMatch(/<input[^>]*name="subject"[^>]*value="amendment"[^>]*checked|<input[^>]*checked[^>]*value="amendment"/);
    const fields = { subject: "amendment", rule: "iso-cd", closesAt: "2026-04-30T23:59", electors: electors.map((id) => `${id}:voting`) };
    const none = await fay.post(paths.newBallot(standard.slug), { ...fields, amendment: "" }, PAGE);
    expect([none.status, words(none.text).includes("Choose one.")]).toEqual([400, true]);
    const sent = await fay.post(paths.newBallot(standard.slug), { ...fields, amendment: String(number) }, PAGE);
    const page = await (await house.visitor()).get(sent.location!);
    expect(words(page.text)).toContain(`Adopt amendment A-${number}?`);
    expect(page.text).toContain(`href="${paths.amendment(standard.slug, number)}"`);
    expect(words((await fay.get(paths.ballots(standard.slug))).text)).toContain(`Ballot 1: Adopt amendment A-${number}?`);
    const [theirs, ours] = [await (await house.visitor(voters[0])).get(paths.amendment(standard.slug, number)), await fay.get(paths.amendment(standard.slug, number))];
    for (const { text } of [theirs, ours]) expect(text).toContain(`href="${paths.ballot(standard.slug, 1)}"`);
    expect([theirs, ours].map(({ text }) => words(text).includes("Ask the organisations"))).toEqual([false, true]);
  });
});

describe("after a loss", () => {
  test("the facilitator sends it round again; votes stand unless changed; nothing of the first result changes", async () => {
    const there = await opened();
    const { house, voters, standard, world } = there;
    const path = await ballotOf(there);
    const at = { standard: standard.slug, number: 1 };
    for (const n of [0, 1, 3, 4]) await castPosition(voters[n]!, at, { position: "approve", comments: [], terms: true });
    for (const n of [2, 5]) await castPosition(voters[n]!, at, { position: "disapprove", comments: [(await world.comment(voters[n]!, standard, 3)).number] });
    const fay = await house.visitor(standard.facilitator);
    const reason = { reason: "All have voted.", confirmed: "on" };
    expect((await fay.post(`${path}/extension`, { closesAt: "2026-03-05T09:00", reason: "Sooner." }, PAGE)).status).toBe(400);
    expect((await fay.post(`${path}/extension`, { closesAt: "2026-06-05T09:00", reason: "A holiday." }, PAGE)).location).toBe(path);
    expect((await (await house.visitor(voters[0])).post(`${path}/closure`, reason, PAGE)).status).toBe(403);
    expect((await fay.post(`${path}/closure`, reason, PAGE)).location).toBe(path);
    world.later({ seconds: 1 });
    const lost = words((await fay.get(path)).text);
    expect(lost).toContain("not carried: too many disapprovals, Vendor: below one half");
    expect(lost).toContain("2 comments are tied to disapprovals: 2 not resolved.");
    expect(lost).toContain("Closed early: All have voted.");
    const again = await fay.post(`${path}/recirculation`, { closesAt: "2026-06-30T23:59" }, PAGE);
    expect(again.location).toBe(paths.ballot(standard.slug, 2));
    const second = words((await fay.get(again.location!)).text);
    expect(second).toContain("Recirculation of ballot 1");
    expect(second).toContain("stands since ballot 1");
    expect(second).toContain("6 of 6 organisations have voted");
    expect(second).toContain("would carry it");
    await (await house.visitor(voters[2])).post(again.location!, { position: "approve" }, PAGE);
    await (await house.visitor(voters[5])).post(again.location!, { position: "approve-with-comments" }, PAGE);
    expect(words((await fay.get(again.location!)).text)).toContain("carried as it stands");
    expect(words((await fay.get(path)).text)).toContain("not carried: too many disapprovals, Vendor: below one half");
  });
});
