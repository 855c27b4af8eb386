/**
 * What the surroundings say: the configuration, read once and checked.
 * Without any of production's settings it is the demonstration: loopback alone, accounts made at random, mail into files. With one of them it is
 * production, and nothing that production needs may be missing or a placeholder.
 */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
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
  /** Where the embedded database, the outbox, and the demonstration's secret and passwords live. */
  folder: string;
  /** The embedded database, where DATABASE_URL names none. The demonstration has a file of its own, so that the two never meet. */
  databaseFile: string;
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

/** Whoever sets one of these means production. */
const OF_PRODUCTION = ["ORIGIN", "SECRET", "MAIL_FROM", "SMTP_URL", "TRUSTED_PROXIES", "ALLOW_PLAIN_HTTP"] as const;
const LOOPBACK = ["127.0.0.1", "::1", "localhost"];

type Variables = z.infer<typeof variables>;

/** @throws Unconfigured with one sentence for each thing that is missing or wrong. */
export function readEnvironment(from: Record<string, string | undefined>): Environment {
  const read = variables.parse(Object.fromEntries(Object.entries(from).map(([key, value]) => [key, value?.trim() === "" ? undefined : value?.trim()])));
  const meant = OF_PRODUCTION.filter((name) => read[name] !== undefined);
  const faults = [...commonFaults(read), ...(meant.length > 0 ? productionFaults(read, meant) : demonstrationFaults(read))];
  if (faults.length > 0) throw new Unconfigured(faults.join("\n"));
  const folder = resolve(read.VAR_DIR ?? "var");
  const port = Number(read.PORT ?? 3000);
  const host = read.HOST ?? "127.0.0.1";
  const common = {
    port,
    host,
    databaseUrl: read.DATABASE_URL ?? null,
    smtpUrl: read.SMTP_URL ?? null,
    folder,
    outbox: join(folder, "outbox"),
    trustedProxies: proxiesIn(read),
  };
  if (meant.length === 0) {
    return { ...common, demonstration: true, databaseFile: join(folder, "demonstration.db"), origin: `http://${host === "::1" ? "[::1]" : host}:${port}`, secret: keptSecret(folder), mailFrom: "Commonline <no-reply@commonline.example>" };
  }
  return { ...common, demonstration: false, databaseFile: join(folder, "commonline.db"), origin: new URL(read.ORIGIN as string).origin, secret: read.SECRET as string, mailFrom: read.MAIL_FROM as string };
}

function commonFaults(read: Variables): string[] {
  const faults: string[] = [];
  if (!/^\d{1,5}$/.test(read.PORT ?? "3000") || Number(read.PORT ?? 3000) > 65_535) faults.push("PORT must be a number from 0 to 65535.");
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(read.DATABASE_URL ?? "")?.[1];
  const served = scheme === "postgres" || scheme === "postgresql";
  // What stands in it is not repeated: it holds a password.
  if ((scheme && !served && !["sqlite", "file"].includes(scheme)) || (served && !URL.canParse(read.DATABASE_URL as string))) faults.push("DATABASE_URL must be the address of a PostgreSQL database, such as postgres://role:password@host:5432/name, or the path of a file for the embedded one.");
  return faults;
}

function demonstrationFaults(read: Variables): string[] {
  if (read.HOST === undefined || LOOPBACK.includes(read.HOST)) return [];
  return ["HOST is set but ORIGIN is not: the demonstration listens on the loopback address alone. Set ORIGIN, SECRET and MAIL_FROM for production."];
}

function productionFaults(read: Variables, meant: readonly string[]): string[] {
  return [...originFaults(read, meant), ...secretFaults(read), ...mailFaults(read), ...proxiesIn(read).filter((address) => isIP(address) === 0).map((address) => `TRUSTED_PROXIES must be IP addresses, parted by spaces; "${address}" is none.`)];
}

function originFaults(read: Variables, meant: readonly string[]): string[] {
  const example = "the address by which readers reach this server, such as https://standards.example.org";
  if (read.ORIGIN === undefined) return [`ORIGIN is missing, and ${meant.join(", ")} is set as for production: set ORIGIN to ${example}. For the demonstration set none of them.`];
  const origin = URL.canParse(read.ORIGIN) ? new URL(read.ORIGIN) : null;
  if (!origin || !["http:", "https:"].includes(origin.protocol)) return [`ORIGIN must be ${example}.`];
  if (origin.pathname !== "/" || origin.search || origin.hash || origin.username || origin.password) return [`ORIGIN is scheme, host and port alone: ${origin.origin}.`];
  if (origin.protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(origin.hostname) || read.ALLOW_PLAIN_HTTP === "yes") return [];
  return ["ORIGIN is plain http: put a proxy with TLS in front and name its https address (or set ALLOW_PLAIN_HTTP=yes for a closed test network)."];
}

function secretFaults({ SECRET: secret }: Variables): string[] {
  const remedy = "at least 32 random characters, such as the output of `openssl rand -base64 36`.";
  if (secret === undefined) return [`SECRET is missing: set it to ${remedy}`];
  if (secret.length < 32) return [`SECRET is too short: set it to ${remedy}`];
  return PLACEHOLDERS.test(secret) || new Set(secret).size < 12 ? [`SECRET is a placeholder: set it to ${remedy}`] : [];
}

function mailFaults(read: Variables): string[] {
  const faults: string[] = [];
  const example = "the address that mails come from, such as \"Commonline <no-reply@standards.example.org>\".";
  if (read.MAIL_FROM === undefined) faults.push(`MAIL_FROM is missing: ${example}`);
  else if (!/^([^<>@]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(read.MAIL_FROM)) faults.push(`MAIL_FROM must be ${example}`);
  if (read.SMTP_URL !== undefined && !(URL.canParse(read.SMTP_URL) && /^smtps?:$/.test(new URL(read.SMTP_URL).protocol))) faults.push("SMTP_URL must be the address of a mail server, such as smtps://user:password@mail.example.org.");
  return faults;
}

function proxiesIn(read: Variables): string[] {
  return (read.TRUSTED_PROXIES ?? "").split(/[\s,]+/).filter(Boolean);
}

/** The demonstration's secret is made at random with its database, and kept beside it. */
function keptSecret(folder: string): string {
  const file = join(folder, "secret");
  try {
    const kept = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
    if (kept.length >= 32) return kept;
    mkdirSync(folder, { recursive: true });
    const secret = randomBytes(36).toString("base64url");
    writeFileSync(file, `${secret}\n`, { mode: 0o600 });
    return secret;
  } catch (error) {
    throw new Unconfigured(`VAR_DIR: the folder ${folder} cannot be read and written (${(error as NodeJS.ErrnoException).code}). Let this user write in it, or name another one.`);
  }
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
