/** What administrators look at: accounts, organisations to verify, and who facilitates which standard. A page of each. */
import { and, asc, count, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { facilitators, memberships, organisations, standards, users } from "#db/schema.server.ts";
import type { AccountListed, OrganisationMarked, StandardFacilitated } from "#app/domain/administration.ts";
import { countryName } from "#app/domain/countries.ts";
import { LISTING_PAGE, pagesOf, type Listing } from "#app/domain/listings.ts";
import { websiteShown } from "#app/domain/organisations.ts";
import { demand } from "#app/domain/refusals.ts";
import { mayAdminister, mayCeaseAsAdministrator, mayCeaseAsFacilitator, type Visitor } from "#app/domain/roles.ts";
import type { Language } from "#app/texts/language.ts";
import { matching, membersOf, standardsOf } from "./organisations.server.ts";
import { holds } from "./searching.server.ts";

/** Accounts by their addresses, searched by name or address. Six statements. @throws Refused as mayAdminister says. */
export async function accountsListed({ q, page }: Pick<Listing, "q" | "page">, visitor: Visitor): Promise<{ accounts: AccountListed[]; all: number; pages: number }> {
  demand(mayAdminister(visitor));
  const wanted = q ? holds(q, users.name, users.email) : undefined;
  const all = await db().$count(users, wanted);
  const rows = await db()
    .select({ id: users.id, name: users.name, email: users.email, administrator: users.administrator, verifiedAt: users.verifiedAt, createdAt: users.createdAt, disabledAt: users.disabledAt })
    .from(users)
    .where(wanted)
    .orderBy(asc(users.email))
    .limit(LISTING_PAGE)
    .offset((page - 1) * LISTING_PAGE);
  const ids = rows.map(({ id }) => id);
  const belonging = await db()
    .select({ userId: memberships.userId, slug: organisations.slug, name: organisations.name, role: memberships.role })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(and(inArray(memberships.userId, ids), eq(memberships.state, "active")))
    .orderBy(asc(organisations.slug));
  const facilitated = await db().select({ userId: facilitators.userId, count: count() }).from(facilitators).where(inArray(facilitators.userId, ids)).groupBy(facilitators.userId);
  const administrators = await db().select({ id: users.id }).from(users).where(and(eq(users.administrator, true), isNull(users.disabledAt))).limit(2);
  return {
    accounts: rows.map((row) => ({
      id: row.id, name: row.name, email: row.email, confirmed: row.verifiedAt !== null, administrator: row.administrator, disabled: row.disabledAt !== null, registeredAt: row.createdAt.toISOString(),
      organisations: belonging.filter(({ userId }) => userId === row.id).map(({ slug, name, role }) => ({ slug, name, head: role === "head" })),
      facilitates: facilitated.find(({ userId }) => userId === row.id)?.count ?? 0,
      own: row.id === visitor?.id,
      cease: mayCeaseAsAdministrator(row, administrators.some(({ id }) => id !== row.id)),
    })),
    all,
    pages: pagesOf(all),
  };
}

/** Organisations: those that nobody has verified first, the newest of them before the others. Six statements. @throws Refused as mayAdminister says. */
export async function organisationsToMark({ q, page }: Pick<Listing, "q" | "page">, visitor: Visitor, language: Language): Promise<{ organisations: OrganisationMarked[]; all: number; waiting: number; pages: number }> {
  demand(mayAdminister(visitor));
  const wanted = matching(q, language);
  const all = await db().$count(organisations, wanted);
  const waiting = await db().$count(organisations, isNull(organisations.verifiedAt));
  const rows = await db()
    .select()
    .from(organisations)
    .where(wanted)
    .orderBy(sql`case when ${organisations.verifiedAt} is null then 0 else 1 end`, desc(organisations.createdAt), asc(organisations.slug))
    .limit(LISTING_PAGE)
    .offset((page - 1) * LISTING_PAGE);
  const ids = rows.map(({ id }) => id);
  const members = await membersOf(ids);
  const took = await standardsOf(ids);
  const heads = await db().select({ organisationId: memberships.organisationId, name: users.name }).from(memberships).innerJoin(users, eq(users.id, memberships.userId)).where(and(inArray(memberships.organisationId, ids), eq(memberships.role, "head"), eq(memberships.state, "active"), isNull(users.disabledAt))).orderBy(asc(users.name));
  return {
    organisations: rows.map(({ id, slug, name, category, country, website, verifiedAt, createdAt }) => ({
      id, slug, name, category, country: countryName(language, country), website: websiteShown(website), verified: verifiedAt !== null, registeredAt: createdAt.toISOString(), members: members.get(id) ?? 0, standards: took.get(id) ?? 0,
      heads: heads.filter(({ organisationId }) => organisationId === id).map((head) => head.name),
    })),
    all,
    waiting,
    pages: pagesOf(all),
  };
}

/** The most standards that a form lets choose from. */
const CHOICES = 1_000;

/** Standards with their facilitators, and all of them to choose from. Four statements. @throws Refused as mayAdminister says. */
export async function standardsFacilitated(page: number, visitor: Visitor): Promise<{ standards: StandardFacilitated[]; choices: { id: string; identifier: string; title: string }[]; pages: number }> {
  demand(mayAdminister(visitor));
  const all = await db().$count(standards);
  const choices = await db().select({ id: standards.id, slug: standards.slug, identifier: standards.identifier, title: standards.title }).from(standards).orderBy(asc(standards.slug)).limit(CHOICES);
  const shown = choices.slice((page - 1) * LISTING_PAGE, page * LISTING_PAGE);
  const named = await db()
    .select({ standardId: facilitators.standardId, id: users.id, name: users.name, email: users.email, disabledAt: users.disabledAt })
    .from(facilitators)
    .innerJoin(users, eq(users.id, facilitators.userId))
    .where(inArray(facilitators.standardId, shown.map(({ id }) => id)))
    .orderBy(asc(users.name), asc(users.id));
  return {
    standards: shown.map((standard) => {
      const own = named.filter(({ standardId }) => standardId === standard.id);
      return { ...standard, facilitators: own.map(({ id, name, email, disabledAt }) => ({ id, name, email, disabled: disabledAt !== null, cease: mayCeaseAsFacilitator({ disabledAt }, own.some((other) => other.id !== id && !other.disabledAt)) })) };
    }),
    choices: choices.map(({ id, identifier, title }) => ({ id, identifier, title })),
    pages: pagesOf(Math.min(all, CHOICES)),
  };
}
