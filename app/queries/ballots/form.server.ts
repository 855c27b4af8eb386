/** What the form that opens a ballot begins with: the rule that was picked, and the organisations that may be given a vote. */
import { and, asc, count, desc, eq, exists, isNull } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { amendments, comments, delegations, memberships, organisations, users } from "#db/schema.server.ts";
import { ELECTORS_MAX } from "#app/domain/ballots/ballot-forms.ts";
import type { Part } from "#app/domain/ballots/positions.ts";
import { DEFAULT_RULE, RULE_NAMES, RULES, type Rule, type RuleName } from "#app/domain/ballots/rules.ts";
import type { StandardHead } from "#app/domain/heads.ts";
import { CATEGORIES, type Category } from "#app/domain/organisations.ts";
import type { Visitor } from "#app/domain/roles.ts";
import { standardHead } from "../standards.server.ts";

const AMENDMENTS_OFFERED = 200;

/** `part`: what is proposed; null: none. */
export interface ElectorOffered {
  id: string;
  name: string;
  category: Category;
  comments: number;
  part: Part | null;
}

export interface BallotFormShown {
  head: StandardHead;
  rule: RuleName;
  original: Rule;
  electors: ElectorOffered[];
  /** Those that are not decided, newest first. */
  amendments: { number: number; clause: string; organisation: string }[];
}

/** Seven statements. Offered is every organisation that has a head to cast its vote; proposed, the part it has in this standard, or a vote where it has none and commented. @throws Refused "not-found" */
export async function openBallotForm(slug: string, named: string | null, now: Date, visitor: Visitor): Promise<BallotFormShown> {
  const head = await standardHead(slug, now, visitor);
  const rule = RULE_NAMES.find((name) => name === named) ?? DEFAULT_RULE;
  const headed = db().select({ one: memberships.userId }).from(memberships).innerJoin(users, eq(users.id, memberships.userId)).where(and(eq(memberships.organisationId, organisations.id), eq(memberships.role, "head"), eq(memberships.state, "active"), isNull(users.disabledAt)));
  const rows = await db().select({ id: organisations.id, name: organisations.name, category: organisations.category }).from(organisations).where(exists(headed)).orderBy(asc(organisations.slug)).limit(ELECTORS_MAX);
  const said = new Map((await db().select({ id: comments.organisationId, count: count() }).from(comments).where(and(eq(comments.standardId, head.id), isNull(comments.withdrawnAt))).groupBy(comments.organisationId)).map((row) => [row.id, row.count]));
  const held = new Map((await db().select({ id: delegations.organisationId, part: delegations.part }).from(delegations).where(and(eq(delegations.standardId, head.id), eq(delegations.state, "active")))).map((row) => [row.id, row.part]));
  const asked = await db().select({ number: amendments.number, clause: amendments.clause, organisation: amendments.organisationName }).from(amendments).where(and(eq(amendments.standardId, head.id), eq(amendments.handling, "open"), isNull(amendments.withdrawnAt))).orderBy(desc(amendments.number)).limit(AMENDMENTS_OFFERED);
  return { head, rule, original: RULES[rule], amendments: asked, electors: rows.sort((a, b) => CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category)).map((row) => ({ ...row, comments: said.get(row.id) ?? 0, part: held.get(row.id) ?? (said.has(row.id) ? "voting" : null) })) };
}
