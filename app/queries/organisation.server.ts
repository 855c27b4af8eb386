/** One organisation: what everybody may know of it, what its members may, and what its heads need to decide on who belongs. */
import { and, asc, desc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { db, prepared } from "#db/client.server.ts";
import { memberships, organisationNames, organisations, tokens, users } from "#db/schema.server.ts";
import { domainOf } from "#app/domain/accounts.ts";
import { countryName } from "#app/domain/countries.ts";
import { mailDomains } from "#app/domain/organisations/mail-domains.ts";
import type { FormerName } from "#app/domain/organisations/verifications.ts";
import { LISTING_PAGE, pagesOf } from "#app/domain/listings.ts";
import { mayCeaseAsHead, mayJoin, type InvitationShown, type LeadShown, type MemberShown, type OrganisationShown, type PartTaken, type RequestShown } from "#app/domain/memberships.ts";
import { websiteShown, type MembershipRole, type MembershipState } from "#app/domain/organisations.ts";
import { Refused, type Verdict } from "#app/domain/refusals.ts";
import { mayLead, mayManageMembers, type Visitor } from "#app/domain/roles.ts";
import type { VoteOfOrganisation } from "#app/domain/ballots/shown.ts";
import type { Language } from "#app/texts/language.ts";
import { partsTaken } from "./delegations/taken.server.ts";
import { votesOfOrganisation } from "./ballots/of-organisation.server.ts";

/** The most that is listed of what waits for somebody; the next ones follow once these are done with. */
const WAITING = 100;

export interface OrganisationPage {
  organisation: OrganisationShown;
  /** Where it takes part; those where it said most first. `more`: how many beyond those listed. */
  standards: { listed: PartTaken[]; more: number };
  votes: VoteOfOrganisation[];
  /** The reader's own place; null: none, or it ended. */
  own: { person: string; role: MembershipRole; state: MembershipState; at: string } | null;
  may: { join: Verdict; manage: boolean };
  /** Null: the reader is no head of it. */
  lead: LeadShown | null;
  /** Null: the reader is neither a member nor an administrator. */
  members: { listed: MemberShown[]; page: number; pages: number } | null;
  /** Null: the reader may not decide. `more`: how many wait beyond those listed. */
  waiting: { requests: RequestShown[]; more: number; invitations: InvitationShown[] } | null;
}

/** Fifteen statements at most, however many belong. @param page of the members, from 1. @throws Refused "not-found" */
export async function organisationPage(slug: string, page: number, visitor: Visitor, now: Date, language: Language): Promise<OrganisationPage> {
  const [organisation] = await prepared("organisation-page", (handle) => handle.select().from(organisations).where(eq(organisations.slug, sql.placeholder("slug")))).execute({ slug });
  if (!organisation) throw new Refused({ code: "not-found" });
  const { id, name, category, country, website, verifiedAt, verifiedBy, verifiedDomain, createdAt } = organisation;
  const verification = verifiedAt && { way: verifiedBy ?? "administrator", at: verifiedAt.toISOString(), domain: verifiedDomain };
  const own = visitor ? await placeOf(id, visitor.id) : null;
  const belonging = await db().$count(memberships, and(eq(memberships.organisationId, id), eq(memberships.state, "active")));
  const heads = await headsOf(id);
  const manage = mayManageMembers(visitor, id, heads.length > 0).ok;
  return {
    organisation: { slug, name, category, country: countryName(language, country), website: websiteShown(website), verification, formerNames: await formerNamesOf(id, createdAt), registeredAt: createdAt.toISOString(), members: belonging },
    standards: await partsTaken(id),
    votes: await votesOfOrganisation(id, now),
    own: own && own.state !== "ended" ? { person: visitor!.id, role: own.role, state: own.state, at: own.changedAt.toISOString() } : null,
    may: { join: mayJoin(visitor, own), manage },
    lead: mayLead(visitor, id).ok ? { letter: verification ? null : mailDomains(website), website: website ?? "" } : null,
    members: manage || visitor?.administrator || own?.state === "active" ? { listed: await membersOn(id, page, heads, visitor), page, pages: pagesOf(belonging) } : null,
    waiting: manage ? { ...(await requestsOf(id)), invitations: await invitationsOf(id, heads, now) } : null,
  };
}

async function placeOf(organisationId: string, userId: string) {
  const [row] = await db().select({ role: memberships.role, state: memberships.state, changedAt: memberships.changedAt }).from(memberships).where(and(eq(memberships.organisationId, organisationId), eq(memberships.userId, userId)));
  return row ?? null;
}

/** What it was called, and until when. */
async function formerNamesOf(organisationId: string, registeredAt: Date): Promise<FormerName[]> {
  const rows = await db().select({ former: organisationNames.former, reason: organisationNames.reason, changedAt: organisationNames.changedAt }).from(organisationNames).where(eq(organisationNames.organisationId, organisationId)).orderBy(asc(organisationNames.changedAt), asc(organisationNames.id));
  return rows.map(({ former, reason, changedAt }, index) => ({ name: former, reason, from: (rows[index - 1]?.changedAt ?? registeredAt).toISOString(), until: changedAt.toISOString() })).reverse();
}

/** The ids of the heads who can sign in. */
export async function headsOf(organisationId: string): Promise<string[]> {
  const rows = await db().select({ id: users.id }).from(memberships).innerJoin(users, eq(users.id, memberships.userId)).where(and(eq(memberships.organisationId, organisationId), eq(memberships.role, "head"), eq(memberships.state, "active"), isNull(users.disabledAt)));
  return rows.map(({ id }) => id);
}

/** Heads first, then by name. Never an address. */
async function membersOn(organisationId: string, page: number, heads: string[], visitor: Visitor): Promise<MemberShown[]> {
  const rows = await db()
    .select({ id: users.id, name: users.name, disabledAt: users.disabledAt, role: memberships.role, state: memberships.state, changedAt: memberships.changedAt })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.organisationId, organisationId), eq(memberships.state, "active")))
    .orderBy(asc(memberships.role), asc(users.name), asc(users.id))
    .limit(LISTING_PAGE)
    .offset((page - 1) * LISTING_PAGE);
  return rows.map((row) => ({
    id: row.id, name: row.name, role: row.role, since: row.changedAt.toISOString(), own: row.id === visitor?.id, disabled: row.disabledAt !== null,
    cease: mayCeaseAsHead(row, heads.some((head) => head !== row.id)),
  }));
}

/** The oldest first: who asked first has waited longest. */
async function requestsOf(organisationId: string): Promise<{ requests: RequestShown[]; more: number }> {
  const asked = and(eq(memberships.organisationId, organisationId), eq(memberships.state, "asked"));
  const all = await db().$count(memberships, asked);
  const rows = await db().select({ id: users.id, name: users.name, email: users.email, at: memberships.changedAt }).from(memberships).innerJoin(users, eq(users.id, memberships.userId)).where(asked).orderBy(asc(memberships.changedAt), asc(users.id)).limit(WAITING);
  return { requests: rows.map(({ id, name, email, at }) => ({ id, name, domain: domainOf(email), at: at.toISOString() })), more: all - rows.length };
}

/** Those that can still be accepted: the senders are looked up first, since a token is found by its sender. */
async function invitationsOf(organisationId: string, heads: string[], now: Date): Promise<InvitationShown[]> {
  const senders = await db().select({ id: users.id, name: users.name }).from(users).where(and(isNull(users.disabledAt), heads.length > 0 ? inArray(users.id, heads) : eq(users.administrator, true)));
  if (senders.length === 0) return [];
  const sent = await db()
    .select({ handle: tokens.id, email: tokens.email, parameters: tokens.parameters, by: tokens.userId, expiresAt: tokens.expiresAt })
    .from(tokens)
    .where(and(inArray(tokens.userId, senders.map(({ id }) => id)), eq(tokens.purpose, "invitation"), isNull(tokens.usedAt), gt(tokens.expiresAt, now)))
    .orderBy(desc(tokens.createdAt), asc(tokens.id))
    .limit(1_000);
  return sent
    .filter(({ parameters }) => parameters.organisationId === organisationId)
    .slice(0, WAITING)
    .map(({ handle, email, parameters, by, expiresAt }) => ({ handle, email, role: parameters.role === "head" ? "head" : "member", by: senders.find(({ id }) => id === by)?.name ?? "", until: expiresAt.toISOString() }));
}
