/**
 * What the surroundings say: the configuration, read once and checked.
 * Without ORIGIN it is the demonstration: loopback alone, accounts made at random, mail into files. With ORIGIN it is production,
 * and nothing that production needs may be missing or a placeholder.
 */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";

export interface Environment {
  demonstration: boolean;
  /** Scheme, host and port by which readers reach it; every link in a mail begins with it. */
  origin: string;
  host: string;
  port: number;
  /** Keys the hashes of tokens and sessions. */
  secret: string;
  databaseUrl: string | null;
  /** Null: mails are written as files into `outbox`. */
  smtpUrl: string | null;
  mailFrom: string;
  /** Where the embedded database, the outbox and the demonstration's secret live. */
  folder: string;
  outbox: string;
  /** Addresses whose X-Forwarded-For counts; none by default. */
  trustedProxies: string[];
}

const PLACEHOLDERS = /^(change|replace|example|secret|password|placeholder|todo|xxx|your)|(.)\2{7}|(change|replace)[-_ ]?(me|this)/i;

const variables = z.object({
  ORIGIN: z.string().optional(),
  SECRET: z.string().optional(),
  DATABASE_URL: z.string().optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().optional(),
  HOST: z.string().optional(),
  PORT: z.string().optional(),
  VAR_DIR: z.string().optional(),
  TRUSTED_PROXIES: z.string().optional(),
  ALLOW_PLAIN_HTTP: z.string().optional(),
});

/** Thrown where the configuration is not fit to start with; the message says what to do. */
export class Unconfigured extends Error {}

/** @throws Unconfigured with one sentence for each thing that is missing or wrong. */
export function readEnvironment(from: Record<string, string | undefined>): Environment {
  const read = variables.parse(Object.fromEntries(Object.entries(from).map(([key, value]) => [key, value === "" ? undefined : value])));
  const folder = resolve(read.VAR_DIR ?? "var");
  const port = Number(read.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Unconfigured("PORT must be a number from 0 to 65535.");
  const common = {
    port,
    databaseUrl: read.DATABASE_URL ?? null,
    smtpUrl: read.SMTP_URL ?? null,
    folder,
    outbox: join(folder, "outbox"),
    trustedProxies: (read.TRUSTED_PROXIES ?? "").split(/[\s,]+/).filter(Boolean),
  };
  if (read.ORIGIN === undefined) {
    if (read.HOST && !["127.0.0.1", "::1", "localhost"].includes(read.HOST)) {
      throw new Unconfigured("HOST is set but ORIGIN is not: the demonstration listens on the loopback address alone. Set ORIGIN, SECRET and MAIL_FROM for production.");
    }
    const host = read.HOST ?? "127.0.0.1";
    return { ...common, demonstration: true, host, origin: `http://${host === "::1" ? "[::1]" : host}:${port}`, secret: keptSecret(folder), mailFrom: read.MAIL_FROM ?? "Commonline <no-reply@commonline.example>" };
  }
  const faults = productionFaults(read);
  if (faults.length > 0) throw new Unconfigured(faults.join("\n"));
  return { ...common, demonstration: false, host: read.HOST ?? "127.0.0.1", origin: new URL(read.ORIGIN).origin, secret: read.SECRET as string, mailFrom: read.MAIL_FROM as string };
}

function productionFaults(read: z.infer<typeof variables>): string[] {
  const faults: string[] = [];
  const origin = URL.canParse(read.ORIGIN ?? "") ? new URL(read.ORIGIN as string) : null;
  if (!origin || !["http:", "https:"].includes(origin.protocol)) faults.push("ORIGIN must be the address by which readers reach this server, such as https://standards.example.org.");
  else if (origin.protocol === "http:" && !["localhost", "127.0.0.1", "[::1]"].includes(origin.hostname) && read.ALLOW_PLAIN_HTTP !== "yes") {
    faults.push("ORIGIN is plain http: put a proxy with TLS in front and name its https address (or set ALLOW_PLAIN_HTTP=yes for a closed test network).");
  }
  if (!read.SECRET) faults.push("SECRET is missing: set it to at least 32 random characters, such as the output of `openssl rand -base64 36`.");
  else if (read.SECRET.length < 32) faults.push("SECRET is too short: it needs at least 32 characters.");
  else if (PLACEHOLDERS.test(read.SECRET) || new Set(read.SECRET).size < 12) faults.push("SECRET is a placeholder: set it to random characters, such as the output of `openssl rand -base64 36`.");
  if (!read.MAIL_FROM) faults.push("MAIL_FROM is missing: the address that mails come from, such as \"Commonline <no-reply@standards.example.org>\".");
  return faults;
}

/** The demonstration's secret is made at random with its database, and kept beside it. */
function keptSecret(folder: string): string {
  const file = join(folder, "secret");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  mkdirSync(folder, { recursive: true });
  const secret = randomBytes(36).toString("base64url");
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}

let current: Environment | null = null;

/** The environment of this process, read on first use. */
export function environment(): Environment {
  return (current ??= readEnvironment(process.env));
}

/** Puts another environment in its place (the tests' worlds do). */
export function useEnvironment(next: Environment | null): void {
  current = next;
}
