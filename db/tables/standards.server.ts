/** The tables of standards, their drafts and rounds, and the next draft while it is edited. */
import type { OpenLines } from "#app/domain/ballots/recirculations.ts";
import { ADMISSIONS } from "#app/domain/delegations/delegations.ts";
import type { Check } from "#app/domain/drafting/readiness.ts";
import { DISCLOSURES, ROUND_KINDS } from "#app/domain/rounds.ts";
import { DOMAINS } from "#app/domain/standards.ts";
import { STAGE_CODES } from "#app/domain/stages/moves.ts";
import { STAGES } from "#app/domain/stages.ts";
import type { Kit } from "../kit.postgres.server.ts";

export function standardTables(k: Kit) {
  const standards = k.table("standards", {
    id: k.id("id").primaryKey(),
    slug: k.str("slug").notNull(),
    identifier: k.str("identifier").notNull(),
    title: k.str("title").notNull(),
    scope: k.str("scope").notNull(),
    purpose: k.str("purpose"),
    domain: k.enumeration("domain", DOMAINS).notNull(),
    stage: k.enumeration("stage", STAGES).notNull(),
    /** Where in the stage; null: nobody moved it since codes are kept, and its stage tells the rest. */
    stageCode: k.enumeration("stage_code", STAGE_CODES),
    /** Which organisations may take part. */
    admission: k.enumeration("admission", ADMISSIONS).notNull().default("open"),
    /** What must be done before a draft is published; null: nothing, all of it is a warning. */
    requiredChecks: k.json<Check[]>("required_checks"),
    /** The last number given to a comment. */
    commentCount: k.int("comment_count").notNull().default(0),
    /** The last number given to an amendment. */
    amendmentCount: k.int("amendment_count").notNull().default(0),
    /** The last number given to a ballot. */
    ballotCount: k.int("ballot_count").notNull().default(0),
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
    /** The lines that it opens, as they were found when it was opened; null: the whole draft. */
    openLines: k.json<OpenLines[]>("open_lines"),
    /** When others see the comments of it. */
    disclosure: k.enumeration("disclosure", DISCLOSURES).notNull().default("at-once"),
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
