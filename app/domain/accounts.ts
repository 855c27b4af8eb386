/** Accounts: what an address and a password must be, and how long tokens and sessions live. Hashing is left to the platform. */
import { z } from "zod";
import { oneLine } from "./organisations.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Each token has one purpose, one use and an end. Milliseconds. */
export const TOKEN_LIFETIMES = {
  verification: 2 * DAY,
  reset: HOUR,
  invitation: 14 * DAY,
  "first-administrator": DAY,
} as const;
export type TokenPurpose = keyof typeof TOKEN_LIFETIMES;
export const TOKEN_PURPOSES = Object.keys(TOKEN_LIFETIMES) as [TokenPurpose, ...TokenPurpose[]];

/** A session ends after this long without use … */
export const SESSION_IDLE = 14 * DAY;
/** … and in any case this long after sign-in. */
export const SESSION_ABSOLUTE = 90 * DAY;

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 256;

const address = z.string({ error: "required" }).trim().toLowerCase().max(254, "too-long").pipe(z.email("email"));
const newPassword = z.string({ error: "required" }).min(PASSWORD_MIN, "password-short").max(PASSWORD_MAX, "password-long");

export const registrationForm = z.object({ name: oneLine(120), email: address, password: newPassword });
export const signInForm = z.object({ email: address, password: z.string({ error: "required" }).min(1, "required").max(PASSWORD_MAX, "password-long"), next: z.string().optional() });
export const resetRequestForm = z.object({ email: address });
export const resetForm = z.object({ password: newPassword });
export const firstAdministratorForm = registrationForm;
export const passwordChangeForm = z.object({ current: z.string({ error: "required" }).min(1, "required"), password: newPassword });

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
