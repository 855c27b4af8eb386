/**
 * Who may do what, as verdicts: the page shows the refusal beside the disabled button, the command demands the verdict.
 * An actor is a signed-in person as the session told; null is a reader without an account. Nothing here is read from what a browser sends.
 */
import { mayJoin, mayReplyToAmendment, mayTakePosition, mayWithdrawAmendment, type AmendmentState } from "./amendments/rights.ts";
import { mayCast, type BallotTerms } from "./ballots/ballots.ts";
import type { Part } from "./ballots/positions.ts";
import { EDIT_TIME, type Handling } from "./comments.ts";
import { roleWithin, type Delegation, type DelegationRole, type StandardRules } from "./delegations/delegations.ts";
import type { Category, MembershipRole } from "./organisations.ts";
import { ALLOWED, refuse, type Verdict } from "./refusals.ts";
import { endOf, isWithheld, stateAt, type RoundTerms, type RoundTimes } from "./rounds.ts";

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
  /** Of the person's organisations, in the standards where they have one. */
  delegations: Delegation[];
  /** Addresses of the standards whose terms of contribution the person agreed to. */
  agreed: string[];
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

/** The head of an organisation invites, admits and removes; an administrator only where there is none to do it. @param headed whether a head of it can sign in. */
export function mayManageMembers(visitor: Visitor, organisationId: string, headed: boolean): Verdict {
  if (!visitor) return refuse("sign-in-required");
  return isHeadOf(visitor, organisationId) || (visitor.administrator && !headed) ? ALLOWED : refuse("forbidden");
}

/** Speak for the organisation itself: rename it, verify it. */
export function mayLead(visitor: Visitor, organisationId: string): Verdict {
  if (!visitor) return refuse("sign-in-required");
  return isHeadOf(visitor, organisationId) ? ALLOWED : refuse("forbidden");
}

export function isHeadOf(visitor: Visitor, organisationId: string): boolean {
  return visitor?.memberships.some((membership) => membership.organisationId === organisationId && membership.role === "head") ?? false;
}

/** What the organisation has in the standard, with the person's own place in it; null: nothing was said of it there. */
export function delegationOf(visitor: Visitor, standardId: string, organisationId: string): Delegation | null {
  return visitor?.delegations.find((delegation) => delegation.standardId === standardId && delegation.organisationId === organisationId) ?? null;
}

/** A person's role in an organisation's delegation on a standard: what they were named there, else head for a head of the organisation; null: they do not belong to it. */
export function delegationRole(visitor: Visitor, standardId: string, organisationId: string): DelegationRole | null {
  const membership = visitor?.memberships.find((held) => held.organisationId === organisationId);
  if (!membership) return null;
  const delegation = delegationOf(visitor, standardId, organisationId);
  return roleWithin(membership.role, delegation?.role ?? null, delegation?.named ?? false);
}

/** Take part in a standard at all: a verified person in the delegation of the organisation that they act for, which the standard admits. */
export function mayTakePart(visitor: Visitor, standard: StandardRules): Verdict {
  const contribute = mayContribute(visitor);
  if (!contribute.ok) return contribute;
  if (!visitor?.actingFor) return refuse("not-a-member");
  const { organisationId, organisationName: organisation } = visitor.actingFor;
  const state = delegationOf(visitor, standard.id, organisationId)?.state;
  if (state === "ended" || (standard.admission !== "open" && state !== "active")) return refuse("not-taking-part", { organisation, admission: state === "ended" ? "ended" : state === "asked" ? "asked" : standard.admission });
  return delegationRole(visitor, standard.id, organisationId) ? ALLOWED : refuse("not-in-delegation", { organisation });
}

/** Head or deputy, on a standard, of the organisation that the person acts for. */
export function speaksFor(visitor: Visitor, standardId: string): boolean {
  const role = visitor?.actingFor ? delegationRole(visitor, standardId, visitor.actingFor.organisationId) : null;
  return role === "head" || role === "deputy";
}

/** Speak for the organisation: vote, submit its position. Its head or a deputy on this standard. */
export function mayRepresent(visitor: Visitor, standard: StandardRules): Verdict {
  const part = mayTakePart(visitor, standard);
  if (!part.ok || !visitor?.actingFor) return part;
  return speaksFor(visitor, standard.id) ? ALLOWED : refuse("head-only", { organisation: visitor.actingFor.organisationName });
}

/** Say who belongs to a delegation, and how it works: its head. Whoever does not belong to the organisation is told nothing. */
export function mayArrangeDelegation(visitor: Visitor, standardId: string, organisationId: string): Verdict {
  if (!visitor) return refuse("sign-in-required");
  const membership = visitor.memberships.find((held) => held.organisationId === organisationId);
  if (!membership) return refuse("not-found");
  return delegationRole(visitor, standardId, organisationId) === "head" ? ALLOWED : refuse("head-only", { organisation: membership.organisationName });
}

/** Ask for a part in a standard: the head, where the standard does not list who takes part, and the organisation has none. */
export function mayAskForPart(visitor: Visitor, standard: StandardRules, organisationId: string): Verdict {
  const arrange = mayArrangeDelegation(visitor, standard.id, organisationId);
  if (!arrange.ok) return arrange;
  const contribute = mayContribute(visitor);
  if (!contribute.ok) return contribute;
  const organisation = visitor?.memberships.find((held) => held.organisationId === organisationId)?.organisationName ?? "";
  const state = delegationOf(visitor, standard.id, organisationId)?.state;
  if (state === "active") return refuse("takes-part", { organisation });
  if (standard.admission === "listed") return refuse("not-taking-part", { organisation, admission: "listed" });
  return standard.admission === "open" && state === "ended" ? refuse("not-taking-part", { organisation, admission: "ended" }) : ALLOWED;
}

/**
 * Comment, support: whoever takes part, in an open round of the draft.
 * `round` null: the draft has no round. A late comment is refused with the date.
 */
export function mayComment(visitor: Visitor, standard: StandardRules, round: RoundTimes | null, now: Date): Verdict {
  const part = mayTakePart(visitor, standard);
  return part.ok ? roundAllows(round, now) : part;
}

/** Submit a comment directly: where the organisation lets its members, or to its head and deputies. The others prepare it. */
export function maySubmit(visitor: Visitor, standard: StandardRules, round: RoundTimes | null, now: Date): Verdict {
  const comments = mayComment(visitor, standard, round, now);
  if (!comments.ok || !visitor?.actingFor) return comments;
  const { organisationId, organisationName: organisation } = visitor.actingFor;
  const direct = delegationOf(visitor, standard.id, organisationId)?.direct ?? true;
  return direct || mayRepresent(visitor, standard).ok ? ALLOWED : refuse("through-head", { organisation });
}

/** The same person, acting for one of the own organisations; whoever does not belong to it acts for none. */
export function actingIn(visitor: Visitor, organisationId: string): Visitor {
  return visitor && { ...visitor, actingFor: visitor.memberships.find((held) => held.organisationId === organisationId) ?? null };
}

/** See what a delegation prepares, for ever: whoever is in it. Nobody else is told that there is anything, whatever rights they have. */
export function maySeePreparation(visitor: Visitor, standardId: string, organisationId: string): Verdict {
  if (!visitor) return refuse("sign-in-required");
  return delegationRole(visitor, standardId, organisationId) ? ALLOWED : refuse("not-found");
}

/** Prepare a comment, discuss and weigh it: in a delegation that takes part, whether a round is open or not. */
export function mayPrepare(visitor: Visitor, standard: StandardRules, organisationId: string): Verdict {
  const sees = maySeePreparation(visitor, standard.id, organisationId);
  return sees.ok ? mayTakePart(actingIn(visitor, organisationId), standard) : sees;
}

/** Submit what was prepared, as the organisation's position: its head or a deputy, in an open round of the newest draft. */
export function maySubmitPrepared(visitor: Visitor, standard: StandardRules, organisationId: string, round: RoundTimes | null, now: Date): Verdict {
  const prepares = mayPrepare(visitor, standard, organisationId);
  if (!prepares.ok) return prepares;
  const represents = mayRepresent(actingIn(visitor, organisationId), standard);
  return represents.ok ? roundAllows(round, now) : represents;
}

function roundAllows(round: RoundTimes | null, now: Date): Verdict {
  if (!round) return refuse("no-round");
  const state = stateAt(round, now);
  if (state === "not-open-yet") return refuse("round-not-open-yet", { at: round.opensAt.toISOString() });
  if (state === "closed") return refuse("round-closed", { at: endOf(round).toISOString() });
  return ALLOWED;
}

const absent = refuse("not-found");

export interface CommentState {
  authorId: string;
  createdAt: Date;
  handling: Handling;
  withdrawnAt: Date | null;
}

/**
 * Whose comments of a round a visitor sees while they are kept from others: all, who facilitates the standard, since the secretariat works on them as they come;
 * else the own, and those of the delegations that the person is in. An administrator is none of these by that alone. `author` "": nobody signed in.
 */
export function sightOf(visitor: Visitor, standardId: string): "all" | { author: string; organisations: string[] } {
  if (mayFacilitate(visitor, standardId).ok) return "all";
  return { author: visitor?.id ?? "", organisations: (visitor?.memberships ?? []).flatMap(({ organisationId }) => (delegationRole(visitor, standardId, organisationId) ? [organisationId] : [])) };
}

/** See a comment at all. @param round the one that it was sent in. Whoever may not is told nothing of it. */
export function maySeeComment(visitor: Visitor, comment: { standardId: string; authorId: string; organisationId: string | null }, round: RoundTerms | null, now: Date): Verdict {
  if (!round || !isWithheld(round, now)) return ALLOWED;
  const sight = sightOf(visitor, comment.standardId);
  return sight === "all" || sight.author === comment.authorId || sight.organisations.some((id) => id === comment.organisationId) ? ALLOWED : absent;
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
export function mayReply(visitor: Visitor, comment: CommentState, standard: StandardRules, round: RoundTimes | null, now: Date): Verdict {
  const contribute = mayContribute(visitor);
  if (!contribute.ok) return contribute;
  if (comment.withdrawnAt) return refuse("withdrawn");
  if (visitor?.id === comment.authorId || mayFacilitate(visitor, standard.id).ok) return ALLOWED;
  return mayComment(visitor, standard, round, now);
}

/** Others support a comment, one person once; nobody the own one. */
export function maySupport(visitor: Visitor, comment: CommentState, standard: StandardRules, round: RoundTimes | null, now: Date): Verdict {
  const comments = mayComment(visitor, standard, round, now);
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
 * written on, or stands on); `present`: the one that decides in the standard; `sent`: the one that the comment was sent in. `holdsToken`: the visitor came by the link of a mail that is good.
 */
export interface Asked {
  visitor: Visitor;
  now: Date;
  standardId: string;
  standard: StandardRules;
  organisationId: string;
  /** Whether a head of the organisation can sign in. */
  headed: boolean;
  personId: string;
  holdsToken: boolean;
  round: RoundTimes | null;
  present: RoundTimes | null;
  comment: (CommentState & { organisationId: string | null }) | null;
  sent: RoundTerms | null;
  amendment: (AmendmentState & { proposers: (string | null)[] }) | null;
  /** The ballot that the address names, and how the organisation that the visitor acts for stands in its electorate; null: it does not. */
  ballot: (BallotTerms & { elector: { part: Part } | null }) | null;
}

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
  "manage-members": ({ visitor, organisationId, headed }: Of<"organisationId" | "headed">) => mayManageMembers(visitor, organisationId, headed),
  lead: ({ visitor, organisationId }: Of<"organisationId">) => mayLead(visitor, organisationId),
  /** Who belongs already does not join. */
  join: ({ visitor, organisationId }: Of<"organisationId">) => (belongsTo(visitor, organisationId) ? refuse("already-member") : mayContribute(visitor)),
  /** Of an organisation that one does not belong to, nothing is told. */
  "act-for": ({ visitor, organisationId }: Of<"organisationId">) => (belongsTo(visitor, organisationId) ? ALLOWED : absent),
  "take-part": ({ visitor, standard }: Of<"standard">) => mayTakePart(visitor, standard),
  represent: ({ visitor, standard }: Of<"standard">) => mayRepresent(visitor, standard),
  "see-delegation": ({ visitor, organisationId }: Of<"organisationId">) => (visitor ? (belongsTo(visitor, organisationId) ? ALLOWED : absent) : refuse("sign-in-required")),
  "arrange-delegation": ({ visitor, standardId, organisationId }: Of<"standardId" | "organisationId">) => mayArrangeDelegation(visitor, standardId, organisationId),
  "ask-for-part": ({ visitor, standard, organisationId }: Of<"standard" | "organisationId">) => mayAskForPart(visitor, standard, organisationId),
  "see-preparation": ({ visitor, standardId, organisationId }: Of<"standardId" | "organisationId">) => maySeePreparation(visitor, standardId, organisationId),
  prepare: ({ visitor, standard, organisationId }: Of<"standard" | "organisationId">) => mayPrepare(visitor, standard, organisationId),
  "submit-prepared": ({ visitor, standard, organisationId, round, now }: Of<"standard" | "organisationId" | "round" | "now">) => maySubmitPrepared(visitor, standard, organisationId, round, now),
  comment: ({ visitor, standard, round, now }: Of<"standard" | "round" | "now">) => maySubmit(visitor, standard, round, now),
  edit: ({ visitor, comment, round, now }: Of<"comment" | "round" | "now">) => (comment ? mayEdit(visitor, comment, round, now) : absent),
  withdraw: ({ visitor, comment }: Of<"comment">) => (comment ? mayWithdraw(visitor, comment) : absent),
  "see-comment": (asked: Of<"comment" | "sent" | "standardId" | "now">) => seen(asked),
  reply: (asked: Of<"comment" | "sent" | "standardId" | "standard" | "present" | "now">) => seen(asked, (comment) => mayReply(asked.visitor, comment, asked.standard, asked.present, asked.now)),
  support: (asked: Of<"comment" | "sent" | "standardId" | "standard" | "present" | "now">) => seen(asked, (comment) => maySupport(asked.visitor, comment, asked.standard, asked.present, asked.now)),
  "join-amendment": ({ visitor, standard, amendment, present, now }: Of<"standard" | "amendment" | "present" | "now">) => (amendment ? mayJoin(visitor, amendment, standard, amendment.proposers, present, now) : absent),
  "position-on-amendment": ({ visitor, standard, amendment, present, now }: Of<"standard" | "amendment" | "present" | "now">) => (amendment ? mayTakePosition(visitor, amendment, standard, amendment.proposers, present, now) : absent),
  "reply-to-amendment": ({ visitor, standard, amendment, present, now }: Of<"standard" | "amendment" | "present" | "now">) => (amendment ? mayReplyToAmendment(visitor, amendment, standard, present, now) : absent),
  "withdraw-amendment": ({ visitor, amendment }: Of<"amendment">) => (amendment ? mayWithdrawAmendment(visitor, amendment) : absent),
  answer: ({ visitor, comment }: Of<"comment">) => (comment ? mayAnswer(visitor, comment) : absent),
  vote: ({ visitor, ballot, standardId, now }: Of<"ballot" | "standardId" | "now">) => (ballot ? mayCast(visitor, ballot, ballot.elector, now, speaksFor(visitor, standardId)) : absent),
} satisfies Record<string, (asked: Asked) => Verdict>;

export type Right = keyof typeof RIGHTS;

/** What may be done to a comment that is seen; of one that is not, nothing is told. */
function seen({ visitor, comment, sent, standardId, now }: Of<"comment" | "sent" | "standardId" | "now">, deed: (comment: CommentState) => Verdict = () => ALLOWED): Verdict {
  const sees = comment ? maySeeComment(visitor, { ...comment, standardId }, sent, now) : absent;
  return comment && sees.ok ? deed(comment) : sees;
}

function belongsTo(visitor: Visitor, organisationId: string): boolean {
  return visitor?.memberships.some((membership) => membership.organisationId === organisationId) ?? false;
}
