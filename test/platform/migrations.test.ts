/** The committed migrations make exactly the tables that the schema says, for both databases. */
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

test.each(["sqlite", "postgres"])("the generator finds nothing to add for %s", async (dialect) => {
  // Beside the project's own, since the generator takes paths below the project alone.
  const folder = mkdtempSync(join("var", "migrations-"));
  try {
    cpSync(join("db", "migrations", dialect), folder, { recursive: true });
    const { stdout } = await run(process.execPath, ["node_modules/drizzle-kit/bin.cjs", "generate", "--dialect", dialect === "sqlite" ? "sqlite" : "postgresql", "--schema", `./db/schema.${dialect}.ts`, "--out", `./${relative(".", folder)}`]);
    expect(stdout, "run `npm run migrations`").toContain("No schema changes");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("both sets have the same steps", () => {
  const steps = (dialect: string) => (JSON.parse(readFileSync(`db/migrations/${dialect}/meta/_journal.json`, "utf8")) as { entries: { tag: string }[] }).entries.map((entry) => entry.tag);
  expect(steps("postgres")).toEqual(steps("sqlite"));
});
