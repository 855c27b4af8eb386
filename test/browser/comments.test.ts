/** Comments in a real Chromium: written with mouse, with the keyboard alone and without a script; refused without losing a word; hostile without effect. */
import { desc } from "drizzle-orm";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { agreeToTerms } from "#app/commands/agreements.server.ts";
import { answerDisposition } from "#app/commands/answers.server.ts";
import { disposeComments } from "#app/commands/dispositions.server.ts";
import { sendReply } from "#app/commands/replies.server.ts";
import { giveSupport } from "#app/commands/supports.server.ts";
import { commentCode } from "#app/domain/comments.ts";
import { paths } from "#app/paths.ts";
import { db } from "#db/client.server.ts";
import { comments } from "#db/schema.server.ts";
import { HOSTILE } from "#test/domain/text/hostile.ts";
import type { Person } from "#test/world/people.ts";
import type { World, WorldStandard } from "#test/world/world.ts";
import { openSite, pageFaults, type Site } from "./harness.ts";

let site: Site;
let world: World;
let standard: WorldStandard;
let ada: Person;
let bert: Person;
let eve: Person;

beforeAll(async () => {
  site = await openSite({
    seed: async (made) => {
      world = made;
      standard = await made.openStandard({ identifier: "CL 27" });
      ada = await made.person("Ada", { organisation: "Northwind", category: "vendor" });
      bert = await made.person("Bert", { organisation: "City of Berne", category: "government" });
      for (const person of [ada, bert]) await agreeToTerms(person, standard.id, { terms: true });
      eve = await made.person("Eve", { organisation: "Somewhere", category: "enterprise" });
    },
  });
});

const newest = async () => (await db().select().from(comments).orderBy(desc(comments.createdAt), desc(comments.number)).limit(1))[0]!;
const about = (line: number) => paths.newComment(standard.slug, 1, { first: line, last: line });
const reason = (page: Page) => page.getByLabel("Comment and reason");

describe("writing a comment", () => {
  test("with the mouse: preview, send, and the lines it leads back to", async () => {
    const page = await site.visit(ada);
    await page.goto(about(5));
    await expect.poll(() => page.getByRole("figure").textContent()).toContain("The supplier shall keep a list of every component.");
    await page.getByLabel("editorial").check();
    await reason(page).fill("Which *components*?");
    await page.getByLabel("Proposed change").fill("every component with a maker");
    await page.getByRole("button", { name: "Preview" }).click();
    await expect.poll(() => page.getByRole("region", { name: "As it will be read" }).locator("em").textContent()).toBe("components");
    await page.getByRole("button", { name: "Submit comment" }).click();
    await page.waitForURL(`**${paths.draftLines(standard.slug, 1, 5, 5)}`);
    expect(await newest()).toMatchObject({ authorName: "Ada", firstLine: 5, type: "editorial", reason: "Which *components*?", proposedChange: "every component with a maker" });
  });

  test("with the keyboard alone", async () => {
    const page = await site.visit(ada);
    await page.goto(about(6));
    await page.getByLabel("First line").focus();
    for (const [key, times] of [["Tab", 2], ["ArrowRight", 1], ["Tab", 1]] as const) for (let at = 0; at < times; at++) await page.keyboard.press(key);
    await page.keyboard.type("By keyboard");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**${paths.draftLines(standard.slug, 1, 6, 6)}`);
    expect(await newest()).toMatchObject({ reason: "By keyboard", type: "editorial", mustBeSatisfied: true, firstLine: 6 });
  });

  test("beside the text, from the text and back to it, with the keyboard alone", async () => {
    const page = await site.visit(ada);
    await page.goto(paths.draft(standard.slug, 1, { first: 4, last: 4 }));
    await page.locator("#text").focus();
    await page.keyboard.press("c");
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("reason");
    await reason(page).fill("x".repeat(10_001));
    await page.getByRole("button", { name: "Submit comment" }).press("Enter");
    await page.getByText("This is too long: at most 10,000 characters. Shorten it.").waitFor();
    await reason(page).fill("Beside the text");
    await page.getByRole("button", { name: "Submit comment" }).press("Enter");
    await page.getByText(/C-\d+ was sent/).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("text");
    expect(await newest()).toMatchObject({ reason: "Beside the text", firstLine: 4 });
  });

  test("without a script: a fault says where, what was typed stays, then it is sent", async () => {
    const page = await site.visit(ada, { javaScriptEnabled: false });
    await page.goto(paths.newComment(standard.slug, 1));
    await page.getByLabel("First line").fill("0");
    await page.getByLabel("Last line").fill("2");
    await reason(page).fill("Without a script");
    site.expectFault(/400/);
    await page.getByRole("button", { name: "Submit comment" }).click();
    expect(await page.getByText("Lines are numbered from 1.").count()).toBe(1);
    expect(await reason(page).inputValue()).toBe("Without a script");
    await page.getByLabel("First line").fill("2");
    await page.getByRole("button", { name: "Submit comment" }).click();
    await page.waitForURL(`**${paths.draftLines(standard.slug, 1, 2, 2)}`);
    expect(await newest()).toMatchObject({ reason: "Without a script", firstLine: 2, lastLine: 2 });
  });

  test("a session that ends meanwhile loses nothing: signed in again in another tab, it is sent", async () => {
    const page = await site.visit(ada);
    await page.goto(about(7));
    await reason(page).fill("Typed before the session ended");
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    site.expectFault(/401/);
    await page.getByRole("button", { name: "Submit comment" }).click();
    await expect.poll(() => page.getByRole("alert").textContent()).toContain("Sign in to do this.");
    expect(await page.getByRole("link", { name: /Sign in in a new tab/ }).getAttribute("target")).toBe("_blank");
    expect(await reason(page).inputValue()).toBe("Typed before the session ended");
    await page.context().addCookies(cookies);
    await page.getByRole("button", { name: "Submit comment" }).click();
    await page.waitForURL(`**${paths.draftLines(standard.slug, 1, 7, 7)}`);
    expect(await newest()).toMatchObject({ reason: "Typed before the session ended", firstLine: 7 });
  });

  test("without a connection the page stays, says so, and loses nothing: once there is one, it goes on", async () => {
    const page = await site.visit(ada);
    site.expectFault(/ERR_INTERNET_DISCONNECTED/);
    const offline = page.getByText("The server cannot be reached");
    await page.goto(paths.draft(standard.slug, 1, { first: 2, last: 2 }));
    await page.locator(".ln[data-sel]").waitFor();
    await page.context().setOffline(true);
    await page.locator("#L7 .num").click();
    await offline.waitFor();
    await page.locator("#text").press("c");
    await expect.poll(() => offline.count()).toBe(2);
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.locator("#text").press("c");
    await reason(page).fill("Typed in a tunnel");
    await page.getByLabel("editorial").check();
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Submit comment" }).click();
    await expect.poll(() => page.getByRole("alert").filter({ hasText: "The server cannot be reached" }).count()).toBeGreaterThan(0);
    expect(await reason(page).inputValue()).toBe("Typed in a tunnel");
    expect(await page.getByLabel("editorial").isChecked()).toBe(true);
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Submit comment" }).click();
    await page.getByText(/C-\d+ was sent/).waitFor();
    expect(await newest()).toMatchObject({ reason: "Typed in a tunnel", type: "editorial", firstLine: 7 });
    await page.context().setOffline(true);
    await page.getByRole("link", { name: "Organisations" }).click();
    await page.getByRole("heading", { level: 1, name: "This cannot be done" }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole("link", { name: "See the standards" }).click();
    await page.waitForURL(`${site.origin}/`);
  });

  test("a reload puts back what was typed; once sent, it is forgotten", async () => {
    const page = await site.visit(ada);
    await page.goto(about(8));
    await reason(page).fill("Half a thought");
    await page.reload();
    await expect.poll(() => reason(page).inputValue()).toBe("Half a thought");
    expect(await page.getByRole("status").textContent()).toContain("put back");
    await page.getByRole("button", { name: "Submit comment" }).click();
    await page.waitForURL(`**${paths.draftLines(standard.slug, 1, 8, 8)}`);
    await page.goto(about(8));
    expect(await reason(page).inputValue()).toBe("");
  });

  test("two presses at once are one comment", async () => {
    const page = await site.visit(ada, { javaScriptEnabled: false });
    await page.goto(about(3));
    await reason(page).fill("Pressed twice");
    await page.getByRole("button", { name: "Submit comment" }).dblclick();
    await page.waitForURL(`**${paths.draftLines(standard.slug, 1, 3, 3)}`);
    expect((await db().select().from(comments)).filter((comment) => comment.reason === "Pressed twice")).toHaveLength(1);
  });
});

describe.each([["with a script", true], ["without a script", false]])("what is done with a comment, %s", (_, javaScriptEnabled) => {
  test("support and take back, reply, edit, answer, withdraw", async () => {
    const { number } = await world.comment(ada, standard, 2);
    const address = paths.comment(standard.slug, number);
    const theirs = await site.visit(bert, { javaScriptEnabled });
    await theirs.goto(address);
    await theirs.getByRole("button", { name: "Support" }).click();
    await theirs.getByRole("button", { name: "Supported 1" }).waitFor();
    await expect.poll(() => theirs.getByRole("region", { name: "Support" }).textContent()).toContain("City of Berne");
    await theirs.getByRole("button", { name: "Supported 1" }).click();
    await theirs.getByRole("button", { name: "Support", exact: true }).waitFor();
    await theirs.getByLabel("Your reply").fill("We *agree*.");
    await theirs.getByRole("button", { name: "Send reply" }).click();
    await expect.poll(() => theirs.getByRole("region", { name: "Replies" }).locator("em").allTextContents()).toEqual(["agree"]);

    const own = await site.visit(ada, { javaScriptEnabled });
    await own.goto(address);
    await own.getByRole("link", { name: "Edit", exact: true }).click();
    await reason(own).fill("Better said.");
    await own.getByRole("button", { name: "Save the new version" }).click();
    await own.waitForURL(`**${address}`);
    await own.getByText("Version 2").waitFor();
    await own.getByText("Withdraw", { exact: true }).click();
    await own.getByRole("button", { name: "Withdraw this comment" }).click();
    await own.getByText("Withdrawn by its author.").first().waitFor();

    const second = await world.comment(ada, standard, 2);
    await disposeComments(standard.facilitator, standard.slug, { comments: [second.number], kind: "not-accepted", state: "decided", observation: "Too dear." });
    await own.goto(paths.comment(standard.slug, second.number));
    await own.getByLabel("Not satisfied").check();
    await own.getByLabel("Say more").fill("It is worth it.");
    await own.getByRole("button", { name: "Send answer" }).click();
    await expect.poll(() => own.getByRole("region", { name: "Disposition" }).textContent()).toContain("It is worth it.");
    await own.goto(paths.myComments());
    const row = own.getByRole("row", { name: new RegExp(`${commentCode(second.number)}\\b`) });
    await row.getByRole("button", { name: "Satisfied", exact: true }).click();
    await expect.poll(() => own.getByRole("row", { name: new RegExp(`${commentCode(second.number)}\\b`) }).getByRole("button", { name: "Satisfied", exact: true }).getAttribute("aria-pressed")).toBe("true");
    await expect.poll(async () => (await db().select().from(comments)).find((comment) => comment.number === second.number)?.answer).toBe("satisfied");
  });
});

test("two hundred hostile texts in every field do nothing but stand there", async () => {
  const at = (number: number) => ({ standard: standard.slug, number });
  const size = 25;
  const page = await site.visit(eve);
  await page.addInitScript(() => Object.defineProperty(window, "alert", { value: () => console.error("a hostile text ran") }));
  for (let from = 0; from < HOSTILE.length; from += size) {
    const text = HOSTILE.slice(from, from + size).join("\n\n").slice(0, 3_900);
    const { number } = await world.comment(eve, standard, 4, { reason: text, proposedChange: text, quote: text.slice(0, 900), submission: world.newId(), terms: true });
    await sendReply(eve, at(number), { text, submission: world.newId(), terms: true });
    await giveSupport(ada, at(number));
    await disposeComments(standard.facilitator, standard.slug, { comments: [number], kind: "noted", state: "decided", observation: text });
    await answerDisposition(eve, at(number), { answer: "satisfied", text });
    await page.goto(paths.comment(standard.slug, number));
    expect(await strangers(page)).toEqual([]);
  }
  await page.goto(paths.myComments());
  expect(await strangers(page)).toEqual([]);
  expect(await page.getByText("alert(1)").count()).toBeGreaterThan(0);
});

/** Elements and attributes on a page that none of our own pages has. */
async function strangers(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("main *")].flatMap((element) => {
      const foreign = ["SCRIPT", "IFRAME", "OBJECT", "EMBED", "IMG", "VIDEO", "AUDIO", "STYLE", "LINK", "META", "BASE", "MATH", "MARQUEE", "TEMPLATE", "NOSCRIPT"].includes(element.tagName);
      const handlers = element.getAttributeNames().filter((name) => name.startsWith("on") || name === "style" || name === "srcdoc");
      const href = element.getAttribute("href");
      const led = href !== null && !/^(https?:\/\/|mailto:|#|\/(?![/\\]))/.test(href);
      return foreign || handlers.length > 0 || led ? [element.outerHTML.slice(0, 200)] : [];
    }),
  );
}

test("every page is accessible and fits, wide and narrow, light and dark", { timeout: 240_000 }, async () => {
  const { number } = await world.comment(ada, standard, 2, { proposedChange: "shall", mustBeSatisfied: true });
  await disposeComments(standard.facilitator, standard.slug, { comments: [number], kind: "accepted-with-modifications", state: "decided", observation: "In part." });
  const own = (await world.comment(ada, standard, 3)).number;
  const page = await site.visit(ada);
  for (const address of [about(5), paths.comment(standard.slug, number), paths.comment(standard.slug, own), paths.commentPart(standard.slug, own, "edition"), paths.commentPart(standard.slug, own, "withdrawal"), paths.commentPart(standard.slug, number, "answer"), paths.myComments()]) expect(await pageFaults(page, address)).toEqual([]);
  const nobody = await site.visit();
  for (const address of [about(5), paths.comment(standard.slug, number)]) expect(await pageFaults(nobody, address)).toEqual([]);
});
