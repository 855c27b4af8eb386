/** What a delegation prepares in private: written, discussed and weighed by its own people; submitted by its head, all or some; and nothing of it in what others could read. */
import { asc } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { changeAccount } from "#app/commands/administration.server.ts";
import { changeDelegation } from "#app/commands/delegations.server.ts";
import { withdrawAmendment } from "#app/commands/amendments/submissions.server.ts";
import { acceptInvitation, askToJoin, changeMembership, invite } from "#app/commands/organisations.server.ts";
import { prepareAmendment, rewritePreparedAmendment } from "#app/commands/preparations/amendments.server.ts";
import { placePrepared, prepareComment, rewritePrepared } from "#app/commands/preparations/comments.server.ts";
import { discussPrepared, weighPrepared, withdrawPrepared } from "#app/commands/preparations/discussion.server.ts";
import { submitPrepared } from "#app/commands/preparations/submission.server.ts";
import { openRound } from "#app/commands/rounds.server.ts";
import { openPreparedAmendment, openPreparation } from "#app/queries/delegations/preparation.server.ts";
import { db } from "#db/client.server.ts";
import { amendmentsStanding } from "#db/standing-prepared.server.ts";
import { amendmentPositions, amendmentProposers, amendments, comments, events, preparedContributions, standards } from "#db/schema.server.ts";
import { SMALL_DRAFT } from "#test/world/notation.ts";
import type { Person } from "#test/world/people.ts";
import { closeWorlds, openWorld } from "#test/world/world.ts";

closeWorlds();

const refused = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) });
const TERMS = { terms: true };

async function preparing() {
  const world = await openWorld();
  const standard = await world.openStandard();
  const head = await world.person("Head", { organisation: "Northwind" });
  const member = await world.person("Member", { organisation: "Northwind" });
  const other = await world.person("Other", { organisation: "City of Berne", category: "government" });
  const at = { standard: standard.slug, organisation: "northwind" };
  const prepare = (by: Person, reason = "It cannot be checked.", submission = world.newId()) => prepareComment(by, { ...at, draft: 1 }, { firstLine: 2, lastLine: 3, type: "technical", reason, proposedChange: "shall", mustBeSatisfied: true, submission });
  const page = async (by: Person) => (await openPreparation(at, null, (await by.refresh()).actor, world.now())).prepared;
  return { world, standard, head, member, other, at, prepare, page };
}

describe("preparing", () => {
  test("a member writes, others discuss and weigh, its author rewrites; the comments of the standard stay as they are", async () => {
    const { standard, head, member, at, prepare, page } = await preparing();
    expect([(await prepare(member)).number, (await prepare(member, "Twice", "the-same-1")).number, (await prepare(member, "Twice", "the-same-1")).number]).toEqual([1, 2, 2]);
    await discussPrepared(head, at, { number: 1, text: "Say *who*.", submission: "a-reply-1" });
    await weighPrepared(head, at, { number: 1, opinion: "not-support" });
    await weighPrepared(head, at, { number: 1, opinion: "support" });
    await rewritePrepared(member, at, { number: 1, type: "editorial", reason: "Who checks it?", proposedChange: undefined, mustBeSatisfied: false });
    expect((await page(member))[1]).toMatchObject({ number: 1, firstLine: 2, lastLine: 3, type: "editorial", reason: { text: "Who checks it?" }, proposedChange: null, author: "Member", support: ["Head"], notSupport: [], own: null, replies: [{ author: "Head" }], submitted: null, mayRewrite: true });
    await weighPrepared(head, at, { number: 1, opinion: "none" });
    expect((await page(head))[1]).toMatchObject({ support: [], own: null });
    expect(await db().select().from(comments)).toEqual([]);
    expect((await db().select().from(standards))[0]).toMatchObject({ commentCount: 0 });
    expect((await db().select().from(events)).filter(({ kind }) => kind.includes("prepared")).every(({ standardId }) => standardId === null)).toBe(true);
    expect(standard.slug).toBe(at.standard);
  });

  test("moves no revision of the standard, so that nobody sees that anything happens", async () => {
    const { prepare, member } = await preparing();
    const [before] = await db().select({ revision: standards.revision }).from(standards);
    await prepare(member);
    expect((await db().select({ revision: standards.revision }).from(standards))[0]).toEqual(before);
  });

  test("is closed to everybody else, whatever their rights", async () => {
    const { world, standard, other, at, prepare, member, page } = await preparing();
    await prepare(member);
    const root = await world.person("Root", { administrator: true });
    for (const person of [other, standard.facilitator, root]) {
      await expect(page(person)).rejects.toEqual(refused("not-found"));
      await expect(prepare(person)).rejects.toEqual(refused("not-found"));
      await expect(discussPrepared(person, at, { number: 1, text: "?", submission: "a-reply-9" })).rejects.toEqual(refused("not-found"));
      await expect(weighPrepared(person, at, { number: 1, opinion: "support" })).rejects.toEqual(refused("not-found"));
      await expect(submitPrepared(person, at, { numbers: [1], ...TERMS })).rejects.toEqual(refused("not-found"));
    }
    await expect(openPreparation(at, null, null, world.now())).rejects.toEqual(refused("sign-in-required"));
  });

  test("whoever was not named in a delegation of those named sees nothing of it", async () => {
    const { head, member, at, prepare, page } = await preparing();
    await prepare(member);
    await changeDelegation(head, at.standard, "northwind", { change: "arrange", belongs: "named", submits: "through-head" });
    await expect(page(member)).rejects.toEqual(refused("not-found"));
    expect(await page(head)).toHaveLength(1);
  });
});

describe("whoever an administrator lets in, since no head can sign in", () => {
  /** Northwind prepared one comment, its head is disabled, and an administrator admits a friend and makes them head; the newcomer and the member prepare on. */
  async function letIn(arranged?: "named") {
    const found = await preparing();
    const { world, head, member, prepare, at } = found;
    const root = await world.person("Root", { administrator: true });
    const friend = await world.person("Friend");
    await prepare(arranged ? head : member);
    if (arranged) await changeDelegation(head, at.standard, "northwind", { change: "arrange", belongs: "named", submits: "through-head" });
    world.later({ days: 1 });
    await changeAccount(root, { person: head.id, change: "disable" });
    await askToJoin(friend, "northwind");
    await changeMembership(root, "northwind", { person: friend.id, change: "admit" });
    await changeMembership(root, "northwind", { person: friend.id, change: "make-head" });
    world.later({ days: 1 });
    await friend.refresh();
    return { ...found, root, friend };
  }

  test("reads, weighs, rewrites and submits nothing that was prepared before; whoever belonged does", async () => {
    const { friend, member, at, prepare, page } = await letIn();
    await prepare(friend, "Since then");
    expect((await page(friend)).map(({ number }) => number)).toEqual([2]);
    expect((await page(member)).map(({ number }) => number)).toEqual([2, 1]);
    await expect(discussPrepared(friend, at, { number: 1, text: "?", submission: "a-reply-9" })).rejects.toEqual(refused("not-found"));
    await expect(weighPrepared(friend, at, { number: 1, opinion: "support" })).rejects.toEqual(refused("not-found"));
    await expect(rewritePrepared(friend, at, { number: 1, type: "editorial", reason: "?", proposedChange: undefined, mustBeSatisfied: false })).rejects.toEqual(refused("not-found"));
    await expect(submitPrepared(friend, at, { numbers: [1, 2], ...TERMS })).rejects.toEqual(refused("not-found"));
    await discussPrepared(member, at, { number: 1, text: "Still here.", submission: "a-reply-8" });
    expect(await submitPrepared(friend, at, { numbers: [2], ...TERMS })).toEqual({ comments: [1], amendments: [] });
  });

  test("lets nobody else read it: not whom they admit or invite, nor whom they name, nor by opening the delegation", async () => {
    const { world, friend, member, at, page, prepare } = await letIn("named");
    const third = await world.person("Third");
    await askToJoin(third, "northwind");
    await changeMembership(friend, "northwind", { person: third.id, change: "admit" });
    await changeDelegation(friend, at.standard, "northwind", { change: "name", person: member.id, role: "head" });
    await changeDelegation(await friend.refresh(), at.standard, "northwind", { change: "arrange", belongs: "everybody", submits: "directly" });
    for (const person of [friend, third, member]) expect(await page(person)).toEqual([]);
    await prepare(member, "Since then");
    for (const person of [friend, third, member]) expect((await page(person)).map(({ number }) => number)).toEqual([2]);
  });

  test("comes by an administrator's invitation too; and a head who can sign in again reads all of it", async () => {
    const { world, root, friend, head, page, prepare } = await letIn();
    await prepare(friend, "Since then");
    await changeAccount(root, { person: friend.id, change: "disable" });
    await invite(root, "northwind", { email: "fifth@example.org", role: "head" });
    const [letter] = await world.mailbox.letters("fifth@example.org");
    world.later({ days: 1 });
    const fifth = await world.person("Fifth", { email: "fifth@example.org" });
    await acceptInvitation(fifth, letter?.kind === "invitation" ? letter.parameters.token : "");
    expect(await page(fifth)).toEqual([]);
    await changeAccount(root, { person: head.id, change: "enable" });
    expect((await page(head)).map(({ number }) => number)).toEqual([2, 1]);
  });

  test("is named on its page, as a day", async () => {
    const { world, member, at } = await letIn();
    expect((await openPreparation(at, null, (await member.refresh()).actor, world.now())).sealedAt).toBe(new Date(world.now().getTime() - 86_400_000).toISOString());
  });
});

describe("submitting", () => {
  test("all or some, in their order, as comments of the organisation by who submits; the rest stays, and twice is once", async () => {
    const { world, head, member, at, prepare, page } = await preparing();
    for (const word of ["One", "Two", "Three"]) await prepare(member, word);
    await changeDelegation(head, at.standard, "northwind", { change: "arrange", belongs: "everybody", submits: "through-head" });
    await expect(submitPrepared(await member.refresh(), at, { numbers: [1], ...TERMS })).rejects.toEqual(refused("head-only"));
    await expect(submitPrepared(await head.refresh(), at, { numbers: [1] })).rejects.toEqual(expect.objectContaining({ faults: { terms: ["terms"] } }));
    await expect(submitPrepared(head, at, { numbers: [], ...TERMS })).rejects.toEqual(expect.objectContaining({ faults: { numbers: ["choose-comments"] } }));
    await expect(submitPrepared(head, at, { numbers: [1, 9], ...TERMS })).rejects.toEqual(refused("not-found"));
    expect(await submitPrepared(head, at, { numbers: [1, 3], ...TERMS })).toEqual({ comments: [1, 2], amendments: [] });
    expect(await db().select().from(comments).orderBy(asc(comments.number))).toMatchObject([
      { number: 1, reason: "One", authorName: "Head", organisationName: "Northwind", firstLine: 2, lastLine: 3, mustBeSatisfied: true, createdAt: world.now() },
      { number: 2, reason: "Three", authorName: "Head" },
    ]);
    expect((await page(member)).map(({ number, submitted }) => [number, submitted])).toEqual([[3, 2], [2, null], [1, 1]]);
    expect(await submitPrepared(head, at, { numbers: [1, 3], ...TERMS })).toEqual({ comments: [], amendments: [] });
    expect(await db().select().from(comments)).toHaveLength(2);
    await expect(weighPrepared(head, at, { number: 1, opinion: "support" })).rejects.toEqual(refused("submitted"));
  });

  test("what was written on an earlier draft goes where it stands now; where nobody is sure, only once somebody chose its lines", async () => {
    const { world, standard, head, member, other, at, page } = await preparing();
    const write = (lines: [number, number], submission: string, quote?: string) => prepareComment(member, { ...at, draft: 1 }, { firstLine: lines[0], lastLine: lines[1], type: "technical", reason: submission, proposedChange: undefined, mustBeSatisfied: false, quote, submission });
    await write([5, 5], "the-list-1", "every component");
    await write([7, 7], "the-buyer-1");
    await world.closeRound(standard);
    await world.publish(standard, `# Foreword\n\nFirst of all.\n\n${SMALL_DRAFT.replace("The buyer may ask for the list once a year.\n\n", "")}`);
    await world.openRound(standard);
    expect((await page(head)).map(({ number, earlier, now }) => [number, earlier, now?.sure ?? false, now?.sure ? now.firstLine : null])).toEqual([[2, true, false, null], [1, true, true, 7]]);
    const unsure = expect.objectContaining({ faults: { numbers: ["place-first"] } });
    await expect(submitPrepared(head, at, { numbers: [1, 2], ...TERMS })).rejects.toEqual(unsure);
    expect(await db().select().from(comments)).toEqual([]);
    const place = { number: 2, draft: 2, firstLine: 8, lastLine: 8 };
    const second = await world.person("Second", { organisation: "Northwind" });
    await expect(placePrepared(second, at, place)).rejects.toEqual(refused("head-only"));
    await expect(placePrepared(other, at, place)).rejects.toEqual(refused("not-found"));
    await expect(placePrepared(head, at, { ...place, draft: 1 })).rejects.toEqual(refused("draft-not-current"));
    await expect(placePrepared(head, at, { ...place, lastLine: 99 })).rejects.toEqual(expect.objectContaining({ faults: { lastLine: ["past-end"] } }));
    await placePrepared(member, at, place);
    expect((await page(head))[0]).toMatchObject({ number: 2, earlier: false, now: null, firstLine: 8, draft: { number: 2 } });
    expect(await submitPrepared(head, at, { numbers: [1, 2], ...TERMS })).toEqual({ comments: [1, 2], amendments: [] });
    const placed = await db().select({ line: comments.firstLine, quote: comments.quote, draftId: comments.draftId }).from(comments).orderBy(asc(comments.number));
    expect(placed.map(({ line, quote }) => [line, quote])).toEqual([[7, "every component"], [8, expect.anything()]]);
    await expect(placePrepared(head, at, place)).rejects.toEqual(refused("submitted"));
  });

  test("needs an open round of the newest draft; all of them or none", async () => {
    const { world, standard, head, member, at, prepare } = await preparing();
    await prepare(member);
    await world.closeRound(standard);
    await expect(submitPrepared(head, at, { numbers: [1], ...TERMS })).rejects.toEqual(refused("round-closed"));
    expect((await prepare(member, "Between rounds")).number).toBe(2);
    await world.publish(standard, `${SMALL_DRAFT}\nThe list is kept for ten years.\n`);
    await expect(submitPrepared(head, at, { numbers: [1, 2], ...TERMS })).rejects.toEqual(refused("no-round"));
    expect(await db().select().from(comments)).toEqual([]);
    expect((await db().select().from(preparedContributions)).every(({ commentId }) => commentId === null)).toBe(true);
  });
});

describe("an amendment", () => {
  const LISTED = "The supplier shall keep a list of every component.";
  const SIGNED = "The supplier shall keep a signed list of every component.";
  const proposal = (source: string, submission: string) => ({ operation: "replace" as const, firstLine: 5, lastLine: 5, source, reason: "Unsigned lists are forged.", amends: undefined, submission });

  async function amending() {
    const found = await preparing();
    const amend = (by: Person, source = SIGNED, submission = found.world.newId(), draft = 1) => prepareAmendment(by, { ...found.at, draft }, proposal(source, submission));
    return { ...found, amend };
  }

  test("is prepared, discussed, weighed, rewritten and withdrawn as a comment is, numbered with them, and shown with its redline", async () => {
    const { head, member, at, prepare, page, amend } = await amending();
    await prepare(member);
    expect([(await amend(member, SIGNED, "the-same-1")).number, (await amend(member, SIGNED, "the-same-1")).number]).toEqual([2, 2]);
    await discussPrepared(head, at, { number: 2, text: "By *whom*?", submission: "a-reply-1" });
    await weighPrepared(head, at, { number: 2, opinion: "support" });
    expect((await page(member))[0]).toMatchObject({ number: 2, type: "amendment", firstLine: 5, lastLine: 5, reason: { text: "Unsigned lists are forged." }, amendment: { operation: "replace", label: "substantive", keywords: [], markdown: SIGNED, unfit: null }, support: ["Head"], replies: [{ author: "Head" }], submitted: null, mayRewrite: true });
    expect((await page(member))[0]!.amendment!.excerpt.changes.flat().filter(({ op }) => op === "ins").map(({ text }) => text.trim())).toEqual(["signed"]);
    await rewritePreparedAmendment(head, { ...at, draft: 1, number: 2 }, proposal("", "unused-12"));
    expect((await page(member))[0]).toMatchObject({ number: 2, amendment: { operation: "delete", markdown: "" }, replies: [{ author: "Head" }] });
    await withdrawPrepared(member, at, 2);
    expect((await page(member))[0]).toMatchObject({ number: 2, withdrawn: true, mayRewrite: false });
    await expect(submitPrepared(head, at, { numbers: [1, 2], ...TERMS })).rejects.toEqual(refused("prepared-withdrawn"));
    await expect(weighPrepared(head, at, { number: 2, opinion: "none" })).rejects.toEqual(refused("prepared-withdrawn"));
    expect([await db().select().from(amendments), await db().select().from(comments), (await db().select().from(standards))[0]!.amendmentCount]).toEqual([[], [], 0]);
    expect((await db().select().from(events)).filter(({ kind }) => kind.includes("prepared")).every(({ standardId }) => standardId === null)).toBe(true);
  });

  test("is judged as a proposal is, on the newest draft", async () => {
    const { world, standard, member, amend } = await amending();
    await expect(amend(member, LISTED)).rejects.toMatchObject({ faults: { source: ["amendment-nothing"] } });
    await world.closeRound(standard);
    await world.publish(standard, `${SMALL_DRAFT}\nThe list is kept for ten years.\n`);
    await expect(amend(member)).rejects.toEqual(refused("draft-not-current"));
    expect(await db().select().from(preparedContributions)).toEqual([]);
  });

  test("is closed to everybody else, whatever their rights; and the deeds of a comment are not its deeds", async () => {
    const { world, standard, head, member, other, at, amend, prepare } = await amending();
    await amend(member);
    await prepare(member);
    const second = await world.person("Second", { organisation: "Northwind" });
    for (const person of [other, standard.facilitator, await world.person("Root", { administrator: true })]) {
      await expect(amend(person)).rejects.toEqual(refused("not-found"));
      await expect(rewritePreparedAmendment(person, { ...at, draft: 1, number: 1 }, proposal("?", "unused-12"))).rejects.toEqual(refused("not-found"));
      await expect(withdrawPrepared(person, at, 1)).rejects.toEqual(refused("not-found"));
      await expect(openPreparedAmendment(at, 1, person.actor)).rejects.toEqual(refused("not-found"));
    }
    await expect(openPreparedAmendment(at, 1, null)).rejects.toEqual(refused("sign-in-required"));
    await expect(openPreparedAmendment(at, 2, head.actor)).rejects.toEqual(refused("not-found"));
    await expect(rewritePreparedAmendment(second, { ...at, draft: 1, number: 1 }, proposal("?", "unused-12"))).rejects.toEqual(refused("head-only"));
    await expect(withdrawPrepared(second, at, 1)).rejects.toEqual(refused("head-only"));
    await expect(placePrepared(head, at, { number: 1, draft: 1, firstLine: 1, lastLine: 1 })).rejects.toEqual(refused("not-found"));
    await expect(rewritePreparedAmendment(head, { ...at, draft: 1, number: 2 }, proposal("?", "unused-12"))).rejects.toEqual(refused("not-found"));
  });

  test("submitted among comments, it is an amendment of the organisation like any other, endorsed by it; the rest stays, and twice is once", async () => {
    const { world, head, member, at, page, prepare, amend } = await amending();
    await prepare(member);
    await amend(member);
    await amend(member, "The supplier shall keep a ledger.");
    expect(await submitPrepared(head, at, { numbers: [1, 2], ...TERMS })).toEqual({ comments: [1], amendments: [1] });
    expect(await db().select().from(amendments)).toMatchObject([{ number: 1, operation: "replace", base: LISTED, source: SIGNED, firstLine: 5, lastLine: 5, clause: "2", label: "substantive", reason: "Unsigned lists are forged.", authorName: "Head", organisationName: "Northwind", handling: "open", endorseCount: 1, createdAt: world.now() }]);
    expect([await db().$count(amendmentProposers), await db().$count(amendmentPositions)]).toEqual([1, 1]);
    expect((await db().select().from(events)).filter(({ kind }) => kind === "amendment-submitted")).toHaveLength(1);
    expect((await page(member)).map(({ number, submitted }) => [number, submitted])).toEqual([[3, null], [2, 1], [1, 1]]);
    expect(await submitPrepared(head, at, { numbers: [1, 2], ...TERMS })).toEqual({ comments: [], amendments: [] });
    await expect(rewritePreparedAmendment(head, { ...at, draft: 1, number: 2 }, proposal("?", "unused-12"))).rejects.toEqual(refused("submitted"));
  });

  test("is held to the lines that a recirculation opens, and to amendments that can be amended; all of it or none", async () => {
    const { world, standard, head, member, other, at, amend } = await amending();
    await world.amend(other, standard, 7, "The buyer shall ask for the list once a year.");
    await prepareAmendment(member, { ...at, draft: 1 }, { ...proposal("The buyer should ask for the list once a year.", "amending-1"), firstLine: 7, lastLine: 7, amends: 1 });
    await expect(prepareAmendment(member, { ...at, draft: 1 }, { ...proposal("?", "amending-2"), amends: 9 })).rejects.toMatchObject({ faults: { amends: ["amendment-unknown"] } });
    await withdrawAmendment(other, { standard: standard.slug, number: 1 });
    await expect(submitPrepared(head, at, { numbers: [1], ...TERMS })).rejects.toMatchObject({ faults: { amends: ["amendment-unknown"] } });
    await world.closeRound(standard);
    await world.publish(standard, SMALL_DRAFT.replace("once a year", "twice a year"));
    await openRound(standard.facilitator, standard.id, { kind: "comment", extent: "changes", opensAt: world.now(), closesAt: new Date(world.now().getTime() + 60 * 86_400_000) });
    await amend(member, SIGNED, "closed-lines-1", 2);
    await expect(submitPrepared(head, at, { numbers: [2], ...TERMS })).rejects.toEqual(refused("line-not-open"));
    expect(await db().$count(amendments)).toBe(1);
  });

  test("of an earlier draft is submitted as it fits the newest; where it does not fit, only once it was rewritten there", async () => {
    const { world, standard, head, member, at, page, amend } = await amending();
    await amend(member);
    await prepareAmendment(member, { ...at, draft: 1 }, { ...proposal("The buyer shall ask for the list once a year.", "the-buyer-1"), firstLine: 7, lastLine: 7 });
    await world.closeRound(standard);
    await world.publish(standard, `# Foreword\n\nFirst of all.\n\n${SMALL_DRAFT.replace("The buyer may ask for the list once a year.\n\n", "")}`);
    await world.openRound(standard);
    expect((await page(head)).map(({ number, earlier, now, amendment }) => [number, earlier, now?.firstLine ?? null, amendment!.unfit])).toEqual([[2, true, null, "removed"], [1, true, 7, null]]);
    await expect(submitPrepared(head, at, { numbers: [1, 2], ...TERMS })).rejects.toMatchObject({ faults: { numbers: ["rewrite-first"] } });
    expect(await db().$count(amendments)).toBe(0);
    expect(await openPreparedAmendment(at, 1, head.actor)).toMatchObject({ lines: { first: 7, last: 7 }, source: SIGNED, reason: "Unsigned lists are forged." });
    expect(await openPreparedAmendment(at, 2, head.actor)).toMatchObject({ lines: null, source: "The buyer shall ask for the list once a year." });
    await rewritePreparedAmendment(head, { ...at, draft: 2, number: 2 }, { ...proposal("It is shown to the buyer.", "unused-12"), operation: "insert", firstLine: 7, lastLine: 7 });
    expect(await submitPrepared(head, at, { numbers: [1, 2], ...TERMS })).toEqual({ comments: [], amendments: [1, 2] });
    expect(await db().select({ line: amendments.firstLine, source: amendments.source }).from(amendments).orderBy(asc(amendments.number))).toEqual([{ line: 7, source: SIGNED }, { line: 7, source: "It is shown to the buyer." }]);
  });

  test("is judged once for a newest draft: anew where it was rewritten or a draft followed, and each for itself", async () => {
    const { world, standard, member, other, at, amend } = await amending();
    await amend(member);
    await prepareAmendment(other, { ...at, organisation: "city-of-berne", draft: 1 }, proposal(SIGNED, "of-berne-12"));
    const judged = async () => {
      const rows = await db().select().from(preparedContributions).orderBy(asc(preparedContributions.createdAt), asc(preparedContributions.id));
      const found = await amendmentsStanding(standard.id, rows);
      return rows.map(({ id }) => found.get(id)!);
    };
    const [own, theirs] = await judged();
    const again = await judged();
    expect([again[0] === own, again[1] === theirs, own === theirs]).toEqual([true, true, false]);
    await rewritePreparedAmendment(member, { ...at, draft: 1, number: 1 }, proposal("", "unused-12"));
    const rewritten = await judged();
    expect([rewritten[0]!.own.amendment.operation, rewritten[1] === theirs]).toEqual(["delete", true]);
    await world.closeRound(standard);
    await world.publish(standard, `# Foreword\n\nFirst of all.\n\n${SMALL_DRAFT}`);
    const carried = await judged();
    expect([carried[0]!.now?.firstLine, carried[1] === theirs, (await judged())[1] === carried[1]]).toEqual([7, false, true]);
  });
});
