/** Who stands behind amendments, and what organisations say to one. */
import { and, asc, countDistinct, eq, inArray } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { amendmentPositions, amendmentProposers, memberships, organisations } from "#db/schema.server.ts";
import { newestOf, type AmendmentPosition } from "#app/domain/amendments/states.ts";
import { tallyOf, type CategoryTally } from "#app/domain/amendments/tallies.ts";
import type { Category } from "#app/domain/organisations.ts";

export interface Party {
  organisationId: string;
  name: string;
  organisation: string;
  category: Category | null;
}

/** The proposers of amendments, the author's organisation first. */
export async function proposersBy(ids: readonly string[]): Promise<Map<string, Party[]>> {
  const by = new Map<string, Party[]>();
  if (ids.length === 0) return by;
  const rows = await db().select().from(amendmentProposers).where(inArray(amendmentProposers.amendmentId, [...ids])).orderBy(asc(amendmentProposers.at), asc(amendmentProposers.organisationName));
  for (const row of rows) by.set(row.amendmentId, [...(by.get(row.amendmentId) ?? []), { organisationId: row.organisationId, name: row.userName, organisation: row.organisationName, category: row.category }]);
  return by;
}

export interface Said extends Party {
  position: AmendmentPosition;
  at: string;
}

/** What each organisation says now, what it took back left out; and the same counted by category, of all organisations that have members. */
export async function positionsOn(amendmentId: string): Promise<{ said: Said[]; tally: CategoryTally[] }> {
  const rows = await db().select().from(amendmentPositions).where(eq(amendmentPositions.amendmentId, amendmentId)).orderBy(asc(amendmentPositions.sequence));
  const newest = newestOf(rows);
  const counted = await db().select({ category: organisations.category, count: countDistinct(organisations.id) }).from(organisations).innerJoin(memberships, and(eq(memberships.organisationId, organisations.id), eq(memberships.state, "active"))).groupBy(organisations.category);
  return {
    said: newest.filter(({ position }) => position !== "none").map((row) => ({ organisationId: row.organisationId, name: row.userName, organisation: row.organisationName, category: row.category, position: row.position, at: row.at.toISOString() })),
    tally: tallyOf(newest, new Map(counted.map((row) => [row.category, Number(row.count)]))),
  };
}
