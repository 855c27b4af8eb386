/**
 * Ballots: on what organisations vote, who may cast and until when, and what of a secret one is told. How a rule counts is left to tally.ts.
 * A ballot opens at the moment it is made, so that its electorate is fixed at its opening; open or closed is computed from the clock, as of a round.
 */
import { z } from "zod";
import { oneLine } from "../organisations.ts";
import { ALLOWED, refuse, type Verdict } from "../refusals.ts";
import { mayContribute, type Visitor } from "../roles.ts";
import { endOf, reason, stateAt, utcMoment, type RoundTimes } from "../rounds.ts";
import { PARTS, POSITIONS, type Part, type Position } from "./positions.ts";
import { DEFAULT_RULE, RULE_NAMES, type Rule } from "./rules.ts";

/** On the newest draft: advance it to the next stage, publish it, confirm it, withdraw it. A question is a straw poll. */
export const SUBJECTS = ["advance", "publish", "confirm", "withdraw", "question"] as const;
export type Subject = (typeof SUBJECTS)[number];

export const SECRECIES = ["open", "secret-until-close"] as const;
export type Secrecy = (typeof SECRECIES)[number];

/** cast: by its voter; carried: it stood in the ballot that this one recirculates, and stands unless changed; turned: a disapproval given up after the close. */
export const ORIGINS = ["cast", "carried", "turned"] as const;
export type Origin = (typeof ORIGINS)[number];

/** The most comments that one position is tied to. */
export const TIED_MAX = 30;
/** The most organisations of an electorate. */
export const ELECTORS_MAX = 2_000;
/** The greatest weight of one organisation: people, where a population counts. */
export const WEIGHT_MAX = 2_000_000_000;

const DAY = 86_400_000;

/** A ballot as votes meet it. */
export interface BallotTerms extends RoundTimes {
  rule: Rule;
  secrecy: Secrecy;
}

/**
 * Cast or change the position of the organisation that the person acts for: its head, until the close; that moment itself is too late.
 * @param elector how the organisation stands in the electorate; null: it is not in it. @param speaks whether the person casts for it.
 */
export function mayCast(visitor: Visitor, ballot: BallotTerms, elector: { part: Part } | null, now: Date, speaks = isHead(visitor)): Verdict {
  const votes = mayVote(visitor, ballot, elector, speaks);
  if (!votes.ok) return votes;
  return stateAt(ballot, now) === "open" ? ALLOWED : closed(ballot);
}

/** Until when a disapproval may be turned after the close; null: the rule has no such time. */
export function turnsUntil(ballot: BallotTerms): Date | null {
  return ballot.rule.flipDays === null ? null : new Date(endOf(ballot).getTime() + ballot.rule.flipDays * DAY);
}

/** Give up a disapproval after the close, being satisfied: whoever may cast, within the days that the rule gives. @param last the newest position; null: none. */
export function mayTurn(visitor: Visitor, ballot: BallotTerms, elector: { part: Part } | null, last: Position | null, now: Date, speaks = isHead(visitor)): Verdict {
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

function isHead(visitor: Visitor): boolean {
  return visitor?.actingFor?.role === "head";
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

/** A field that is sent once, many times or not at all. */
const many = <S extends z.ZodType>(each: S, most: number) => z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(each).max(most, "too-many"));

export const positionForm = z.object({
  position: z.enum(POSITIONS, { error: "choose" }),
  comments: many(z.coerce.number({ error: "comment-number" }).int("comment-number").min(1, "comment-number"), TIED_MAX).transform((numbers) => [...new Set(numbers)].sort((a, b) => a - b)),
});
export type PositionForm = z.output<typeof positionForm>;

/** "ID:voting"; an empty one has no part. */
const elector = z
  .string()
  .max(80, "too-long")
  .regex(/^(?:|[\w-]{1,64}:(?:voting|observing|liaison))$/, "choose")
  .transform((text) => {
    const [organisationId = "", part] = text.split(":");
    return organisationId ? { organisationId, part: part as Part } : null;
  });

/**
 * A ballot to open. `tests` and `thresholds` belong together in their order, as do `electors` and `weights`; an emptied threshold takes its test out.
 * What the rule comes to is read by readRule of rule-files.ts.
 */
export const ballotForm = z
  .object({
    subject: z.enum(SUBJECTS, { error: "choose" }),
    question: oneLine(300).optional(),
    rule: z.enum(RULE_NAMES, { error: "choose" }).default(DEFAULT_RULE),
    variant: oneLine(80).optional(),
    tests: many(z.string().max(60), 20),
    thresholds: many(z.string().trim().max(40, "too-long"), 20),
    parts: many(z.enum(PARTS, { error: "choose" }), PARTS.length),
    unreasonedCount: z.enum(["yes", "no"], { error: "choose" }).optional(),
    flipDays: z.coerce.number({ error: "days" }).int("days").min(0, "days").max(365, "days").optional(),
    secrecy: z.enum(SECRECIES, { error: "choose" }).default("open"),
    closesAt: utcMoment,
    electors: many(elector, ELECTORS_MAX),
    weights: many(z.coerce.number({ error: "weight" }).int("weight").min(0, "weight").max(WEIGHT_MAX, "weight"), ELECTORS_MAX),
  })
  .refine((form) => form.subject !== "question" || form.question !== undefined, { path: ["question"], error: "required" });
export type BallotForm = z.output<typeof ballotForm>;

export const recirculationForm = z.object({ closesAt: utcMoment });

export const ballotExtensionForm = z.object({ closesAt: utcMoment, reason });
