/** Who may do what with an amendment, as verdicts. Proposing one is commenting: the same people, the same rounds. */
import type { StandardRules } from "../delegations/delegations.ts";
import { ALLOWED, refuse, type Verdict } from "../refusals.ts";
import { mayComment, mayContribute, mayFacilitate, type Visitor } from "../roles.ts";
import type { RoundTimes } from "../rounds.ts";
import type { AmendmentHandling } from "./states.ts";

export interface AmendmentState {
  standardId: string;
  authorId: string;
  handling: AmendmentHandling;
  withdrawnAt: Date | null;
}

/** Join as co-proposer: for an organisation that does not propose it yet, while nothing is decided. `proposers`: ids of those that do. */
export function mayJoin(visitor: Visitor, amendment: AmendmentState, standard: StandardRules, proposers: readonly (string | null)[], round: RoundTimes | null, now: Date): Verdict {
  const comments = mayComment(visitor, standard, round, now);
  if (!comments.ok) return comments;
  const open = isStillOpen(amendment);
  if (!open.ok) return open;
  return proposers.includes(visitor?.actingFor?.organisationId ?? "") ? refuse("own-amendment") : ALLOWED;
}

/** Endorse, object, take either back: an organisation that does not propose it, in an open round, also once it is decided. */
export function mayTakePosition(visitor: Visitor, amendment: AmendmentState, standard: StandardRules, proposers: readonly (string | null)[], round: RoundTimes | null, now: Date): Verdict {
  const comments = mayComment(visitor, standard, round, now);
  if (!comments.ok) return comments;
  if (amendment.withdrawnAt) return refuse("amendment-withdrawn");
  if (amendment.handling === "applied") return refuse("amendment-applied");
  return proposers.includes(visitor?.actingFor?.organisationId ?? "") ? refuse("own-amendment") : ALLOWED;
}

/** Its author, until it is decided. */
export function mayWithdrawAmendment(visitor: Visitor, amendment: AmendmentState): Verdict {
  if (!visitor) return refuse("sign-in-required");
  if (visitor.id !== amendment.authorId) return refuse("not-author");
  return isStillOpen(amendment);
}

/** As for comments: whoever may comment while a round is open; its author and the facilitators at any time after. */
export function mayReplyToAmendment(visitor: Visitor, amendment: AmendmentState, standard: StandardRules, round: RoundTimes | null, now: Date): Verdict {
  const contributes = mayContribute(visitor);
  if (!contributes.ok) return contributes;
  if (amendment.withdrawnAt) return refuse("amendment-withdrawn");
  if (visitor?.id === amendment.authorId || mayFacilitate(visitor, amendment.standardId).ok) return ALLOWED;
  return mayComment(visitor, standard, round, now);
}

/** A facilitator, where nothing is decided yet: another decision is undone first, so that the working text never holds both. */
export function mayDecide(visitor: Visitor, amendment: AmendmentState): Verdict {
  const facilitates = mayFacilitate(visitor, amendment.standardId);
  return facilitates.ok ? isStillOpen(amendment) : facilitates;
}

/** A facilitator, until the draft is published. */
export function mayUndoDecision(visitor: Visitor, amendment: AmendmentState): Verdict {
  const facilitates = mayFacilitate(visitor, amendment.standardId);
  if (!facilitates.ok) return facilitates;
  if (amendment.withdrawnAt) return refuse("amendment-withdrawn");
  if (amendment.handling === "applied") return refuse("amendment-applied");
  return amendment.handling === "decided" ? ALLOWED : refuse("not-decided");
}

function isStillOpen(amendment: AmendmentState): Verdict {
  if (amendment.withdrawnAt) return refuse("amendment-withdrawn");
  if (amendment.handling === "applied") return refuse("amendment-applied");
  return amendment.handling === "decided" ? refuse("already-decided") : ALLOWED;
}
