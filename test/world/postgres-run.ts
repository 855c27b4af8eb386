/**
 * The PostgreSQL of one run. Where TEST_DATABASE_URL (or DATABASE_URL) names a server, the run makes a database of its own there and
 * drops it in the end, and nothing that is kept there is touched; otherwise PostgreSQL runs inside the test process.
 */
import { randomBytes } from "node:crypto";
import pg from "pg";
import type { TestProject } from "vitest/node";

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | void> {
  const server = [process.env.TEST_DATABASE_URL, process.env.DATABASE_URL].find((url) => /^postgres(ql)?:/.test(url ?? ""));
  if (!server) return project.provide("postgresUrl", null);
  const name = `commonline_test_${randomBytes(6).toString("hex")}`;
  await ask(server, ["create database", name].join(" "));
  const own = new URL(server);
  own.pathname = `/${name}`;
  project.provide("postgresUrl", own.href);
  return () => ask(server, ["drop database", name, "with (force)"].join(" "));
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query({ text: statement });
  } finally {
    await client.end();
  }
}
