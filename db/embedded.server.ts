/**
 * The embedded database: SQLite in one file (WAL, synchronous FULL, foreign keys), one connection that writes and one that only reads.
 * Deeds that wait for the writing connection share one commit: what is slow is that the disk confirms, and it confirms many as fast as one.
 */
import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import type { Database, Db } from "./client.server.ts";
import { demandKnownSteps } from "./steps.server.ts";

const STEPS = resolve("db/migrations/sqlite");

/** At most so many deeds share a commit, so that the first is not kept waiting by those behind it. */
const TOGETHER = 32;

interface Waiting {
  work: (db: Db) => Promise<unknown>;
  done: (result: unknown) => void;
  fail: (error: unknown) => void;
}

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
  const waiting: Waiting[] = [];
  let writing = false;
  let depth = 0;

  async function workOff(): Promise<void> {
    writing = true;
    while (waiting.length > 0) await workTogether();
    writing = false;
  }

  /** Each deed is a part that is undone alone; none is answered, nor refused, before what it rests on is durable. */
  async function workTogether(): Promise<void> {
    const taken: Waiting[] = [];
    const answers: (() => void)[] = [];
    try {
      await bracket(writer, "BEGIN IMMEDIATE", "COMMIT", "ROLLBACK", async () => {
        for (let deed; taken.length < TOGETHER && (deed = waiting.shift()); ) {
          taken.push(deed);
          answers.push(await attempted(deed));
          // What has reached this machine meanwhile is read, and comes along.
          if (waiting.length === 0) await setImmediate();
        }
      });
      for (const answer of answers) answer();
    } catch (error) {
      if (taken.length === 0) waiting.shift()?.fail(error);
      for (const deed of taken) deed.fail(error);
    }
  }

  async function attempted({ work, done, fail }: Waiting): Promise<() => void> {
    try {
      const result = await bracket(writer, "SAVEPOINT deed", "RELEASE deed", "ROLLBACK TO deed; RELEASE deed", () => work(write));
      return () => done(result);
    } catch (error) {
      // A full disk ends the whole transaction, not the part alone.
      if (!writer.inTransaction) throw error;
      return () => fail(error);
    }
  }

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
    transact<T>(_key: string, work: (db: Db) => Promise<T>) {
      return new Promise<T>((done, fail) => {
        waiting.push({ work, done: done as Waiting["done"], fail });
        if (!writing) void workOff();
      });
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
