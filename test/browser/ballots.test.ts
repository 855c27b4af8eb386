/** Ballots in a real browser: one is opened, voted by twelve organisations, lost in one category, its objections resolved, sent round again with what changed in the next draft, and carried; a secret one; and what axe says of every page. */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { closeBallot, openBallot, type BallotPlan } from "#app/commands/ballots.server.ts";
import { castPosition } from "#app/commands/positions.server.ts";
import { RULES } from "#app/domain/ballots/rules.ts";
import { commentCode } from "#app/domain/comments.ts";
import type { Category } from "#app/domain/organisations.ts";
import { paths } from "#app/paths.ts";
import { now } from "#app/platform/clock.server.ts";
import { SMALL_DRAFT } from "#test/world/notation.ts";
import type { Person } from "#test/world/people.ts";
import type { World, WorldStandard } from "#test/world/world.ts";
import { openSite, pageFaults, type Site } from "./harness.ts";

const DAY = 86_400_000;
const KINDS: Category[] = ["government", "enterprise", "vendor"];
const HOUSES = Array.from({ length: 12 }, (_, n) => ({ name: `House ${String(n + 1).padStart(2, "0")}`, category: KINDS[n % 3]! }));

let site: Site;
let world: World;
let fay: Person;
let standard: WorldStandard;
/** The heads of twelve organisations: four governments, four enterprises, four vendors. */
const heads: Person[] = [];

beforeAll(async () => {
  site = await openSite({
    async seed(made) {
      world = made;
      fay = await world.person("Fay Lind", { administrator: true, organisation: "Secretariat", category: "standards-body" });
      for (const { name, category } of HOUSES) heads.push(await world.person(`Head of ${name}`, { organisation: name, category }));
      standard = await world.openStandard({ identifier: "CL 90", facilitator: fay });
      // One is asked with the first vote.
      await world.agree(standard, ...heads.filter((_, n) => n !== 3));
    },
  });
}, 180_000);

const vendors = () => heads.filter((_, n) => n % 3 === 2);

/** Casts the vote of the organisation of a head, in a browser of its own. */
async function vote(head: Person, ballot: number, position: string, comments: number[] = [], options: { javaScriptEnabled?: boolean } = {}): Promise<void> {
  const page = await site.visit(head, options);
  await page.goto(paths.ballot(standard.slug, ballot));
  await page.getByRole("radio", { name: position, exact: true }).check();
  for (const number of comments) await page.getByRole("checkbox", { name: new RegExp(`^${commentCode(number)} `) }).check();
  if (head === heads[3] && ballot === 1) await page.getByRole("checkbox", { name: /agree to the terms of contribution$/ }).check();
  await page.getByRole("button", { name: /^(Cast|Change) the vote$/ }).click();
  await page.getByText("The vote is cast.").first().waitFor();
  await page.context().close();
}

async function closeEarly(page: Page, ballot: number): Promise<void> {
  await page.goto(paths.ballot(standard.slug, ballot));
  await page.getByRole("link", { name: `Close ballot ${ballot} early` }).click();
  await page.getByLabel("Reason").fill("Everybody has voted.");
  await page.getByLabel("I close this ballot now").check();
  await page.getByRole("button", { name: "Close the ballot" }).click();
  await page.getByText("Closed early: Everybody has voted.").waitFor();
}

/** A file behind a link, as it lands on the disk. */
async function taken(page: Page, link: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: link }).click()]);
  return readFile((await file.path())!, "utf8");
}

/** Opens a round on what changed alone. Its open line is marked where it is read; a comment elsewhere is refused, with its text kept, and one there is taken. */
async function recirculatedRound(facilitator: Page, reader: Person): Promise<void> {
  site.expectFault(/409 \(Conflict\)/);
  await facilitator.goto(paths.newRound(standard.slug));
  await facilitator.getByRole("radio", { name: "only what changed (recirculation)" }).check();
  await facilitator.getByRole("button", { name: "Open the round" }).click();
  await facilitator.getByText("Round 2 is open.").waitFor();
  const page = await site.visit(reader);
  await page.goto(paths.draft(standard.slug, 2));
  await page.getByText("Recirculation: 1 line is open for comment").click();
  await page.getByRole("link", { name: "Line 7", exact: true }).waitFor();
  await page.locator("#L7[data-open]").waitFor();
  expect(await page.locator("[data-open]").count()).toBe(1);
  await page.goto(paths.newComment(standard.slug, 2, { first: 5, last: 5 }));
  await page.getByLabel("Comment and reason").fill("We said so before.");
  await page.getByRole("button", { name: "Submit comment" }).click();
  await page.getByText("This round is a recirculation: only lines that changed").waitFor();
  expect(await page.getByLabel("Comment and reason").inputValue()).toBe("We said so before.");
  await page.getByLabel("First line").fill("7");
  await page.getByLabel("Last line").fill("7");
  await page.getByRole("button", { name: "Submit comment" }).click();
  await page.waitForURL(`**${paths.draftLines(standard.slug, 2, 7, 7)}`);
  await page.getByText("We said so before.").first().waitFor();
  await page.context().close();
}

const outcome = (page: Page) => page.locator(".result header .tag").first().textContent();

describe("a ballot", () => {
  test("is lost in one category, its objections are resolved, it goes round again on the next draft, of which a round opens what changed, and is carried", { timeout: 240_000 }, async () => {
    const [approving, ...against] = vendors();
    const objections: number[] = [];
    for (const [n, head] of against.entries()) objections.push((await world.comment(head, standard, 2 + n, { reason: `Nobody can verify requirement ${n + 1}.`, mustBeSatisfied: true })).number);

    const facilitator = await site.visit(fay);
    await facilitator.goto(paths.ballots(standard.slug));
    await facilitator.getByText("No ballot has been opened on this standard yet.").waitFor();
    await facilitator.getByRole("link", { name: "Open a ballot" }).click();
    await facilitator.getByRole("heading", { name: "Open a ballot", level: 2 }).waitFor();
    for (const { name } of HOUSES) await facilitator.getByLabel(`Part of ${name}`).selectOption({ label: "voting (P)" });
    await facilitator.getByRole("button", { name: "Open the ballot" }).click();
    await facilitator.getByText("0 of 12 organisations have voted").waitFor();
    expect(await outcome(facilitator)).toBe("not yet carried: nobody has voted");

    for (const [n, head] of heads.entries()) if (!against.includes(head)) await vote(head, 1, n % 4 === 0 ? "Approve with comments" : "Approve", [], { javaScriptEnabled: n % 2 === 0 });
    for (const [n, head] of against.entries()) await vote(head, 1, "Disapprove, for the technical reasons below", [objections[n]!]);

    await closeEarly(facilitator, 1);
    expect(await outcome(facilitator)).toBe("not carried: Vendor: below one half");
    await facilitator.getByText("3 comments are tied to disapprovals: 3 not resolved.").waitFor();
    const late = await site.visit(approving);
    await late.goto(paths.ballot(standard.slug, 1));
    await late.getByText(/This ballot closed on/).waitFor();
    expect(await late.getByRole("button", { name: "Change the vote" }).count()).toBe(0);

    expect(await facilitator.getByRole("link", { name: "Dispose of the 3 that are not decided" }).getAttribute("href")).toBe(paths.dispositions(standard.slug, objections));
    const tracker = await site.visit(fay, { javaScriptEnabled: false });
    await tracker.goto(`${paths.comments(standard.slug)}?size=50`);
    for (const number of objections) await tracker.getByRole("checkbox", { name: `Select ${commentCode(number)}`, exact: true }).check();
    const panel = tracker.locator("form#disposing");
    await panel.getByRole("radio", { name: "accepted", exact: true }).check();
    await panel.getByRole("button", { name: "Dispose" }).click();
    await tracker.getByText("3 comments disposed of.").first().waitFor();
    for (const [n, head] of against.entries()) {
      const page = await site.visit(head);
      await page.goto(paths.comment(standard.slug, objections[n]!));
      await page.getByLabel("Satisfied", { exact: true }).check();
      await page.getByRole("button", { name: "Send answer" }).click();
      await expect.poll(() => page.getByRole("region", { name: "Disposition" }).textContent()).toContain("Satisfied");
      await page.context().close();
    }

    await world.closeRound(standard);
    await world.publish(standard, SMALL_DRAFT.replace("once a year", "twice a year"));
    await recirculatedRound(facilitator, heads[1]!);

    await facilitator.goto(paths.ballot(standard.slug, 1));
    await facilitator.getByText("3 comments are tied to disapprovals: all of them resolved.").waitFor();
    await facilitator.getByRole("link", { name: "Send ballot 1 round again" }).click();
    await facilitator.getByRole("button", { name: "Open the recirculation" }).click();
    await facilitator.getByRole("link", { name: "Recirculation of ballot 1" }).waitFor();
    await facilitator.getByText("12 of 12 organisations have voted").waitFor();
    expect(await facilitator.getByText("stands since ballot 1").count()).toBe(12);
    expect(await outcome(facilitator)).toBe("not yet carried: Vendor: below one half");
    await facilitator.getByText("1 other vote would carry it; for instance:").waitFor();

    await vote(against[0]!, 2, "Approve");
    await vote(against[1]!, 2, "Approve with comments", [objections[1]!]);
    await closeEarly(facilitator, 2);
    expect(await outcome(facilitator)).toBe("carried");

    const file = await taken(facilitator, "Votes as CSV");
    const rows = file.split("\r\n").filter((row) => row.startsWith("House "));
    expect(rows).toHaveLength(12);
    expect(rows.filter((row) => row.includes(",approval,"))).toHaveLength(11);
    expect(rows.find((row) => row.startsWith(against[2]!.actor.actingFor!.organisationName))).toContain(`,disapprove,disapproval,${commentCode(objections[2]!)},`);
    expect(file).toContain("Result,carried");
    expect(await taken(facilitator, "Everything as JSON")).toContain('"approved": true');

    const observer = await site.visit();
    await observer.goto(paths.ballot(standard.slug, 1));
    expect(await outcome(observer), "the first result stays").toBe("not carried: Vendor: below one half");
  });

  test("gives a receipt that its voter, and anybody, finds in the record; by keyboard", async () => {
    const number = await poll({ subject: "question", question: "Shall clause 2 move to an annex?", secrecy: "secret-until-close" });
    const page = await site.visit(heads[0]);
    await page.goto(paths.ballot(standard.slug, number));
    await page.getByRole("radio", { name: "Abstain" }).focus();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Cast the vote" }).focus();
    await page.keyboard.press("Enter");
    const said = await page.getByText("The vote is cast.").first().textContent();
    const receipt = /[0-9a-f]{64}/.exec(said ?? "")![0];
    const observer = await site.visit();
    await observer.goto(paths.ballot(standard.slug, number));
    expect(await observer.locator("main").textContent()).not.toContain("abstain");
    await observer.getByLabel("Receipt, or its first eight characters").fill(receipt.slice(0, 8));
    await observer.getByRole("button", { name: "Check" }).click();
    await observer.getByText("What it says is secret until the close.").first().waitFor();
    await observer.getByRole("link", { name: "Its entry in the record" }).click();
    await observer.waitForURL(/\/record\?before=\d+#e\d+$/);
    await observer.locator(new URL(observer.url()).hash).getByText("House 01").first().waitFor();
    await closeBallot(fay, { standard: standard.slug, number }, { reason: "All is said." });
    await observer.goto(`${paths.ballot(standard.slug, number)}?receipt=${receipt}`);
    await observer.getByText("It says: abstain.").waitFor();
  });
});

test("every page is accessible and fits, wide and narrow, light and dark", { timeout: 240_000 }, async () => {
  const open = await poll({});
  const at = { standard: standard.slug, number: open };
  const { number } = await world.comment(heads[2]!, standard, 7, { reason: "It cannot be checked by anybody who buys. ".repeat(12) });
  await castPosition(heads[0]!, at, { position: "approve", comments: [], terms: true });
  await castPosition(heads[2]!, at, { position: "disapprove", comments: [number], terms: true });
  const over = await poll({ rule: { ...RULES["ieee-sa"], name: "Ours, and stricter", source: null, flipDays: 14 }, original: "ieee-sa" });
  await castPosition(heads[0]!, { ...at, number: over }, { position: "approve", comments: [], terms: true });
  await castPosition(heads[2]!, { ...at, number: over }, { position: "disapprove", comments: [number], terms: true });
  await closeBallot(fay, { ...at, number: over }, { reason: "All is said." });
  const receipt = (await castPosition(heads[4]!, at, { position: "approve", comments: [], terms: true })).receipt;
  const part = (of: number, name: "extension" | "closure" | "recirculation") => paths.ballotPart(standard.slug, of, name);
  const seen: [Person | undefined, string[]][] = [
    [undefined, [paths.ballots(standard.slug), `${paths.ballot(standard.slug, open)}?receipt=${receipt}`, paths.ballot(standard.slug, over), paths.home()]],
    [heads[2], [paths.ballot(standard.slug, open), paths.ballot(standard.slug, over)]],
    [fay, [paths.ballots(standard.slug), paths.ballot(standard.slug, over), paths.newBallot(standard.slug), paths.newBallot(standard.slug, "cen"), part(open, "extension"), part(open, "closure"), part(over, "recirculation")]],
  ];
  for (const [person, addresses] of seen) {
    const page = await site.visit(person);
    for (const address of addresses) {
      const unfolded = (shown: Page) => shown.evaluate(() => document.querySelectorAll("main details").forEach((details) => ((details as HTMLDetailsElement).open = true)));
      expect(await pageFaults(page, address, unfolded), address).toEqual([]);
    }
  }
});

async function poll(over: Partial<BallotPlan>): Promise<number> {
  const electors = heads.map(({ actor }) => ({ organisationId: actor.actingFor!.organisationId, part: "voting" as const, weight: 1 }));
  const plan: BallotPlan = { subject: "advance", question: null, rule: RULES["public-private-consensus"], original: "public-private-consensus", secrecy: "open", closesAt: new Date(now().getTime() + 30 * DAY), electors, ...over };
  return (await openBallot(fay, standard.id, plan)).number;
}
