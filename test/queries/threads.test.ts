/** Threads on lines and one comment with its history: what is shown, to whom, where it came from, and in how many statements. */
import { describe, expect, test } from "vitest";
import { answerDisposition } from "#app/commands/answers.server.ts";
import { editComment, withdrawComment } from "#app/commands/comments.server.ts";
import { disposeComments } from "#app/commands/dispositions.server.ts";
import { sendReply } from "#app/commands/replies.server.ts";
import { giveSupport } from "#app/commands/supports.server.ts";
import { openComment, openNewComment } from "#app/queries/comment.server.ts";
import { threadsOn } from "#app/queries/threads.server.ts";
import { db } from "#db/client.server.ts";
import { drafts } from "#db/schema.server.ts";
import { draftOf } from "#test/world/notation.ts";
import { closeWorlds, openWorld } from "#test/world/world.ts";
import { desc } from "drizzle-orm";

closeWorlds();

const NEXT = draftOf(
  "Scope | This standard applies to every supplier of network equipment.",
  "Terms | A component is a part with a maker of its own.",
  "Requirements | The supplier shall keep a list of every component. | The supplier shall publish a contact for reports of vulnerabilities. | The buyer may ask for that list twice a year, in writing. | Each release shall be signed.",
);

async function opened() {
  const world = await openWorld();
  const standard = await world.openStandard();
  const ada = await world.person("Ada", { organisation: "Northwind", category: "vendor" });
  const bert = await world.person("Bert", { organisation: "City of Berne", category: "government" });
  return { world, standard, ada, bert };
}

const newest = async () => (await db().select({ id: drafts.id, standardId: drafts.standardId }).from(drafts).orderBy(desc(drafts.number)).limit(1))[0]!;

describe("threadsOn", () => {
  test("those whose lines overlap, by line and number; the others are not there", async () => {
    const { world, standard, ada } = await opened();
    for (const lines of [[6, 6], [1, 2], [5, 8], [2, 3], [8, 8]] as [number, number][]) await world.comment(ada, standard, lines);
    const on = async (first: number, last: number) => (await threadsOn(await newest(), { first, last }, null, world.now())).comments.map(({ number }) => number);
    expect(await on(2, 6)).toEqual([2, 4, 3, 1]);
    expect(await on(4, 4)).toEqual([]);
    expect(await on(8, 8)).toEqual([3, 5]);
  });

  test("at most 200, and how many more", async () => {
    const { world, standard, ada } = await opened();
    for (let at = 0; at < 203; at++) await world.comment(ada, standard, 2);
    const { comments, more } = await threadsOn(await newest(), { first: 1, last: 8 }, ada.actor, world.now());
    expect([comments.length, more]).toEqual([200, 3]);
  });

  test("says what was said, who said it and what became of it, and nobody's address", async () => {
    const { world, standard, ada, bert } = await opened();
    const { number } = await world.comment(ada, standard, 2, { reason: "*Why*?", proposedChange: "<b>shall</b>", mustBeSatisfied: true });
    const at = { standard: standard.slug, number };
    await giveSupport(bert, at);
    await sendReply(bert, at, { text: "**Yes**", submission: "a-reply-1", terms: true });
    await disposeComments(standard.facilitator, standard.slug, { comments: [number], kind: "not-accepted", state: "decided", observation: "Too *dear*." });
    await answerDisposition(ada, at, { answer: "not-satisfied", text: undefined });
    const { comments } = await threadsOn(await newest(), { first: 2, last: 2 }, bert.actor, world.now());
    expect(comments).toMatchObject([
      {
        number, firstLine: 2, lastLine: 2, type: "technical", mustBeSatisfied: true, own: false, edited: false, withdrawn: false, carried: null,
        reason: { text: "*Why*?", html: "<p><em>Why</em>?</p>" },
        proposedChange: { text: "<b>shall</b>", html: "<p>&lt;b&gt;shall&lt;/b&gt;</p>" },
        author: { name: "Ada", organisation: "Northwind", category: "vendor" },
        handling: "decided", disposition: "not-accepted", observation: { html: "<p>Too <em>dear</em>.</p>" }, answer: "not-satisfied",
        supportCount: 1, supported: true, replyCount: 1, replies: [{ name: "Bert", organisation: "City of Berne", category: "government", html: "<p><strong>Yes</strong></p>" }],
      },
    ]);
    expect(JSON.stringify(comments)).not.toContain("@");
    expect(JSON.stringify(comments)).not.toContain(ada.id);
  });

  test("says to each reader what they may do", async () => {
    const { world, standard, ada, bert } = await opened();
    await world.comment(ada, standard, 2);
    const may = async (visitor: typeof ada.actor | null) => {
      const [comment] = (await threadsOn(await newest(), { first: 2, last: 2 }, visitor, world.now())).comments;
      return Object.fromEntries(Object.entries(comment!.may).map(([deed, verdict]) => [deed, verdict.ok || verdict.refusal.code]));
    };
    expect(await may(null)).toEqual({ reply: "sign-in-required", support: "sign-in-required", edit: "sign-in-required", withdraw: "sign-in-required", answer: "sign-in-required" });
    expect(await may(ada.actor)).toEqual({ reply: true, support: "own-comment", edit: true, withdraw: true, answer: "not-disposed" });
    expect(await may(bert.actor)).toEqual({ reply: true, support: true, edit: "not-author", withdraw: "not-author", answer: "not-author" });
    world.later({ days: 61 });
    expect(await may(bert.actor)).toMatchObject({ reply: "round-closed", support: "round-closed" });
    expect(await may(standard.facilitator.actor)).toMatchObject({ reply: true });
    expect(await may(ada.actor)).toMatchObject({ reply: true, edit: "edit-time-over", withdraw: true });
  });

  test("after the next draft: where it came from, what became of the text, and whether to check; support goes on in the new round", async () => {
    const { world, standard, ada, bert } = await opened();
    await world.comment(ada, standard, 7);
    await world.comment(ada, standard, 8);
    await world.comment(ada, standard, 3);
    await world.closeRound(standard);
    await world.publish(standard, NEXT);
    await world.openRound(standard);
    const { comments } = await threadsOn(await newest(), { first: 1, last: 20 }, bert.actor, world.now());
    expect(comments.map(({ number, firstLine, carried }) => ({ number, firstLine, carried }))).toEqual([
      { number: 1, firstLine: 8, carried: { draft: 1, label: "CD 1", firstLine: 7, lastLine: 7, state: "edited", check: expect.any(Boolean) as boolean } },
      { number: 2, firstLine: 9, carried: { draft: 1, label: "CD 1", firstLine: 8, lastLine: 8, state: "same", check: false } },
    ]);
    await giveSupport(bert, { standard: standard.slug, number: 1 });
    const gone = await openComment({ standard: standard.slug, number: 3 }, null, world.now());
    expect(gone.placements).toMatchObject([{ own: true, firstLine: 3, state: "same" }, { own: false, firstLine: null, state: "removed", why: "rewritten", suggestions: [{}, {}, {}] }]);
  });
});

describe("openComment", () => {
  test("tells the whole history: versions by words, proposals and decisions, answers, supporters by organisation, neighbours", async () => {
    const { world, standard, ada, bert } = await opened();
    await world.comment(bert, standard, 1);
    const { number } = await world.comment(ada, standard, [5, 6]);
    await world.comment(bert, standard, 1);
    const at = { standard: standard.slug, number };
    world.later({ minutes: 10 });
    await editComment(ada, at, { type: "editorial", reason: "It can be checked.", proposedChange: undefined, mustBeSatisfied: true });
    const carla = await world.person("Carla", { organisation: "City of Berne" });
    await giveSupport(bert, at);
    await giveSupport(carla, at);
    const early = await openComment(at, ada.actor, world.now());
    expect(early.editing).toEqual({ until: new Date(world.now().getTime() + 20 * 60_000).toISOString(), minutes: 20 });
    for (const state of ["proposed", "decided"] as const) {
      world.later({ minutes: 1 });
      await disposeComments(standard.facilitator, standard.slug, { comments: [number], kind: "noted", state, observation: `It is ${state}.` });
    }
    await answerDisposition(ada, at, { answer: "satisfied", text: "Good." });
    const page = await openComment(at, null, world.now());
    expect(page).toMatchObject({
      standard: { slug: standard.slug }, draft: { number: 1, label: "CD 1" }, clause: "2", selected: null, editing: null, previous: 1, next: 3,
      versions: [{ version: 1, change: null }, { version: 2, change: { type: { before: "technical", after: "editorial" }, mustBeSatisfied: true, proposedChange: null } }],
      dispositions: [{ kind: "noted", state: "proposed", html: "<p>It is proposed.</p>" }, { kind: "noted", state: "decided", by: standard.facilitator.actor.name }],
      answers: [{ answer: "satisfied", html: "<p>Good.</p>" }],
      supporters: [{ organisation: "City of Berne", names: ["Bert", "Carla"] }],
    });
    expect(page.lines).toContain("The supplier shall keep a list of every component.");
    expect(page.versions[1]!.change!.reason!.filter(({ op }) => op !== "ins").map(({ text }) => text).join("")).toBe("It cannot be checked.");
    expect(page.versions[1]!.change!.reason!.filter(({ op }) => op !== "del").map(({ text }) => text).join("")).toBe("It can be checked.");
    expect(JSON.stringify(page)).not.toMatch(/@|passwordHash|argon2/);
  });

  test("of another standard, or of none, there is nothing", async () => {
    const { world, standard, ada } = await opened();
    const other = await world.openStandard();
    await world.comment(ada, standard, 1);
    for (const at of [{ standard: other.slug, number: 1 }, { standard: standard.slug, number: 2 }, { standard: "none", number: 1 }, { standard: standard.slug, number: 0 }]) {
      await expect(openComment(at, null, world.now())).rejects.toMatchObject({ refusal: { code: "not-found" } });
    }
  });

  test("a withdrawn one says so and keeps its words", async () => {
    const { world, standard, ada } = await opened();
    const { number } = await world.comment(ada, standard, 1);
    await withdrawComment(ada, { standard: standard.slug, number });
    expect((await openComment({ standard: standard.slug, number }, ada.actor, world.now())).comment).toMatchObject({ withdrawn: true, reason: { text: "It cannot be checked." }, may: { edit: { ok: false }, withdraw: { ok: false }, answer: { ok: false }, reply: { ok: false } } });
  });
});

describe("openNewComment", () => {
  test("brings the lines' text, whom one speaks for, and why not", async () => {
    const { world, standard, ada } = await opened();
    const at = { standard: standard.slug, draft: 1 };
    expect(await openNewComment(at, { first: 5, last: 6 }, ada.actor, world.now())).toMatchObject({ draft: { label: "CD 1", lineCount: 8 }, lines: { first: 5, last: 6, text: expect.stringContaining("list of every component") as string }, verdict: { ok: true }, actingFor: "Northwind", newest: null });
    expect(await openNewComment(at, { first: 5, last: 9 }, null, world.now())).toMatchObject({ lines: null, verdict: { ok: false, refusal: { code: "sign-in-required" } }, actingFor: null });
    await world.closeRound(standard);
    expect(await openNewComment(at, null, ada.actor, world.now())).toMatchObject({ verdict: { ok: false, refusal: { code: "round-closed" } } });
    await world.publish(standard, NEXT);
    expect(await openNewComment(at, null, ada.actor, world.now())).toMatchObject({ verdict: { ok: false, refusal: { code: "draft-not-current", detail: { label: "CD 2" } } }, newest: { number: 2, label: "CD 2" } });
    await expect(openNewComment({ ...at, draft: 3 }, null, ada.actor, world.now())).rejects.toMatchObject({ refusal: { code: "not-found" } });
  });
});
