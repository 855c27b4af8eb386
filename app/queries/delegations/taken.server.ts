/** The standards that one organisation takes part in: with a part, or by what it said there. Who takes part in one standard is left to parts.server.ts. */
import { and, count, eq, isNull, max } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { amendments, comments, delegations, standards } from "#db/schema.server.ts";
import type { PartTaken } from "#app/domain/memberships.ts";

/** The most that a page lists. */
const LISTED = 50;

/** Three statements. Those where it said most come first. */
export async function partsTaken(organisationId: string): Promise<{ listed: PartTaken[]; more: number }> {
  const shown = { slug: standards.slug, identifier: standards.identifier, title: standards.title };
  const held = await db().select({ ...shown, part: delegations.part }).from(delegations).innerJoin(standards, eq(standards.id, delegations.standardId)).where(and(eq(delegations.organisationId, organisationId), eq(delegations.state, "active")));
  const said = await db()
    .select({ ...shown, count: count() })
    .from(comments)
    .innerJoin(standards, eq(standards.id, comments.standardId))
    .where(and(eq(comments.organisationId, organisationId), isNull(comments.withdrawnAt)))
    .groupBy(standards.slug, standards.identifier, standards.title);
  const proposed = await db()
    .select({ ...shown, name: amendments.organisationName, count: count(), last: max(amendments.number) })
    .from(amendments)
    .innerJoin(standards, eq(standards.id, amendments.standardId))
    .where(and(eq(amendments.organisationId, organisationId), isNull(amendments.withdrawnAt)))
    .groupBy(standards.slug, standards.identifier, standards.title, amendments.organisationName);
  const found = new Map<string, PartTaken>();
  const at = ({ slug, identifier, title }: { slug: string; identifier: string; title: string }) => {
    const known = found.get(slug) ?? { slug, identifier, title, part: null, comments: 0, amendments: [] };
    found.set(slug, known);
    return known;
  };
  for (const row of held) at(row).part = row.part;
  for (const row of said) at(row).comments = row.count;
  for (const row of proposed.sort((a, b) => (b.last ?? 0) - (a.last ?? 0))) at(row).amendments.push({ name: row.name, count: row.count });
  const all = [...found.values()].sort((a, b) => weight(b) - weight(a) || a.identifier.localeCompare(b.identifier, "en"));
  return { listed: all.slice(0, LISTED), more: Math.max(0, all.length - LISTED) };
}

function weight({ comments: said, amendments: proposed }: PartTaken): number {
  return said + proposed.reduce((sum, { count: found }) => sum + found, 0);
}
