/** Rounds: opened on the newest draft, one at a time, closed early with a reason. */
import { describe, expect, test } from "vitest";
import { closeRound, openRound } from "#app/commands/rounds.server.ts";
import { closeWorlds, openWorld } from "#test/world/world.ts";

closeWorlds();

const DAY = 86_400_000;

describe("a round", () => {
  test("opens on the newest draft, once a time", async () => {
    const world = await openWorld();
    const standard = await world.openStandard();
    const form = { kind: "comment" as const, opensAt: world.now(), closesAt: new Date(world.now().getTime() + DAY) };
    await expect(openRound(standard.facilitator, standard.id, form)).rejects.toMatchObject({ refusal: { code: "round-still-open", detail: { number: 1 } } });
    world.later({ days: 61 });
    expect(await openRound(standard.facilitator, standard.id, { ...form, opensAt: world.now(), closesAt: new Date(world.now().getTime() + DAY) })).toMatchObject({ number: 2 });
  });

  test("refuses whoever does not facilitate", async () => {
    const world = await openWorld();
    const standard = await world.openStandard();
    const ada = await world.person("Ada", { organisation: "Northwind" });
    await expect(closeRound(ada, standard.id, 1, { reason: "No." })).rejects.toMatchObject({ refusal: { code: "not-facilitator" } });
  });

  test("closed early, it takes no comment any more", async () => {
    const world = await openWorld();
    const standard = await world.openStandard();
    const ada = await world.person("Ada", { organisation: "Northwind" });
    expect(await world.comment(ada, standard, 2)).toMatchObject({ number: 1 });
    await world.closeRound(standard);
    await expect(world.comment(ada, standard, 2)).rejects.toMatchObject({ refusal: { code: "round-closed" } });
  });
});
