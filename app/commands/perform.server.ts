/**
 * The only door to a write: one deed, one transaction, at least one event.
 * Events, letters and the revision of the standard are written in the same transaction; what leaves the house leaves afterwards, from the outbox.
 */
import { eq, sql } from "drizzle-orm";
import { transaction, databaseFault, type Db } from "#db/client.server.ts";
import { events, outbox, standards } from "#db/schema.server.ts";
import type { Event, Letter } from "#app/domain/events.ts";
import { Refused } from "#app/domain/refusals.ts";
import type { Doer } from "#app/domain/roles.ts";

export interface Deed extends Doer {
  db: Db;
}

/** What a deed hands back; without an event it does not type-check. */
export interface Done<R> {
  result: R;
  events: [Event, ...Event[]] | [...Event[], Event];
  letters?: Letter[];
}

/** Thrown by a deed that finds its work done already (the same form sent twice): nothing is written, `result` is answered. */
export class AlreadyDone<R> extends Error {
  constructor(readonly result: R) {
    super("already done");
  }
}

type Listener = () => void;
const listeners = new Set<Listener>();

/** Calls `listener` after every deed that went through. Answers how to stop it. */
export function afterDeeds(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Performs one deed.
 * @param aggregate the key of what the deed changes ("standard:ID"): deeds of the same key follow each other.
 * @throws Refused, Malformed as the deed does; Refused "database-busy" or "database-read-only" where nothing can be written now.
 */
export async function perform<R>(doer: Doer, aggregate: string, deed: (deed: Deed) => Promise<Done<R>>): Promise<R> {
  try {
    const result = await transaction(aggregate, async (db) => {
      const done = await deed({ ...doer, db });
      await record(db, doer, done);
      return done.result;
    });
    for (const listener of listeners) listener();
    return result;
  } catch (error) {
    if (error instanceof AlreadyDone) return error.result as R;
    const fault = databaseFault(error);
    if (fault === "busy") throw new Refused({ code: "database-busy" });
    if (fault === "read-only" || fault === "full") throw new Refused({ code: "database-read-only" });
    throw error;
  }
}

/** Of one statement: both databases take so many parameters at most. */
const LETTERS = 1_000;

async function record<R>(db: Db, doer: Doer, done: Done<R>): Promise<void> {
  await db.insert(events).values(
    done.events.map((event) => ({ at: doer.now, actorId: doer.actor?.id ?? null, actorName: doer.actor?.name ?? "", standardId: event.standardId, kind: event.kind, payload: event.payload })),
  );
  const letters = done.letters ?? [];
  for (let from = 0; from < letters.length; from += LETTERS) {
    await db.insert(outbox).values(letters.slice(from, from + LETTERS).map((letter) => ({ kind: letter.kind, recipient: letter.to, parameters: letter.parameters, createdAt: doer.now })));
  }
  for (const id of new Set(done.events.map((event) => event.standardId))) {
    if (id) await db.update(standards).set({ revision: sql`${standards.revision} + 1` }).where(eq(standards.id, id));
  }
}
