/** Who takes part in a standard, with which part, and who speaks for each organisation there: for everybody to read. One organisation's own delegation is left to pages.server.ts. */
import { and, asc, count, eq, inArray, isNull, sql } from "drizzle-orm";
import { db, prepared } from "#db/client.server.ts";
import { comments, delegates, delegations, memberships, organisations, users } from "#db/schema.server.ts";
import type { DelegationState, PartShown } from "#app/domain/delegations/delegations.ts";

export interface Parts {
  /** Those that take part: with a part, or by their comments alone. Those with a part first, then by their comments. */
  active: PartShown[];
  /** Those that wait for the facilitator, the oldest first. */
  asked: (PartShown & { at: string })[];
  ended: PartShown[];
}

/** Five statements, however many organisations there are. */
export async function partsOf(standardId: string): Promise<Parts> {
  const held = await prepared("parts-delegations", (handle) =>
    handle
      .select({ id: organisations.id, slug: organisations.slug, name: organisations.name, category: organisations.category, part: delegations.part, state: delegations.state, changedAt: delegations.changedAt })
      .from(delegations)
      .innerJoin(organisations, eq(organisations.id, delegations.organisationId))
      .where(eq(delegations.standardId, sql.placeholder("standardId")))
      .orderBy(asc(organisations.name)),
  ).execute({ standardId });
  const said = await prepared("parts-comments", (handle) =>
    handle
      .select({ id: organisations.id, slug: organisations.slug, name: organisations.name, category: organisations.category, comments: count() })
      .from(comments)
      .innerJoin(organisations, eq(organisations.id, comments.organisationId))
      .where(and(eq(comments.standardId, sql.placeholder("standardId")), isNull(comments.withdrawnAt)))
      .groupBy(organisations.id, organisations.slug, organisations.name, organisations.category)
      .orderBy(asc(organisations.name)),
  ).execute({ standardId });
  const speaking = await speakersOf(standardId, held.filter(({ state }) => state === "active").map(({ id }) => id));
  const counts = new Map(said.map((row) => [row.id, row.comments]));
  const shown = (state: DelegationState) =>
    held
      .filter((row) => row.state === state)
      .map(({ id, slug, name, category, part, changedAt }) => ({ slug, name, category, part, heads: speaking.get(id)?.heads ?? [], deputies: speaking.get(id)?.deputies ?? [], comments: counts.get(id) ?? 0, at: changedAt.toISOString() }));
  const without = said.filter(({ id }) => !held.some((row) => row.id === id)).map(({ slug, name, category, comments: found }) => ({ slug, name, category, part: null, heads: [], deputies: [], comments: found }));
  const byComments = (a: PartShown, b: PartShown) => b.comments - a.comments;
  return {
    active: [...shown("active").map(({ at: _, ...row }) => row).sort(byComments), ...without.sort(byComments)],
    asked: shown("asked").sort((a, b) => a.at.localeCompare(b.at)),
    ended: shown("ended").map(({ at: _, ...row }) => row),
  };
}

/** Names of the heads and deputies of delegations: those named on the standard, and the heads of the organisation who were named nothing else there. */
async function speakersOf(standardId: string, ids: string[]): Promise<ReadonlyMap<string, { heads: string[]; deputies: string[] }>> {
  if (ids.length === 0) return new Map();
  const rows = await db()
    .select({ organisationId: memberships.organisationId, name: users.name, role: memberships.role, named: delegates.role })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .leftJoin(delegates, and(eq(delegates.standardId, standardId), eq(delegates.organisationId, memberships.organisationId), eq(delegates.userId, memberships.userId)))
    .where(and(inArray(memberships.organisationId, ids), eq(memberships.state, "active"), isNull(users.disabledAt)))
    .orderBy(asc(users.name), asc(users.id));
  const found = new Map<string, { heads: string[]; deputies: string[] }>();
  for (const { organisationId, name, role, named } of rows) {
    const here = named ?? (role === "head" ? "head" : "member");
    if (here === "member") continue;
    const speakers = found.get(organisationId) ?? { heads: [], deputies: [] };
    speakers[here === "head" ? "heads" : "deputies"].push(name);
    found.set(organisationId, speakers);
  }
  return found;
}
