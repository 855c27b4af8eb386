/** What stands in the way of a database is told in a sentence that names it and what to do; a database that is not ours is left as it is. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "#db/client.server.ts";
import { openDatabase, openingFault } from "#db/open.server.ts";
import { NotOpened } from "#db/steps.server.ts";

const room = mkdtempSync(join(tmpdir(), "commonline-database-"));
afterAll(() => rmSync(room, { recursive: true, force: true }));

let file: string;
let files = 0;
beforeEach(() => {
  file = join(room, `${++files}`, "commonline.db");
  mkdirSync(join(room, `${files}`));
});

async function sentenceFor(path: string): Promise<string> {
  let opened: Database | null = null;
  try {
    opened = await openDatabase(null, path);
    return "it opens";
  } catch (error) {
    const told = error instanceof NotOpened ? error : openingFault(error, null, path);
    if (!told) throw error;
    return told.message;
  } finally {
    await opened?.close();
  }
}

describe("the embedded one", () => {
  test("opens where nothing is, in a folder that is made, and again", async () => {
    const path = join(room, "new", "below", "commonline.db");
    expect(await sentenceFor(path)).toBe("it opens");
    expect(await sentenceFor(path)).toBe("it opens");
  });

  test.each(["no database at all, but a text that is long enough to be one. ".repeat(40), "SQLite format 3\0and then nothing that makes sense".padEnd(4_096, "!")])("a file that is damaged: %#", async (content) => {
    writeFileSync(file, content);
    expect(await sentenceFor(file)).toBe(`The file ${file} is damaged, or no database at all. Put back a copy that is whole, or move the file away to begin with an empty database.`);
    expect(readFileSync(file, "utf8")).toBe(content);
  });

  test("a folder in its place, a file in the place of its folder", async () => {
    mkdirSync(file);
    expect(await sentenceFor(file)).toMatch(/^The database .* cannot be opened\. Is its folder there/);
    writeFileSync(join(room, "file"), "");
    expect(await sentenceFor(join(room, "file", "commonline.db"))).toMatch(/^The database .* cannot be opened\. Is its folder there/);
  });

  test("one that this user may only read", async () => {
    expect(await sentenceFor(file)).toBe("it opens");
    for (const path of [room, dirname(file)]) chmodSync(path, 0o555);
    chmodSync(file, 0o444);
    // An administrator of the machine may write everywhere: for this one question the test is somebody else.
    const administrator = process.geteuid?.() === 0;
    if (administrator) process.seteuid?.(65_534);
    try {
      expect(await sentenceFor(file)).toMatch(/^The database .*\/commonline\.db is read-only\. Let this user write the file and its folder/);
    } finally {
      if (administrator) process.seteuid?.(0);
      for (const path of [room, dirname(file), file]) chmodSync(path, 0o755);
    }
  });

  test.each(["NORMAL", "EXCLUSIVE"])("one that another program writes: locking mode %s", async (mode) => {
    expect(await sentenceFor(file)).toBe("it opens");
    const other = new Sqlite(file);
    if (mode === "EXCLUSIVE") other.pragma("locking_mode = EXCLUSIVE");
    other.exec("BEGIN IMMEDIATE");
    expect(await sentenceFor(file)).toBe(`The database ${file} is locked by another program. Stop that one and start again.`);
    other.close();
    expect(await sentenceFor(file)).toBe("it opens");
  }, 30_000);

  test.each([
    [2_000_000_000_000, /^The database was written by a newer version of Commonline/],
    [1_000_000_000_000, /^The database was written by a version of Commonline that was never released/],
  ])("one that went through a step that is unknown here (%i)", async (step, sentence) => {
    expect(await sentenceFor(file)).toBe("it opens");
    const other = new Sqlite(file);
    other.prepare("insert into __drizzle_migrations (hash, created_at) values ('unknown', ?)").run(step);
    other.close();
    expect(await sentenceFor(file)).toMatch(sentence);
  });

  test("one that holds tables of something else is left alone", async () => {
    const other = new Sqlite(file);
    other.exec("create table users (name text); insert into users values ('Ada')");
    other.close();
    expect(await sentenceFor(file)).toBe(`The database ${file} holds tables of something else. Name another one with VAR_DIR or DATABASE_URL.`);
    const again = new Sqlite(file);
    expect(again.prepare("select name from users").all()).toEqual([{ name: "Ada" }]);
    again.close();
  });
});

test("what is none of these is not put into words", () => {
  expect(openingFault(new Error("something else"), null, file)).toBeNull();
  expect(openingFault(Object.assign(new Error("something else"), { code: "SQLITE_ERROR" }), null, file)).toBeNull();
});
