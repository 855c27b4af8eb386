/** What an organisation is called, and how it shows that it is what it says: by a letter to its domain that a head brings back; renamed, with what it was called before. */
import { asc, desc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { markOrganisation } from "#app/commands/administration.server.ts";
import { askVerification, changeWebsite, confirmVerification, renameOrganisation } from "#app/commands/identities.server.ts";
import { askToJoin, changeMembership, registerOrganisation } from "#app/commands/organisations.server.ts";
import { keyedHash } from "#app/platform/chance.server.ts";
import { organisationPage } from "#app/queries/organisation.server.ts";
import { db } from "#db/client.server.ts";
import { amendments, comments, events, organisationNames, organisations, tokens } from "#db/schema.server.ts";
import { closeWorlds, openWorld, type World } from "#test/world/world.ts";

closeWorlds();

const refused = (code: string) => ({ refusal: { code } });
const SLUG = "northwind-systems";
const lastEvent = async () => (await db().select().from(events).orderBy(desc(events.sequence)).limit(1))[0];

async function opened(website: string | undefined = "https://www.northwind.example/") {
  const world = await openWorld();
  const head = await world.person("Hanna Head");
  const { id } = await registerOrganisation(head, { name: "Northwind Systems", category: "vendor", country: "CH", website });
  await head.refresh();
  const page = () => organisationPage(SLUG, 1, head.actor, world.now(), "en");
  return { world, head, id, page };
}

async function letterTo(world: World, address: string): Promise<string> {
  const letter = (await world.mailbox.letters(address)).findLast(({ kind }) => kind === "organisation-verification");
  return letter?.kind === "organisation-verification" ? letter.parameters.token : "";
}

describe("verified by a mail to its domain", () => {
  test("asked by the head, sent to the domain of the website, confirmed once; the page shows way and day", async () => {
    const { world, head, id, page } = await opened();
    await askVerification(head, SLUG, { mailbox: "standards" });
    const token = await letterTo(world, "standards@northwind.example");
    expect(await lastEvent()).toMatchObject({ kind: "organisation-verification-asked", standardId: null, payload: { organisationId: id, domain: "northwind.example" } });
    expect(await db().select({ id: tokens.id, purpose: tokens.purpose }).from(tokens)).toEqual([{ id: keyedHash(token), purpose: "organisation" }]);
    expect((await page()).organisation.verification).toBeNull();
    world.later({ hours: 1 });
    await confirmVerification(head, SLUG, token);
    expect(await lastEvent()).toMatchObject({ kind: "organisation-verified", actorId: head.id, payload: { organisationId: id, domain: "northwind.example" } });
    expect((await page()).organisation.verification).toEqual({ way: "mail", at: world.now().toISOString(), domain: "northwind.example" });
    await expect(confirmVerification(head, SLUG, token)).rejects.toMatchObject(refused("already-used"));
    const before = await db().$count(events);
    await askVerification(head, SLUG, { mailbox: "standards" });
    expect(await db().$count(events)).toBe(before);
  });

  test("only a head asks and confirms; a letter is good for two days, for its organisation, and until the next one", async () => {
    const { world, head } = await opened();
    const member = await world.person("Mia Member");
    await askToJoin(member, SLUG);
    await changeMembership(head, SLUG, { person: member.id, change: "admit" });
    await member.refresh();
    const root = await world.person("Root", { administrator: true });
    const other = await world.person("Olaf Other", { organisation: "Elsewhere" });
    await askVerification(head, SLUG, { mailbox: "one" });
    const first = await letterTo(world, "one@northwind.example");
    for (const by of [member, root, other]) {
      await expect(askVerification(by, SLUG, { mailbox: "info" })).rejects.toMatchObject(refused("forbidden"));
      await expect(confirmVerification(by, SLUG, first)).rejects.toMatchObject(refused("forbidden"));
    }
    await expect(askVerification({ ...head, now: head.now, actor: null }, SLUG, { mailbox: "info" })).rejects.toMatchObject(refused("sign-in-required"));
    await expect(confirmVerification(other, "elsewhere", first)).rejects.toMatchObject(refused("not-found"));
    await expect(confirmVerification(head, SLUG, "no-such-letter")).rejects.toMatchObject(refused("not-found"));
    world.later({ minutes: 1 });
    await askVerification(head, SLUG, { mailbox: "two" });
    await expect(confirmVerification(head, SLUG, first)).rejects.toMatchObject(refused("expired"));
    world.later({ days: 2 });
    await expect(confirmVerification(head, SLUG, await letterTo(world, "two@northwind.example"))).rejects.toMatchObject(refused("expired"));
  });

  test.each([[undefined, "no-website"], ["https://gmail.com/", "free-mail"], ["https://192.0.2.7/", "no-mail-domain"]])("no letter goes to %s", async (website, fault) => {
    const world = await openWorld();
    const head = await world.person("Hanna Head");
    await registerOrganisation(head, { name: "Northwind Systems", category: "vendor", country: "CH", website });
    await expect(askVerification(await head.refresh(), SLUG, { mailbox: "info" })).rejects.toMatchObject({ faults: { mailbox: [fault] } });
    expect(await db().$count(tokens)).toBe(0);
  });

  test("an administrator's mark is told as such, and taken away", async () => {
    const { world, id, page } = await opened();
    const root = await world.person("Root", { administrator: true });
    await markOrganisation(root, { organisation: id, mark: "verified" });
    expect((await page()).organisation.verification).toEqual({ way: "administrator", at: world.now().toISOString(), domain: null });
    await markOrganisation(root, { organisation: id, mark: "not-verified" });
    expect((await page()).organisation.verification).toBeNull();
  });
});

describe("its website", () => {
  test("is added and changed by a head alone, each time with an event; a letter for the domain before is void", async () => {
    const { world, head, id, page } = await opened();
    const root = await world.person("Root", { administrator: true });
    await expect(changeWebsite(root, SLUG, null)).rejects.toMatchObject(refused("forbidden"));
    await expect(changeWebsite(head, SLUG, "https://www.northwind.example/")).rejects.toMatchObject(refused("nothing-changed"));
    await askVerification(head, SLUG, { mailbox: "info" });
    await changeWebsite(head, SLUG, "https://nordwind.example/");
    expect(await lastEvent()).toMatchObject({ kind: "organisation-website-changed", standardId: null, actorId: head.id, payload: { organisationId: id, former: "https://www.northwind.example/", website: "https://nordwind.example/", verified: false } });
    await expect(confirmVerification(head, SLUG, await letterTo(world, "info@northwind.example"))).rejects.toMatchObject(refused("expired"));
    await changeWebsite(head, SLUG, null);
    expect((await page()).organisation.website).toBeNull();
    await expect(askVerification(head, SLUG, { mailbox: "info" })).rejects.toMatchObject({ faults: { mailbox: ["no-website"] } });
  });

  test("elsewhere voids what a letter verified, at the same domain does not, and an administrator's mark stays", async () => {
    const { world, head, id, page } = await opened("https://it.northwind.co.uk/");
    const root = await world.person("Root", { administrator: true });
    await expect(askVerification(head, SLUG, { mailbox: "info", domain: "co.uk" })).rejects.toMatchObject({ faults: { domain: ["choose"] } });
    await askVerification(head, SLUG, { mailbox: "info", domain: "northwind.co.uk" });
    await confirmVerification(head, SLUG, await letterTo(world, "info@northwind.co.uk"));
    const verification = async () => (await page()).organisation.verification;
    expect(await verification()).toMatchObject({ way: "mail", domain: "northwind.co.uk" });
    await changeWebsite(head, SLUG, "https://www.northwind.co.uk/about");
    expect(await verification()).toMatchObject({ way: "mail", domain: "northwind.co.uk" });
    expect(await lastEvent()).toMatchObject({ payload: { verified: true } });
    await changeWebsite(head, SLUG, "https://northwind.other.co.uk/");
    expect(await verification()).toBeNull();
    await markOrganisation(root, { organisation: id, mark: "verified" });
    await changeWebsite(head, SLUG, "https://www.northwind.co.uk/");
    expect(await verification()).toMatchObject({ way: "administrator", domain: null });
  });
});

describe("renamed", () => {
  test("keeps its address and what was contributed under the old name; tells what it was called, until when and why; and is verified no more", async () => {
    const { world, head, id, page } = await opened();
    const root = await world.person("Root", { administrator: true });
    const standard = await world.openStandard();
    await world.comment(head, standard, 2);
    await world.amend(head, standard, 3, "The supplier shall keep a list.");
    await markOrganisation(root, { organisation: id, mark: "verified" });
    const registered = world.now().toISOString();
    world.later({ days: 1 });
    await renameOrganisation(head, SLUG, { name: "Nordwind", reason: "We are one with Southwind." });
    expect(await lastEvent()).toMatchObject({ kind: "organisation-renamed", standardId: null, payload: { organisationId: id, former: "Northwind Systems", name: "Nordwind", reason: "We are one with Southwind." } });
    await head.refresh();
    await world.comment(head, standard, 4);
    expect((await db().select({ name: comments.organisationName }).from(comments).orderBy(asc(comments.number))).map(({ name }) => name)).toEqual(["Northwind Systems", "Nordwind"]);
    await world.amend(head, standard, 5, "The supplier shall keep a signed list.");
    expect((await db().select({ name: amendments.organisationName }).from(amendments).orderBy(asc(amendments.number))).map(({ name }) => name)).toEqual(["Northwind Systems", "Nordwind"]);
    const { organisation, standards } = await page();
    expect(organisation).toMatchObject({ slug: SLUG, name: "Nordwind", verification: null, formerNames: [{ name: "Northwind Systems", from: registered, until: world.now().toISOString(), reason: "We are one with Southwind." }] });
    expect(standards).toMatchObject({ listed: [{ slug: standard.slug, part: null, comments: 2, amendments: [{ name: "Nordwind", count: 1 }, { name: "Northwind Systems", count: 1 }] }], more: 0 });
    const renamed = world.now().toISOString();
    world.later({ days: 1 });
    await renameOrganisation(head, SLUG, { name: "Northwind Systems", reason: "We are two again." });
    expect((await page()).organisation.formerNames.map(({ name, from }) => [name, from])).toEqual([["Nordwind", renamed], ["Northwind Systems", registered]]);
  });

  test("nobody takes a name that is another's, or was, however it is spelt; nor nothing; nor a page's", async () => {
    const { world, head } = await opened();
    const olaf = await world.person("Olaf Other");
    const { slug } = await registerOrganisation(olaf, { name: "Örebro Labs", category: "vendor", country: "SE", website: undefined });
    await olaf.refresh();
    const rename = (name: string) => renameOrganisation(head, SLUG, { name, reason: "So." });
    for (const name of ["ÖREBRO labs", "Orebro  Labs", "New"]) await expect(rename(name)).rejects.toMatchObject({ faults: { name: ["taken"] } });
    await expect(rename("Northwind Systems")).rejects.toMatchObject({ faults: { name: ["same-name"] } });
    await rename("Northwind SYSTEMS");
    await renameOrganisation(olaf, slug, { name: "Lund Labs", reason: "We moved." });
    for (const name of ["Örebro Labs", "Lund labs"]) await expect(rename(name)).rejects.toMatchObject({ faults: { name: ["taken"] } });
    await expect(registerOrganisation(head, { name: "LUND LABS", category: "vendor", country: "SE", website: undefined })).rejects.toMatchObject({ faults: { name: ["taken"] } });
    await renameOrganisation(olaf, slug, { name: "Örebro Labs", reason: "We moved back." });
    await renameOrganisation(olaf, slug, { name: "Lund Labs", reason: "We moved again." });
    expect(await db().$count(organisationNames)).toBe(4);
  });

  test("two at once for one name: one has it", async () => {
    const { world, head } = await opened();
    const others = await Promise.all(["One", "Two"].map((name) => world.person(`Head ${name}`, { organisation: name })));
    const outcomes = await Promise.allSettled([renameOrganisation(head, SLUG, { name: "Southwind", reason: "So." }), ...others.map((other) => renameOrganisation(other, other.actor.actingFor!.organisationSlug, { name: "SOUTHWIND", reason: "So." })), registerOrganisation(head, { name: "Southwind", category: "vendor", country: "CH", website: undefined })]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("by a head alone; and the letter for the old name is void", async () => {
    const { world, head } = await opened();
    const root = await world.person("Root", { administrator: true });
    await expect(renameOrganisation(root, SLUG, { name: "Nordwind", reason: "So." })).rejects.toMatchObject(refused("forbidden"));
    await askVerification(head, SLUG, { mailbox: "info" });
    await renameOrganisation(head, SLUG, { name: "European Commission", reason: "So." });
    await expect(confirmVerification(head, SLUG, await letterTo(world, "info@northwind.example"))).rejects.toMatchObject(refused("expired"));
    expect(await db().select({ by: organisations.verifiedBy }).from(organisations).where(eq(organisations.slug, SLUG))).toEqual([{ by: null }]);
  });
});
