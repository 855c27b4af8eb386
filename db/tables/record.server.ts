/** The tables of the record and of the mails that are to leave. */
import type { Kit } from "../kit.postgres.server.ts";

export function recordTables(k: Kit) {
  const events = k.table("events", {
    sequence: k.sequence("sequence"),
    at: k.timestamp("at").notNull(),
    /** Null: nobody signed in (a registration, the first start). */
    actorId: k.id("actor_id"),
    actorName: k.str("actor_name").notNull(),
    standardId: k.id("standard_id"),
    kind: k.str("kind").notNull(),
    payload: k.json<unknown>("payload").notNull(),
  }, (t) => [k.index("events_standard").on(t.standardId, t.sequence), k.index("events_kind").on(t.standardId, t.kind, t.sequence)]);

  /** Mails to send once the transaction is through; the words are made when they are sent. */
  const outbox = k.table("outbox", {
    sequence: k.sequence("sequence"),
    kind: k.str("kind").notNull(),
    recipient: k.str("recipient").notNull(),
    parameters: k.json<unknown>("parameters").notNull(),
    createdAt: k.timestamp("created_at").notNull(),
    sentAt: k.timestamp("sent_at"),
    attempts: k.int("attempts").notNull().default(0),
  }, (t) => [k.index("outbox_sent").on(t.sentAt)]);

  return { events, outbox };
}
