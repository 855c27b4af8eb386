/**
 * Who may do what, as verdicts: the page shows the refusal beside the disabled button, the command demands the verdict.
 * An actor is a signed-in person as the session told; null is a reader without an account. Nothing here is read from what a browser sends.
 */
import { mayJoin, mayReplyToAmendment, mayTakePosition, mayWithdrawAmendment, type AmendmentState } from "./amendments/rights.ts";
import { mayCast, type BallotTerms } from "./ballots/ballots.ts";
import type { Part } from "./ballots/positions.ts";
import { EDIT_TIME, type Handling } from "./comments.ts";
import type { Category, MembershipRole } from "./organisations.ts";
import { ALLOWED, refuse, type Verdict } from "./refusals.ts";
import { endOf, stateAt, type RoundTimes } from "./rounds.ts";

export interface Membership {
  organisationId: string;
  organisationName: string;
  organisationSlug: string;
  category: Category;
  role: MembershipRole;
}

export interface Actor {
  id: string;
  name: string;
  email: string;
  verified: boolean;
  administrator: boolean;
  /** Ids of the standards that the person facilitates. */
  facilitates: string[];
  memberships: Membership[];
  /** The organisation the person acts for, one at a time; null: for themselves. */
  actingFor: Membership | null;
}

export type Visitor = Actor | null;

/** Who does it, when, and where new ids come from: time, identity and chance are arguments of every deed. */
export interface Doer {
  actor: Visitor;
  now: Date;
  newId: () => string;
}

/** A person with a verified address: the ground of every contribution. */
export function mayContribute(visitor: Visitor): Verdict {
  if (!visitor) return refuse("sign-in-required");
  if (!visitor.verified) return refuse("address-not-verified");
  return ALLOWED;
}

/** Secretariat and editor of this standard. An administrator is none by that alone: rights are given for each standard. */
export function mayFacilitate(visitor: Visitor, standardId: string): Verdict {
  if (!visitor) return refuse("sign-in-required");
  return visitor.facilitates.includes(standardId) ? ALLOWED : refuse("not-facilitator");
}

/** Any administrator, and whoever facilitates a standard already. */
export function mayCreateStandard(visitor: Visitor): Verdict {
  if (!visitor) return refuse("sign-in-required");
  if (!visitor.verified) return refuse("address-not-verified");
  return visitor.administrator || visitor.facilitates.length > 0 ? ALLOWED : refuse("not-facilitator");
}

export function mayAdminister(visitor: Visitor): Verdict {
  if (!visitor) return refuse("sign-in-required");
  return visitor.administrator ? ALLOWED : refuse("forbidden");
}

/** Disable an account or take the right away: the house keeps an administrator who can sign in. @param others whether there is another one. */
export function mayCeaseAsAdministrator(account: { administrator: boolean; disabledAt: Date | null }, others: boolean): Verdict {
  return account.administrator && !account.disabledAt && !others ? refuse("last-administrator") : ALLOWED;
}

/** Dismiss a facilitator: a standard keeps one who can sign in. @param others whether there is another one. */
export function mayCeaseAsFacilitator(facilitator: { disabledAt: Date | null }, others: boolean): Verdict {
  return !facilitator.disabledAt && !others ? refuse("last-facilitator") : ALLOWED;
}

/** The head of an organisation invites, admits and removes; an administrator may where there is no head to do it. */
export function mayManageMembers(visitor: Visitor, organisationId: string): Verdict {
  if (!visitor) return refuse("sign-in-required");
  if (visitor.administrator) return ALLOWED;
  return visitor.memberships.some((membership) => membership.organisationId === organisationId && membership.role === "head") ? ALLOWED : refuse("forbidden");
}

/**
 * Comment, support: a verified person, acting for an organisation, in an open round of the draft.
 * `round` null: the draft has no round. A late comment is refused with the date.
 */
export function mayComment(visitor: Visitor, round: RoundTimes | null, now: Date): Verdict {
  const contribute = mayContribute(visitor);
  if (!contribute.ok) return contribute;
  if (!visitor?.actingFor) return refuse("not-a-member");
  return roundAllows(round, now);
}

function roundAllows(round: RoundTimes | null, now: Date): Verdict {
  if (!round) return refuse("no-round");
  const state = stateAt(round, now);
  if (state === "not-open-yet") return refuse("round-not-open-yet", { at: round.opensAt.toISOString() });
  if (state === "closed") return refuse("round-closed", { at: endOf(round).toISOString() });
  return ALLOWED;
}

export interface CommentState {
  authorId: string;
  createdAt: Date;
  handling: Handling;
  withdrawnAt: Date | null;
}

/** Its author, within the stated time, while the round is open and nothing was decided. */
export function mayEdit(visitor: Visitor, comment: CommentState, round: RoundTimes | null, now: Date): Verdict {
  if (!visitor) return refuse("sign-in-required");
  if (visitor.id !== comment.authorId) return refuse("not-author");
  if (comment.withdrawnAt) return refuse("withdrawn");
  if (comment.handling !== "open") return refuse("already-disposed");
  if (now.getTime() - comment.createdAt.getTime() > EDIT_TIME) return refuse("edit-time-over", { minutes: EDIT_TIME / 60_000 });
  return roundAllows(round, now);
}

/** Its author, until a disposition is decided. */
export function mayWithdraw(visitor: Visitor, comment: CommentState): Verdict {
  if (!visitor) return refuse("sign-in-required");
  if (visitor.id !== comment.authorId) return refuse("not-author");
  if (comment.withdrawnAt) return refuse("withdrawn");
  if (comment.handling === "decided" || comment.handling === "applied") return refuse("already-disposed");
  return ALLOWED;
}

/**
 * Reply: whoever may comment while a round is open. Its author and the facilitators may at any time after, since a clarification is asked for and given
 * when the round is over. `round`: the one that decides in this standard now. Nobody replies to what was withdrawn.
 */
export function mayReply(visitor: Visitor, comment: CommentState & { standardId: string }, round: RoundTimes | null, now: Date): Verdict {
  const contribute = mayContribute(visitor);
  if (!contribute.ok) return contribute;
  if (comment.withdrawnAt) return refuse("withdrawn");
  if (visitor?.id === comment.authorId || mayFacilitate(visitor, comment.standardId).ok) return ALLOWED;
  return mayComment(visitor, round, now);
}

/** Others support a comment, one person once; nobody the own one. */
export function maySupport(visitor: Visitor, comment: CommentState, round: RoundTimes | null, now: Date): Verdict {
  const comments = mayComment(visitor, round, now);
  if (!comments.ok) return comments;
  if (comment.withdrawnAt) return refuse("withdrawn");
  return visitor?.id === comment.authorId ? refuse("own-comment") : ALLOWED;
}

/** Its author, once a disposition is decided; a withdrawal is the author's own. */
export function mayAnswer(visitor: Visitor, comment: CommentState): Verdict {
  if (!visitor) return refuse("sign-in-required");
  if (visitor.id !== comment.authorId) return refuse("not-author");
  if (comment.withdrawnAt) return refuse("withdrawn");
  return comment.handling === "decided" || comment.handling === "applied" ? ALLOWED : refuse("not-disposed");
}

/**
 * What a deed or a page is about, as far as a right depends on it. Null: the address names none. `round`: the one that decides on the draft (that a comment is
 * written on, or stands on); `present`: the one that decides in the standard. `holdsToken`: the visitor came by the link of a mail that is good.
 */
export interface Asked {
  visitor: Visitor;
  now: Date;
  standardId: string;
  organisationId: string;
  personId: string;
  holdsToken: boolean;
  round: RoundTimes | null;
  present: RoundTimes | null;
  comment: (CommentState & { standardId: string }) | null;
  amendment: (AmendmentState & { proposers: (string | null)[] }) | null;
  /** The ballot that the address names, and how the organisation that the visitor acts for stands in its electorate; null: it does not. */
  ballot: (BallotTerms & { elector: { part: Part } | null }) | null;
}

const absent = refuse("not-found");

/** What a right is about: the visitor, and what else it depends on. */
type Of<K extends keyof Asked = "visitor"> = Pick<Asked, "visitor" | K>;

/** Who may do what: the one table. Policies name its rows, and the authorisation matrix probes every route by it. */
export const RIGHTS = {
  anyone: () => ALLOWED,
  nobody: () => absent,
  "signed-in": ({ visitor }: Of) => (visitor ? ALLOWED : refuse("sign-in-required")),
  "hold-token": ({ holdsToken }: Of<"holdsToken">) => (holdsToken ? ALLOWED : absent),
  "be-oneself": ({ visitor, personId }: Of<"personId">) => (visitor?.id === personId ? ALLOWED : refuse(visitor ? "forbidden" : "sign-in-required")),
  contribute: ({ visitor }: Of) => mayContribute(visitor),
  administer: ({ visitor }: Of) => mayAdminister(visitor),
  "found-standard": ({ visitor }: Of) => mayCreateStandard(visitor),
  facilitate: ({ visitor, standardId }: Of<"standardId">) => mayFacilitate(visitor, standardId),
  "manage-members": ({ visitor, organisationId }: Of<"organisationId">) => mayManageMembers(visitor, organisationId),
  /** Who belongs already does not join. */
  join: ({ visitor, organisationId }: Of<"organisationId">) => (belongsTo(visitor, organisationId) ? refuse("already-member") : mayContribute(visitor)),
  /** Of an organisation that one does not belong to, nothing is told. */
  "act-for": ({ visitor, organisationId }: Of<"organisationId">) => (belongsTo(visitor, organisationId) ? ALLOWED : absent),
  comment: ({ visitor, round, now }: Of<"round" | "now">) => mayComment(visitor, round, now),
  edit: ({ visitor, comment, round, now }: Of<"comment" | "round" | "now">) => (comment ? mayEdit(visitor, comment, round, now) : absent),
  withdraw: ({ visitor, comment }: Of<"comment">) => (comment ? mayWithdraw(visitor, comment) : absent),
  reply: ({ visitor, comment, present, now }: Of<"comment" | "present" | "now">) => (comment ? mayReply(visitor, comment, present, now) : absent),
  support: ({ visitor, comment, present, now }: Of<"comment" | "present" | "now">) => (comment ? maySupport(visitor, comment, present, now) : absent),
  "join-amendment": ({ visitor, amendment, present, now }: Of<"amendment" | "present" | "now">) => (amendment ? mayJoin(visitor, amendment, amendment.proposers, present, now) : absent),
  "position-on-amendment": ({ visitor, amendment, present, now }: Of<"amendment" | "present" | "now">) => (amendment ? mayTakePosition(visitor, amendment, amendment.proposers, present, now) : absent),
  "reply-to-amendment": ({ visitor, amendment, present, now }: Of<"amendment" | "present" | "now">) => (amendment ? mayReplyToAmendment(visitor, amendment, present, now) : absent),
  "withdraw-amendment": ({ visitor, amendment }: Of<"amendment">) => (amendment ? mayWithdrawAmendment(visitor, amendment) : absent),
  answer: ({ visitor, comment }: Of<"comment">) => (comment ? mayAnswer(visitor, comment) : absent),
  vote: ({ visitor, ballot, now }: Of<"ballot" | "now">) => (ballot ? mayCast(visitor, ballot, ballot.elector, now) : absent),
} satisfies Record<string, (asked: Asked) => Verdict>;

export type Right = keyof typeof RIGHTS;

function belongsTo(visitor: Visitor, organisationId: string): boolean {
  return visitor?.memberships.some((membership) => membership.organisationId === organisationId) ?? false;
}
