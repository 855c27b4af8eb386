/** Accounts over HTTP, as a browser without a script and as an attacker sends them: nothing tells who has an account, tries are counted, sessions are new and end at once. */
import { desc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeFirstLink, registerAccount, requestReset, requestVerification } from "#app/commands/accounts.server.ts";
import { changeAccount } from "#app/commands/administration.server.ts";
import { askToJoin, changeMembership } from "#app/commands/organisations.server.ts";
import { SESSION_ABSOLUTE, SESSION_IDLE } from "#app/domain/accounts.ts";
import { paths } from "#app/paths.ts";
import { environment, useEnvironment } from "#app/platform/environment.server.ts";
import { LIMITS } from "#app/platform/limits.server.ts";
import { whoIs } from "#app/platform/session.server.ts";
import { db } from "#db/client.server.ts";
import { events, outbox, sessions, users } from "#db/schema.server.ts";
import { PASSWORD, type Person } from "#test/world/people.ts";
import { openHouse, type House, type Visitor } from "#test/world/visits.ts";
import { closeWorlds, openWorld, type World } from "#test/world/world.ts";

closeWorlds();

const PAGE = { accept: "text/html,application/xhtml+xml" };
const ADA = { name: "Ada Lind", email: "ada@example.org", password: "four patient lighthouses" };
const OTHER = "nine careful gardeners";
const WISH = "/standards/cl-27/drafts/1/comments/new?lines=5-6";

let world: World;
let house: House;
let reader: Visitor;

beforeEach(async () => {
  world = await openWorld();
  house = await openHouse();
  reader = await house.visitor();
});
afterEach(() => house.close());

const nobody = () => ({ actor: null, now: world.now(), newId: world.newId });
const kinds = async () => (await db().select({ kind: events.kind }).from(events)).map(({ kind }) => kind);
const sessionCount = async (userId: string) => db().$count(sessions, eq(sessions.userId, userId));

/** The token of the newest letter. */
async function newestToken(): Promise<string> {
  const [row] = await db().select({ parameters: outbox.parameters }).from(outbox).orderBy(desc(outbox.sequence)).limit(1);
  return (row?.parameters as { token: string }).token;
}

/** Ada, who registered and has not confirmed her address. Answers her token. */
async function registered(): Promise<string> {
  await registerAccount(nobody(), ADA);
  return newestToken();
}

/** What a stranger sees of an answer. */
const seen = ({ status, location, headers, text }: Awaited<ReturnType<Visitor["post"]>>) => ({ status, location, names: Object.keys(headers).sort(), text: text.replace(/nonce="[^"]*"|"nonce":"[^"]*"/g, "") });

const credentials = ({ email, password }: Pick<Person, "email" | "password">) => ({ email, password });

/** Signs somebody in through the page. */
async function signIn(person: Pick<Person, "email" | "password">, next = ""): Promise<Visitor> {
  const visitor = await house.visitor();
  expect((await visitor.post(paths.session(), { ...credentials(person), next }, PAGE)).status).toBe(303);
  return visitor;
}

describe("the way in, without a script", () => {
  test("register, confirm by the mail, and be where one wanted to go", async () => {
    const page = await reader.get(paths.registration(WISH));
    expect(page.text).toContain(`name="next" value="${WISH.replace(/&/g, "&amp;")}"`);
    expect(page.text).toMatch(/<input[^>]*name="email"[^>]*autoComplete="username"/i);
    expect(page.text).toMatch(/<input[^>]*name="password"[^>]*type="password"[^>]*autoComplete="new-password"/i);
    const sent = await reader.post(paths.registration(WISH), { ...ADA, next: WISH }, PAGE);
    expect([sent.status, sent.location, sent.headers["set-cookie"]]).toEqual([303, paths.verificationSent(WISH), undefined]);
    expect((await reader.get(sent.location!)).text).toContain("Open the mail we sent you");
    const link = paths.verification(await newestToken(), WISH);
    for (let look = 0; look < 2; look++) expect((await reader.get(link)).text).toContain("Ada Lind registered here with ada@example.org.");
    expect((await db().select().from(users))[0]?.verifiedAt).toBeNull();
    const confirmed = await reader.post(link, { password: ADA.password }, PAGE);
    expect([confirmed.status, confirmed.location]).toEqual([303, WISH]);
    expect((await db().select().from(users))[0]?.verifiedAt).toEqual(world.now());
    expect((await reader.get(paths.account())).text).toContain("ada@example.org");
  });

  test("what is wrong is said at its field; what was typed stays, the password never", async () => {
    const wrong = await reader.post(paths.registration(), { name: "Ada <Lind>", email: "ada", password: "short" }, PAGE);
    expect(wrong.status).toBe(400);
    for (const sentence of ["Write an e-mail address", "Use at least 10 characters", 'value="Ada &lt;Lind>"', 'value="ada"']) expect(wrong.text).toContain(sentence);
    const guessed = await reader.post(paths.registration(), { ...ADA, password: "commonline-2026" }, PAGE);
    expect([guessed.status, guessed.text.includes("This password is easily guessed.")]).toEqual([400, true]);
    expect(wrong.text + guessed.text).not.toMatch(/value="short"|commonline-2026/);
    expect(await db().select().from(users)).toEqual([]);
  });

  test("an unconfirmed person can sign in, is told on the account page what to do, and can ask for the mail again", async () => {
    await registered();
    const signed = await reader.post(paths.session(), ADA, PAGE);
    expect([signed.status, signed.location]).toEqual([303, paths.account()]);
    const page = await reader.get(paths.account());
    expect(page.text).toContain("Your address is not confirmed yet.");
    expect((await reader.post(paths.verification(), { email: ADA.email }, PAGE)).location).toBe(paths.verificationSent());
    // Whoever is signed in needs no password again; the right is another one, so is the session.
    const before = reader.cookies.get("session");
    const confirmed = await reader.post(paths.verification(await newestToken()), {}, PAGE);
    expect([confirmed.location, reader.cookies.get("session") === before]).toEqual([paths.account("verified"), false]);
    expect((await reader.get(paths.account("verified"))).text).toContain("Your address is confirmed.");
    expect(await sessionCount((await db().select().from(users))[0]!.id)).toBe(1);
  });
});

describe("nobody learns who has an account", () => {
  const known = ADA.email;
  const unknown = "nobody@example.org";

  test.each([
    ["registration", () => paths.registration(), (email: string) => ({ ...ADA, email })],
    ["the wish for another mail", () => paths.verification(), (email: string) => ({ email })],
    ["a reset", () => paths.passwordReset(), (email: string) => ({ email })],
    ["signing in", () => paths.session(), (email: string) => ({ email, password: OTHER })],
  ])("%s is answered the same", async (_, path, fields) => {
    await registered();
    const [one, other] = [await reader.post(path(), fields(known), PAGE), await reader.post(path(), fields(unknown), PAGE)];
    const plain = (answer: typeof one, email: string) => JSON.stringify(seen(answer)).replaceAll(email, "EMAIL");
    expect(plain(other, unknown)).toBe(plain(one, known));
    if (one.location) expect((await reader.get(one.location)).status).toBe(200);
  });

  test.each([["a reset", () => paths.passwordReset()], ["another mail", () => paths.verification()]])("%s is answered after the same time, whatever there was to do", async (_, path) => {
    await registered();
    for (const email of [known, unknown]) {
      const start = performance.now();
      await reader.post(path(), { email }, PAGE);
      expect(performance.now() - start).toBeGreaterThanOrEqual(99);
    }
  });

  test("limits count an address whether it has an account or not", async () => {
    await registered();
    for (const email of [known, unknown]) {
      for (let at = 0; at < LIMITS["reset-account"].points; at++) expect((await reader.post(paths.passwordReset(), { email }, PAGE)).status).toBe(303);
      const refused = await reader.post(paths.passwordReset(), { email }, PAGE);
      expect([refused.status, refused.headers["retry-after"], refused.text.includes("That was too often."), refused.text.includes(`value="${email}"`)]).toEqual([429, "3600", true, true]);
    }
  });
});

describe("guessing", () => {
  test("a thousand wrong passwords: refused after ten, and the owner still signs in from elsewhere", { timeout: 120_000 }, async () => {
    useEnvironment({ ...environment(), trustedProxies: ["127.0.0.1"] });
    const ada = await world.person("Ada Lind", { email: ADA.email });
    const statuses: number[] = [];
    // As a script asks: without the page around the answer.
    for (let at = 0; at < 1_000; at++) statuses.push((await reader.post(`${paths.session()}?_data=routes%2Faccounts%2Fsession`, { email: ADA.email, password: OTHER }, { accept: "*/*" })).status);
    expect([statuses.filter((status) => status === 400).length, statuses.filter((status) => status === 429).length]).toEqual([10, 990]);
    const refused = await reader.post(paths.session(WISH), { email: ADA.email, password: PASSWORD, next: WISH }, PAGE);
    expect([refused.status, Number(refused.headers["retry-after"]) > 0, refused.text.includes("That was too often."), refused.text.includes(`value="${ADA.email}"`), refused.text.includes(PASSWORD)]).toEqual([429, true, true, true, false]);
    expect((await kinds()).filter((kind) => kind === "sign-in-failed")).toHaveLength(10);
    expect(await sessionCount(ada.id)).toBe(0);
    const elsewhere = await house.visitor();
    expect((await elsewhere.post(paths.session(), credentials(ada), { ...PAGE, "x-forwarded-for": "203.0.113.9" })).status).toBe(303);
  });

  test("by one address many accounts are tried no more than that address may", async () => {
    const statuses: number[] = [];
    for (let at = 0; at <= LIMITS["sign-in-address"].points; at++) statuses.push((await reader.post(paths.session(), { email: `p${at}@example.org`, password: OTHER }, PAGE)).status);
    expect([statuses.at(-2), statuses.at(-1)]).toEqual([400, 429]);
  });

  test("forged headers of proxies count for nothing", async () => {
    for (let at = 0; at < 10; at++) await reader.post(paths.session(), { email: ADA.email, password: OTHER }, { ...PAGE, "x-forwarded-for": `10.0.0.${at}` });
    expect((await reader.post(paths.session(), { email: ADA.email, password: OTHER }, { ...PAGE, "x-forwarded-for": "10.9.9.9", "cf-connecting-ip": "10.9.9.9" })).status).toBe(429);
  });

  test("signing in forgives what was mistyped; a new password by mail forgives what others tried", async () => {
    const ada = await world.person("Ada Lind", { email: ADA.email });
    for (let round = 0; round < 3; round++) {
      for (let at = 0; at < 9; at++) expect((await reader.post(paths.session(), { email: ADA.email, password: OTHER }, PAGE)).status).toBe(400);
      await signIn(ada);
    }
    for (let at = 0; at < 10; at++) await reader.post(paths.session(), { email: ADA.email, password: OTHER }, PAGE);
    expect((await reader.post(paths.session(), { email: ADA.email, password: PASSWORD }, PAGE)).status).toBe(429);
    await requestReset(nobody(), ADA.email);
    expect((await reader.post(paths.passwordReset(await newestToken()), { password: OTHER }, PAGE)).status).toBe(303);
    await signIn({ email: ADA.email, password: OTHER });
  });

  test("the current password is guessed no more often than at the door", async () => {
    const ada = await house.visitor(await world.person("Ada Lind", { email: ADA.email }));
    for (let at = 0; at < 10; at++) {
      const wrong = await ada.post(paths.accountPassword(), { current: "wrong wrong wrong", password: OTHER }, PAGE);
      expect([wrong.status, wrong.text.includes("The current password is not right.")]).toEqual([400, true]);
    }
    const refused = await ada.post(paths.accountPassword(), { current: PASSWORD, password: OTHER }, PAGE);
    expect([refused.status, Number(refused.headers["retry-after"]) > 0]).toEqual([429, true]);
  });

  test("registrations, and the mails for one address, are counted", async () => {
    for (let at = 0; at < LIMITS["registration-account"].points; at++) expect((await reader.post(paths.registration(), ADA, PAGE)).status).toBe(303);
    expect((await reader.post(paths.registration(), ADA, PAGE)).status).toBe(429);
    for (let at = 0; at < LIMITS["verification-account"].points; at++) expect((await reader.post(paths.verification(), { email: ADA.email }, PAGE)).status).toBe(303);
    const refused = await reader.post(paths.verification(), { email: ADA.email }, PAGE);
    expect([refused.status, refused.text.includes(`value="${ADA.email}"`)]).toEqual([429, true]);
    const statuses: number[] = [];
    for (let at = 0; at < LIMITS.registration.points; at++) statuses.push((await reader.post(paths.registration(), { ...ADA, email: `p${at}@example.org` }, PAGE)).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([303, 429]);
  });
});

describe("a session", () => {
  test("is new at sign-in: what the browser brought is dead, what nobody gave is never taken", async () => {
    const ada = await world.person("Ada Lind", { email: ADA.email });
    reader.cookies.set("session", "a".repeat(40));
    await reader.post(paths.session(), credentials(ada), PAGE);
    const first = reader.cookies.get("session")!;
    expect(first).toMatch(/^[0-9a-z]{40}$/);
    expect(first).not.toBe("a".repeat(40));
    await reader.post(paths.session(), credentials(ada), PAGE);
    expect(reader.cookies.get("session")).not.toBe(first);
    expect([await whoIs(first), await sessionCount(ada.id)]).toEqual([null, 1]);
    expect(JSON.stringify(await db().select().from(sessions))).not.toContain(reader.cookies.get("session"));
  });

  test("its cookie is read by nobody else; the answer that gives it is not kept", async () => {
    const ada = await world.person("Ada Lind", { email: ADA.email });
    const answer = await reader.post(paths.session(), credentials(ada), PAGE);
    expect(answer.headers["set-cookie"]?.[0]).toMatch(/^session=[0-9a-z]{40}; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax$/);
    expect(answer.headers["cache-control"]).toBe("private, no-store");
    for (const path of [paths.account(), paths.home(), paths.myComments()]) expect([path, (await reader.get(path)).headers["cache-control"]]).toEqual([path, "private, no-store"]);
  });

  test("leads where one wanted to go, if that is here", async () => {
    const ada = await world.person("Ada Lind", { email: ADA.email });
    const after = async (next: string) => (await (await house.visitor()).post(paths.session(), { ...credentials(ada), next }, PAGE)).location;
    expect([await after(WISH), await after(""), await after("//evil.example"), await after("/\\evil.example"), await after("https://evil.example/"), await after("javascript:alert(1)")]).toEqual([WISH, "/", "/", "/", "/", "/"]);
    for (const next of ["//evil.example", "/\\evil.example", "https://evil.example"]) {
      for (const path of ["/session", "/registration", "/password-reset", "/verification", `/verification/${"0".repeat(40)}`]) expect([path, (await reader.get(`${path}?next=${encodeURIComponent(next)}`)).text.includes("evil.example")]).toEqual([path, false]);
      expect((await (await house.visitor(ada)).get(`/session?next=${encodeURIComponent(next)}`)).location).toBe("/");
    }
    expect((await (await house.visitor(ada)).get(paths.session(WISH))).location).toBe(WISH);
    expect((await reader.get(paths.account())).location).toBe(paths.session(paths.account()));
  });

  test("is over once signed out, everywhere; the browser is told to forget", async () => {
    const ada = await signIn(await world.person("Ada Lind", { email: ADA.email }));
    const cookie = `session=${ada.cookies.get("session")}`;
    const out = await ada.post(paths.sessionClosure(), {}, PAGE);
    expect([out.status, out.location, out.headers["clear-site-data"], ada.cookies.has("session")]).toEqual([303, paths.session(undefined, "signed-out"), '"cache", "storage"', false]);
    expect((await ada.get(out.location!)).text).toContain("You are signed out.");
    for (const path of [paths.account(), paths.myComments()]) expect((await reader.get(path, { cookie })).location).toBe(paths.session(path));
    expect((await reader.post(paths.accountName(), { name: "Eve" }, { ...PAGE, cookie })).location).toBe(paths.session(paths.accountName()));
    expect((await reader.get(paths.sessionClosure())).status).toBe(405);
  });

  test("ends after 14 days without use, and after 90 days in any case, by our clock", async () => {
    const person = await world.person("Ada Lind", { email: ADA.email });
    const ada = await house.visitor(person);
    world.later({ seconds: SESSION_IDLE / 1_000 - 1 });
    expect((await ada.get(paths.account())).status).toBe(200);
    world.later({ seconds: SESSION_IDLE / 1_000 + 1 });
    expect((await ada.get(paths.account())).status).toBe(303);
    const busy = await house.visitor(person);
    for (let day = 0; day < SESSION_ABSOLUTE / 86_400_000; day += 10) {
      expect([day, (await busy.get(paths.account())).status]).toEqual([day, 200]);
      world.later({ days: 10 });
    }
    world.later({ seconds: 1 });
    expect((await busy.get(paths.account())).status).toBe(303);
  });

  test("is listed with its browser, ends at once when revoked, one or all others; nobody ends another person's", async () => {
    const person = await world.person("Ada Lind", { email: ADA.email });
    const own = await signIn(person);
    const agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    const other = await house.visitor();
    await other.post(paths.session(), credentials(person), { ...PAGE, "user-agent": agent });
    const third = await signIn(person);
    const page = await own.get(paths.account());
    expect(page.text).toContain("Firefox on Linux");
    const handle = (await db().select().from(sessions)).find((row) => row.agent === agent)!.id;
    const eve = await house.visitor(await world.person("Eve"));
    expect((await eve.post(paths.accountSessions(), { session: handle }, PAGE)).location).toBe(paths.account("session"));
    expect((await other.get(paths.account())).status).toBe(200);
    expect((await own.post(paths.accountSessions(), { session: handle }, PAGE)).location).toBe(paths.account("session"));
    expect([(await other.get(paths.account())).status, (await third.get(paths.account())).status]).toEqual([303, 200]);
    expect((await own.post(paths.accountSessions(), { session: "others" }, PAGE)).location).toBe(paths.account("sessions"));
    expect([(await third.get(paths.account())).status, (await own.get(paths.account("sessions"))).text.includes("Every other browser is signed out.")]).toEqual([303, true]);
    expect((await eve.get(paths.account())).status).toBe(200);
    expect((await own.post(paths.accountSessions(), {}, PAGE)).status).toBe(400);
  });

  test("knows to the hour when it was last used, and reading goes on where that cannot be noted", async () => {
    const person = await world.person("Ada Lind", { email: ADA.email });
    const ada = await house.visitor(person);
    const begun = world.now();
    world.later({ minutes: 59 });
    await ada.get(paths.home());
    expect((await db().select().from(sessions))[0]?.seenAt).toEqual(begun);
    world.later({ minutes: 1 });
    await ada.get(paths.home());
    expect((await db().select().from(sessions))[0]?.seenAt).toEqual(world.now());
    world.later({ hours: 2 });
    const broken = world.database.transact;
    world.database.transact = () => Promise.reject(Object.assign(new Error("read-only"), { code: "SQLITE_READONLY" }));
    expect((await ada.get(paths.account())).status).toBe(200);
    world.database.transact = broken;
  });

  test("of a disabled account is over with the next request", async () => {
    const person = await world.person("Ada Lind", { email: ADA.email });
    const ada = await signIn(person);
    await changeAccount(await world.person("Root", { administrator: true }), { person: person.id, change: "disable" });
    expect((await ada.get(paths.account())).location).toBe(paths.session(paths.account()));
    const refused = await reader.post(paths.session(), credentials(person), PAGE);
    expect([refused.status, refused.text.includes("This account was disabled.")]).toEqual([400, true]);
  });
});

describe("a mail's link", () => {
  test("confirms nothing by being looked at, nor for who does not know the account's password", async () => {
    const token = await registered();
    const victim = await house.visitor();
    const wrong = await victim.post(paths.verification(token), { password: OTHER }, PAGE);
    expect([wrong.status, wrong.text.includes("This is not the password that was chosen at registration."), wrong.text.includes("ada@example.org")]).toEqual([400, true, true]);
    expect((await victim.post(paths.verification(token), {}, PAGE)).status).toBe(400);
    const eve = await house.visitor(await world.person("Eve"));
    expect((await eve.post(paths.verification(token), {}, PAGE)).status).toBe(400);
    expect((await eve.get(paths.verification(token))).text).toContain("You are signed in as Eve.");
    expect([(await db().select().from(users).where(eq(users.email, ADA.email)))[0]?.verifiedAt, victim.cookies.size]).toEqual([null, 0]);
    expect((await victim.post(paths.verification(token), { password: ADA.password }, PAGE)).status).toBe(303);
  });

  test("is good once, for a while, for one thing; what is shown says what to do next, and nobody stores it", async () => {
    const verification = await registered();
    await requestReset(nobody(), ADA.email);
    const reset = await newestToken();
    const first = await makeFirstLink(nobody());
    const all = [paths.verification, paths.passwordReset, paths.firstAdministrator];
    const good = [verification, reset, first];
    for (const [at, path] of all.entries()) {
      for (const [of, token] of good.entries()) {
        const page = await reader.get(path(token));
        expect([at, of, page.status, page.headers["cache-control"]]).toEqual([at, of, at === of ? 200 : 404, "private, no-store"]);
        if (at !== of) expect((await reader.post(path(token), { ...ADA, email: "eve@example.org" }, PAGE)).status).toBe(404);
      }
    }
    expect((await reader.post(paths.verification(verification), { password: ADA.password }, PAGE)).status).toBe(303);
    const again = await (await house.visitor()).get(paths.verification(verification));
    expect([again.status, again.text.includes("ada@example.org is confirmed already."), again.text.includes(`href="${paths.session()}"`)]).toEqual([409, true, true]);
    expect((await reader.post(paths.verification(verification), {}, PAGE)).status).toBe(409);
    expect((await reader.post(paths.passwordReset(reset), { password: OTHER }, PAGE)).status).toBe(303);
    const used = await reader.post(paths.passwordReset(reset), { password: "eleven silver canals" }, PAGE);
    expect([used.status, used.text.includes("This link was used already."), used.text.includes(`href="${paths.passwordReset()}"`)]).toEqual([409, true, true]);
    await signIn({ email: ADA.email, password: OTHER });
    expect((await reader.get("/verification/%2e%2e%2fx")).status).toBe(404);
  });

  test("that is over says so", async () => {
    await registered();
    await requestVerification(nobody(), ADA.email);
    const verification = await newestToken();
    await requestReset(nobody(), ADA.email);
    const reset = await newestToken();
    const first = await makeFirstLink(nobody());
    world.later({ days: 2 });
    for (const path of [paths.verification(verification), paths.passwordReset(reset), paths.firstAdministrator(first)]) {
      const page = await reader.get(path);
      expect([path, page.status, page.text.includes("This link is no longer good.")]).toEqual([path, 410, true]);
      expect((await reader.post(path, { ...ADA, email: "eve@example.org" }, PAGE)).status).toBe(410);
    }
    expect((await db().select().from(users))[0]?.verifiedAt).toBeNull();
  });

  test("is tried so often and no more", async () => {
    for (let at = 0; at < LIMITS["token-address"].points; at++) expect((await reader.post(paths.passwordReset("0".repeat(40)), { password: OTHER }, PAGE)).status).toBe(404);
    expect((await reader.post(paths.passwordReset("0".repeat(40)), { password: OTHER }, PAGE)).status).toBe(429);
  });
});

describe("a new password", () => {
  test("by mail: every session is over, the old one signs in no more, and one goes on to where one wanted", async () => {
    const person = await world.person("Ada Lind", { email: ADA.email });
    const ada = await signIn(person);
    const asked = await reader.post(paths.passwordReset(undefined, WISH), { email: ADA.email, next: WISH }, PAGE);
    expect(asked.location).toBe(paths.passwordResetSent(WISH));
    const link = paths.passwordReset(await newestToken(), WISH);
    expect((await reader.get(link)).text).toMatch(/autoComplete="username"[^>]*value="ada@example.org"/i);
    const short = await reader.post(link, { password: "short" }, PAGE);
    expect([short.status, short.text.includes("Use at least 10 characters.")]).toEqual([400, true]);
    const done = await ada.post(link, { password: OTHER }, PAGE);
    expect([done.status, done.location, ada.cookies.has("session")]).toEqual([303, paths.session(WISH, "reset"), false]);
    expect(await sessionCount(person.id)).toBe(0);
    expect((await reader.get(done.location!)).text).toContain("Your new password is set");
    expect((await reader.post(paths.session(), { email: ADA.email, password: PASSWORD }, PAGE)).status).toBe(400);
    await signIn({ email: ADA.email, password: OTHER });
  });

  test("changed by its owner: other sessions end, this one goes on with another cookie and the same organisation", async () => {
    const person = await world.person("Ada Lind", { email: ADA.email, organisation: "Northwind" });
    const alpine = (await world.person("Bert", { organisation: "Alpine" })).actor.actingFor!.organisationId;
    const [own, other] = [await signIn(person), await signIn(person)];
    expect((await own.post(paths.affiliation(), { organisation: alpine }, PAGE)).status).toBe(404);
    const before = own.cookies.get("session");
    const weak = await own.post(paths.accountPassword(), { current: PASSWORD, password: "qwertyuiop" }, PAGE);
    expect([weak.status, weak.text.includes("This password is easily guessed.")]).toEqual([400, true]);
    expect((await own.post(paths.accountPassword(), { current: PASSWORD, password: OTHER }, PAGE)).location).toBe(paths.account("password"));
    expect([own.cookies.get("session") === before, (await own.get(paths.account())).status, (await other.get(paths.account())).status]).toEqual([false, 200, 303]);
    expect(await whoIs(before!)).toBeNull();
  });
});

describe("the account", () => {
  test("is named anew; a fault keeps what was typed", async () => {
    const person = await world.person("Ada Lind", { email: ADA.email });
    const ada = await house.visitor(person);
    expect((await ada.post(paths.accountName(), { name: "Ada Lovelace" }, PAGE)).location).toBe(paths.account("name"));
    expect((await ada.get(paths.account("name"))).text).toContain("Your name is changed.");
    expect((await person.refresh()).actor.name).toBe("Ada Lovelace");
    const hidden = await ada.post(paths.accountName(), { name: "Ada\u202Eecalevol" }, PAGE);
    expect([hidden.status, hidden.text.includes("Use one line without control characters.")]).toEqual([400, true]);
    expect((await ada.post(paths.accountName(), { name: "x".repeat(121), administrator: "true", verifiedAt: "1" }, PAGE)).status).toBe(400);
    await ada.post(paths.accountName(), { name: "Ada", administrator: "true", email: "eve@example.org" }, PAGE);
    expect((await person.refresh()).actor).toMatchObject({ name: "Ada", administrator: false, email: ADA.email });
    for (let at = 0; at < LIMITS.account.points; at++) await ada.post(paths.accountName(), { name: `Ada ${at}` }, PAGE);
    expect((await ada.post(paths.accountName(), { name: "Ada again" }, PAGE)).status).toBe(429);
  });

  test("shows the organisations, which of them one acts for, and what to do without one", async () => {
    const loner = await house.visitor(await world.person("Loner"));
    expect((await loner.get(paths.account())).text).toMatch(/You belong to no organisation yet\.[\s\S]*href="\/organisations"/);
    const person = await world.person("Ada Lind", { email: ADA.email, organisation: "Northwind", category: "vendor" });
    const other = await world.person("Bert", { organisation: "Alpine", category: "government" });
    const { organisationId: northwind } = person.actor.actingFor!;
    const ada = await signIn(person);
    await askToJoin(person, other.actor.actingFor!.organisationSlug);
    expect((await ada.get(paths.account())).text).toContain("asked on 2 Mar 2026; a head of delegation decides");
    await changeMembership(other, other.actor.actingFor!.organisationSlug, { person: person.id, change: "admit" });
    const acting = async () => (await whoIs(ada.cookies.get("session")!))?.actor.actingFor?.organisationName;
    expect(await acting()).toBe("Alpine");
    const page = await ada.get(paths.account());
    expect(page.text).toMatch(/Alpine[\s\S]*Government[\s\S]*Member[\s\S]*you act for it[\s\S]*Northwind[\s\S]*Vendor[\s\S]*Head of delegation[\s\S]*Act for it/);
    const done = await ada.post(paths.affiliation(), { organisation: northwind, next: WISH }, PAGE);
    expect([done.status, done.location, await acting()]).toEqual([303, WISH, "Northwind"]);
    expect((await ada.post(paths.affiliation(), { organisation: northwind, next: "//evil.example" }, PAGE)).location).toBe(paths.account("affiliation"));
    expect((await ada.get(paths.account("affiliation"))).text).toContain("You act for Northwind now.");
    await ada.post(paths.accountPassword(), { current: PASSWORD, password: OTHER }, PAGE);
    expect(await acting()).toBe("Northwind");
    const strange = await ada.post(paths.affiliation(), { organisation: "nowhere" }, PAGE);
    expect([strange.status, strange.text.includes("There is nothing at this address."), await acting()]).toEqual([404, true, "Northwind"]);
  });

  test("every page of it needs a session, and a form of another site does nothing", async () => {
    for (const path of [paths.account(), paths.accountName(), paths.accountPassword(), paths.accountSessions(), paths.affiliation()]) expect([path, (await reader.get(path)).location]).toEqual([path, paths.session(path)]);
    const ada = await house.visitor(await world.person("Ada Lind", { email: ADA.email }));
    for (const path of [paths.accountName(), paths.accountPassword(), paths.accountSessions(), paths.affiliation(), paths.sessionClosure(), paths.session(), paths.registration(), paths.passwordReset()]) {
      expect([path, (await ada.post(path, { ...ADA, session: "others" }, { ...PAGE, origin: "https://evil.example", "sec-fetch-site": "cross-site" })).status]).toEqual([path, 403]);
    }
    expect((await ada.get(paths.account())).status).toBe(200);
  });
});

describe("the first administrator", () => {
  test("comes by the link, is signed in, and the link is used up", async () => {
    const token = await makeFirstLink(nobody());
    const link = paths.firstAdministrator(token);
    expect((await reader.get(link)).text).toContain("Become the first administrator");
    const weak = await reader.post(link, { ...ADA, password: "commonline-2026" }, PAGE);
    expect([weak.status, weak.text.includes('value="ada@example.org"')]).toEqual([400, true]);
    const done = await reader.post(link, ADA, PAGE);
    expect([done.status, done.location]).toEqual([303, paths.administration()]);
    expect((await whoIs(reader.cookies.get("session")!))?.actor).toMatchObject({ email: ADA.email, administrator: true, verified: true });
    const again = await (await house.visitor()).get(link);
    expect([again.status, again.text.includes("it prints a new link each time it is started")]).toEqual([409, true]);
    expect((await (await house.visitor()).post(link, { ...ADA, email: "eve@example.org" }, PAGE)).status).toBe(409);
    expect(await db().select().from(users)).toHaveLength(1);
  });
});
