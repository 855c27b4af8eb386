/** Organisations and their administration over HTTP, as a browser without a script sends them: where one is led, who may not, and that no address leaks. */
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { changeAccount } from "#app/commands/administration.server.ts";
import { askToJoin, changeMembership, invite, registerOrganisation } from "#app/commands/organisations.server.ts";
import { LIMITS } from "#app/platform/limits.server.ts";
import { keyedHash } from "#app/platform/chance.server.ts";
import { paths } from "#app/paths.ts";
import { db } from "#db/client.server.ts";
import { events, memberships, organisations, tokens, users } from "#db/schema.server.ts";
import { PASSWORD, type Person } from "#test/world/people.ts";
import { openHouse, type House } from "#test/world/visits.ts";
import { closeWorlds, openWorld, type World } from "#test/world/world.ts";

closeWorlds();

const SLUG = "northwind-systems";
const FORM = { name: "Northwind Systems", category: "vendor", country: "CH", website: "https://northwind.example" };

let world: World;
let house: House;
let hanna: Person;

/** One organisation with its head. The first house loads every route. */
beforeEach(async () => {
  world = await openWorld();
  house = await openHouse();
  hanna = await world.person("Hanna Head", { email: "hanna@northwind.example" });
  await registerOrganisation(hanna, { ...FORM, category: "vendor" });
  await hanna.refresh();
}, 60_000);
afterEach(() => house.close());

const placeOf = async (person: Person) => (await db().select({ role: memberships.role, state: memberships.state }).from(memberships).where(eq(memberships.userId, person.id)))[0];
const change = (person: Person, how: string) => ({ person: person.id, change: how });

async function member(name: string): Promise<Person> {
  const person = await world.person(name);
  await askToJoin(person, SLUG);
  await changeMembership(hanna, SLUG, { person: person.id, change: "admit" });
  return person.refresh();
}

async function tokenFor(email: string): Promise<string> {
  const letter = (await world.mailbox.letters(email)).findLast(({ kind }) => kind === "invitation");
  return letter?.kind === "invitation" ? letter.parameters.token : "";
}

describe("an organisation", () => {
  test("is registered, and its page comes next", async () => {
    const visitor = await house.visitor(await world.person("Ada"));
    const made = await visitor.post(paths.newOrganisation(), { ...FORM, name: "Fabrikam", website: "" });
    expect([made.status, made.location]).toEqual([303, "/organisations/fabrikam?said=registered"]);
    const page = await visitor.get(made.location!);
    expect(page.text).toContain("The organisation is registered, and you are its head.");
    expect(page.text).toContain("Nobody waits for a decision.");
    expect((await db().select({ website: organisations.website }).from(organisations).where(eq(organisations.slug, "fabrikam")))[0]).toEqual({ website: null });
  });

  const faults: [name: string, over: Partial<typeof FORM>, sentence: string][] = [
    ["a name that is taken", { name: "NORTHWIND systems" }, "This is taken already; choose another."],
    ["no name", { name: " " }, "Fill this in."],
    ["a name in two scripts", { name: "Nоrthwind" }, "Write each word in the letters of one script"],
    ["no category", { name: "Fabrikam", category: "bank" }, "Choose one."],
    ["no country", { name: "Fabrikam", country: "XX" }, "Choose a country."],
    ["a website that is a script", { name: "Fabrikam", website: "javascript:alert(1)" }, "Write a full address that begins with https://."],
  ];
  test.each(faults)("%s: a sentence at the field, and everything still there", async (_, over, sentence) => {
    const visitor = await house.visitor(await world.person("Ada"));
    const sent = await visitor.post(paths.newOrganisation(), { ...FORM, ...over });
    expect(sent.status).toBe(400);
    expect(sent.text).toContain(sentence);
    expect(sent.text).toContain(`value="${over.website ?? FORM.website}"`);
    expect(await db().$count(organisations)).toBe(1);
  });

  test("is registered by nobody without an account or a confirmed address, and only so often", async () => {
    const anyone = await house.visitor();
    expect((await anyone.get(paths.newOrganisation())).location).toBe(paths.session(paths.newOrganisation()));
    expect((await anyone.post(paths.newOrganisation(), { ...FORM, name: "Fabrikam" })).location).toBe(paths.session(paths.newOrganisation()));
    const neo = await house.visitor(await world.person("Neo", { verified: false }));
    expect((await neo.get(paths.newOrganisation())).text).toContain("Confirm your e-mail address first");
    expect((await neo.post(paths.newOrganisation(), { ...FORM, name: "Fabrikam" })).status).toBe(403);
    expect(await db().$count(organisations)).toBe(1);
    const ada = await house.visitor(await world.person("Ada"));
    for (let at = 0; at < LIMITS.organisation.points; at++) expect((await ada.post(paths.newOrganisation(), { ...FORM, name: `Company ${at}` })).status).toBe(303);
    const often = await ada.post(paths.newOrganisation(), { ...FORM, name: "One more" });
    expect([often.status, Number(often.headers["retry-after"]) > 0, often.text.includes('value="One more"')]).toEqual([429, true, true]);
  });

  test("that is not there is nothing, on every address", async () => {
    const visitor = await house.visitor(hanna);
    for (const path of [paths.organisation("none"), paths.organisation(SLUG, { page: 2 }), paths.organisations({ page: 2 }), paths.organisationMembers("none"), paths.organisationRequests("none"), paths.organisationInvitations("none"), paths.invitation("none"), `${paths.organisation(SLUG)}/nothing`]) expect([path, (await visitor.get(path)).status]).toEqual([path, 404]);
    expect((await visitor.post(paths.organisationMembers("none"), change(hanna, "leave"))).status).toBe(404);
    expect((await visitor.post(paths.organisationRequests("none"), {})).status).toBe(404);
    expect((await visitor.post(paths.organisations(), {})).status).toBe(405);
    expect((await visitor.post(paths.organisation("none"), { change: "ask", mailbox: "info" })).status).toBe(404);
  });
});

describe("no address leaks", () => {
  test("from a page that everybody or a member may see, nor from its data", async () => {
    const mia = await member("Mia Member");
    const asker = await world.person("Asker", { email: "asker@northwind.example" });
    await askToJoin(asker, SLUG);
    await invite(hanna, SLUG, { email: "invited@northwind.example", role: "member" });
    const standard = await world.openStandard();
    await world.comment(mia, standard, 2);
    const token = await tokenFor("invited@northwind.example");
    for (const person of [undefined, mia, asker, await world.person("Other", { organisation: "Elsewhere" })]) {
      const visitor = await house.visitor(person);
      for (const path of [paths.organisations(), paths.organisations({ q: "northwind" }), paths.organisation(SLUG), paths.invitation(token), paths.standard(standard.slug)]) {
        const { text, status } = await visitor.get(path);
        expect([path, status, text.match(/[\w.-]+@[\w.-]+/g)]).toEqual([path, 200, null]);
      }
      const data = await visitor.get(`${paths.organisation(SLUG)}?_data=${encodeURIComponent("routes/organisations/organisation")}`);
      expect([data.status, data.text.includes("@"), data.text.includes(person === mia ? "Hanna" : "Mia")]).toEqual([200, false, person === mia]);
    }
    const head = (await (await house.visitor(hanna)).get(paths.organisation(SLUG))).text;
    expect(head.match(/[\w.-]+@[\w.-]+/g)?.every((address) => address === "invited@northwind.example")).toBe(true);
    expect(head).toMatch(/Asker[\s\S]*northwind\.example/);
  });

  test("what people wrote is text, and the website leads away without a word of us", async () => {
    const eve = await world.person("<b>Eve</b>");
    await registerOrganisation(eve, { name: "<script>alert(1)</script>", category: "vendor", country: "CH", website: "https://x.example/?a=<b>&\"'" });
    const page = await (await house.visitor(eve)).get(paths.organisation("script-alert-1-script"));
    expect(page.text).toContain("&lt;script>alert(1)&lt;/script>");
    expect(page.text).not.toMatch(/<script>alert|<b>Eve/);
    expect(page.text).toMatch(/<a href="https:\/\/x\.example\/[^"]*" rel="nofollow noopener ugc">x\.example<\/a>/);
  });
});

describe("joining", () => {
  test("a request is sent, decided and told", async () => {
    const ada = await world.person("Ada Able", { email: "ada@northwind.example" });
    const visitor = await house.visitor(ada);
    expect((await visitor.get(paths.organisation(SLUG))).text).toContain("Ask to join");
    const asked = await visitor.post(paths.organisationRequests(SLUG), {});
    expect([asked.status, asked.location]).toEqual([303, paths.organisation(SLUG, { said: "asked" })]);
    expect((await visitor.get(asked.location!)).text).toMatch(/You asked to join on 2 Mar 2026[\s\S]*Take the request back/);
    const head = await house.visitor(hanna);
    const page = (await head.get(paths.organisation(SLUG))).text;
    expect(page).toMatch(/Ada Able[\s\S]*northwind\.example/);
    expect(page).toContain(`value="${ada.id}"`);
    const admitted = await head.post(paths.organisationMembers(SLUG), change(ada, "admit"));
    expect([admitted.status, admitted.location]).toEqual([303, paths.organisation(SLUG, { said: "admitted" })]);
    expect((await visitor.get(paths.organisation(SLUG))).text).toContain("You belong to this organisation.");
    const again = await visitor.post(paths.organisationRequests(SLUG), {});
    expect([again.status, again.text.includes("This person belongs to the organisation already.")]).toEqual([409, true]);
  });

  test("a request is taken back, and said so", async () => {
    const ada = await world.person("Ada");
    const visitor = await house.visitor(ada);
    await visitor.post(paths.organisationRequests(SLUG), {});
    expect((await visitor.post(paths.organisationMembers(SLUG), change(ada, "leave"))).location).toBe(paths.organisation(SLUG, { said: "taken-back" }));
    expect((await visitor.get(paths.organisation(SLUG))).text).toContain("Ask to join");
  });

  test("a reader without an account is led to sign in and back", async () => {
    const anyone = await house.visitor();
    expect((await anyone.get(paths.organisation(SLUG))).text).toContain(`href="${paths.session(paths.organisation(SLUG))}"`);
    expect((await anyone.post(paths.organisationRequests(SLUG), {})).location).toBe(paths.session(paths.organisationRequests(SLUG)));
    expect(await db().$count(memberships)).toBe(1);
  });

  test("requests are counted by person", async () => {
    const ada = await house.visitor(await world.person("Ada"));
    const person = (await db().select({ id: users.id }).from(users).where(eq(users.name, "Ada")))[0]!.id;
    for (let at = 0; at < LIMITS.membership.points; at++) {
      expect((await ada.post(paths.organisationRequests(SLUG), {})).status).toBe(303);
      await ada.post(paths.organisationMembers(SLUG), { person, change: "leave" });
    }
    const often = await ada.post(paths.organisationRequests(SLUG), {});
    expect([often.status, Number(often.headers["retry-after"]) > 0, often.text.includes("That was too often.")]).toEqual([429, true, true]);
  });
});

describe("who may decide", () => {
  test("the head of this organisation, an administrator where there is none: not a member, not the head of another, not who asks", async () => {
    const [mia, asker] = [await member("Mia"), await world.person("Asker")];
    await askToJoin(asker, SLUG);
    const other = await world.person("Other Head", { organisation: "Elsewhere" });
    await invite(hanna, SLUG, { email: "new@example.org", role: "member" });
    const handle = keyedHash(await tokenFor("new@example.org"));
    const before = [await db().$count(events), await db().$count(tokens)];
    for (const by of [mia, asker, other]) {
      const visitor = await house.visitor(by);
      for (const how of ["admit", "refuse", "make-head", "make-member", "remove"]) for (const whom of [asker, mia, hanna]) expect([how, (await visitor.post(paths.organisationMembers(SLUG), change(whom, how))).status]).toEqual([how, 403]);
      const invited = await visitor.post(paths.organisationInvitations(SLUG), { email: "eve@example.org", role: "head" });
      expect([invited.status, invited.text.includes("You may not do this.")]).toEqual([403, true]);
      expect((await visitor.post(paths.invitationWithdrawal(SLUG), { invitation: handle })).status).toBe(403);
      expect((await visitor.get(paths.organisation(SLUG))).text).not.toMatch(/Requests to join|Invite by mail|Make head/);
    }
    const elsewhere = await house.visitor(other);
    expect((await elsewhere.post(paths.organisationMembers("elsewhere"), change(asker, "admit"))).status).toBe(404);
    expect((await elsewhere.post(paths.organisationMembers("elsewhere"), change(hanna, "remove"))).status).toBe(404);
    expect((await elsewhere.post(paths.invitationWithdrawal("elsewhere"), { invitation: handle })).status).toBe(404);
    expect((await (await house.visitor(mia)).post(paths.organisationMembers(SLUG), change(hanna, "leave"))).status).toBe(403);
    expect([await db().$count(events), await db().$count(tokens)]).toEqual(before);
    const rita = await world.person("Root", { administrator: true });
    const root = await house.visitor(rita);
    expect((await root.post(paths.organisationMembers(SLUG), change(asker, "admit"))).status).toBe(403);
    await changeAccount(rita, { person: hanna.id, change: "disable" });
    expect((await root.post(paths.organisationMembers(SLUG), change(asker, "admit"))).status).toBe(303);
    expect(await placeOf(asker)).toEqual({ role: "member", state: "active" });
  });

  test("the only head is told why not; a right that was taken is gone with the next request", async () => {
    const head = await house.visitor(hanna);
    const last = await head.post(paths.organisationMembers(SLUG), change(hanna, "leave"));
    expect([last.status, last.text.includes("This is the only head of delegation. Make another member head first.")]).toEqual([409, true]);
    const mia = await member("Mia");
    await head.post(paths.organisationMembers(SLUG), change(mia, "make-head"));
    expect((await head.post(paths.organisationMembers(SLUG), change(hanna, "leave"))).location).toBe(paths.organisation(SLUG, { said: "left" }));
    expect((await head.post(paths.organisationMembers(SLUG), change(mia, "remove"))).status).toBe(403);
    expect((await head.get(paths.organisation(SLUG))).text).toContain("Ask to join");
    expect((await head.post(paths.organisationMembers(SLUG), { person: hanna.id, change: "seize" })).status).toBe(400);
  });
});

describe("its identity", () => {
  const letter = async (email: string) => {
    const sent = (await world.mailbox.letters(email)).findLast(({ kind }) => kind === "organisation-verification");
    return sent?.kind === "organisation-verification" ? sent.parameters.token : "";
  };

  test("is verified by a letter to its domain: looked at by anybody, confirmed by a head", async () => {
    const head = await house.visitor(hanna);
    const page = paths.organisation(SLUG);
    expect((await head.get(page)).text).toContain("A letter goes to an address at northwind.example");
    const wrong = await head.post(page, { change: "ask", mailbox: "info@elsewhere.example" });
    expect([wrong.status, wrong.text.includes("Write the part before the @, such as info."), wrong.text.includes('value="info@elsewhere.example"')]).toEqual([400, true, true]);
    expect((await head.post(page, { change: "ask", mailbox: "info" })).location).toBe(paths.organisation(SLUG, { said: "letter-sent" }));
    const link = paths.organisation(SLUG, { letter: await letter("info@northwind.example") });
    const anyone = await house.visitor();
    const looked = await anyone.get(link);
    expect(looked.text).toContain(`href="${paths.session(link)}"`);
    expect(looked.text).toContain("Nobody has checked yet");
    const other = await house.visitor(await world.person("Other Head", { organisation: "Elsewhere" }));
    const token = await letter("info@northwind.example");
    expect((await other.get(link)).text).toContain("A head of Northwind Systems confirms it.");
    expect((await other.post(page, { change: "confirm", token })).status).toBe(403);
    expect((await head.get(link)).text).toContain("The letter reached you");
    expect((await head.post(page, { change: "confirm", token })).location).toBe(paths.organisation(SLUG, { said: "verified" }));
    expect((await anyone.get(page)).text).toMatch(/Verified on 2 Mar 2026 by a mail to northwind\.example/);
    expect((await head.post(page, { change: "confirm", token })).status).toBe(409);
  });

  test("letters are counted, by person and by organisation; whoever is no head uses up nothing", async () => {
    const page = paths.organisation(SLUG);
    const mia = await house.visitor(await member("Mia"));
    for (let time = 0; time < LIMITS["organisation-letter"].points; time++) expect((await mia.post(page, { change: "ask", mailbox: "info" })).status).toBe(403);
    const head = await house.visitor(hanna);
    for (let time = 0; time < LIMITS["organisation-letter"].points; time++) expect((await head.post(page, { change: "ask", mailbox: "info" })).status).toBe(303);
    expect((await head.post(page, { change: "ask", mailbox: "info" })).status).toBe(429);
  });

  test("is renamed by its head, and tells everybody what it was called", async () => {
    const head = await house.visitor(hanna);
    const page = paths.organisation(SLUG);
    const none = await head.post(page, { change: "rename", name: "Nordwind", reason: " " });
    expect([none.status, none.text.includes("Fill this in."), none.text.includes('value="Nordwind"')]).toEqual([400, true, true]);
    expect((await head.post(page, { change: "rename", name: "Nordwind", reason: "We merged." })).location).toBe(paths.organisation(SLUG, { said: "renamed" }));
    expect((await (await house.visitor()).get(page)).text).toMatch(/<h1>Nordwind<\/h1>[\s\S]*Former names[\s\S]*Northwind Systems[\s\S]*2 Mar 2026 to 2 Mar 2026\. Renamed: We merged\./);
  });
});

describe("an invitation", () => {
  test("leaves by mail, is shown to whoever has it, and accepted by its address alone, once", async () => {
    const head = await house.visitor(hanna);
    const sent = await head.post(paths.organisationInvitations(SLUG), { email: " Ada@Northwind.example ", role: "head" });
    expect([sent.status, sent.location]).toEqual([303, paths.organisation(SLUG, { said: "invited" })]);
    expect((await head.get(paths.organisation(SLUG))).text).toMatch(/ada@northwind\.example[\s\S]*Take back/);
    const token = await tokenFor("ada@northwind.example");
    const link = paths.invitation(token);
    const anyone = await house.visitor();
    const shown = await anyone.get(link);
    expect(shown.text).toMatch(/Hanna Head invites you to join Northwind Systems as a head of delegation\./);
    expect(shown.text).toContain("an address at northwind.example");
    expect(shown.text).toContain(`href="${paths.session(link)}"`);
    expect(shown.text).toContain(`href="${paths.registration(link)}"`);
    expect((await anyone.post(link, {})).status).toBe(401);
    const eve = await house.visitor(await world.person("Eve"));
    expect((await eve.get(link)).text).toContain("This invitation went to another address.");
    expect((await eve.post(link, {})).status).toBe(403);
    const ada = await world.person("Ada", { email: "ada@northwind.example", verified: false });
    const visitor = await house.visitor(ada);
    for (let time = 0; time < 2; time++) expect((await visitor.get(link)).text).toContain("Accept the invitation");
    expect(await placeOf(ada)).toBeUndefined();
    for (let time = 0; time < 2; time++) expect((await visitor.post(link, {})).location).toBe(paths.organisation(SLUG, { said: "joined" }));
    expect([await placeOf(ada), (await ada.refresh()).actor.verified]).toEqual([{ role: "head", state: "active" }, true]);
    expect((await eve.post(link, {})).status).toBe(409);
    expect(await db().$count(events, eq(events.kind, "address-verified"))).toBe(1);
  });

  test("signing out on its page leads to sign in and back to it", async () => {
    await invite(hanna, SLUG, { email: "ada@northwind.example", role: "member" });
    const link = paths.invitation(await tokenFor("ada@northwind.example"));
    const ada = await world.person("Ada", { email: "ada@northwind.example" });
    const visitor = await house.visitor(await world.person("Eve"));
    expect((await visitor.get(link)).text).toContain(`action="${paths.sessionClosure(link)}"`);
    const out = await visitor.post(paths.sessionClosure(link), {});
    expect(out.location).toBe(paths.session(link, "signed-out"));
    expect((await visitor.post(paths.sessionClosure("//evil.example"), {})).location).toBe(paths.session(undefined, "signed-out"));
    const back = await visitor.post(paths.session(), { email: ada.email, password: PASSWORD, next: link });
    expect(back.location).toBe(link);
    expect((await visitor.post(link, {})).status).toBe(303);
  });

  test("what was typed stays, with its sentence; how often is counted", async () => {
    const mia = await member("Mia");
    const head = await house.visitor(hanna);
    for (const [email, sentence] of [["no address", "Write an e-mail address"], [mia.email, "This person belongs to the organisation already."]] as const) {
      const answer = await head.post(paths.organisationInvitations(SLUG), { email, role: "head" });
      expect([answer.status, answer.text.includes(sentence), answer.text.includes(`value="${email}"`)]).toEqual([400, true, true]);
    }
    for (let at = 1; at < LIMITS.invitation.points; at++) expect((await head.post(paths.organisationInvitations(SLUG), { email: `a${at}@example.org`, role: "member" })).status).toBe(303);
    const often = await head.post(paths.organisationInvitations(SLUG), { email: "more@example.org", role: "member" });
    expect([often.status, often.text.includes('value="more@example.org"')]).toEqual([429, true]);
  });

  test("taken back or over, its page says so and where to go", async () => {
    await invite(hanna, SLUG, { email: "ada@northwind.example", role: "member" });
    const token = await tokenFor("ada@northwind.example");
    const head = await house.visitor(hanna);
    expect((await head.post(paths.invitationWithdrawal(SLUG), { invitation: keyedHash(token) })).location).toBe(paths.organisation(SLUG, { said: "withdrawn" }));
    const ada = await house.visitor(await world.person("Ada", { email: "ada@northwind.example" }));
    const shown = await ada.get(paths.invitation(token));
    expect(shown.text).toContain("This link is no longer good. Ask for a new one.");
    expect(shown.text).toContain(`href="${paths.organisation(SLUG)}"`);
    expect((await ada.post(paths.invitation(token), {})).status).toBe(410);
  });

  test("guesses are counted, real links are not", async () => {
    await invite(hanna, SLUG, { email: "ada@northwind.example", role: "member" });
    const link = paths.invitation(await tokenFor("ada@northwind.example"));
    const anyone = await house.visitor();
    for (let at = 0; at < LIMITS["token-address"].points; at++) expect((await anyone.get(paths.invitation("0".repeat(40)))).status).toBe(404);
    expect((await anyone.get(paths.invitation("1".repeat(40)))).status).toBe(429);
    expect((await anyone.get(link)).status).toBe(200);
  });
});

describe("the administration", () => {
  const pages = () => [paths.administration(), paths.administrationOrganisations(), paths.administrationFacilitators(), paths.facilitatorDismissal()];

  test("is open to administrators alone", async () => {
    const standard = await world.standard();
    const id = (await db().select({ id: organisations.id }).from(organisations).where(eq(organisations.slug, SLUG)))[0]!.id;
    const posts: [string, Record<string, string>][] = [
      [paths.administration(), { person: hanna.id, change: "make-administrator" }],
      [paths.administrationOrganisations(), { organisation: id, mark: "verified" }],
      [paths.administrationFacilitators(), { standard: standard.id, email: hanna.email }],
      [paths.facilitatorDismissal(), { standard: standard.id, person: standard.facilitator.id }],
    ];
    const before = await db().$count(events);
    for (const person of [hanna, await world.person("Plain")]) {
      const visitor = await house.visitor(person);
      for (const path of pages()) expect([path, (await visitor.get(path)).status]).toEqual([path, 403]);
      for (const [path, fields] of posts) expect([path, (await visitor.post(path, fields)).status]).toEqual([path, 403]);
    }
    const anyone = await house.visitor();
    for (const path of pages()) expect((await anyone.get(path)).location).toBe(paths.session(path));
    for (const [path, fields] of posts) expect((await anyone.post(path, fields)).location).toBe(paths.session(path));
    expect(await db().$count(events)).toBe(before);
    for (const path of pages()) expect((await (await house.visitor(standard.facilitator)).get(path)).status).toBe(200);
  });

  test("disables an account, whose next request is nobody's, and stays on its page", async () => {
    const root = await house.visitor(await world.person("Root", { administrator: true }));
    const visitor = await house.visitor(hanna);
    expect((await root.get(paths.administration({ q: "hanna" }))).text).toContain("hanna@northwind.example");
    const done = await root.post(paths.administration({ q: "hanna" }), { person: hanna.id, change: "disable" });
    expect(done.location).toBe(paths.administration({ q: "hanna", said: "disable" }));
    expect((await visitor.get(paths.account())).location).toBe(paths.session(paths.account()));
    expect((await root.get(done.location!)).text).toMatch(/The account is disabled[\s\S]*Enable/);
    const own = (await db().select({ id: users.id }).from(users).where(eq(users.name, "Root")))[0]!.id;
    const last = await root.post(paths.administration(), { person: own, change: "unmake-administrator" });
    expect([last.status, last.text.includes("This is the only administrator.")]).toEqual([409, true]);
    expect((await root.post(paths.administration(), { person: "nobody", change: "disable" })).status).toBe(404);
  });

  test("verifies an organisation, for everybody to see", async () => {
    const root = await house.visitor(await world.person("Root", { administrator: true }));
    const id = (await db().select({ id: organisations.id }).from(organisations).where(eq(organisations.slug, SLUG)))[0]!.id;
    const anyone = await house.visitor();
    expect((await anyone.get(paths.organisation(SLUG))).text).toContain("Nobody has checked yet whether this organisation is what it says.");
    expect((await root.post(paths.administrationOrganisations(), { organisation: id, mark: "verified" })).location).toBe(paths.administrationOrganisations({ said: "verified" }));
    expect((await anyone.get(paths.organisation(SLUG))).text).toContain("An administrator has checked that this organisation exists");
    expect((await root.post(paths.administrationOrganisations(), { organisation: id, mark: "not-verified" })).status).toBe(303);
  });

  test("names and dismisses facilitators; what was typed stays", async () => {
    const standard = await world.standard({ facilitator: await world.person("Fay", { administrator: true }) });
    const root = await house.visitor(standard.facilitator);
    const unknown = await root.post(paths.administrationFacilitators(), { standard: standard.id, email: "nobody@example.org" });
    expect([unknown.status, unknown.text.includes("No account has this address"), unknown.text.includes('value="nobody@example.org"')]).toEqual([400, true, true]);
    expect((await root.post(paths.administrationFacilitators(), { standard: standard.id, email: hanna.email })).location).toBe(paths.administrationFacilitators({ said: "named" }));
    const visitor = await house.visitor(hanna);
    expect((await visitor.get(paths.newDraft(standard.slug))).status).toBe(200);
    expect((await root.post(paths.facilitatorDismissal(), { standard: standard.id, person: hanna.id })).location).toBe(paths.administrationFacilitators({ said: "dismissed" }));
    expect((await visitor.get(paths.newDraft(standard.slug))).status).toBe(403);
    const last = await root.post(paths.facilitatorDismissal(), { standard: standard.id, person: standard.facilitator.id });
    expect([last.status, last.text.includes("This is the only facilitator of the standard. Name another one first.")]).toEqual([409, true]);
    expect((await (await house.visitor()).get(paths.record(standard.slug))).text).toContain("ended the facilitation of Hanna Head.");
  });
});

test("an account's page leads to the organisations it shows, and a register without any says what to do", async () => {
  const mia = await member("Mia");
  expect((await (await house.visitor(mia)).get(paths.account())).text).toContain(`href="${paths.organisation(SLUG)}"`);
  const anyone = await house.visitor();
  expect((await anyone.get(paths.organisations({ q: "zzz" }))).text).toContain("No organisation matches.");
  expect((await anyone.get(paths.organisations({ q: "northwind", category: "vendor" }))).text).toMatch(/1 organisation matches[\s\S]*Northwind Systems/);
  await house.close();
  await world.close();
  world = await openWorld();
  house = await openHouse();
  const empty = (await (await house.visitor()).get(paths.organisations())).text;
  expect([empty.includes("No organisation is registered yet."), empty.includes(`href="${paths.newOrganisation()}"`)]).toEqual([true, true]);
});
