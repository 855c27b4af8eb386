/** The tables of ballots: what is voted on and under which rule, who may vote, and every position that was cast. */
import { ORIGINS, SECRECIES, SUBJECTS } from "#app/domain/ballots/ballots.ts";
import { PARTS, POSITIONS } from "#app/domain/ballots/positions.ts";
import { RULE_NAMES, type Rule } from "#app/domain/ballots/rules.ts";
import { CATEGORIES } from "#app/domain/organisations.ts";
import type { Kit } from "../kit.postgres.server.ts";

export function ballotTables(k: Kit) {
  const ballots = k.table("ballots", {
    id: k.id("id").primaryKey(),
    standardId: k.id("standard_id").notNull(),
    /** 2 in "ballot 2", within the standard. */
    number: k.int("number").notNull(),
    subject: k.enumeration("subject", SUBJECTS).notNull(),
    /** The newest draft when it opened; null of a question asked before there was one. */
    draftId: k.id("draft_id"),
    question: k.str("question"),
    /** The number of the amendment that is voted on; null: it is another subject. */
    amendment: k.int("amendment"),
    /** The rule as it was picked, and the name of the shipped one that it is or differs from. Never changed. */
    rule: k.json<Rule>("rule").notNull(),
    original: k.enumeration("original", RULE_NAMES).notNull(),
    secrecy: k.enumeration("secrecy", SECRECIES).notNull(),
    opensAt: k.timestamp("opens_at").notNull(),
    closesAt: k.timestamp("closes_at").notNull(),
    /** Set where it was closed early, with the reason. */
    closedAt: k.timestamp("closed_at"),
    closedReason: k.str("closed_reason"),
    /** The ballot of which it is the recirculation. */
    previousId: k.id("previous_id"),
    openedBy: k.id("opened_by").notNull(),
  }, (t) => [k.uniqueIndex("ballots_number").on(t.standardId, t.number), k.uniqueIndex("ballots_previous").on(t.previousId), k.index("ballots_end").on(t.closesAt)]);

  /** The electorate, as it stood when the ballot opened. Never changed. */
  const electors = k.table("electors", {
    ballotId: k.id("ballot_id").notNull().references(() => ballots.id),
    organisationId: k.id("organisation_id").notNull(),
    organisationName: k.str("organisation_name").notNull(),
    organisationSlug: k.str("organisation_slug").notNull(),
    category: k.enumeration("category", CATEGORIES).notNull(),
    country: k.str("country").notNull(),
    part: k.enumeration("part", PARTS).notNull(),
    /** What it carries in tests that weigh. */
    weight: k.int("weight").notNull(),
  }, (t) => [k.primaryKey({ columns: [t.ballotId, t.organisationId] })]);

  /** Every position, only ever added to; the newest of an organisation counts. */
  const positions = k.table("positions", {
    ballotId: k.id("ballot_id").notNull().references(() => ballots.id),
    organisationId: k.id("organisation_id").notNull(),
    /** 1, 2, 3 … of the organisation in the ballot. */
    sequence: k.int("sequence").notNull(),
    position: k.enumeration("position", POSITIONS).notNull(),
    origin: k.enumeration("origin", ORIGINS).notNull(),
    /** The numbers of the comments it is tied to. */
    comments: k.json<number[]>("comments").notNull(),
    /** Whether one of them was technical, and not withdrawn, when it was cast. */
    reasoned: k.bool("reasoned").notNull(),
    casterId: k.id("caster_id").notNull(),
    casterName: k.str("caster_name").notNull(),
    at: k.timestamp("at").notNull(),
    nonce: k.str("nonce").notNull(),
    receipt: k.str("receipt").notNull(),
  }, (t) => [k.primaryKey({ columns: [t.ballotId, t.organisationId, t.sequence] }), k.uniqueIndex("positions_receipt").on(t.ballotId, t.receipt), k.index("positions_origin").on(t.ballotId, t.origin)]);

  return { ballots, electors, positions };
}
