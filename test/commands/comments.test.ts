/** An author's deeds on the own comment: submit, edit, withdraw; the row, the event, the letter that is not sent, and each refusal. */
import { asc, desc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { editComment, submitComment, withdrawComment } from "#app/commands/comments.server.ts";
import { disposeComments } from "#app/commands/dispositions.server.ts";
import { db } from "#db/client.server.ts";
import { comments, commentVersions, events, placements, standards } from "#db/schema.server.ts";
import { closeWorlds, openWorld, type World, type WorldStandard } from "#test/world/world.ts";

closeWorlds();

const SAID = { terms: true, type: "technical" as const, reason: "It cannot be checked.", proposedChange: undefined, mustBeSatisfied: false };
const refused = (code: string, detail?: object) => expect.objectContaining({ refusal: detail ? { code, detail } : expect.objectContaining({ code }) });

async function opened() {
  const world = await openWorld();
  const standard = await world.openStandard();
  const ada = await world.person("Ada", { organisation: "Northwind", category: "vendor" });
  return { world, standard, ada, at: { standard: standard.slug, draft: standard.draft } };
}

const lastEvent = async () => (await db().select().from(events).orderBy(desc(events.sequence)).limit(1))[0];

describe("submission", () => {
  test("writes the comment, its first version, its place and the event; nobody gets a letter", async () => {
    const { world, standard, ada, at } = await opened();
    const made = await submitComment(ada, at, { ...SAID, reason: "a\r\nb", proposedChange: "shall", mustBeSatisfied: true, firstLine: 5, lastLine: 6, submission: "submission-1" });
    expect(made.number).toBe(1);
    const [row] = await db().select().from(comments);
    expect(row).toMatchObject({ number: 1, firstLine: 5, lastLine: 6, clause: "2", authorName: "Ada", organisationName: "Northwind", category: "vendor", handling: "open", disposition: null, version: 1, mustBeSatisfied: true, createdAt: world.now() });
    expect(row!.quote).toContain("The supplier shall keep a list");
    expect(await db().select().from(commentVersions)).toMatchObject([{ commentId: row!.id, version: 1, proposedChange: "shall" }]);
    expect(await db().select().from(placements)).toMatchObject([{ commentId: row!.id, firstLine: 5, lastLine: 6, state: "same", confidence: 1 }]);
    expect(await lastEvent()).toMatchObject({ kind: "comment-submitted", actorId: ada.id, standardId: standard.id, payload: { commentId: row!.id, number: 1, firstLine: 5, lastLine: 6 } });
    expect(await world.mailbox.letters()).toEqual([]);
  });

  test("numbers follow each other; ten at once get ten numbers", async () => {
    const { world, standard, ada } = await opened();
    const made = await Promise.all(Array.from({ length: 10 }, () => world.comment(ada, standard, 2)));
    expect(made.map(({ number }) => number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await db().select({ count: standards.commentCount }).from(standards)).toEqual([{ count: 10 }]);
  });

  test("the same form sent eight times at once is one comment", async () => {
    const { ada, at } = await opened();
    const sent = await Promise.all(Array.from({ length: 8 }, () => submitComment(ada, at, { ...SAID, firstLine: 2, lastLine: 2, submission: "the-same-form" })));
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    expect(await db().select({ number: comments.number }).from(comments)).toEqual([{ number: 1 }]);
    expect(await db().select().from(events).where(eq(events.kind, "comment-submitted"))).toHaveLength(1);
  });

  test("the form's token belongs to its author: somebody else's of the same name is another comment", async () => {
    const { world, ada, at } = await opened();
    const bert = await world.person("Bert", { organisation: "Southwind" });
    await submitComment(ada, at, { ...SAID, firstLine: 2, lastLine: 2, submission: "the-same-form" });
    expect((await submitComment(bert, at, { ...SAID, firstLine: 2, lastLine: 2, submission: "the-same-form" })).number).toBe(2);
  });

  const lines: [name: string, firstLine: number, lastLine: number, field: string, fault: string][] = [
    ["line 0", 0, 3, "firstLine", "line-zero"],
    ["past the end", 8, 9, "lastLine", "past-end"],
    ["last before first", 5, 4, "lastLine", "last-before-first"],
  ];
  test.each(lines)("%s is a fault of the form", async (_, firstLine, lastLine, field, fault) => {
    const { ada, at } = await opened();
    await expect(submitComment(ada, at, { ...SAID, firstLine, lastLine, submission: "submission-1" })).rejects.toMatchObject({ faults: { [field]: [fault] } });
    expect(await db().select().from(comments)).toEqual([]);
  });

  const refusals: [name: string, code: string, prepare: (world: World, standard: WorldStandard) => Promise<unknown>][] = [
    ["after the round", "round-closed", async (world) => world.later({ days: 61 })],
    ["once the round was closed early", "round-closed", (world, standard) => world.closeRound(standard)],
    ["on a draft that was superseded", "draft-not-current", async (world, standard) => { await world.closeRound(standard); await world.publish({ ...standard }, "# Scope\n\nAll new.\n"); }],
  ];
  test.each(refusals)("%s it is refused", async (_, code, prepare) => {
    const { world, standard, ada, at } = await opened();
    await prepare(world, standard);
    await expect(submitComment(ada, at, { ...SAID, firstLine: 2, lastLine: 2, submission: "submission-1" })).rejects.toEqual(refused(code));
    expect(await db().select().from(comments)).toEqual([]);
  });

  test("without a round, an account, a verified address or an organisation it is refused", async () => {
    const { world, standard, ada, at } = await opened();
    const form = { ...SAID, firstLine: 2, lastLine: 2, submission: "submission-1" };
    const loner = await world.person("Loner");
    const unverified = await world.person("Unverified", { organisation: "Northwind", verified: false });
    await expect(submitComment({ ...ada, now: ada.now, actor: null }, at, form)).rejects.toEqual(refused("sign-in-required"));
    await expect(submitComment(loner, at, form)).rejects.toEqual(refused("not-a-member"));
    await expect(submitComment(unverified, at, form)).rejects.toEqual(refused("address-not-verified"));
    await expect(submitComment(ada, { standard: "nothing", draft: 1 }, form)).rejects.toEqual(refused("not-found"));
    const quiet = await world.standard();
    await world.publish(quiet);
    await expect(submitComment(ada, { standard: quiet.slug, draft: 1 }, form)).rejects.toEqual(refused("no-round"));
    expect(standard.draft).toBe(1);
  });
});

describe("edition", () => {
  const edited = { type: "editorial" as const, reason: "It can be checked.", proposedChange: undefined, mustBeSatisfied: true };

  test("keeps the version before, and tells the record the new text's hash", async () => {
    const { world, standard, ada } = await opened();
    const { id, number } = await world.comment(ada, standard, 2);
    world.later({ minutes: 29 });
    await editComment(ada, { standard: standard.slug, number }, edited);
    expect((await db().select().from(comments))[0]).toMatchObject({ version: 2, type: "editorial", reason: "It can be checked.", mustBeSatisfied: true, proposedChange: null });
    expect(await db().select({ version: commentVersions.version, reason: commentVersions.reason }).from(commentVersions).orderBy(asc(commentVersions.version))).toEqual([{ version: 1, reason: "It cannot be checked." }, { version: 2, reason: "It can be checked." }]);
    expect(await lastEvent()).toMatchObject({ kind: "comment-edited", payload: { commentId: id, version: 2, textHash: expect.stringMatching(/^[0-9a-f]{64}$/) } });
  });

  test("is refused to others, after the time, after the round, after a disposition, after a withdrawal, and where nothing changed", async () => {
    const { world, standard, ada } = await opened();
    const bert = await world.person("Bert", { organisation: "Northwind" });
    const { number } = await world.comment(ada, standard, 2);
    const at = { standard: standard.slug, number };
    await expect(editComment(bert, at, edited)).rejects.toEqual(refused("not-author"));
    await expect(editComment(ada, { ...at, number: 99 }, edited)).rejects.toEqual(refused("not-found"));
    await expect(editComment(ada, at, SAID)).rejects.toEqual(refused("nothing-changed"));
    world.later({ minutes: 31 });
    await expect(editComment(ada, at, edited)).rejects.toEqual(refused("edit-time-over"));
    const second = { ...at, number: (await world.comment(ada, standard, 3)).number };
    await disposeComments(standard.facilitator, standard.slug, { comments: [second.number], kind: "accepted", state: "proposed", observation: undefined });
    await expect(editComment(ada, second, edited)).rejects.toEqual(refused("already-disposed"));
    const third = { ...at, number: (await world.comment(ada, standard, 3)).number };
    await withdrawComment(ada, third);
    await expect(editComment(ada, third, edited)).rejects.toEqual(refused("withdrawn"));
    const fourth = { ...at, number: (await world.comment(ada, standard, 3)).number };
    await world.closeRound(standard);
    await expect(editComment(ada, fourth, edited)).rejects.toEqual(refused("round-closed"));
    expect(await db().select().from(commentVersions)).toHaveLength(4);
  });
});

describe("withdrawal", () => {
  test("marks the comment, keeps its words, and is written to the record", async () => {
    const { world, standard, ada } = await opened();
    const { id, number } = await world.comment(ada, standard, 2);
    world.later({ days: 3 });
    await withdrawComment(ada, { standard: standard.slug, number });
    expect((await db().select().from(comments))[0]).toMatchObject({ withdrawnAt: world.now(), disposition: "withdrawn", handling: "decided", reason: "It cannot be checked." });
    expect(await lastEvent()).toMatchObject({ kind: "comment-withdrawn", payload: { commentId: id } });
  });

  test("is refused to others, twice, and once decided; a proposal does not hinder it", async () => {
    const { world, standard, ada } = await opened();
    const bert = await world.person("Bert", { organisation: "Northwind" });
    const at = { standard: standard.slug, number: (await world.comment(ada, standard, 2)).number };
    await expect(withdrawComment(bert, at)).rejects.toEqual(refused("not-author"));
    await expect(withdrawComment(standard.facilitator, at)).rejects.toEqual(refused("not-author"));
    await disposeComments(standard.facilitator, standard.slug, { comments: [at.number], kind: "accepted", state: "proposed", observation: undefined });
    await withdrawComment(ada, at);
    await expect(withdrawComment(ada, at)).rejects.toEqual(refused("withdrawn"));
    const second = { ...at, number: (await world.comment(ada, standard, 2)).number };
    await disposeComments(standard.facilitator, standard.slug, { comments: [second.number], kind: "accepted", state: "decided", observation: undefined });
    await expect(withdrawComment(ada, second)).rejects.toEqual(refused("already-disposed"));
  });
});
