/** Ballots as they are read, on both databases: the newest vote counts, a turned one beside it, what is secret stays so, and after the close nothing changes. */
import { describe, expect, test } from "vitest";
import { openBallot, recirculateBallot, type BallotPlan } from "#app/commands/ballots.server.ts";
import { answerDisposition } from "#app/commands/answers.server.ts";
import { disposeComments } from "#app/commands/dispositions.server.ts";
import { giveSupport } from "#app/commands/supports.server.ts";
import { castPosition, turnPosition } from "#app/commands/positions.server.ts";
import { RULES } from "#app/domain/ballots/rules.ts";
import type { Category } from "#app/domain/organisations.ts";
import { openBallotPage } from "#app/queries/ballots/ballot.server.ts";
import { exportBallot } from "#app/queries/ballots/exports.server.ts";
import { objectionsOn } from "#app/queries/ballots/objections.server.ts";
import { openBallotForm } from "#app/queries/ballots/form.server.ts";
import { ballotHeads, listBallots, openBallots } from "#app/queries/ballots/list.server.ts";
import { standardsShown } from "#app/queries/home.server.ts";
import { organisationPage } from "#app/queries/organisation.server.ts";
import { openRecord } from "#app/queries/record.server.ts";
import type { Person } from "#test/world/people.ts";
import { closeWorlds, openWorld } from "#test/world/world.ts";

closeWorlds();

const DAY = 86_400_000;
const KINDS: Category[] = ["government", "enterprise", "vendor"];

async function polled(over: Partial<BallotPlan> = {}, size = 3) {
  const world = await openWorld();
  const standard = await world.openStandard();
  const voters: Person[] = [];
  for (let n = 0; n < size; n++) voters.push(await world.person(`Head ${n}`, { organisation: `Organisation ${String(n).padStart(3, "0")}`, category: KINDS[n % 3] }));
  const plan: BallotPlan = {
    subject: "advance", question: null, rule: RULES["public-private-consensus"], original: "public-private-consensus", secrecy: "open", closesAt: new Date(world.now().getTime() + 30 * DAY),
    electors: voters.map(({ actor }) => ({ organisationId: actor.actingFor!.organisationId, part: "voting" as const, weight: 1 })), ...over,
  };
  const { number } = await openBallot(standard.facilitator, standard.id, plan);
  const at = { standard: standard.slug, number };
  const page = (asked: { page?: number; receipt?: string } = {}, visitor: Person["actor"] | null = null) => openBallotPage(at, { page: asked.page ?? 1, receipt: asked.receipt ?? null }, world.now(), visitor);
  return { world, standard, voters, at, page };
}

describe("a ballot's page", () => {
  test("counts the newest vote of each, and says what would change the outcome", async () => {
    const { voters: [gia, eve, vic], at, page } = await polled();
    await castPosition(gia!, at, { position: "disapprove", comments: [], terms: true });
    await castPosition(gia!, at, { position: "approve", comments: [], terms: true });
    await castPosition(eve!, at, { position: "approve", comments: [], terms: true });
    const { ballot } = await page();
    expect([ballot.returned, ballot.eligible, ballot.notVoted]).toEqual([2, 3, ["Organisation 002"]]);
    expect(ballot.result).toMatchObject({ tally: { approved: false }, turned: null, final: false, margin: { kind: "votes", votes: 1, exact: true, moves: [{ category: "vendor", from: "none", to: "approve", votes: 1 }] } });
    expect(ballot.votes.map(({ category, position }) => [category, position])).toEqual([["government", "approve"], ["enterprise", "approve"], ["vendor", null]]);
    await castPosition(vic!, at, { position: "approve", comments: [], terms: true });
    expect((await page()).ballot.result?.tally.approved).toBe(true);
  });

  test("follows each objection until its author is satisfied", async () => {
    const { world, standard, voters: [gia], at, page } = await polled();
    const { number } = await world.comment(gia!, standard, 3);
    await castPosition(gia!, at, { position: "disapprove", comments: [number], terms: true });
    expect((await page()).ballot.result?.objections).toEqual({ all: 1, open: 1, undecided: [number] });
    const told = () => objectionsOn({ standard: standard.slug, number }, world.now());
    expect(await told()).toEqual([{ ballot: 1, organisation: "Organisation 000", slug: "organisation-000", category: "government", resolved: false }]);
    await disposeComments(standard.facilitator, standard.slug, { comments: [number], kind: "accepted", state: "decided", observation: undefined });
    expect((await page()).ballot.votes[0]!.tied).toEqual([{ number, type: "technical", handling: "decided", disposition: "accepted", resolved: false }]);
    expect((await page()).ballot.result?.objections).toEqual({ all: 1, open: 1, undecided: [] });
    expect((await page({}, gia!.actor)).own?.satisfied).toBe(false);
    await answerDisposition(gia!, { standard: standard.slug, number }, { answer: "satisfied", text: undefined });
    expect((await page()).ballot.result?.objections).toEqual({ all: 1, open: 0, undecided: [] });
    expect((await page({}, gia!.actor)).own?.satisfied).toBe(true);
    expect(await told()).toMatchObject([{ resolved: true }]);
    await castPosition(gia!, at, { position: "approve-with-comments", comments: [number], terms: true });
    expect(await told()).toEqual([]);
  });

  test("tells on the page of a comment who objects because of it, supporters too, and nothing while it is secret", async () => {
    const { world, standard, voters: [gia, eve, vic], at } = await polled({ secrecy: "secret-until-close" });
    const { number } = await world.comment(gia!, standard, 3);
    await giveSupport(eve!, { standard: standard.slug, number });
    for (const voter of [gia!, eve!]) await castPosition(voter, at, { position: "disapprove", comments: [number], terms: true });
    await castPosition(vic!, at, { position: "disapprove", comments: [], terms: true });
    const told = () => objectionsOn({ standard: standard.slug, number }, world.now());
    expect(await told()).toEqual([]);
    world.later({ days: 30 });
    expect((await told()).map(({ organisation }) => organisation).sort()).toEqual(["Organisation 000", "Organisation 001"]);
  });

  test("after the close never changes: what is turned is counted beside it", async () => {
    const { world, voters: [gia, eve, vic], at, page } = await polled({ rule: { ...RULES["public-private-consensus"], unreasonedCount: true, flipDays: 14 } });
    for (const voter of [gia!, eve!]) await castPosition(voter, at, { position: "approve", comments: [], terms: true });
    await castPosition(vic!, at, { position: "disapprove", comments: [], terms: true });
    world.later({ days: 30 });
    const before = (await page()).ballot;
    expect(before.result).toMatchObject({ tally: { approved: false }, margin: null, final: false });
    expect((await page({}, vic!.actor)).own).toMatchObject({ turning: true, verdict: { ok: true } });
    await turnPosition(vic!, at, { position: "approve", comments: [] });
    const after = (await page()).ballot;
    expect(after.result?.tally).toEqual(before.result?.tally);
    expect(after.result?.turned?.approved).toBe(true);
    expect(after.votes[2]).toMatchObject({ position: "disapprove", turned: { position: "approve" } });
    expect((await listBallots(at.standard, world.now(), null)).ballots).toMatchObject([{ approved: true, returned: 3 }]);
    world.later({ days: 15 });
    expect((await page()).ballot.result).toMatchObject({ final: true, turnsUntil: null, tally: before.result!.tally });
  });

  test("shows fifty votes at a time, and the last page where more is asked for", async () => {
    const { page } = await polled({}, 52);
    const [first, last] = [(await page()).ballot, (await page({ page: 9 })).ballot];
    expect([first.votes.length, first.pages, last.votes.length, last.page]).toEqual([50, 2, 2, 2]);
  });

  test("finds a vote by its receipt, its place in the record, and what it says as far as that is told", async () => {
    const { world, standard, voters: [gia], at, page } = await polled({ secrecy: "secret-until-close" });
    const first = await castPosition(gia!, at, { position: "disapprove", comments: [], terms: true });
    const second = await castPosition(gia!, at, { position: "approve", comments: [], terms: true });
    const { receipt, ballot } = await page({ receipt: first.receipt.slice(0, 8).toUpperCase() });
    expect(receipt).toMatchObject({ organisation: "Organisation 000", sequence: 1, replaced: true, position: null, comments: null, nonce: null });
    expect([ballot.result, ballot.votes[0]!.position, ballot.votes[0]!.receipt]).toEqual([null, null, second.receipt]);
    const { entries } = await openRecord(at.standard, null, null, world.now());
    expect(entries.find(({ sequence }) => receipt !== "nothing" && sequence === receipt?.entry)).toMatchObject({ kind: "position-cast", about: { ballot: 1, organisation: "Organisation 000", hash: first.receipt } });
    expect((await page({ receipt: "ffffffff" })).receipt).toBe("nothing");
    expect((await page({ receipt: "%" })).receipt).toBe("nothing");
    world.later({ days: 31 });
    expect((await page({ receipt: second.receipt })).receipt).toMatchObject({ replaced: false, position: "approve" });
    const { number } = await recirculateBallot(standard.facilitator, at, { closesAt: new Date(world.now().getTime() + DAY) });
    const carried = (await exportBallot({ standard: at.standard, number }, world.now())).votes[0]!;
    expect([carried.position, carried.changes.length]).toEqual([null, 1]);
    expect((await openBallotPage({ standard: at.standard, number }, { page: 1, receipt: carried.receipt }, world.now(), null)).receipt).toMatchObject({ origin: "carried", entry: expect.any(Number) as number });
  });

  test("offers a voter the own comments and those that are supported; a stranger nothing", async () => {
    const { world, standard, voters: [gia, eve], page } = await polled();
    await world.comment(gia!, standard, 2);
    await world.comment(eve!, standard, 3);
    const { own } = await page({}, gia!.actor);
    expect(own).toMatchObject({ organisation: "Organisation 000", verdict: { ok: true }, last: null, comments: [{ number: 1, own: true }] });
    expect((await page({}, standard.facilitator.actor)).own).toBeNull();
    const member = await world.person("Mia", { organisation: "Organisation 000", role: "member" });
    expect((await page({}, member.actor)).own).toMatchObject({ verdict: { ok: false, refusal: { code: "not-head" } }, comments: [] });
  });

  test("is nowhere else", async () => {
    const { at, world } = await polled();
    for (const wrong of [{ ...at, number: 2 }, { ...at, standard: "no-such" }]) await expect(openBallotPage(wrong, { page: 1, receipt: null }, world.now(), null)).rejects.toMatchObject({ refusal: { code: "not-found" } });
  });
});

describe("lists", () => {
  test("the votes of an organisation, on its page; what is secret still only that it voted", async () => {
    const { world, standard, voters: [gia, eve], at } = await polled({ secrecy: "secret-until-close" });
    await castPosition(gia!, at, { position: "abstain", comments: [], terms: true });
    const plan = { subject: "question" as const, question: "Shall we?", rule: RULES.cen, original: "cen" as const, secrecy: "open" as const, closesAt: new Date(world.now().getTime() + DAY) };
    await openBallot(standard.facilitator, standard.id, { ...plan, electors: [gia!, eve!].map(({ actor }, n) => ({ organisationId: actor.actingFor!.organisationId, part: n === 0 ? ("observing" as const) : ("voting" as const), weight: 1 })) });
    await castPosition(eve!, { ...at, number: 2 }, { position: "disapprove", comments: [], terms: true });
    const told = async (person: Person) => (await organisationPage(person.actor.actingFor!.organisationSlug, 1, null, world.now(), "en")).votes.map(({ number, voted, position }) => [number, voted, position]);
    expect([await told(gia!), await told(eve!)]).toEqual([[[1, true, null]], [[2, true, "disapprove"], [1, false, null]]]);
    world.later({ days: 31 });
    expect(await told(gia!)).toEqual([[1, true, "abstain"]]);
  });

  test("the ballots of a standard, and on the first page what is open", async () => {
    const { world, standard, voters: [gia], at } = await polled();
    await castPosition(gia!, at, { position: "approve", comments: [], terms: true });
    expect((await listBallots(at.standard, world.now(), null)).ballots).toMatchObject([{ number: 1, state: "open", daysLeft: 30, returned: 1, eligible: 3, approved: false }]);
    expect(await ballotHeads(standard.id, world.now())).toMatchObject([{ number: 1, subject: "advance", draft: { label: "CD 1" } }]);
    expect([...(await openBallots(world.now()))]).toEqual([[standard.id, { number: 1, daysLeft: 30 }]]);
    expect((await standardsShown("all", world.now(), null)).standards).toMatchObject([{ ballot: { number: 1, daysLeft: 30 } }]);
    world.later({ days: 30 });
    expect((await openBallots(world.now())).size).toBe(0);
  });

  test("the form offers whoever has a head, and proposes who commented", async () => {
    const { world, standard, voters: [gia] } = await polled();
    await world.comment(gia!, standard, 2);
    await world.person("Mia", { organisation: "Headless", role: "member" });
    const { electors, rule } = await openBallotForm(standard.slug, "cen", world.now(), standard.facilitator.actor);
    expect(rule).toBe("cen");
    expect(electors.map(({ name, part, comments }) => [name, part, comments])).toEqual([["Organisation 000", "voting", 1], ["Organisation 001", null, 0], ["Organisation 002", null, 0], ["Secretariat", null, 0]]);
  });
});
