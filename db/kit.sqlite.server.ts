/** The kit of columns for SQLite, cast once to the types of the other kit, so that what works on one database alone does not compile. */
import { blob, check, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Kit } from "./kit.postgres.server.ts";

export const sqliteKit = {
  table: sqliteTable,
  index,
  uniqueIndex,
  primaryKey,
  check,
  id: (name: string) => text(name),
  str: (name: string) => text(name),
  int: (name: string) => integer(name),
  float: (name: string) => real(name),
  bool: (name: string) => integer(name, { mode: "boolean" }),
  timestamp: (name: string) => integer(name, { mode: "timestamp_ms" }),
  json: (name: string) => text(name, { mode: "json" }),
  bytes: (name: string) => blob(name, { mode: "buffer" }),
  enumeration: (name: string, values: readonly [string, ...string[]]) => text(name, { enum: [...values] as [string, ...string[]] }),
  sequence: (name: string) => integer(name).primaryKey({ autoIncrement: true }),
} as unknown as Kit;
