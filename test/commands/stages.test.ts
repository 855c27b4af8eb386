/** The stage of a standard: moved along the table with a reason, by one at a time; drafts move it too; what has ended goes on no more. */
import { describe, expect, test } from "vitest";
import { openRound } from "#app/commands/rounds.server.ts";
import { moveStage } from "#app/commands/stages.server.ts";
import { standardPage } from "#app/queries/standard.server.ts";
import { standardsShown } from "#app/queries/home.server.ts";
import { openImport } from "#app/queries/import.server.ts";
import { SMALL_DRAFT } from "#test/world/notation.ts";
import { closeWorlds, openWorld } from "#test/world/world.ts";

closeWorlds();

const DAY = 86_400_000;
const REASON = "The committee decided so.";

describe("the stage of a standard", () => {
  test("begins with the standard, moves with a draft and by a deed with a reason, and all of it is kept", async () => {
    const world = await openWorld();
    const standard = await world.standard();
    const page = async () => standardPage(standard.slug, world.now(), null);
    expect((await page()).head).toMatchObject({ stage: "00", code: "00.00" });
    await world.publish(standard, SMALL_DRAFT, "30");
    world.later({ days: 1 });
    await moveStage(standard.facilitator, standard.id, { from: "30.20", to: "30.60", reason: REASON });
    await moveStage(standard.facilitator, standard.id, { from: "30.60", to: "30.99", reason: "Consensus." });
    expect((await openImport(standard.slug, world.now())).stage).toBe("40");
    await world.publish(standard, `${SMALL_DRAFT}\nMore.\n`, "40");
    const { head, stages } = await page();
    expect(head).toMatchObject({ stage: "40", code: "40.20" });
    const by = standard.facilitator.actor.name;
    const at = world.now().toISOString();
    expect(stages).toEqual([
      { to: "40.20", reason: null, draft: 2, by, at },
      { to: "30.99", reason: "Consensus.", draft: null, by, at },
      { to: "30.60", reason: REASON, draft: null, by, at },
      { to: "30.20", reason: null, draft: 1, by, at: "2026-03-02T09:00:00.000Z" },
      { to: "00.00", reason: null, draft: null, by, at: "2026-03-02T09:00:00.000Z" },
    ]);
  });

  test("a further draft under the same main action moves nothing; after its end it begins anew", async () => {
    const world = await openWorld();
    const standard = await world.standard();
    await world.publish(standard, SMALL_DRAFT, "40");
    await world.publish(standard, `${SMALL_DRAFT}\nMore.\n`, "40");
    const codes = async () => (await standardPage(standard.slug, world.now(), null)).stages.map(({ to }) => to);
    expect(await codes()).toEqual(["40.20", "00.00"]);
    await moveStage(standard.facilitator, standard.id, { from: "40.20", to: "40.60", reason: REASON });
    await world.publish(standard, `${SMALL_DRAFT}\nStill more.\n`, "40");
    expect(await codes()).toEqual(["40.20", "40.60", "40.20", "00.00"]);
  });

  test("refuses whoever does not facilitate, and a move that there is not", async () => {
    const world = await openWorld();
    const standard = await world.openStandard();
    const ada = await world.person("Ada", { organisation: "Northwind" });
    await expect(moveStage(ada, standard.id, { from: "30.20", to: "30.60", reason: REASON })).rejects.toMatchObject({ refusal: { code: "not-facilitator" } });
    await expect(moveStage(standard.facilitator, standard.id, { from: "30.20", to: "40.00", reason: REASON })).rejects.toMatchObject({ faults: { to: ["choose"] } });
  });

  test("of two who move it from the same code, one does; the other is told who was first", async () => {
    const world = await openWorld();
    const standard = await world.openStandard();
    const move = (to: "30.60" | "30.98") => moveStage(standard.facilitator, standard.id, { from: "30.20", to, reason: REASON });
    const answers = await Promise.allSettled([move("30.60"), move("30.98")]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { head } = await standardPage(standard.slug, world.now(), null);
    expect(answers.find(({ status }) => status === "rejected")).toMatchObject({ reason: { refusal: { code: "stage-elsewhere", detail: { stage: head.code, name: standard.facilitator.actor.name, at: world.now().toISOString() } } } });
  });

  test("once abandoned, is in drafting no more: it stands among all alone, and its stage says so", async () => {
    const world = await openWorld();
    const [kept, given] = [await world.standard(), await world.standard()];
    for (const standard of [kept, given]) await world.publish(standard);
    await moveStage(given.facilitator, given.id, { from: "30.20", to: "30.98", reason: "Nobody needs it." });
    expect(await standardsShown("drafting", world.now(), null)).toMatchObject({ counts: { open: 0, drafting: 1, published: 0, all: 2 }, standards: [{ slug: kept.slug, code: "30.20" }] });
  });

  test("once abandoned, takes neither a draft nor a round", async () => {
    const world = await openWorld();
    const standard = await world.standard();
    await world.publish(standard);
    await moveStage(standard.facilitator, standard.id, { from: "30.20", to: "30.98", reason: "Nobody needs it." });
    const over = { refusal: { code: "work-over", detail: { stage: "30.98" } } };
    await expect(world.publish(standard, `${SMALL_DRAFT}\nMore.\n`)).rejects.toMatchObject(over);
    await expect(openRound(standard.facilitator, standard.id, { kind: "comment", opensAt: world.now(), closesAt: new Date(world.now().getTime() + DAY) })).rejects.toMatchObject(over);
  });
});
