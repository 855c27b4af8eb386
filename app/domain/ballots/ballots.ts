/**
 * Ballots: on what organisations vote, who may cast and until when, and what of a secret one is told. How a rule counts is left to tally.ts, forms to ballot-forms.ts.
 * A ballot opens at the moment it is made, so that its electorate is fixed at its opening; open or closed is computed from the clock, as of a round.
 */
import { ALLOWED, refuse, type Verdict } from "../refusals.ts";
import { mayContribute, type Visitor } from "../roles.ts";
import { endOf, stateAt, type RoundTimes } from "../rounds.ts";
import type { Part, Position } from "./positions.ts";
import type { Rule } from "./rules.ts";

/** On the newest draft: advance it to the next stage, publish it, confirm it, withdraw it. One amendment and a question are straw polls: they decide nothing. */
export const SUBJECTS = ["advance", "publish", "confirm", "withdraw", "amendment", "question"] as const;
export type Subject = (typeof SUBJECTS)[number];

export const STRAW_POLLS = ["amendment", "question"] as const satisfies readonly Subject[];

export function isStrawPoll(subject: Subject): boolean {
  return STRAW_POLLS.some((poll) => poll === subject);
}

export const SECRECIES = ["open", "secret-until-close"] as const;
export type Secrecy = (typeof SECRECIES)[number];

/** cast: by its voter; carried: it stood in the ballot that this one recirculates, and stands unless changed; turned: a disapproval given up after the close. */
export const ORIGINS = ["cast", "carried", "turned"] as const;
export type Origin = (typeof ORIGINS)[number];

const DAY = 86_400_000;

/** A ballot as votes meet it. */
export interface BallotTerms extends RoundTimes {
  rule: Rule;
  secrecy: Secrecy;
}

/**
 * Cast or change the position of the organisation that the person acts for: its head or a deputy, until the close; that moment itself is too late.
 * @param elector how the organisation stands in the electorate; null: it is not in it. @param speaks whether the person speaks for it on this standard.
 */
export function mayCast(visitor: Visitor, ballot: BallotTerms, elector: { part: Part } | null, now: Date, speaks: boolean): Verdict {
  const votes = mayVote(visitor, ballot, elector, speaks);
  if (!votes.ok) return votes;
  return stateAt(ballot, now) === "open" ? ALLOWED : closed(ballot);
}

/** Until when a disapproval may be turned after the close; null: the rule has no such time. */
export function turnsUntil(ballot: BallotTerms): Date | null {
  return ballot.rule.flipDays === null ? null : new Date(endOf(ballot).getTime() + ballot.rule.flipDays * DAY);
}

/** Give up a disapproval after the close, being satisfied: whoever may cast, within the days that the rule gives. @param last the newest position; null: none. */
export function mayTurn(visitor: Visitor, ballot: BallotTerms, elector: { part: Part } | null, last: Position | null, now: Date, speaks: boolean): Verdict {
  const votes = mayVote(visitor, ballot, elector, speaks);
  if (!votes.ok) return votes;
  const until = turnsUntil(ballot);
  if (!until || stateAt(ballot, now) !== "closed" || last !== "disapprove") return closed(ballot);
  return now < until ? ALLOWED : refuse("turning-over", { at: until.toISOString() });
}

/** Extend or close early: what is not over yet. */
export function mayMoveClose(ballot: RoundTimes, now: Date): Verdict {
  return stateAt(ballot, now) === "closed" ? closed(ballot) : ALLOWED;
}

/** Send round once more: what is over. */
export function mayRecirculate(ballot: RoundTimes & { number: number }, now: Date): Verdict {
  return stateAt(ballot, now) === "closed" ? ALLOWED : refuse("ballot-still-open", { number: ballot.number, at: endOf(ballot).toISOString() });
}

/** Whether everybody may know the positions. Who has voted is never secret. */
export function isDisclosed(ballot: Pick<BallotTerms, "secrecy"> & RoundTimes, now: Date): boolean {
  return ballot.secrecy === "open" || stateAt(ballot, now) === "closed";
}

function mayVote(visitor: Visitor, { rule }: BallotTerms, elector: { part: Part } | null, speaks: boolean): Verdict {
  const contribute = mayContribute(visitor);
  if (!contribute.ok) return contribute;
  if (!visitor?.actingFor) return refuse("no-voter");
  const organisation = visitor.actingFor.organisationName;
  if (!elector || !rule.parts.includes(elector.part)) return refuse("no-vote", { organisation });
  return speaks ? ALLOWED : refuse("not-head", { organisation });
}

function closed(ballot: RoundTimes): Verdict {
  return refuse("ballot-closed", { at: endOf(ballot).toISOString() });
}

/** What a tied comment has come to. */
export interface TiedComment {
  withdrawn: boolean;
  /** The author's answer to its disposition. */
  answer: "satisfied" | "not-satisfied" | null;
}

/** Its author withdrew it, or is satisfied with its disposition: nothing else resolves an objection. */
export function isResolved({ withdrawn, answer }: TiedComment): boolean {
  return withdrawn || answer === "satisfied";
}

/** Positions to which comments are tied. */
export function takesComments(position: Position): boolean {
  return position === "approve-with-comments" || position === "disapprove";
}

export interface ReceiptParts {
  ballotId: string;
  organisationId: string;
  sequence: number;
  position: Position;
  comments: readonly number[];
  /** An ISO string. */
  at: string;
  /** Random; told with the position, so that before nobody finds it out by trying the few there are. */
  nonce: string;
}

/** What a receipt is the SHA-256 of, in UTF-8. */
export function receiptText({ ballotId, organisationId, sequence, position, comments, at, nonce }: ReceiptParts): string {
  return JSON.stringify([ballotId, organisationId, sequence, position, comments, at, nonce]);
}
