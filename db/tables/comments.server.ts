/** The tables of comments: what they say, where they stand, what was decided, and what others said to them. */
import { CATEGORIES } from "#app/domain/organisations.ts";
import { ANSWERS, COMMENT_TYPES, DISPOSITIONS, HANDLINGS } from "#app/domain/comments.ts";
import { PLACEMENT_STATES } from "#app/domain/text/placements.ts";
import type { Kit } from "../kit.postgres.server.ts";

export function commentTables(k: Kit) {
  const comments = k.table("comments", {
    id: k.id("id").primaryKey(),
    standardId: k.id("standard_id").notNull(),
    /** 207 in "C-207", within the standard. */
    number: k.int("number").notNull(),
    draftId: k.id("draft_id").notNull(),
    roundId: k.id("round_id").notNull(),
    /** The anchor: written once, never rewritten. Inclusive lines of the draft above. */
    firstLine: k.int("first_line").notNull(),
    lastLine: k.int("last_line").notNull(),
    quote: k.str("quote").notNull(),
    before: k.str("before").notNull(),
    after: k.str("after").notNull(),
    clause: k.str("clause").notNull(),
    blockIds: k.json<string[]>("block_ids").notNull(),
    authorId: k.id("author_id").notNull(),
    /** The author and the organisation as they stood when the comment was sent. */
    authorName: k.str("author_name").notNull(),
    organisationId: k.id("organisation_id"),
    organisationName: k.str("organisation_name").notNull(),
    category: k.enumeration("category", CATEGORIES),
    /** Made with the form: the same form sent twice is one comment. */
    submission: k.str("submission").notNull(),
    createdAt: k.timestamp("created_at").notNull(),
    /** The newest version of what it says. */
    version: k.int("version").notNull(),
    type: k.enumeration("type", COMMENT_TYPES).notNull(),
    reason: k.str("reason").notNull(),
    proposedChange: k.str("proposed_change"),
    mustBeSatisfied: k.bool("must_be_satisfied").notNull(),
    /** The newest state on each axis. */
    handling: k.enumeration("handling", HANDLINGS).notNull(),
    disposition: k.enumeration("disposition", DISPOSITIONS),
    observation: k.str("observation"),
    duplicateOf: k.int("duplicate_of"),
    disposedAt: k.timestamp("disposed_at"),
    appliedDraftId: k.id("applied_draft_id"),
    answer: k.enumeration("answer", ANSWERS),
    withdrawnAt: k.timestamp("withdrawn_at"),
    supportCount: k.int("support_count").notNull().default(0),
    replyCount: k.int("reply_count").notNull().default(0),
  }, (t) => [
    k.uniqueIndex("comments_number").on(t.standardId, t.number),
    k.uniqueIndex("comments_submission").on(t.authorId, t.submission),
    k.index("comments_author").on(t.authorId),
    k.index("comments_draft").on(t.draftId, t.firstLine),
    k.index("comments_round").on(t.roundId, t.handling),
    k.index("comments_organisation").on(t.organisationId, t.standardId),
    k.index("comments_tracker").on(t.standardId, t.withdrawnAt, t.handling, t.type, t.mustBeSatisfied, t.answer, t.category, t.disposition),
    k.index("comments_named").on(t.standardId, t.organisationName, t.number),
    k.index("comments_supported").on(t.standardId, t.supportCount, t.number),
    k.index("comments_disposed").on(t.standardId, t.disposedAt),
  ]);

  const commentVersions = k.table("comment_versions", {
    commentId: k.id("comment_id").notNull().references(() => comments.id),
    version: k.int("version").notNull(),
    type: k.enumeration("type", COMMENT_TYPES).notNull(),
    reason: k.str("reason").notNull(),
    proposedChange: k.str("proposed_change"),
    mustBeSatisfied: k.bool("must_be_satisfied").notNull(),
    createdAt: k.timestamp("created_at").notNull(),
  }, (t) => [k.primaryKey({ columns: [t.commentId, t.version] })]);

  /** Where a comment stands on a draft: one row for its own draft (state "same", confidence 1) and one for each later draft. */
  const placements = k.table("placements", {
    draftId: k.id("draft_id").notNull(),
    commentId: k.id("comment_id").notNull().references(() => comments.id),
    /** Null where the text is gone. */
    firstLine: k.int("first_line"),
    lastLine: k.int("last_line"),
    state: k.enumeration("state", PLACEMENT_STATES).notNull(),
    /** 0 to 1. */
    confidence: k.float("confidence").notNull(),
    suggestions: k.json<{ firstLine: number; lastLine: number }[]>("suggestions").notNull(),
    /** The version of the algorithm that placed it; 0: the comment's own draft, or a person. */
    version: k.int("version").notNull(),
    correctedBy: k.id("corrected_by"),
  }, (t) => [k.primaryKey({ columns: [t.draftId, t.commentId] }), k.index("placements_line").on(t.draftId, t.firstLine, t.commentId), k.index("placements_comment").on(t.commentId)]);

  const dispositions = k.table("dispositions", {
    id: k.id("id").primaryKey(),
    commentId: k.id("comment_id").notNull().references(() => comments.id),
    kind: k.enumeration("kind", DISPOSITIONS).notNull(),
    state: k.enumeration("state", ["proposed", "decided"]).notNull(),
    observation: k.str("observation"),
    duplicateOf: k.int("duplicate_of"),
    byId: k.id("by_id").notNull(),
    byName: k.str("by_name").notNull(),
    at: k.timestamp("at").notNull(),
  }, (t) => [k.index("dispositions_comment").on(t.commentId)]);

  const answers = k.table("answers", {
    id: k.id("id").primaryKey(),
    commentId: k.id("comment_id").notNull().references(() => comments.id),
    answer: k.enumeration("answer", ANSWERS).notNull(),
    text: k.str("text"),
    at: k.timestamp("at").notNull(),
  }, (t) => [k.index("answers_comment").on(t.commentId)]);

  const replies = k.table("replies", {
    id: k.id("id").primaryKey(),
    commentId: k.id("comment_id").notNull().references(() => comments.id),
    authorId: k.id("author_id").notNull(),
    authorName: k.str("author_name").notNull(),
    organisationName: k.str("organisation_name").notNull(),
    category: k.enumeration("category", CATEGORIES),
    text: k.str("text").notNull(),
    submission: k.str("submission").notNull(),
    createdAt: k.timestamp("created_at").notNull(),
  }, (t) => [k.index("replies_comment").on(t.commentId), k.uniqueIndex("replies_submission").on(t.authorId, t.submission)]);

  const supports = k.table("supports", {
    commentId: k.id("comment_id").notNull().references(() => comments.id),
    userId: k.id("user_id").notNull(),
    userName: k.str("user_name").notNull(),
    organisationId: k.id("organisation_id"),
    organisationName: k.str("organisation_name").notNull(),
    category: k.enumeration("category", CATEGORIES),
    at: k.timestamp("at").notNull(),
  }, (t) => [k.primaryKey({ columns: [t.commentId, t.userId] })]);

  return { comments, commentVersions, placements, dispositions, answers, replies, supports };
}
