/** The tables of accounts, sessions, one-time tokens, organisations and who belongs to them. */
import { CATEGORIES, MEMBERSHIP_ROLES, MEMBERSHIP_STATES, VERIFICATIONS } from "#app/domain/organisations.ts";
import { TOKEN_PURPOSES } from "#app/domain/accounts.ts";
import type { Kit } from "../kit.postgres.server.ts";

export function accountTables(k: Kit) {
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
    /** Null beside a moment: by an administrator, before the way was kept. */
    verifiedBy: k.enumeration("verified_by", VERIFICATIONS),
    /** Where the letter was read that verified it; null: none did. */
    verifiedDomain: k.str("verified_domain"),
    createdAt: k.timestamp("created_at").notNull(),
  }, (t) => [k.uniqueIndex("organisations_slug").on(t.slug)]);

  /** A row for each time that an organisation was renamed. Its address stays what it was registered with. */
  const organisationNames = k.table("organisation_names", {
    id: k.id("id").primaryKey(),
    organisationId: k.id("organisation_id").notNull().references(() => organisations.id),
    /** What it was called until then, and from then on. */
    former: k.str("former").notNull(),
    name: k.str("name").notNull(),
    /** The new name as names are told apart. */
    slug: k.str("slug").notNull(),
    reason: k.str("reason").notNull(),
    changedAt: k.timestamp("changed_at").notNull(),
    changedBy: k.id("changed_by").notNull(),
  }, (t) => [k.index("organisation_names_organisation").on(t.organisationId), k.index("organisation_names_slug").on(t.slug)]);

  const memberships = k.table("memberships", {
    organisationId: k.id("organisation_id").notNull().references(() => organisations.id),
    userId: k.id("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    role: k.enumeration("role", MEMBERSHIP_ROLES).notNull(),
    state: k.enumeration("state", MEMBERSHIP_STATES).notNull(),
    changedAt: k.timestamp("changed_at").notNull(),
    changedBy: k.id("changed_by").notNull(),
  }, (t) => [k.primaryKey({ columns: [t.organisationId, t.userId] }), k.index("memberships_user").on(t.userId)]);

  return { users, sessions, tokens, organisations, organisationNames, memberships };
}
