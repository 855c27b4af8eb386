/** The tables of who takes part in a standard: its delegations, who was named in them, and who agreed to the terms of contribution. */
import { PARTS } from "#app/domain/ballots/positions.ts";
import { DELEGATION_ROLES, DELEGATION_STATES } from "#app/domain/delegations/delegations.ts";
import type { Kit } from "../kit.postgres.server.ts";

export function delegationTables(k: Kit) {
  /** One row for each organisation that was given a part, asked for one, or arranged its delegation. */
  const delegations = k.table("delegations", {
    standardId: k.id("standard_id").notNull(),
    organisationId: k.id("organisation_id").notNull(),
    part: k.enumeration("part", PARTS).notNull(),
    state: k.enumeration("state", DELEGATION_STATES).notNull(),
    /** Only those named belong. */
    named: k.bool("named").notNull().default(false),
    /** Members submit directly. */
    direct: k.bool("direct").notNull().default(true),
    changedAt: k.timestamp("changed_at").notNull(),
    changedBy: k.id("changed_by").notNull(),
  }, (t) => [k.primaryKey({ columns: [t.standardId, t.organisationId] }), k.index("delegations_organisation").on(t.organisationId)]);

  const delegates = k.table("delegates", {
    standardId: k.id("standard_id").notNull(),
    organisationId: k.id("organisation_id").notNull(),
    userId: k.id("user_id").notNull(),
    role: k.enumeration("role", DELEGATION_ROLES).notNull(),
    namedAt: k.timestamp("named_at").notNull(),
    namedBy: k.id("named_by").notNull(),
  }, (t) => [k.primaryKey({ columns: [t.standardId, t.organisationId, t.userId] }), k.index("delegates_user").on(t.userId)]);

  /** Once for each person and standard. */
  const agreements = k.table("agreements", {
    standardId: k.id("standard_id").notNull(),
    userId: k.id("user_id").notNull(),
    userName: k.str("user_name").notNull(),
    organisationName: k.str("organisation_name").notNull(),
    /** The version of the terms. */
    version: k.str("version").notNull(),
    /** The interests declared; null: none. */
    interest: k.str("interest"),
    at: k.timestamp("at").notNull(),
  }, (t) => [k.primaryKey({ columns: [t.standardId, t.userId] }), k.index("agreements_user").on(t.userId)]);

  return { delegations, delegates, agreements };
}
