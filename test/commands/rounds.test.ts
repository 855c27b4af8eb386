/** Rounds: opened on the newest draft, one at a time, extended or closed early with a reason. */
import { describe, expect, test } from "vitest";
import { openBallot } from "#app/commands/ballots.server.ts";
import { castPosition } from "#app/commands/positions.server.ts";
import { closeRound, extendRound, openRound } from "#app/commands/rounds.server.ts";
import { RULES } from "#app/domain/ballots/rules.ts";
import { readDraft } from "#app/queries/reading.server.ts";
import { standardPage } from "#app/queries/standard.server.ts";
import { sendReply } from "#app/commands/replies.server.ts";
import { giveSupport } from "#app/commands/supports.server.ts";
import { db, useDatabase } from "#db/client.server.ts";
import { rounds } from "#db/schema.server.ts";
import { SMALL_DRAFT } from "#test/world/notation.ts";
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

  test("is extended with a reason, never shortened, and takes comments until its new end", async () => {
    const world = await openWorld();
    const standard = await world.openStandard({ days: 10 });
    const ada = await world.person("Ada", { organisation: "Northwind" });
    const end = new Date(world.now().getTime() + 10 * DAY);
    const later = new Date(end.getTime() + 5 * DAY);
    await expect(extendRound(ada, standard.id, 1, { closesAt: later, reason: "A holiday." })).rejects.toMatchObject({ refusal: { code: "not-facilitator" } });
    await expect(extendRound(standard.facilitator, standard.id, 1, { closesAt: end, reason: "A holiday." })).rejects.toMatchObject({ faults: { closesAt: ["not-later"] } });
    await expect(extendRound(standard.facilitator, standard.id, 2, { closesAt: later, reason: "A holiday." })).rejects.toMatchObject({ refusal: { code: "not-found" } });
    await extendRound(standard.facilitator, standard.id, 1, { closesAt: later, reason: "A holiday." });
    const { rounds: listed } = await standardPage(standard.slug, world.now(), null);
    expect(listed).toMatchObject([{ state: "open", endsAt: later.toISOString(), extensions: [{ was: end.toISOString(), reason: "A holiday." }] }]);
    world.later({ days: 12 });
    expect(await world.comment(ada, standard, 2)).toMatchObject({ number: 1 });
    world.later({ days: 3 });
    await expect(extendRound(standard.facilitator, standard.id, 1, { closesAt: new Date(later.getTime() + DAY), reason: "Too late." })).rejects.toMatchObject({ refusal: { code: "round-closed", detail: { at: later.toISOString() } } });
  });

  test("that tells comments after its close lets nobody else support or answer one before", async () => {
    const world = await openWorld();
    const standard = await world.openStandard({ disclosure: "after-close" });
    const ada = await world.person("Ada", { organisation: "Northwind" });
    const ben = await world.person("Ben", { organisation: "Northwind" });
    const olaf = await world.person("Olaf", { organisation: "City of Berne", category: "government" });
    const at = { standard: standard.slug, number: (await world.comment(ada, standard, 2)).number };
    const reply = (text: string) => ({ text, submission: text, terms: true as const });
    await expect(giveSupport(olaf, at)).rejects.toMatchObject({ refusal: { code: "not-found" } });
    await expect(sendReply(olaf, at, reply("We agree."))).rejects.toMatchObject({ refusal: { code: "not-found" } });
    await giveSupport(ben, at);
    await sendReply(standard.facilitator, at, reply("Which one?"));
    await world.closeRound(standard);
    await expect(giveSupport(olaf, at)).rejects.toMatchObject({ refusal: { code: "round-closed" } });
  });

  test("that goes round again opens what changed, what that affects, and unresolved objections; a comment or amendment elsewhere is refused", async () => {
    const world = await openWorld();
    const standard = await world.openStandard();
    const ada = await world.person("Ada", { organisation: "Northwind" });
    const opening = (extent: "changes" | "whole") => ({ kind: "comment" as const, extent, opensAt: world.now(), closesAt: new Date(world.now().getTime() + 60 * DAY) });
    await world.comment(ada, standard, 3, { mustBeSatisfied: true });
    await world.comment(ada, standard, 2);
    await world.closeRound(standard);
    await expect(openRound(standard.facilitator, standard.id, opening("changes"))).rejects.toMatchObject({ faults: { extent: ["no-draft-before"] } });
    await world.publish(standard, SMALL_DRAFT.replace("once a year", "twice a year"));
    await openRound(standard.facilitator, standard.id, opening("changes"));
    const reading = await readDraft(standard.slug, "2", world.now(), ada.actor);
    expect((await standardPage(standard.slug, world.now(), null)).rounds.map(({ narrow }) => narrow)).toEqual([true, false]);
    expect(reading.open).toEqual([{ firstLine: 3, lastLine: 3, because: "unresolved" }, { firstLine: 7, lastLine: 7, because: "changed" }]);
    await expect(world.comment(ada, standard, 5)).rejects.toMatchObject({ refusal: { code: "line-not-open", detail: { lines: "3, 7" } } });
    await expect(world.amend(ada, standard, 5, "The supplier shall keep a ledger.")).rejects.toMatchObject({ refusal: { code: "line-not-open" } });
    await world.comment(ada, standard, [6, 7]);
    await world.comment(ada, standard, 3);
    world.later({ days: 60 });
    expect((await readDraft(standard.slug, "2", world.now(), null)).open).toBe(null);
    await openRound(standard.facilitator, standard.id, opening("whole"));
    expect((await readDraft(standard.slug, "2", world.now(), null)).open).toBe(null);
    await world.comment(ada, standard, 5);
  });

  test("opens on the draft that its form was shown with, or not at all: neither whole nor narrowed", async () => {
    const world = await openWorld();
    const standard = await world.openStandard();
    await world.closeRound(standard);
    for (const source of [SMALL_DRAFT.replace("once a year", "twice a year"), SMALL_DRAFT.replace("once a year", "every day")]) await world.publish(standard, source);
    const plan = { kind: "comment" as const, opensAt: world.now(), closesAt: new Date(world.now().getTime() + 60 * DAY) };
    for (const extent of ["whole", "changes"] as const) await expect(openRound(standard.facilitator, standard.id, { ...plan, extent, draft: 2 })).rejects.toMatchObject({ faults: { extent: ["draft-since"] } });
    expect(await openRound(standard.facilitator, standard.id, { ...plan, extent: "changes", draft: 3 })).toMatchObject({ number: 2 });
  });

  test("opens no lines of a draft that was superseded while they were found", async () => {
    const world = await openWorld();
    const standard = await world.openStandard();
    await world.closeRound(standard);
    await world.publish(standard, SMALL_DRAFT.replace("once a year", "twice a year"));
    const { database } = world;
    let came = false;
    // Its lines are found, and another draft is published in the moment before it is written.
    useDatabase({
      ...database,
      transact: async (key, work) => {
        if (!came) {
          came = true;
          await world.publish(standard, SMALL_DRAFT.replace("once a year", "every day"));
        }
        return database.transact(key, work);
      },
    });
    await expect(openRound(standard.facilitator, standard.id, { kind: "comment", extent: "changes", opensAt: world.now(), closesAt: new Date(world.now().getTime() + 60 * DAY) })).rejects.toMatchObject({ faults: { extent: ["draft-since"] } });
    expect(standard.draft).toBe(3);
    expect(await db().select().from(rounds)).toHaveLength(1);
  });

  test("that goes round again does not tell by its lines what was voted in secret: an objection opens its line once the ballot is over", async () => {
    const world = await openWorld();
    const standard = await world.openStandard();
    const ada = await world.person("Ada", { organisation: "Northwind" });
    const { number: comment } = await world.comment(ada, standard, 3);
    const closesAt = new Date(world.now().getTime() + 90 * DAY);
    const electors = [{ organisationId: ada.actor.actingFor!.organisationId, part: "voting" as const, weight: 1 }];
    const { number } = await openBallot(standard.facilitator, standard.id, { subject: "advance", question: null, rule: RULES["public-private-consensus"], original: "public-private-consensus", secrecy: "secret-until-close", closesAt, electors });
    await castPosition(ada, { standard: standard.slug, number }, { position: "disapprove", comments: [comment], terms: true });
    await world.closeRound(standard);
    await world.publish(standard, SMALL_DRAFT.replace("once a year", "twice a year"));
    const opened = async () => {
      await openRound(standard.facilitator, standard.id, { kind: "comment", extent: "changes", opensAt: world.now(), closesAt: new Date(world.now().getTime() + 60 * DAY) });
      return (await readDraft(standard.slug, "2", world.now(), null)).open?.map(({ firstLine }) => firstLine);
    };
    expect(await opened()).toEqual([7]);
    world.later({ days: 90 });
    expect(await opened()).toEqual([3, 7]);
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
