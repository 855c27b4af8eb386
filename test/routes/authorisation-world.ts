/** The world that the authorisation matrix probes: one person for each role, one standard for each state of its round, and what its addresses and forms name. */
import { and, desc, eq } from "drizzle-orm";
import { changeAccount } from "#app/commands/administration.server.ts";
import { openBallot } from "#app/commands/ballots.server.ts";
import { changeDelegation, changePart } from "#app/commands/delegations.server.ts";
import { disposeComments } from "#app/commands/dispositions.server.ts";
import { openRound } from "#app/commands/rounds.server.ts";
import { RULES } from "#app/domain/ballots/rules.ts";
import { PART_CHANGES } from "#app/domain/delegations/delegations.ts";
import { MEMBERSHIP_CHANGES } from "#app/domain/organisations.ts";
import type { Asked, Right } from "#app/domain/roles.ts";
import { decidingRound } from "#app/domain/rounds.ts";
import { db } from "#db/client.server.ts";
import { amendmentProposers, amendments, ballots, comments, drafts, electors, organisations, rounds } from "#db/schema.server.ts";
import { SMALL_DRAFT } from "#test/world/notation.ts";
import type { Person } from "#test/world/people.ts";
import { openWorld, type World, type WorldStandard } from "#test/world/world.ts";

/** "deputy": of the own organisation on each standard that is probed; "observer": head of an organisation whose part is observing, where Northwind votes; "facilitator": of the standard that is probed; "other-facilitator": of another one. */
export const ROLES = ["none", "unverified", "account", "member", "deputy", "head", "observer", "facilitator", "other-facilitator", "administrator"] as const;
export type Role = (typeof ROLES)[number];
/** "withheld": open, and what others say is told after its close alone. */
export const ROUND_STATES = ["none", "before", "open", "withheld", "closed"] as const;
export type RoundPhase = (typeof ROUND_STATES)[number];
/** Whether what an address names is the own organisation's; whoever has none finds only what is another's. */
export const OWNERSHIPS = ["own", "other"] as const;
export type Ownership = (typeof OWNERSHIPS)[number];

interface FormSent {
  fields: Record<string, string>;
  right?: Right;
  passed: (number | string)[];
}

/** One role, one state of the round, the own or another organisation. */
export interface Cell {
  /** What the names in the address of a route stand for. */
  places(routeId: string): Record<string, string>;
  /** What its rights depend on. */
  asked(routeId: string): Asked;
  /** The organisation that it is about. */
  organisationId: string;
  personId: string;
  /** A word of its own for each form. */
  fresh(): string;
}

export interface PeopledWorld {
  world: World;
  people: Record<Role, Person | null>;
  cell(role: Role, state: RoundPhase, owner: Ownership): Promise<Cell>;
  /** Well-formed forms, by route, where a deed can judge them only then; each with what tells that it passed. */
  forms: Readonly<Record<string, (cell: Cell) => FormSent[]>>;
  /** What a page answers whoever may see it, where that is not 200 alone. */
  answers: Readonly<Record<string, number[]>>;
  /** What an address must ask for, to be answered at all. */
  queries: Readonly<Record<string, string>>;
}

const SENT = [200, 204];
const WORDS = { type: "technical", reason: "It cannot be checked.", proposedChange: "shall", terms: "on" };
const PASSWORD = "nine slow lighthouses";

const FORMS: PeopledWorld["forms"] = {
  "routes/ballots/ballot": () => [{ fields: { position: "approve" }, passed: SENT }],
  "routes/comments/new-comment": (cell) => [{ fields: { ...WORDS, firstLine: "1", lastLine: "2", submission: cell.fresh() }, passed: SENT }],
  "routes/comments/replies": (cell) => [{ fields: { text: "We agree.", submission: cell.fresh(), terms: "on" }, passed: SENT }],
  "routes/comments/support": () => ["given", "taken-back"].map((support) => ({ fields: { support }, passed: SENT })),
  "routes/amendments/new-amendment": (cell) => [
    { fields: { step: "submit", firstLine: "8", lastLine: "8", source: cell.fresh(), reason: "It can be checked.", submission: cell.fresh() } as Record<string, string>, passed: SENT },
    { fields: { step: "prepare", preparer: cell.places("").organisation!, firstLine: "8", lastLine: "8", source: cell.fresh(), reason: "It can be checked.", submission: cell.fresh() }, right: "prepare", passed: SENT },
  ],
  "routes/amendments/position": () => ["endorse", "none"].map((position) => ({ fields: { position }, passed: [...SENT, "own-amendment"] })),
  "routes/amendments/joining": () => [{ fields: {}, passed: SENT }],
  "routes/amendments/withdrawal": () => [{ fields: {}, passed: SENT }],
  "routes/amendments/replies": (cell) => [{ fields: { text: "We agree.", submission: cell.fresh(), terms: "on" }, passed: SENT }],
  "routes/comments/withdrawal": () => [{ fields: {}, passed: SENT }],
  "routes/comments/edition": (cell) => [{ fields: { ...WORDS, reason: cell.fresh() }, passed: SENT }],
  "routes/comments/answer": (cell) => [{ fields: { answer: "satisfied", text: cell.fresh() }, passed: SENT }],
  "routes/comments/markdown-preview": () => [{ fields: { reason: "*a*" }, passed: [200] }],
  "routes/drafting/publication": () => [
    { fields: { deed: "publish", revision: "1", base: "2", stage: "30" } as Record<string, string>, passed: ["overtaken"] },
    { fields: { deed: "require", required: "technical" }, passed: SENT },
  ],
  "routes/drafting/undoing": () => [{ fields: {}, passed: ["not-decided"] }],
  "routes/accounts/session-closure": () => [{ fields: {}, passed: SENT }],
  "routes/accounts/confirmation": () => [{ fields: { password: PASSWORD }, passed: SENT }],
  "routes/accounts/new-password": () => [{ fields: { password: PASSWORD }, passed: SENT }],
  "routes/accounts/first-administrator": (cell) => [{ fields: { name: "Somebody", email: `${cell.fresh()}@example.org`, password: PASSWORD }, passed: SENT }],
  "routes/accounts/affiliation": (cell) => [{ fields: { organisation: cell.organisationId }, passed: SENT }],
  // The name is taken: that is told only to whoever may register one.
  "routes/organisations/new-organisation": () => [{ fields: { name: "Elsewhere", category: "vendor", country: "CH" }, passed: [400] }],
  // Northwind has no website, and no letter is like this; the other name is taken. That is told only to its head.
  "routes/organisations/organisation": () => [
    { fields: { change: "ask", mailbox: "info" } as Record<string, string>, passed: [400] },
    { fields: { change: "confirm", token: "no-such-letter" }, passed: ["not-found"] },
    { fields: { change: "website", website: "" } as Record<string, string>, passed: ["nothing-changed"] },
    { fields: { change: "rename", name: "Secretariat", reason: "We merged." }, passed: [400] },
  ],
  "routes/organisations/members": (cell) =>
    MEMBERSHIP_CHANGES.map((change) => ({ fields: { person: cell.personId, change }, passed: ["not-found"], ...(change === "leave" ? { right: "be-oneself" as const } : {}) })),
  "routes/organisations/requests": () => [{ fields: {}, passed: SENT }],
  "routes/organisations/invitations": (cell) => ["head", "member"].map((role) => ({ fields: { email: `${cell.fresh()}@example.org`, role }, passed: SENT })),
  "routes/organisations/invitation-withdrawal": () => [{ fields: { invitation: "no-such-invitation" }, passed: ["not-found"] }],
  // No organisation has the address, and no person the id: that is told only to whoever may change them.
  "routes/delegations/delegations": () => PART_CHANGES.map((change) => ({ fields: { organisation: "no-such-organisation", change }, passed: [400] })),
  "routes/delegations/delegation": (cell) => [
    { fields: { change: "name", person: cell.personId, role: "deputy" } as Record<string, string>, passed: [400] },
    { fields: { change: "unname", person: cell.personId }, passed: SENT },
  ],
  "routes/delegations/preparation": (cell) => [
    { fields: { ...WORDS, change: "write", draft: "2", firstLine: "1", lastLine: "1", submission: cell.fresh() } as Record<string, string>, passed: SENT },
    { fields: { change: "place", number: "999999", draft: "2", firstLine: "1", lastLine: "1" } as Record<string, string>, passed: ["not-found"] },
    { fields: { change: "withdraw", number: "999999" } as Record<string, string>, passed: ["not-found"] },
    { fields: { change: "submit", numbers: "999999", terms: "on" } as Record<string, string>, right: "submit-prepared", passed: ["not-found"] },
  ],
  "routes/delegations/part-request": () => [{ fields: {}, passed: SENT }],
  "routes/delegations/agreement": () => [{ fields: { terms: "on" }, passed: SENT }],
  "routes/organisations/invitation": () => [{ fields: {}, passed: SENT }],
};

/** Who is signed in already is led on. */
const ANSWERS: PeopledWorld["answers"] = { "routes/accounts/registration": [200, 204, 303], "routes/accounts/session": [200, 204, 303] };
const QUERIES: PeopledWorld["queries"] = { "routes/reading/threads": "?lines=1-2", "routes/drafting/settlement": "?amendments=1,2" };

/** What a role or a stranger commented on a standard: for each deed that uses a comment up, one of its own. */
interface Commented {
  kept: number;
  disposed: number;
  withdrawn: number;
}

const NEXT_DRAFT = `${SMALL_DRAFT}\nThe list is kept for ten years.\n`;
const NOBODY = "nobody-of-this-name";

export async function peopledWorld(): Promise<PeopledWorld> {
  const world = await openWorld();
  const administrator = await world.person("Administrator", { administrator: true });
  const stranger = await world.person("Stranger", { organisation: "Elsewhere" });
  const facilitator = await world.person("Facilitator", { organisation: "Secretariat", category: "standards-body", administrator: true });
  const standards = {} as Record<RoundPhase, WorldStandard>;
  for (const state of ROUND_STATES) standards[state] = await world.standard({ identifier: `CL ${state}`, facilitator });
  const otherFacilitator = await world.person("Facilitator of another", { organisation: "Another Secretariat", category: "standards-body", administrator: true });
  await world.standard({ identifier: "CL other", facilitator: otherFacilitator });
  for (const { id } of [facilitator, otherFacilitator]) await changeAccount(administrator, { person: id, change: "unmake-administrator" });
  const head = await world.person("Head", { organisation: "Northwind" });
  const deputy = await world.person("Deputy", { organisation: "Northwind" });
  const observer = await world.person("Observer", { organisation: "Watchers" });
  for (const { slug } of Object.values(standards)) {
    await changePart(facilitator, slug, "northwind", "voting");
    await changePart(facilitator, slug, "watchers", "observing");
    await changeDelegation(head, slug, "northwind", { change: "name", person: deputy.id, role: "deputy" });
  }
  const people: PeopledWorld["people"] = {
    none: null,
    unverified: await world.person("Unverified", { verified: false }),
    account: await world.person("Account"),
    member: await world.person("Member", { organisation: "Northwind" }),
    deputy,
    head,
    observer,
    facilitator,
    "other-facilitator": otherFacilitator,
    administrator,
  };
  const commented: Record<RoundPhase, Map<Person, Commented>> = { none: new Map(), before: new Map(), open: new Map(), withheld: new Map(), closed: new Map() };
  const commenting = [stranger, ...Object.values(people).filter((person): person is Person => Boolean(person?.actor.actingFor))];
  for (const state of ROUND_STATES) {
    const standard = standards[state];
    await world.publish(standard);
    if (state === "open" || state === "withheld" || state === "closed") await world.publish(standard, NEXT_DRAFT);
    await world.openRound(standard, 60, state === "withheld" ? "after-close" : "at-once");
    for (const person of commenting) commented[state].set(person, await commentsOf(world, person, standard));
    for (const heading of ["# The scope", "# Its scope"]) await world.amend(stranger, standard, 1, heading);
    if (state !== "open" && state !== "withheld") await world.closeRound(standard);
    if (state === "none" || state === "before") await world.publish(standard, NEXT_DRAFT);
    const from = world.now().getTime();
    if (state === "before") await openRound(facilitator, standard.id, { kind: "comment", opensAt: new Date(from + 86_400_000), closesAt: new Date(from + 90 * 86_400_000) });
  }
  const idOf = async (name: string) => (await db().select({ id: organisations.id, slug: organisations.slug }).from(organisations).where(eq(organisations.name, name)))[0]!;
  const northwind = await idOf("Northwind");
  const elsewhere = await idOf("Elsewhere");
  // Open in every state of the round but the last; not in it: the secretariats.
  for (const state of ROUND_STATES) {
    const closesAt = new Date(world.now().getTime() + (state === "closed" ? 1 : 90 * 86_400_000));
    const electorate = [northwind, elsewhere].map(({ id }) => ({ organisationId: id, part: "voting" as const, weight: 1 }));
    await openBallot(facilitator, standards[state].id, { subject: "advance", question: null, rule: RULES["public-private-consensus"], original: "public-private-consensus", secrecy: "open", closesAt, electors: electorate });
  }
  world.later({ seconds: 1 });
  let words = 0;

  async function cell(role: Role, state: RoundPhase, owner: Ownership): Promise<Cell> {
    const person = people[role];
    const standard = standards[state];
    await person?.refresh();
    const acting = person?.actor.actingFor;
    const organisation = owner === "other" ? elsewhere : acting ? { id: acting.organisationId, slug: acting.organisationSlug } : northwind;
    const said = (owner === "own" && person && commented[state].get(person)) || commented[state].get(stranger)!;
    const held = await db().select().from(rounds).where(eq(rounds.standardId, standard.id));
    const [draft] = await db().select().from(drafts).where(eq(drafts.standardId, standard.id)).orderBy(desc(drafts.number));
    const [ballot] = await db().select().from(ballots).where(eq(ballots.standardId, standard.id));
    const voters = await db().select().from(electors).where(eq(electors.ballotId, ballot!.id));
    const rows = await db().select().from(comments).where(eq(comments.standardId, standard.id));
    const [amended] = await db().select().from(amendments).where(and(eq(amendments.standardId, standard.id), eq(amendments.number, 1)));
    const proposers = (await db().select({ id: amendmentProposers.organisationId }).from(amendmentProposers).where(eq(amendmentProposers.amendmentId, amended!.id))).map(({ id }) => id);
    const numberFor = (routeId: string) => (routeId.endsWith("/answer") ? said.disposed : routeId.endsWith("/withdrawal") ? said.withdrawn : said.kept);
    return {
      organisationId: organisation.id,
      personId: NOBODY,
      fresh: () => `word-of-its-own-${++words}`,
      places: (routeId) => ({
        standard: standard.slug, draft: "2", round: String(standard.round), from: "1", to: "2", ballot: "1", comment: String(numberFor(routeId)), amendment: "1", hash: draft!.fragmentHash,
        organisation: organisation.slug, token: "no-such-token",
      }),
      asked: (routeId) => {
        const comment = rows.find(({ number }) => number === numberFor(routeId)) ?? null;
        const on = routeId.endsWith("/edition") ? comment?.draftId : draft!.id;
        return {
          visitor: person?.actor ?? null, now: world.now(), standardId: standard.id, standard: { id: standard.id, admission: "open" }, organisationId: organisation.id, headed: true, personId: NOBODY, holdsToken: false,
          round: decidingRound(held.filter(({ draftId }) => draftId === on), world.now()), present: decidingRound(held, world.now()), comment, sent: held.find(({ id }) => id === comment?.roundId) ?? null, amendment: { ...amended!, proposers },
          ballot: { ...ballot!, elector: voters.find(({ organisationId }) => organisationId === acting?.organisationId) ?? null },
        };
      },
    };
  }
  return { world, people, cell, forms: FORMS, answers: ANSWERS, queries: QUERIES };
}

async function commentsOf(world: World, person: Person, standard: WorldStandard): Promise<Commented> {
  const [kept, disposed, withdrawn] = [await world.comment(person, standard, 1), await world.comment(person, standard, 2), await world.comment(person, standard, 3)];
  await disposeComments(standard.facilitator, standard.slug, { comments: [disposed.number], kind: "accepted", state: "decided", observation: undefined });
  return { kept: kept.number, disposed: disposed.number, withdrawn: withdrawn.number };
}
