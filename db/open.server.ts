/** Opens the database that the configuration names. */
import type { Database } from "./client.server.ts";
import { kind } from "./kind.server.ts";

/** @param url DATABASE_URL: postgres://…, or a path to the embedded file, or null for `fallback`. */
export async function openDatabase(url: string | null, fallback: string): Promise<Database> {
  if (kind === "postgres" && url) return (await import("./served.server.ts")).openServed(url);
  return (await import("./embedded.server.ts")).openEmbedded(url?.replace(/^(sqlite|file):(\/\/)?/, "") ?? fallback);
}
