/** What administrators do: to accounts, never to the last administrator; and the mark of organisations. */
import { asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { changeAccount, markOrganisation } from "#app/commands/administration.server.ts";
import { registerOrganisation } from "#app/commands/organisations.server.ts";
import { ACCOUNT_CHANGES } from "#app/domain/accounts.ts";
import { sessionIdOf, whoIs } from "#app/platform/session.server.ts";
import { db } from "#db/client.server.ts";
import { events, organisations, sessions, users } from "#db/schema.server.ts";
import type { Person } from "#test/world/people.ts";
import { closeWorlds, openWorld } from "#test/world/world.ts";

closeWorlds();

async function opened() {
  const world = await openWorld();
  const root = await world.person("Root", { administrator: true });
  const ada = await world.person("Ada", { organisation: "Northwind" });
  return { world, root, ada };
}

const refused = (code: string) => ({ refusal: { code } });
const told = async () => (await db().select({ kind: events.kind, payload: events.payload }).from(events).orderBy(asc(events.sequence))).map(({ kind, payload }) => [kind, payload]);
const account = async (person: Person) => (await db().select({ administrator: users.administrator, disabledAt: users.disabledAt }).from(users).where(eq(users.id, person.id)))[0];

describe("an account", () => {
  test("disabled, has no session left and gets none; enabled, it may sign in again", async () => {
    const { world, root, ada } = await opened();
    const cookie = await ada.signIn();
    const other = await root.signIn();
    expect((await whoIs(sessionIdOf(cookie)))?.actor.id).toBe(ada.id);
    await changeAccount(root, { person: ada.id, change: "disable" });
    expect(await db().select({ userId: sessions.userId }).from(sessions)).toEqual([{ userId: root.id }]);
    expect([await whoIs(sessionIdOf(cookie)), (await whoIs(sessionIdOf(other)))?.actor.id]).toEqual([null, root.id]);
    expect(await account(ada)).toEqual({ administrator: false, disabledAt: world.now() });
    await changeAccount(root, { person: ada.id, change: "enable" });
    expect(await whoIs(sessionIdOf(cookie))).toBeNull();
    expect((await whoIs(sessionIdOf(await ada.signIn())))?.actor.id).toBe(ada.id);
    expect(await told()).toEqual([["account-disabled", { userId: ada.id }], ["account-enabled", { userId: ada.id }]]);
  });

  test("becomes an administrator's and stops being one, with the next request", async () => {
    const { root, ada } = await opened();
    await changeAccount(root, { person: ada.id, change: "make-administrator" });
    expect((await ada.refresh()).actor.administrator).toBe(true);
    await changeAccount(ada, { person: root.id, change: "unmake-administrator" });
    expect((await root.refresh()).actor.administrator).toBe(false);
    expect(await told()).toEqual([["administrator-made", { userId: ada.id, by: "administrator" }], ["administrator-unmade", { userId: root.id }]]);
  });

  test.each(ACCOUNT_CHANGES)("%s twice is once", async (change) => {
    const { world, root } = await opened();
    const bert = await world.person("Bert", { administrator: change === "unmake-administrator" });
    if (change === "enable") await changeAccount(root, { person: bert.id, change: "disable" });
    const before = await db().$count(events);
    for (let time = 0; time < 2; time++) await changeAccount(root, { person: bert.id, change });
    expect(await db().$count(events)).toBe(before + 1);
  });

  test("whose address is not confirmed is no administrator's", async () => {
    const { world, root } = await opened();
    const neo = await world.person("Neo", { verified: false });
    await expect(changeAccount(root, { person: neo.id, change: "make-administrator" })).rejects.toMatchObject(refused("address-not-verified"));
  });

  test("of the last administrator stays; a disabled one does not count; two at once leave one", async () => {
    const { world, root, ada } = await opened();
    for (const change of ["disable", "unmake-administrator"] as const) await expect(changeAccount(root, { person: root.id, change })).rejects.toMatchObject(refused("last-administrator"));
    await changeAccount(root, { person: ada.id, change: "make-administrator" });
    await changeAccount(root, { person: ada.id, change: "disable" });
    for (const change of ["disable", "unmake-administrator"] as const) await expect(changeAccount(root, { person: root.id, change })).rejects.toMatchObject(refused("last-administrator"));
    const bert = await world.person("Bert", { administrator: true });
    const both = await Promise.allSettled([changeAccount(root, { person: bert.id, change: "unmake-administrator" }), changeAccount(bert, { person: root.id, change: "disable" })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((result) => result.status === "rejected")).toMatchObject({ reason: refused("last-administrator") });
  });

  test("is changed by administrators alone, and only one that is there", async () => {
    const { root, ada } = await opened();
    for (const change of ACCOUNT_CHANGES) {
      await expect(changeAccount(ada, { person: root.id, change })).rejects.toMatchObject(refused("forbidden"));
      await expect(changeAccount({ ...ada, actor: null }, { person: root.id, change })).rejects.toMatchObject(refused("sign-in-required"));
      await expect(changeAccount(root, { person: "nobody", change })).rejects.toMatchObject(refused("not-found"));
    }
    expect([await db().$count(events), await account(root)]).toEqual([0, { administrator: true, disabledAt: null }]);
  });

  test("what was not allowed ends no session", async () => {
    const { root, ada } = await opened();
    await root.signIn();
    await expect(changeAccount(ada, { person: root.id, change: "disable" })).rejects.toMatchObject(refused("forbidden"));
    expect(await db().$count(sessions)).toBe(1);
  });
});

describe("the mark of an organisation", () => {
  test("is set and taken away, once each, by administrators alone", async () => {
    const { world, root, ada } = await opened();
    const { id } = await registerOrganisation(ada, { name: "Fabrikam", category: "enterprise", country: "DE", website: undefined });
    const before = await db().$count(events);
    const marked = async () => (await db().select({ at: organisations.verifiedAt }).from(organisations).where(eq(organisations.id, id)))[0]!.at;
    for (let time = 0; time < 2; time++) await markOrganisation(root, { organisation: id, mark: "verified" });
    expect(await marked()).toEqual(world.now());
    for (let time = 0; time < 2; time++) await markOrganisation(root, { organisation: id, mark: "not-verified" });
    expect(await marked()).toBeNull();
    expect((await told()).slice(before)).toEqual([["organisation-marked", { organisationId: id, verified: true }], ["organisation-marked", { organisationId: id, verified: false }]]);
    await expect(markOrganisation(await ada.refresh(), { organisation: id, mark: "verified" })).rejects.toMatchObject(refused("forbidden"));
    await expect(markOrganisation({ ...ada, actor: null }, { organisation: id, mark: "verified" })).rejects.toMatchObject(refused("sign-in-required"));
    await expect(markOrganisation(root, { organisation: "nothing", mark: "verified" })).rejects.toMatchObject(refused("not-found"));
  });
});
