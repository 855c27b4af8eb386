/** What others do with a comment: reply, support, take support back; and its author's answer to the disposition. */
import { asc, desc } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { answerDisposition } from "#app/commands/answers.server.ts";
import { withdrawComment } from "#app/commands/comments.server.ts";
import { disposeComments } from "#app/commands/dispositions.server.ts";
import { sendReply } from "#app/commands/replies.server.ts";
import { giveSupport, takeBackSupport } from "#app/commands/supports.server.ts";
import { db } from "#db/client.server.ts";
import { answers, comments, events, replies, supports } from "#db/schema.server.ts";
import { closeWorlds, openWorld } from "#test/world/world.ts";

closeWorlds();

const refused = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) });
const lastEvent = async () => (await db().select().from(events).orderBy(desc(events.sequence)).limit(1))[0];

async function discussed() {
  const world = await openWorld();
  const standard = await world.openStandard();
  const ada = await world.person("Ada", { organisation: "Northwind", category: "vendor" });
  const bert = await world.person("Bert", { organisation: "City of Berne", category: "government" });
  const { id, number } = await world.comment(ada, standard, 2);
  return { world, standard, ada, bert, id, at: { standard: standard.slug, number } };
}

describe("a reply", () => {
  test("is written with who said it, counted, and told to the record", async () => {
    const { world, standard, bert, id, at } = await discussed();
    const made = await sendReply(bert, at, { text: "We agree.", submission: "a-reply-1", terms: true });
    expect(await db().select().from(replies)).toMatchObject([{ id: made.id, commentId: id, authorName: "Bert", organisationName: "City of Berne", category: "government", text: "We agree.", createdAt: world.now() }]);
    expect((await db().select().from(comments).orderBy(asc(comments.number)))[0]!.replyCount).toBe(1);
    expect(await lastEvent()).toMatchObject({ kind: "reply-sent", standardId: standard.id, payload: { commentId: id, replyId: made.id } });
  });

  test("sent six times at once is one", async () => {
    const { bert, at } = await discussed();
    const sent = await Promise.all(Array.from({ length: 6 }, () => sendReply(bert, at, { text: "We agree.", submission: "a-reply-1", terms: true })));
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    expect(await db().select().from(replies)).toHaveLength(1);
    expect((await db().select().from(comments).orderBy(asc(comments.number)))[0]!.replyCount).toBe(1);
  });

  test("after the round only the author and the facilitator reply, who may still have something to clear up", async () => {
    const { world, standard, ada, bert, at } = await discussed();
    await world.closeRound(standard);
    await expect(sendReply(bert, at, { text: "Too late.", submission: "a-reply-1", terms: true })).rejects.toEqual(refused("round-closed"));
    await sendReply(standard.facilitator, at, { text: "Which supplier?", submission: "a-reply-2", terms: true });
    await sendReply(ada, at, { text: "Every one.", submission: "a-reply-3", terms: true });
    expect((await db().select({ by: replies.authorName }).from(replies).orderBy(asc(replies.submission))).map(({ by }) => by)).toEqual([standard.facilitator.actor.name, "Ada"]);
  });

  test("is refused without an account, a verified address or an organisation, to what was withdrawn and to what is not there", async () => {
    const { world, ada, bert, at } = await discussed();
    const form = { text: "We agree.", submission: "a-reply-1", terms: true };
    const other = await world.openStandard();
    const elsewhere = { standard: other.slug, number: 1 };
    await expect(sendReply({ ...bert, now: bert.now, actor: null }, at, form)).rejects.toEqual(refused("sign-in-required"));
    await expect(sendReply(await world.person("Unverified", { organisation: "X", verified: false }), at, form)).rejects.toEqual(refused("address-not-verified"));
    await expect(sendReply(await world.person("Loner"), at, form)).rejects.toEqual(refused("not-a-member"));
    await expect(sendReply(bert, elsewhere, form)).rejects.toEqual(refused("not-found"));
    await withdrawComment(ada, at);
    await expect(sendReply(bert, at, form)).rejects.toEqual(refused("withdrawn"));
    expect(await db().select().from(replies)).toEqual([]);
  });
});

describe("support", () => {
  test("is one for a person, however often it is given at once", async () => {
    const { world, bert, id, at } = await discussed();
    await Promise.all(Array.from({ length: 6 }, () => giveSupport(bert, at)));
    expect(await db().select().from(supports)).toMatchObject([{ commentId: id, userId: bert.id, organisationName: "City of Berne", at: world.now() }]);
    expect((await db().select().from(comments).orderBy(asc(comments.number)))[0]!.supportCount).toBe(1);
    expect(await lastEvent()).toMatchObject({ kind: "support-given", payload: { commentId: id } });
  });

  test("is taken back once; the record keeps both", async () => {
    const { bert, at } = await discussed();
    await giveSupport(bert, at);
    await Promise.all([takeBackSupport(bert, at), takeBackSupport(bert, at)]);
    expect(await db().select().from(supports)).toEqual([]);
    expect((await db().select().from(comments).orderBy(asc(comments.number)))[0]!.supportCount).toBe(0);
    expect((await db().select({ kind: events.kind }).from(events).orderBy(asc(events.sequence))).map(({ kind }) => kind).slice(-2)).toEqual(["support-given", "support-taken-back"]);
  });

  test("is refused for the own comment, for one that was withdrawn, after the round, and to whoever may not comment", async () => {
    const { world, standard, ada, bert, at } = await discussed();
    await expect(giveSupport(ada, at)).rejects.toEqual(refused("own-comment"));
    await expect(giveSupport(await world.person("Loner"), at)).rejects.toEqual(refused("not-a-member"));
    await expect(giveSupport(bert, { ...at, number: 7 })).rejects.toEqual(refused("not-found"));
    const second = { ...at, number: (await world.comment(ada, standard, 3)).number };
    await withdrawComment(ada, second);
    await expect(giveSupport(bert, second)).rejects.toEqual(refused("withdrawn"));
    await giveSupport(bert, at);
    world.later({ days: 61 });
    await expect(takeBackSupport(bert, at)).rejects.toEqual(refused("round-closed"));
    expect((await db().select().from(comments).orderBy(asc(comments.number)))[0]!.supportCount).toBe(1);
  });
});

describe("an answer", () => {
  test("is added to those before; the newest counts, and the same words twice are one", async () => {
    const { world, standard, ada, id, at } = await discussed();
    await disposeComments(standard.facilitator, standard.slug, { comments: [at.number], kind: "not-accepted", state: "decided", observation: "Out of reach." });
    await answerDisposition(ada, at, { answer: "not-satisfied", text: "It is not." });
    await answerDisposition(ada, at, { answer: "not-satisfied", text: "It is not." });
    world.later({ minutes: 1 });
    await answerDisposition(ada, at, { answer: "satisfied", text: undefined });
    expect(await db().select({ answer: answers.answer, text: answers.text }).from(answers).orderBy(asc(answers.at))).toEqual([{ answer: "not-satisfied", text: "It is not." }, { answer: "satisfied", text: null }]);
    expect((await db().select().from(comments).orderBy(asc(comments.number)))[0]!.answer).toBe("satisfied");
    expect(await lastEvent()).toMatchObject({ kind: "disposition-answered", actorId: ada.id, payload: { commentId: id, answer: "satisfied" } });
  });

  test("is the author's alone, once something is decided, and not to the own withdrawal", async () => {
    const { world, standard, ada, bert, at } = await discussed();
    await expect(answerDisposition(ada, at, { answer: "satisfied", text: undefined })).rejects.toEqual(refused("not-disposed"));
    await disposeComments(standard.facilitator, standard.slug, { comments: [at.number], kind: "accepted", state: "proposed", observation: undefined });
    await expect(answerDisposition(ada, at, { answer: "satisfied", text: undefined })).rejects.toEqual(refused("not-disposed"));
    await disposeComments(standard.facilitator, standard.slug, { comments: [at.number], kind: "accepted", state: "decided", observation: undefined });
    await expect(answerDisposition(bert, at, { answer: "satisfied", text: undefined })).rejects.toEqual(refused("not-author"));
    await expect(answerDisposition({ ...ada, now: ada.now, actor: null }, at, { answer: "satisfied", text: undefined })).rejects.toEqual(refused("sign-in-required"));
    const second = { ...at, number: (await world.comment(ada, standard, 3)).number };
    await withdrawComment(ada, second);
    await expect(answerDisposition(ada, second, { answer: "satisfied", text: undefined })).rejects.toEqual(refused("withdrawn"));
    expect(await db().select().from(answers)).toEqual([]);
  });
});
