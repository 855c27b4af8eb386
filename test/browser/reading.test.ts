/** Reading without an account in a real Chromium: from the list of standards to a line, by mouse, by keys, by address and without a script; and axe on every page that anyone reads. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { paths } from "#app/paths.ts";
import { draftOf, SMALL_DRAFT } from "#test/world/notation.ts";
import type { WorldStandard } from "#test/world/world.ts";
import { openSite, pageFaults, type Site } from "./harness.ts";

const clauses = (length: number) => Array.from({ length }, (_, n) => `${n + 1} Requirement ${n + 1} | The supplier shall keep record ${n + 1} of what it delivers. | A buyer may ask for it.`);
const LONG_DRAFT = draftOf(...clauses(40));

let site: Site;
let long: WorldStandard;
let revised: WorldStandard;
let longest: WorldStandard;

beforeAll(async () => {
  site = await openSite({
    async seed(world) {
      const ada = await world.person("Ada", { organisation: "Northwind", category: "vendor" });
      long = await world.openStandard({ identifier: "CL 10", source: LONG_DRAFT });
      await world.comment(ada, long, [62, 63], { reason: "Which record?" });
      await world.comment(ada, long, 63, { reason: "At what price?" });
      longest = await world.openStandard({ identifier: "CL 30", source: draftOf(...clauses(150)) });
      revised = await world.openStandard({ identifier: "CL 20" });
      await world.comment(ada, revised, 5);
      await world.closeRound(revised);
      await world.publish(revised, `# Foreword\n\nFirst of all.\n\n${SMALL_DRAFT}`);
    },
  });
});

const rail = (page: Page) => page.getByRole("complementary", { name: "Discussion of the selected lines" });
const selectedLines = (page: Page) => page.locator(".ln[data-sel]").evaluateAll((lines) => lines.map((line) => line.id));
const inView = (page: Page, line: number) => page.locator(`#L${line}`).evaluate((element) => element.getBoundingClientRect().top >= 0 && element.getBoundingClientRect().bottom <= window.innerHeight);

describe("without an account", () => {
  test("from the list of standards to a draft, its clauses, a line and what is said about it", async () => {
    const page = await site.visit();
    await page.goto(paths.home());
    await page.getByRole("link", { name: "Assurance for suppliers" }).first().click();
    await page.waitForURL("**/standards/cl-*/drafts/*");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("main");
    await page.goto(paths.standard(long.slug));
    await page.getByRole("link", { name: "Draft", exact: true }).click();
    await page.waitForURL(`**${paths.draft(long.slug, 1)}`);
    await page.getByRole("navigation", { name: "Clauses" }).getByRole("link", { name: /Requirement 21/ }).click();
    expect(await inView(page, 61)).toBe(true);
    await page.locator("#L63 .num").click();
    await expect.poll(() => rail(page).getByText("At what price?").count()).toBe(1);
    await rail(page).getByText("Which record?").waitFor();
    expect(new URL(page.url()).hash).toBe("#L63");
  });

  test("a link to a range scrolls there and selects it; Shift and the pointer stretch it", async () => {
    const page = await site.visit();
    await page.goto(`${paths.draft(long.slug, 1)}#L62-L63`);
    await expect.poll(() => selectedLines(page)).toEqual(["L62", "L63"]);
    expect(await inView(page, 62)).toBe(true);
    await rail(page).getByText("Which record?").waitFor();
    await page.locator("#L66 .num").click({ modifiers: ["Shift"] });
    await expect.poll(() => selectedLines(page)).toEqual(["L62", "L63", "L64", "L65", "L66"]);
    await expect.poll(() => new URL(page.url()).hash).toBe("#L62-L66");
    await page.locator("#L70 .num").hover();
    await page.mouse.down();
    await page.locator("#L72 .num").hover();
    await page.mouse.up();
    await expect.poll(() => selectedLines(page)).toEqual(["L70", "L71", "L72"]);
  });

  test("by keyboard: line to line, to the next comment, and back", async () => {
    const page = await site.visit();
    await page.goto(paths.draft(long.slug, 1));
    await page.locator("#text").focus();
    await page.keyboard.press("n");
    await expect.poll(() => selectedLines(page)).toEqual(["L62"]);
    await page.keyboard.press("Shift+ArrowDown");
    await expect.poll(() => selectedLines(page)).toEqual(["L62", "L63"]);
    await page.keyboard.press("Escape");
    await expect.poll(() => selectedLines(page)).toEqual([]);
  });

  test("without a script: the count leads to the discussion, and another draft is one link away", async () => {
    const page = await site.visit(undefined, { javaScriptEnabled: false });
    await page.goto(paths.draft(revised.slug, 1));
    await page.locator("#L5 a.n").click();
    await page.getByText("It cannot be checked.").waitFor();
    await page.getByRole("link", { name: "Read CD 2" }).click();
    await page.waitForURL(`**${paths.draft(revised.slug, 2)}`);
    expect(await page.locator("#L7 a.n").textContent()).toBe("1");
    await page.getByRole("link", { name: "Comment on lines" }).click();
    await page.waitForURL(`**${paths.newComment(revised.slug, 2)}`);
    await page.getByLabel("First line").waitFor();
  });

  test("where the scripts cannot be fetched: every line is there all the same", async () => {
    const page = await (await site.visit()).context().newPage();
    await page.route("**/assets/*.js", (route) => route.abort());
    await page.goto(paths.draft(longest.slug, 1));
    expect(await page.locator(".lines noscript").count()).toBeGreaterThan(0);
    await page.locator("#L400 .num").waitFor();
    expect(await page.locator(".lines noscript").count()).toBe(0);
  });

  test("on paper: every line with its number, and nothing of the screen", async () => {
    const page = await site.visit();
    await page.goto(paths.draft(long.slug, 1));
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("header.bar").isVisible()).toBe(false);
    expect(await page.locator(".rail").isVisible()).toBe(false);
    expect(await page.locator("#L120 .num").isVisible()).toBe(true);
    expect(await page.locator(".print-title").isVisible()).toBe(true);
  });

  test("what an extension put into the page before its scripts ran takes the place of nothing, and stays", async () => {
    const page = await site.visit();
    site.expectFault(/Content Security Policy|policy violated/);
    await page.context().addInitScript(() => {
      const strange = (parent: Element, name: string) => parent.prepend(Object.assign(document.createElement(name), { className: "strange" }));
      const waiting = new MutationObserver(() => {
        if (!document.querySelector("footer")) return;
        waiting.disconnect();
        for (const name of ["link", "meta", "style", "x-strange"]) strange(document.head, name);
        for (const name of ["a", "p", "div", "main", "header"]) strange(document.body, name);
        document.documentElement.append(Object.assign(document.createElement("div"), { className: "strange" }));
      });
      waiting.observe(document, { childList: true, subtree: true });
    });
    const own = () => page.evaluate(() => ({ styles: document.querySelectorAll('link[rel="stylesheet"]').length, words: document.querySelectorAll("meta:not(.strange)").length, skip: document.querySelectorAll("a.skip").length, bar: document.querySelectorAll("header.bar").length, main: document.querySelectorAll("#main").length }));
    await page.goto(paths.draft(long.slug, 1));
    expect(await own()).toEqual({ styles: 2, words: 4, skip: 1, bar: 1, main: 1 });
    expect(await page.locator(".strange").count()).toBe(10);
    await page.getByRole("link", { name: "Overview" }).click();
    await page.waitForURL(`**${paths.standard(long.slug)}`);
    expect((await own()).main).toBe(1);
  });

  test("what is not there is said, and leads on", async () => {
    const page = await site.visit();
    site.expectFault(/404/);
    const answer = await page.goto("/standards/nowhere");
    expect(answer?.status()).toBe(404);
    expect(await page.title()).toBe("Nothing here · Commonline");
    await page.getByRole("link", { name: "See the standards" }).click();
    await page.waitForURL(`${site.origin}/`);
  });
});

describe("every page is accessible and fits, wide and narrow, light and dark", () => {
  test.each([["home", () => paths.home()], ["standard", () => paths.standard(long.slug)], ["lines and their discussion", () => paths.draftLines(revised.slug, 2, 7, 7)], ["record", () => paths.record(long.slug)]])("%s", async (_, address) => {
    expect(await pageFaults(await site.visit(), address())).toEqual([]);
  });

  test("the reading room with a range selected", async () => {
    expect(await pageFaults(await site.visit(), `${paths.draft(long.slug, 1)}#L62-L63`, (page) => rail(page).getByText("Which record?").waitFor())).toEqual([]);
  });

  test("nothing here", async () => {
    site.expectFault(/404/);
    expect(await pageFaults(await site.visit(), "/nowhere")).toEqual([]);
  });
});
