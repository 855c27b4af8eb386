/** PostgreSQL, on a server or inside the process. READ COMMITTED, with an advisory lock on the aggregate's key for the length of the transaction. */
import { resolve } from "node:path";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import pg from "pg";
import type { Database, Db } from "./client.server.ts";
import { demandKnownSteps } from "./steps.server.ts";

const STEPS = resolve("db/migrations/postgres");

type Handle = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** @param url postgres://…; never logged, it holds the password. */
export function openServed(url: string): Database {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000 });
  // An idle connection that breaks is replaced by the pool; without a listener the process would end.
  pool.on("error", (error) => console.warn(JSON.stringify({ level: "warn", what: "database connection lost", code: (error as { code?: string }).code ?? null })));
  const handle = drizzle({ client: pool });
  return overPostgres(handle as unknown as Handle, {
    async migrate() {
      demandKnownSteps(await stepsTaken(pool), STEPS);
      await migrate(handle, { migrationsFolder: STEPS });
    },
    close: () => pool.end(),
  });
}

/** The same over any PostgreSQL that Drizzle speaks to. */
export function overPostgres(handle: Handle, own: Pick<Database, "migrate" | "close">): Database {
  return {
    reader: handle as unknown as Db,
    transact: (key, work) =>
      handle.transaction(async (inside) => {
        await inside.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
        return work(inside as unknown as Db);
      }),
    nest: (db, work) => (db as unknown as Handle).transaction((inside) => work(inside as unknown as Db)),
    ...own,
  };
}

async function stepsTaken(pool: pg.Pool): Promise<number[]> {
  const { rows: known } = await pool.query<{ kept: string | null }>("select to_regclass('drizzle.__drizzle_migrations') as kept");
  if (!known[0]?.kept) return [];
  const { rows } = await pool.query<{ step: string }>("select created_at as step from drizzle.__drizzle_migrations");
  return rows.map(({ step }) => Number(step));
}
