/** The mailer: takes letters from the outbox, after the deed, and sends them by SMTP or writes them as files. Their words stand in the texts. */
import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { and, asc, eq, isNull, lt } from "drizzle-orm";
import nodemailer from "nodemailer";
import { database, db } from "#db/client.server.ts";
import { outbox } from "#db/schema.server.ts";
import type { LetterKind, LetterParameters } from "#app/domain/events.ts";
import { writeLetter } from "#app/texts/letters.server.ts";
import { now } from "./clock.server.ts";
import { environment } from "./environment.server.ts";
import { log, traceOf } from "./log.server.ts";

/** After so many failures a letter is left in the outbox, and the log says so. */
const ATTEMPTS_MAX = 8;

/** So many letters are read at once; where all of them left, the next follow. */
const BATCH = 200;

/** How long a letter waits after its deed: longer than `evenly`. Milliseconds. */
const WAIT = 250;

/** Sends what waits, in a moment. Not at once: an answer that comes late because a mail was being made tells a stranger that there was one to make. */
export function sendLettersSoon(): void {
  setTimeout(() => void sendLetters(), WAIT).unref();
}

let sending: Promise<void> | null = null;
let again = false;

/** Sends what waits. Calls while it runs make it look once more. */
export function sendLetters(): Promise<void> {
  if (sending) {
    again = true;
    return sending;
  }
  sending = (async () => {
    let sent = 0;
    do {
      again = false;
      sent = await sendWaiting();
    } while (again || sent === BATCH);
  })().finally(() => (sending = null));
  return sending;
}

/** Where the mails of a demonstration can be read, for its pages to tell; null where they leave by SMTP, or where it is none of the reader's business. */
export function shownOutbox(): string | null {
  const { demonstration, smtpUrl, outbox: folder } = environment();
  return demonstration && !smtpUrl ? folder : null;
}

/** How many left. */
async function sendWaiting(): Promise<number> {
  let sent = 0;
  const waiting = await db().select().from(outbox).where(and(isNull(outbox.sentAt), lt(outbox.attempts, ATTEMPTS_MAX))).orderBy(asc(outbox.sequence)).limit(BATCH);
  for (const row of waiting) {
    // Once sent, the parameters go: a token lives in its letter alone.
    const mark = (set: { sentAt?: Date; attempts: number; parameters?: unknown }) => database().transact("outbox", async (handle) => void (await handle.update(outbox).set(set).where(eq(outbox.sequence, row.sequence))));
    try {
      const letter = writeLetter(row.kind as LetterKind, row.parameters as LetterParameters[LetterKind], environment().origin);
      await deliver({ to: row.recipient, ...letter });
      await mark({ sentAt: now(), attempts: row.attempts + 1, parameters: {} });
      sent++;
    } catch (error) {
      await mark({ attempts: row.attempts + 1 });
      log("warn", "letter not sent", { kind: row.kind, attempts: row.attempts + 1, ...traceOf(error) });
    }
  }
  return sent;
}

async function deliver(mail: { to: string; subject: string; text: string }): Promise<void> {
  const { smtpUrl, mailFrom, outbox: folder } = environment();
  const message = { from: mailFrom, to: mail.to, subject: mail.subject, text: mail.text, headers: { "Auto-Submitted": "auto-generated" } };
  if (smtpUrl) {
    await nodemailer.createTransport(smtpUrl).sendMail(message);
    return;
  }
  const written = await nodemailer.createTransport({ streamTransport: true, buffer: true, newline: "unix" }).sendMail(message);
  await mkdir(folder, { recursive: true });
  const name = `${now().toISOString().replace(/[:.]/g, "-")}-${randomUUID().slice(0, 8)}`;
  await writeFile(join(folder, `.${name}`), written.message as Buffer);
  await rename(join(folder, `.${name}`), join(folder, `${name}.eml`));
}
