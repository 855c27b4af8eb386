/** What a standard requires before a draft is published: said by its facilitators, and demanded by the deed itself, item by item. */
import { desc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { decideAmendment } from "#app/commands/amendments/decisions.server.ts";
import { closeBallot, openBallot, recirculateBallot } from "#app/commands/ballots.server.ts";
import { disposeComments } from "#app/commands/dispositions.server.ts";
import { publishDraft } from "#app/commands/drafts.server.ts";
import { castPosition } from "#app/commands/positions.server.ts";
import { changeRequirements, createStandard } from "#app/commands/standards.server.ts";
import { RULES } from "#app/domain/ballots/rules.ts";
import type { Subject } from "#app/domain/ballots/ballots.ts";
import { FIRST_REQUIRED, type Check } from "#app/domain/drafting/readiness.ts";
import { openRecord } from "#app/queries/record.server.ts";
import { openObjections } from "#db/open-matters.server.ts";
import { db } from "#db/client.server.ts";
import { drafts, events, standards } from "#db/schema.server.ts";
import { SMALL_DRAFT } from "#test/world/notation.ts";
import { closeWorlds, openWorld, type WorldStandard } from "#test/world/world.ts";

closeWorlds();

const NEXT = SMALL_DRAFT.replace("once a year", "twice a year");
const LISTED = "The supplier shall keep a list of every component.";
const lastEvent = async () => (await db().select().from(events).orderBy(desc(events.sequence)).limit(1))[0]!;
const publishing = (standard: WorldStandard, source = NEXT) => publishDraft(standard.facilitator, standard.id, { source, stage: "30", after: standard.draft });
const notReady = (detail: Partial<Record<Check, number>>) => ({ refusal: { code: "not-ready", detail } });

async function commented() {
  const world = await openWorld();
  const standard = await world.openStandard();
  const ada = await world.person("Ada", { organisation: "Northwind", category: "vendor" });
  return { world, standard, ada, by: standard.facilitator };
}

describe("what a standard requires", () => {
  test("is said when it is created, changed by its facilitators, once, and stands in the record", async () => {
    const world = await openWorld();
    const fay = await world.person("Fay", { administrator: true });
    const { id, slug } = await createStandard(fay, { identifier: "CL 40", title: "Signed updates", scope: "Updates.", domain: "audit", required: [...FIRST_REQUIRED].reverse() });
    await fay.refresh();
    const kept = async () => (await db().select({ required: standards.requiredChecks }).from(standards).where(eq(standards.id, id)))[0]!.required;
    expect(await kept()).toEqual(["technical", "objections", "collisions"]);
    expect(await lastEvent()).toMatchObject({ kind: "requirements-changed", standardId: id, payload: { required: ["technical", "objections", "collisions"] } });
    await changeRequirements(fay, id, ["references", "technical"]);
    const { sequence } = await lastEvent();
    await changeRequirements(fay, id, ["technical", "references", "technical"]);
    expect((await lastEvent()).sequence).toBe(sequence);
    expect(await kept()).toEqual(["technical", "references"]);
    expect((await openRecord(slug, null, fay.actor, world.now())).entries[0]).toMatchObject({ kind: "requirements-changed", about: { required: ["technical", "references"] } });
    const ada = await world.person("Ada", { organisation: "Northwind" });
    await expect(changeRequirements(ada, id, [])).rejects.toMatchObject({ refusal: { code: "not-facilitator" } });
    await expect(changeRequirements({ ...fay, actor: { ...fay.actor, facilitates: ["nothing"] } }, "nothing", [])).rejects.toMatchObject({ refusal: { code: "not-found" } });
    expect(await kept()).toEqual(["technical", "references"]);
  });

  test("is nothing until it is said: all of it is a warning", async () => {
    const { world, standard, ada } = await commented();
    await world.comment(ada, standard, 5);
    await world.amend(ada, standard, 5, LISTED.replace("a list", "a ledger"));
    await world.amend(ada, standard, 5, LISTED.replace("a list", "a register"));
    await world.closeRound(standard);
    await publishing(standard, `${NEXT}\n\nSee clause 44.`);
    expect(await db().$count(drafts)).toBe(2);
  });
});

describe("publishing is refused while it is open", () => {
  test("technical comments", async () => {
    const { world, standard, ada, by } = await commented();
    await changeRequirements(by, standard.id, ["technical"]);
    const { number } = await world.comment(ada, standard, 5);
    await world.comment(ada, standard, 3, { type: "editorial" });
    await world.closeRound(standard);
    const before = (await lastEvent()).sequence;
    await expect(publishing(standard)).rejects.toMatchObject(notReady({ technical: 1 }));
    await disposeComments(by, standard.slug, { comments: [number], kind: "noted", state: "proposed", observation: "Known." });
    await expect(publishing(standard), "proposed is not decided").rejects.toMatchObject(notReady({ technical: 1 }));
    expect([await db().$count(drafts), (await lastEvent()).kind]).toEqual([1, "comment-disposed"]);
    expect((await lastEvent()).sequence).toBeGreaterThan(before);
    await disposeComments(by, standard.slug, { comments: [number], kind: "noted", state: "decided", observation: "Known." });
    await publishing(standard);
    expect(await db().$count(drafts)).toBe(2);
  });

  test("collisions, and amendments that are not decided", async () => {
    const { world, standard, ada, by } = await commented();
    await changeRequirements(by, standard.id, ["collisions"]);
    await world.amend(ada, standard, 5, LISTED.replace("a list", "a ledger"));
    await world.amend(ada, standard, 5, LISTED.replace("a list", "a register"));
    await world.amend(ada, standard, 8, "Each release shall be signed and dated.");
    await world.closeRound(standard);
    await expect(publishing(standard)).rejects.toMatchObject(notReady({ collisions: 1 }));
    await changeRequirements(by, standard.id, ["collisions", "amendments"]);
    await expect(publishing(standard)).rejects.toMatchObject(notReady({ collisions: 1, amendments: 3 }));
    const decide = (number: number) => decideAmendment(by, { standard: standard.slug, number }, { kind: "not-accepted", observation: "The list stays.", duplicateOf: undefined, source: "", hunks: [] });
    await decide(1);
    await expect(publishing(standard)).rejects.toMatchObject(notReady({ amendments: 2 }));
    await changeRequirements(by, standard.id, ["collisions"]);
    await publishing(standard);
    expect(await db().$count(drafts)).toBe(2);
  });

  test("references that lead nowhere, of a first draft too", async () => {
    const world = await openWorld();
    const standard = await world.standard();
    await changeRequirements(standard.facilitator, standard.id, ["references", "collisions"]);
    await expect(publishing(standard, `${NEXT}\n\nSee clause 44 and Table 9.`)).rejects.toMatchObject(notReady({ references: 2 }));
    await publishing(standard);
    expect(await db().$count(drafts)).toBe(1);
  });

  test("objections of a ballot without an answer; not those of a straw poll, of a secret ballot, or of one that was sent round again", async () => {
    const { world, standard, ada, by } = await commented();
    await changeRequirements(by, standard.id, ["objections"]);
    const general = await world.comment(ada, standard, 5, { type: "general" });
    const answered = await world.comment(ada, standard, 3, { type: "general" });
    await world.closeRound(standard);
    const poll = (subject: Subject, secrecy: "open" | "secret-until-close" = "open") =>
      openBallot(by, standard.id, { subject, question: subject === "question" ? "Shall it be so?" : null, rule: RULES["public-private-consensus"], original: "public-private-consensus", secrecy, closesAt: new Date(world.now().getTime() + 30 * 86_400_000), electors: [{ organisationId: ada.actor.actingFor!.organisationId, part: "voting", weight: 1 }] });
    const against = (number: number) => castPosition(ada, { standard: standard.slug, number }, { position: "disapprove", comments: [general.number, answered.number], terms: true });
    await against((await poll("question")).number);
    expect(await openObjections(standard.id, world.now())).toEqual([]);
    const { number } = await poll("advance", "secret-until-close");
    await against(number);
    expect(await openObjections(standard.id, world.now()), "secret still").toEqual([]);
    await closeBallot(by, { standard: standard.slug, number }, { reason: "All have voted." });
    world.later({ seconds: 1 });
    await disposeComments(by, standard.slug, { comments: [answered.number], kind: "noted", state: "decided", observation: "Known." });
    expect(await openObjections(standard.id, world.now())).toEqual([{ ballot: number, comment: general.number }]);
    await expect(publishing(standard)).rejects.toMatchObject(notReady({ objections: 1 }));
    const again = await recirculateBallot(by, { standard: standard.slug, number }, { closesAt: new Date(world.now().getTime() + 30 * 86_400_000) });
    await castPosition(ada, { standard: standard.slug, number: again.number }, { position: "approve", comments: [], terms: true });
    await closeBallot(by, { standard: standard.slug, number: again.number }, { reason: "All have voted." });
    world.later({ seconds: 1 });
    expect(await openObjections(standard.id, world.now()), "given up in the recirculation").toEqual([]);
    await publishing(standard);
    expect(await db().$count(drafts)).toBe(2);
  });
});
