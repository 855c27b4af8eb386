/** What a start finds, and what whoever started it has to know: asked once, after the migration and before anybody is served. */
import { eq } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { standards, users } from "#db/schema.server.ts";
import { environment } from "#app/platform/environment.server.ts";

/** Answers the lines to print. */
export async function firstStart(_say: (line: string) => void): Promise<string[]> {
  if (environment().demonstration) return (await db().$count(standards)) === 0 ? ["It holds no standard yet."] : [];
  return (await db().$count(users, eq(users.administrator, true))) === 0 ? ["Nobody is its administrator yet."] : [];
}
