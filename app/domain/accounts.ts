/** Accounts: what an address and a password must be, and how long tokens and sessions live. Hashing is left to the platform. */
import { z } from "zod";
import { oneLine, type Category, type MembershipRole } from "./organisations.ts";
import { ALLOWED, refuse, type Verdict } from "./refusals.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Each token has one purpose, one use and an end. Milliseconds. */
export const TOKEN_LIFETIMES = {
  verification: 2 * DAY,
  reset: HOUR,
  invitation: 14 * DAY,
  organisation: 2 * DAY,
  "first-administrator": DAY,
} as const;
export type TokenPurpose = keyof typeof TOKEN_LIFETIMES;
export const TOKEN_PURPOSES = Object.keys(TOKEN_LIFETIMES) as [TokenPurpose, ...TokenPurpose[]];

/** A session ends after this long without use … */
export const SESSION_IDLE = 14 * DAY;
/** … and in any case this long after sign-in. */
export const SESSION_ABSOLUTE = 90 * DAY;
/** When a session was last used is known to within this. */
export const SESSION_SEEN = HOUR;

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 256;

const address = z.string({ error: "required" }).trim().toLowerCase().max(254, "too-long").pipe(z.email("email"));
const newPassword = z.string({ error: "required" }).min(PASSWORD_MIN, "password-short").max(PASSWORD_MAX, "password-long");

const next = z.string().max(2_000).optional();

export const registrationForm = z.object({ name: oneLine(120), email: address, password: newPassword, next });
export const signInForm = z.object({ email: address, password: z.string({ error: "required" }).min(1, "required").max(PASSWORD_MAX, "password-long"), next });
export const verificationRequestForm = z.object({ email: address, next });
/** The confirmation of an address by somebody who is not signed in: a letter alone does not tell whether who has it made the account. */
export const confirmationForm = z.object({ password: z.string({ error: "required" }).min(1, "required").max(PASSWORD_MAX, "password-long") });
export const resetRequestForm = z.object({ email: address, next });
export const resetForm = z.object({ password: newPassword });
export const firstAdministratorForm = registrationForm.omit({ next: true });
export const nameForm = z.object({ name: oneLine(120) });
export const passwordChangeForm = z.object({ current: z.string({ error: "required" }).min(1, "required").max(PASSWORD_MAX, "password-long"), password: newPassword });
/** A listed session's handle, or "others": all but the one that asks. */
export const sessionEndForm = z.object({ session: z.string({ error: "required" }).max(64, "too-long") });
/** What an administrator does with an account. */
export const ACCOUNT_CHANGES = ["disable", "enable", "make-administrator", "unmake-administrator"] as const;
export type AccountChange = (typeof ACCOUNT_CHANGES)[number];
export const accountChangeForm = z.object({ person: z.string({ error: "required" }).max(64, "too-long"), change: z.enum(ACCOUNT_CHANGES, { error: "choose" }) });
export const organisationMarkForm = z.object({ organisation: z.string({ error: "required" }).max(64, "too-long"), mark: z.enum(["verified", "not-verified"], { error: "choose" }) });
/** The end of somebody's facilitation of a standard, by the account's id. */
export const dismissalForm = z.object({ standard: z.string({ error: "required" }).max(64, "too-long"), person: z.string({ error: "required" }).max(64, "too-long") });
export const facilitatorForm = z.object({ standard: z.string({ error: "choose" }).max(64, "too-long"), email: address });

/**
 * Whether a token may be used: it is of this purpose, unused, and not over. `token` null: there is none.
 * One of another purpose is none at all.
 */
export function tokenVerdict(token: { purpose: TokenPurpose; usedAt: Date | null; expiresAt: Date } | null | undefined, purpose: TokenPurpose, now: Date): Verdict {
  if (!token || token.purpose !== purpose) return refuse("not-found");
  if (token.usedAt) return refuse("already-used");
  return now < token.expiresAt ? ALLOWED : refuse("expired");
}

/** Whose account a token speaks of. */
export interface TokenOwner {
  id: string;
  name: string;
  email: string;
  verified: boolean;
}

/** One of a person's sessions, as its owner sees it; moments are ISO strings, `seenAt` to within SESSION_SEEN. */
export interface ListedSession {
  handle: string;
  agent: string;
  createdAt: string;
  seenAt: string;
  current: boolean;
}

/** The own account, as its page shows it. */
export interface OwnAccount {
  name: string;
  email: string;
  verified: boolean;
  administrator: boolean;
  /** The id of one of the organisations; null: the person belongs to none. */
  actingFor: string | null;
  organisations: { id: string; name: string; slug: string; category: Category; role: MembershipRole }[];
  asked: { name: string; slug: string; category: Category; at: string }[];
  sessions: ListedSession[];
}

/** The last part of an address: what may be told of it to somebody who has to decide whom they deal with. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf("@") + 1);
}

const BROWSERS: [name: string, sign: RegExp][] = [["Edge", /Edg(e|A|iOS)?\//], ["Opera", /OPR\//], ["Samsung Internet", /SamsungBrowser\//], ["Firefox", /(Firefox|FxiOS)\//], ["Chrome", /(Chrome|CriOS)\//], ["Safari", /Version\/[\d.]+.*Safari\//]];
const SYSTEMS: [name: string, sign: RegExp][] = [["Android", /Android/], ["iPhone", /iPhone/], ["iPad", /iPad/], ["ChromeOS", /CrOS/], ["Windows", /Windows/], ["macOS", /Macintosh/], ["Linux", /Linux|X11/]];

/** What a browser's own words say of it; null where they say nothing known. Only to be told apart by the person, never to decide by. */
export function browserOf(agent: string): { browser: string | null; system: string | null } {
  return { browser: BROWSERS.find(([, sign]) => sign.test(agent))?.[0] ?? null, system: SYSTEMS.find(([, sign]) => sign.test(agent))?.[0] ?? null };
}

/** Words of the place that no password may consist of, beside the list of common ones (ASVS 5.0, 6.2.4, 6.2.11). */
const CONTEXT_WORDS = ["commonline", "standard", "standards", "consultation"];

/**
 * Whether a password is too easily guessed: a common one, the product's or the person's own name with few additions.
 * There are no rules of composition (ASVS 5.0, 6.2.5).
 */
export function isGuessable(password: string, own: { email: string; name: string }, common: ReadonlySet<string>): boolean {
  const bare = password.toLowerCase();
  if (common.has(bare)) return true;
  const letters = bare.replace(/[^\p{L}]+/gu, "");
  const ownWords = [own.email.split("@")[0] ?? "", own.email, ...own.name.toLowerCase().split(/\s+/), own.name.toLowerCase().replace(/\s+/g, "")];
  const words = [...CONTEXT_WORDS, ...ownWords].filter((word) => word.length >= 3);
  if (words.some((word) => letters === word.replace(/[^\p{L}]+/gu, "") || bare === word)) return true;
  return new Set(bare).size <= 3;
}
