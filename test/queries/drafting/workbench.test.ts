/** The workbench: its text, its queue by line, what must be so before publishing, and the redline of what is typed. */
import { describe, expect, test } from "vitest";
import { decideAmendment, undoDecision } from "#app/commands/amendments/decisions.server.ts";
import { disposeComments } from "#app/commands/dispositions.server.ts";
import { nameFacilitator } from "#app/commands/standards.server.ts";
import { withdrawComment } from "#app/commands/comments.server.ts";
import { saveWorkingText } from "#app/commands/working-texts.server.ts";
import type { DecisionForm } from "#app/domain/amendments/forms.ts";
import { openDecision } from "#app/queries/drafting/workbench-amendments.server.ts";
import { openRevision } from "#app/queries/revisions.server.ts";
import { previewSource, textOfFile } from "#app/queries/import.server.ts";
import { openPublication, openWorkbench, redlineOf, savedText } from "#app/queries/drafting/workbench.server.ts";
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
    const spot = view.spots.find(({ number }) => number === numbers[0])!;
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

describe("amendments in the queue", () => {
  const LISTED = "The supplier shall keep a list of every component.";
  const decision = (kind: DecisionForm["kind"], said: Partial<DecisionForm> = {}): DecisionForm => ({ kind, observation: undefined, duplicateOf: undefined, source: "", hunks: [], ...said });

  test("stand among the comments by line, with what they change, what they collide with and how they were decided", async () => {
    const { world, standard, ada, numbers } = await bench();
    const at = (number: number) => ({ standard: standard.slug, number });
    await world.amend(ada, standard, 5, LISTED.replace("a list", "a ledger").replace("component", "part"));
    await world.amend(ada, standard, 5, LISTED.replace("a list", "a register"));
    await world.amend(ada, standard, 8, "Each release shall be signed and dated.");
    const shown = async () => (await openWorkbench(standard.slug, standard.facilitator.id, world.now(), FIRST))!;
    const before = await shown();
    expect(before.queue.map(({ kind, number }) => `${kind} ${number}`)).toEqual([`comment ${numbers[1]}`, "amendment 1", "amendment 2", `comment ${numbers[2]}`, "amendment 3", `comment ${numbers[0]}`]);
    expect(before.readiness).toMatchObject({ openAmendments: [1, 2, 3], collisions: [[1, 2]] });
    expect(before.queued).toEqual({ shown: 6, open: 5, decided: 1 });
    expect(before.queue[1]).toMatchObject({ firstLine: 5, lastLine: 5, organisation: "Northwind", category: "vendor", collides: [2], endorse: 1, object: 0, parts: [{ before: "The supplier shall keep a ", removed: "list", added: "ledger" }, { removed: "component", added: "part", after: "." }] });
    await decideAmendment(standard.facilitator, at(1), decision("partially-accepted", { hunks: [1], observation: "The parts stay." }));
    await decideAmendment(standard.facilitator, at(3), decision("accepted"));
    const after = await shown();
    expect(after.source).toBe(SMALL_DRAFT.replace("a list of", "a ledger of").replace("signed.", "signed and dated."));
    expect(after.queue.filter(({ kind }) => kind === "amendment")).toMatchObject([{ number: 2, collides: [1] }, { number: 1, disposition: "partially-accepted", accepted: [1], observation: "The parts stay.", collides: [2] }, { number: 3, disposition: "accepted", collides: [] }]);
    const view = await redlineOf(standard.slug, after.source, "draft", "en");
    expect(view.amended.map(({ number, change, start, end }) => [number, change, after.source.slice(start, end)])).toEqual([[1, 1, LISTED.replace("a list", "a ledger")], [2, 1, LISTED.replace("a list", "a ledger")], [3, 2, "Each release shall be signed and dated."]]);
    expect(view.html).toContain(`href="/standards/${standard.slug}/amendments/3">A-3</a>`);
    expect(view.html).not.toContain(">A-2</a>");
    await undoDecision(standard.facilitator, at(1));
    expect((await shown()).source).toBe(SMALL_DRAFT.replace("signed.", "signed and dated."));
    expect(await openDecision(standard.slug, 1)).toMatchObject({ draft: { label: "CD 1" }, amendment: { handling: "open", disposition: null } });
    await expect(openDecision(standard.slug, 9)).rejects.toMatchObject({ refusal: { code: "not-found" } });
  });

  test("that took effect are named at their changes between the drafts", async () => {
    const { world, standard, ada } = await bench();
    await world.amend(ada, standard, 8, "Each release shall be signed and dated.");
    await world.amend(ada, standard, 4, "# Duties");
    await decideAmendment(standard.facilitator, { standard: standard.slug, number: 1 }, decision("accepted"));
    await world.closeRound(standard);
    const source = (await openWorkbench(standard.slug, standard.facilitator.id, world.now(), FIRST))!.source;
    await world.publish(standard, source);
    const { view } = await openRevision(standard.slug, { from: 1, to: 2 }, { filter: "all", whole: false, page: 1 }, "en");
    expect(view.html).toContain(">A-1</a>");
    expect((await openWorkbench(standard.slug, standard.facilitator.id, world.now(), FIRST))!.queue.filter(({ kind }) => kind === "amendment")).toMatchObject([{ number: 2, firstLine: 4, handling: "open" }]);
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
