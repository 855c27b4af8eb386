/** Ballots: who opens one and to whom, one position for each organisation until the close, and what never changes after it. */
import { desc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { closeBallot, extendBallot, newestPositions, openBallot, recirculateBallot, type BallotPlan } from "#app/commands/ballots.server.ts";
import { castPosition, turnPosition } from "#app/commands/positions.server.ts";
import { withdrawAmendment } from "#app/commands/amendments/submissions.server.ts";
import { withdrawComment } from "#app/commands/comments.server.ts";
import { giveSupport } from "#app/commands/supports.server.ts";
import { receiptText } from "#app/domain/ballots/ballots.ts";
import { RULES } from "#app/domain/ballots/rules.ts";
import type { Position } from "#app/domain/ballots/positions.ts";
import type { Category } from "#app/domain/organisations.ts";
import { paths } from "#app/paths.ts";
import { sendLetters } from "#app/platform/mailer.server.ts";
import { sha256 } from "#app/platform/chance.server.ts";
import { db } from "#db/client.server.ts";
import { ballots, electors, events, positions, standards } from "#db/schema.server.ts";
import { closeWorlds, openWorld, type World, type WorldStandard } from "#test/world/world.ts";
import type { Person } from "#test/world/people.ts";

closeWorlds();

const DAY = 86_400_000;
const said = (position: Position, comments: number[] = []) => ({ position, comments, terms: true });
const refused = (code: string, detail?: object) => ({ refusal: detail ? { code, detail } : { code } });
const lastEvent = async () => (await db().select().from(events).orderBy(desc(events.sequence)).limit(1))[0]!;

interface Polled {
  world: World;
  standard: WorldStandard;
  at: { standard: string; number: number };
  /** A government, an enterprise, a vendor. */
  voters: [Person, Person, Person];
  plan: BallotPlan;
}

async function polled(over: Partial<BallotPlan> = {}): Promise<Polled> {
  const world = await openWorld();
  const standard = await world.openStandard();
  const head = (name: string, organisation: string, category: Category) => world.person(name, { organisation, category });
  const voters: Polled["voters"] = [await head("Gia", "City of Berne", "government"), await head("Eve", "Meridional", "enterprise"), await head("Vic", "Nordlink", "vendor")];
  const plan: BallotPlan = {
    subject: "advance", question: null, rule: RULES["public-private-consensus"], original: "public-private-consensus", secrecy: "open",
    closesAt: new Date(world.now().getTime() + 30 * DAY),
    electors: voters.map(({ actor }) => ({ organisationId: actor.actingFor!.organisationId, part: "voting", weight: 1 })),
    ...over,
  };
  const { number } = await openBallot(standard.facilitator, standard.id, plan);
  return { world, standard, at: { standard: standard.slug, number }, voters, plan };
}

describe("opening", () => {
  test("fixes rule, electorate and draft; the record says so", async () => {
    const { world, standard, voters } = await polled();
    expect(await db().select().from(ballots)).toMatchObject([{ number: 1, subject: "advance", original: "public-private-consensus", rule: RULES["public-private-consensus"], opensAt: world.now(), closedAt: null }]);
    expect(await db().select().from(electors)).toHaveLength(3);
    expect(await db().select().from(electors).where(eq(electors.organisationId, voters[0].actor.actingFor!.organisationId))).toMatchObject([{ organisationName: "City of Berne", category: "government", country: "CH", part: "voting", weight: 1 }]);
    expect(await lastEvent()).toMatchObject({ kind: "ballot-opened", standardId: standard.id, payload: { number: 1, electors: 3, rule: "public-private-consensus" } });
    expect(await db().select({ count: standards.ballotCount }).from(standards)).toEqual([{ count: 1 }]);
  });

  const faults: [name: string, over: (plan: BallotPlan) => Partial<BallotPlan>, faults: object][] = [
    ["in the past", ({ closesAt }) => ({ closesAt: new Date(closesAt.getTime() - 30 * DAY) }), { closesAt: ["ballot-ends-in-past"] }],
    ["to nobody", () => ({ electors: [] }), { electors: ["nobody-votes"] }],
    ["to a liaison alone", ({ electors: [one] }) => ({ electors: [{ ...one!, part: "liaison" }] }), { electors: ["nobody-votes"] }],
    ["to one twice", ({ electors: [one] }) => ({ electors: [one!, one!] }), { electors: ["organisation-twice"] }],
    ["to one who is not registered", ({ electors: [one] }) => ({ electors: [{ ...one!, organisationId: "nobody" }] }), { electors: ["organisation-unknown"] }],
    ["under what is no rule", () => ({ rule: { ...RULES.cen, tests: [] } }), { thresholds: ["choose"] }],
  ];
  test.each(faults)("%s is a fault of the form", async (_, over, expected) => {
    const { standard, plan } = await polled();
    await expect(openBallot(standard.facilitator, standard.id, { ...plan, ...over(plan) })).rejects.toMatchObject({ faults: expected });
    expect(await db().$count(ballots)).toBe(1);
  });

  test("without a draft a question can be asked, and nothing advanced", async () => {
    const { world, plan } = await polled();
    const bare = await world.standard();
    await expect(openBallot(bare.facilitator, bare.id, plan)).rejects.toMatchObject({ faults: { subject: ["no-draft"] } });
    expect(await openBallot(bare.facilitator, bare.id, { ...plan, subject: "question", question: "Shall we begin?" })).toMatchObject({ number: 1 });
  });

  test("on one amendment that is not decided: a straw poll that goes round with it", async () => {
    const { world, standard, plan, at, voters: [gia] } = await polled();
    const { number } = await world.amend(gia, standard, 3, "Suppliers publish their process within a year.");
    const poll = { ...plan, subject: "amendment" as const };
    for (const amendment of [null, number + 1]) await expect(openBallot(standard.facilitator, standard.id, { ...poll, amendment })).rejects.toMatchObject({ faults: { amendment: ["amendment-not-open"] } });
    const made = await openBallot(standard.facilitator, standard.id, { ...poll, amendment: number });
    world.later({ days: 30 });
    const again = await recirculateBallot(standard.facilitator, { ...at, number: made.number }, { closesAt: new Date(world.now().getTime() + DAY) });
    expect(await db().select({ number: ballots.number, amendment: ballots.amendment }).from(ballots).orderBy(ballots.number)).toEqual([{ number: 1, amendment: null }, { number: made.number, amendment: number }, { number: again.number, amendment: number }]);
    await withdrawAmendment(gia, { standard: standard.slug, number });
    await expect(openBallot(standard.facilitator, standard.id, { ...poll, amendment: number, closesAt: new Date(world.now().getTime() + DAY) })).rejects.toMatchObject({ faults: { amendment: ["amendment-not-open"] } });
  });

  test("is the facilitator's", async () => {
    const { standard, plan, voters } = await polled();
    for (const somebody of [voters[0], { ...voters[0], actor: null, now: voters[0].now, newId: voters[0].newId }]) {
      await expect(openBallot(somebody, standard.id, plan)).rejects.toMatchObject({ refusal: { code: somebody.actor ? "not-facilitator" : "sign-in-required" } });
    }
  });
});

describe("letters", () => {
  test("heads of who votes are told that it opened, was extended, was closed early, and goes round again; nobody else is", async () => {
    const { world, standard, at, plan, voters: [gia, , vic] } = await polled();
    const mia = await world.person("Mia", { organisation: "City of Berne", role: "member" });
    const told = async (person: Person) => (await world.mailbox.letters(person.email)).flatMap((letter) => (letter.kind === "ballot-told" ? [`${letter.parameters.number} ${letter.parameters.news} ${letter.parameters.reason ?? "-"} ${letter.parameters.endsAt.slice(0, 10)}`] : []));
    await extendBallot(standard.facilitator, at, { closesAt: new Date(plan.closesAt.getTime() + DAY), reason: "A holiday." });
    await closeBallot(standard.facilitator, at, { reason: "All have voted." });
    world.later({ seconds: 1 });
    await recirculateBallot(standard.facilitator, at, { closesAt: plan.closesAt });
    const all = ["1 opened - 2026-04-01", "1 extended A holiday. 2026-04-02", "1 closed All have voted. 2026-03-02", "2 again - 2026-04-01"];
    expect([await told(gia), await told(vic), await told(mia), await told(standard.facilitator)]).toEqual([all, all, [], []]);
    await openBallot(standard.facilitator, standard.id, { ...plan, rule: RULES.cen, original: "cen", electors: plan.electors.map((elector, n) => ({ ...elector, part: n === 0 ? "observing" : "voting" })) });
    expect([(await told(gia)).length, (await told(vic)).length], "an observer has no vote under this rule").toEqual([4, 5]);
    await sendLetters();
    const mail = world.mailbox.mails(vic.email).find(({ subject }) => subject === "Ballot 1 on Assurance for suppliers is open");
    expect(mail!.text).toContain("Advance to enquiry? You vote for Nordlink, until 1 Apr 2026, 09:00 UTC.");
    expect(mail!.text).toContain(paths.ballot(standard.slug, 1));
  });
});

describe("a position", () => {
  test("is added, never changed; the newest counts; the receipt is what the record has", async () => {
    const { world, at, voters: [gia] } = await polled();
    const first = await castPosition(gia, at, said("disapprove"));
    world.later({ hours: 1 });
    const second = await castPosition(gia, at, said("approve"));
    expect([first.sequence, second.sequence]).toEqual([1, 2]);
    expect(await db().select({ sequence: positions.sequence, position: positions.position }).from(positions).orderBy(positions.sequence)).toEqual([{ sequence: 1, position: "disapprove" }, { sequence: 2, position: "approve" }]);
    const [counted, ...others] = await newestPositions(db(), (await db().select().from(ballots))[0]!.id);
    expect(others).toEqual([]);
    expect(counted).toMatchObject({ position: "approve", casterName: "Gia", receipt: second.receipt });
    const event = await lastEvent();
    expect(event).toMatchObject({ kind: "position-cast", actorId: gia.id, payload: { organisationName: "City of Berne", sequence: 2, receipt: second.receipt } });
    expect(JSON.stringify(event.payload)).not.toContain("approve");
    expect(sha256(receiptText({ ...counted!, at: counted!.at.toISOString() }))).toBe(second.receipt);
  });

  test("the same again is the one there is", async () => {
    const { at, voters: [gia] } = await polled();
    await expect(castPosition(gia, at, { ...said("approve"), terms: false })).rejects.toMatchObject({ faults: { terms: ["terms"] } });
    expect(await castPosition(gia, at, said("approve"))).toEqual(await castPosition(gia, at, said("approve")));
    expect(await db().$count(positions)).toBe(1);
  });

  test("fifty votes of one organisation at once: one counts, and each change is in the record", async () => {
    const { world, at, voters: [gia] } = await polled();
    const deputies: Person[] = [];
    for (let n = 0; n < 5; n++) deputies.push(await world.person(`Deputy ${n}`, { organisation: "City of Berne", role: "head" }));
    const kinds: Position[] = ["approve", "disapprove", "abstain"];
    const receipts = await Promise.all(Array.from({ length: 50 }, (_, n) => castPosition(deputies[n % 5] ?? gia, at, said(kinds[n % 3]!))));
    const ballotId = (await db().select().from(ballots))[0]!.id;
    const rows = await db().select().from(positions).orderBy(positions.sequence);
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, index) => index + 1));
    expect(await newestPositions(db(), ballotId)).toMatchObject([{ receipt: rows.at(-1)!.receipt }]);
    expect(new Set(receipts.map(({ receipt }) => receipt))).toEqual(new Set(rows.map(({ receipt }) => receipt)));
    expect(await db().$count(events, eq(events.kind, "position-cast"))).toBe(rows.length);
  });

  const strangers: [name: string, code: string, who: (polled: Polled) => Promise<Person | { actor: null }>][] = [
    ["nobody who is signed in", "sign-in-required", async () => ({ actor: null })],
    ["a person without an organisation", "no-voter", ({ world }) => world.person("Ron")],
    ["an address that is not confirmed", "address-not-verified", ({ world }) => world.person("Una", { organisation: "City of Berne", verified: false })],
    ["a member", "not-head", ({ world }) => world.person("Mia", { organisation: "City of Berne", role: "member" })],
    ["the head of another organisation", "no-vote", ({ world }) => world.person("Oda", { organisation: "Too Late Ltd" })],
    ["the facilitator", "no-vote", async ({ standard }) => standard.facilitator],
  ];
  test.each(strangers)("%s casts none", async (_, code, who) => {
    const there = await polled();
    const person = await who(there);
    await expect(castPosition({ ...there.voters[0], actor: person.actor, now: there.world.now(), newId: there.world.newId }, there.at, said("approve"))).rejects.toMatchObject({ refusal: { code } });
    expect(await db().$count(positions)).toBe(0);
  });

  test("a part that does not vote under the rule has none", async () => {
    const { standard, voters, plan } = await polled();
    const { number } = await openBallot(standard.facilitator, standard.id, { ...plan, rule: RULES.cen, original: "cen", electors: plan.electors.map((elector, index) => ({ ...elector, part: index === 0 ? "observing" : "voting" })) });
    await expect(castPosition(voters[0], { standard: standard.slug, number }, said("approve"))).rejects.toMatchObject(refused("no-vote", { organisation: "City of Berne" }));
    await castPosition(voters[1], { standard: standard.slug, number }, said("approve"));
    await expect(castPosition(voters[1], { standard: standard.slug, number }, said("recuse"))).rejects.toMatchObject({ faults: { position: ["choose"] } });
  });

  test("is tied to comments of one's own or supported ones; a technical one makes it reasoned", async () => {
    const { world, standard, at, voters: [gia, eve, vic] } = await polled();
    const editorial = await world.comment(gia, standard, 2, { type: "editorial" });
    const technical = await world.comment(vic, standard, 3);
    await castPosition(gia, at, said("disapprove", [editorial.number]));
    await expect(castPosition(gia, at, said("disapprove", [technical.number]))).rejects.toMatchObject({ faults: { comments: ["own-comments-only"] } });
    await giveSupport(gia, { standard: standard.slug, number: technical.number });
    await castPosition(gia, at, said("disapprove", [editorial.number, technical.number]));
    await castPosition(vic, at, said("approve", [technical.number]));
    await withdrawComment(vic, { standard: standard.slug, number: technical.number });
    await expect(castPosition(vic, at, said("disapprove", [technical.number]))).rejects.toMatchObject({ faults: { comments: ["own-comments-only"] } });
    await expect(castPosition(eve, at, said("disapprove", [999]))).rejects.toMatchObject({ faults: { comments: ["own-comments-only"] } });
    expect(await db().select({ comments: positions.comments, reasoned: positions.reasoned }).from(positions).orderBy(positions.organisationId, positions.sequence)).toEqual([
      { comments: [1], reasoned: false },
      { comments: [1, 2], reasoned: true },
      { comments: [], reasoned: false },
    ]);
  });
});

describe("the close", () => {
  test("a vote one millisecond before it counts, one at the moment itself is refused with the time", async () => {
    const { at, plan, voters: [gia, eve] } = await polled();
    const with1 = (person: Person, moment: number) => ({ actor: person.actor, newId: person.newId, now: new Date(moment) });
    await castPosition(with1(gia, plan.closesAt.getTime() - 1), at, said("approve"));
    for (const late of [0, 1_000]) await expect(castPosition(with1(eve, plan.closesAt.getTime() + late), at, said("approve"))).rejects.toMatchObject(refused("ballot-closed", { at: plan.closesAt.toISOString() }));
    expect(await db().$count(positions)).toBe(1);
  });

  test("a thousand votes within 50 ms of it: none accepted after it, none refused before", async () => {
    const { at, plan, voters } = await polled();
    const kinds: Position[] = ["approve", "disapprove", "abstain"];
    const sent = Array.from({ length: 1_000 }, (_, n) => ({ voter: voters[n % 3]!, moment: plan.closesAt.getTime() - 25 + (n * 7 + Math.floor(n / 50)) % 50, position: kinds[Math.floor(n / 3) % 3]! }));
    const outcomes = await Promise.allSettled(sent.map(({ voter, moment, position }) => castPosition({ actor: voter.actor, newId: voter.newId, now: new Date(moment) }, at, said(position))));
    const wrong = outcomes.filter(({ status }, index) => (status === "fulfilled") !== sent[index]!.moment < plan.closesAt.getTime());
    expect(wrong).toEqual([]);
    expect(outcomes.filter(({ status }) => status === "rejected").length).toBeGreaterThan(300);
    const rows = await db().select({ at: positions.at }).from(positions);
    expect(rows.every(({ at: cast }) => cast < plan.closesAt)).toBe(true);
    expect(await newestPositions(db(), (await db().select().from(ballots))[0]!.id)).toHaveLength(3);
  }, 60_000);

  test("comes early with a reason, after the votes that came before it", async () => {
    const { world, standard, at, voters: [gia, eve] } = await polled();
    const ahead = { actor: gia.actor, newId: gia.newId, now: new Date(world.now().getTime() + 5) };
    await castPosition(ahead, at, said("approve"));
    await closeBallot(standard.facilitator, at, { reason: "Everybody has voted." });
    const closedAt = new Date(ahead.now.getTime() + 1);
    expect(await db().select({ closedAt: ballots.closedAt, reason: ballots.closedReason }).from(ballots)).toEqual([{ closedAt, reason: "Everybody has voted." }]);
    world.later({ minutes: 1 });
    await expect(castPosition(eve, at, said("approve"))).rejects.toMatchObject(refused("ballot-closed", { at: closedAt.toISOString() }));
    await expect(closeBallot(standard.facilitator, at, { reason: "Again." })).rejects.toMatchObject({ refusal: { code: "ballot-closed" } });
    await expect(extendBallot(standard.facilitator, at, { closesAt: new Date(world.now().getTime() + 90 * DAY), reason: "Too late." })).rejects.toMatchObject({ refusal: { code: "ballot-closed" } });
  });

  test("is put off with a reason, never forward", async () => {
    const { world, standard, at, plan, voters: [gia] } = await polled();
    await expect(extendBallot(standard.facilitator, at, { closesAt: new Date(plan.closesAt.getTime() - DAY), reason: "Sooner." })).rejects.toMatchObject({ faults: { closesAt: ["not-later"] } });
    await expect(extendBallot(gia, at, { closesAt: new Date(plan.closesAt.getTime() + DAY), reason: "Later." })).rejects.toMatchObject(refused("not-facilitator"));
    await extendBallot(standard.facilitator, at, { closesAt: new Date(plan.closesAt.getTime() + DAY), reason: "A holiday." });
    expect(await lastEvent()).toMatchObject({ kind: "ballot-extended", payload: { was: plan.closesAt.toISOString(), reason: "A holiday." } });
    world.later({ days: 30, hours: 12 });
    await castPosition(gia, at, said("approve"));
  });
});

describe("a disapproval turned after the close", () => {
  const FLIPPING = { ...RULES["public-private-consensus"], name: "with a fortnight", flipDays: 14 };

  test("is an approval, within the days that the rule gives", async () => {
    const { world, at, voters: [gia, eve, vic] } = await polled({ rule: FLIPPING });
    await castPosition(gia, at, said("disapprove"));
    await castPosition(eve, at, said("abstain"));
    await expect(turnPosition(gia, at, said("approve"))).rejects.toMatchObject({ refusal: { code: "ballot-closed" } });
    world.later({ days: 31 });
    await expect(turnPosition(eve, at, said("approve"))).rejects.toMatchObject({ refusal: { code: "ballot-closed" } });
    await expect(turnPosition(vic, at, said("approve"))).rejects.toMatchObject({ refusal: { code: "ballot-closed" } });
    await expect(turnPosition(gia, at, said("abstain"))).rejects.toMatchObject({ faults: { position: ["choose"] } });
    await turnPosition(gia, at, said("approve"));
    expect(await lastEvent()).toMatchObject({ kind: "position-cast", payload: { sequence: 2, turned: true } });
    await expect(turnPosition(gia, at, said("approve-with-comments"))).rejects.toMatchObject({ refusal: { code: "ballot-closed" } });
  });

  test("no longer after them, and never under a rule without them", async () => {
    const flipping = await polled({ rule: FLIPPING });
    await castPosition(flipping.voters[0], flipping.at, said("disapprove"));
    flipping.world.later({ days: 44 });
    await expect(turnPosition(flipping.voters[0], flipping.at, said("approve"))).rejects.toMatchObject({ refusal: { code: "turning-over" } });
    await flipping.world.close();
    const { world, at, voters: [gia] } = await polled();
    await castPosition(gia, at, said("disapprove"));
    world.later({ days: 31 });
    await expect(turnPosition(gia, at, said("approve"))).rejects.toMatchObject({ refusal: { code: "ballot-closed" } });
  });
});

describe("a recirculation", () => {
  test("keeps rule, electorate and what was cast; everybody may change it", async () => {
    const { world, standard, at, voters: [gia, eve, vic] } = await polled();
    await castPosition(gia, at, said("approve"));
    await castPosition(vic, at, said("disapprove"));
    const closesAt = new Date(world.now().getTime() + 90 * DAY);
    await expect(recirculateBallot(standard.facilitator, at, { closesAt })).rejects.toMatchObject({ refusal: { code: "ballot-still-open", detail: { number: 1 } } });
    world.later({ days: 31 });
    await expect(recirculateBallot(gia, at, { closesAt })).rejects.toMatchObject({ refusal: { code: "not-facilitator" } });
    const { id, number } = await recirculateBallot(standard.facilitator, at, { closesAt });
    expect(number).toBe(2);
    const [carried, opened] = await db().select().from(events).orderBy(desc(events.sequence)).limit(2);
    expect([opened!.kind, carried!.kind]).toEqual(["ballot-opened", "positions-carried"]);
    expect((carried!.payload as { receipts: unknown[] }).receipts).toHaveLength(2);
    expect((await newestPositions(db(), id)).map(({ position, origin }) => [position, origin]).sort()).toEqual([["approve", "carried"], ["disapprove", "carried"]]);
    const again = { standard: standard.slug, number };
    await castPosition(vic, again, said("approve"));
    await castPosition(eve, again, said("approve"));
    expect((await newestPositions(db(), id)).map(({ position, origin }) => [position, origin]).sort()).toEqual([["approve", "carried"], ["approve", "cast"], ["approve", "cast"]]);
    await expect(recirculateBallot(standard.facilitator, at, { closesAt })).rejects.toMatchObject(refused("ballot-recirculated", { number: 2 }));
  });
});
