/** The table of stages: every move of a standard from one stage code to the next. Only ever added to; the newest says where it stands. */
import { STAGE_CODES } from "#app/domain/stages/moves.ts";
import type { Kit } from "../kit.postgres.server.ts";

export function stageTables(k: Kit) {
  const stageMoves = k.table("stage_moves", {
    sequence: k.sequence("sequence"),
    standardId: k.id("standard_id").notNull(),
    /** Null: its first. */
    from: k.enumeration("from_code", STAGE_CODES),
    to: k.enumeration("to_code", STAGE_CODES).notNull(),
    /** Null where it came of itself: with the standard, or with the draft. */
    reason: k.str("reason"),
    /** The number of the draft whose publication moved it; null: none did. */
    draft: k.int("draft"),
    byId: k.id("by_id").notNull(),
    byName: k.str("by_name").notNull(),
    at: k.timestamp("at").notNull(),
  }, (t) => [k.index("stage_moves_standard").on(t.standardId, t.sequence)]);

  return { stageMoves };
}
