/** The workbench: its text, its queue by line, what must be so before publishing, and the redline of what is typed. */
import { describe, expect, test } from "vitest";
import { disposeComments } from "#app/commands/dispositions.server.ts";
import { nameFacilitator } from "#app/commands/standards.server.ts";
import { withdrawComment } from "#app/commands/comments.server.ts";
import { saveWorkingText } from "#app/commands/working-texts.server.ts";
import { previewSource, textOfFile } from "#app/queries/import.server.ts";
import { openPublication, openWorkbench, redlineOf, savedText } from "#app/queries/workbench.server.ts";
import { SMALL_DRAFT } from "#test/world/notation.ts";
import { closeWorlds, openWorld } from "#test/world/world.ts";

closeWorlds();

const CHANGED = SMALL_DRAFT.replace("once a year", "twice a year");
const FIRST = { page: 1, kept: null };

async function bench() {
  const world = await openWorld();
  const standard = await world.openStandard();
  const ada = await world.person("Ada", { organisation: "Northwind", category: "vendor" });
  const numbers: number[] = [];
  for (const line of [7, 3, 5, 2]) numbers.push((await world.comment(ada, standard, line, { proposedChange: line === 7 ? "twice a year" : undefined })).number);
  await disposeComments(standard.facilitator, standard.slug, { comments: [numbers[0]!], kind: "accepted", state: "decided", observation: undefined });
  await withdrawComment(ada, { standard: standard.slug, number: numbers[3]! });
  return { world, standard, ada, numbers };
}

describe("the workbench", () => {
  test("begins with the text of the draft, its queue by line with what is open first", async () => {
    const { world, standard, numbers } = await bench();
    const shown = await openWorkbench(standard.slug, standard.facilitator.id, world.now(), FIRST);
    expect(shown).toMatchObject({ source: SMALL_DRAFT, revision: 0, saved: null, kept: [], draft: { label: "CD 1" }, queued: { open: 2, decided: 1 }, readiness: { round: { number: 1, open: true }, technicalOpen: 2 } });
    expect(shown!.queue.map(({ number, firstLine, handling }) => [number, firstLine, handling])).toEqual([[numbers[1], 3, "open"], [numbers[2], 5, "open"], [numbers[0], 7, "decided"]]);
    expect(shown!.next.find(({ stage }) => stage === "30")).toEqual({ stage: "30", label: "CD 2" });
    expect(JSON.stringify(shown)).not.toContain("@");
  });

  test("has none without a draft, and nothing for an unknown standard", async () => {
    const world = await openWorld();
    const standard = await world.standard();
    expect(await openWorkbench(standard.slug, standard.facilitator.id, world.now(), FIRST)).toBeNull();
    await expect(openWorkbench("nothing", standard.facilitator.id, world.now(), FIRST)).rejects.toMatchObject({ refusal: { code: "not-found" } });
  });

  test("shows the redline of what is typed, which comments are answered, and where each stands", async () => {
    const { standard, numbers } = await bench();
    const before = await redlineOf(standard.slug, SMALL_DRAFT, "draft", "en");
    expect(before).toMatchObject({ counts: { changes: 0 }, unanswered: [numbers[0]] });
    const view = await redlineOf(standard.slug, CHANGED, "draft", "en");
    expect(view).toMatchObject({ counts: { changes: 1, substantive: 1 }, unanswered: [] });
    const spot = view.spots.find(({ comment }) => comment === numbers[0])!;
    expect(CHANGED.slice(spot.start, spot.end).trim()).toBe("The buyer may ask for the list twice a year.");
    expect(spot.change).toBe(1);
    await expect(redlineOf(standard.slug, "x".repeat(100_000), "draft", "en")).rejects.toMatchObject({ faults: { source: ["line-too-long"] } });
  });

  test("keeps what came second for its own writer alone, and compares it with what is saved", async () => {
    const { world, standard } = await bench();
    const bea = await world.person("Bea", { organisation: "Secretariat" });
    await nameFacilitator(standard.facilitator, standard.id, bea.email);
    await bea.refresh();
    await saveWorkingText(standard.facilitator, standard.id, { source: CHANGED, revision: 0, base: 1 });
    const mine = SMALL_DRAFT.replace("once a year", "every month");
    await saveWorkingText(bea, standard.id, { source: mine, revision: 0, base: 1 }).catch(() => null);
    const shown = await openWorkbench(standard.slug, bea.id, world.now(), FIRST);
    expect(shown).toMatchObject({ source: CHANGED, revision: 1, saved: { by: standard.facilitator.actor.name } });
    const [kept] = shown!.kept;
    expect(await openWorkbench(standard.slug, bea.id, world.now(), { page: 1, kept: kept!.id })).toMatchObject({ source: mine, opened: kept!.id });
    await expect(openWorkbench(standard.slug, standard.facilitator.id, world.now(), { page: 1, kept: kept!.id })).rejects.toMatchObject({ refusal: { code: "not-found" } });
    expect((await redlineOf(standard.slug, mine, "saved", "en")).html).toMatch(/twice a year[\s\S]*every month/);
    expect(await savedText(standard.slug, 1)).toMatchObject({ source: CHANGED });
    expect(await savedText(standard.slug, 2)).toBeNull();
  });
});

describe("publication", () => {
  test("foresees what changes and where the comments go", async () => {
    const { world, standard } = await bench();
    expect(await openPublication(standard.slug, world.now(), "en")).toBeNull();
    await saveWorkingText(standard.facilitator, standard.id, { source: `# Foreword\n\nFirst.\n\n${CHANGED.replace("Each release shall be signed.", "")}`, revision: 0, base: 1 });
    const form = await openPublication(standard.slug, world.now(), "en");
    expect(form).toMatchObject({ revision: 1, unanswered: 0, readiness: { round: { open: true } }, forecast: { lines: 9, counts: { added: 2, removed: 1, edited: 1 } } });
    const { carried, check, gone } = (form as { forecast: { carried: number; check: number; gone: number } }).forecast;
    expect(carried + check + gone).toBe(3);
    expect(form).toMatchObject({ forecast: { deadReferences: 0, firstDead: [] } });
    await saveWorkingText(standard.facilitator, standard.id, { source: `${CHANGED}\n\nSee clause 44.`, revision: 1, base: 1 });
    expect(await openPublication(standard.slug, world.now(), "en")).toMatchObject({ forecast: { deadReferences: 1, firstDead: [{ kind: "clause", text: "clause 44" }] } });
    await saveWorkingText(standard.facilitator, standard.id, { source: "", revision: 2, base: 1 });
    expect(await openPublication(standard.slug, world.now(), "en")).toMatchObject({ fault: "empty" });
  });
});

describe("bringing in a draft", () => {
  test("shows the first lines, or all, and reports what was taken out", async () => {
    const source = Array.from({ length: 300 }, (_, index) => `Paragraph ${index + 1}.`).join("\n\n") + "\n\n<script>alert(1)</script>\n";
    const preview = await previewSource(source, false);
    expect(preview).toMatchObject({ lines: 300, shown: 150 });
    expect(preview.html).toContain('id="L150"');
    expect(preview.html).not.toContain('id="L151"');
    expect(preview.html).not.toContain("<script");
    expect(preview.report.rawHtmlRemoved).toEqual(["script ×1"]);
    expect((await previewSource(source, true)).shown).toBe(300);
  });

  test("judges a file by its bytes", async () => {
    const file = (content: BlobPart) => new File([content], "../../etc/draft.md");
    expect(await textOfFile(file("# One\r\n\r\nTwo\r\n"))).toBe("# One\n\nTwo\n");
    for (const [content, fault] of [[new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), "binary"], [new Uint8Array([0x63, 0xe9, 0x64]), "not-utf8"], ["", "empty"], [`${"- ".repeat(50)}x`, "nested-too-deep"]] as const) {
      await expect(textOfFile(file(content)), fault).rejects.toMatchObject({ faults: { source: [fault] } });
    }
  });
});
