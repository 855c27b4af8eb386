/** The seal on what an organisation's delegations prepared, set by the deed of an administrator who lets somebody in; who then reads what stands in domain/delegations/preparations.ts. */
import { and, eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { delegates, delegations, memberships, preparationSeals } from "#db/schema.server.ts";
import { roleWithin } from "#app/domain/delegations/delegations.ts";
import type { Seal } from "#app/domain/delegations/preparations.ts";
import type { Deed } from "./perform.server.ts";

/** In the transaction of the deed, before it changes who belongs. */
export async function sealPreparation({ db, now, newId }: Deed, organisationId: string): Promise<void> {
  const members = await db.select({ id: memberships.userId, role: memberships.role }).from(memberships).where(and(eq(memberships.organisationId, organisationId), eq(memberships.state, "active")));
  const closed = await db.select({ standardId: delegations.standardId }).from(delegations).where(and(eq(delegations.organisationId, organisationId), eq(delegations.named, true)));
  const named = await db.select({ standardId: delegates.standardId, userId: delegates.userId, role: delegates.role }).from(delegates).where(eq(delegates.organisationId, organisationId));
  const within = (standardId: string) => members.filter(({ id, role }) => roleWithin(role, named.find((row) => row.standardId === standardId && row.userId === id)?.role ?? null, true)).map(({ id }) => id);
  await db.insert(preparationSeals).values({ id: newId(), organisationId, at: now, members: members.map(({ id }) => id), named: Object.fromEntries(closed.map(({ standardId }) => [standardId, within(standardId)])) });
}

/** All of an organisation's, for a deed on what was prepared. */
export async function sealsOf(db: Db, organisationId: string): Promise<Seal[]> {
  return db.select({ at: preparationSeals.at, members: preparationSeals.members, named: preparationSeals.named }).from(preparationSeals).where(eq(preparationSeals.organisationId, organisationId));
}
