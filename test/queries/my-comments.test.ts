/** A person's own comments: only theirs, by filter and by page, with where each stands now. */
import { describe, expect, test } from "vitest";
import { answerDisposition } from "#app/commands/answers.server.ts";
import { withdrawComment } from "#app/commands/comments.server.ts";
import { disposeComments } from "#app/commands/dispositions.server.ts";
import { exportMyComments, openMyComments } from "#app/queries/my-comments.server.ts";
import { draftOf } from "#test/world/notation.ts";
import { closeWorlds, openWorld } from "#test/world/world.ts";

closeWorlds();

const NEXT = draftOf("Scope | This standard applies to every supplier of network equipment.", "Requirements | The supplier shall keep a list of every component. | The buyer may ask for the list once a year. | Each release shall be signed.");

describe("openMyComments", () => {
  test("the own ones alone, over all standards, by filter", async () => {
    const world = await openWorld();
    const first = await world.openStandard({ identifier: "CL 1" });
    const second = await world.openStandard({ identifier: "CL 2" });
    const ada = await world.person("Ada", { organisation: "Northwind" });
    const bert = await world.person("Bert", { organisation: "Northwind" });
    expect(await openMyComments(ada.actor, "all", 1)).toEqual({ standards: [], counts: { all: 0, open: 0, disposed: 0, "needs-answer": 0 }, pages: 1 });
    await world.comment(bert, first, 1);
    for (const line of [2, 3, 5, 6]) await world.comment(ada, first, line);
    await world.comment(ada, second, 2);
    const at = (number: number) => ({ standard: first.slug, number });
    await disposeComments(first.facilitator, first.slug, { comments: [2, 3], kind: "noted", state: "decided", observation: "Read." });
    await disposeComments(first.facilitator, first.slug, { comments: [4], kind: "noted", state: "proposed", observation: "Perhaps." });
    await answerDisposition(ada, at(3), { answer: "satisfied", text: undefined });
    await withdrawComment(ada, at(5));
    const numbers = async (filter: Parameters<typeof openMyComments>[1]) => (await openMyComments(ada.actor, filter, 1)).standards.map(({ identifier, comments }) => [identifier, ...comments.map(({ number }) => number)]);
    expect(await numbers("all")).toEqual([["CL 1", 5, 4, 3, 2], ["CL 2", 1]]);
    expect(await numbers("open")).toEqual([["CL 1", 4], ["CL 2", 1]]);
    expect(await numbers("disposed")).toEqual([["CL 1", 5, 3, 2]]);
    expect(await numbers("needs-answer")).toEqual([["CL 1", 2]]);
    const { counts, standards } = await openMyComments(ada.actor, "all", 1);
    expect(counts).toEqual({ all: 5, open: 2, disposed: 3, "needs-answer": 1 });
    expect(standards[0]!.comments.find(({ number }) => number === 2)).toMatchObject({ disposition: "noted", observation: { html: "<p>Read.</p>" }, answer: null, mayAnswer: true, now: null });
    expect(standards[0]!.comments.find(({ number }) => number === 5)).toMatchObject({ withdrawn: true, mayAnswer: false });
  });

  test("tells where each stands on the newest draft, also where its text is gone", async () => {
    const world = await openWorld();
    const standard = await world.openStandard();
    const ada = await world.person("Ada", { organisation: "Northwind" });
    for (const line of [8, 3]) await world.comment(ada, standard, line);
    await world.closeRound(standard);
    await world.publish(standard, NEXT);
    await world.openRound(standard);
    await world.comment(ada, standard, 1);
    const [shown] = (await openMyComments(ada.actor, "all", 1)).standards;
    expect(shown!.comments.map(({ number, now }) => [number, now])).toEqual([
      [3, null],
      [2, { draft: 2, label: "CD 2", firstLine: null, lastLine: null, why: "removed", suggestions: expect.arrayContaining([{ firstLine: expect.any(Number) as number, lastLine: expect.any(Number) as number }]) as unknown, state: "removed", confidence: expect.any(Number) as number, check: true }],
      [1, { draft: 2, label: "CD 2", firstLine: 6, lastLine: 6, why: null, suggestions: [], state: "same", confidence: expect.any(Number) as number, check: false }],
    ]);
  });

  test("fifty a page; the file holds them all", async () => {
    const world = await openWorld();
    const standard = await world.openStandard();
    const ada = await world.person("Ada", { organisation: "Northwind" });
    for (let at = 0; at < 53; at++) await world.comment(ada, standard, 2);
    const pages = await Promise.all([1, 2, 3].map((page) => openMyComments(ada.actor, "all", page)));
    expect(pages.map(({ standards, pages: count }) => [standards[0]?.comments.length ?? 0, count])).toEqual([[50, 2], [3, 2], [0, 2]]);
    expect(pages[1]!.standards[0]!.comments.map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(await exportMyComments(ada.actor)).toHaveLength(53);
  });
});
