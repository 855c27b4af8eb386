/** The tracker in a real Chromium: 1,600 comments, fifty disposed of at once by keyboard, the next draft published, and a comment found on it at the right line. */
import { asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { commentCode } from "#app/domain/comments.ts";
import { paths } from "#app/paths.ts";
import { db, transaction } from "#db/client.server.ts";
import { comments } from "#db/schema.server.ts";
import { SMALL_DRAFT } from "#test/world/notation.ts";
import type { Person } from "#test/world/people.ts";
import type { World, WorldStandard } from "#test/world/world.ts";
import { openSite, pageFaults, type Site } from "./harness.ts";

const MANY = 1_600;

let site: Site;
let world: World;
let busy: WorldStandard;
let fay: Person;
let ada: Person;

beforeAll(async () => {
  site = await openSite({
    async seed(made) {
      world = made;
      fay = await world.person("Fay Lind", { administrator: true, organisation: "Secretariat", category: "standards-body" });
      ada = await world.person("Ada", { organisation: "Northwind", category: "vendor" });
      busy = await world.openStandard({ identifier: "CL 80", facilitator: fay });
      await transaction("bulk", async () => {
        for (let n = 0; n < MANY; n++) await world.comment(ada, busy, 1 + (n % 8), { type: n % 2 === 0 ? "technical" : "editorial", reason: `Remark ${n + 1}` });
      });
    },
  });
});

const stateOf = async (number: number) => (await db().select().from(comments).where(eq(comments.number, number)))[0];
const decided = async () => (await db().select({ number: comments.number }).from(comments).where(eq(comments.handling, "decided")).orderBy(asc(comments.number))).map(({ number }) => number);

describe("the tracker", () => {
  test("fifty comments are disposed of at once, by keyboard alone", async () => {
    const page = await site.visit(fay);
    await page.goto(`${paths.comments(busy.slug)}?type=technical&sort=number&size=50`);
    await page.getByRole("button", { name: "Keys", exact: true }).waitFor();
    await page.locator("tbody tr").first().focus();
    await page.keyboard.press("a");
    await page.getByRole("heading", { name: "Dispose of 50 comments" }).waitFor();
    await page.keyboard.press("4");
    await page.keyboard.type("Out of step with clause 1.");
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await decided()).length).toBe(50);
    expect(await decided()).toEqual(Array.from({ length: 50 }, (_, n) => 1 + n * 2));
    expect(await stateOf(1)).toMatchObject({ disposition: "not-accepted", observation: "Out of step with clause 1." });
    await page.getByText("50 comments disposed of.").first().waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest("tr")?.getAttribute("data-number"))).not.toBe(null);
  });

  test("an observation that is missing is asked for, and nothing is lost", async () => {
    const page = await site.visit(fay);
    await page.goto(`${paths.comments(busy.slug)}?type=editorial&sort=number&size=50`);
    await page.getByRole("button", { name: "Keys", exact: true }).waitFor();
    await page.locator('tr[data-number="2"]').focus();
    await page.keyboard.press("4");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Give the reason: it is required").first().waitFor();
    expect((await stateOf(2))?.handling).toBe("open");
  });

  test("without a script: filter, select, dispose", async () => {
    const page = await site.visit(fay, { javaScriptEnabled: false });
    await page.goto(`${paths.comments(busy.slug)}?type=editorial&sort=number&size=50`);
    await page.getByRole("checkbox", { name: "Select C-4", exact: true }).check();
    await page.getByRole("checkbox", { name: "Select C-6", exact: true }).check();
    const panel = page.locator("form#disposing");
    await panel.getByRole("radio", { name: "accepted", exact: true }).check();
    await panel.getByRole("button", { name: "Dispose" }).click();
    await page.getByText("2 comments disposed of.").first().waitFor();
    expect(await stateOf(6)).toMatchObject({ handling: "decided", disposition: "accepted" });
  });

  test("a page of 1,600 is turned without strain", async () => {
    const page = await site.visit(fay);
    await page.goto(paths.comments(busy.slug));
    await page.getByText(`of ${MANY.toLocaleString("en")} comments`).first().waitFor();
    const before = await page.locator("tbody tr").first().getAttribute("data-number");
    await page.getByRole("link", { name: "Next" }).click();
    await expect.poll(() => page.locator("tbody tr").first().getAttribute("data-number")).not.toBe(before);
  });

  test("once the next draft is published, a comment stands at the right line of it, for its author too", async () => {
    await world.closeRound(busy);
    await world.publish(busy, `# Foreword\n\nFirst of all.\n\n${SMALL_DRAFT}`);
    const page = await site.visit(ada);
    await page.goto(`${paths.draft(busy.slug, 2)}#L10`);
    await page.locator("#L10", { hasText: "Each release shall be signed." }).waitFor();
    await page.getByRole("complementary", { name: "Discussion of the selected lines" }).getByText(/^Remark/).first().waitFor();
    await page.goto(paths.comment(busy.slug, 8));
    await page.getByText("Remark 8").waitFor();
    await page.locator(`a[href="${paths.draftLines(busy.slug, 2, 10, 10)}"]`).first().waitFor();
    await page.goto(paths.myComments());
    await page.getByText(commentCode(MANY), { exact: true }).first().waitFor();
  });
});

test.each([["tracker", () => `${paths.comments(busy.slug)}?size=50`], ["dispositions", () => paths.dispositions(busy.slug, [8, 10])], ["record", () => paths.record(busy.slug)]])("%s: accessible and fits, wide and narrow, light and dark", async (_, address) => {
  expect(await pageFaults(await site.visit(fay), address())).toEqual([]);
});
