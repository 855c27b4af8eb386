/** Whether the database can be read. */
import { prepared } from "#db/client.server.ts";
import { standards } from "#db/schema.server.ts";

export async function answersFromDatabase(): Promise<boolean> {
  const asked = Promise.resolve(prepared("health", (handle) => handle.select({ id: standards.id }).from(standards).limit(1)).execute());
  return asked.then(() => true).catch(() => false);
}
