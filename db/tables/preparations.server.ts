/** The tables of what a delegation prepares in private. No page but the delegation's own reads them. */
import { OPERATIONS } from "#app/domain/amendments/operations.ts";
import { OPINIONS, PREPARED_TYPES } from "#app/domain/delegations/preparations.ts";
import type { Kit } from "../kit.postgres.server.ts";

export function preparationTables(k: Kit) {
  /** Comments and amendments, numbered together. */
  const preparedContributions = k.table("prepared_contributions", {
    id: k.id("id").primaryKey(),
    standardId: k.id("standard_id").notNull(),
    organisationId: k.id("organisation_id").notNull(),
    /** Within the organisation's preparation of the standard. */
    number: k.int("number").notNull(),
    /** Inclusive lines of this draft. */
    draftId: k.id("draft_id").notNull(),
    firstLine: k.int("first_line").notNull(),
    lastLine: k.int("last_line").notNull(),
    /** The words that were selected; null: the lines are. */
    quote: k.str("quote"),
    clause: k.str("clause").notNull(),
    type: k.enumeration("type", PREPARED_TYPES).notNull(),
    reason: k.str("reason").notNull(),
    proposedChange: k.str("proposed_change"),
    mustBeSatisfied: k.bool("must_be_satisfied").notNull(),
    /** Of an amendment of the blocks of those lines: what is done with them, what they become, and the number of the amendment that it would change. */
    operation: k.enumeration("operation", OPERATIONS),
    source: k.str("source"),
    amends: k.int("amends"),
    authorId: k.id("author_id").notNull(),
    authorName: k.str("author_name").notNull(),
    submission: k.str("submission").notNull(),
    createdAt: k.timestamp("created_at").notNull(),
    rewrittenAt: k.timestamp("rewritten_at"),
    withdrawnAt: k.timestamp("withdrawn_at"),
    /** The comment or amendment that it became; both null: it is private. */
    commentId: k.id("comment_id"),
    amendmentId: k.id("amendment_id"),
  }, (t) => [k.uniqueIndex("prepared_contributions_number").on(t.standardId, t.organisationId, t.number), k.uniqueIndex("prepared_contributions_submission").on(t.authorId, t.submission)]);

  const preparedReplies = k.table("prepared_replies", {
    id: k.id("id").primaryKey(),
    preparedId: k.id("prepared_id").notNull().references(() => preparedContributions.id),
    authorId: k.id("author_id").notNull(),
    authorName: k.str("author_name").notNull(),
    text: k.str("text").notNull(),
    submission: k.str("submission").notNull(),
    createdAt: k.timestamp("created_at").notNull(),
  }, (t) => [k.index("prepared_replies_prepared").on(t.preparedId), k.uniqueIndex("prepared_replies_submission").on(t.authorId, t.submission)]);

  /** One for each person; none once it is taken back. */
  const preparedOpinions = k.table("prepared_opinions", {
    preparedId: k.id("prepared_id").notNull().references(() => preparedContributions.id),
    userId: k.id("user_id").notNull(),
    userName: k.str("user_name").notNull(),
    opinion: k.enumeration("opinion", OPINIONS).notNull(),
    at: k.timestamp("at").notNull(),
  }, (t) => [k.primaryKey({ columns: [t.preparedId, t.userId] })]);

  /** A row for each time that an administrator gave somebody a right in the organisation. */
  const preparationSeals = k.table("preparation_seals", {
    id: k.id("id").primaryKey(),
    organisationId: k.id("organisation_id").notNull(),
    at: k.timestamp("at").notNull(),
    /** Ids of those who belonged. */
    members: k.json<string[]>("members").notNull(),
    /** By standard, where only those named belonged to the delegation: their ids. */
    named: k.json<Record<string, string[]>>("named").notNull(),
  }, (t) => [k.index("preparation_seals_organisation").on(t.organisationId)]);

  return { preparedContributions, preparedReplies, preparedOpinions, preparationSeals };
}
