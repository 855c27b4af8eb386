/**
 * What a start finds in the database, and what whoever started it has to know: asked once, after the migration and before anybody is served.
 * The demonstration fills an empty database; production offers its first administrator a link. Neither serves what belongs to the other.
 */
import { and, eq, isNull } from "drizzle-orm";
import { makeFirstLink } from "#app/commands/accounts.server.ts";
import { paths } from "#app/paths.ts";
import { now } from "#app/platform/clock.server.ts";
import { environment, Unconfigured } from "#app/platform/environment.server.ts";
import { db } from "#db/client.server.ts";
import { users } from "#db/schema.server.ts";
import { accountLines, keepAccounts } from "./accounts.server.ts";
import { nobodyAt } from "./cast.server.ts";
import { fill, fillingOf } from "./seeding.server.ts";

/** Answers the lines to print. @param say told while it takes long. @throws Unconfigured */
export async function firstStart(say: (line: string) => void): Promise<string[]> {
  return environment().demonstration ? demonstrationStart(say) : productionStart();
}

async function demonstrationStart(say: (line: string) => void): Promise<string[]> {
  if ((await fillingOf()) === "nothing") await fill(now(), say, keepAccounts);
  if ((await fillingOf()) !== "demonstration") {
    throw new Unconfigured("The database holds a consultation of its own, which is not shown as a demonstration. Set ORIGIN, SECRET and MAIL_FROM to serve it, or name another one with DATABASE_URL or VAR_DIR.");
  }
  return accountLines();
}

async function productionStart(): Promise<string[]> {
  if ((await fillingOf()) === "demonstration") {
    throw new Unconfigured("The database holds the demonstration, whose accounts everybody may know who saw it start. Name another one with DATABASE_URL or VAR_DIR.");
  }
  const { smtpUrl, outbox } = environment();
  return [...(await firstLink()), ...(smtpUrl === null ? [`SMTP_URL is not set: mails are written into ${outbox}, and nobody gets them.`] : [])];
}

/** Each start without an administrator makes a new link, and the older ones are void. */
async function firstLink(): Promise<string[]> {
  const administrators = await db().$count(users, and(eq(users.administrator, true), isNull(users.disabledAt)));
  if (administrators > 0) return [];
  const token = await makeFirstLink(nobodyAt(now()));
  return ["Nobody administers it yet. Become its administrator with this link, which works once and for 24 hours:", `  ${environment().origin}${paths.firstAdministrator(token)}`];
}
