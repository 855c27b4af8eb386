/** Proposing an amendment, joining it, endorsing and objecting, replying, withdrawing: the rows, the events, and each refusal. */
import { asc, desc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { joinAmendment, positionOnAmendment, replyToAmendment } from "#app/commands/amendments/positions.server.ts";
import { submitAmendment, withdrawAmendment } from "#app/commands/amendments/submissions.server.ts";
import { db } from "#db/client.server.ts";
import { agreements, amendmentPlaces, amendmentPositions, amendmentProposers, amendmentReplies, amendments, events, standards } from "#db/schema.server.ts";
import { closeWorlds, openWorld, type World, type WorldStandard } from "#test/world/world.ts";

closeWorlds();

const LISTED = "The supplier shall keep a list of every component.";
const BETTER = "The supplier shall keep a signed list of every component.";
const refused = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) });
const lastEvent = async () => (await db().select().from(events).orderBy(desc(events.sequence)).limit(1))[0];

async function opened() {
  const world = await openWorld();
  const standard = await world.openStandard();
  const ada = await world.person("Ada", { organisation: "Northwind", category: "vendor" });
  const bert = await world.person("Bert", { organisation: "Southwind", category: "government" });
  return { world, standard, ada, bert, form: { operation: "replace" as const, firstLine: 5, lastLine: 5, source: BETTER, reason: "Unsigned lists are forged.", amends: undefined, submission: "submission-1", terms: true }, at: { standard: standard.slug, draft: 1 } };
}

describe("submission", () => {
  test("keeps what is proposed, what stood there, the redline, the place, and the proposer's endorsement", async () => {
    const { world, standard, ada, form, at } = await opened();
    expect(await submitAmendment(ada, at, form)).toMatchObject({ number: 1 });
    const [row] = await db().select().from(amendments);
    expect(row).toMatchObject({ number: 1, operation: "replace", base: LISTED, source: BETTER, firstLine: 5, lastLine: 5, clause: "2", label: "substantive", keywords: [], authorName: "Ada", organisationName: "Northwind", category: "vendor", handling: "open", endorseCount: 1, objectCount: 0, createdAt: world.now() });
    const [place] = await db().select().from(amendmentPlaces);
    expect(place).toMatchObject({ outcome: "fits", base: LISTED, source: BETTER, firstLine: 5, lastLine: 5 });
    expect(place!.hunks.flatMap(({ changes }) => changes.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flat().filter(({ op }) => op === "ins").map(({ text }) => text)))).join("")).toBe("signed ");
    expect(await db().select({ position: amendmentPositions.position }).from(amendmentPositions)).toEqual([{ position: "endorse" }]);
    expect(await lastEvent()).toMatchObject({ kind: "amendment-submitted", actorId: ada.id, standardId: standard.id, payload: { number: 1, firstLine: 5, label: "substantive", textHash: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    expect(await world.mailbox.letters()).toEqual([]);
  });

  test("says which normative word became which", async () => {
    const { world, standard, ada } = await opened();
    await world.amend(ada, standard, 7, "The buyer shall ask for the list once a year.");
    expect(await db().select({ label: amendments.label, keywords: amendments.keywords }).from(amendments)).toEqual([{ label: "substantive", keywords: ["may → shall"] }]);
  });

  test("inserts after a line, deletes lines, amends an amendment", async () => {
    const { world, standard, ada, bert } = await opened();
    await world.amend(ada, standard, 5, "It is signed.", { operation: "insert" });
    await world.amend(ada, standard, [6, 7], "", { operation: "delete" });
    await world.amend(bert, standard, 5, "It is signed twice.", { operation: "insert", amends: 1 });
    expect(await db().select({ operation: amendments.operation, firstLine: amendments.firstLine, lastLine: amendments.lastLine, amends: amendments.amends }).from(amendments).orderBy(asc(amendments.number))).toEqual([
      { operation: "insert", firstLine: 5, lastLine: 5, amends: null },
      { operation: "delete", firstLine: 6, lastLine: 7, amends: null },
      { operation: "insert", firstLine: 5, lastLine: 5, amends: 1 },
    ]);
    await expect(world.amend(ada, standard, 5, "Thrice.", { amends: 3 })).rejects.toMatchObject({ faults: { amends: ["amendment-of-amendment"] } });
    await expect(world.amend(ada, standard, 5, "Thrice.", { amends: 9 })).rejects.toMatchObject({ faults: { amends: ["amendment-unknown"] } });
  });

  test("the same form sent eight times at once is one amendment; numbers follow each other", async () => {
    const { world, standard, ada, form, at } = await opened();
    const sent = await Promise.all(Array.from({ length: 8 }, () => submitAmendment(ada, at, form)));
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    expect((await world.amend(ada, standard, 6, "Anything else.")).number).toBe(2);
    expect(await db().select({ count: standards.amendmentCount }).from(standards)).toEqual([{ count: 2 }]);
    expect(await db().select().from(events).where(eq(events.kind, "amendment-submitted"))).toHaveLength(2);
  });

  const faults: [name: string, said: object, field: string, fault: string][] = [
    ["nothing changed", { source: LISTED }, "source", "amendment-nothing"],
    ["a blank insertion", { operation: "insert", source: "  \n" }, "source", "amendment-blank"],
    ["the whole draft emptied", { firstLine: 1, lastLine: 8, operation: "delete", source: "" }, "source", "amendment-empties"],
    ["200 KB", { source: "word ".repeat(40_000) }, "source", "amendment-too-large"],
    ["a script that swallows the rest", { source: "<script>\nalert(1)" }, "source", "amendment-spills"],
    ["a byte that is no text", { source: "a\0b" }, "source", "binary"],
    ["lines past the end", { firstLine: 8, lastLine: 9 }, "lastLine", "past-end"],
  ];
  test.each(faults)("%s is a fault of the form, and nothing is kept", async (_, said, field, fault) => {
    const { ada, form, at } = await opened();
    await expect(submitAmendment(ada, at, { ...form, ...said })).rejects.toMatchObject({ faults: { [field]: [fault] } });
    expect(await db().select().from(amendments)).toEqual([]);
  });

  const refusals: [name: string, code: string, prepare: (world: World, standard: WorldStandard) => Promise<unknown>][] = [
    ["after the round", "round-closed", async (world) => world.later({ days: 61 })],
    ["on a draft that was superseded meanwhile", "draft-not-current", async (world, standard) => { await world.closeRound(standard); await world.publish({ ...standard }, "# Scope\n\nAll new.\n"); }],
  ];
  test.each(refusals)("%s it is refused", async (_, code, prepare) => {
    const { world, standard, ada, form, at } = await opened();
    await prepare(world, standard);
    await expect(submitAmendment(ada, at, form)).rejects.toEqual(refused(code));
    expect(await db().select().from(amendments)).toEqual([]);
  });

  test("without an account or an organisation it is refused", async () => {
    const { world, ada, form, at } = await opened();
    await expect(submitAmendment({ ...ada, now: ada.now, actor: null }, at, form)).rejects.toEqual(refused("sign-in-required"));
    await expect(submitAmendment(await world.person("Loner"), at, form)).rejects.toEqual(refused("not-a-member"));
    await expect(submitAmendment(ada, { ...at, standard: "nothing" }, form)).rejects.toEqual(refused("not-found"));
  });
});

describe("what others say", () => {
  test("an organisation has one position, changes it, and takes it back; every step is kept", async () => {
    const { world, standard, ada, bert } = await opened();
    const at = { standard: standard.slug, number: (await world.amend(ada, standard, 5, BETTER)).number };
    const colleague = await world.person("Carla", { organisation: "Southwind" });
    await world.agree(standard, bert, colleague);
    const counts = () => db().select({ endorse: amendments.endorseCount, object: amendments.objectCount }).from(amendments);
    await positionOnAmendment(bert, at, "endorse");
    await positionOnAmendment(colleague, at, "endorse");
    expect(await counts()).toEqual([{ endorse: 2, object: 0 }]);
    await positionOnAmendment(colleague, at, "object");
    expect(await counts()).toEqual([{ endorse: 1, object: 1 }]);
    expect(await lastEvent()).toMatchObject({ kind: "amendment-position-taken", actorId: colleague.id, payload: { position: "object" } });
    await positionOnAmendment(bert, at, "none");
    expect(await counts()).toEqual([{ endorse: 1, object: 0 }]);
    expect((await db().select().from(amendmentPositions).orderBy(asc(amendmentPositions.sequence))).map(({ userName, position }) => `${userName} ${position}`)).toEqual(["Ada endorse", "Bert endorse", "Carla object", "Bert none"]);
    await expect(positionOnAmendment(ada, at, "object")).rejects.toEqual(refused("own-amendment"));
    await world.closeRound(standard);
    await expect(positionOnAmendment(bert, at, "endorse")).rejects.toEqual(refused("round-closed"));
  });

  test("a co-proposer joins once, and endorses it from then on", async () => {
    const { world, standard, ada, bert } = await opened();
    const at = { standard: standard.slug, number: (await world.amend(ada, standard, 5, BETTER)).number };
    await world.agree(standard, bert);
    await positionOnAmendment(bert, at, "object");
    await joinAmendment(bert, at);
    expect(await db().select({ name: amendmentProposers.userName }).from(amendmentProposers).orderBy(asc(amendmentProposers.userName))).toEqual([{ name: "Ada" }, { name: "Bert" }]);
    expect(await db().select({ endorse: amendments.endorseCount, object: amendments.objectCount }).from(amendments)).toEqual([{ endorse: 2, object: 0 }]);
    expect(await lastEvent()).toMatchObject({ kind: "amendment-joined", actorId: bert.id });
    await expect(joinAmendment(bert, at)).rejects.toEqual(refused("own-amendment"));
    await expect(joinAmendment(await world.person("Loner"), at)).rejects.toEqual(refused("not-a-member"));
  });

  test("a reply is kept once, its author may reply after the round, others may not", async () => {
    const { world, standard, ada, bert } = await opened();
    const at = { standard: standard.slug, number: (await world.amend(ada, standard, 5, BETTER)).number };
    const [one, twin] = await Promise.all([1, 2].map(() => replyToAmendment(bert, at, { text: "Signed by whom?", submission: "reply-form-1", terms: true })));
    expect(one).toEqual(twin);
    await world.closeRound(standard);
    await replyToAmendment(ada, at, { text: "By the supplier.", submission: "reply-form-2", terms: true });
    await expect(replyToAmendment(bert, at, { text: "Ah.", submission: "reply-form-3", terms: true })).rejects.toEqual(refused("round-closed"));
    expect(await db().$count(amendmentReplies)).toBe(2);
    expect(await db().select({ replies: amendments.replyCount }).from(amendments)).toEqual([{ replies: 2 }]);
  });
});

test("the terms of contribution come first: in the form of what is written, before what is done at one press; facilitators reply without", async () => {
  const { standard, ada, bert, form, at } = await opened();
  const unagreed = { faults: { terms: ["terms"] } };
  await expect(submitAmendment(ada, at, { ...form, terms: false })).rejects.toMatchObject(unagreed);
  expect(await db().$count(amendments)).toBe(0);
  const { number } = await submitAmendment(ada, at, { ...form, interest: "We sell it." });
  expect(await db().select({ userId: agreements.userId, interest: agreements.interest }).from(agreements)).toEqual([{ userId: ada.id, interest: "We sell it." }]);
  const about = { standard: standard.slug, number };
  for (const deed of [() => positionOnAmendment(bert, about, "endorse"), () => joinAmendment(bert, about), () => replyToAmendment(bert, about, { text: "Why?", submission: "reply-form-1" })]) await expect(deed()).rejects.toMatchObject(unagreed);
  await replyToAmendment(standard.facilitator, about, { text: "Why?", submission: "reply-form-2" });
  await replyToAmendment(bert, about, { text: "Why?", submission: "reply-form-1", terms: true });
  await positionOnAmendment(bert, about, "object");
  await submitAmendment(ada, at, { ...form, source: `${BETTER} Daily.`, submission: "submission-2", terms: false });
  expect(await db().select().from(events).where(eq(events.kind, "terms-agreed"))).toHaveLength(2);
});

describe("withdrawal", () => {
  test("keeps its words; only its author, and only once", async () => {
    const { world, standard, ada, bert } = await opened();
    const at = { standard: standard.slug, number: (await world.amend(ada, standard, 5, BETTER)).number };
    await expect(withdrawAmendment(bert, at)).rejects.toEqual(refused("not-author"));
    await withdrawAmendment(ada, at);
    expect((await db().select().from(amendments))[0]).toMatchObject({ withdrawnAt: world.now(), disposition: "withdrawn", handling: "decided", source: BETTER });
    expect(await lastEvent()).toMatchObject({ kind: "amendment-withdrawn" });
    await expect(withdrawAmendment(ada, at)).rejects.toEqual(refused("amendment-withdrawn"));
    await expect(joinAmendment(bert, at)).rejects.toEqual(refused("amendment-withdrawn"));
    await expect(positionOnAmendment(bert, at, "endorse")).rejects.toEqual(refused("amendment-withdrawn"));
    await expect(replyToAmendment(bert, at, { text: "Why?", submission: "reply-form-1", terms: true })).rejects.toEqual(refused("amendment-withdrawn"));
  });
});
