/** Accounts in a real Chromium: from a line one wants to comment on, through the mail, to the comment; sessions ended; a password set anew; with and without a script. */
import { desc } from "drizzle-orm";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { makeFirstLink, requestReset, requestVerification } from "#app/commands/accounts.server.ts";
import { askToJoin, changeMembership } from "#app/commands/organisations.server.ts";
import { paths } from "#app/paths.ts";
import { actorOf, startSession, whoIs } from "#app/platform/session.server.ts";
import { db } from "#db/client.server.ts";
import { comments, outbox } from "#db/schema.server.ts";
import { personOf, type Person } from "#test/world/people.ts";
import type { World, WorldStandard } from "#test/world/world.ts";
import { openSite, pageFaults, type Site } from "./harness.ts";

let site: Site;
let world: World;
let standard: WorldStandard;
let bert: Person;
/** Of a link that was made before there was an administrator. */
let first: string;

beforeAll(async () => {
  site = await openSite({
    seed: async (made) => {
      world = made;
      first = await makeFirstLink({ actor: null, now: made.now(), newId: made.newId });
      bert = await made.person("Bert", { organisation: "City of Berne", category: "government" });
      standard = await made.openStandard({ identifier: "CL 27" });
    },
  });
});

const PASSWORD = "four patient lighthouses";
const OTHER = "nine careful gardeners";
const nobody = () => ({ actor: null, now: world.now(), newId: world.newId });
const password = (page: Page, label = "Password") => page.getByLabel(label, { exact: true });
const main = (page: Page) => page.getByRole("main");

/** The path that the newest mail to an address links to. */
async function linkIn(to: string, beginning: string): Promise<string> {
  const links = () => world.mailbox.mails(to).flatMap(({ text }) => [...text.matchAll(/https?:\/\/\S+/g)].map(([link]) => link.replace(site.origin, ""))).filter((link) => link.startsWith(beginning));
  await expect.poll(() => links().length).toBeGreaterThan(0);
  return links().at(-1)!;
}

async function signIn(page: Page, email: string, secret: string) {
  await page.getByLabel("E-mail address").fill(email);
  await password(page).fill(secret);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

describe.each([["with a script", true, "ada@example.org"], ["without a script", false, "ida@example.org"]] as const)("from a line to a comment, %s", (_, javaScriptEnabled, email) => {
  test("join, confirm by the mail, come back to the line, belong to an organisation, comment", async () => {
    const page = await site.visit(undefined, { javaScriptEnabled });
    const wish = paths.newComment(standard.slug, 1, { first: 5, last: 5 });
    await page.goto(wish);
    await main(page).getByRole("link", { name: "Join a consultation" }).click();
    await page.getByLabel("Name").fill("Ada Lind");
    await page.getByLabel("E-mail address").fill(email);
    await password(page).fill("commonline-2026");
    site.expectFault(/400/);
    await page.getByRole("button", { name: "Create the account" }).click();
    await page.getByText("This password is easily guessed.").waitFor();
    expect([await page.getByLabel("Name").inputValue(), await page.getByLabel("E-mail address").inputValue(), await password(page).inputValue()]).toEqual(["Ada Lind", email, ""]);
    await password(page).click();
    await page.keyboard.type(PASSWORD);
    await page.getByRole("button", { name: "Create the account" }).click();
    await page.getByRole("heading", { name: "Open the mail we sent you" }).waitFor();

    await page.goto(await linkIn(email, "/verification/"));
    await page.getByText(`Ada Lind registered here with ${email}.`).waitFor();
    await password(page).fill(OTHER);
    await page.getByRole("button", { name: "Confirm and sign in" }).click();
    await page.getByText("This is not the password that was chosen at registration.").waitFor();
    await password(page).fill(PASSWORD);
    await page.getByRole("button", { name: "Confirm and sign in" }).click();
    await page.waitForURL(`**${wish}`);

    await main(page).getByText("You comment for an organisation.").first().waitFor();
    const ada = await personOf(await userIdOf(page), world.newId);
    const { organisationSlug } = bert.actor.actingFor!;
    await askToJoin(ada, organisationSlug);
    await changeMembership(bert, organisationSlug, { person: ada.id, change: "admit" });
    await page.reload();
    await page.getByText("You comment as City of Berne.").waitFor();
    await page.getByLabel("Comment and reason").fill(`Written ${_}`);
    await page.getByLabel(/agree to the terms of contribution/).check();
    await page.getByRole("button", { name: "Submit comment" }).click();
    await page.waitForURL(`**${paths.draftLines(standard.slug, 1, 5, 5)}`);
    expect((await db().select().from(comments)).find(({ reason }) => reason === `Written ${_}`)).toMatchObject({ authorName: "Ada Lind", organisationName: "City of Berne", firstLine: 5 });
  });

  test("set a new password by mail: it signs in, the old one and the old browser do not", async () => {
    const before = await site.visit(undefined, { javaScriptEnabled });
    await before.goto(paths.session());
    await signIn(before, email, PASSWORD);
    await before.waitForURL(`**${paths.home()}`);
    const page = await site.visit(undefined, { javaScriptEnabled });
    await page.goto(paths.session(paths.myComments()));
    await page.getByRole("link", { name: "Forgotten your password?" }).click();
    await page.getByRole("heading", { name: "Set a new password" }).waitFor();
    await page.getByLabel("E-mail address").fill(email);
    await page.getByRole("button", { name: "Send the mail" }).click();
    await page.getByRole("heading", { name: "Open the mail we sent you" }).waitFor();
    await page.goto(await linkIn(email, "/password-reset/"));
    await password(page, "New password").fill(OTHER);
    await page.getByRole("button", { name: "Set the new password" }).click();
    await page.getByText("Your new password is set").waitFor();
    site.expectFault(/400/);
    await signIn(page, email, PASSWORD);
    await page.getByText("The address or the password is not right.").waitFor();
    expect(await page.getByLabel("E-mail address").inputValue()).toBe(email);
    await signIn(page, email, OTHER);
    await page.waitForURL(`**${paths.myComments()}`);
    await before.goto(paths.account());
    expect(new URL(before.url()).pathname).toBe(paths.session());
    await expect.poll(() => world.mailbox.mails(email).at(-1)?.subject).toBe("Your password was changed");
  });
});

/** The id of whoever is signed in on a page. */
async function userIdOf(page: Page): Promise<string> {
  const cookie = (await page.context().cookies()).find(({ name }) => name === "session");
  return (await whoIs(cookie?.value ?? null))!.actor.id;
}

describe("the own account", () => {
  test("is worked by keyboard: name, password, another browser signed out, then all", async () => {
    const cora = await world.person("Cora", { email: "cora@example.org", organisation: "Northwind" });
    await startSession(cora.id, "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36 Edg/120.0", null);
    const phone = await site.visit(cora, { userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1" });
    await phone.goto(paths.account());
    const page = await site.visit(cora);
    await page.goto(paths.account());
    await page.getByLabel("Name").focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Cora Bell");
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByText("Your name is changed.").waitFor();
    expect(await page.getByRole("banner").getByRole("link", { name: /Cora Bell · Northwind/ }).count()).toBe(1);

    const list = page.getByRole("region", { name: "Where you are signed in" });
    expect(await list.locator("strong", { hasText: "Edge on Windows" }).count()).toBe(1);
    expect(await list.getByText("this browser").count()).toBe(1);
    await list.getByRole("button", { name: "Sign out (Edge on Windows)" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("That browser is signed out.").waitFor();
    expect(await list.locator("strong", { hasText: "Edge on Windows" }).count()).toBe(0);
    await list.getByRole("button", { name: "Sign out everywhere else" }).click();
    await page.getByText("Every other browser is signed out.").waitFor();
    await page.getByText("You are signed in nowhere else.").waitFor();
    await phone.goto(paths.account());
    expect(new URL(phone.url()).pathname).toBe(paths.session());

    await page.getByText("Change the password", { exact: true }).first().press("Enter");
    await password(page, "Current password").fill(cora.password);
    await password(page, "New password").fill("short");
    await password(page, "New password").blur();
    await page.getByText("Use at least 10 characters.").waitFor();
    await password(page, "New password").fill(PASSWORD);
    await page.getByRole("button", { name: "Show the characters" }).last().click();
    expect(await password(page, "New password").getAttribute("type")).toBe("text");
    await page.getByRole("button", { name: "Change the password" }).click();
    await page.getByText("Your password is changed, and every other browser was signed out.").waitFor();
  });

  test("acts for another organisation from then on", async () => {
    const dora = await world.person("Dora", { organisation: "Delta", category: "vendor" });
    await world.person("Emil", { organisation: "Alpine", category: "academia" });
    const emil = await world.person("Emma", { organisation: "Alpine", role: "head" });
    await askToJoin(dora, emil.actor.actingFor!.organisationSlug);
    await changeMembership(emil, emil.actor.actingFor!.organisationSlug, { person: dora.id, change: "admit" });
    const page = await site.visit(dora, { viewport: { width: 390, height: 900 } });
    await page.goto(paths.account());
    await page.getByRole("button", { name: "Act for it (Delta)" }).click();
    await page.getByText("You act for Delta now.").waitFor();
    expect(await page.getByRole("banner").getByRole("link", { name: /Dora · Delta/ }).count()).toBe(1);
    await page.goto(paths.newComment(standard.slug, 1, { first: 2, last: 2 }));
    await page.getByText("You comment as Delta.").waitFor();
  });

  test("after signing out, going back shows nothing of it, and nothing unsent is left in the browser", async () => {
    const fred = await world.person("Fred", { email: "fred@example.org", organisation: "Foxtrot" });
    const page = await site.visit(fred);
    await page.goto(paths.newComment(standard.slug, 1, { first: 3, last: 3 }));
    await page.getByLabel("Comment and reason").fill("Not sent, and nobody else's business");
    await expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).toContain("nobody else");
    await page.goto(paths.account());
    await page.getByText("fred@example.org").waitFor();
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.getByText("You are signed out.").waitFor();
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain("nobody else");
    await page.goBack();
    expect(await page.getByText("fred@example.org").count()).toBe(0);
    expect(new URL(page.url()).pathname).toBe(paths.session());
    expect((await page.context().cookies()).filter(({ name }) => name === "session")).toEqual([]);
  });

  test("of an unconfirmed person says what to do, and does it", async () => {
    const gus = await world.person("Gus", { email: "gus@example.org", verified: false });
    const page = await site.visit(gus);
    await page.goto(paths.account());
    await page.getByText("Your address is not confirmed yet.").waitFor();
    await page.getByRole("button", { name: "Send the mail again" }).click();
    await page.getByRole("heading", { name: "Open the mail we sent you" }).waitFor();
    await page.goto(await linkIn("gus@example.org", "/verification/"));
    await page.getByRole("button", { name: "Confirm this address" }).click();
    await page.getByRole("status").getByText("Your address is confirmed.").waitFor();
    expect((await actorOf(gus.id, null))?.verified).toBe(true);
  });
});

test("tried too often, the page says when to come again, and keeps the address", async () => {
  const page = await site.visit();
  site.expectFault(/4(00|29)/);
  await page.goto(paths.session());
  for (let at = 0; at < 11; at++) {
    await signIn(page, "hank@example.org", OTHER);
    await page.getByRole("alert").waitFor();
  }
  await page.getByText("That was too often. Try again in 15 min.").waitFor();
  expect([await page.getByLabel("E-mail address").inputValue(), await password(page).inputValue()]).toEqual(["hank@example.org", ""]);
});

test("the first administrator's link shows its form; there being one by now, it makes no second", async () => {
  const page = await site.visit();
  site.expectFault(/409/);
  await page.goto(paths.firstAdministrator(first));
  await page.getByLabel("Name").fill("Mallory");
  await page.getByLabel("E-mail address").fill("mallory@example.org");
  await password(page).fill(OTHER);
  await page.getByRole("button", { name: "Create the administrator" }).click();
  await page.getByText("This link was used already.").waitFor();
  expect(await page.getByLabel("Name").inputValue()).toBe("Mallory");
});

describe("every page is accessible and fits, wide and narrow, light and dark", () => {
  const nowhere = "0".repeat(40);

  test("at the door", { timeout: 240_000 }, async () => {
    const page = await site.visit();
    for (const address of [paths.registration(), paths.verificationSent(), paths.verification(), paths.session(undefined, "reset"), paths.passwordReset()]) expect(await pageFaults(page, address)).toEqual([]);
    expect(await pageFaults(page, paths.registration(), async () => {
      await page.getByRole("button", { name: "Create the account" }).click();
      await page.getByText("Fill this in.").first().waitFor();
    })).toEqual([]);
  });

  test("behind a link", { timeout: 240_000 }, async () => {
    await world.person("Ivy", { email: "ivy@example.org", verified: false });
    await requestVerification(nobody(), "ivy@example.org");
    const verification = await newestToken();
    await requestReset(nobody(), "ivy@example.org");
    const reset = await newestToken();
    site.expectFault(/404/);
    const page = await site.visit();
    for (const address of [paths.verification(verification), paths.verification(nowhere), paths.passwordReset(reset), paths.passwordReset(nowhere), paths.firstAdministrator(first), paths.firstAdministrator(nowhere)]) expect(await pageFaults(page, address)).toEqual([]);
  });

  test("of the account", { timeout: 240_000 }, async () => {
    const kim = await world.person("Kim", { organisation: "Northwind", administrator: true, email: "kim@example.org", verified: false });
    await kim.signIn();
    await requestVerification(nobody(), "kim@example.org");
    const page = await site.visit(kim);
    const open = () => page.locator("details").evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));
    for (const address of [paths.account("name"), paths.accountName(), paths.accountPassword(), paths.accountSessions(), paths.affiliation(), paths.verification(await newestToken())]) expect(await pageFaults(page, address, open)).toEqual([]);
    expect(await pageFaults(await site.visit(await world.person("Lea")), paths.account())).toEqual([]);
  });

  /** Of the newest letter; the server is not told of it, so it has not left. */
  async function newestToken(): Promise<string> {
    const [row] = await db().select().from(outbox).orderBy(desc(outbox.sequence)).limit(1);
    return (row!.parameters as { token: string }).token;
  }
});
