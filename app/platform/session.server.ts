/**
 * Sessions: the one place that knows Lucia. It gives ids, expiry and the cookie; that only a keyed hash of the id is stored,
 * both ends by our clock, rotation and revocation are ours.
 */
import { and, desc, eq, lt, ne, sql } from "drizzle-orm";
import { Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from "lucia";
import { databaseFault, db, prepared, transaction, type Db } from "#db/client.server.ts";
import { agreements, delegates, delegations, facilitators, memberships, organisations, sessions, standards, users } from "#db/schema.server.ts";
import { SESSION_ABSOLUTE, SESSION_IDLE, SESSION_SEEN } from "#app/domain/accounts.ts";
import type { Delegation } from "#app/domain/delegations/delegations.ts";
import type { Actor, Membership } from "#app/domain/roles.ts";
import { keyedHash, newToken } from "./chance.server.ts";
import { now } from "./clock.server.ts";
import { environment } from "./environment.server.ts";

declare module "lucia" {
  interface Register {
    Lucia: Lucia;
    DatabaseSessionAttributes: { createdAt: Date; agent: string; actingFor: string | null };
  }
}

type Row = typeof sessions.$inferSelect;

const toLucia = (id: string, row: Row): DatabaseSession => ({ id, userId: row.userId, expiresAt: row.expiresAt, attributes: { createdAt: row.createdAt, agent: row.agent, actingFor: row.actingFor } });

/** That somebody was here is no event of the record, so sessions are written outside of deeds; a deed that ends them ends them in its own transaction. */
const write = (work: (handle: Db) => Promise<unknown>) => transaction("sessions", work);

/** A mark that can wait: where the database cannot be written to, reading goes on without it. */
const mark = (work: (handle: Db) => Promise<unknown>) =>
  write(work).catch((error: unknown) => {
    const fault = databaseFault(error);
    if (fault !== "busy" && fault !== "read-only" && fault !== "full") throw error;
  });

const adapter: Adapter = {
  async getSessionAndUser(id) {
    const [found] = await prepared("session-and-user", (handle) =>
      handle.select({ session: sessions, userId: users.id, disabledAt: users.disabledAt }).from(sessions).innerJoin(users, eq(users.id, sessions.userId)).where(eq(sessions.id, sql.placeholder("id"))),
    ).execute({ id: keyedHash(id) });
    if (!found || found.disabledAt) return [null, null];
    return [toLucia(id, found.session), { id: found.userId, attributes: {} } as DatabaseUser];
  },
  async getUserSessions(userId) {
    const rows = await db().select().from(sessions).where(eq(sessions.userId, userId));
    return rows.map((row) => toLucia(row.id, row));
  },
  async setSession(session) {
    const { createdAt, agent, actingFor } = session.attributes as { createdAt: Date; agent: string; actingFor: string | null };
    await write((handle) => handle.insert(sessions).values({ id: keyedHash(session.id), userId: session.userId, expiresAt: session.expiresAt, createdAt, seenAt: createdAt, agent, actingFor }));
  },
  async updateSessionExpiration(id, expiresAt) {
    await mark((handle) => handle.update(sessions).set({ expiresAt, seenAt: now() }).where(eq(sessions.id, keyedHash(id))));
  },
  async deleteSession(id) {
    await write((handle) => handle.delete(sessions).where(eq(sessions.id, keyedHash(id))));
  },
  async deleteUserSessions(userId) {
    await write((handle) => handle.delete(sessions).where(eq(sessions.userId, userId)));
  },
  async deleteExpiredSessions() {
    await write((handle) => handle.delete(sessions).where(lt(sessions.expiresAt, now())));
  },
};

let made: Lucia | null = null;

function lucia(): Lucia {
  const secure = environment().origin.startsWith("https:");
  // Browsers refuse __Host- without Secure, and Secure without TLS: the plain name is for the loopback address alone.
  return (made ??= new Lucia(adapter, { sessionExpiresIn: new TimeSpan(SESSION_IDLE / 1_000, "s"), sessionCookie: { name: cookieName(), attributes: { secure, sameSite: "lax", path: "/" } } }));
}

/** The name of the session's cookie. */
export function cookieName(): string {
  return environment().origin.startsWith("https:") ? "__Host-session" : "session";
}

/** The session id that a request carries, if any; not yet whether it is good. */
export function sessionIdOf(cookieHeader: string | null): string | null {
  // Not with Lucia's own reader: it decodes every cookie that is sent, and throws on one that is broken.
  const start = `${cookieName()}=`;
  const id = cookieHeader?.split(";").map((pair) => pair.trim()).find((pair) => pair.startsWith(start))?.slice(start.length);
  return id && /^[0-9a-z]{16,64}$/.test(id) ? id : null;
}

export interface Present {
  actor: Actor;
  sessionId: string;
  /** Set-Cookie, where the session was prolonged. */
  cookie: string | null;
}

/** Who a request comes from: null without a session, or with one that is unknown, over or of a disabled account. */
export async function whoIs(sessionId: string | null): Promise<Present | null> {
  if (!sessionId) return null;
  const { session } = await lucia().validateSession(sessionId);
  if (!session) return null;
  const [row] = await prepared("session-row", (handle) => handle.select({ createdAt: sessions.createdAt, seenAt: sessions.seenAt, actingFor: sessions.actingFor }).from(sessions).where(eq(sessions.id, sql.placeholder("id")))).execute({ id: keyedHash(sessionId) });
  if (!row || now().getTime() - row.createdAt.getTime() > SESSION_ABSOLUTE || now().getTime() - row.seenAt.getTime() > SESSION_IDLE) {
    await lucia().invalidateSession(sessionId);
    return null;
  }
  if (now().getTime() - row.seenAt.getTime() >= SESSION_SEEN) await mark((handle) => handle.update(sessions).set({ seenAt: now() }).where(eq(sessions.id, keyedHash(sessionId))));
  const actor = await actorOf(session.userId, row.actingFor);
  return actor && { actor, sessionId, cookie: session.fresh ? lucia().createSessionCookie(sessionId).serialize() : null };
}

/** The person with all rights as they stand now: a revoked right is gone with the next request. Null where there is no such account. */
export async function actorOf(userId: string, actingFor: string | null): Promise<Actor | null> {
  const [user] = await prepared("actor-user", (handle) => handle.select().from(users).where(eq(users.id, sql.placeholder("id")))).execute({ id: userId });
  if (!user || user.disabledAt) return null;
  const facilitated = await prepared("actor-facilitates", (handle) => handle.select({ id: facilitators.standardId }).from(facilitators).where(eq(facilitators.userId, sql.placeholder("id")))).execute({ id: userId });
  const belongs: Membership[] = await prepared("actor-memberships", (handle) =>
    handle
      .select({ organisationId: organisations.id, organisationName: organisations.name, organisationSlug: organisations.slug, category: organisations.category, role: memberships.role })
      .from(memberships)
      .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
      .where(and(eq(memberships.userId, sql.placeholder("id")), eq(memberships.state, "active")))
      .orderBy(organisations.name),
  ).execute({ id: userId });
  const held: Delegation[] = await prepared("actor-delegations", (handle) =>
    handle
      .select({ standardId: delegations.standardId, organisationId: delegations.organisationId, part: delegations.part, state: delegations.state, named: delegations.named, direct: delegations.direct, role: delegates.role })
      .from(delegations)
      .innerJoin(memberships, and(eq(memberships.organisationId, delegations.organisationId), eq(memberships.userId, sql.placeholder("id")), eq(memberships.state, "active")))
      .leftJoin(delegates, and(eq(delegates.standardId, delegations.standardId), eq(delegates.organisationId, delegations.organisationId), eq(delegates.userId, memberships.userId))),
  ).execute({ id: userId });
  const agreed = await prepared("actor-agreed", (handle) => handle.select({ slug: standards.slug }).from(agreements).innerJoin(standards, eq(standards.id, agreements.standardId)).where(eq(agreements.userId, sql.placeholder("id")))).execute({ id: userId });
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    verified: user.verifiedAt !== null,
    administrator: user.administrator,
    facilitates: facilitated.map((row) => row.id),
    memberships: belongs,
    delegations: held,
    agreed: agreed.map((row) => row.slug),
    actingFor: belongs.find((membership) => membership.organisationId === actingFor) ?? belongs[0] ?? null,
  };
}

/**
 * Starts a session; the one before, if any, is dead. If it was the same person's, they go on acting for the same organisation.
 * Answers the Set-Cookie header. @param agent the browser's own words, for the list of sessions.
 */
export async function startSession(userId: string, agent: string, before: string | null): Promise<string> {
  const [old] = before ? await db().select({ userId: sessions.userId, actingFor: sessions.actingFor }).from(sessions).where(eq(sessions.id, keyedHash(before))) : [];
  if (before) await lucia().invalidateSession(before);
  const actingFor = old?.userId === userId ? old.actingFor : null;
  const session = await lucia().createSession(userId, { createdAt: now(), agent: agent.slice(0, 200), actingFor }, { sessionId: newToken() });
  return lucia().createSessionCookie(session.id).serialize();
}

/** Ends a session. Answers the Set-Cookie header that makes the browser forget it. */
export async function endSession(sessionId: string | null): Promise<string> {
  if (sessionId) await lucia().invalidateSession(sessionId);
  return lucia().createBlankSessionCookie().serialize();
}

/** Ends every session of a person but `except`. */
export async function endSessionsOf(userId: string, except: string | null = null): Promise<void> {
  await write((handle) => handle.delete(sessions).where(and(eq(sessions.userId, userId), except ? ne(sessions.id, keyedHash(except)) : undefined)));
}

/** Ends one of a person's own sessions, named by its listed handle. */
export async function revokeSession(userId: string, handle: string): Promise<void> {
  await write((on) => on.delete(sessions).where(and(eq(sessions.userId, userId), eq(sessions.id, handle))));
}

/** From now on the session's person acts for this organisation (null: the first one). */
export async function actFor(sessionId: string, organisationId: string | null): Promise<void> {
  await write((handle) => handle.update(sessions).set({ actingFor: organisationId }).where(eq(sessions.id, keyedHash(sessionId))));
}

/** A person's sessions, newest first; `handle` names one without being its id. */
export async function sessionsOf(userId: string, current: string | null) {
  const rows = await db().select().from(sessions).where(eq(sessions.userId, userId)).orderBy(desc(sessions.seenAt));
  const own = current ? keyedHash(current) : null;
  return rows.map((row) => ({ handle: row.id, agent: row.agent, createdAt: row.createdAt.toISOString(), seenAt: row.seenAt.toISOString(), current: row.id === own }));
}
