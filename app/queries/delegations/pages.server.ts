/** The page of who takes part in a standard, an organisation's own delegation on it, and what a reader agreed to. */
import { and, asc, eq, sql } from "drizzle-orm";
import { db, prepared } from "#db/client.server.ts";
import { agreements, delegates, memberships, organisations, users } from "#db/schema.server.ts";
import { TERMS_VERSION } from "#app/domain/delegations/agreements.ts";
import { roleWithin, type DelegateShown, type Delegation } from "#app/domain/delegations/delegations.ts";
import { Refused } from "#app/domain/refusals.ts";
import { delegationOf, delegationRole, mayArrangeDelegation, mayAskForPart, mayContribute, type Visitor } from "#app/domain/roles.ts";
import { partsOf } from "./parts.server.ts";
import { standardHead } from "../standards.server.ts";

/** The most people that the page of a delegation lists: heads first. */
const PEOPLE = 500;

/** Those who wait and those whose part was ended are for facilitators alone. @throws Refused "not-found" */
export async function openParts(slug: string, visitor: Visitor, now: Date) {
  const head = await standardHead(slug, now, visitor);
  const { active, asked, ended } = await partsOf(head.id);
  const acting = visitor?.actingFor;
  const held = acting ? delegationOf(visitor, head.id, acting.organisationId) : null;
  return {
    head,
    active,
    facilitating: head.may.facilitate ? { asked, ended } : null,
    own: acting ? { slug: acting.organisationSlug, name: acting.organisationName, state: held?.state ?? null, ask: mayAskForPart(visitor, head, acting.organisationId) } : null,
  };
}

/** An organisation's delegation, for its own people. @throws Refused "not-found" to everybody else. */
export async function openDelegation(slug: string, organisation: string, visitor: Visitor, now: Date) {
  const head = await standardHead(slug, now, visitor);
  const [found] = await db().select({ id: organisations.id, slug: organisations.slug, name: organisations.name, category: organisations.category }).from(organisations).where(eq(organisations.slug, organisation));
  if (!found || !visitor?.memberships.some(({ organisationId }) => organisationId === found.id)) throw new Refused({ code: "not-found" });
  const held: Pick<Delegation, "part" | "state" | "named" | "direct"> | null = delegationOf(visitor, head.id, found.id);
  return {
    head,
    organisation: { slug: found.slug, name: found.name, category: found.category },
    delegation: held && { part: held.part, state: held.state, named: held.named, direct: held.direct },
    role: delegationRole(visitor, head.id, found.id),
    people: await peopleOf(head.id, found.id, held?.named ?? false, visitor.id),
    may: { arrange: mayArrangeDelegation(visitor, head.id, found.id), ask: mayAskForPart(visitor, head, found.id) },
  };
}

async function peopleOf(standardId: string, organisationId: string, onlyNamed: boolean, own: string): Promise<DelegateShown[]> {
  const rows = await db()
    .select({ id: users.id, name: users.name, role: memberships.role, named: delegates.role })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .leftJoin(delegates, and(eq(delegates.standardId, standardId), eq(delegates.organisationId, organisationId), eq(delegates.userId, memberships.userId)))
    .where(and(eq(memberships.organisationId, organisationId), eq(memberships.state, "active")))
    .orderBy(asc(memberships.role), asc(users.name), asc(users.id))
    .limit(PEOPLE);
  return rows.map(({ id, name, role, named }) => ({ id, name, named, role: roleWithin(role, named, onlyNamed), own: id === own }));
}

/** The terms of contribution of a standard, and whether the reader agreed to them. @throws Refused "not-found" */
export async function openAgreement(slug: string, visitor: Visitor, now: Date) {
  const head = await standardHead(slug, now, visitor);
  const [agreed] = visitor ? await prepared("agreement", (handle) => handle.select().from(agreements).where(and(eq(agreements.standardId, sql.placeholder("standardId")), eq(agreements.userId, sql.placeholder("userId"))))).execute({ standardId: head.id, userId: visitor.id }) : [];
  return { head, version: TERMS_VERSION, agreed: agreed ? { version: agreed.version, interest: agreed.interest, at: agreed.at.toISOString() } : null, may: mayContribute(visitor) };
}
