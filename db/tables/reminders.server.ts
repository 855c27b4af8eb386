/** The table of what was told of ends: one row for each reminder of each end of a round or ballot, so that nobody is told twice, whichever server was first. */
import type { Kit } from "../kit.postgres.server.ts";

export function reminderTables(k: Kit) {
  const reminders = k.table("reminders", {
    /** A round or a ballot. */
    subjectId: k.id("subject_id").notNull(),
    /** The end that was told: one that was moved is told of anew. */
    endsAt: k.timestamp("ends_at").notNull(),
    /** Days before it; 0: that it has come. */
    days: k.int("days").notNull(),
    at: k.timestamp("at").notNull(),
  }, (t) => [k.primaryKey({ columns: [t.subjectId, t.endsAt, t.days] })]);

  return { reminders };
}
