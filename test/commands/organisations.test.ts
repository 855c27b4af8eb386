/** Organisations and who belongs to them: registered under one name, joined by request or invitation, never without a head. */
import { and, asc, eq, ne } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { changeAccount } from "#app/commands/administration.server.ts";
import { acceptInvitation, askToJoin, changeMembership, invite, registerOrganisation, withdrawInvitation } from "#app/commands/organisations.server.ts";
import type { MembershipChange } from "#app/domain/organisations.ts";
import { keyedHash } from "#app/platform/chance.server.ts";
import { db } from "#db/client.server.ts";
import { comments, events, memberships, organisations, tokens, users } from "#db/schema.server.ts";
import type { Person } from "#test/world/people.ts";
import { closeWorlds, openWorld, type World } from "#test/world/world.ts";

closeWorlds();

const FORM = { name: "Northwind Systems", category: "vendor" as const, country: "CH", website: "https://northwind.example/" };
const NORTHWIND = "northwind-systems";

/** A world with one organisation, its head, and somebody who does not belong. */
async function opened() {
  const world = await openWorld();
  const head = await world.person("Hanna Head", { email: "hanna@northwind.example" });
  const { id, slug } = await registerOrganisation(head, FORM);
  await head.refresh();
  const ada = await world.person("Ada Able", { email: "ada@northwind.example" });
  return { world, head, ada, id, slug };
}

const refused = (code: string) => ({ refusal: { code } });
const placeOf = async (person: Person) => (await db().select({ role: memberships.role, state: memberships.state }).from(memberships).where(eq(memberships.userId, person.id)))[0];
const kinds = async () => (await db().select({ kind: events.kind }).from(events).orderBy(asc(events.sequence))).map(({ kind }) => kind);
const change = (by: Person, person: Person, how: MembershipChange) => changeMembership(by, NORTHWIND, { person: person.id, change: how });

async function member(world: World, head: Person, name: string): Promise<Person> {
  const person = await world.person(name);
  await askToJoin(person, NORTHWIND);
  await change(head, person, "admit");
  return person.refresh();
}

describe("registering an organisation", () => {
  test("makes who registers it its head, and writes the events", async () => {
    const { head, id } = await opened();
    expect(await db().select().from(organisations)).toMatchObject([{ id, slug: NORTHWIND, ...FORM, verifiedAt: null }]);
    expect(head.actor.actingFor).toMatchObject({ organisationId: id, role: "head", organisationName: "Northwind Systems" });
    expect(await db().select({ kind: events.kind, payload: events.payload }).from(events).orderBy(asc(events.sequence))).toEqual([
      { kind: "organisation-registered", payload: { organisationId: id, name: "Northwind Systems", category: "vendor", country: "CH" } },
      { kind: "membership-changed", payload: { organisationId: id, userId: head.id, role: "head", state: "active" } },
    ]);
  });

  test.each(["northwind systems", "NORTHWIND, Systems", "Ｎorthwind Systems", "Nörthwind\u2003Systems", "Northw\u200dind Systems"])("%s: the name is taken, however it is spelt", async (name) => {
    const { head } = await opened();
    await expect(registerOrganisation(head, { ...FORM, name })).rejects.toMatchObject({ faults: { name: ["taken"] } });
    expect(await db().$count(organisations)).toBe(1);
  });

  test("names in other scripts, and long ones that begin alike, do not stand in each other's way", async () => {
    const { head } = await opened();
    const long = "International Association for the Advancement of Cyber Security Standards";
    const slugs: string[] = [];
    for (const name of ["東京電力", "東京瓦斯", "Газпром", `${long} in Europe`, `${long} in Asia`]) slugs.push((await registerOrganisation(head, { ...FORM, name })).slug);
    expect(new Set(slugs).size).toBe(5);
    for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9-]{10,70}$/);
    await expect(registerOrganisation(head, { ...FORM, name: "東京電力" })).rejects.toMatchObject({ faults: { name: ["taken"] } });
  });

  test("two at once: one wins", async () => {
    const world = await openWorld();
    const both = [await world.person("Ada"), await world.person("Bert")];
    const results = await Promise.allSettled(both.map((person) => registerOrganisation(person, FORM)));
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find((result) => result.status === "rejected")).toMatchObject({ reason: { faults: { name: ["taken"] } } });
    expect([await db().$count(organisations), await db().$count(memberships)]).toEqual([1, 1]);
  });

  test("asks for an account with a confirmed address, and for a name that hides no page", async () => {
    const world = await openWorld();
    const new_ = await world.person("Neo", { verified: false });
    const ada = await world.person("Ada");
    await expect(registerOrganisation({ ...ada, actor: null }, FORM)).rejects.toMatchObject(refused("sign-in-required"));
    await expect(registerOrganisation(new_, FORM)).rejects.toMatchObject(refused("address-not-verified"));
    await expect(registerOrganisation(ada, { ...FORM, name: "New" })).rejects.toMatchObject({ faults: { name: ["taken"] } });
    expect(await db().$count(events)).toBe(0);
  });
});

describe("asking to join", () => {
  test("tells every head, once; admitted, the person belongs from the next request on", async () => {
    const { world, head, ada, id } = await opened();
    await member(world, head, "Second Head").then((second) => change(head, second, "make-head"));
    await askToJoin(ada, NORTHWIND);
    await askToJoin(ada, NORTHWIND);
    expect(await placeOf(ada)).toEqual({ role: "member", state: "asked" });
    expect((await ada.refresh()).actor.memberships).toEqual([]);
    const letters = (await world.mailbox.letters()).filter((letter) => letter.kind === "membership-asked" && letter.parameters.asker === "Ada Able");
    expect(letters.map(({ to }) => to).sort()).toEqual(["hanna@northwind.example", "second-head@example.org"]);
    expect(letters[0]!.parameters).toMatchObject({ organisation: "Northwind Systems", slug: NORTHWIND });
    await change(head, ada, "admit");
    expect((await ada.refresh()).actor.actingFor).toMatchObject({ organisationId: id, role: "member" });
    expect(await world.mailbox.letters(ada.email)).toMatchObject([{ kind: "membership-decided", parameters: { admitted: true, organisation: "Northwind Systems" } }]);
    expect((await kinds()).slice(-2)).toEqual(["membership-asked", "membership-changed"]);
    await expect(askToJoin(ada, NORTHWIND)).rejects.toMatchObject(refused("already-member"));
  });

  test("refused, the person is told and may ask again; a request can be taken back", async () => {
    const { world, head, ada } = await opened();
    await askToJoin(ada, NORTHWIND);
    await change(head, ada, "refuse");
    await change(head, ada, "refuse");
    expect(await world.mailbox.letters(ada.email)).toMatchObject([{ kind: "membership-decided", parameters: { admitted: false } }]);
    await askToJoin(ada, NORTHWIND);
    await change(ada, ada, "leave");
    expect(await placeOf(ada)).toEqual({ role: "member", state: "ended" });
    await expect(change(head, ada, "admit")).rejects.toMatchObject(refused("not-found"));
    expect((await world.mailbox.letters(head.email)).length).toBe(2);
  });

  test("where no head can sign in, the administrators are told", async () => {
    const { world, head, ada } = await opened();
    const root = await world.person("Root", { administrator: true });
    await changeAccount(root, { person: head.id, change: "disable" });
    await askToJoin(ada, NORTHWIND);
    expect((await world.mailbox.letters()).map(({ to }) => to)).toEqual([root.email]);
    await change(root, ada, "admit");
    await change(root, ada, "make-head");
    expect(await placeOf(ada)).toEqual({ role: "head", state: "active" });
    const another = await world.person("Another");
    await askToJoin(another, NORTHWIND);
    await expect(change(root, another, "admit")).rejects.toMatchObject(refused("forbidden"));
  });

  test("asks for an account with a confirmed address, and for an organisation that is there", async () => {
    const { world, ada } = await opened();
    await expect(askToJoin({ ...ada, actor: null }, NORTHWIND)).rejects.toMatchObject(refused("sign-in-required"));
    await expect(askToJoin(await world.person("Neo", { verified: false }), NORTHWIND)).rejects.toMatchObject(refused("address-not-verified"));
    await expect(askToJoin(ada, "nothing")).rejects.toMatchObject(refused("not-found"));
    expect(await db().$count(memberships)).toBe(1);
  });
});

describe("who may change a membership", () => {
  const deeds: MembershipChange[] = ["admit", "refuse", "make-head", "make-member", "remove"];

  test.each(deeds)("%s: neither a member, nor the head of another organisation, nor somebody without an account", async (how) => {
    const { world, head, ada } = await opened();
    const plain = await member(world, head, "Plain Member");
    const other = await world.person("Other Head", { organisation: "Elsewhere" });
    await askToJoin(ada, NORTHWIND);
    const before = await db().$count(events);
    for (const target of [ada, plain, head]) {
      for (const by of [plain, other, ada]) await expect(change(by, target, how)).rejects.toMatchObject(refused("forbidden"));
      await expect(changeMembership({ ...ada, actor: null }, NORTHWIND, { person: target.id, change: how })).rejects.toMatchObject(refused("sign-in-required"));
    }
    expect(await db().$count(events)).toBe(before);
  });

  test("nobody leaves for somebody else", async () => {
    const { world, head } = await opened();
    const plain = await member(world, head, "Plain Member");
    await expect(change(head, plain, "leave")).rejects.toMatchObject(refused("forbidden"));
    await expect(changeMembership({ ...head, actor: null }, NORTHWIND, { person: plain.id, change: "leave" })).rejects.toMatchObject(refused("sign-in-required"));
  });

  test("a person of another organisation is nobody here", async () => {
    const { world, head } = await opened();
    const other = await world.person("Other Head", { organisation: "Elsewhere" });
    for (const how of deeds) await expect(change(head, other, how)).rejects.toMatchObject(refused("not-found"));
    await expect(change(other, other, "leave")).rejects.toMatchObject(refused("not-found"));
    expect(await placeOf(other)).toEqual({ role: "head", state: "active" });
  });
});

describe("roles", () => {
  test("go up and down, once each", async () => {
    const { world, head } = await opened();
    const plain = await member(world, head, "Plain Member");
    await change(head, plain, "make-head");
    const after = await db().$count(events);
    await change(head, plain, "make-head");
    expect(await db().$count(events)).toBe(after);
    await plain.refresh();
    await change(plain, head, "make-member");
    expect(await placeOf(head)).toEqual({ role: "member", state: "active" });
    await expect(change(await head.refresh(), plain, "make-member")).rejects.toMatchObject(refused("forbidden"));
  });

  test("a member is not admitted again, and who only asked is neither made head nor removed", async () => {
    const { world, head, ada } = await opened();
    const plain = await member(world, head, "Plain Member");
    for (const how of ["admit", "refuse"] as const) await expect(change(head, plain, how)).rejects.toMatchObject(refused("already-member"));
    await askToJoin(ada, NORTHWIND);
    for (const how of ["make-head", "make-member", "remove"] as const) await expect(change(head, ada, how)).rejects.toMatchObject(refused("not-found"));
  });

  test("the last head neither leaves nor steps down; two heads who remove each other leave one", async () => {
    const { world, head } = await opened();
    const plain = await member(world, head, "Plain Member");
    const root = await world.person("Root", { administrator: true });
    await expect(change(head, head, "leave")).rejects.toMatchObject(refused("last-head"));
    for (const how of ["make-member", "remove"] as const) {
      await expect(change(head, head, how)).rejects.toMatchObject(refused("last-head"));
      await expect(change(root, head, how)).rejects.toMatchObject(refused("forbidden"));
    }
    await change(head, plain, "make-head");
    await plain.refresh();
    const both = await Promise.allSettled([change(head, plain, "remove"), change(plain, head, "remove")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((result) => result.status === "rejected")).toMatchObject({ reason: refused("last-head") });
    expect(await db().$count(memberships, and(eq(memberships.role, "head"), eq(memberships.state, "active")))).toBe(1);
  });

  test("a head whose account is disabled is none, and can be removed", async () => {
    const { world, head } = await opened();
    const second = await member(world, head, "Second Head");
    await change(head, second, "make-head");
    const root = await world.person("Root", { administrator: true });
    await changeAccount(root, { person: second.id, change: "disable" });
    await expect(change(head, head, "leave")).rejects.toMatchObject(refused("last-head"));
    await change(head, second, "remove");
    await changeAccount(root, { person: head.id, change: "disable" });
    await change(root, head, "remove");
    expect(await db().$count(memberships, ne(memberships.state, "ended"))).toBe(0);
  });
});

describe("removal", () => {
  test("leaves what was written, and takes the right with the next request", async () => {
    const { world, head, id } = await opened();
    const standard = await world.openStandard();
    const plain = await member(world, head, "Plain Member");
    await world.comment(plain, standard, 2);
    await change(head, plain, "remove");
    await change(head, plain, "remove");
    await plain.refresh();
    await expect(world.comment(plain, standard, 3)).rejects.toMatchObject(refused("not-a-member"));
    expect(await db().select({ organisationId: comments.organisationId, organisationName: comments.organisationName }).from(comments)).toEqual([{ organisationId: id, organisationName: "Northwind Systems" }]);
    await expect(change(head, plain, "make-head")).rejects.toMatchObject(refused("not-found"));
  });
});

describe("an invitation", () => {
  async function invited(role: "head" | "member" = "member", over: { email?: string } = {}) {
    const scene = await opened();
    const email = over.email ?? scene.ada.email;
    await invite(scene.head, NORTHWIND, { email, role });
    return { ...scene, token: await tokenFor(scene.world, email) };
  }

  async function tokenFor(world: World, email: string): Promise<string> {
    const letter = (await world.mailbox.letters(email)).findLast(({ kind }) => kind === "invitation");
    return letter?.kind === "invitation" ? letter.parameters.token : "";
  }

  test("leaves by mail; what is stored is no token", async () => {
    const { world, head, id, token } = await invited("head");
    expect(await world.mailbox.letters("ada@northwind.example")).toMatchObject([{ kind: "invitation", parameters: { organisation: "Northwind Systems", inviter: "Hanna Head" } }]);
    expect(await db().select().from(tokens)).toMatchObject([{ id: keyedHash(token), purpose: "invitation", email: "ada@northwind.example", userId: head.id, parameters: { organisationId: id, role: "head" }, usedAt: null }]);
    expect(JSON.stringify(await db().select().from(tokens))).not.toContain(token);
    expect(JSON.stringify(await db().select().from(events))).not.toMatch(/@|token/);
  });

  test("accepted, makes a member with its role, once; pressed twice, it is accepted once", async () => {
    const { ada, token, id } = await invited("head");
    expect(await acceptInvitation(ada, token)).toEqual({ slug: NORTHWIND });
    const after = await db().$count(events);
    expect(await acceptInvitation(ada, token)).toEqual({ slug: NORTHWIND });
    expect(await db().$count(events)).toBe(after);
    expect((await ada.refresh()).actor.actingFor).toMatchObject({ organisationId: id, role: "head" });
    expect((await kinds()).slice(-2)).toEqual(["membership-invited", "membership-changed"]);
  });

  test("two at once are one", async () => {
    const { ada, token } = await invited();
    await Promise.all([acceptInvitation(ada, token), acceptInvitation(ada, token)]);
    expect((await kinds()).filter((kind) => kind === "membership-changed").length).toBe(2);
  });

  test("confirms the address that received it", async () => {
    const scene = await opened();
    const neo = await scene.world.person("Neo", { verified: false });
    await invite(scene.head, NORTHWIND, { email: neo.email, role: "member" });
    await acceptInvitation(neo, await tokenFor(scene.world, neo.email));
    expect((await db().select({ verifiedAt: users.verifiedAt }).from(users).where(eq(users.id, neo.id)))[0]!.verifiedAt).toEqual(scene.world.now());
    expect((await kinds()).slice(-2)).toEqual(["membership-changed", "address-verified"]);
    expect((await neo.refresh()).actor.verified).toBe(true);
  });

  test("is of use to nobody else: another address, no account, a token that is none", async () => {
    const { world, ada, head, token } = await invited();
    const eve = await world.person("Eve");
    await expect(acceptInvitation(eve, token)).rejects.toMatchObject(refused("other-address"));
    await expect(acceptInvitation({ ...ada, actor: null }, token)).rejects.toMatchObject(refused("sign-in-required"));
    await expect(acceptInvitation(ada, "0".repeat(40))).rejects.toMatchObject(refused("not-found"));
    await expect(acceptInvitation(ada, keyedHash(token))).rejects.toMatchObject(refused("not-found"));
    await expect(acceptInvitation(head, token)).rejects.toMatchObject(refused("other-address"));
    expect(await db().$count(memberships)).toBe(1);
  });

  test("ends after fourteen days", async () => {
    const { world, ada, token } = await invited();
    world.later({ days: 14, seconds: -1 });
    await expect(acceptInvitation(await world.person("Eve"), token)).rejects.toMatchObject(refused("other-address"));
    world.later({ seconds: 1 });
    await expect(acceptInvitation(ada, token)).rejects.toMatchObject(refused("expired"));
  });

  test("is worth nothing once its sender may no longer invite", async () => {
    const { world, head, ada, token } = await invited("head");
    const second = await member(world, head, "Second Head");
    await change(head, second, "make-head");
    await change(await second.refresh(), head, "make-member");
    await expect(acceptInvitation(ada, token)).rejects.toMatchObject(refused("expired"));
    const root = await world.person("Root", { administrator: true });
    await changeAccount(root, { person: second.id, change: "disable" });
    await invite(root, NORTHWIND, { email: ada.email, role: "member" });
    const again = await tokenFor(world, ada.email);
    await changeAccount(root, { person: second.id, change: "enable" });
    await expect(acceptInvitation(ada, again)).rejects.toMatchObject(refused("expired"));
    const rootTwo = await world.person("Root Two", { administrator: true });
    await changeAccount(rootTwo, { person: second.id, change: "disable" });
    await changeAccount(rootTwo, { person: root.id, change: "disable" });
    await expect(acceptInvitation(ada, again)).rejects.toMatchObject(refused("expired"));
  });

  test("a second one does not bring back who was removed after it was sent", async () => {
    const { world, head, ada, token } = await invited();
    await invite(head, NORTHWIND, { email: ada.email, role: "member" });
    const second = await tokenFor(world, ada.email);
    expect(second).not.toBe(token);
    await acceptInvitation(ada, token);
    await expect(acceptInvitation(ada, second)).rejects.toMatchObject(refused("already-member"));
    world.later({ minutes: 1 });
    await change(head, ada, "remove");
    await expect(acceptInvitation(ada, second)).rejects.toMatchObject(refused("expired"));
    await expect(acceptInvitation(ada, token)).rejects.toMatchObject(refused("already-used"));
    world.later({ minutes: 1 });
    await invite(head, NORTHWIND, { email: ada.email, role: "member" });
    await acceptInvitation(ada, await tokenFor(world, ada.email));
    expect(await placeOf(ada)).toEqual({ role: "member", state: "active" });
  });

  test("taken back, is worth nothing; only heads of the organisation that sent it may, and not once it is accepted", async () => {
    const { world, head, ada, token } = await invited();
    const handle = keyedHash(token);
    const other = await world.person("Other Head", { organisation: "Elsewhere" });
    const plain = await member(world, head, "Plain Member");
    for (const by of [other, plain, ada]) await expect(withdrawInvitation(by, NORTHWIND, handle)).rejects.toMatchObject(refused("forbidden"));
    await expect(withdrawInvitation(other, "elsewhere", handle)).rejects.toMatchObject(refused("not-found"));
    await expect(withdrawInvitation(head, NORTHWIND, token)).rejects.toMatchObject(refused("not-found"));
    await expect(withdrawInvitation({ ...head, actor: null }, NORTHWIND, handle)).rejects.toMatchObject(refused("sign-in-required"));
    const before = await db().$count(events);
    for (let time = 0; time < 2; time++) await withdrawInvitation(head, NORTHWIND, handle);
    expect(await db().$count(events)).toBe(before + 1);
    await expect(acceptInvitation(ada, token)).rejects.toMatchObject(refused("expired"));
    await invite(head, NORTHWIND, { email: ada.email, role: "member" });
    const second = await tokenFor(world, ada.email);
    await acceptInvitation(ada, second);
    await expect(withdrawInvitation(head, NORTHWIND, keyedHash(second))).rejects.toMatchObject(refused("already-used"));
  });

  test("answers a request that was open", async () => {
    const { ada, token } = await invited();
    await askToJoin(ada, NORTHWIND);
    await acceptInvitation(ada, token);
    expect(await placeOf(ada)).toEqual({ role: "member", state: "active" });
  });

  test("is sent by heads alone, by administrators where there is none, and not to who belongs already", async () => {
    const { world, head, ada } = await opened();
    const plain = await member(world, head, "Plain Member");
    const other = await world.person("Other Head", { organisation: "Elsewhere" });
    const form = { email: "new@example.org", role: "member" as const };
    const root = await world.person("Root", { administrator: true });
    for (const by of [plain, other, ada, root]) await expect(invite(by, NORTHWIND, form)).rejects.toMatchObject(refused("forbidden"));
    await expect(invite({ ...ada, actor: null }, NORTHWIND, form)).rejects.toMatchObject(refused("sign-in-required"));
    await expect(invite(head, "nothing", form)).rejects.toMatchObject(refused("not-found"));
    await expect(invite(head, NORTHWIND, { ...form, email: plain.email })).rejects.toMatchObject({ faults: { email: ["already-member"] } });
    await invite(head, NORTHWIND, { ...form, email: other.email });
    expect(await db().$count(tokens)).toBe(1);
    await changeAccount(root, { person: head.id, change: "disable" });
    await invite(root, NORTHWIND, form);
    expect(await db().$count(tokens)).toBe(2);
  });
});
