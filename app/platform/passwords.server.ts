/** Passwords: Argon2id (19 MiB, 2 passes, 1 lane: OWASP's first choice), and the list of common ones. */
import { hash, verify, type Options } from "@node-rs/argon2";
import { COMMON_PASSWORDS } from "./common-passwords.server.ts";

// 2 is Argon2id; the library's enum is const and cannot be named under isolatedModules.
const OPTIONS: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const commonPasswords: ReadonlySet<string> = new Set(COMMON_PASSWORDS);

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), OPTIONS);
}

/** Whether the stored hash was made with other parameters than today's: then it is made anew when the person signs in. */
export function isOutdated(stored: string): boolean {
  return !stored.startsWith(`$argon2id$v=19$m=${OPTIONS.memoryCost},t=${OPTIONS.timeCost},p=${OPTIONS.parallelism}$`);
}

let decoy: Promise<string> | null = null;

/** Whether the password fits. `stored` null (no such account) takes as long, and is false. */
export async function fitsPassword(stored: string | null, password: string): Promise<boolean> {
  const other = await (decoy ??= hashPassword("no account has this password"));
  const fits = await verify(stored ?? other, password.normalize("NFC"));
  return stored !== null && fits;
}
