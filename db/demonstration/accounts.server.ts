/**
 * The demonstration's accounts to sign in with, one for each role. The database holds a hash of their passwords as of any; what they are stands in a
 * file beside it that only this user reads, so that each start can say them again.
 */
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inArray } from "drizzle-orm";
import { z } from "zod";
import { db } from "#db/client.server.ts";
import { users } from "#db/schema.server.ts";
import { environment } from "#app/platform/environment.server.ts";
import { fitsPassword } from "#app/platform/passwords.server.ts";
import { known, type Cast } from "./cast.server.ts";
import { PEOPLE, READER, ROLES } from "./people.ts";

/** `userId` tells the accounts of one database from those of another that the same file speaks of. */
const keptAccounts = z.array(z.object({ userId: z.string(), role: z.string(), email: z.string(), password: z.string() }));
type KeptAccount = z.infer<typeof keptAccounts>[number];

export function accountsFile(): string {
  return join(environment().folder, "demonstration-accounts.json");
}

/** Keeps the passwords of those who are shown; the others' are forgotten. */
export function keepAccounts(cast: Cast): void {
  const accounts = ROLES.map(({ role, person }): KeptAccount => {
    const { email } = [...PEOPLE, READER].find(({ key }) => key === person)!;
    return { userId: known(cast.users, person), role, email, password: known(cast.passwords, person) };
  });
  writeFileSync(accountsFile(), `${JSON.stringify([...accounts, ...readAccounts()], null, 2)}\n`, { mode: 0o600 });
  chmodSync(accountsFile(), 0o600);
}

/** The accounts of this database, as lines to print. */
export async function accountLines(): Promise<string[]> {
  const kept = await accountsHere();
  if (kept.length === 0) return [`${accountsFile()}, where the passwords of its accounts stood, is not there or says nothing of this database. Set a new one at "Forgot your password?": the mail is written into ${environment().outbox}.`];
  const width = (of: (account: KeptAccount) => string) => Math.max(...kept.map((account) => of(account).length));
  const [roles, emails] = [width(({ role }) => role), width(({ email }) => email)];
  return [
    `Sign in as one of these (kept in ${accountsFile()}):`,
    ...kept.map(({ role, email, password, fits }) => `  ${role.padEnd(roles)}  ${email.padEnd(emails)}  ${fits ? password : "(its password was changed)"}`),
    `Its mails are written into ${environment().outbox}.`,
  ];
}

/** Those that the file and the database both know, and whether the password is still the one. */
async function accountsHere(): Promise<(KeptAccount & { fits: boolean })[]> {
  const kept = readAccounts();
  if (kept.length === 0) return [];
  const rows = await db().select({ id: users.id, hash: users.passwordHash }).from(users).where(inArray(users.id, kept.map(({ userId }) => userId)));
  const hashes = new Map(rows.map(({ id, hash }) => [id, hash]));
  return Promise.all(kept.filter(({ userId }) => hashes.has(userId)).map(async (account) => ({ ...account, fits: await fitsPassword(hashes.get(account.userId)!, account.password) })));
}

/** What the file says; nothing where it is not there or cannot be read. */
function readAccounts(): KeptAccount[] {
  if (!existsSync(accountsFile())) return [];
  try {
    return keptAccounts.parse(JSON.parse(readFileSync(accountsFile(), "utf8")));
  } catch {
    return [];
  }
}
