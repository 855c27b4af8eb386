/** The register of organisations: one page of those that are looked for, with who belongs and on how many standards each took part. */
import { and, asc, count, countDistinct, eq, inArray, isNull, like, or, sql, type SQL } from "drizzle-orm";
import { db, prepared } from "#db/client.server.ts";
import { comments, memberships, organisations } from "#db/schema.server.ts";
import { COUNTRIES, countryName } from "#app/domain/countries.ts";
import { LISTING_PAGE, pagesOf, type Listing } from "#app/domain/listings.ts";
import type { OrganisationListed } from "#app/domain/memberships.ts";
import { CATEGORIES, isWholeSlug, plainOf, slugOf, type Category } from "#app/domain/organisations.ts";
import type { Language } from "#app/texts/language.ts";
import { holds, literal } from "./searching.server.ts";

export interface Register {
  /** In the order of their addresses, which is the order of their names without case and accents. */
  organisations: OrganisationListed[];
  /** Of what is searched for, in each category. */
  counts: Record<Category, number>;
  /** In all categories together. */
  all: number;
  pages: number;
}

/** The id of the organisation that an address names; null where it names none. */
export async function organisationIdOf(slug: string): Promise<string | null> {
  const [row] = await prepared("organisation-id-of", (handle) => handle.select({ id: organisations.id }).from(organisations).where(eq(organisations.slug, sql.placeholder("slug")))).execute({ slug });
  return row?.id ?? null;
}

/** Four statements, however many organisations there are. */
export async function register({ q, category, page }: Listing, language: Language): Promise<Register> {
  const wanted = matching(q, language);
  const counted = await db().select({ category: organisations.category, count: count() }).from(organisations).where(wanted).groupBy(organisations.category);
  const counts = Object.fromEntries(CATEGORIES.map((known) => [known, counted.find((row) => row.category === known)?.count ?? 0])) as Record<Category, number>;
  const all = counted.reduce((sum, row) => sum + row.count, 0);
  const rows = await db()
    .select({ id: organisations.id, slug: organisations.slug, name: organisations.name, category: organisations.category, country: organisations.country, verifiedAt: organisations.verifiedAt })
    .from(organisations)
    .where(and(wanted, category ? eq(organisations.category, category) : undefined))
    .orderBy(asc(organisations.slug))
    .limit(LISTING_PAGE)
    .offset((page - 1) * LISTING_PAGE);
  const ids = rows.map(({ id }) => id);
  const members = await membersOf(ids);
  const standards = await standardsOf(ids);
  return {
    organisations: rows.map(({ id, country, verifiedAt, ...row }) => ({ ...row, country: countryName(language, country), verified: verifiedAt !== null, members: members.get(id) ?? 0, standards: standards.get(id) ?? 0 })),
    counts,
    all,
    pages: pagesOf(category ? counts[category] : all),
  };
}

/** By name, with or without case and accents, or by the name of the country. */
export function matching(q: string, language: Language): SQL | undefined {
  const plain = plainOf(q);
  if (plain === "") return undefined;
  const countries = plain.length >= 3 ? COUNTRIES.filter((code) => plainOf(countryName(language, code)).includes(plain)) : [];
  return or(holds(q, organisations.name), isWholeSlug(q) && /[a-z0-9]/.test(plain) ? like(organisations.slug, `%${literal(slugOf(q))}%`) : undefined, countries.length > 0 ? inArray(organisations.country, countries) : undefined);
}

/** How many belong to each. */
export async function membersOf(ids: string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db().select({ id: memberships.organisationId, count: count() }).from(memberships).where(and(inArray(memberships.organisationId, ids), eq(memberships.state, "active"))).groupBy(memberships.organisationId);
  return new Map(rows.map((row) => [row.id, row.count]));
}

/** On how many standards each has a comment that was not withdrawn. */
export async function standardsOf(ids: string[]): Promise<ReadonlyMap<string | null, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db().select({ id: comments.organisationId, count: countDistinct(comments.standardId) }).from(comments).where(and(inArray(comments.organisationId, ids), isNull(comments.withdrawnAt))).groupBy(comments.organisationId);
  return new Map(rows.map((row) => [row.id, row.count]));
}
