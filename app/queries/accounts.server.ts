/** What pages of accounts show: what a letter's token is good for, and the own account with its organisations and sessions. */
import { and, asc, eq } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { memberships, organisations, tokens, users } from "#db/schema.server.ts";
import { tokenVerdict, type OwnAccount, type TokenOwner, type TokenPurpose } from "#app/domain/accounts.ts";
import { refuse, type Verdict } from "#app/domain/refusals.ts";
import type { Actor } from "#app/domain/roles.ts";
import { keyedHash } from "#app/platform/chance.server.ts";
import { sessionsOf } from "#app/platform/session.server.ts";

/** What a token is good for now, and whose it is. `owner` null: the token is unknown or for something else, its account is gone, or it is nobody's yet. */
export async function openToken(token: string, purpose: TokenPurpose, now: Date): Promise<{ verdict: Verdict; owner: TokenOwner | null }> {
  const [row] = await db().select().from(tokens).where(eq(tokens.id, keyedHash(token)));
  const verdict = tokenVerdict(row, purpose, now);
  if (!row || row.purpose !== purpose || row.userId === null) return { verdict, owner: null };
  const [user] = await db().select({ id: users.id, name: users.name, email: users.email, verifiedAt: users.verifiedAt, disabledAt: users.disabledAt }).from(users).where(eq(users.id, row.userId));
  if (!user || user.disabledAt) return { verdict: refuse("not-found"), owner: null };
  return { verdict, owner: { id: user.id, name: user.name, email: user.email, verified: user.verifiedAt !== null } };
}

/** The own account. @param sessionId what the cookie holds, to tell which of the sessions is the one that asks. */
export async function openAccount(actor: Actor, sessionId: string | null): Promise<OwnAccount> {
  const asked = await db()
    .select({ name: organisations.name, slug: organisations.slug, category: organisations.category, at: memberships.changedAt })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(and(eq(memberships.userId, actor.id), eq(memberships.state, "asked")))
    .orderBy(asc(organisations.name));
  return {
    name: actor.name,
    email: actor.email,
    verified: actor.verified,
    administrator: actor.administrator,
    actingFor: actor.actingFor?.organisationId ?? null,
    organisations: actor.memberships.map((membership) => ({ id: membership.organisationId, name: membership.organisationName, slug: membership.organisationSlug, category: membership.category, role: membership.role })),
    asked: asked.map((row) => ({ ...row, at: row.at.toISOString() })),
    sessions: await sessionsOf(actor.id, sessionId),
  };
}
