/** Opens the database that the configuration names and brings its tables to this version; where that fails, says in a sentence why and what to do. */
import { resolve } from "node:path";
import { databaseCode, type Database } from "./client.server.ts";
import { kind } from "./kind.server.ts";
import { NotOpened } from "./steps.server.ts";

/** @param url DATABASE_URL: postgres://…, or a path to the embedded file, or null for `fallback`. @throws NotOpened, or what openingFault puts into words. */
export async function openDatabase(url: string | null, fallback: string): Promise<Database> {
  const database = isServed(url) ? (await import("./served.server.ts")).openServed(url) : (await import("./embedded.server.ts")).openEmbedded(fileOf(url, fallback));
  await database.migrate();
  return database;
}

/** In words what kept a database from being opened or first written; null: it is something else. */
export function openingFault(error: unknown, url: string | null, fallback: string): NotOpened | null {
  const sentence = isServed(url) ? servedFault(error, new URL(url)) : embeddedFault(error, resolve(fileOf(url, fallback)));
  return sentence === null ? null : new NotOpened(sentence);
}

function isServed(url: string | null): url is string {
  return kind === "postgres" && url !== null;
}

function fileOf(url: string | null, fallback: string): string {
  return url?.replace(/^(sqlite|file):(\/\/)?/, "") ?? fallback;
}

const EMBEDDED: [code: RegExp, says: (file: string) => string][] = [
  [/^SQLITE_CANTOPEN|^EACCES|^EPERM|^ENOTDIR|^EEXIST|^ENOENT/, (file) => `The database ${file} cannot be opened. Is its folder there, and may this user write in it? VAR_DIR names another folder, DATABASE_URL another file.`],
  [/^SQLITE_READONLY|^EROFS/, (file) => `The database ${file} is read-only. Let this user write the file and its folder (SQLite keeps two more files beside it), or name another one with VAR_DIR or DATABASE_URL.`],
  [/^SQLITE_(BUSY|LOCKED)/, (file) => `The database ${file} is locked by another program. Stop that one and start again.`],
  [/^SQLITE_(NOTADB|CORRUPT)/, (file) => `The file ${file} is damaged, or no database at all. Put back a copy that is whole, or move the file away to begin with an empty database.`],
  [/^SQLITE_FULL|^ENOSPC/, (file) => `The disk of the database ${file} is full. Make room and start again.`],
  [/^SQLITE_IOERR|^EIO/, (file) => `The disk of the database ${file} does not read or write as it should. The system's log says more.`],
];

function embeddedFault(error: unknown, file: string): string | null {
  const code = databaseCode(error) ?? "";
  if (code === "SQLITE_ERROR" && isTaken(error)) return `The database ${file} holds tables of something else. Name another one with VAR_DIR or DATABASE_URL.`;
  return EMBEDDED.find(([pattern]) => pattern.test(code))?.[1](file) ?? null;
}

const SERVED: [code: RegExp, says: (named: { server: string; name: string; role: string }) => string][] = [
  [/^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT|57P03)$/, ({ server }) => `PostgreSQL does not answer at ${server}. Does it run, and does DATABASE_URL name its host and port?`],
  [/^28/, ({ server, role }) => `PostgreSQL at ${server} does not let the role "${role}" in. Are role and password in DATABASE_URL right?`],
  [/^3D000$/, ({ server, name }) => `PostgreSQL at ${server} has no database "${name}". Create it, or name another one in DATABASE_URL.`],
  [/^42501$/, ({ name, role }) => `The role "${role}" may not create tables in the database "${name}". Make it the owner of the database.`],
  [/^53300$/, ({ server }) => `PostgreSQL at ${server} takes no more connections. Raise max_connections, or stop what uses them.`],
  [/^25006$/, ({ name }) => `The database "${name}" is read-only. Does DATABASE_URL name the primary server?`],
  [/^53100$/, ({ server }) => `The disk of PostgreSQL at ${server} is full. Make room and start again.`],
  [/^42P07$/, ({ name }) => `The database "${name}" holds tables of something else. Name an empty one in DATABASE_URL.`],
];

/** The password in the address is never said. */
function servedFault(error: unknown, url: URL): string | null {
  const named = { server: `${url.hostname || "localhost"}:${url.port || "5432"}`, name: decodeURIComponent(url.pathname.slice(1)), role: decodeURIComponent(url.username) };
  // What took too long has no code of its own.
  const code = databaseCode(error) ?? (isTimeout(error) ? "ETIMEDOUT" : "");
  return SERVED.find(([pattern]) => pattern.test(code))?.[1](named) ?? null;
}

function isTaken(error: unknown): boolean {
  return messagesOf(error).some((message) => / already exists$/.test(message));
}

function isTimeout(error: unknown): boolean {
  return messagesOf(error).some((message) => /timeout/i.test(message));
}

function messagesOf(error: unknown): string[] {
  return error instanceof Error ? [error.message, ...messagesOf(error.cause)] : [];
}
