/** Databases for tests: SQLite in memory, made anew for each world; or one PostgreSQL for the run, emptied between worlds. */
import { inject } from "vitest";
import type { Database } from "#db/client.server.ts";
import { kind } from "#db/kind.server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A database on a real server that this run made for itself; null: the one inside the process. */
    postgresUrl: string | null;
  }
}

/** An empty, migrated database. Closing it makes room for the next one. */
export async function emptyDatabase(): Promise<Database> {
  if (kind === "postgres") return emptied();
  const { openEmbedded } = await import("#db/embedded.server.ts");
  const database = openEmbedded(":memory:");
  await database.migrate();
  return database;
}

/** A new, migrated database in a file, for a server process to open too. */
export async function databaseFile(path: string): Promise<Database> {
  const { openEmbedded } = await import("#db/embedded.server.ts");
  const database = openEmbedded(path);
  await database.migrate();
  return database;
}

interface Kept {
  database: Database;
  empty: () => Promise<void>;
}

let kept: Promise<Kept> | null = null;

async function emptied(): Promise<Database> {
  kept ??= openPostgres();
  const { database, empty } = await kept;
  await empty();
  // It lives as long as the run.
  return { ...database, close: async () => {} };
}

async function openPostgres(): Promise<Kept> {
  const { openServed, overPostgres } = await import("#db/served.server.ts");
  const url = inject("postgresUrl");
  if (url) {
    const { default: pg } = await import("pg");
    const database = openServed(url);
    await database.migrate();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const statement = await truncation(async (query) => (await client.query<{ name: string }>(query)).rows);
    return { database, empty: async () => void (await client.query({ text: statement })) };
  }
  const { PGlite } = await import("@electric-sql/pglite");
  const { drizzle } = await import("drizzle-orm/pglite");
  const { migrate } = await import("drizzle-orm/pglite/migrator");
  const client = await PGlite.create();
  const handle = drizzle({ client });
  const database = overPostgres(handle, { migrate: () => migrate(handle, { migrationsFolder: "db/migrations/postgres" }), close: () => client.close() });
  await database.migrate();
  const statement = await truncation(async (query) => (await client.query<{ name: string }>(query)).rows);
  return { database, empty: async () => void (await client.exec(statement)) };
}

async function truncation(ask: (query: string) => Promise<{ name: string }[]>): Promise<string> {
  const tables = await ask("select quote_ident(tablename) as name from pg_tables where schemaname = 'public'");
  return `truncate ${tables.map(({ name }) => name).join(", ")} restart identity cascade`;
}
