/** What administrators see, and that nobody else does. */
import { describe, expect, test } from "vitest";
import { changeAccount, markOrganisation } from "#app/commands/administration.server.ts";
import { askToJoin, registerOrganisation } from "#app/commands/organisations.server.ts";
import { nameFacilitator } from "#app/commands/standards.server.ts";
import { accountsListed, organisationsToMark, standardsFacilitated } from "#app/queries/administration.server.ts";
import { closeWorlds, openWorld } from "#test/world/world.ts";

closeWorlds();

async function opened() {
  const world = await openWorld();
  const root = await world.person("Rita Root", { administrator: true, email: "z.root@example.org" });
  const ada = await world.person("Ada Able", { organisation: "Northwind", email: "ada@northwind.example" });
  return { world, root, ada };
}

const WHOLE = { q: "", page: 1 };

describe("accounts", () => {
  test("by their addresses, with what an administrator decides by", async () => {
    const { world, root, ada } = await opened();
    const neo = await world.person("Neo New", { verified: false, email: "neo@example.org" });
    await world.person("Bert", { organisation: "Northwind", email: "bert@northwind.example" });
    const standard = await world.standard({ facilitator: root });
    await nameFacilitator(root, standard.id, ada.email);
    await changeAccount(root, { person: neo.id, change: "disable" });
    const { accounts, all, pages } = await accountsListed(WHOLE, root.actor);
    const plain = { confirmed: true, administrator: false, disabled: false, facilitates: 0, own: false, registeredAt: world.now().toISOString(), organisations: [], cease: { ok: true } };
    expect(accounts).toEqual([
      { ...plain, id: ada.id, name: "Ada Able", email: "ada@northwind.example", facilitates: 1, organisations: [{ slug: "northwind", name: "Northwind", head: true }] },
      { ...plain, id: expect.any(String) as string, name: "Bert", email: "bert@northwind.example", organisations: [{ slug: "northwind", name: "Northwind", head: false }] },
      { ...plain, id: neo.id, name: "Neo New", email: "neo@example.org", confirmed: false, disabled: true },
      { ...plain, id: root.id, name: "Rita Root", email: "z.root@example.org", administrator: true, own: true, facilitates: 1, cease: { ok: false, refusal: { code: "last-administrator" } } },
    ]);
    expect([all, pages]).toEqual([4, 1]);
    await changeAccount(root, { person: ada.id, change: "make-administrator" });
    expect((await accountsListed(WHOLE, root.actor)).accounts.map(({ cease }) => cease.ok)).toEqual([true, true, true, true]);
  });

  test("are searched by name and address, and come in pages", async () => {
    const { world, root } = await opened();
    const named = async (q: string, page = 1) => (await accountsListed({ q, page }, root.actor)).accounts.map(({ name }) => name);
    for (const q of ["able", "ADA@", "northwind.example"]) expect(await named(q)).toEqual(["Ada Able"]);
    for (const q of ["%", "_", "nobody"]) expect(await named(q)).toEqual([]);
    for (let at = 0; at < 50; at++) await world.person(`Person ${at}`, { email: `${String(at).padStart(2, "0")}@example.org` });
    expect([(await named("")).length, await named("", 2), (await accountsListed({ q: "person", page: 1 }, root.actor)).pages]).toEqual([50, ["Ada Able", "Rita Root"], 1]);
  });
});

describe("organisations", () => {
  test("that nobody has verified stand first, the newest before the others, each with the heads who can sign in", async () => {
    const { world, root, ada } = await opened();
    const form = { category: "vendor" as const, country: "SE" };
    const acme = await registerOrganisation(ada, { ...form, name: "Acme", website: "https://acme.example/x" });
    world.later({ minutes: 1 });
    await registerOrganisation(ada, { ...form, name: "Beta", website: undefined });
    const { id } = await registerOrganisation(root, { ...form, name: "Checked", website: undefined });
    await markOrganisation(root, { organisation: id, mark: "verified" });
    await askToJoin(root, acme.slug);
    const { organisations, all, waiting } = await organisationsToMark(WHOLE, root.actor, "en");
    expect(organisations.map(({ name }) => name)).toEqual(["Beta", "Acme", "Northwind", "Checked"]);
    expect(organisations[1]).toEqual({ id: acme.id, slug: "acme", name: "Acme", category: "vendor", country: "Sweden", website: { href: "https://acme.example/x", host: "acme.example" }, verified: false, members: 1, standards: 0, registeredAt: new Date(world.now().getTime() - 60_000).toISOString(), heads: ["Ada Able"] });
    expect([all, waiting]).toEqual([4, 3]);
    await changeAccount(root, { person: ada.id, change: "disable" });
    expect((await organisationsToMark({ q: "ACME", page: 1 }, root.actor, "en")).organisations).toMatchObject([{ name: "Acme", heads: [] }]);
  });
});

describe("facilitators", () => {
  test("by standard, and who of them is the last", async () => {
    const { world, root, ada } = await opened();
    const one = await world.standard({ identifier: "CL 1", facilitator: root });
    await world.standard({ identifier: "CL 2", facilitator: root });
    await nameFacilitator(root, one.id, ada.email);
    const { standards, choices, pages } = await standardsFacilitated(1, root.actor);
    expect(standards).toMatchObject([
      { identifier: "CL 1", facilitators: [{ name: "Ada Able", email: ada.email, cease: { ok: true } }, { name: "Rita Root", cease: { ok: true } }] },
      { identifier: "CL 2", facilitators: [{ name: "Rita Root", cease: { refusal: { code: "last-facilitator" } } }] },
    ]);
    expect([choices.map(({ identifier }) => identifier), pages, (await standardsFacilitated(2, root.actor)).standards]).toEqual([["CL 1", "CL 2"], 1, []]);
    await changeAccount(root, { person: ada.id, change: "disable" });
    expect((await standardsFacilitated(1, root.actor)).standards[0]!.facilitators).toMatchObject([{ name: "Ada Able", disabled: true, cease: { ok: true } }, { name: "Rita Root", cease: { ok: false } }]);
  });
});

test("nobody but administrators sees any of it", async () => {
  const { world, ada } = await opened();
  const standard = await world.standard();
  const former = standard.facilitator;
  const root = await world.person("Other Root", { administrator: true });
  await changeAccount(root, { person: former.id, change: "unmake-administrator" });
  for (const visitor of [ada.actor, (await former.refresh()).actor]) {
    for (const see of [accountsListed(WHOLE, visitor), organisationsToMark(WHOLE, visitor, "en"), standardsFacilitated(1, visitor)]) await expect(see).rejects.toMatchObject({ refusal: { code: "forbidden" } });
  }
  for (const see of [accountsListed(WHOLE, null), organisationsToMark(WHOLE, null, "en"), standardsFacilitated(1, null)]) await expect(see).rejects.toMatchObject({ refusal: { code: "sign-in-required" } });
});
