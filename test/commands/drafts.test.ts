/** Publication: the draft and all that hangs on it in one transaction; comments travel, decided ones become applied, and only one of two publishes. */
import { and, desc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { publishDraft } from "#app/commands/drafts.server.ts";
import { correctPlacement } from "#app/commands/placements.server.ts";
import { saveWorkingText } from "#app/commands/working-texts.server.ts";
import { nameFacilitator } from "#app/commands/standards.server.ts";
import { db } from "#db/client.server.ts";
import { alignments, drafts, draftTexts, events, fragments, placements, standards, workingTexts, workingVersions } from "#db/schema.server.ts";
import { draftOf, SMALL_DRAFT } from "#test/world/notation.ts";
import { closeWorlds, openWorld } from "#test/world/world.ts";

closeWorlds();

const NEXT = draftOf(
  "Scope | This standard applies to every supplier of network equipment. | It does not apply to equipment that is no longer supported.",
  "Terms | A component is a part with a maker of its own.",
  "Requirements | The supplier shall keep a list of every component. | The supplier shall publish a contact for reports of vulnerabilities. | The buyer may ask for the list twice a year. | Each release shall be signed.",
);

describe("publication", () => {
  test("writes the draft, its text and its fragment, and takes the working text away", async () => {
    const world = await openWorld();
    const standard = await world.standard();
    const made = await world.publish(standard, SMALL_DRAFT, "20");
    expect(made).toMatchObject({ number: 1, label: "WD 1" });
    const [draft] = await db().select().from(drafts);
    expect(draft).toMatchObject({ stage: "20", lineCount: 8, publishedBy: standard.facilitator.id, publishedAt: world.now() });
    expect(await db().select({ hash: fragments.hash }).from(fragments)).toEqual([{ hash: draft!.fragmentHash }]);
    expect(await db().select({ stage: standards.stage }).from(standards)).toEqual([{ stage: "20" }]);
    await saveWorkingText(standard.facilitator, standard.id, { source: NEXT, revision: 0, base: 1 });
    expect(await world.publish(standard, NEXT, "20")).toMatchObject({ number: 2, label: "WD 2" });
    expect(await db().select().from(workingTexts)).toEqual([]);
    expect(await db().select({ version: alignments.version }).from(alignments)).toHaveLength(1);
    const [event] = await db().select().from(events).orderBy(desc(events.sequence)).limit(1);
    expect(event).toMatchObject({ kind: "draft-published", payload: { number: 2, label: "WD 2", lines: 10 } });
    const texts = await db().select({ ids: draftTexts.blockIds }).from(draftTexts);
    expect(texts[1]!.ids.filter((id) => texts[0]!.ids.includes(id))).toHaveLength(8);
  });

  test("carries the comments, tells their authors, and starts from what a person set", async () => {
    const world = await openWorld();
    const standard = await world.openStandard();
    const ada = await world.person("Ada", { organisation: "Northwind" });
    const { id } = await world.comment(ada, standard, 8);
    const wrong = await world.comment(ada, standard, 5);
    await world.closeRound(standard);
    const second = await world.publish(standard, NEXT);
    const placeOn = async (draftId: string, commentId: string) => (await db().select().from(placements).where(and(eq(placements.draftId, draftId), eq(placements.commentId, commentId))))[0];
    expect(await placeOn(second.id, id)).toMatchObject({ firstLine: 10, lastLine: 10, state: "same", confidence: expect.closeTo(1, 1) });
    expect(await world.mailbox.letters(ada.email)).toMatchObject([{ kind: "round-told" }, { kind: "draft-published", parameters: { draft: "CD 2", comments: 2, amendments: 0 } }]);
    await correctPlacement(standard.facilitator, { standardId: standard.id, draft: 2, comment: wrong.number }, { comment: wrong.number, choice: "lines", firstLine: 5, lastLine: 5 });
    const third = await world.publish(standard, `# Foreword\n\nFirst of all.\n\n${NEXT}`);
    expect(await placeOn(third.id, wrong.id)).toMatchObject({ firstLine: 7, lastLine: 7, correctedBy: null });
    expect(await placeOn(third.id, id)).toMatchObject({ firstLine: 12, lastLine: 12 });
  });

  test("carries more comments than one statement takes, those with a text that is gone among them", async () => {
    const world = await openWorld();
    const standard = await world.openStandard();
    const people = await Promise.all(["Ada", "Ben", "Cleo", "Dora", "Emil", "Fay"].map((name) => world.person(name, { organisation: "Northwind" })));
    const lines = Array.from({ length: 230 }, (_, n) => 1 + (n % 8));
    for (const [n, line] of lines.entries()) await world.comment(people[n % people.length]!, standard, line);
    await world.closeRound(standard);
    const next = await world.publish(standard, `# Foreword\n\nFirst of all.\n\n${SMALL_DRAFT.replace(/It does not apply.*\n/, "")}`);
    const placed = await db().select({ line: placements.firstLine, state: placements.state, suggestions: placements.suggestions }).from(placements).where(eq(placements.draftId, next.id));
    expect(placed).toHaveLength(230);
    expect(placed.filter((row) => row.line === 3 && row.state !== "removed")).toHaveLength(lines.filter((line) => line === 1).length);
    expect(placed.filter((row) => row.line === null).every((row) => Array.isArray(row.suggestions))).toBe(true);
  });

  test("of two who publish at once one wins; the other is told, and the text is kept", async () => {
    const world = await openWorld();
    const standard = await world.standard();
    await world.publish(standard);
    const first = standard.facilitator;
    const second = await world.person("Bea Second", { organisation: "Secretariat" });
    await nameFacilitator(first, standard.id, second.email);
    await second.refresh();
    const other = SMALL_DRAFT.replace("once a year", "every month");
    const both = await Promise.allSettled([publishDraft(first, standard.id, { source: NEXT, stage: "30", after: 1 }), publishDraft(second, standard.id, { source: other, stage: "30", after: 1 })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = both.findIndex(({ status }) => status === "rejected");
    const [winner, loser] = lost === 1 ? [first, second] : [second, first];
    expect((both[lost] as PromiseRejectedResult).reason).toMatchObject({ refusal: { code: "overtaken", detail: { name: winner.actor.name, deed: "published" } } });
    expect(await db().select().from(workingVersions)).toMatchObject([{ savedBy: loser.id, source: lost === 1 ? other : NEXT }]);
    expect(await db().$count(drafts)).toBe(2);
  });

  test("each refusal", async () => {
    const world = await openWorld();
    const standard = await world.openStandard();
    const by = standard.facilitator;
    const ada = await world.person("Ada", { organisation: "Northwind" });
    const next = { source: NEXT, stage: "30" as const, after: 1 };
    await expect(publishDraft(ada, standard.id, next)).rejects.toMatchObject({ refusal: { code: "not-facilitator" } });
    await expect(publishDraft(by, standard.id, next)).rejects.toMatchObject({ refusal: { code: "round-still-open", detail: { number: 1 } } });
    await world.closeRound(standard);
    await expect(publishDraft(by, standard.id, { ...next, after: 0 })).rejects.toMatchObject({ refusal: { code: "overtaken" } });
    await expect(publishDraft(by, standard.id, { ...next, source: SMALL_DRAFT })).rejects.toMatchObject({ refusal: { code: "nothing-changed" } });
    for (const [source, fault] of [["", "empty"], ["<!-- nothing -->", "empty"], ["x".repeat(100_000), "line-too-long"], ["PK\u0003\u0004docx", "binary"], ["x".repeat(5 * 1024 * 1024 + 1), "too-large"]] as const) {
      await expect(publishDraft(by, standard.id, { ...next, source }), fault).rejects.toMatchObject({ faults: { source: [fault] } });
    }
    expect(await db().$count(drafts)).toBe(1);
  });
});

describe("a corrected place", () => {
  test("is written with who set it, and is an event; the anchor stays", async () => {
    const world = await openWorld();
    const standard = await world.openStandard();
    const ada = await world.person("Ada", { organisation: "Northwind" });
    const { id, number } = await world.comment(ada, standard, 8);
    await world.closeRound(standard);
    const { id: draftId } = await world.publish(standard, NEXT);
    const by = standard.facilitator;
    await correctPlacement(by, { standardId: standard.id, draft: 2, comment: number }, { comment: number, choice: "nowhere" });
    const rows = await db().select().from(placements).where(eq(placements.commentId, id));
    expect(rows.find((row) => row.draftId === draftId)).toMatchObject({ firstLine: null, lastLine: null, state: "removed", correctedBy: by.id });
    expect(rows.find((row) => row.draftId !== draftId)).toMatchObject({ firstLine: 8, lastLine: 8, correctedBy: null });
    const [event] = await db().select().from(events).orderBy(desc(events.sequence)).limit(1);
    expect(event).toMatchObject({ kind: "placement-corrected", actorId: by.id, payload: { commentId: id, draftId, firstLine: null, lastLine: null } });
    await correctPlacement(by, { standardId: standard.id, draft: 2, comment: number }, { comment: number, choice: "3-4" });
    expect((await db().select().from(placements).where(eq(placements.draftId, draftId)))[0]).toMatchObject({ firstLine: 3, lastLine: 4, correctedBy: by.id });
  });

  test("each refusal", async () => {
    const world = await openWorld();
    const standard = await world.openStandard();
    const ada = await world.person("Ada", { organisation: "Northwind" });
    const { number } = await world.comment(ada, standard, 8);
    const by = standard.facilitator;
    const at = { standardId: standard.id, draft: 1, comment: number };
    await expect(correctPlacement(ada, at, { comment: number, choice: "nowhere" })).rejects.toMatchObject({ refusal: { code: "not-facilitator" } });
    await expect(correctPlacement(by, at, { comment: number, choice: "nowhere" }), "its own draft").rejects.toMatchObject({ refusal: { code: "not-found" } });
    await world.closeRound(standard);
    await world.publish(standard, NEXT);
    await expect(correctPlacement(by, { ...at, draft: 2, comment: 99 }, { comment: 99, choice: "nowhere" })).rejects.toMatchObject({ refusal: { code: "not-found" } });
    await expect(correctPlacement(by, { ...at, draft: 2 }, { comment: number, choice: "lines", firstLine: 11, lastLine: 11 })).rejects.toMatchObject({ faults: { firstLine: ["past-end"] } });
    const other = await world.standard({ facilitator: await world.person("Cleo", { administrator: true, organisation: "Secretariat" }) });
    await expect(correctPlacement(other.facilitator, { ...at, standardId: other.id, draft: 2 }, { comment: number, choice: "nowhere" }), "another standard").rejects.toMatchObject({ refusal: { code: "not-found" } });
  });
});
