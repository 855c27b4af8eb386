/**
 * Deeds on accounts: register, confirm the address, sign in, set a new password, and the first administrator. Nothing here tells a stranger
 * whether an address has an account: the same answer, in the same time. Passwords are hashed before the transaction, which nobody shall wait in.
 * Sessions and cookies are left to the platform, how often something may be tried to the routes.
 */
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { db, type Db } from "#db/client.server.ts";
import { users } from "#db/schema.server.ts";
import { isGuessable, type firstAdministratorForm, type nameForm, type passwordChangeForm } from "#app/domain/accounts.ts";
import type { Event } from "#app/domain/events.ts";
import { Malformed, Refused } from "#app/domain/refusals.ts";
import type { Actor, Doer } from "#app/domain/roles.ts";
import { commonPasswords, fitsPassword, hashPassword, isOutdated } from "#app/platform/passwords.server.ts";
import { endSessionsOf } from "#app/platform/session.server.ts";
import { AlreadyDone, perform, type Deed } from "./perform.server.ts";
import { issueToken, usableToken, useUp, voidTokens } from "./tokens.server.ts";

/** Deeds that decide whether there is an account, or which password it has, follow each other: fifty registrations of one address are one account. */
const ACCOUNTS = "accounts";
const userKey = (id: string) => `user:${id}`;

/**
 * Registers an account and sends the letter that confirms its address. Where the address has an account, its owner is told by letter instead.
 * `next`: the path that the letter leads on to.
 * @returns userId null where the address has an account: whoever asks is told the same. @throws Malformed where the password is easily guessed.
 */
export async function registerAccount(doer: Doer, form: { name: string; email: string; password: string; next?: string }): Promise<{ userId: string | null }> {
  demandUnguessable(form.password, form);
  const passwordHash = await hashPassword(form.password);
  const email = plainAddress(form.email);
  return perform<{ userId: string | null }>(doer, ACCOUNTS, async (deed) => {
    const known = await userWith(deed.db, email);
    if (known) {
      return {
        result: { userId: null },
        events: [{ kind: "registration-repeated", standardId: null, payload: { userId: known.id } }],
        letters: [{ kind: "already-registered", to: email, parameters: { name: known.name, next: form.next } }],
      };
    }
    const userId = deed.newId();
    await deed.db.insert(users).values({ id: userId, email, name: form.name, passwordHash, createdAt: deed.now });
    const token = await issueToken(deed, "verification", { email, userId });
    return {
      result: { userId },
      events: [{ kind: "account-registered", standardId: null, payload: { userId } }],
      letters: [{ kind: "verification", to: email, parameters: { name: form.name, token, next: form.next } }],
    };
  });
}

/** Sends the letter that confirms an address once more, where an account waits for it. */
export async function requestVerification(doer: Doer, address: string, next?: string): Promise<void> {
  await perform<void>(doer, ACCOUNTS, async (deed) => {
    const user = await userWith(deed.db, plainAddress(address));
    if (!user || user.verifiedAt || user.disabledAt) return { result: undefined, events: [{ kind: "verification-requested", standardId: null, payload: { userId: null } }] };
    const token = await issueToken(deed, "verification", { email: user.email, userId: user.id });
    return {
      result: undefined,
      events: [{ kind: "verification-requested", standardId: null, payload: { userId: user.id } }],
      letters: [{ kind: "verification", to: user.email, parameters: { name: user.name, token, next } }],
    };
  });
}

/** Confirms the address that a letter went to. Its other letters are void. @throws Refused "not-found", "already-used", "expired". */
export async function verifyAddress(doer: Doer, token: string): Promise<{ userId: string }> {
  const { userId } = await usableToken(db(), token, "verification", doer.now);
  return perform(doer, userKey(userId ?? ""), async (deed) => {
    const row = await usableToken(deed.db, token, "verification", deed.now);
    const user = await enabledUser(deed.db, row.userId);
    await useUp(deed, row);
    await voidTokens(deed, user.id, ["verification"]);
    if (!user.verifiedAt) await deed.db.update(users).set({ verifiedAt: deed.now }).where(eq(users.id, user.id));
    return { result: { userId: user.id }, events: [{ kind: "address-verified", standardId: null, payload: { userId: user.id } }] };
  });
}

/** Sends the letter with which a new password is set, where the address has an account. */
export async function requestReset(doer: Doer, address: string, next?: string): Promise<void> {
  await perform<void>(doer, ACCOUNTS, async (deed) => {
    const user = await userWith(deed.db, plainAddress(address));
    if (!user || user.disabledAt) return { result: undefined, events: [{ kind: "reset-requested", standardId: null, payload: { userId: null } }] };
    const token = await issueToken(deed, "reset", { email: user.email, userId: user.id });
    return {
      result: undefined,
      events: [{ kind: "reset-requested", standardId: null, payload: { userId: user.id } }],
      letters: [{ kind: "reset", to: user.email, parameters: { name: user.name, token, next } }],
    };
  });
}

/**
 * Sets a new password by a letter, which confirms the address too. All sessions and all other letters of the account end, so whoever knew the old
 * password, or registered with somebody else's address, is out. Answers the address. @throws Refused as usableToken does; Malformed where it is easily guessed.
 */
export async function resetPassword(doer: Doer, token: string, form: { password: string }): Promise<{ userId: string; email: string }> {
  const { userId } = await usableToken(db(), token, "reset", doer.now);
  demandUnguessable(form.password, await enabledUser(db(), userId));
  const passwordHash = await hashPassword(form.password);
  return perform(doer, ACCOUNTS, async (deed) => {
    const row = await usableToken(deed.db, token, "reset", deed.now);
    const user = await enabledUser(deed.db, row.userId);
    await useUp(deed, row);
    await setPassword(deed, user.id, passwordHash, null);
    const events: [Event, ...Event[]] = [{ kind: "password-changed", standardId: null, payload: { userId: user.id, by: "reset" } }];
    if (!user.verifiedAt) {
      await deed.db.update(users).set({ verifiedAt: deed.now }).where(eq(users.id, user.id));
      events.push({ kind: "address-verified", standardId: null, payload: { userId: user.id } });
    }
    await voidTokens(deed, user.id, ["verification"]);
    return { result: { userId: user.id, email: user.email }, events, letters: [{ kind: "password-changed", to: user.email, parameters: { name: user.name } }] };
  });
}

/** Changes the own password. All sessions end but `exceptSession` (what the cookie holds). @throws Refused "sign-in-required"; Malformed where the current one is not right, or the new one easily guessed. */
export async function changePassword(doer: Doer, form: z.output<typeof passwordChangeForm>, exceptSession: string | null): Promise<void> {
  const actor = signedIn(doer);
  const { passwordHash: before } = await enabledUser(db(), actor.id);
  const wrong = new Malformed({ current: ["password-wrong"] });
  if (!(await fitsPassword(before, form.current))) throw wrong;
  demandUnguessable(form.password, actor);
  const passwordHash = await hashPassword(form.password);
  await perform(doer, ACCOUNTS, async (deed) => {
    const user = await enabledUser(deed.db, actor.id);
    // Somebody changed it meanwhile: what was given as the current one is it no more.
    if (user.passwordHash !== before) throw wrong;
    await setPassword(deed, user.id, passwordHash, exceptSession);
    return {
      result: undefined,
      events: [{ kind: "password-changed", standardId: null, payload: { userId: user.id, by: "person" } }],
      letters: [{ kind: "password-changed", to: user.email, parameters: { name: user.name } }],
    };
  });
}

/** Changes the own name. What was written under the old one keeps it. @throws Refused "sign-in-required". */
export async function changeName(doer: Doer, { name }: z.output<typeof nameForm>): Promise<void> {
  const actor = signedIn(doer);
  await perform(doer, userKey(actor.id), async (deed) => {
    const user = await enabledUser(deed.db, actor.id);
    if (user.name === name) throw new AlreadyDone(undefined);
    await deed.db.update(users).set({ name }).where(eq(users.id, user.id));
    return { result: undefined, events: [{ kind: "name-changed", standardId: null, payload: { userId: user.id } }] };
  });
}

/**
 * Whether address and password belong together; an unknown address takes as long as a wrong password and is answered the same.
 * A hash with outdated parameters is made anew. @throws Malformed "sign-in"; "account-disabled", to who knows the password alone.
 */
export async function checkCredentials(doer: Doer, form: { email: string; password: string }): Promise<{ userId: string; verified: boolean }> {
  const user = await userWith(db(), plainAddress(form.email));
  const fits = await fitsPassword(user?.passwordHash ?? null, form.password);
  if (!user || !fits || user.disabledAt) {
    await perform(doer, user ? userKey(user.id) : ACCOUNTS, async () => ({ result: undefined, events: [{ kind: "sign-in-failed", standardId: null, payload: { userId: user?.id ?? null } }] }));
    throw new Malformed({ "": [user && fits ? "account-disabled" : "sign-in"] });
  }
  const renewed = isOutdated(user.passwordHash) ? await hashPassword(form.password) : null;
  return perform(doer, userKey(user.id), async (deed) => {
    if (renewed) await deed.db.update(users).set({ passwordHash: renewed }).where(and(eq(users.id, user.id), eq(users.passwordHash, user.passwordHash)));
    return { result: { userId: user.id, verified: user.verifiedAt !== null }, events: [{ kind: "signed-in", standardId: null, payload: { userId: user.id } }] };
  });
}

/** Makes the one-time link of the first administrator, and answers its token; links made before are void. @throws Refused "forbidden" where there is an administrator. */
export async function makeFirstLink(doer: Doer): Promise<string> {
  return perform(doer, ACCOUNTS, async (deed) => {
    if (await hasAdministrator(deed.db)) throw new Refused({ code: "forbidden" });
    await voidTokens(deed, null, ["first-administrator"]);
    return { result: await issueToken(deed, "first-administrator", { email: "", userId: null }), events: [{ kind: "first-link-made", standardId: null, payload: {} }] };
  });
}

/**
 * Makes the first administrator, by the link that the server's operator was given. Where the address has an account, that one becomes it,
 * with the new password and without its sessions: whoever registered it before need not be the operator.
 * @throws Refused as usableToken does, "already-used" where there is an administrator by now; Malformed where the password is easily guessed.
 */
export async function becomeFirstAdministrator(doer: Doer, token: string, form: z.output<typeof firstAdministratorForm>): Promise<{ userId: string }> {
  await usableToken(db(), token, "first-administrator", doer.now);
  demandUnguessable(form.password, form);
  const passwordHash = await hashPassword(form.password);
  const email = plainAddress(form.email);
  return perform(doer, ACCOUNTS, async (deed) => {
    const row = await usableToken(deed.db, token, "first-administrator", deed.now);
    if (await hasAdministrator(deed.db)) throw new Refused({ code: "already-used" });
    await useUp(deed, row);
    const known = await userWith(deed.db, email);
    const userId = known?.id ?? deed.newId();
    const own = { name: form.name, administrator: true, verifiedAt: known?.verifiedAt ?? deed.now, disabledAt: null };
    if (known) {
      await deed.db.update(users).set(own).where(eq(users.id, userId));
      await setPassword(deed, userId, passwordHash, null);
      await voidTokens(deed, userId, ["verification"]);
    } else await deed.db.insert(users).values({ id: userId, email, passwordHash, createdAt: deed.now, ...own });
    const begun: Event = known ? { kind: "password-changed", standardId: null, payload: { userId, by: "reset" } } : { kind: "account-registered", standardId: null, payload: { userId } };
    const verified: Event[] = known?.verifiedAt ? [] : [{ kind: "address-verified", standardId: null, payload: { userId } }];
    return {
      result: { userId },
      events: [begun, ...verified, { kind: "administrator-made", standardId: null, payload: { userId, by: "first-link" } }],
      letters: known ? [{ kind: "password-changed", to: email, parameters: { name: form.name } }] : [],
    };
  });
}

/** The new password of a person: letters that would set another one are void, and all sessions end but one. */
async function setPassword(deed: Deed, userId: string, passwordHash: string, exceptSession: string | null): Promise<void> {
  await deed.db.update(users).set({ passwordHash }).where(eq(users.id, userId));
  await voidTokens(deed, userId, ["reset"]);
  await endSessionsOf(userId, exceptSession);
}

function plainAddress(email: string): string {
  return email.trim().toLowerCase();
}

function demandUnguessable(password: string, own: { email: string; name: string }): void {
  if (isGuessable(password, own, commonPasswords)) throw new Malformed({ password: ["password-guessable"] });
}

function signedIn({ actor }: Doer): Actor {
  if (!actor) throw new Refused({ code: "sign-in-required" });
  return actor;
}

async function userWith(on: Db, email: string) {
  const [user] = await on.select().from(users).where(eq(users.email, email));
  return user ?? null;
}

/** @throws Refused "not-found" where there is no such account, or it is disabled. */
async function enabledUser(on: Db, id: string | null) {
  const [user] = await on.select().from(users).where(and(eq(users.id, id ?? ""), isNull(users.disabledAt)));
  if (!user) throw new Refused({ code: "not-found" });
  return user;
}

async function hasAdministrator(on: Db): Promise<boolean> {
  return (await on.select({ id: users.id }).from(users).where(and(eq(users.administrator, true), isNull(users.disabledAt))).limit(1)).length > 0;
}
