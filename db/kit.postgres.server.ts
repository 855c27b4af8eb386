/** The kit of columns for PostgreSQL. Its types are the canonical ones; the other kit is cast to them. */
import { boolean, check, customType, doublePrecision, index, integer, json, pgTable, primaryKey, serial, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

export const postgresKit = {
  table: pgTable,
  index,
  uniqueIndex,
  primaryKey,
  check,
  /** An opaque id, made by `newId`. */
  id: (name: string) => text(name),
  str: (name: string) => text(name),
  int: (name: string) => integer(name),
  float: (name: string) => doublePrecision(name),
  bool: (name: string) => boolean(name),
  /** A moment, to the millisecond, UTC. */
  timestamp: (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" }),
  /** JSON kept as it was written: `json`, not `jsonb`, which reorders keys. */
  json: <T>(name: string) => json(name).$type<T>(),
  bytes: (name: string) => bytea(name),
  /** A word of a vocabulary of the domain. */
  enumeration: <const V extends readonly [string, ...string[]]>(name: string, values: V) => text(name, { enum: values as unknown as [V[number], ...V[number][]] }),
  /** A number that grows with each row. */
  sequence: (name: string) => serial(name).primaryKey(),
};

export type Kit = typeof postgresKit;
