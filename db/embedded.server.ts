/** The embedded database: SQLite in one file (WAL, synchronous FULL, foreign keys), one connection that writes and one that only reads. */
import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import Sqlite from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import type { Database, Db } from "./client.server.ts";
import { demandKnownSteps } from "./steps.server.ts";

const STEPS = resolve("db/migrations/sqlite");

/** @param file a path, or ":memory:" (then reads share the one connection). */
export function openEmbedded(file: string): Database {
  const inMemory = file === ":memory:";
  if (!inMemory) mkdirSync(dirname(resolve(file)), { recursive: true });
  const writer = new Sqlite(file);
  writer.pragma("busy_timeout = 5000");
  if (!writer.readonly) writer.pragma("journal_mode = WAL");
  writer.pragma("synchronous = FULL");
  writer.pragma("foreign_keys = ON");
  const write = drizzle({ client: writer }) as unknown as Db;

  // The reading connection is opened on first use: before the first migration there may be no file to read.
  let reading: Sqlite.Database | null = null;
  let read: Db | null = null;
  let turn: Promise<void> = Promise.resolve();
  let depth = 0;

  return {
    get reader() {
      if (inMemory) return write;
      if (!read) {
        reading = new Sqlite(file, { readonly: true });
        reading.pragma("busy_timeout = 5000");
        reading.pragma("mmap_size = 67108864");
        read = drizzle({ client: reading }) as unknown as Db;
      }
      return read;
    },
    async transact(_key, work) {
      const before = turn;
      let release = () => {};
      turn = new Promise((done) => (release = done));
      await before;
      try {
        return await bracket(writer, "BEGIN IMMEDIATE", "COMMIT", "ROLLBACK", () => work(write));
      } finally {
        release();
      }
    },
    async nest(db, work) {
      const name = `part_${++depth}`;
      return bracket(writer, `SAVEPOINT ${name}`, `RELEASE ${name}`, `ROLLBACK TO ${name}`, () => work(db));
    },
    async migrate() {
      demandKnownSteps(stepsTaken(writer), STEPS);
      // Where nothing is to be migrated nothing would be written, and that it cannot be would come out later, when somebody sends a comment.
      writer.exec("BEGIN IMMEDIATE; ROLLBACK");
      // With foreign keys on, a rebuilt table would take its children with it.
      writer.pragma("foreign_keys = OFF");
      migrate(drizzle({ client: writer }), { migrationsFolder: STEPS });
      const broken = writer.pragma("foreign_key_check") as unknown[];
      writer.pragma("foreign_keys = ON");
      if (broken.length > 0) throw new Error(`the migration left ${broken.length} rows without their parents`);
    },
    async close() {
      reading?.close();
      writer.close();
    },
  };
}

function stepsTaken(writer: Sqlite.Database): number[] {
  if (!writer.prepare("select 1 from sqlite_master where type = 'table' and name = '__drizzle_migrations'").get()) return [];
  return (writer.prepare("select created_at as step from __drizzle_migrations").all() as { step: number }[]).map(({ step }) => Number(step));
}

async function bracket<T>(writer: Sqlite.Database, begin: string, commit: string, rollback: string, work: () => Promise<T>): Promise<T> {
  writer.exec(begin);
  try {
    const result = await work();
    writer.exec(commit);
    return result;
  } catch (error) {
    if (writer.inTransaction) writer.exec(rollback);
    throw error;
  }
}
