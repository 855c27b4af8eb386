/** Reminders of ends: at seven days and at one, once for each end, whoever asks and however often; and the news of a ballot that closed by the clock. */
import { describe, expect, test } from "vitest";
import { changeAccount } from "#app/commands/administration.server.ts";
import { closeBallot, extendBallot, openBallot } from "#app/commands/ballots.server.ts";
import { changeDelegation, changePart } from "#app/commands/delegations.server.ts";
import { castPosition } from "#app/commands/positions.server.ts";
import { remindOfEnds } from "#app/commands/reminders/reminders.server.ts";
import { closeRound, extendRound, openRound } from "#app/commands/rounds.server.ts";
import { nameFacilitator } from "#app/commands/standards.server.ts";
import { RULES } from "#app/domain/ballots/rules.ts";
import { sendLetters } from "#app/platform/mailer.server.ts";
import { SMALL_DRAFT } from "#test/world/notation.ts";
import { closeWorlds, openWorld, type World } from "#test/world/world.ts";

closeWorlds();

const DAY = 86_400_000;
const FAY = "soon Facilitator of CL 1";

const tick = (world: World) => remindOfEnds({ actor: null, now: world.now(), newId: world.newId });

/** The letters about rounds and ballots, as "NEWS NAME". */
async function told(world: World): Promise<string[]> {
  return (await world.mailbox.letters()).flatMap((letter) => (letter.kind === "round-told" || letter.kind === "ballot-told" ? [`${letter.parameters.news} ${letter.parameters.name}`] : [])).sort();
}

async function consulted() {
  const world = await openWorld();
  const standard = await world.openStandard({ identifier: "CL 1", days: 30 });
  const ada = await world.person("Ada", { organisation: "Northwind" });
  await world.person("Ben", { organisation: "Northwind" });
  await world.person("Nell", { organisation: "Nowhere" });
  return { world, standard, ada, end: new Date(world.now().getTime() + 30 * DAY) };
}

describe("of the end of a round", () => {
  test("at seven days and at one, each once, however many servers ask", async () => {
    const { world, standard, ada } = await consulted();
    await world.comment(ada, standard, 2);
    world.later({ days: 22, hours: 23 });
    expect(await tick(world)).toBe(0);
    world.later({ hours: 1 });
    expect((await Promise.all([tick(world), tick(world), tick(world)])).reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await told(world)).toEqual(["soon Ada", "soon Ben", FAY]);
    world.later({ days: 3 });
    expect(await tick(world)).toBe(0);
    world.later({ days: 3 });
    expect([await tick(world), await tick(world)]).toEqual([1, 0]);
    expect(await told(world)).toEqual(["soon Ada", "soon Ada", "soon Ben", "soon Ben", FAY, FAY]);
    world.later({ days: 2 });
    expect(await tick(world)).toBe(0);
  });

  test("of each end anew; not of one that was reached early", async () => {
    const { world, standard, ada, end } = await consulted();
    await world.comment(ada, standard, 2);
    world.later({ days: 29, hours: 12 });
    expect(await tick(world)).toBe(1);
    await extendRound(standard.facilitator, standard.id, 1, { closesAt: new Date(end.getTime() + 5 * DAY), reason: "A holiday." });
    expect(await told(world)).toEqual(["extended Ada", "extended Ben", "soon Ada", "soon Ben", FAY]);
    expect([await tick(world), await tick(world)]).toEqual([1, 0]);
    world.later({ days: 3 });
    await closeRound(standard.facilitator, standard.id, 1, { reason: "All have answered." });
    world.later({ days: 2 });
    expect(await tick(world)).toBe(0);
  });

  test("and when a round opens, is extended, or is closed early: each once, to the facilitators too, but not to whoever did it", async () => {
    const { world, standard, ada, end } = await consulted();
    await world.comment(ada, standard, 2);
    const second = await world.person("Sue", { organisation: "Secretariat" });
    const gone = await world.person("Gus", { organisation: "Northwind" });
    const root = await world.person("Nora", { administrator: true });
    await nameFacilitator(root, standard.id, second.email);
    await changeAccount(root, { person: gone.id, change: "disable" });
    await extendRound(standard.facilitator, standard.id, 1, { closesAt: new Date(end.getTime() + DAY), reason: "A holiday." });
    expect(await told(world)).toEqual(["extended Ada", "extended Ben", "extended Sue"]);
    await closeRound(standard.facilitator, standard.id, 1, { reason: "All have answered." });
    expect((await told(world)).slice(0, 3)).toEqual(["closed Ada", "closed Ben", "closed Sue"]);
    await world.publish(standard, SMALL_DRAFT.replace("once a year", "twice a year"));
    await openRound(await second.refresh(), standard.id, { kind: "comment", extent: "changes", opensAt: new Date(world.now().getTime() + DAY), closesAt: new Date(world.now().getTime() + 61 * DAY) });
    expect((await told(world)).filter((line) => line.startsWith("opened"))).toEqual(["opened Ada", "opened Ben", `opened ${standard.facilitator.actor.name}`]);
    await sendLetters();
    const mails = world.mailbox.mails(ada.email);
    expect(mails.map(({ subject }) => subject)).toEqual(expect.arrayContaining([expect.stringMatching(/^Round 2 of Assurance for suppliers opens on /), "Round 1 of Assurance for suppliers is closed"]));
    const text = mails.map((mail) => mail.text.replace(/\s+/g, " ")).join(" ");
    expect(text).toContain("It is a recirculation");
    expect(text).toContain("The reason: All have answered.");
    expect(world.mailbox.mails(gone.email).filter(({ subject }) => subject.startsWith("Round"))).toEqual([]);
  });

  test("to those who belong to a delegation that takes part, and to nobody else", async () => {
    const { world, standard, ada } = await consulted();
    const olaf = await world.person("Olaf", { organisation: "Watchers" });
    const pia = await world.person("Pia", { organisation: "Watchers" });
    await world.person("Quin", { organisation: "Watchers" });
    await world.person("Una", { organisation: "Watchers", verified: false });
    const dora = await world.person("Dora", { organisation: "Northwind" });
    await changeAccount(await world.person("Nora", { administrator: true }), { person: dora.id, change: "disable" });
    const eva = await world.person("Eva", { organisation: "Ended" });
    await world.comment(eva, standard, 3);
    await world.comment(ada, standard, 2);
    await changePart(standard.facilitator, standard.slug, "watchers", "observing");
    await changePart(standard.facilitator, standard.slug, "ended", "observing");
    await changePart(standard.facilitator, standard.slug, "ended", "end");
    await olaf.refresh();
    await changeDelegation(olaf, standard.slug, "watchers", { change: "name", person: pia.id, role: "member" });
    await changeDelegation(olaf, standard.slug, "watchers", { change: "arrange", belongs: "named", submits: "directly" });
    world.later({ days: 24 });
    expect(await tick(world)).toBe(1);
    expect(await told(world)).toEqual(["soon Ada", "soon Ben", FAY, "soon Olaf", "soon Pia"]);
    await sendLetters();
    expect(world.mailbox.mails(ada.email).map(({ subject }) => subject)).toEqual([`Round 1 of Assurance for suppliers closes in 6 days`]);
  });
});

describe("of a ballot", () => {
  async function voting() {
    const world = await openWorld();
    const standard = await world.openStandard({ days: 90 });
    const heads = [await world.person("Gia", { organisation: "Agency", category: "government" }), await world.person("Vic", { organisation: "Vendor", category: "vendor" })] as const;
    await world.person("Max", { organisation: "Vendor" });
    const closesAt = new Date(world.now().getTime() + 30 * DAY);
    const { number } = await openBallot(standard.facilitator, standard.id, { subject: "advance", question: null, rule: RULES["public-private-consensus"], original: "public-private-consensus", secrecy: "open", closesAt, electors: heads.map(({ actor }) => ({ organisationId: actor.actingFor!.organisationId, part: "voting" as const, weight: 1 })) });
    return { world, standard, heads, closesAt, at: { standard: standard.slug, number } };
  }
  const news = async (world: World) => (await told(world)).filter((line) => !line.startsWith("opened"));

  test("heads are reminded twice, and told that it closed by the clock, each once", async () => {
    const { world, at, heads: [gia] } = await voting();
    world.later({ days: 23 });
    await castPosition(gia, at, { position: "approve", comments: [], terms: true });
    expect([await tick(world), await tick(world)]).toEqual([1, 0]);
    world.later({ days: 6 });
    expect(await tick(world)).toBe(1);
    world.later({ days: 1 });
    expect((await Promise.all([tick(world), tick(world)])).sort()).toEqual([0, 1]);
    expect(await news(world)).toEqual(["ended Gia", "ended Vic", "soon Gia", "soon Gia", "soon Vic", "soon Vic"]);
    await sendLetters();
    const mails = (to: string) => world.mailbox.mails(to).map(({ text }) => text.replace(/\s+/g, " ")).join("\n");
    expect(mails("gia@example.org")).toContain("The vote of Agency is cast; it can be changed until");
    expect(mails("vic@example.org")).toContain("Vendor has not voted yet. You vote for it until");
    expect(mails("vic@example.org")).toContain("has closed");
  });

  test("that was closed early is told of by whoever closed it, and one that was put off ends when it ends", async () => {
    const { world, standard, at, closesAt } = await voting();
    world.later({ days: 29, hours: 1 });
    await extendBallot(standard.facilitator, at, { closesAt: new Date(closesAt.getTime() + 10 * DAY), reason: "A holiday." });
    world.later({ days: 1 });
    expect(await tick(world)).toBe(0);
    await closeBallot(standard.facilitator, at, { reason: "All have voted." });
    world.later({ days: 10 });
    expect(await tick(world)).toBe(0);
    expect(await news(world)).toEqual(["closed Gia", "closed Vic", "extended Gia", "extended Vic"]);
  });

  test("that closed long before any server looked is not told of any more", async () => {
    const { world } = await voting();
    world.later({ days: 34 });
    expect(await tick(world)).toBe(0);
  });
});
