/** Decisions on amendments: what goes into the working text, what never overwrites what, undoing, settling; and what publication makes of them. */
import { asc, desc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { decideAmendment, settleCollision, undoDecision } from "#app/commands/amendments/decisions.server.ts";
import { withdrawAmendment } from "#app/commands/amendments/submissions.server.ts";
import { saveWorkingText } from "#app/commands/working-texts.server.ts";
import type { DecisionForm } from "#app/domain/amendments/forms.ts";
import { db } from "#db/client.server.ts";
import { amendmentDecisions, amendmentPlaces, amendments, events, workingTexts } from "#db/schema.server.ts";
import { SMALL_DRAFT } from "#test/world/notation.ts";
import { closeWorlds, openWorld, type World, type WorldStandard } from "#test/world/world.ts";

closeWorlds();

const LISTED = "The supplier shall keep a list of every component.";
const refused = (code: string, detail?: object) => expect.objectContaining({ refusal: detail ? { code, detail } : expect.objectContaining({ code }) });
const form = (kind: DecisionForm["kind"], said: Partial<DecisionForm> = {}): DecisionForm => ({ kind, observation: kind === "accepted" ? undefined : "Because of the buyers.", duplicateOf: undefined, source: "", hunks: [], ...said });
const working = async () => (await db().select().from(workingTexts))[0]?.source ?? null;
const states = async () => (await db().select().from(amendments).orderBy(asc(amendments.number))).map(({ handling, disposition }) => [handling, disposition].filter(Boolean).join(" "));

async function proposed(...sources: [line: number, source: string][]) {
  const world = await openWorld();
  const standard = await world.openStandard();
  const ada = await world.person("Ada", { organisation: "Northwind", category: "vendor" });
  for (const [line, source] of sources) await world.amend(ada, standard, line, source);
  const decide = (number: number, kind: DecisionForm["kind"], said?: Partial<DecisionForm>) => decideAmendment(standard.facilitator, { standard: standard.slug, number }, form(kind, said));
  const undo = (number: number) => undoDecision(standard.facilitator, { standard: standard.slug, number });
  const type = async (change: (source: string) => string) => {
    const [row] = await db().select().from(workingTexts);
    await saveWorkingText(standard.facilitator, standard.id, { source: change(row?.source ?? SMALL_DRAFT), revision: row?.revision ?? 0, base: standard.draft });
  };
  return { world, standard, ada, decide, undo, type };
}

const next = (world: World, standard: WorldStandard) => async () => {
  await world.closeRound(standard);
  return world.publish(standard, (await working()) ?? SMALL_DRAFT);
};

describe("accepting", () => {
  test("puts the change into the working text, writes decision and events, and tells the proposers", async () => {
    const { world, standard, ada, decide } = await proposed([5, LISTED.replace("a list", "a signed list")]);
    expect(await decide(1, "accepted")).toEqual({ revision: 1 });
    expect(await working()).toBe(SMALL_DRAFT.replace("a list of", "a signed list of"));
    expect(await states()).toEqual(["decided accepted"]);
    expect(await db().select().from(amendmentDecisions)).toMatchObject([{ kind: "accepted", byId: standard.facilitator.id, revision: 1, edits: [expect.objectContaining({ text: expect.stringContaining("signed") })] }]);
    expect((await db().select().from(events).orderBy(desc(events.sequence)).limit(2)).map(({ kind }) => kind).sort()).toEqual(["amendment-decided", "working-text-saved"]);
    expect(await world.mailbox.letters(ada.email)).toMatchObject([{ kind: "amendment-decided", parameters: { number: 1, decision: "accepted" } }]);
  });

  test("in any order, beside what a facilitator typed", async () => {
    const { decide, type } = await proposed([5, LISTED.replace("a list", "a signed list")], [5, LISTED.replace("component", "part")], [8, "Each release shall be signed twice."]);
    await decide(3, "accepted");
    await type((source) => source.replace("network equipment", "equipment").replace("shall keep", "must keep"));
    await decide(2, "accepted");
    await decide(1, "accepted");
    expect(await working()).toBe(SMALL_DRAFT.replace("network equipment", "equipment").replace("shall keep a list of every component", "must keep a signed list of every part").replace("be signed.", "be signed twice."));
  });

  test("never overwrites: neither what was accepted nor what was typed", async () => {
    const { decide, type } = await proposed([5, LISTED.replace("a list", "a ledger")], [5, LISTED.replace("a list", "a book")], [8, "Each release shall be sealed."]);
    await decide(1, "accepted");
    const before = await working();
    await expect(decide(2, "accepted")).rejects.toEqual(refused("collides", { with: "A-1" }));
    await type((source) => source.replace("be signed.", "be stamped."));
    await expect(decide(3, "accepted")).rejects.toEqual(refused("collides", { with: "the working text" }));
    expect(await working()).toBe(before!.replace("be signed.", "be stamped."));
    expect(await states()).toEqual(["decided accepted", "open", "open"]);
  });

  test("with modifications: the facilitator's text goes in, and is kept beside what was proposed", async () => {
    const { decide } = await proposed([5, LISTED.replace("a list", "a ledger")]);
    await expect(decide(1, "accepted-with-modifications", { source: LISTED.replace("a list", "a ledger") })).rejects.toMatchObject({ faults: { source: ["modified-nothing"] } });
    await expect(decide(1, "accepted-with-modifications", { source: LISTED })).rejects.toMatchObject({ faults: { source: ["amendment-nothing"] } });
    await decide(1, "accepted-with-modifications", { source: LISTED.replace("a list", "an open ledger") });
    expect(await working()).toBe(SMALL_DRAFT.replace("a list of", "an open ledger of"));
    expect(await db().select({ source: amendmentDecisions.source }).from(amendmentDecisions)).toEqual([{ source: LISTED.replace("a list", "an open ledger") }]);
    expect((await db().select({ source: amendments.source }).from(amendments))[0]!.source).toBe(LISTED.replace("a list", "a ledger"));
  });

  test("partly: the chosen changes go in, and no others", async () => {
    const { decide } = await proposed([5, "The maker shall keep a list of every part."]);
    await expect(decide(1, "partially-accepted", { hunks: [1, 2] })).rejects.toMatchObject({ faults: { hunks: ["all-of-its-changes"] } });
    await expect(decide(1, "partially-accepted", { hunks: [3] })).rejects.toMatchObject({ faults: { hunks: ["none-of-its-changes"] } });
    await decide(1, "partially-accepted", { hunks: [2] });
    expect(await working()).toBe(SMALL_DRAFT.replace("every component", "every part"));
  });

  test("twice by the same person is once; otherwise the first decision stands until it is undone", async () => {
    const { standard, decide } = await proposed([5, LISTED.replace("a list", "a ledger")]);
    await Promise.all([decide(1, "accepted"), decide(1, "accepted")]);
    expect(await db().$count(amendmentDecisions)).toBe(1);
    await expect(decide(1, "not-accepted")).rejects.toEqual(refused("already-decided"));
    expect(standard.draft).toBe(1);
  });
});

describe("other decisions", () => {
  test("not accepted, deferred, duplicate: with a reason, and the working text is left alone", async () => {
    const { decide } = await proposed([5, "One."], [6, "Two."], [7, "Three."]);
    await decide(1, "not-accepted");
    await decide(2, "deferred");
    await expect(decide(3, "duplicate", { duplicateOf: 3 })).rejects.toMatchObject({ faults: { duplicateOf: ["amendment-unknown"] } });
    await decide(3, "duplicate", { duplicateOf: 1 });
    expect(await states()).toEqual(["decided not-accepted", "decided deferred", "decided duplicate"]);
    expect(await working()).toBeNull();
  });

  test("are a facilitator's, on what is open", async () => {
    const { world, standard, ada, decide } = await proposed([5, "One."]);
    await expect(decideAmendment(ada, { standard: standard.slug, number: 1 }, form("accepted"))).rejects.toEqual(refused("not-facilitator"));
    await expect(undoDecision(ada, { standard: standard.slug, number: 1 })).rejects.toEqual(refused("not-facilitator"));
    await expect(settleCollision(ada, standard.id, { amendments: [1, 2], source: "x", observation: "y" })).rejects.toEqual(refused("not-facilitator"));
    await expect(decide(9, "accepted")).rejects.toEqual(refused("not-found"));
    await withdrawAmendment(ada, { standard: standard.slug, number: 1 });
    await expect(decide(1, "accepted")).rejects.toEqual(refused("amendment-withdrawn"));
    expect(world.now()).toBeInstanceOf(Date);
  });
});

describe("undoing", () => {
  test("takes the change out again, keeps the others and what was typed, and leaves the history", async () => {
    const { decide, undo, type } = await proposed([5, LISTED.replace("a list", "a signed list")], [8, "Each release shall be sealed."]);
    await expect(undo(1)).rejects.toEqual(refused("not-decided"));
    await decide(1, "accepted");
    await decide(2, "accepted");
    await type((source) => source.replace("network equipment", "equipment"));
    expect(await undo(1)).toMatchObject({ left: 0 });
    expect(await working()).toBe(SMALL_DRAFT.replace("network equipment", "equipment").replace("be signed.", "be sealed."));
    expect(await states()).toEqual(["open", "decided accepted"]);
    expect((await db().select({ kind: amendmentDecisions.kind }).from(amendmentDecisions).orderBy(asc(amendmentDecisions.sequence))).map(({ kind }) => kind)).toEqual(["accepted", "accepted", "undone"]);
    await decide(1, "not-accepted");
    expect(await states()).toEqual(["decided not-accepted", "decided accepted"]);
  });

  test("leaves words that were changed since, and says how many places", async () => {
    const { decide, undo, type } = await proposed([8, "Each release shall be sealed."]);
    await decide(1, "accepted");
    await type((source) => source.replace("sealed", "sealed and stamped"));
    expect(await undo(1)).toMatchObject({ left: 1 });
    expect(await working()).toContain("sealed and stamped");
  });
});

test("a collision is settled with one text, which none of them proposed: all are accepted with modifications", async () => {
  const { standard, decide } = await proposed([5, LISTED.replace("a list", "a ledger")], [5, LISTED.replace("a list", "a book")], [8, "Each release shall be sealed."]);
  const settle = (numbers: number[], source: string) => settleCollision(standard.facilitator, standard.id, { amendments: numbers, source, observation: "Both want a bound record." });
  await expect(settle([1], "x")).rejects.toMatchObject({ faults: { amendments: ["two-to-settle"] } });
  await expect(settle([1, 9], "x")).rejects.toMatchObject({ faults: { amendments: ["two-to-settle"] } });
  await settle([1, 2], LISTED.replace("a list", "a bound register"));
  expect(await working()).toBe(SMALL_DRAFT.replace("a list of", "a bound register of"));
  expect(await states()).toEqual(["decided accepted-with-modifications", "decided accepted-with-modifications", "open"]);
  await decide(3, "accepted");
  expect(await working()).toBe(SMALL_DRAFT.replace("a list of", "a bound register of").replace("be signed.", "be sealed."));
});

test("a collision that is settled with what one proposed accepts that one, and not the other; undone, the text is as before", async () => {
  const { standard, undo } = await proposed([5, LISTED.replace("a list", "a ledger").replace("component", "part")], [5, LISTED.replace("a list", "a book")]);
  await settleCollision(standard.facilitator, standard.id, { amendments: [1, 2], source: LISTED.replace("a list", "a book").replace("component", "part"), observation: "Books are read." });
  expect(await working()).toBe(SMALL_DRAFT.replace("a list of every component", "a book of every part"));
  expect(await states()).toEqual(["decided partially-accepted", "decided accepted"]);
  const kept = await db().select({ kind: amendmentDecisions.kind, hunks: amendmentDecisions.hunks, source: amendmentDecisions.source }).from(amendmentDecisions).orderBy(asc(amendmentDecisions.sequence));
  expect(kept).toEqual([{ kind: "partially-accepted", hunks: [2], source: null }, { kind: "accepted", hunks: null, source: null }]);
  await undo(2);
  expect(await working()).toBe(SMALL_DRAFT.replace("component", "part"));
  await undo(1);
  expect(await working()).toBe(SMALL_DRAFT);
});

describe("publication", () => {
  test("marks what was accepted as applied at its lines, rebases what is open, opens what was deferred", async () => {
    const { world, standard, ada, decide } = await proposed([5, LISTED.replace("a list", "a signed list")], [5, LISTED.replace("component", "part")], [8, "Each release shall be sealed."], [6, "The supplier shall publish an address."], [7, "The buyer may ask."]);
    await world.amend(ada, standard, 3, "A paragraph that comes.", { operation: "insert" });
    for (const [number, kind] of [[1, "accepted"], [3, "deferred"], [4, "not-accepted"], [6, "accepted"]] as const) await decide(number, kind);
    await withdrawAmendment(ada, { standard: standard.slug, number: 5 });
    const draft = await next(world, standard)();
    expect((await world.mailbox.letters(ada.email)).filter(({ kind }) => kind === "draft-published")).toMatchObject([{ parameters: { comments: 0, amendments: 5 } }]);
    expect((await world.mailbox.letters(standard.facilitator.email)).filter(({ kind }) => kind === "draft-published")).toEqual([]);
    expect(await states()).toEqual(["applied accepted", "open", "open", "decided not-accepted", "decided withdrawn", "applied accepted"]);
    const rows = await db().select().from(amendments).orderBy(asc(amendments.number));
    expect(rows[0]).toMatchObject({ appliedDraftId: draft.id, appliedFirstLine: 6, appliedLastLine: 6 });
    expect(rows[5]).toMatchObject({ appliedDraftId: draft.id, appliedFirstLine: 4, appliedLastLine: 4 });
    const places = await db().select().from(amendmentPlaces).where(eq(amendmentPlaces.draftId, draft.id));
    const placeOf = (number: number) => places.find(({ amendmentId }) => amendmentId === rows[number - 1]!.id);
    expect(placeOf(2)).toMatchObject({ outcome: "fits", firstLine: 6, lastLine: 6, base: LISTED.replace("a list", "a signed list"), source: LISTED.replace("a list", "a signed list").replace("component", "part") });
    expect(placeOf(3)).toMatchObject({ outcome: "fits", firstLine: 9, source: "Each release shall be sealed." });
    expect(places).toHaveLength(2);
    expect(rows[1]).toMatchObject({ base: LISTED, firstLine: 5 });
    const [event] = await db().select().from(events).where(eq(events.kind, "draft-published")).orderBy(desc(events.sequence)).limit(1);
    expect(event!.payload).toMatchObject({ amendments: { applied: 2, carried: 2, unfit: 0 } });
    await expect(undoDecision(standard.facilitator, { standard: standard.slug, number: 1 })).rejects.toEqual(refused("amendment-applied"));
  });

  test("says why one no longer fits; it can still be decided, and accepted where its change was written by hand", async () => {
    const { world, standard, decide, type } = await proposed([5, LISTED.replace("a list", "a ledger")], [8, "Each release shall be sealed."], [6, "The supplier shall publish an address."]);
    await type((source) => source.replace("a list of", "a register of").replace("\n\nEach release shall be signed.", ""));
    await type((source) => source.replace("The supplier shall publish a contact for reports of vulnerabilities.", "The supplier shall publish an address."));
    const draft = await next(world, standard)();
    const places = await db().select().from(amendmentPlaces).where(eq(amendmentPlaces.draftId, draft.id));
    expect(places.map(({ outcome, unfit }) => [outcome, unfit].filter(Boolean).join(" ")).sort()).toEqual(["there", "unfit edited", "unfit removed"]);
    await expect(decide(1, "accepted")).rejects.toEqual(refused("amendment-unfit"));
    await decide(1, "accepted-with-modifications", { source: "" });
    await decide(2, "not-accepted");
    expect(await working()).toBeNull();
    expect(await states()).toEqual(["decided accepted-with-modifications", "decided not-accepted", "open"]);
  });

  test("all accepted, in any order, and published: the next draft is the draft with all of them", async () => {
    const { world, standard, decide } = await proposed([3, "It does not apply to old equipment."], [5, "The maker keeps a list."], [6, "There is a contact."], [8, "Releases are signed."]);
    for (const number of [3, 1, 4, 2]) await decide(number, "accepted");
    await next(world, standard)();
    expect((await db().select({ handling: amendments.handling }).from(amendments)).every(({ handling }) => handling === "applied")).toBe(true);
    expect(await working()).toBeNull();
  });
});
