/** Who takes part, in a real browser: an organisation asks and is admitted, its head arranges the delegation, a person agrees to the terms with the first comment; and what axe says of the pages. */
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { changeAdmission, changeDelegation, changePart } from "#app/commands/delegations.server.ts";
import { prepareAmendment } from "#app/commands/preparations/amendments.server.ts";
import { prepareComment } from "#app/commands/preparations/comments.server.ts";
import { paths } from "#app/paths.ts";
import type { Person } from "#test/world/people.ts";
import type { WorldStandard } from "#test/world/world.ts";
import { openSite, pageFaults, type Site } from "./harness.ts";
import { sourceIn } from "./sources.ts";

const HOSPITAL = "oresund-hospital-trust-and-university-clinics";
const OFFICE = "national-cyber-office";

let site: Site;
let standard: WorldStandard;
let root: Person;
let head: Person;
let member: Person;
let other: Person;

beforeAll(async () => {
  site = await openSite({
    async seed(world) {
      root = await world.person("Rita Root", { administrator: true });
      standard = await world.openStandard({ identifier: "CL 9", facilitator: root });
      head = await world.person("Hanna Head", { organisation: "National Cyber Office", category: "government" });
      member = await world.person("Mia Member", { organisation: "National Cyber Office" });
      other = await world.person("Olaf Other", { organisation: "Öresund Hospital Trust and University Clinics", category: "enterprise" });
      await changeAdmission(root, standard.slug, "approval");
      await changePart(root, standard.slug, "oresund-hospital-trust-and-university-clinics", "voting");
      await world.comment(await other.refresh(), standard, 2);
      for (const reason of ["It cannot be **checked**.", "Who decides?"]) await prepareComment(await other.refresh(), { standard: standard.slug, organisation: HOSPITAL, draft: 1 }, { firstLine: 3, lastLine: 4, type: "technical", reason, proposedChange: "shall", mustBeSatisfied: true, quote: undefined, submission: world.newId() });
      await prepareAmendment(other, { standard: standard.slug, organisation: HOSPITAL, draft: 1 }, { operation: "replace", firstLine: 5, lastLine: 5, source: "The supplier must keep a **signed** list of every component.", reason: "Unsigned lists are forged.", amends: undefined, submission: world.newId() });
      await changeDelegation(other, standard.slug, "oresund-hospital-trust-and-university-clinics", { change: "arrange", belongs: "named", submits: "through-head" });
    },
  });
}, 180_000);


/** The one story, with and without a script. */
async function journey(options: { javaScriptEnabled?: boolean }): Promise<void> {
  const page = await site.visit(head, options);
  await page.goto(paths.newComment(standard.slug, 1, { first: 3, last: 3 }));
  await page.getByText("National Cyber Office needs the facilitator's approval").waitFor();
  await page.goto(paths.delegations(standard.slug));
  await page.getByRole("button", { name: "Ask to take part" }).click();
  await page.getByText("The facilitators were told.").waitFor();

  const facilitator = await site.visit(root, options);
  await facilitator.goto(paths.delegations(standard.slug));
  await facilitator.getByLabel("Part of National Cyber Office").selectOption("voting");
  await facilitator.getByRole("button", { name: "Give National Cyber Office this part" }).click();
  await facilitator.getByText("The organisation has this part now.").waitFor();

  await page.goto(paths.delegation(standard.slug, OFFICE));
  await page.getByRole("button", { name: "Make Mia Member deputy" }).click();
  await page.getByText("The role in the delegation is changed.").waitFor();
  await page.getByLabel("members prepare; a head or deputy submits").check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("The delegation works like this from now on.").waitFor();

  const writer = await site.visit(member, options);
  await writer.goto(paths.newComment(standard.slug, 1, { first: 3, last: 3 }));
  await writer.getByLabel("Comment and reason").fill("Who decides?");
  await writer.getByRole("button", { name: "Submit comment" }).click();
  await writer.getByText("Agree to the terms of contribution to send it").first().waitFor();
  expect(await writer.getByLabel("Comment and reason").inputValue()).toBe("Who decides?");
  await writer.getByLabel("Interests to declare").fill("We regulate it.");
  await writer.getByLabel(/agree to the terms of contribution/).check();
  await writer.getByRole("button", { name: "Submit comment" }).click();
  await writer.waitForURL(`**${paths.draftLines(standard.slug, 1, 3, 3)}*`);
  await writer.goto(paths.newComment(standard.slug, 1, { first: 4, last: 4 }));
  await writer.getByText("as National Cyber Office").waitFor();
  expect(await writer.getByLabel(/agree to the terms of contribution/).count()).toBe(0);
  await writer.goto(paths.agreement(standard.slug));
  await writer.getByText("Interests you declared: We regulate it.").waitFor();
}

test("an organisation is admitted, arranges its delegation, and its deputy comments", async () => {
  site.expectFault(/400 \(Bad Request\)/);
  await journey({});
  await changePart(root, standard.slug, OFFICE, "end");
});

/** A delegation of its own for each telling. */
async function preparation(of: { head: Person; member: Person; slug: string }, options: { javaScriptEnabled?: boolean }): Promise<void> {
  const address = paths.preparation(standard.slug, of.slug);
  const writer = await site.visit(of.member, options);
  await writer.goto(paths.delegation(standard.slug, of.slug));
  await writer.getByRole("link", { name: "Prepare in private" }).click();
  await writer.getByText("Nothing was prepared yet.").waitFor();
  // The first is begun beside the text.
  await writer.goto(paths.newComment(standard.slug, 1, { first: 3, last: 4 }));
  await writer.getByLabel("Comment and reason").fill(`Prepared ${of.slug} 1.`);
  await writer.getByRole("button", { name: "Prepare inside the delegation" }).click();
  await writer.getByRole("heading", { name: "P-1 ·" }).waitFor();
  for (let n = 2; n <= 10; n++) {
    await writer.getByLabel("First line").fill("3");
    await writer.getByLabel("Last line").fill("4");
    await writer.getByRole("form", { name: "Prepare a comment" }).getByLabel("Comment and reason").fill(`Prepared ${of.slug} ${n}.`);
    await writer.getByRole("button", { name: "Keep it in private" }).click();
    await writer.getByRole("heading", { name: `P-${n} ·` }).waitFor();
  }
  const head = await site.visit(of.head, options);
  await head.goto(address);
  await head.getByRole("button", { name: "Do not support: P-4", exact: true }).click();
  await head.getByText("Not supported by").waitFor();
  const fourth = head.getByRole("article", { name: "P-4 ·" });
  await fourth.getByText("Discuss", { exact: true }).click();
  await fourth.getByLabel("What you think of it").fill("We said *that* last year.");
  await fourth.getByRole("button", { name: "Send to the delegation" }).click();
  await fourth.locator("em", { hasText: "that" }).waitFor();
  await head.getByLabel(/agree to the terms of contribution/).check();
  await head.getByRole("button", { name: "Submit P-1 alone" }).click();
  await head.getByText("Submitted: these are your organisation’s now").waitFor();
  for (const n of [2, 3, 5, 6, 7, 8]) await head.getByLabel(`Choose P-${n}`, { exact: true }).check();
  await head.getByRole("button", { name: "Submit what is chosen" }).click();
  await expect.poll(() => head.getByRole("link", { name: /submitted as C-/ }).count()).toBe(7);

  const anybody = await site.visit(root, options);
  await anybody.goto(paths.comments(standard.slug));
  const said = (await anybody.getByRole("main").textContent()) ?? "";
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].filter((n) => said.includes(`Prepared ${of.slug} ${n}.`))).toEqual([1, 2, 3, 5, 6, 7, 8]);
  site.expectFault(/404/);
  await anybody.goto(address);
  await anybody.getByRole("heading", { level: 1 }).waitFor();
  expect(await anybody.getByRole("main").textContent()).not.toContain("Prepared");
}

test.each([["with a script", true], ["without a script", false]])("an organisation prepares ten comments in private and its head submits seven, %s", async (_, javaScriptEnabled) => {
  const { world } = site;
  const organisation = `Private Office ${javaScriptEnabled ? "One" : "Two"}`;
  const first = await world.person(`Paula ${organisation}`, { organisation });
  const second = await world.person(`Pit ${organisation}`, { organisation });
  const slug = first.actor.actingFor!.organisationSlug;
  await changePart(root, standard.slug, slug, "voting");
  await preparation({ head: first, member: second, slug }, { javaScriptEnabled });
}, 120_000);

/** @param fill how somebody at that browser writes into the field of the source. */
async function amendmentPrepared(of: { head: Person; member: Person; slug: string }, options: { javaScriptEnabled?: boolean }, fill: (page: Page, text: string) => Promise<void>): Promise<void> {
  const writer = await site.visit(of.member, options);
  await writer.goto(paths.newAmendment(standard.slug, 1, { first: 5 }));
  await fill(writer, `The supplier of ${of.slug} shall keep a list.`);
  await writer.getByRole("button", { name: "Prepare inside the delegation" }).click();
  // The reason is missing: nothing is kept yet, and nothing typed is lost.
  await writer.getByText("Fill this in.").waitFor();
  await writer.getByLabel("Reason").fill("Somebody must.");
  await writer.getByRole("button", { name: "Prepare inside the delegation" }).click();
  const prepared = writer.getByRole("article", { name: "P-1 ·" });
  await prepared.locator("ins", { hasText: "of" }).first().waitFor();
  await writer.getByText("It is kept here, where only your delegation sees it.").waitFor();
  await writer.getByRole("link", { name: "Rewrite P-1" }).click();
  await writer.getByRole("heading", { name: "Rewrite P-1" }).waitFor();
  expect(await writer.getByLabel("Reason").inputValue()).toBe("Somebody must.");
  expect(await writer.getByRole("button", { name: "Submit amendment" }).count()).toBe(0);
  await fill(writer, `The supplier of ${of.slug} shall keep a signed list.`);
  await writer.getByRole("button", { name: "Prepare inside the delegation" }).click();
  await prepared.locator("ins", { hasText: "signed" }).waitFor();
  await writer.goto(paths.newAmendment(standard.slug, 1, { first: 5 }));
  await fill(writer, "Nobody needs a list.");
  await writer.getByLabel("Reason").fill("A mistake.");
  await writer.getByRole("button", { name: "Prepare inside the delegation" }).click();
  await writer.getByRole("button", { name: "Withdraw P-2" }).click();
  await writer.getByText("It is withdrawn. Your delegation can still read it here.").waitFor();

  const head = await site.visit(of.head, options);
  await head.goto(paths.preparation(standard.slug, of.slug));
  await head.getByRole("button", { name: "Support: P-1", exact: true }).click();
  await head.getByLabel(/agree to the terms of contribution/).check();
  await head.getByRole("button", { name: "Submit P-1 alone" }).click();
  await head.getByRole("link", { name: /submitted as A-/ }).click();
  await head.getByRole("heading", { name: /^Amendment A-/ }).waitFor();
  expect(await head.getByRole("main").textContent()).toContain("Somebody must.");
  const anybody = await site.visit(undefined, options);
  await anybody.goto(paths.amendments(standard.slug));
  expect(await anybody.getByRole("main").textContent()).not.toContain("A mistake.");
}

test.each([["with a script", true], ["without a script", false]])("an amendment is prepared from its form, rewritten, and submitted by the head, %s", async (_, javaScriptEnabled) => {
  const { world } = site;
  site.expectFault(/400 \(Bad Request\)/);
  const organisation = `Amending Office ${javaScriptEnabled ? "One" : "Two"}`;
  const first = await world.person(`Alma ${organisation}`, { organisation });
  const second = await world.person(`Abel ${organisation}`, { organisation });
  const slug = first.actor.actingFor!.organisationSlug;
  await changePart(root, standard.slug, slug, "voting");
  await amendmentPrepared({ head: first, member: second, slug }, { javaScriptEnabled }, (page, text) => (javaScriptEnabled ? sourceIn(page, "The text, in Markdown").fill(text) : page.getByLabel("The text, in Markdown").fill(text)));
}, 120_000);

test("no page runs out of the window or fails axe", async () => {
  const shots = process.env.SHOTS;
  const wrong: string[] = [];
  const pages: [Person | undefined, string, string][] = [
    [root, "taking-part-facilitator", paths.delegations(standard.slug)],
    [other, "taking-part", paths.delegations(standard.slug)],
    [other, "delegation", paths.delegation(standard.slug, HOSPITAL)],
    [other, "preparation", paths.preparation(standard.slug, HOSPITAL)],
    [other, "amendment-form", paths.newAmendment(standard.slug, 1, { first: 5 })],
    [other, "amendment-rewritten", paths.newAmendment(standard.slug, 1, { preparer: HOSPITAL, prepared: 3 })],
    [other, "organisation", paths.organisation(HOSPITAL)],
    [undefined, "organisation-nobody", paths.organisation(HOSPITAL)],
    [undefined, "agreement-nobody", paths.agreement(standard.slug)],
    [root, "agreement", paths.agreement(standard.slug)],
    [root, "new-comment", paths.newComment(standard.slug, 1, { first: 3, last: 4 })],
  ];
  for (const [person, name, address] of pages) {
    const page = await site.visit(person);
    wrong.push(...(await pageFaults(page, address)));
    if (shots) for (const width of [1500, 390]) for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
  }
  expect(wrong).toEqual([]);
}, 240_000);
