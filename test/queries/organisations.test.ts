/** The register and the page of an organisation: what is found, counted and paged, and what each reader may know of who belongs. */
import { describe, expect, test } from "vitest";
import { acceptInvitation, askToJoin, changeMembership, invite, registerOrganisation, withdrawInvitation } from "#app/commands/organisations.server.ts";
import { changeAccount, markOrganisation } from "#app/commands/administration.server.ts";
import { withdrawComment } from "#app/commands/comments.server.ts";
import type { Category } from "#app/domain/organisations.ts";
import { readListing } from "#app/domain/listings.ts";
import { keyedHash } from "#app/platform/chance.server.ts";
import { openInvitation } from "#app/queries/invitation.server.ts";
import { organisationPage } from "#app/queries/organisation.server.ts";
import { register } from "#app/queries/organisations.server.ts";
import type { Person } from "#test/world/people.ts";
import { closeWorlds, openWorld, type World } from "#test/world/world.ts";

closeWorlds();

const found = async (query: string) => register(readListing(new URLSearchParams(query)), "en");
const names = async (query: string) => (await found(query)).organisations.map(({ name }) => name);

async function founded(world: World, name: string, over: { category?: Category; country?: string; website?: string } = {}): Promise<{ id: string; slug: string; head: Person }> {
  const head = await world.person(`Head of ${name}`);
  const made = await registerOrganisation(head, { name, category: over.category ?? "vendor", country: over.country ?? "SE", website: over.website });
  return { ...made, head: await head.refresh() };
}

async function member(world: World, { slug, head }: { slug: string; head: Person }, name: string): Promise<Person> {
  const person = await world.person(name);
  await askToJoin(person, slug);
  await changeMembership(head, slug, { person: person.id, change: "admit" });
  return person.refresh();
}

async function tokenFor(world: World, email: string): Promise<string> {
  const letter = (await world.mailbox.letters(email)).findLast(({ kind }) => kind === "invitation");
  return letter?.kind === "invitation" ? letter.parameters.token : "";
}

describe("the register", () => {
  test("in the order of names, whatever their case and accents, with who belongs and takes part", async () => {
    const world = await openWorld();
    const root = await world.person("Root", { administrator: true });
    const zurich = await founded(world, "Zürich Assurance", { category: "enterprise", country: "CH" });
    await founded(world, "acme");
    const orebro = await founded(world, "Örebro Labs");
    await markOrganisation(root, { organisation: orebro.id, mark: "verified" });
    await member(world, zurich, "Mia");
    const asker = await world.person("Asker");
    await askToJoin(asker, zurich.slug);
    const gone = await member(world, zurich, "Gone");
    await changeMembership(zurich.head, zurich.slug, { person: gone.id, change: "remove" });
    for (const standard of [await world.openStandard(), await world.openStandard()]) for (const line of [1, 2]) await world.comment(zurich.head, standard, line);
    const other = await world.openStandard();
    const { number } = await world.comment(zurich.head, other, 1);
    await withdrawComment(zurich.head, { standard: other.slug, number });
    const { organisations, counts, all, pages } = await found("");
    expect(organisations.filter(({ name }) => name !== "Secretariat")).toEqual([
      { slug: "acme", name: "acme", category: "vendor", country: "Sweden", verified: false, members: 1, standards: 0 },
      { slug: "orebro-labs", name: "Örebro Labs", category: "vendor", country: "Sweden", verified: true, members: 1, standards: 0 },
      { slug: "zurich-assurance", name: "Zürich Assurance", category: "enterprise", country: "Switzerland", verified: false, members: 2, standards: 2 },
    ]);
    expect([counts, all, pages]).toEqual([{ government: 0, enterprise: 1, vendor: 2, academia: 0, "civil-society": 0, "standards-body": 1 }, 4, 1]);
  });

  test("is searched by name, with or without accents, and by country; what is typed stands for itself", async () => {
    const world = await openWorld();
    await founded(world, "Zürich Assurance", { category: "enterprise", country: "CH" });
    await founded(world, "東京電力", { country: "JP" });
    await founded(world, "100 % Secure_Systems", { country: "DE" });
    for (const q of ["zurich", "ZÜRICH", "ürich", "rich ass", "Switz"]) expect([q, await names(`q=${encodeURIComponent(q)}`)]).toEqual([q, ["Zürich Assurance"]]);
    for (const q of ["東京", "japan"]) expect(await names(`q=${encodeURIComponent(q)}`)).toEqual(["東京電力"]);
    for (const q of ["%", "_", "100 %", "secure systems"]) expect([q, await names(`q=${encodeURIComponent(q)}`)]).toEqual([q, ["100 % Secure_Systems"]]);
    for (const q of ["\\", "'; drop table organisations; --", "nothing", "東 1"]) expect(await names(`q=${encodeURIComponent(q)}`)).toEqual([]);
    const narrowed = await found("q=assurance&category=government");
    expect([narrowed.organisations, narrowed.counts.enterprise, narrowed.all]).toEqual([[], 1, 1]);
    expect((await found("category=nonsense")).all).toBe(3);
  });

  test("comes in pages", async () => {
    const world = await openWorld();
    const by = await world.person("Founder");
    for (let at = 1; at <= 53; at++) await registerOrganisation(by, { name: `Company ${String(at).padStart(2, "0")}`, category: at === 7 ? "government" : "vendor", country: "SE", website: undefined });
    expect([(await names("")).length, (await found("")).pages, await names("page=2"), (await found("category=government")).pages]).toEqual([50, 2, ["Company 51", "Company 52", "Company 53"], 1]);
    expect(await names("page=3")).toEqual([]);
  });
});

describe("an organisation's page", () => {
  const page = (world: World, slug: string, visitor: Person | null, number = 1) => organisationPage(slug, number, visitor?.actor ?? null, world.now(), "en");

  test("tells everybody what it is and where it takes part, and no more", async () => {
    const world = await openWorld();
    const north = await founded(world, "Northwind", { website: "https://www.northwind.example/about" });
    await member(world, north, "Mia");
    await askToJoin(await world.person("Asker"), north.slug);
    const [one, two] = [await world.openStandard({ identifier: "CL 1" }), await world.openStandard({ identifier: "CL 2" })];
    await world.comment(north.head, one, 1);
    for (const line of [1, 2]) await world.comment(north.head, two, line);
    const shown = await page(world, north.slug, null);
    expect(shown).toEqual({
      organisation: { slug: "northwind", name: "Northwind", category: "vendor", country: "Sweden", website: { href: "https://www.northwind.example/about", host: "www.northwind.example" }, verification: null, formerNames: [], registeredAt: world.now().toISOString(), members: 2 },
      standards: { listed: [{ slug: "cl-2", identifier: "CL 2", title: "Assurance for suppliers", part: null, comments: 2, amendments: [] }, { slug: "cl-1", identifier: "CL 1", title: "Assurance for suppliers", part: null, comments: 1, amendments: [] }], more: 0 },
      lead: null,
      votes: [],
      own: null,
      may: { join: { ok: false, refusal: { code: "sign-in-required" } }, manage: false },
      members: null,
      waiting: null,
    });
    const other = await founded(world, "Elsewhere");
    expect(await page(world, north.slug, other.head)).toMatchObject({ own: null, may: { join: { ok: true }, manage: false }, members: null, waiting: null });
    await expect(page(world, "nothing", null)).rejects.toMatchObject({ refusal: { code: "not-found" } });
  });

  test("tells who asked that they did, and nothing of the members", async () => {
    const world = await openWorld();
    const north = await founded(world, "Northwind");
    const asker = await world.person("Asker");
    await askToJoin(asker, north.slug);
    expect(await page(world, north.slug, asker)).toMatchObject({ own: { state: "asked", person: asker.id }, members: null, waiting: null });
    await changeMembership(north.head, north.slug, { person: asker.id, change: "refuse" });
    expect(await page(world, north.slug, asker)).toMatchObject({ own: null, may: { join: { ok: true } } });
  });

  test("tells members who belongs, heads first, and no address", async () => {
    const world = await openWorld();
    const north = await founded(world, "Northwind");
    const mia = await member(world, north, "Mia");
    await member(world, north, "Abel");
    await askToJoin(await world.person("Asker"), north.slug);
    const shown = await page(world, north.slug, mia);
    expect(shown.members?.listed).toMatchObject([
      { name: "Head of Northwind", role: "head", own: false, cease: { ok: false, refusal: { code: "last-head" } } },
      { name: "Abel", role: "member", own: false, cease: { ok: true } },
      { name: "Mia", role: "member", own: true, cease: { ok: true } },
    ]);
    expect([shown.own?.role, shown.waiting, shown.may.join]).toEqual(["member", null, { ok: false, refusal: { code: "already-member" } }]);
    expect(JSON.stringify(shown)).not.toContain("@");
  });

  test("tells heads, and administrators where there is none, who asks, by name and the last part of the address, and which invitations wait", async () => {
    const world = await openWorld();
    const north = await founded(world, "Northwind");
    const root = await world.person("Root", { administrator: true });
    await askToJoin(await world.person("First Asker", { email: "first@northwind.example" }), north.slug);
    world.later({ minutes: 1 });
    await askToJoin(await world.person("Second Asker", { email: "second@elsewhere.example" }), north.slug);
    await invite(north.head, north.slug, { email: "one@northwind.example", role: "head" });
    world.later({ minutes: 1 });
    await invite(north.head, north.slug, { email: "two@northwind.example", role: "member" });
    const [other, headless] = [await founded(world, "Elsewhere"), await founded(world, "Headless")];
    await invite(other.head, other.slug, { email: "three@elsewhere.example", role: "member" });
    await changeAccount(root, { person: headless.head.id, change: "disable" });
    await invite(root, headless.slug, { email: "four@headless.example", role: "member" });
    const seen = await page(world, north.slug, root);
    expect([seen.may.manage, seen.waiting, seen.members?.listed.map(({ name }) => name)]).toEqual([false, null, ["Head of Northwind"]]);
    const led = await page(world, headless.slug, root);
    expect([led.may.manage, led.waiting?.invitations.map(({ email, by }) => `${email} ${by}`)]).toEqual([true, ["four@headless.example Root"]]);
    const { waiting, may } = await page(world, north.slug, north.head);
    expect(may.manage).toBe(true);
    expect(waiting).toMatchObject({
      requests: [{ name: "First Asker", domain: "northwind.example" }, { name: "Second Asker", domain: "elsewhere.example" }],
      more: 0,
      invitations: [{ email: "two@northwind.example", role: "member", by: "Head of Northwind" }, { email: "one@northwind.example", role: "head", by: "Head of Northwind" }],
    });
    expect(JSON.stringify(waiting!.requests)).not.toContain("@");
    expect(JSON.stringify(waiting)).not.toContain(await tokenFor(world, "one@northwind.example"));
    expect((await page(world, other.slug, other.head)).waiting?.invitations.map(({ email }) => email)).toEqual(["three@elsewhere.example"]);
  });

  test("lists an invitation until it is accepted, taken back or over", async () => {
    const world = await openWorld();
    const north = await founded(world, "Northwind");
    const ada = await world.person("Ada");
    const listed = async () => (await page(world, north.slug, north.head)).waiting?.invitations.map(({ email }) => email);
    for (const email of [ada.email, "back@example.org"]) await invite(north.head, north.slug, { email, role: "member" });
    world.later({ days: 1 });
    await invite(north.head, north.slug, { email: "over@example.org", role: "member" });
    await acceptInvitation(ada, await tokenFor(world, ada.email));
    await withdrawInvitation(north.head, north.slug, keyedHash(await tokenFor(world, "back@example.org")));
    expect(await listed()).toEqual(["over@example.org"]);
    world.later({ days: 14 });
    expect(await listed()).toEqual([]);
  });

  test("comes with a page of members, and with a hundred of those who ask", async () => {
    const world = await openWorld();
    const north = await founded(world, "Northwind");
    for (let at = 1; at <= 104; at++) {
      const person = await world.person(`Person ${String(at).padStart(3, "0")}`);
      await askToJoin(person, north.slug);
      if (at <= 52) await changeMembership(north.head, north.slug, { person: person.id, change: "admit" });
      else world.later({ seconds: 1 });
    }
    for (let at = 105; at <= 154; at++) await askToJoin(await world.person(`Person ${at}`), north.slug);
    const first = await page(world, north.slug, north.head);
    expect([first.members?.listed.length, first.members?.pages, first.waiting?.requests.length, first.waiting?.more, first.waiting?.requests[0]?.name]).toEqual([50, 2, 100, 2, "Person 053"]);
    expect((await page(world, north.slug, north.head, 2)).members?.listed.map(({ name }) => name)).toEqual(["Person 050", "Person 051", "Person 052"]);
  });
});

describe("an invitation's page", () => {
  test("says from whom and to what, to whom it went by the last part alone, and whether it can be accepted", async () => {
    const world = await openWorld();
    const north = await founded(world, "Northwind");
    const [ada, eve] = [await world.person("Ada", { email: "ada@northwind.example" }), await world.person("Eve")];
    await invite(north.head, north.slug, { email: ada.email, role: "head" });
    const token = await tokenFor(world, ada.email);
    const open = (visitor: Person | null) => openInvitation(token, visitor?.actor ?? null, world.now(), "en");
    expect(await open(ada)).toEqual({ organisation: { slug: "northwind", name: "Northwind", category: "vendor", country: "Sweden", verified: false }, inviter: "Head of Northwind", role: "head", domain: "northwind.example", until: new Date(world.now().getTime() + 14 * 86_400_000).toISOString(), verdict: { ok: true } });
    expect(await open(null)).toMatchObject({ verdict: { refusal: { code: "sign-in-required" } } });
    expect(await open(eve)).toMatchObject({ verdict: { refusal: { code: "other-address" } } });
    expect(JSON.stringify([await open(null), await open(eve)])).not.toContain("@");
    const root = await world.person("Root", { administrator: true });
    await changeAccount(root, { person: north.head.id, change: "disable" });
    expect(await open(ada)).toMatchObject({ verdict: { refusal: { code: "expired" } } });
    await changeAccount(root, { person: north.head.id, change: "enable" });
    await acceptInvitation(ada, token);
    expect(await open(ada)).toMatchObject({ verdict: { refusal: { code: "already-used" } } });
    expect(await openInvitation("0".repeat(40), ada.actor, world.now(), "en")).toBeNull();
  });
});
