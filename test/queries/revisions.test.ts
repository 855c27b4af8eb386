/** Revisions and carry-forward: what changed between two drafts, which comments led to it, where the comments stand now. */
import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { disposeComments } from "#app/commands/dispositions.server.ts";
import { correctPlacement } from "#app/commands/placements.server.ts";
import { CARRY_VERSION } from "#app/domain/text/alignment.ts";
import { openCarryForward } from "#app/queries/revisions-carry-forward.server.ts";
import { listRevisions, openClauseTable, openRevision } from "#app/queries/revisions.server.ts";
import { db } from "#db/client.server.ts";
import { comments, placements } from "#db/schema.server.ts";
import { draftOf, SMALL_DRAFT } from "#test/world/notation.ts";
import { closeWorlds, openWorld } from "#test/world/world.ts";

closeWorlds();

const ALL = { filter: "all", whole: false, page: 1 } as const;
const SECOND = SMALL_DRAFT.replace("once a year", "twice a year").replace("The supplier shall keep", "The supplier should keep");
const THIRD = `${draftOf("Foreword | Said first of all.")}\n${SECOND}`;

async function threeDrafts() {
  const world = await openWorld();
  const standard = await world.openStandard();
  const ada = await world.person("Ada", { organisation: "Northwind", category: "vendor" });
  const numbers = [];
  for (const line of [7, 5, 2]) numbers.push((await world.comment(ada, standard, line)).number);
  await world.closeRound(standard);
  await disposeComments(standard.facilitator, standard.slug, { comments: [numbers[0]!], kind: "accepted", state: "decided", observation: undefined });
  await disposeComments(standard.facilitator, standard.slug, { comments: [numbers[1]!], kind: "noted", state: "decided", observation: "Seen." });
  await world.publish(standard, SECOND);
  await world.publish(standard, THIRD);
  return { world, standard, ada, numbers };
}

describe("revisions", () => {
  test("list the drafts in order, and what each changed", async () => {
    const { standard } = await threeDrafts();
    const { drafts, steps } = await listRevisions(standard.slug);
    expect(drafts.map(({ label, lines, publisher }) => [label, lines, publisher])).toEqual([["CD 1", 8, standard.facilitator.actor.name], ["CD 2", 8, standard.facilitator.actor.name], ["CD 3", 10, standard.facilitator.actor.name]]);
    expect(steps).toMatchObject([{ from: 2, to: 3, counts: { changes: 2, added: 2 } }, { from: 1, to: 2, counts: { changes: 2, edited: 2, substantive: 2 } }]);
    await expect(listRevisions("nothing")).rejects.toMatchObject({ refusal: { code: "not-found" } });
  });

  test("name the comments that led to a change, and lead from a comment to it", async () => {
    const { standard, numbers } = await threeDrafts();
    const { view } = await openRevision(standard.slug, { from: 1, to: 2 }, ALL, "en");
    expect(view.counts).toMatchObject({ changes: 2 });
    expect(view.html).toContain(`href="/standards/${standard.slug}/comments/${numbers[0]}"`);
    expect(view.html).not.toContain(`href="/standards/${standard.slug}/comments/${numbers[1]}"`);
    expect(view.spots).toMatchObject([{ number: numbers[0], change: 2, page: 1 }]);
    expect(view.html).toMatch(/<del><span class="visually-hidden">deleted: <\/span>once<\/del><ins><span class="visually-hidden">inserted: <\/span>twice<\/ins>/);
    expect(view.html).toContain("shall → should");
    expect(view.html).toContain(`href="/standards/${standard.slug}/drafts/1#L5"`);
  });

  test("say what became of each clause", async () => {
    const { standard } = await threeDrafts();
    const { from, to, rows } = await openClauseTable(standard.slug, { from: 2, to: 3 });
    expect([from.label, to.label]).toEqual(["CD 2", "CD 3"]);
    expect(rows.filter(({ became }) => became === "added").map(({ next }) => next!.title)).toEqual(["Foreword"]);
    expect(rows.filter(({ became }) => became === "kept").every(({ edited, retitled }) => !edited && !retitled)).toBe(true);
    expect((await openClauseTable(standard.slug, { from: 1, to: 2 })).rows.some(({ edited }) => edited)).toBe(true);
    await expect(openClauseTable(standard.slug, { from: 2, to: 1 })).rejects.toMatchObject({ refusal: { code: "not-found" } });
  });

  test("compare any two drafts, and filter", async () => {
    const { standard, numbers } = await threeDrafts();
    const far = await openRevision(standard.slug, { from: 1, to: 3 }, ALL, "en");
    expect(far.view.counts).toMatchObject({ changes: 4, added: 2, edited: 2 });
    expect(far.view.html).toContain(`/comments/${numbers[0]}"`);
    const added = await openRevision(standard.slug, { from: 1, to: 3 }, { ...ALL, filter: "added" }, "en");
    expect(added.view.matching).toBe(2);
    expect((await openRevision(standard.slug, { from: 1, to: 3 }, { ...ALL, filter: "removed" }, "en")).view.matching).toBe(0);
    // What was applied in an earlier draft did not lead to a later change.
    expect((await openRevision(standard.slug, { from: 2, to: 3 }, { ...ALL, whole: true }, "en")).view.html).not.toContain("/comments/");
    for (const [from, to] of [[2, 1], [1, 1], [1, 4]] as const) await expect(openRevision(standard.slug, { from, to }, ALL, "en")).rejects.toMatchObject({ refusal: { code: "not-found" } });
  });

  test("tell the reason anew when a disposition changes", async () => {
    const { standard, numbers } = await threeDrafts();
    const shown = async () => (await openRevision(standard.slug, { from: 1, to: 2 }, ALL, "en")).view.html.includes(`/comments/${numbers[1]}"`);
    expect(await shown()).toBe(false);
    await disposeComments(standard.facilitator, standard.slug, { comments: [numbers[1]!], kind: "partially-accepted", state: "decided", observation: "In part." });
    expect(await shown()).toBe(true);
  });
});

describe("carry-forward", () => {
  test("a published place is stored with the version that found it, and shown as it was stored", async () => {
    const { standard, numbers } = await threeDrafts();
    const [comment] = await db().select({ id: comments.id }).from(comments).where(eq(comments.number, numbers[2]!));
    const [place] = await db().select().from(placements).where(and(eq(placements.commentId, comment!.id), eq(placements.firstLine, 4)));
    expect(place!.version).toBe(CARRY_VERSION);
    const shown = (await openCarryForward(standard.slug, 3, "carried", 1)).rows.find(({ number }) => number === numbers[2]);
    expect(shown).toMatchObject({ to: { firstLine: place!.firstLine, lastLine: place!.lastLine }, state: place!.state, confidence: place!.confidence });
  });

  test("counts by outcome and shows old and new text side by side", async () => {
    const { standard, numbers } = await threeDrafts();
    const page = await openCarryForward(standard.slug, 3, "carried", 1);
    expect(page.counts.carried + page.counts.check + page.counts.gone).toBe(3);
    expect(page.rows.find((row) => row.number === numbers[2])).toMatchObject({ from: { draft: 1, label: "CD 1", firstLine: 2, text: "This standard applies to every supplier of network equipment." }, to: { firstLine: 4 }, organisation: "Northwind", category: "vendor" });
    expect(JSON.stringify(page)).not.toContain("@");
    expect(page.rows.every(({ why }) => why === null)).toBe(true);
    await correctPlacement(standard.facilitator, { standardId: standard.id, draft: 3, comment: numbers[2]! }, { comment: numbers[2]!, choice: "nowhere" });
    const after = await openCarryForward(standard.slug, 3, "corrected", 1);
    expect(after.counts).toMatchObject({ corrected: 1, carried: page.counts.carried - 1 });
    expect(after.rows).toMatchObject([{ number: numbers[2], to: null }]);
    await expect(openCarryForward(standard.slug, 9, "check", 1)).rejects.toMatchObject({ refusal: { code: "not-found" } });
  });
});
