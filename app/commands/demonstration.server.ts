/** The deed that ends the seeding of a demonstration, and marks its database as one for ever. */
import { isNull } from "drizzle-orm";
import { outbox } from "#db/schema.server.ts";
import type { Doer } from "#app/domain/roles.ts";
import { perform } from "./perform.server.ts";

/**
 * Writes off the letters that wait: they would tell invented people today of what happened to them months ago. From now on letters leave as they do anywhere.
 * The event says that this database is a demonstration, which production refuses to serve.
 */
export async function finishDemonstration(doer: Doer): Promise<void> {
  await perform(doer, "demonstration", async ({ db }) => {
    const letters = await db.delete(outbox).where(isNull(outbox.sentAt)).returning({ sequence: outbox.sequence });
    return { result: undefined, events: [{ kind: "demonstration-filled", standardId: null, payload: { lettersWrittenOff: letters.length } }] };
  });
}
