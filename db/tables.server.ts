/** The tables, as a function of the kit of columns. Meaning and units of a column stand beside it where its name does not say them. */
import { ANSWERS, COMMENT_TYPES, DISPOSITIONS, HANDLINGS } from "#app/domain/comments.ts";
import { CATEGORIES, MEMBERSHIP_ROLES, MEMBERSHIP_STATES } from "#app/domain/organisations.ts";
import { TOKEN_PURPOSES } from "#app/domain/accounts.ts";
import { ROUND_KINDS } from "#app/domain/rounds.ts";
import { DOMAINS } from "#app/domain/standards.ts";
import { STAGES } from "#app/domain/stages.ts";
import { PLACEMENT_STATES } from "#app/domain/text/placements.ts";
import type { Kit } from "./kit.postgres.server.ts";

export function defineTables(k: Kit) {
  return { ...accountTables(k), ...standardTables(k), ...commentTables(k), ...recordTables(k) };
}

function accountTables(k: Kit) {
  const users = k.table("users", {
    id: k.id("id").primaryKey(),
    email: k.str("email").notNull(),
    name: k.str("name").notNull(),
    passwordHash: k.str("password_hash").notNull(),
    administrator: k.bool("administrator").notNull().default(false),
    verifiedAt: k.timestamp("verified_at"),
    createdAt: k.timestamp("created_at").notNull(),
    disabledAt: k.timestamp("disabled_at"),
  }, (t) => [k.uniqueIndex("users_email").on(t.email)]);

  /** `id` is a keyed hash of what the cookie holds. */
  const sessions = k.table("sessions", {
    id: k.id("id").primaryKey(),
    userId: k.id("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    expiresAt: k.timestamp("expires_at").notNull(),
    createdAt: k.timestamp("created_at").notNull(),
    seenAt: k.timestamp("seen_at").notNull(),
    agent: k.str("agent").notNull(),
    actingFor: k.id("acting_for"),
  }, (t) => [k.index("sessions_user").on(t.userId)]);

  /** One purpose, one use, an end; `id` is a keyed hash of what the mail holds. */
  const tokens = k.table("tokens", {
    id: k.id("id").primaryKey(),
    purpose: k.enumeration("purpose", TOKEN_PURPOSES).notNull(),
    email: k.str("email").notNull(),
    userId: k.id("user_id").references(() => users.id, { onDelete: "cascade" }),
    parameters: k.json<Record<string, string>>("parameters").notNull(),
    createdAt: k.timestamp("created_at").notNull(),
    expiresAt: k.timestamp("expires_at").notNull(),
    usedAt: k.timestamp("used_at"),
  }, (t) => [k.index("tokens_user").on(t.userId)]);

  const organisations = k.table("organisations", {
    id: k.id("id").primaryKey(),
    slug: k.str("slug").notNull(),
    name: k.str("name").notNull(),
    category: k.enumeration("category", CATEGORIES).notNull(),
    /** ISO 3166-1 alpha-2. */
    country: k.str("country").notNull(),
    website: k.str("website"),
    verifiedAt: k.timestamp("verified_at"),
    createdAt: k.timestamp("created_at").notNull(),
  }, (t) => [k.uniqueIndex("organisations_slug").on(t.slug)]);

  const memberships = k.table("memberships", {
    organisationId: k.id("organisation_id").notNull().references(() => organisations.id),
    userId: k.id("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    role: k.enumeration("role", MEMBERSHIP_ROLES).notNull(),
    state: k.enumeration("state", MEMBERSHIP_STATES).notNull(),
    changedAt: k.timestamp("changed_at").notNull(),
    changedBy: k.id("changed_by").notNull(),
  }, (t) => [k.primaryKey({ columns: [t.organisationId, t.userId] }), k.index("memberships_user").on(t.userId)]);

  return { users, sessions, tokens, organisations, memberships };
}

function standardTables(k: Kit) {
  const standards = k.table("standards", {
    id: k.id("id").primaryKey(),
    slug: k.str("slug").notNull(),
    identifier: k.str("identifier").notNull(),
    title: k.str("title").notNull(),
    scope: k.str("scope").notNull(),
    purpose: k.str("purpose"),
    domain: k.enumeration("domain", DOMAINS).notNull(),
    stage: k.enumeration("stage", STAGES).notNull(),
    /** The last number given to a comment. */
    commentCount: k.int("comment_count").notNull().default(0),
    /** Grows with everything that a reader of the standard may see change; kept pages and overlays are keyed by it. */
    revision: k.int("revision").notNull().default(0),
    createdAt: k.timestamp("created_at").notNull(),
  }, (t) => [k.uniqueIndex("standards_slug").on(t.slug)]);

  const facilitators = k.table("facilitators", {
    standardId: k.id("standard_id").notNull().references(() => standards.id),
    userId: k.id("user_id").notNull(),
    namedAt: k.timestamp("named_at").notNull(),
  }, (t) => [k.primaryKey({ columns: [t.standardId, t.userId] }), k.index("facilitators_user").on(t.userId)]);

  /** Immutable once published. */
  const drafts = k.table("drafts", {
    id: k.id("id").primaryKey(),
    standardId: k.id("standard_id").notNull().references(() => standards.id),
    /** 1, 2, 3 … within the standard: the number in its address. */
    number: k.int("number").notNull(),
    stage: k.enumeration("stage", STAGES).notNull(),
    /** "ED 2". */
    label: k.str("label").notNull(),
    /** SHA-256 of the source, hexadecimal. */
    sourceHash: k.str("source_hash").notNull(),
    /** SHA-256 of the rendered lines, hexadecimal: the name of its fragment. */
    fragmentHash: k.str("fragment_hash").notNull(),
    algorithm: k.int("algorithm").notNull(),
    lineCount: k.int("line_count").notNull(),
    wordCount: k.int("word_count").notNull(),
    publishedAt: k.timestamp("published_at").notNull(),
    publishedBy: k.id("published_by").notNull(),
  }, (t) => [k.uniqueIndex("drafts_number").on(t.standardId, t.number)]);

  /** A draft's source, and its cut into blocks, lines and clauses as it was pinned at publication. */
  const draftTexts = k.table("draft_texts", {
    draftId: k.id("draft_id").primaryKey().references(() => drafts.id),
    source: k.str("source").notNull(),
    /** JSON of a Cut without its source. */
    cut: k.str("cut").notNull(),
    /** One lineage id a block, in their order. */
    blockIds: k.json<string[]>("block_ids").notNull(),
  });

  /** The rendered lines, named by their hash, as they are sent. */
  const fragments = k.table("fragments", {
    hash: k.id("hash").primaryKey(),
    gzip: k.bytes("gzip").notNull(),
    brotli: k.bytes("brotli").notNull(),
  });

  /** The alignment of two drafts, stored with the version of the algorithm that made it. */
  const alignments = k.table("alignments", {
    oldDraftId: k.id("old_draft_id").notNull().references(() => drafts.id),
    nextDraftId: k.id("next_draft_id").notNull().references(() => drafts.id),
    version: k.int("version").notNull(),
    /** JSON of an Alignment. */
    alignment: k.str("alignment").notNull(),
  }, (t) => [k.primaryKey({ columns: [t.oldDraftId, t.nextDraftId] })]);

  const rounds = k.table("rounds", {
    id: k.id("id").primaryKey(),
    standardId: k.id("standard_id").notNull().references(() => standards.id),
    draftId: k.id("draft_id").notNull().references(() => drafts.id),
    number: k.int("number").notNull(),
    kind: k.enumeration("kind", ROUND_KINDS).notNull(),
    opensAt: k.timestamp("opens_at").notNull(),
    closesAt: k.timestamp("closes_at").notNull(),
    /** Set where it was closed early, with the reason. */
    closedAt: k.timestamp("closed_at"),
    closedReason: k.str("closed_reason"),
  }, (t) => [k.uniqueIndex("rounds_number").on(t.standardId, t.number), k.index("rounds_draft").on(t.draftId)]);

  /** The source of the next draft as it was last saved; one a standard. */
  const workingTexts = k.table("working_texts", {
    standardId: k.id("standard_id").primaryKey().references(() => standards.id),
    baseDraftId: k.id("base_draft_id").notNull().references(() => drafts.id),
    source: k.str("source").notNull(),
    revision: k.int("revision").notNull(),
    savedAt: k.timestamp("saved_at").notNull(),
    savedBy: k.id("saved_by").notNull(),
  });

  /** What somebody typed and could not save because another saved or published first: kept, so that nothing typed is lost. */
  const workingVersions = k.table("working_versions", {
    id: k.id("id").primaryKey(),
    standardId: k.id("standard_id").notNull().references(() => standards.id),
    source: k.str("source").notNull(),
    savedAt: k.timestamp("saved_at").notNull(),
    savedBy: k.id("saved_by").notNull(),
  }, (t) => [k.index("working_versions_standard").on(t.standardId)]);

  return { standards, facilitators, drafts, draftTexts, fragments, alignments, rounds, workingTexts, workingVersions };
}

function commentTables(k: Kit) {
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

function recordTables(k: Kit) {
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
