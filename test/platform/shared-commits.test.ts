/** Deeds that wait for the writing connection share a commit: each is undone alone, and none is answered before it is durable. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database, Db } from "#db/client.server.ts";
import { openEmbedded } from "#db/embedded.server.ts";
import { tokens } from "#db/schema.server.ts";

let room: string;
let database: Database;
let onlooker: Sqlite.Database;

beforeEach(async () => {
  room = mkdtempSync(join(tmpdir(), "commonline-commits-"));
  const file = join(room, "commonline.db");
  database = openEmbedded(file);
  await database.migrate();
  onlooker = new Sqlite(file, { readonly: true });
});
afterEach(async () => {
  onlooker.close();
  await database.close();
  rmSync(room, { recursive: true, force: true });
});

const kept = () => onlooker.prepare("select id from tokens order by id").all().map((row) => (row as { id: string }).id);

/** A deed that writes one row and then waits, so that others come to stand behind it. */
function deed(id: string, then: (db: Db) => Promise<void> = async () => {}): Promise<string> {
  return database.transact("any", async (db) => {
    await db.insert(tokens).values({ id, purpose: "verification", email: "a@b.example", parameters: {}, createdAt: new Date(0), expiresAt: new Date(0) });
    await new Promise((done) => setTimeout(done, 5));
    await then(db);
    return id;
  });
}

test("many that wait are committed as one, and each is there when it is answered", async () => {
  const commits = () => onlooker.pragma("data_version", { simple: true }) as number;
  const before = commits();
  const ids = Array.from({ length: 20 }, (_, n) => `deed-${String(n).padStart(2, "0")}`);
  const answered = await Promise.all(ids.map((id) => deed(id).then((result) => expect(kept()).toContain(result))));
  expect(answered).toHaveLength(20);
  expect(kept()).toEqual(ids);
  expect(commits() - before).toBeLessThan(4);
});

test("one that fails takes nobody with it", async () => {
  const outcomes = await Promise.allSettled([
    deed("first"),
    deed("second", () => {
      throw new Error("refused");
    }),
    deed("third"),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(kept()).toEqual(["first", "third"]);
});

test("none is answered where the commit does not go through", async () => {
  const outcomes = await Promise.allSettled([
    deed("first"),
    deed("second"),
    // A row whose parent is missing is found out at the commit alone.
    database.transact("any", async (db) => {
      await (db as unknown as { run: (statement: string) => unknown }).run("pragma defer_foreign_keys = on");
      await db.insert(tokens).values({ id: "third", purpose: "verification", email: "a@b.example", userId: "nobody", parameters: {}, createdAt: new Date(0), expiresAt: new Date(0) });
    }),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(kept()).toEqual([]);
  expect(await deed("fourth")).toBe("fourth");
  expect(kept()).toEqual(["fourth"]);
});

test("one that comes while another database holds the file is told, and the next one goes through", async () => {
  const other = new Sqlite(join(room, "commonline.db"));
  other.exec("begin immediate");
  const refused = await deed("first").catch((error: { code: string }) => error.code);
  other.exec("rollback");
  other.close();
  expect(refused).toBe("SQLITE_BUSY");
  expect(await deed("second")).toBe("second");
}, 20_000);
