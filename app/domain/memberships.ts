/** Who may join an organisation and who may leave it, as verdicts; and a membership as it is shown. Who may decide on others stands in roles.ts. Moments are ISO strings. */
import type { Part } from "./ballots/positions.ts";
import { tokenVerdict, type TokenPurpose } from "./accounts.ts";
import type { Category, MembershipRole, MembershipState } from "./organisations.ts";
import { ALLOWED, refuse, type Verdict } from "./refusals.ts";
import { mayContribute, type Visitor } from "./roles.ts";
import type { FormerName, MailDomains, VerificationShown } from "./organisations/verifications.ts";

/** A person's place in an organisation; null: there never was one. */
export interface Place {
  role: MembershipRole;
  state: MembershipState;
  changedAt: Date;
}

/** Ask to join: a person with a verified address who does not belong. Who asked already has asked. */
export function mayJoin(visitor: Visitor, place: Pick<Place, "state"> | null): Verdict {
  const contribute = mayContribute(visitor);
  if (!contribute.ok) return contribute;
  return place?.state === "active" ? refuse("already-member") : ALLOWED;
}

export interface Invitation {
  purpose: TokenPurpose;
  /** The address that received it. */
  email: string;
  createdAt: Date;
  usedAt: Date | null;
  expiresAt: Date;
}

/**
 * Accept an invitation: the account whose address received it, once, in time. It is void once its sender may no longer invite, or once the
 * person's place ended after it was sent: whoever was removed does not come back by an older mail. Nobody need have confirmed the address: the mail does.
 * @param senderMay whether who sent it still may invite.
 */
export function mayAccept(visitor: Visitor, invitation: Invitation | null | undefined, place: Place | null, senderMay: boolean, now: Date): Verdict {
  const token = tokenVerdict(invitation, "invitation", now);
  if (!token.ok || !invitation) return token;
  if (!senderMay) return refuse("expired");
  if (!visitor) return refuse("sign-in-required");
  if (visitor.email !== invitation.email) return refuse("other-address");
  if (place?.state === "active") return refuse("already-member");
  return place?.state === "ended" && place.changedAt >= invitation.createdAt ? refuse("expired") : ALLOWED;
}

/** Whether who sent an invitation still may: a head of the organisation, or an administrator while it has none; whoever can sign in. `sender` undefined: the account is gone. */
export function mayStillInvite(sender: { administrator: boolean; disabledAt: Date | null } | undefined, place: Pick<Place, "role" | "state"> | null, headed: boolean): boolean {
  if (!sender || sender.disabledAt) return false;
  return isActiveHead(place) || (sender.administrator && !headed);
}

export function isActiveHead(place: Pick<Place, "role" | "state"> | null): boolean {
  return place?.state === "active" && place.role === "head";
}

/** Leave, be removed or step down: an organisation keeps a head who can sign in. @param others whether there is another one. */
export function mayCeaseAsHead(head: { role: MembershipRole; state: MembershipState; disabledAt: Date | null }, others: boolean): Verdict {
  const counts = head.role === "head" && head.state === "active" && !head.disabledAt;
  return counts && !others ? refuse("last-head") : ALLOWED;
}

/** An organisation in the register. */
export interface OrganisationListed {
  slug: string;
  name: string;
  category: Category;
  /** The country's name. */
  country: string;
  verified: boolean;
  members: number;
  /** Standards on which it commented. */
  standards: number;
}

/** An organisation as its own page shows it. */
export interface OrganisationShown {
  slug: string;
  name: string;
  category: Category;
  country: string;
  /** Its address, and the host alone, which is what is read. */
  website: { href: string; host: string } | null;
  /** Null: nobody has verified it. */
  verification: VerificationShown | null;
  /** The latest first. */
  formerNames: FormerName[];
  registeredAt: string;
  members: number;
}

/** A standard that an organisation takes part in. `part` null: by what it said alone. Of what was not withdrawn. */
export interface PartTaken {
  slug: string;
  identifier: string;
  title: string;
  part: Part | null;
  comments: number;
  /** By the name that it had then. */
  amendments: { name: string; count: number }[];
}

/** As its fellow members and heads see a member: never with the address. `cease`: whether the person may leave, be removed or step down. */
export interface MemberShown {
  id: string;
  name: string;
  role: MembershipRole;
  since: string;
  own: boolean;
  /** The account can no longer be used. */
  disabled: boolean;
  cease: Verdict;
}

/** As a head sees who asks: the name, and the last part of the address. */
export interface RequestShown {
  id: string;
  name: string;
  domain: string;
  at: string;
}

/** What a head may do with the identity of the organisation. `letter`: where one may go to, or why none can; null: it is verified. `website`: as it was written; "": none. */
export interface LeadShown {
  letter: MailDomains | null;
  website: string;
}

/** As heads see an invitation that nobody has accepted yet; they typed the address. `handle` is not what the mail holds. */
export interface InvitationShown {
  handle: string;
  email: string;
  role: MembershipRole;
  by: string;
  until: string;
}

/** What was just done, for the page to say. */
export const MEMBERSHIP_SAID = ["letter-sent", "verified", "website", "renamed", "registered", "asked", "taken-back", "admitted", "refused", "role", "removed", "left", "invited", "withdrawn", "joined"] as const;
export type MembershipSaid = (typeof MEMBERSHIP_SAID)[number];
