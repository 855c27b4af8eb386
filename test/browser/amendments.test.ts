/** Amendments in a browser: proposed by keyboard alone, proposed without a script, seen over the lines, and their pages in all their looks. */
import { desc } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { paths } from "#app/paths.ts";
import { db } from "#db/client.server.ts";
import { amendments } from "#db/schema.server.ts";
import type { Person } from "#test/world/people.ts";
import type { WorldStandard } from "#test/world/world.ts";
import { openSite, pageFaults, type Site } from "./harness.ts";
import { sourceIn } from "./sources.ts";

let site: Site;
let standard: WorldStandard;
let ada: Person;
let bert: Person;

const LISTED = "The supplier shall keep a list of every component.";

beforeAll(async () => {
  site = await openSite({
    seed: async (made) => {
      standard = await made.openStandard({ identifier: "CL 27" });
      ada = await made.person("Ada", { organisation: "Northwind", category: "vendor" });
      bert = await made.person("Bert", { organisation: "City of Berne", category: "government" });
      await made.amend(ada, standard, 5, LISTED.replace("a list", "a ledger"), { reason: "Ledgers are bound." });
      await made.amend(bert, standard, 5, LISTED.replace("a list", "a book"), { reason: "Books are read." });
      await made.amend(bert, standard, 7, "The buyer shall ask for the list twice a year.");
    },
  });
});

const newest = async () => (await db().select().from(amendments).orderBy(desc(amendments.number)).limit(1))[0]!;

test("proposed by keyboard alone: from the line to the redline as one types, and sent; a reload in between loses nothing", async () => {
  const page = await site.visit(ada);
  await page.goto(paths.draft(standard.slug, 1, { first: 8, last: 8 }));
  const way = page.getByRole("group", { name: "Line 8" }).getByRole("link", { name: "Propose amendment" });
  await way.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/amendments/new?lines=8");
  const source = sourceIn(page, "The text, in Markdown");
  await source.focus();
  expect(await source.inputValue()).toBe("Each release shall be signed.");
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Backspace");
  await page.keyboard.type(" twice.");
  await page.getByRole("region", { name: "Redline" }).locator("ins", { hasText: "twice" }).waitFor();
  await page.getByRole("region", { name: "Redline" }).getByText("It collides with no open amendment.").waitFor();
  await page.reload();
  await expect.poll(() => source.inputValue()).toBe("Each release shall be signed twice.");
  await source.focus();
  await page.keyboard.press("Tab");
  await page.keyboard.type("One key may be lost.");
  await page.getByText("You propose it as Northwind.").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Amendment A-4" }).waitFor();
  expect(await newest()).toMatchObject({ number: 4, firstLine: 8, source: "Each release shall be signed twice.", reason: "One key may be lost." });
  await page.goto(paths.newAmendment(standard.slug, 1, { first: 8, last: 8 }));
  expect(await source.inputValue()).toBe("Each release shall be signed.");
});

test("proposed without a script: the redline first, what it collides with, then it is sent", async () => {
  const page = await site.visit(bert, { javaScriptEnabled: false });
  await page.goto(paths.newAmendment(standard.slug, 1, { first: 5, last: 5 }));
  await page.getByLabel("The text, in Markdown").fill(LISTED.replace("a list", "an archive"));
  await page.getByLabel("Reason").fill("Archives last.");
  await page.getByRole("button", { name: "Show the redline" }).click();
  await page.getByText("2 open amendments change the same words").waitFor();
  expect(await page.getByRole("button", { name: "Join A-1" }).count()).toBe(1);
  expect(await page.getByRole("button", { name: "Join A-2" }).count()).toBe(0);
  await page.getByRole("button", { name: "Submit it all the same" }).click();
  await page.getByRole("heading", { name: "Amendment A-5" }).waitFor();
  expect(await newest()).toMatchObject({ number: 5, reason: "Archives last.", source: LISTED.replace("a list", "an archive") });
});

test("endorsed, and joined, at one press", async () => {
  const page = await site.visit(bert);
  await page.goto(paths.amendment(standard.slug, 1));
  await page.getByRole("button", { name: "Endorse" }).click();
  await page.getByRole("button", { name: "Endorsed" }).waitFor();
  await page.getByRole("img", { name: "Government: 1 of 1 endorse it, 0 object" }).waitFor();
  await page.getByRole("button", { name: "Join as co-proposer" }).click();
  await page.getByText("Bert · City of Berne").first().waitFor();
});

test("over the lines: all, those of the selected lines, off; the lines keep their numbers", async () => {
  const page = await site.visit();
  await page.goto(paths.draft(standard.slug, 1));
  await page.getByRole("radio", { name: "all" }).check();
  await page.getByRole("note", { name: "Amendment A-1" }).locator("ins", { hasText: "inserted: ledger" }).waitFor();
  expect(await page.locator("#L5 + .over-line").count()).toBe(1);
  expect(await page.locator(".lines .ln").count()).toBe(8);
  expect(await page.locator("#L7 ~ .over-line del", { hasText: "may" }).count()).toBe(1);
  await page.getByRole("radio", { name: "of the selected lines" }).check();
  await expect.poll(() => page.getByRole("note").count()).toBe(0);
  await page.locator("#L7 .num").click();
  await page.getByRole("note", { name: "Amendment A-3" }).waitFor();
  expect(await page.getByRole("note").count()).toBe(1);
  await page.getByRole("radio", { name: "off" }).check();
  await expect.poll(() => page.getByRole("note").count()).toBe(0);
});

test("every page in all its looks", async () => {
  const page = await site.visit(bert);
  const preview = async () => {
    const source = sourceIn(page, "The text, in Markdown");
    await source.fill(LISTED.replace("a list", "a file"));
    await page.getByRole("region", { name: "Redline" }).locator("ins", { hasText: "file" }).waitFor();
  };
  expect(await pageFaults(page, paths.newAmendment(standard.slug, 1, { first: 5, last: 5 }), preview)).toEqual([]);
  for (const address of [paths.newAmendment(standard.slug, 1), paths.newAmendment(standard.slug, 1, { first: 5, last: 6, operation: "delete" }), paths.amendment(standard.slug, 1), paths.amendment(standard.slug, 2), paths.amendmentPart(standard.slug, 2, "withdrawal"), paths.amendments(standard.slug)]) expect(await pageFaults(page, address)).toEqual([]);
  const layer = async () => {
    await page.getByRole("radio", { name: "all" }).check();
    await page.getByRole("note", { name: "Amendment A-1" }).waitFor();
  };
  expect(await pageFaults(page, paths.draft(standard.slug, 1), layer)).toEqual([]);
}, 120_000);
