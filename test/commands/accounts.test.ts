/** Accounts: registered once, confirmed by a letter, their password set and changed, and the first administrator; each letter good for one thing, once, for a while. */
import { asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { becomeFirstAdministrator, changeName, changePassword, checkCredentials, makeFirstLink, registerAccount, requestReset, requestVerification, resetPassword, verifyAddress } from "#app/commands/accounts.server.ts";
import { changeAccount } from "#app/commands/administration.server.ts";
import { db } from "#db/client.server.ts";
import { events, sessions, tokens, users } from "#db/schema.server.ts";
import type { EventKind, Letter } from "#app/domain/events.ts";
import { fitsPassword } from "#app/platform/passwords.server.ts";
import { sessionIdOf } from "#app/platform/session.server.ts";
import { PASSWORD } from "#test/world/people.ts";
import { closeWorlds, openWorld, type World } from "#test/world/world.ts";

closeWorlds();

const ADA = { name: "Ada Lind", email: "ada@example.org", password: "four patient lighthouses" };
const OTHER = "nine careful gardeners";

const nobody = (world: World) => ({ actor: null, now: world.now(), newId: world.newId });
const userOf = async (email: string) => (await db().select().from(users).where(eq(users.email, email)))[0]!;
const kinds = async () => (await db().select({ kind: events.kind }).from(events).orderBy(asc(events.sequence))).map(({ kind }) => kind);
const sessionCount = async (userId: string) => (await db().select().from(sessions).where(eq(sessions.userId, userId))).length;
const refused = (code: string) => ({ refusal: { code } });
const malformed = (field: string, key: string) => ({ faults: { [field]: [key] } });

/** The token of the newest letter of a kind. */
async function tokenIn(world: World, kind: Letter["kind"], to = ADA.email): Promise<string> {
  const letter = (await world.mailbox.letters(to)).filter((one) => one.kind === kind).at(-1);
  if (!letter || !("token" in letter.parameters)) throw new Error(`no ${kind} letter to ${to}`);
  return letter.parameters.token;
}

async function disable(world: World, person: string) {
  await changeAccount(await world.person("Root", { administrator: true }), { person, change: "disable" });
}

const payloads = async (kind: EventKind) => (await db().select({ payload: events.payload }).from(events).where(eq(events.kind, kind)).orderBy(asc(events.sequence))).map(({ payload }) => payload);

/** An account that waits to be confirmed. */
async function registered(world: World) {
  await registerAccount(nobody(world), ADA);
  return userOf(ADA.email);
}

describe("registration", () => {
  test("makes an account that waits for its address to be confirmed, and sends the letter", async () => {
    const world = await openWorld();
    const { userId } = await registerAccount(nobody(world), { ...ADA, email: " Ada@Example.org ", next: "/my/comments" });
    const user = await userOf(ADA.email);
    expect(user).toMatchObject({ id: userId, name: "Ada Lind", verifiedAt: null, administrator: false, createdAt: world.now() });
    expect(await fitsPassword(user.passwordHash, ADA.password)).toBe(true);
    expect(await kinds()).toEqual(["account-registered"]);
    const [letter] = await world.mailbox.letters();
    expect(letter).toMatchObject({ kind: "verification", to: ADA.email, parameters: { name: "Ada Lind", next: "/my/comments" } });
    const kept = await db().select().from(tokens);
    expect(kept).toMatchObject([{ purpose: "verification", email: ADA.email, userId, usedAt: null }]);
    expect(JSON.stringify(kept)).not.toContain(await tokenIn(world, "verification"));
  });

  test("of an address that has an account changes nothing, and tells its owner alone", async () => {
    const world = await openWorld();
    const before = await registered(world);
    expect(await registerAccount(nobody(world), { name: "Mallory", email: ADA.email, password: OTHER, next: "/x" })).toEqual({ userId: null });
    expect(await db().select().from(users)).toEqual([before]);
    expect(await kinds()).toEqual(["account-registered", "registration-repeated"]);
    expect((await world.mailbox.letters())[1]).toEqual({ kind: "already-registered", to: ADA.email, parameters: { name: "Ada Lind", next: "/x" } });
  });

  test("takes as long for an address that has an account", async () => {
    const world = await openWorld();
    const took = async (email: string) => {
      const times: number[] = [];
      for (let at = 0; at < 5; at++) {
        const start = performance.now();
        await registerAccount(nobody(world), { ...ADA, email: email.replace("#", String(at)) });
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[2]!;
    };
    const fresh = await took("p#@example.org");
    expect(await took("p0@example.org")).toBeGreaterThan(fresh * 0.4);
  });

  test("fifty of one address at once are one account", async () => {
    const world = await openWorld();
    const made = await Promise.all(Array.from({ length: 50 }, () => registerAccount(nobody(world), ADA)));
    expect(made.filter(({ userId }) => userId !== null)).toHaveLength(1);
    expect(await db().select().from(users)).toHaveLength(1);
    expect((await kinds()).filter((kind) => kind === "registration-repeated")).toHaveLength(49);
  });

  test.each(["password123456", "ada lind 1815", "commonline2026", "aaaaaaaaaaaa"])("refuses a password that is easily guessed: %s", async (password) => {
    const world = await openWorld();
    await expect(registerAccount(nobody(world), { ...ADA, password })).rejects.toMatchObject(malformed("password", "password-guessable"));
    expect([await db().select().from(users), await kinds(), await world.mailbox.letters()]).toEqual([[], [], []]);
  });
});

describe("confirming an address", () => {
  test("by the letter, once", async () => {
    const world = await openWorld();
    const user = await registered(world);
    const token = await tokenIn(world, "verification");
    world.later({ hours: 47 });
    expect(await verifyAddress(nobody(world), token)).toEqual({ userId: user.id });
    expect((await userOf(ADA.email)).verifiedAt).toEqual(world.now());
    expect(await kinds()).toEqual(["account-registered", "address-verified"]);
    await expect(verifyAddress(nobody(world), token)).rejects.toMatchObject(refused("already-used"));
    expect(await kinds()).toHaveLength(2);
  });

  test("not by one that is over, made up, for something else, or of a disabled account", async () => {
    const world = await openWorld();
    const user = await registered(world);
    const token = await tokenIn(world, "verification");
    await requestReset(nobody(world), ADA.email);
    for (const wrong of [await tokenIn(world, "reset"), "made-up", ""]) await expect(verifyAddress(nobody(world), wrong)).rejects.toMatchObject(refused("not-found"));
    await disable(world, user.id);
    await expect(verifyAddress(nobody(world), token)).rejects.toMatchObject(refused("not-found"));
    world.later({ days: 2 });
    await expect(verifyAddress(nobody(world), token)).rejects.toMatchObject(refused("expired"));
    expect((await userOf(ADA.email)).verifiedAt).toBeNull();
  });

  test("the letter can be asked for again; once one is used, the others are void", async () => {
    const world = await openWorld();
    const user = await registered(world);
    const first = await tokenIn(world, "verification");
    await requestVerification(nobody(world), "ADA@example.org", "/organisations");
    expect((await world.mailbox.letters())[1]).toMatchObject({ kind: "verification", parameters: { next: "/organisations" } });
    await verifyAddress(nobody(world), await tokenIn(world, "verification"));
    await expect(verifyAddress(nobody(world), first)).rejects.toMatchObject(refused("expired"));
    expect(await payloads("verification-requested")).toEqual([{ userId: user.id }]);
  });

  test("asked for an address that is confirmed, disabled or unknown, no letter leaves", async () => {
    const world = await openWorld();
    await world.person("Verified", { email: "verified@example.org" });
    await disable(world, (await world.person("Gone", { email: "gone@example.org", verified: false })).id);
    for (const email of ["verified@example.org", "gone@example.org", "nobody@example.org"]) await requestVerification(nobody(world), email);
    expect(await world.mailbox.letters()).toEqual([]);
    expect(await payloads("verification-requested")).toEqual([{ userId: null }, { userId: null }, { userId: null }]);
  });
});

describe("a new password by letter", () => {
  test("confirms the address, ends every session and every other letter, and is told", async () => {
    const world = await openWorld();
    const ada = await world.person("Ada Lind", { email: ADA.email, verified: false });
    await ada.signIn();
    await requestVerification(nobody(world), ADA.email);
    for (let at = 0; at < 2; at++) await requestReset(nobody(world), ADA.email);
    const [first, second] = (await world.mailbox.letters()).flatMap((letter) => (letter.kind === "reset" ? [letter.parameters.token] : []));
    expect(await resetPassword(nobody(world), first!, { password: OTHER })).toEqual({ userId: ada.id, email: ADA.email });
    const user = await userOf(ADA.email);
    expect([await fitsPassword(user.passwordHash, OTHER), await fitsPassword(user.passwordHash, PASSWORD), user.verifiedAt]).toEqual([true, false, world.now()]);
    expect(await sessionCount(ada.id)).toBe(0);
    expect((await world.mailbox.letters()).at(-1)).toEqual({ kind: "password-changed", to: ADA.email, parameters: { name: "Ada Lind" } });
    expect((await kinds()).slice(-2)).toEqual(["password-changed", "address-verified"]);
    await expect(resetPassword(nobody(world), first!, { password: OTHER })).rejects.toMatchObject(refused("already-used"));
    await expect(resetPassword(nobody(world), second!, { password: OTHER })).rejects.toMatchObject(refused("expired"));
    await expect(verifyAddress(nobody(world), await tokenIn(world, "verification"))).rejects.toMatchObject(refused("expired"));
  });

  test("is refused by a letter that is over or for something else, and where the password is easily guessed; then nothing is used up", async () => {
    const world = await openWorld();
    const user = await registered(world);
    await expect(resetPassword(nobody(world), await tokenIn(world, "verification"), { password: OTHER })).rejects.toMatchObject(refused("not-found"));
    await requestReset(nobody(world), ADA.email);
    const token = await tokenIn(world, "reset");
    await expect(resetPassword(nobody(world), token, { password: "ada lind 1815" })).rejects.toMatchObject(malformed("password", "password-guessable"));
    world.later({ minutes: 59 });
    const unused = (await db().select().from(tokens).where(eq(tokens.purpose, "reset"))).map(({ usedAt }) => usedAt);
    expect(unused).toEqual([null]);
    world.later({ minutes: 1 });
    await expect(resetPassword(nobody(world), token, { password: OTHER })).rejects.toMatchObject(refused("expired"));
    expect((await userOf(ADA.email)).passwordHash).toBe(user.passwordHash);
  });

  test("of two at once by the same letter, one wins", async () => {
    const world = await openWorld();
    await registered(world);
    await requestReset(nobody(world), ADA.email);
    const token = await tokenIn(world, "reset");
    const done = await Promise.allSettled([OTHER, "eleven silver canals"].map((password) => resetPassword(nobody(world), token, { password })));
    expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await kinds()).filter((kind) => kind === "password-changed")).toHaveLength(1);
  });

  test("asked for an address that is unknown or disabled, no letter leaves", async () => {
    const world = await openWorld();
    await disable(world, (await world.person("Gone", { email: "gone@example.org" })).id);
    for (const email of ["gone@example.org", "nobody@example.org"]) await requestReset(nobody(world), email);
    expect(await world.mailbox.letters()).toEqual([]);
    expect(await payloads("reset-requested")).toEqual([{ userId: null }, { userId: null }]);
  });
});

describe("the own account", () => {
  test("a changed password needs the current one, ends the other sessions and unused reset letters, and is told", async () => {
    const world = await openWorld();
    const ada = await world.person("Ada Lind", { email: ADA.email });
    await ada.signIn();
    const own = sessionIdOf(await ada.signIn());
    await requestReset(nobody(world), ADA.email);
    await expect(changePassword(ada, { current: "wrong wrong wrong", password: OTHER }, own)).rejects.toMatchObject(malformed("current", "password-wrong"));
    await expect(changePassword(ada, { current: PASSWORD, password: "qwertyuiop" }, own)).rejects.toMatchObject(malformed("password", "password-guessable"));
    await expect(changePassword(nobody(world), { current: PASSWORD, password: OTHER }, null)).rejects.toMatchObject(refused("sign-in-required"));
    expect([await sessionCount(ada.id), await kinds()]).toEqual([2, ["reset-requested"]]);
    await changePassword(ada, { current: PASSWORD, password: OTHER }, own);
    expect(await sessionCount(ada.id)).toBe(1);
    expect(await fitsPassword((await userOf(ADA.email)).passwordHash, OTHER)).toBe(true);
    expect((await world.mailbox.letters()).at(-1)).toMatchObject({ kind: "password-changed", to: ADA.email });
    await expect(resetPassword(nobody(world), await tokenIn(world, "reset"), { password: PASSWORD })).rejects.toMatchObject(refused("expired"));
  });

  test("of two changes at once from the same password, one wins", async () => {
    const world = await openWorld();
    const ada = await world.person("Ada Lind", { email: ADA.email });
    const done = await Promise.allSettled([OTHER, "eleven silver canals"].map((password) => changePassword(ada, { current: PASSWORD, password }, null)));
    expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("a changed name; the same one is nothing", async () => {
    const world = await openWorld();
    const ada = await world.person("Ada Lind", { email: ADA.email });
    await changeName(ada, { name: "Ada Lind" });
    expect(await kinds()).toEqual([]);
    await changeName(ada, { name: "Ada Lovelace" });
    expect([(await userOf(ADA.email)).name, await kinds()]).toEqual(["Ada Lovelace", ["name-changed"]]);
    await expect(changeName(nobody(world), { name: "Nobody" })).rejects.toMatchObject(refused("sign-in-required"));
  });
});

describe("signing in", () => {
  test("with address and password, confirmed or not; an old hash is made anew", async () => {
    const world = await openWorld();
    const ada = await world.person("Ada Lind", { email: ADA.email, verified: false });
    const before = (await userOf(ADA.email)).passwordHash;
    expect(before).toContain("m=64");
    expect(await checkCredentials(nobody(world), { email: "ADA@example.org", password: PASSWORD })).toEqual({ userId: ada.id, verified: false });
    const renewed = (await userOf(ADA.email)).passwordHash;
    expect([renewed.includes("m=19456,t=2,p=1"), await fitsPassword(renewed, PASSWORD)]).toEqual([true, true]);
    await checkCredentials(nobody(world), { email: ADA.email, password: PASSWORD });
    expect((await userOf(ADA.email)).passwordHash).toBe(renewed);
    expect(await kinds()).toEqual(["signed-in", "signed-in"]);
  });

  test("a wrong password and an unknown address are answered the same; a disabled account is named to who knows its password", async () => {
    const world = await openWorld();
    const ada = await world.person("Ada Lind", { email: ADA.email });
    await expect(checkCredentials(nobody(world), { email: ADA.email, password: OTHER })).rejects.toMatchObject(malformed("", "sign-in"));
    await expect(checkCredentials(nobody(world), { email: "nobody@example.org", password: PASSWORD })).rejects.toMatchObject(malformed("", "sign-in"));
    await disable(world, ada.id);
    await expect(checkCredentials(nobody(world), { email: ADA.email, password: OTHER })).rejects.toMatchObject(malformed("", "sign-in"));
    await expect(checkCredentials(nobody(world), { email: ADA.email, password: PASSWORD })).rejects.toMatchObject(malformed("", "account-disabled"));
    expect(await payloads("sign-in-failed")).toEqual([{ userId: ada.id }, { userId: null }, { userId: ada.id }, { userId: ada.id }]);
    expect(await payloads("signed-in")).toEqual([]);
  });

  test("takes as long for an unknown address", async () => {
    const world = await openWorld();
    await registered(world);
    const took = async (email: string) => {
      const times: number[] = [];
      for (let at = 0; at < 7; at++) {
        const start = performance.now();
        await checkCredentials(nobody(world), { email, password: OTHER }).catch(() => {});
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[3]!;
    };
    const known = await took(ADA.email);
    expect(await took("nobody@example.org")).toBeGreaterThan(known * 0.4);
  });
});

describe("the first administrator", () => {
  test("comes by a link that is good for a day and once, and is verified at once", async () => {
    const world = await openWorld();
    const old = await makeFirstLink(nobody(world));
    const token = await makeFirstLink(nobody(world));
    await expect(becomeFirstAdministrator(nobody(world), old, ADA)).rejects.toMatchObject(refused("expired"));
    await expect(becomeFirstAdministrator(nobody(world), token, { ...ADA, password: "commonline12" })).rejects.toMatchObject(malformed("password", "password-guessable"));
    const { userId } = await becomeFirstAdministrator(nobody(world), token, ADA);
    expect(await userOf(ADA.email)).toMatchObject({ id: userId, administrator: true, verifiedAt: world.now(), name: "Ada Lind" });
    expect(await kinds()).toEqual(["first-link-made", "first-link-made", "account-registered", "address-verified", "administrator-made"]);
    await expect(becomeFirstAdministrator(nobody(world), token, { ...ADA, email: "eve@example.org" })).rejects.toMatchObject(refused("already-used"));
    await expect(makeFirstLink(nobody(world))).rejects.toMatchObject(refused("forbidden"));
    expect(JSON.stringify(await db().select().from(tokens))).not.toContain(token);
  });

  test("an account that somebody made with that address before keeps neither its password nor its sessions", async () => {
    const world = await openWorld();
    const mallory = await world.person("Mallory", { email: ADA.email, verified: false });
    await mallory.signIn();
    await becomeFirstAdministrator(nobody(world), await makeFirstLink(nobody(world)), ADA);
    const user = await userOf(ADA.email);
    expect(user).toMatchObject({ id: mallory.id, name: "Ada Lind", administrator: true, verifiedAt: world.now() });
    expect([await fitsPassword(user.passwordHash, PASSWORD), await fitsPassword(user.passwordHash, ADA.password), await sessionCount(mallory.id)]).toEqual([false, true, 0]);
  });

  test("is one, however many links are followed at once; not by a letter for something else", async () => {
    const world = await openWorld();
    const token = await makeFirstLink(nobody(world));
    const done = await Promise.allSettled(["a", "b", "c"].map((name) => becomeFirstAdministrator(nobody(world), token, { ...ADA, email: `${name}@example.org` })));
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db().$count(users, eq(users.administrator, true))).toBe(1);
    world.later({ days: 1 });
    await requestReset(nobody(world), (await db().select().from(users))[0]!.email);
    await expect(becomeFirstAdministrator(nobody(world), await tokenIn(world, "reset", (await db().select().from(users))[0]!.email), ADA)).rejects.toMatchObject(refused("not-found"));
  });

  test("the link ends after a day", async () => {
    const world = await openWorld();
    const token = await makeFirstLink(nobody(world));
    world.later({ days: 1 });
    await expect(becomeFirstAdministrator(nobody(world), token, ADA)).rejects.toMatchObject(refused("expired"));
  });
});
