/** What happens, as typed events: kept for ever, never updated. Sentences are made when shown. */
import type { AmendmentPosition, Decision } from "./amendments/states.ts";
import type { Answer, CommentType, Disposition } from "./comments.ts";
import type { Secrecy, Subject } from "./ballots/ballots.ts";
import type { Part } from "./ballots/positions.ts";
import type { Admission, DelegationRole, DelegationState } from "./delegations/delegations.ts";
import type { Category, MembershipRole, MembershipState } from "./organisations.ts";
import type { Check } from "./drafting/readiness.ts";
import type { Disclosure, RoundKind } from "./rounds.ts";
import type { StageCode } from "./stages/moves.ts";
import type { Stage } from "./stages.ts";

/** Payloads by kind. Moments are ISO strings; line ranges are inclusive; ids are those of the rows. */
export interface EventPayloads {
  "account-registered": { userId: string };
  /** Somebody registered with an address that has an account. */
  "registration-repeated": { userId: string };
  /** Null: no account waits to be confirmed under the address, so no letter left. */
  "verification-requested": { userId: string | null };
  "address-verified": { userId: string };
  /** Null: no account has the address, so no letter left. */
  "reset-requested": { userId: string | null };
  "password-changed": { userId: string; by: "reset" | "person" };
  "signed-in": { userId: string };
  "sign-in-failed": { userId: string | null };
  "name-changed": { userId: string };
  "account-disabled": { userId: string };
  "account-enabled": { userId: string };
  "administrator-unmade": { userId: string };
  "administrator-made": { userId: string; by: "first-link" | "administrator" | "first-start" };
  "first-link-made": Record<string, never>;
  /** The invented past of the demonstration ends here. */
  "demonstration-filled": { lettersWrittenOff: number };
  "organisation-registered": { organisationId: string; name: string; category: Category; country: string };
  /** `domain`: where the letter went. */
  "organisation-verification-asked": { organisationId: string; domain: string };
  "organisation-verified": { organisationId: string; domain: string };
  /** `verified`: whether it is still. */
  "organisation-website-changed": { organisationId: string; former: string | null; website: string | null; verified: boolean };
  "organisation-renamed": { organisationId: string; former: string; name: string; reason: string };
  "organisation-marked": { organisationId: string; verified: boolean };
  "membership-asked": { organisationId: string; userId: string };
  "membership-invited": { organisationId: string; role: MembershipRole };
  "invitation-withdrawn": { organisationId: string };
  "membership-changed": { organisationId: string; userId: string; role: MembershipRole; state: MembershipState };
  "standard-created": { standardId: string; identifier: string; title: string };
  "facilitator-named": { standardId: string; userId: string };
  "facilitator-dismissed": { standardId: string; userId: string };
  "admission-changed": { standardId: string; admission: Admission };
  "requirements-changed": { standardId: string; required: Check[] };
  "part-asked": { organisationId: string; organisationName: string };
  "part-changed": { organisationId: string; organisationName: string; part: Part; state: DelegationState };
  /** `role` null: the naming was taken back. */
  "delegate-named": { organisationId: string; organisationName: string; userId: string; role: DelegationRole | null };
  "delegation-arranged": { organisationId: string; organisationName: string; named: boolean; direct: boolean };
  /** Of preparations nothing is recorded that others could read: neither what, nor on which standard. */
  "contribution-prepared": { preparedId: string };
  "prepared-contribution-changed": { preparedId: string };
  "prepared-contributions-submitted": { preparedIds: string[] };
  "terms-agreed": { userId: string; version: string; organisationName: string };
  /** `from` null: its first. `reason` null where the draft of that number moved it. */
  "stage-moved": { from: StageCode | null; to: StageCode; reason: string | null; draft: number | null };
  "draft-published": { draftId: string; number: number; stage: Stage; label: string; sourceHash: string; lines: number; algorithm: number; placements: number; amendments?: { applied: number; carried: number; unfit: number } };
  "round-opened": { roundId: string; number: number; kind: RoundKind; draftId: string; opensAt: string; closesAt: string; disclosure?: Disclosure; openRanges?: number };
  "round-extended": { roundId: string; was: string; closesAt: string; reason: string };
  /** Letters about an end: `days` before it; 0: it has come. */
  "end-told": { subject: "round" | "ballot"; subjectId: string; endsAt: string; days: number; letters: number };
  "round-closed": { roundId: string; closedAt: string; reason: string };
  "ballot-opened": { ballotId: string; number: number; subject: Subject; draftId: string | null; rule: string; secrecy: Secrecy; closesAt: string; electors: number };
  /** What stood in the ballot before, of which this one is the recirculation: by organisation, in their order. */
  "positions-carried": { ballotId: string; from: number; receipts: { organisationId: string; receipt: string }[] };
  /** Never the position itself, which may be secret still: the receipt commits to it. */
  "position-cast": { ballotId: string; organisationId: string; organisationName: string; sequence: number; turned: boolean; receipt: string };
  "ballot-extended": { ballotId: string; was: string; closesAt: string; reason: string };
  "ballot-closed": { ballotId: string; closedAt: string; reason: string };
  "comment-submitted": { commentId: string; number: number; draftId: string; firstLine: number; lastLine: number; type: CommentType; textHash: string; organisationId: string | null };
  "comment-edited": { commentId: string; version: number; textHash: string };
  "comment-withdrawn": { commentId: string };
  "reply-sent": { commentId: string; replyId: string; textHash: string };
  "support-given": { commentId: string; organisationId: string | null };
  "support-taken-back": { commentId: string; organisationId: string | null };
  "comment-disposed": { commentId: string; dispositionId: string; kind: Disposition; state: "proposed" | "decided" };
  "disposition-answered": { commentId: string; answer: Answer };
  "amendment-submitted": { amendmentId: string; number: number; draftId: string; firstLine: number; lastLine: number; label: "editorial" | "substantive"; textHash: string; organisationId: string };
  "amendment-joined": { amendmentId: string; organisationId: string };
  "amendment-position-taken": { amendmentId: string; organisationId: string; position: AmendmentPosition };
  "amendment-withdrawn": { amendmentId: string };
  "amendment-reply-sent": { amendmentId: string; replyId: string; textHash: string };
  "amendment-decided": { amendmentId: string; decisionId: string; kind: Decision; revision: number | null };
  /** `revision`: of the working text; null where nothing of it was there. */
  "amendment-decision-undone": { amendmentId: string; decisionId: string; revision: number | null };
  "placement-corrected": { commentId: string; draftId: string; firstLine: number | null; lastLine: number | null };
  "working-text-saved": { standardId: string; revision: number; sourceHash: string };
  /** A text that came second: kept beside the one that was saved or published first. */
  "working-text-kept": { versionId: string; sourceHash: string };
}

export type EventKind = keyof EventPayloads;

/** One event. `standardId` null: it belongs to no standard. */
export type Event = { [K in EventKind]: { kind: K; standardId: string | null; payload: EventPayloads[K] } }[EventKind];

/** "again": sent round once more; "closed": before its time; "soon": it ends soon; "ended": by the clock. */
export type BallotNews = "opened" | "again" | "extended" | "closed" | "soon" | "ended";
export type RoundNews = "opened" | "soon" | "extended" | "closed";

/** Mails that a deed asks for; their words stand in the texts. `next`: the path of the site where the reader wanted to go when they were asked who they are. */
export interface LetterParameters {
  verification: { name: string; token: string; next?: string };
  "already-registered": { name: string; next?: string };
  reset: { name: string; token: string; next?: string };
  "password-changed": { name: string };
  invitation: { organisation: string; inviter: string; token: string };
  "organisation-verification": { organisation: string; slug: string; asker: string; token: string };
  "membership-decided": { name: string; organisation: string; admitted: boolean };
  "membership-asked": { name: string; asker: string; organisation: string; slug: string };
  "part-asked": { name: string; asker: string; organisation: string; standard: string; slug: string };
  "part-decided": { name: string; organisation: string; standard: string; slug: string; part: Part | null };
  "comments-disposed": { name: string; standard: string; slug: string; comments: { number: number; disposition: Disposition }[] };
  "amendment-decided": { name: string; standard: string; slug: string; number: number; decision: Decision };
  /** To a head, about the vote of the organisation. `endsAt` an ISO string; `reason` of a close that was moved. */
  "ballot-told": { name: string; organisation: string; standard: string; slug: string; number: number; subject: Subject; question: string | null; amendment: number | null; advancesTo: Stage | null; news: BallotNews; reason: string | null; endsAt: string; voted?: boolean };
  /** To the people of those that take part, and to facilitators, about a round. `narrow`: a recirculation; `reason` of an end that was moved. */
  "round-told": { name: string; standard: string; slug: string; number: number; draft: string; draftNumber: number; news: RoundNews; narrow: boolean; reason: string | null; opensAt: string; endsAt: string; at: string };
  "draft-published": { name: string; standard: string; slug: string; draft: string; draftNumber: number; comments: number; amendments: number };
}
export type LetterKind = keyof LetterParameters;

/** A mail to one address, kept in the outbox in the same transaction as the deed. */
export type Letter = { [K in LetterKind]: { kind: K; to: string; parameters: LetterParameters[K] } }[LetterKind];
