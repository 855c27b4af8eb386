/** What a test's people find in their mail: the letters that deeds asked for, and the mails that left as files. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { asc } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { outbox } from "#db/schema.server.ts";
import type { Letter } from "#app/domain/events.ts";

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

export interface Mailbox {
  /** The letters in the outbox, oldest first; those that left have lost their parameters. @param to an address; all without. */
  letters(to?: string): Promise<Letter[]>;
  /** The mails that were written as files, oldest first. */
  mails(to?: string): Mail[];
}

export function mailboxIn(folder: string): Mailbox {
  return {
    async letters(to) {
      const rows = await db().select().from(outbox).orderBy(asc(outbox.sequence));
      return rows.filter((row) => !to || row.recipient === to).map((row) => ({ kind: row.kind, to: row.recipient, parameters: row.parameters }) as Letter);
    },
    mails(to) {
      if (!existsSync(folder)) return [];
      const mails = readdirSync(folder).filter((name) => name.endsWith(".eml")).sort().map((name) => read(readFileSync(join(folder, name), "utf8")));
      return mails.filter((mail) => !to || mail.to === to);
    },
  };
}

/** Reads back what our own mailer wrote: one part of plain text. */
function read(raw: string): Mail {
  const [head = "", ...body] = raw.replace(/\r\n/g, "\n").split("\n\n");
  const headers = head.replace(/\n[ \t]+/g, " ");
  const header = (name: string) => words(new RegExp(`^${name}: (.*)$`, "mi").exec(headers)?.[1] ?? "");
  const text = body.join("\n\n");
  const encoding = header("Content-Transfer-Encoding").toLowerCase();
  return { to: header("To"), subject: header("Subject"), text: encoding === "base64" ? Buffer.from(text, "base64").toString() : encoding === "quoted-printable" ? printable(text.replace(/=\n/g, "")) : text };
}

/** RFC 2047: encoded words of a header. */
function words(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, content: string) => (how.toLowerCase() === "b" ? Buffer.from(content, "base64").toString() : printable(content.replace(/_/g, " "))));
}

function printable(text: string): string {
  return Buffer.from(text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), "latin1").toString();
}
