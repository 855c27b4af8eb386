/** What an invitation says to whoever holds its link: from whom, to which organisation, and whether it can be accepted now. */
import { and, eq } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { memberships, organisations, tokens, users } from "#db/schema.server.ts";
import { domainOf } from "#app/domain/accounts.ts";
import { countryName } from "#app/domain/countries.ts";
import { mayAccept, mayStillInvite } from "#app/domain/memberships.ts";
import type { Category, MembershipRole } from "#app/domain/organisations.ts";
import type { Verdict } from "#app/domain/refusals.ts";
import type { Visitor } from "#app/domain/roles.ts";
import { keyedHash } from "#app/platform/chance.server.ts";
import type { Language } from "#app/texts/language.ts";
import { headsOf } from "./organisation.server.ts";

export interface InvitationPage {
  organisation: { slug: string; name: string; category: Category; country: string; verified: boolean };
  inviter: string;
  role: MembershipRole;
  /** The last part of the address that received it. */
  domain: string;
  until: string;
  verdict: Verdict;
}

/** Changes nothing: a mail program may look at a link before its reader does. Null: there is no such invitation. */
export async function openInvitation(token: string, visitor: Visitor, now: Date, language: Language): Promise<InvitationPage | null> {
  const [invitation] = await db().select().from(tokens).where(and(eq(tokens.id, keyedHash(token)), eq(tokens.purpose, "invitation")));
  const [organisation] = await db().select().from(organisations).where(eq(organisations.id, invitation?.parameters.organisationId ?? ""));
  if (!invitation || !organisation) return null;
  const [sender] = await db().select({ name: users.name, administrator: users.administrator, disabledAt: users.disabledAt }).from(users).where(eq(users.id, invitation.userId ?? ""));
  const senderMay = mayStillInvite(sender, await placeOf(organisation.id, invitation.userId), (await headsOf(organisation.id)).length > 0);
  const { slug, name, category, country, verifiedAt } = organisation;
  return {
    organisation: { slug, name, category, country: countryName(language, country), verified: verifiedAt !== null },
    inviter: sender?.name ?? "",
    role: invitation.parameters.role === "head" ? "head" : "member",
    domain: domainOf(invitation.email),
    until: invitation.expiresAt.toISOString(),
    verdict: mayAccept(visitor, invitation, await placeOf(organisation.id, visitor?.id ?? null), senderMay, now),
  };
}

async function placeOf(organisationId: string, userId: string | null) {
  if (!userId) return null;
  const [row] = await db().select({ role: memberships.role, state: memberships.state, changedAt: memberships.changedAt }).from(memberships).where(and(eq(memberships.organisationId, organisationId), eq(memberships.userId, userId)));
  return row ?? null;
}
