/** Drafting in a real browser: from a new standard to its second draft beside a live redline, two facilitators at once, and axe on every page. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { disposeComments } from "#app/commands/dispositions.server.ts";
import { nameFacilitator } from "#app/commands/standards.server.ts";
import { saveWorkingText } from "#app/commands/working-texts.server.ts";
import { paths } from "#app/paths.ts";
import { SMALL_DRAFT } from "#test/world/notation.ts";
import type { Person } from "#test/world/people.ts";
import type { WorldStandard } from "#test/world/world.ts";
import { openSite, pageFaults, type Site } from "./harness.ts";
import { sourceIn } from "./sources.ts";

let site: Site;
let fay: Person;
let bea: Person;
/** One draft, one comment that was accepted, the round over. */
let ready: WorldStandard;
/** Two drafts with comments, and a working text. */
let grown: WorldStandard;

/** One draft with amendments, two of which collide. */
let amended: WorldStandard;

const LISTED = "The supplier shall keep a list of every component.";
const CHANGED = SMALL_DRAFT.replace("once a year", "twice a year");

beforeAll(async () => {
  site = await openSite({
    async seed(world) {
      fay = await world.person("Fay Lind", { administrator: true, organisation: "Secretariat", category: "standards-body" });
      bea = await world.person("Bea Second", { organisation: "Secretariat" });
      const ada = await world.person("Ada", { organisation: "Northwind", category: "vendor" });
      ready = await world.openStandard({ identifier: "CL 50", facilitator: fay });
      const { number } = await world.comment(ada, ready, 7, { reason: "Once is too rarely.", proposedChange: "twice a year" });
      await world.closeRound(ready);
      await disposeComments(fay, ready.slug, { comments: [number], kind: "accepted", state: "decided", observation: undefined });
      await nameFacilitator(fay, ready.id, bea.email);
      grown = await world.openStandard({ identifier: "CL 60", facilitator: fay });
      for (const line of [2, 5, 7]) await world.comment(ada, grown, line);
      await world.closeRound(grown);
      await disposeComments(fay, grown.slug, { comments: [3], kind: "accepted", state: "decided", observation: undefined });
      await world.publish(grown, `# Foreword\n\nFirst of all.\n\n${CHANGED.replace("The supplier shall keep a list of every component.", "")}`);
      await saveWorkingText(fay, grown.id, { source: SMALL_DRAFT, revision: 0, base: 2 });
      await world.openRound(grown, 10);
      amended = await world.openStandard({ identifier: "CL 80", facilitator: fay });
      await world.comment(ada, amended, 6);
      await world.amend(ada, amended, 5, LISTED.replace("a list", "a ledger").replace("component", "part"));
      await world.amend(ada, amended, 5, LISTED.replace("a list", "a register"), { reason: "A register is kept by law." });
      await world.amend(ada, amended, 8, "Each release shall be signed and dated.");
    },
  });
}, 180_000);

describe("a facilitator", () => {
  test("creates a standard, brings in a draft, opens a round and closes it, edits the next draft beside its redline, publishes it", async () => {
    const page = await site.visit(fay);
    await page.goto(paths.newStandard());
    await page.getByRole("button", { name: "Create the standard" }).click();
    expect(await page.getByText("Fill this in.").count()).toBe(3);
    await page.getByLabel("Identifier").fill("CL 70");
    await page.getByLabel("Title").fill("Signed updates");
    await page.getByLabel("Scope").fill("Updates of network equipment.");
    await page.getByLabel("Domain").selectOption("manufacturing");
    await page.getByRole("button", { name: "Create the standard" }).click();
    await page.waitForURL("**/standards/cl-70/drafts/new");

    await page.getByLabel("Markdown file").setInputFiles({ name: "draft.md", mimeType: "text/markdown", buffer: Buffer.from(`${SMALL_DRAFT}\n<script>alert(1)</script>\n`) });
    await page.getByRole("button", { name: "Show the line numbers" }).click();
    await page.getByText("script ×1").waitFor();
    expect(await page.locator(".import-lines .ln").count()).toBe(8);
    await page.locator("select[name=stage]").selectOption("20");
    await page.getByRole("button", { name: "Publish this draft" }).click();
    await page.waitForURL("**/standards/cl-70/drafts/1");

    await page.goto(paths.newRound("cl-70"));
    await page.getByLabel("Closes (UTC)").fill("2099-01-01T10:00");
    await page.getByLabel("Opens (UTC)").fill("2098-12-20T10:00");
    await page.getByText("Under 60 days many organisations cannot agree").waitFor();
    await page.getByLabel("Opens (UTC)").fill("2020-01-01T10:00");
    await page.getByRole("button", { name: "Open the round" }).click();
    await page.getByRole("heading", { name: "Round 1 is open." }).waitFor();
    await page.getByRole("link", { name: "Close round 1 early" }).click();
    await page.getByLabel("Reason").fill("Everybody has answered.");
    await page.getByLabel("I close this round now").check();
    await page.getByRole("button", { name: "Close the round" }).click();
    await page.getByRole("link", { name: "Edit the next draft" }).click();

    const source = sourceIn(page, "Source of the next draft, in Markdown");
    await source.fill(CHANGED);
    await page.locator(".bench-redline ins", { hasText: "twice" }).waitFor();
    await page.getByText("1 change", { exact: true }).waitFor();
    await page.locator(".save-state", { hasText: /^saved \d/ }).waitFor();
    await page.reload();
    expect(await source.inputValue()).toBe(CHANGED);
    await page.locator(".bench-redline ins", { hasText: "twice" }).waitFor();

    await source.fill(CHANGED.replace("signed", "sealed"));
    await page.getByRole("link", { name: "Publish WD 2" }).click();
    await page.getByRole("heading", { name: "Publish the next draft" }).waitFor();
    await page.getByText("2 changes").waitFor();
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await page.waitForURL("**/drafts/2/carry-forward");
    await page.goto(paths.revisions("cl-70"));
    await page.getByRole("link", { name: "Redline WD 1 to WD 2" }).click();
    await page.locator("ins", { hasText: "sealed" }).waitFor();
  });

  test("is led from the queue to the place in source and redline, and from a change to its comment", async () => {
    const page = await site.visit(fay);
    await page.goto(paths.workbench(ready.slug));
    await page.getByText("not in the text yet", { exact: true }).waitFor();
    const source = sourceIn(page, "Source of the next draft, in Markdown");
    await source.fill(`# A long foreword\n\n${"Words of welcome.\n\n".repeat(200)}${CHANGED}`);
    await page.getByText("in the text", { exact: true }).waitFor();
    await page.getByRole("link", { name: /line 7: Show C-1/ }).click();
    const { selected, top } = await source.seen();
    expect(selected.trim()).toBe("The buyer may ask for the list twice a year.");
    expect(top).toBeGreaterThan(1_000);
    await page.locator(".bench-redline .rl-change[data-on]", { hasText: "twice" }).waitFor();
    expect(await page.locator(".bench-redline .rl-change[data-on] a.tag").textContent()).toBe("C-1");
    await source.focus();
    await page.keyboard.press("ControlOrMeta+f");
    await page.keyboard.type("sign");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    expect((await source.seen()).selected).toBe("sign");
    await page.keyboard.press("ControlOrMeta+z");
    await expect.poll(() => source.inputValue()).toBe(SMALL_DRAFT);
    await page.keyboard.press("ControlOrMeta+y");
    await expect.poll(() => source.inputValue()).toContain("# A long foreword");
  });

  test("steps through the changes by keyboard, and from a comment to its change", async () => {
    const page = await site.visit();
    await page.goto(`${paths.revision(grown.slug, 1, 2, 3)}`);
    await page.waitForURL(/#change-\d+$/);
    expect(await page.locator(".rl-change:focus").textContent()).toContain("twice");
    await page.getByRole("region", { name: "Redline" }).focus();
    await page.keyboard.press("n");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("change-1");
    await page.keyboard.press("n");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("change-2");
    await page.keyboard.press("p");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("change-1");
    await page.getByRole("link", { name: "Removed" }).click();
    await page.waitForURL("**?show=removed");
    // The address changes before the page does.
    await page.locator(".rl-change").nth(1).waitFor({ state: "detached" });
    expect(await page.locator(".rl-change").count()).toBe(1);
  });

  test("sets the place of a comment that was not carried, without a mouse", async () => {
    const page = await site.visit(fay);
    await page.goto(`${paths.carryForward(grown.slug, 2)}?show=gone`);
    await page.getByRole("radio", { name: "At other lines" }).first().focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.type("6");
    await page.keyboard.press("Enter");
    await page.getByText("The place of C-2 is set.").waitFor();
    await page.getByRole("link", { name: "1 Set by a person" }).click();
    await page.getByText("line 6", { exact: true }).waitFor();
  });
});

test("amendments are decided beside the text: accepted, partly, with changes, not, and undone; what is typed is saved first", async () => {
  const page = await site.visit(fay);
  await page.goto(paths.workbench(amended.slug));
  const source = sourceIn(page, "Source of the next draft, in Markdown");
  const card = (code: string) => page.getByRole("article", { name: code, exact: true });
  await card("A-1").getByText("conflicts with A-2").waitFor();
  await source.fill(SMALL_DRAFT.replace("once a year", "twice a year"));
  await page.getByRole("button", { name: "Accept A-3" }).click();
  await card("A-3").getByText("accepted", { exact: true }).waitFor();
  const both = SMALL_DRAFT.replace("once a year", "twice a year").replace("signed.", "signed and dated.");
  await expect.poll(() => source.inputValue(), { timeout: 10_000 }).toBe(both);
  await page.locator(".bench-redline .rl-change[data-on]", { hasText: "dated" }).getByRole("link", { name: "A-3" }).waitFor();
  await page.locator(".cm-shown", { hasText: "Each release shall be signed and dated." }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.className)).not.toBe("source-editor");

  await card("A-1").getByText("With changes, in part, or not").click();
  await card("A-1").getByRole("radio", { name: /^partially accepted/ }).check();
  await card("A-1").getByRole("checkbox", { name: /list.*ledger/ }).check();
  await card("A-1").getByLabel("Reason").fill("The components stay.");
  await card("A-1").getByRole("button", { name: "Decide" }).click();
  await card("A-1").getByText("Reason: The components stay.").waitFor();
  await expect.poll(() => source.inputValue(), { timeout: 10_000 }).toBe(both.replace("a list of", "a ledger of"));

  site.expectFault(/409/);
  await page.getByRole("button", { name: "Accept A-2" }).click();
  await card("A-2").getByText("This changes words that A-1 changed already").waitFor();
  await page.getByRole("button", { name: "Undo the decision on A-1" }).click();
  await page.getByRole("button", { name: "Accept A-1" }).waitFor();
  await expect.poll(() => source.inputValue(), { timeout: 10_000 }).toBe(both);

  await card("A-2").getByText("With changes, in part, or not").click();
  await card("A-2").getByRole("radio", { name: /^accepted with modifications/ }).check();
  await card("A-2").getByRole("textbox", { name: "What shall stand there" }).fill(LISTED.replace("a list", "an open register"));
  await card("A-2").getByLabel("Reason").fill("Open to buyers.");
  await card("A-2").getByRole("button", { name: "Decide" }).click();
  await card("A-2").getByText("What it was changed to").waitFor();
  await expect.poll(() => source.inputValue(), { timeout: 10_000 }).toBe(both.replace("a list of", "an open register of"));

  await source.fill(`${await source.inputValue()}\nOne more.\n`);
  await page.locator(".save-state", { hasText: /^saved \d/ }).waitFor();
  await page.reload();
  expect(await source.inputValue()).toContain("One more.");
});

test("an amendment is decided without a script", async () => {
  const page = await site.visit(fay, { javaScriptEnabled: false });
  await page.goto(paths.workbench(amended.slug));
  const card = page.getByRole("article", { name: "A-1", exact: true });
  await card.getByText("With changes, in part, or not").click();
  await card.getByRole("radio", { name: /^not accepted/ }).check();
  await card.getByLabel("Reason").fill("A list is enough.");
  await card.getByRole("button", { name: "Decide" }).click();
  await page.waitForURL(`**${paths.workbenchAt(amended.slug, "A-1")}`);
  await page.getByRole("article", { name: "A-1", exact: true }).getByText("not accepted", { exact: true }).waitFor();
});

test("two facilitators: who is second is told by whom, keeps the text, compares it and saves it", async () => {
  const [one, other] = [await site.visit(fay), await site.visit(bea)];
  for (const page of [one, other]) await page.goto(paths.workbench(ready.slug));
  const source = (page: Page) => sourceIn(page, "Source of the next draft, in Markdown");
  await source(one).fill(CHANGED);
  await one.locator(".save-state", { hasText: /^saved \d/ }).waitFor();
  site.expectFault(/409/);
  const mine = SMALL_DRAFT.replace("once a year", "every month");
  await source(other).fill(mine);
  await other.getByText("Somebody else was faster: Fay Lind saved this").waitFor();
  expect(await source(other).inputValue()).toBe(mine);
  await other.getByRole("heading", { name: "Your text against what is saved" }).waitFor();
  await other.locator(".bench-redline ins", { hasText: "every month" }).waitFor();
  await other.getByRole("button", { name: "Save mine in place of theirs" }).click();
  await other.getByText("Somebody else was faster").waitFor({ state: "detached" });
  await one.reload();
  expect(await source(one).inputValue()).toBe(mine);
  await other.goto(paths.workbench(ready.slug));
  await other.getByText("Texts of yours that came second").click();
  await other.locator(".bench-kept a").first().click();
  await other.getByText("You look at a text of yours that came second.").waitFor();
});

test("what is saved outlives the browser, without a script too", async () => {
  const page = await site.visit(fay, { javaScriptEnabled: false });
  await page.goto(paths.workbench(grown.slug));
  await page.getByLabel("Source of the next draft, in Markdown").fill(`${SMALL_DRAFT}\nOne more.\n`);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.locator(".bench-redline ins", { hasText: "One more." }).waitFor();
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByRole("heading", { name: "As it will be numbered" }).waitFor();
});

test("a browser that crashes before the text is saved brings it back, and overwrites nobody", async () => {
  site.expectFault(/409|ERR_/);
  const page = await site.visit(fay);
  await page.goto(paths.workbench(grown.slug));
  const source = sourceIn(page, "Source of the next draft, in Markdown");
  const before = await source.inputValue();
  await page.route("**/workbench?*", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await source.fill(`${before}\nTyped before the crash.\n`);
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => localStorage[key].includes("Typed before the crash.")));
  const again = await page.context().newPage();
  await page.close({ runBeforeUnload: false });
  await again.goto(paths.workbench(grown.slug));
  await again.getByText("It is back in the source").waitFor();
  const field = sourceIn(again, "Source of the next draft, in Markdown");
  expect(await field.inputValue()).toContain("Typed before the crash.");
  await again.locator(".save-state", { hasText: /^saved \d/ }).waitFor();
  expect(await again.evaluate(() => localStorage.length)).toBe(0);
});

test.each([
  ["a new standard", () => paths.newStandard()],
  ["a new draft", () => paths.newDraft(ready.slug)],
  ["a new round", () => paths.newRound(ready.slug)],
  ["closing a round", () => paths.closure(grown.slug, 2)],
  ["extending a round", () => paths.extension(grown.slug, 2)],
  ["moving the stage", () => paths.stage(grown.slug)],
  ["the workbench", () => paths.workbench(grown.slug)],
  ["the workbench with amendments", () => paths.workbench(amended.slug)],
  ["a settlement", () => paths.settlement(amended.slug, [2, 3])],
  ["a decision", () => paths.amendmentPart(amended.slug, 3, "decision")],
  ["publication", () => paths.publication(grown.slug)],
  ["revisions", () => paths.revisions(grown.slug)],
  ["a redline", () => paths.revision(grown.slug, 1, 2)],
  ["a redline of the whole text", () => `${paths.revision(grown.slug, 1, 2)}?text=whole`],
  ["the clauses", () => `${paths.clauses(grown.slug, 1, 2)}?show=all`],
  ["carry-forward", () => paths.carryForward(grown.slug, 2)],
  ["what was not carried", () => `${paths.carryForward(grown.slug, 2)}?show=gone`],
])("%s: accessible and fits, wide and narrow, light and dark", async (_, address) => {
  expect(await pageFaults(await site.visit(fay), address())).toEqual([]);
});
