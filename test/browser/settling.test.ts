/** From a collision to the next draft in a browser, the reasons of its change followed both ways, the list of changes; two facilitators at once; the server killed during an edit. */
import { createServer } from "node:http";
import { beforeAll, expect, test } from "vitest";
import { nameFacilitator } from "#app/commands/standards.server.ts";
import { paths } from "#app/paths.ts";
import { SMALL_DRAFT } from "#test/world/notation.ts";
import type { Person } from "#test/world/people.ts";
import type { WorldStandard } from "#test/world/world.ts";
import { openSite, pageFaults, type Site } from "./harness.ts";
import { sourceIn } from "./sources.ts";

let site: Site;
let standard: WorldStandard;
let edited: WorldStandard;
let bea: Person;

const LISTED = "The supplier shall keep a list of every component.";

beforeAll(async () => {
  site = await openSite({
    seed: async (made) => {
      standard = await made.openStandard({ identifier: "CL 27" });
      edited = await made.openStandard({ identifier: "CL 28", facilitator: standard.facilitator });
      bea = await made.person("Bea Second", { organisation: "Secretariat" });
      await nameFacilitator(standard.facilitator, edited.id, bea.email);
      const ada = await made.person("Ada", { organisation: "Northwind", category: "vendor" });
      const bert = await made.person("Bert", { organisation: "City of Berne", category: "government" });
      await made.amend(ada, standard, 5, LISTED.replace("a list", "a ledger"), { reason: "Ledgers are bound." });
      await made.amend(bert, standard, 5, LISTED.replace("a list", "a book"), { reason: "Books are read." });
      await made.closeRound(standard);
    },
  });
});

test("a collision is shown, settled and published; its change leads to the amendment, and the amendment to where it took effect", async () => {
  const page = await site.visit(standard.facilitator);
  await page.goto(paths.workbench(standard.slug));
  const card = page.getByRole("article", { name: "A-1" });
  await card.getByRole("link", { name: "conflicts with A-2" }).waitFor();
  await card.getByRole("link", { name: "Settle it with one text" }).click();
  await page.getByRole("heading", { name: "Settle a collision" }).waitFor();
  await page.getByRole("navigation", { name: "Begin with" }).getByRole("link", { name: "A-2", exact: true }).click();
  await page.getByRole("region", { name: "A-2" }).locator("ins", { hasText: "book" }).waitFor();
  const text = sourceIn(page, "The text that shall stand there, in Markdown");
  await expect.poll(() => text.inputValue()).toBe(LISTED.replace("a list", "a book"));
  await page.getByLabel("Reason").fill("A book can be read in court.");
  await page.getByRole("button", { name: "Settle A-1 and A-2 with this text" }).click();
  await page.getByRole("heading", { name: "Workbench" }).waitFor();
  await page.getByRole("article", { name: "A-1" }).getByText("not accepted", { exact: true }).waitFor();
  await page.getByRole("article", { name: "A-2" }).getByText("accepted", { exact: true }).waitFor();
  await page.getByRole("link", { name: "Publish CD 2" }).click();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("button", { name: "Publish", exact: true }).waitFor({ state: "detached" });
  await page.goto(paths.revision(standard.slug, 1, 2));
  await page.locator(".rl-why").getByRole("link", { name: "A-2" }).click();
  await page.getByRole("heading", { name: "Amendment A-2" }).waitFor();
  await page.getByRole("link", { name: "CD 2, line 5" }).click();
  await page.locator("#L5", { hasText: "a book of every component" }).waitFor();
  await page.goto(paths.changeList(standard.slug, 1, 2));
  await page.getByRole("row", { name: /book.*substantive.*A-2.*City of Berne/ }).waitFor();
  const faults = await page.evaluate(async (address) => new DOMParser().parseFromString(await (await fetch(address)).text(), "application/xml").querySelectorAll("parsererror").length, paths.changesFeed(standard.slug));
  expect(faults).toBe(0);
  expect(await pageFaults(page, paths.changeList(standard.slug, 1, 2))).toEqual([]);
});

test("two facilitators at one workbench see each other: at once, a moment later, and without a script", async () => {
  const first = await site.visit(edited.facilitator);
  await first.goto(paths.workbench(edited.slug));
  expect(await first.getByText("at this workbench too").count()).toBe(0);
  for (const javaScriptEnabled of [true, false]) {
    const second = await site.visit(bea, { javaScriptEnabled });
    await second.goto(paths.workbench(edited.slug));
    await second.getByText(`${edited.facilitator.actor.name} is at this workbench too.`).waitFor();
  }
  await first.getByText("Bea Second is at this workbench too.").waitFor({ timeout: 40_000 });
}, 90_000);

test("the server killed during an edit, and busy starting when it comes back: what is typed stays, and is saved", async () => {
  site.expectFault(/ERR_|503/);
  const page = await site.visit(edited.facilitator);
  await page.goto(paths.workbench(edited.slug));
  const source = sourceIn(page, "Source of the next draft, in Markdown");
  // The module of the redline is fetched for later: until it is there, a page without a server can only be loaded anew.
  await page.waitForFunction(() => {
    const fetched = new Set(performance.getEntriesByType("resource").map(({ name }) => name));
    const ahead = [...document.querySelectorAll<HTMLLinkElement>('link[rel="modulepreload"]')].map(({ href }) => href);
    return ahead.some((href) => href.includes("/redline-")) && ahead.every((href) => fetched.has(href));
  });
  await source.editor.waitFor();
  await site.kill();
  await source.fill(`${SMALL_DRAFT}\n\nTyped without a server.\n`);
  await page.locator(".save-state", { hasText: "does not answer" }).waitFor();
  const starting = createServer((_request, response) => void response.writeHead(503, { "Content-Type": "text/plain; charset=utf-8" }).end("Commonline is starting. Come again in a moment.\n"));
  const answered = page.waitForResponse((response) => response.status() === 503);
  await new Promise<void>((done) => starting.listen(Number(new URL(site.origin).port), "127.0.0.1", done));
  await answered;
  expect(await source.inputValue()).toContain("Typed without a server.");
  starting.closeAllConnections();
  await new Promise((done) => starting.close(done));
  await site.start();
  await page.locator(".save-state", { hasText: /^saved \d/ }).waitFor({ timeout: 30_000 });
  await page.reload();
  expect(await source.inputValue()).toContain("Typed without a server.");
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
}, 90_000);
