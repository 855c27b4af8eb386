/** The tables of amendments: what they propose, who stands behind them, what was decided, and where they stand on each draft. History is only ever added to. */
import type { Edit } from "#app/domain/amendments/edits.ts";
import { OPERATIONS } from "#app/domain/amendments/operations.ts";
import { UNFIT } from "#app/domain/amendments/rebasing.ts";
import { AMENDMENT_DISPOSITIONS, AMENDMENT_HANDLINGS, AMENDMENT_POSITIONS, DECISIONS, PLACE_OUTCOMES } from "#app/domain/amendments/states.ts";
import type { Hunk } from "#app/domain/hunks.ts";
import { CATEGORIES } from "#app/domain/organisations.ts";
import type { Kit } from "../kit.postgres.server.ts";

export function amendmentTables(k: Kit) {
  const amendments = k.table("amendments", {
    id: k.id("id").primaryKey(),
    standardId: k.id("standard_id").notNull(),
    /** 31 in "A-31", within the standard. */
    number: k.int("number").notNull(),
    draftId: k.id("draft_id").notNull(),
    roundId: k.id("round_id").notNull(),
    /** What was proposed, on the draft above: written once, never rewritten. Blocks are indexes, inclusive; −1: before all. */
    operation: k.enumeration("operation", OPERATIONS).notNull(),
    firstBlock: k.int("first_block").notNull(),
    lastBlock: k.int("last_block").notNull(),
    /** The source of those blocks, and what it becomes. */
    base: k.str("base").notNull(),
    source: k.str("source").notNull(),
    /** Inclusive lines of the draft. */
    firstLine: k.int("first_line").notNull(),
    lastLine: k.int("last_line").notNull(),
    clause: k.str("clause").notNull(),
    blockIds: k.json<string[]>("block_ids").notNull(),
    label: k.enumeration("label", ["editorial", "substantive"]).notNull(),
    keywords: k.json<string[]>("keywords").notNull(),
    reason: k.str("reason").notNull(),
    /** The number of the amendment that this one would change. */
    amends: k.int("amends"),
    authorId: k.id("author_id").notNull(),
    /** The author and the organisation as they stood when it was sent. */
    authorName: k.str("author_name").notNull(),
    organisationId: k.id("organisation_id").notNull(),
    organisationName: k.str("organisation_name").notNull(),
    category: k.enumeration("category", CATEGORIES),
    /** Made with the form: the same form sent twice is one amendment. */
    submission: k.str("submission").notNull(),
    createdAt: k.timestamp("created_at").notNull(),
    /** The newest state. */
    handling: k.enumeration("handling", AMENDMENT_HANDLINGS).notNull(),
    disposition: k.enumeration("disposition", AMENDMENT_DISPOSITIONS),
    observation: k.str("observation"),
    duplicateOf: k.int("duplicate_of"),
    decisionId: k.id("decision_id"),
    decidedAt: k.timestamp("decided_at"),
    withdrawnAt: k.timestamp("withdrawn_at"),
    /** The draft in which it took effect, and the lines there; null where nothing near it is left. */
    appliedDraftId: k.id("applied_draft_id"),
    appliedFirstLine: k.int("applied_first_line"),
    appliedLastLine: k.int("applied_last_line"),
    /** Organisations whose newest position is this; those that propose it endorse it. */
    endorseCount: k.int("endorse_count").notNull(),
    objectCount: k.int("object_count").notNull().default(0),
    replyCount: k.int("reply_count").notNull().default(0),
  }, (t) => [
    k.uniqueIndex("amendments_number").on(t.standardId, t.number),
    k.uniqueIndex("amendments_submission").on(t.authorId, t.submission),
    k.index("amendments_handling").on(t.standardId, t.handling),
    k.index("amendments_author").on(t.authorId),
    k.index("amendments_organisation").on(t.organisationId),
  ]);

  /** Where an amendment stands on a draft: one row for its own, one for each later draft it was carried to. What does not fit there has no text of its own. */
  const amendmentPlaces = k.table("amendment_places", {
    draftId: k.id("draft_id").notNull(),
    amendmentId: k.id("amendment_id").notNull().references(() => amendments.id),
    outcome: k.enumeration("outcome", PLACE_OUTCOMES).notNull(),
    /** Why it does not fit. */
    unfit: k.enumeration("unfit", UNFIT),
    operation: k.enumeration("operation", OPERATIONS).notNull(),
    firstBlock: k.int("first_block").notNull(),
    lastBlock: k.int("last_block").notNull(),
    base: k.str("base").notNull(),
    source: k.str("source").notNull(),
    /** Null where it does not fit, or the draft says it already. */
    firstLine: k.int("first_line"),
    lastLine: k.int("last_line"),
    /** Its redline; none where it does not fit, or the markup alone changes. */
    hunks: k.json<Hunk[]>("hunks").notNull(),
  }, (t) => [k.primaryKey({ columns: [t.draftId, t.amendmentId] }), k.index("amendment_places_amendment").on(t.amendmentId)]);

  /** Who joined the author: one for each organisation. */
  const amendmentProposers = k.table("amendment_proposers", {
    amendmentId: k.id("amendment_id").notNull().references(() => amendments.id),
    organisationId: k.id("organisation_id").notNull(),
    organisationName: k.str("organisation_name").notNull(),
    category: k.enumeration("category", CATEGORIES),
    userId: k.id("user_id").notNull(),
    userName: k.str("user_name").notNull(),
    at: k.timestamp("at").notNull(),
  }, (t) => [k.primaryKey({ columns: [t.amendmentId, t.organisationId] })]);

  /** What organisations said, in order; the newest of each counts. */
  const amendmentPositions = k.table("amendment_positions", {
    sequence: k.sequence("sequence"),
    amendmentId: k.id("amendment_id").notNull().references(() => amendments.id),
    organisationId: k.id("organisation_id").notNull(),
    organisationName: k.str("organisation_name").notNull(),
    category: k.enumeration("category", CATEGORIES),
    position: k.enumeration("position", AMENDMENT_POSITIONS).notNull(),
    userId: k.id("user_id").notNull(),
    userName: k.str("user_name").notNull(),
    at: k.timestamp("at").notNull(),
  }, (t) => [k.index("amendment_positions_amendment").on(t.amendmentId, t.sequence)]);

  const amendmentReplies = k.table("amendment_replies", {
    id: k.id("id").primaryKey(),
    amendmentId: k.id("amendment_id").notNull().references(() => amendments.id),
    authorId: k.id("author_id").notNull(),
    authorName: k.str("author_name").notNull(),
    organisationName: k.str("organisation_name").notNull(),
    category: k.enumeration("category", CATEGORIES),
    text: k.str("text").notNull(),
    submission: k.str("submission").notNull(),
    createdAt: k.timestamp("created_at").notNull(),
  }, (t) => [k.index("amendment_replies_amendment").on(t.amendmentId), k.uniqueIndex("amendment_replies_submission").on(t.authorId, t.submission)]);

  /** Decisions, and their undoing, in order. */
  const amendmentDecisions = k.table("amendment_decisions", {
    sequence: k.sequence("sequence"),
    id: k.id("id").notNull(),
    amendmentId: k.id("amendment_id").notNull().references(() => amendments.id),
    kind: k.enumeration("kind", [...DECISIONS, "undone"]).notNull(),
    observation: k.str("observation"),
    duplicateOf: k.int("duplicate_of"),
    /** The draft on which it was decided. */
    draftId: k.id("draft_id").notNull(),
    /** What went into the working text, as edits of that draft; null: nothing. */
    edits: k.json<Edit[]>("edits"),
    /** What its blocks become instead, where it was accepted with modifications, and the redline from what was proposed to that. */
    source: k.str("source"),
    /** Of how many of its changes these were accepted, from 1. */
    hunks: k.json<number[]>("hunks"),
    /** The working text's revision after it. */
    revision: k.int("revision"),
    byId: k.id("by_id").notNull(),
    byName: k.str("by_name").notNull(),
    at: k.timestamp("at").notNull(),
  }, (t) => [k.uniqueIndex("amendment_decisions_id").on(t.id), k.index("amendment_decisions_amendment").on(t.amendmentId, t.sequence)]);

  return { amendments, amendmentPlaces, amendmentProposers, amendmentPositions, amendmentReplies, amendmentDecisions };
}
