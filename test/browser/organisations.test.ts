/** Organisations in a real browser: one is registered, a colleague comes by mail, another asks to join; the administration; without a script; and what axe says of every page. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { askToJoin, changeMembership, invite, registerOrganisation } from "#app/commands/organisations.server.ts";
import { paths } from "#app/paths.ts";
import { PASSWORD, type Person } from "#test/world/people.ts";
import { openSite, pageFaults, type Site } from "./harness.ts";

let site: Site;
let root: Person;
/** Belongs nowhere yet. */
let hanna: Person;
let bert: Person;
/** Head of an organisation with members, requests and invitations. */
let nora: Person;
let mia: Person;
const NORDLINK = "nordlink-systems";
/** The link of an invitation that nobody accepts. */
let waiting = "";

beforeAll(async () => {
  site = await openSite({
    async seed(world) {
      root = await world.person("Rita Root", { administrator: true });
      hanna = await world.person("Hanna Head");
      bert = await world.person("Bert Builder", { email: "bert@northwind.example" });
      nora = await world.person("Nora Nord");
      await registerOrganisation(nora, { name: "Nordlink Systems", category: "vendor", country: "SE", website: "https://nordlink.example" });
      await nora.refresh();
      mia = await world.person("Mia Member");
      await askToJoin(mia, NORDLINK);
      await changeMembership(nora, NORDLINK, { person: mia.id, change: "admit" });
      await askToJoin(await world.person("Emil Eager", { email: "emil@nordlink.example" }), NORDLINK);
      await invite(nora, NORDLINK, { email: "a.rather.long.address@a-very-long-domain-name.example", role: "head" });
      await invite(nora, NORDLINK, { email: bert.email, role: "member" });
      const letter = (await world.mailbox.letters(bert.email))[0];
      waiting = letter?.kind === "invitation" ? paths.invitation(letter.parameters.token) : "";
      const standard = await world.openStandard({ identifier: "CL 27", facilitator: root });
      await world.comment(await mia.refresh(), standard, 2);
    },
  });
}, 180_000);

/** The path of the link in the newest mail to an address, once it is there. */
async function linkTo(email: string, path: RegExp): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const found = site.world.mailbox.mails(email).map(({ text }) => path.exec(text)?.[0]).findLast(Boolean);
    if (found) return found;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`no mail to ${email} with ${String(path)}`);
}

async function register(page: Page, name: string): Promise<void> {
  await page.goto(paths.organisations());
  await page.getByRole("link", { name: "Register an organisation" }).click();
  await page.waitForURL(`**${paths.newOrganisation()}`);
  // The address changes before the page does, and the register has fields of the same names.
  await page.getByRole("heading", { name: "Register an organisation", level: 1 }).waitFor();
  await page.getByLabel("Name").fill(name);
  await page.getByRole("combobox", { name: "Category" }).selectOption("enterprise");
  await page.getByRole("combobox", { name: "Country" }).selectOption({ label: "Switzerland" });
  await page.getByRole("button", { name: "Register", exact: true }).click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
}

/** One story, as a browser with and one without a script live it. */
async function journey(name: string, colleague: { name: string; email: string }, options: { javaScriptEnabled?: boolean }): Promise<void> {
  const head = await site.visit(hanna, options);
  await register(head, name);
  await head.getByText("The organisation is registered, and you are its head.").waitFor();

  await head.getByLabel("E-mail address").fill(colleague.email);
  await head.getByRole("button", { name: "Send the invitation" }).click();
  await head.getByText("The invitation is on its way.").waitFor();
  await head.getByRole("rowheader", { name: colleague.email }).waitFor();

  const link = await linkTo(colleague.email, /\/invitations\/\w+/);
  const invited = await site.visit(undefined, options);
  await invited.goto(link);
  await invited.getByText(`Hanna Head invites you to join ${name} as a member.`).waitFor();
  await invited.getByRole("link", { name: "Register to accept" }).click();
  await invited.getByLabel("Name").fill(colleague.name);
  await invited.getByLabel("E-mail address").fill(colleague.email);
  await invited.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await invited.getByRole("button", { name: "Create the account" }).click();
  await invited.getByRole("heading", { name: "Open the mail we sent you" }).waitFor();
  await invited.goto(await linkTo(colleague.email, /\/verification\/\S+/));
  await invited.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await invited.getByRole("button", { name: "Confirm and sign in" }).click();
  await invited.getByRole("button", { name: "Accept the invitation" }).click();
  await invited.getByText("You belong to this organisation now and can comment for it.").waitFor();
  await invited.locator(".bar .by", { hasText: `${colleague.name} · ${name}` }).waitFor();

  const asking = await site.visit(bert, options);
  await asking.goto(paths.organisations());
  await asking.getByRole("searchbox").fill(name.toUpperCase());
  await asking.getByRole("button", { name: "Search" }).click();
  await asking.getByRole("link", { name }).click();
  await asking.getByRole("button", { name: "Ask to join" }).click();
  await asking.getByText("The heads of this organisation were told.").waitFor();

  // The heads have letters about other organisations from before.
  await head.goto(await linkTo(hanna.email, new RegExp(paths.organisation(name.toLowerCase()))));
  await head.getByRole("cell", { name: "northwind.example" }).waitFor();
  await head.getByRole("button", { name: "Admit Bert Builder" }).click();
  await head.getByText("The person belongs to the organisation now, and was told by mail.").waitFor();
  await asking.reload();
  await asking.getByText("You belong to this organisation.").waitFor();
  expect(await asking.getByRole("table", { name: "Members, with their roles" }).getByRole("row").count()).toBe(4);
  await linkTo(bert.email, new RegExp(`you belong to ${name} now`));
}

describe("a delegation", () => {
  test("forms: an organisation is registered, a colleague comes by mail, another asks and is admitted", async () => {
    await journey("Northwind", { name: "Ada Able", email: "ada@northwind.example" }, {});
  });

  test("forms without a script just as well", async () => {
    await journey("Southwind", { name: "Cleo Calm", email: "cleo@southwind.example" }, { javaScriptEnabled: false });
  });

  test("changes by keyboard: a member becomes head, another leaves, an invitation is taken back", async () => {
    const page = await site.visit(nora);
    await page.goto(paths.organisation(NORDLINK));
    expect(await page.getByRole("button", { name: "Leave" }).getAttribute("aria-disabled")).toBe("true");
    await page.getByRole("button", { name: "Make head: Mia Member" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("The role is changed.").waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent), "what was done is read out").toBe("The role is changed.");
    await page.getByRole("button", { name: /Take back the invitation of a\.rather/ }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("its link is no longer good").waitFor();
    await page.locator("summary", { hasText: "Leave" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("What you wrote for it stays.").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("You no longer belong to this organisation.").waitFor();
    await page.getByRole("button", { name: "Ask to join" }).waitFor();
    expect(await page.getByRole("table", { name: "Members, with their roles" }).count()).toBe(0);
  });

  test("is told at the field what is wrong, and loses nothing", async () => {
    const page = await site.visit(bert);
    await page.goto(paths.newOrganisation());
    await page.getByRole("button", { name: "Register", exact: true }).click();
    await page.getByText("Fill this in.").waitFor();
    expect(await page.getByText("Choose one.").count()).toBe(2);
    await page.getByLabel("Name").fill("nordlink SYSTEMS");
    await page.getByLabel("Category").selectOption("vendor");
    await page.getByLabel("Country").selectOption("SE");
    await page.getByRole("textbox", { name: "Website" }).fill("nordlink.example");
    await page.getByRole("button", { name: "Register", exact: true }).click();
    await page.getByText("Write a full address that begins with https://.").waitFor();
    await page.getByRole("textbox", { name: "Website" }).fill("https://nordlink.example");
    site.expectFault(/400/);
    await page.getByRole("button", { name: "Register", exact: true }).click();
    await page.getByText("This is taken already; choose another.").waitFor();
    expect([await page.getByLabel("Name").inputValue(), await page.getByLabel("Country").inputValue()]).toEqual(["nordlink SYSTEMS", "SE"]);
  });
});

test("an administrator disables an account, whose browser is signed out; verifies an organisation; names a facilitator", async () => {
  const gone = await site.world.person("Gone Person");
  const theirs = await site.visit(gone);
  await theirs.goto(paths.account());
  await theirs.getByRole("heading", { name: "Your account" }).waitFor();
  const page = await site.visit(root);
  await page.goto(paths.administration());
  await page.getByRole("searchbox").fill("gone");
  await page.getByRole("button", { name: "Search" }).click();
  await page.waitForURL("**?q=gone");
  await page.getByText("1 account", { exact: true }).waitFor();
  await page.locator("summary", { hasText: "Disable" }).click();
  await page.getByRole("button", { name: "Disable the account of Gone Person" }).click();
  await page.getByText("The account is disabled, and its sessions have ended.").waitFor();
  await theirs.reload();
  await theirs.getByRole("heading", { name: "Sign in" }).waitFor();

  await page.getByRole("link", { name: "Organisations", exact: true }).last().click();
  await page.getByRole("button", { name: "Verify Nordlink Systems" }).click();
  await page.getByText("The organisation is verified.").waitFor();
  const reader = await site.visit();
  await reader.goto(paths.organisation(NORDLINK));
  await reader.getByText("An administrator has checked that this organisation exists").waitFor();

  await page.getByRole("link", { name: "Facilitators" }).click();
  await page.getByLabel("Standard").selectOption({ index: 1 });
  await page.getByLabel("E-mail address").fill("nobody@example.org");
  site.expectFault(/400/);
  await page.getByRole("button", { name: "Name as facilitator" }).click();
  await page.getByText("No account has this address").waitFor();
  await page.getByLabel("E-mail address").fill(mia.email);
  await page.getByRole("button", { name: "Name as facilitator" }).click();
  await page.getByText("The person facilitates the standard now.").waitFor();
  await page.getByRole("cell", { name: /Mia Member/ }).waitFor();
});

test("a head renames the organisation, and verifies it by the letter to its domain, and moves its website, by keyboard", async () => {
  const { slug } = await registerOrganisation(hanna, { name: "Hafnia Audit", category: "enterprise", country: "DK", website: "https://www.hafnia.example" });
  const page = await site.visit(await hanna.refresh());
  await page.goto(paths.organisation(slug));
  await page.locator("summary", { hasText: "Rename" }).press("Enter");
  await page.getByLabel("Name", { exact: true }).fill("Hafnia Assurance");
  await page.getByLabel("Reason").fill("We do more than audits.");
  await page.getByLabel("Reason").press("Enter");
  await page.getByRole("heading", { name: "Hafnia Assurance", level: 1 }).waitFor();
  await page.getByText("Renamed: We do more than audits.").waitFor();
  await page.getByLabel("Address", { exact: true }).fill("info");
  await page.getByLabel("Address", { exact: true }).press("Enter");
  await page.getByText("The letter is on its way.").waitFor();
  const link = await linkTo("info@hafnia.example", /\/organisations\/hafnia-audit\?letter=\S+/);
  await page.goto(link);
  await page.getByRole("button", { name: "Confirm" }).press("Enter");
  await page.getByText(/^Verified on .* by a mail to hafnia\.example/).waitFor();
  await page.locator("summary", { hasText: "Change its website" }).press("Enter");
  await page.getByText("With a website elsewhere it has to be verified again.").waitFor();
  await page.getByRole("textbox", { name: "Website" }).fill("https://www.hafnia-audit.dk");
  await page.getByRole("textbox", { name: "Website" }).press("Enter");
  await page.getByText("The website is changed.").waitFor();
  await page.getByText("Nobody has checked yet whether this organisation is what it says.").waitFor();
  await page.getByText("A letter goes to an address at hafnia-audit.dk").waitFor();
  expect(await pageFaults(page, link)).toEqual([]);
});

describe("axe finds nothing, nothing runs out of the window", () => {
  const unfolded = (page: Page) => page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));

  test.each<[string, () => Person | undefined, () => string]>([
    ["the register", () => undefined, () => paths.organisations()],
    ["a search that finds nothing", () => undefined, () => paths.organisations({ q: "zzz" })],
    ["an organisation, for anybody", () => undefined, () => paths.organisation(NORDLINK)],
    ["an organisation, for a head", () => mia, () => paths.organisation(NORDLINK, { said: "admitted" })],
    ["an organisation, for an administrator", () => root, () => paths.organisation(NORDLINK)],
    ["the form that registers one", () => hanna, () => paths.newOrganisation()],
    ["an invitation, for anybody", () => undefined, () => waiting],
    ["an invitation, for its address", () => bert, () => waiting],
    ["an invitation, for another address", () => hanna, () => waiting],
    ["accounts", () => root, () => paths.administration()],
    ["a search for accounts that finds nothing", () => root, () => paths.administration({ q: "zzz" })],
    ["organisations to verify", () => root, () => paths.administrationOrganisations()],
    ["facilitators", () => root, () => paths.administrationFacilitators()],
  ])("%s", async (_, who, address) => {
    expect(await pageFaults(await site.visit(who()), address(), unfolded)).toEqual([]);
  });
});
