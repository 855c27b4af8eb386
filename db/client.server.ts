/**
 * The database that this process speaks to: one handle to read, one door to a transaction.
 * Inside a transaction every read sees it (AsyncLocalStorage); a promise that outlives its transaction throws.
 * How each of the two is opened is left to embedded.server.ts and served.server.ts.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";

/** What commands and queries may do with a database: the part that means the same on both. */
export type Db = Pick<PgDatabase<PgQueryResultHKT, Record<string, never>>, "select" | "selectDistinct" | "insert" | "update" | "delete" | "query" | "with" | "$count" | "$with">;

export interface Database {
  /** Reads outside a transaction. */
  reader: Db;
  /**
   * Runs `work` in one transaction; it is undone where `work` throws.
   * @param key names the aggregate: deeds with the same key follow each other, on PostgreSQL too.
   */
  transact<T>(key: string, work: (db: Db) => Promise<T>): Promise<T>;
  /** Runs `work` in a part of the open transaction that can be undone alone. */
  nest<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T>;
  migrate(): Promise<void>;
  close(): Promise<void>;
}

interface Running {
  db: Db;
  open: boolean;
}

const running = new AsyncLocalStorage<Running>();
let current: Database | null = null;

/** Makes `database` the one that this process speaks to; answers the one before, if any. */
export function useDatabase(database: Database | null): Database | null {
  const before = current;
  current = database;
  return before;
}

export function database(): Database {
  if (!current) throw new Error("no database is open");
  return current;
}

/** The handle to read with: the open transaction where there is one. */
export function db(): Db {
  const here = running.getStore();
  if (!here) return database().reader;
  if (!here.open) throw new Error("a read outlived its transaction");
  return here.db;
}

/** One transaction; inside another one, a part of it that can be undone alone. */
export async function transaction<T>(key: string, work: (db: Db) => Promise<T>): Promise<T> {
  const outer = running.getStore();
  const enter = async (handle: Db) => {
    const here: Running = { db: handle, open: true };
    try {
      return await running.run(here, () => work(handle));
    } finally {
      here.open = false;
    }
  };
  if (!outer) return database().transact(key, enter);
  if (!outer.open) throw new Error("a deed outlived its transaction");
  return database().nest(outer.db, enter);
}

interface Prepared<R> {
  execute(parameters?: Record<string, unknown>): Promise<R> | R;
}

const preparedOf = new WeakMap<object, Map<string, unknown>>();

/** A prepared query, made once for each handle: some ten times cheaper than building it. `name` is unique in the program. */
export function prepared<R>(name: string, build: (db: Db) => { prepare(name: string): Prepared<R> }): Prepared<R> {
  const handle = db();
  let known = preparedOf.get(handle);
  if (!known) preparedOf.set(handle, (known = new Map()));
  let query = known.get(name) as Prepared<R> | undefined;
  if (!query) known.set(name, (query = build(handle).prepare(name)));
  return query;
}

/** The database's or the system's own code of an error, whichever library wrapped it; null where it has none. */
export function databaseCode(error: unknown): string | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const code = (at as { code?: unknown }).code;
    if (typeof code === "string") return code;
  }
  return null;
}

/** What went wrong, in the terms of neither database; null where it is none of these. */
export function databaseFault(error: unknown): "unique" | "busy" | "read-only" | "full" | null {
  const code = databaseCode(error);
  if (code === null) return null;
  if (code === "SQLITE_CONSTRAINT_UNIQUE" || code === "SQLITE_CONSTRAINT_PRIMARYKEY" || code === "23505") return "unique";
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED") || code === "55P03" || code === "40001") return "busy";
  if (code.startsWith("SQLITE_READONLY") || code === "25006") return "read-only";
  return code === "SQLITE_FULL" || code === "53100" ? "full" : null;
}
