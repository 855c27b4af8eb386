/** The working text: saved by revision, never lost to whoever was faster, kept where it came second. */
import { desc } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { keepText, saveWorkingText } from "#app/commands/working-texts.server.ts";
import { db } from "#db/client.server.ts";
import { events, workingTexts, workingVersions } from "#db/schema.server.ts";
import { nameFacilitator } from "#app/commands/standards.server.ts";
import { SMALL_DRAFT } from "#test/world/notation.ts";
import { closeWorlds, openWorld } from "#test/world/world.ts";

closeWorlds();

const CHANGED = SMALL_DRAFT.replace("once a year", "twice a year");
const OTHER = SMALL_DRAFT.replace("once a year", "every month");

async function bench() {
  const world = await openWorld();
  const standard = await world.openStandard();
  const first = standard.facilitator;
  const second = await world.person("Bea Second", { organisation: "Secretariat" });
  await nameFacilitator(first, standard.id, second.email);
  await second.refresh();
  return { world, standard, first, second };
}

const lastEvent = async () => (await db().select().from(events).orderBy(desc(events.sequence)).limit(1))[0];

describe("saving", () => {
  test("writes the row and the event, and counts revisions", async () => {
    const { world, standard, first } = await bench();
    expect(await saveWorkingText(first, standard.id, { source: CHANGED, revision: 0, base: 1 })).toEqual({ revision: 1, savedAt: world.now().toISOString() });
    expect(await lastEvent()).toMatchObject({ kind: "working-text-saved", actorId: first.id, standardId: standard.id, payload: { revision: 1 } });
    world.later({ minutes: 2 });
    expect(await saveWorkingText(first, standard.id, { source: OTHER, revision: 1, base: 1 })).toMatchObject({ revision: 2 });
    expect(await db().select().from(workingTexts)).toMatchObject([{ source: OTHER, revision: 2, savedBy: first.id, savedAt: world.now() }]);
  });

  test("the same text again is no new revision, whatever revision it was written on", async () => {
    const { standard, first, second } = await bench();
    await saveWorkingText(first, standard.id, { source: CHANGED, revision: 0, base: 1 });
    expect(await saveWorkingText(second, standard.id, { source: CHANGED, revision: 0, base: 1 })).toMatchObject({ revision: 1 });
    expect(await db().select().from(workingVersions)).toEqual([]);
  });

  test("who is second is told by whom and when, and the text is kept once", async () => {
    const { world, standard, first, second } = await bench();
    await saveWorkingText(first, standard.id, { source: CHANGED, revision: 0, base: 1 });
    const at = world.now().toISOString();
    world.later({ minutes: 1 });
    const overtaken = { refusal: { code: "overtaken", detail: { name: first.actor.name, at, deed: "saved" } } };
    await expect(saveWorkingText(second, standard.id, { source: OTHER, revision: 0, base: 1 })).rejects.toMatchObject(overtaken);
    await expect(saveWorkingText(second, standard.id, { source: OTHER, revision: 0, base: 1 })).rejects.toMatchObject(overtaken);
    expect(await db().select().from(workingVersions)).toMatchObject([{ source: OTHER, savedBy: second.id, standardId: standard.id }]);
    expect(await db().select().from(workingTexts)).toMatchObject([{ source: CHANGED, revision: 1 }]);
    expect(await lastEvent()).toMatchObject({ kind: "working-text-kept", actorId: second.id });
    expect(await saveWorkingText(second, standard.id, { source: OTHER, revision: 1, base: 1 })).toMatchObject({ revision: 2 });
  });

  test("a draft that was published in between overtakes what was written on the one before", async () => {
    const { world, standard, first, second } = await bench();
    await world.closeRound(standard);
    await world.publish(standard, CHANGED);
    await expect(saveWorkingText(second, standard.id, { source: OTHER, revision: 0, base: 1 })).rejects.toMatchObject({ refusal: { code: "overtaken", detail: { name: first.actor.name, deed: "published" } } });
    expect(await db().select().from(workingVersions)).toMatchObject([{ source: OTHER, savedBy: second.id }]);
  });

  test("takes a text that is not a draft yet, and refuses what cannot be kept", async () => {
    const { standard, first } = await bench();
    expect(await saveWorkingText(first, standard.id, { source: "", revision: 0, base: 1 })).toMatchObject({ revision: 1 });
    await expect(saveWorkingText(first, standard.id, { source: "x".repeat(5 * 1024 * 1024 + 1), revision: 1, base: 1 })).rejects.toMatchObject({ faults: { source: ["too-large"] } });
    await expect(saveWorkingText(first, standard.id, { source: "a\u0000b", revision: 1, base: 1 })).rejects.toMatchObject({ faults: { source: ["binary"] } });
  });

  test("is the facilitators' alone, and needs a draft", async () => {
    const { world, standard } = await bench();
    const ada = await world.person("Ada", { organisation: "Northwind" });
    await expect(saveWorkingText(ada, standard.id, { source: CHANGED, revision: 0, base: 1 })).rejects.toMatchObject({ refusal: { code: "not-facilitator" } });
    await expect(keepText(ada, standard.id, CHANGED)).rejects.toMatchObject({ refusal: { code: "not-facilitator" } });
    await expect(saveWorkingText({ ...ada, actor: null }, standard.id, { source: CHANGED, revision: 0, base: 1 })).rejects.toMatchObject({ refusal: { code: "sign-in-required" } });
    const empty = await world.standard({ facilitator: await world.person("Cleo", { administrator: true, organisation: "Secretariat" }) });
    await expect(saveWorkingText(empty.facilitator, empty.id, { source: CHANGED, revision: 0, base: 0 })).rejects.toMatchObject({ refusal: { code: "not-found" } });
  });
});
