/** Rounds: a dated consultation on one draft. Open or closed is computed from the moment, never a flag that a job flips. */
import { z } from "zod";
import { ALLOWED, refuse, type Verdict } from "./refusals.ts";

const DAY = 86_400_000;

export const ROUND_KINDS = ["comment", "ballot", "comment-and-ballot"] as const;
export type RoundKind = (typeof ROUND_KINDS)[number];

/** When others' comments of a round are told: at once, or once the round is over. */
export const DISCLOSURES = ["at-once", "after-close"] as const;
export type Disclosure = (typeof DISCLOSURES)[number];

/** What of the draft a round opens: all of it, or what a recirculation does (ballots/recirculations.ts). */
export const EXTENTS = ["whole", "changes"] as const;

/** A comment period shorter than this gets a warning, not a refusal. Days. */
export const SHORT_PERIOD_DAYS = 60;

/** Reminders of the end leave so many days before it. */
export const REMINDER_DAYS = [7, 1] as const;
export type ReminderDays = (typeof REMINDER_DAYS)[number];

/** opensAt inclusive, closesAt exclusive; closedAt is set where the round was closed early. */
export interface RoundTimes {
  opensAt: Date;
  closesAt: Date;
  closedAt: Date | null;
}

/** A round with what it keeps back. */
export interface RoundTerms extends RoundTimes {
  disclosure: Disclosure;
}

export type RoundState = "not-open-yet" | "open" | "closed";

export function endOf(round: RoundTimes): Date {
  return round.closedAt && round.closedAt < round.closesAt ? round.closedAt : round.closesAt;
}

export function stateAt(round: RoundTimes, now: Date): RoundState {
  if (now < round.opensAt) return "not-open-yet";
  return now < endOf(round) ? "open" : "closed";
}

/** Whether comments of the round are kept from others still. */
export function isWithheld(round: RoundTerms, now: Date): boolean {
  return round.disclosure === "after-close" && stateAt(round, now) !== "closed";
}

/** Whole days until `end`, rounded up; 0 when it has passed. */
export function daysLeft(end: Date, now: Date): number {
  return Math.max(0, Math.ceil((end.getTime() - now.getTime()) / DAY));
}

/**
 * The reminder that is due now; null: none. Due once for each end, so that an extended round is reminded of anew; where one was missed, the later takes its place.
 * A round that opened no earlier than the reminder would leave has said its end just then.
 */
export function reminderDue(round: RoundTimes, now: Date): { days: ReminderDays; end: Date } | null {
  if (stateAt(round, now) !== "open") return null;
  const end = endOf(round);
  const days = REMINDER_DAYS.findLast((before) => now.getTime() >= end.getTime() - before * DAY);
  return days !== undefined && round.opensAt.getTime() < end.getTime() - days * DAY ? { days, end } : null;
}

export interface EndNews {
  /** Days before the end; 0: it has come. */
  days: ReminderDays | 0;
  end: Date;
}

/** What is to be told of an end now: a reminder that is due, or that it has come by the clock. A close before its time is told by whoever closes; null: nothing. */
export function endNews(round: RoundTimes, now: Date): EndNews | null {
  if (stateAt(round, now) !== "closed") return reminderDue(round, now);
  return endOf(round) === round.closesAt ? { days: 0, end: round.closesAt } : null;
}

/** Close early, or extend: what is not over yet. What has closed stays closed; a new round is opened instead. */
export function mayChangeEnd(round: RoundTimes, now: Date): Verdict {
  return stateAt(round, now) === "closed" ? refuse("round-closed", { at: endOf(round).toISOString() }) : ALLOWED;
}

/** Whether a comment period gets the warning. */
export function isShort(round: Pick<RoundTimes, "opensAt" | "closesAt">): boolean {
  return round.closesAt.getTime() - round.opensAt.getTime() < SHORT_PERIOD_DAYS * DAY;
}

/** The next moment at which what is said of the round changes: it opens, it closes, or the days left fall by one. Null when it never does. */
export function nextChange(round: RoundTimes, now: Date): Date | null {
  const state = stateAt(round, now);
  if (state === "closed") return null;
  const towards = state === "open" ? endOf(round) : round.opensAt;
  const whole = daysLeft(towards, now) - 1;
  return new Date(towards.getTime() - whole * DAY);
}

/** A local date and time without zone, read as UTC: what `<input type="datetime-local">` sends. */
export const utcMoment = z
  .string({ error: "required" })
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, "moment")
  .transform((text) => new Date(`${text.length === 16 ? `${text}:00` : text}Z`))
  .refine((moment) => !Number.isNaN(moment.getTime()) && moment.getUTCFullYear() < 2200, "moment");

/** `draft`: the newest one when the form was shown; it opens on no other. */
export const roundForm = z
  .object({ draft: z.coerce.number().int().min(1).optional(), kind: z.enum(["comment", "comment-and-ballot"], { error: "choose" }).default("comment"), disclosure: z.enum(DISCLOSURES, { error: "choose" }).default("at-once"), extent: z.enum(EXTENTS, { error: "choose" }).default("whole"), opensAt: utcMoment, closesAt: utcMoment })
  .refine((round) => round.opensAt < round.closesAt, { path: ["closesAt"], error: "ends-before-start" });

/** A round to open; what it says nothing of is as the form begins with it. */
export type RoundPlan = Omit<z.output<typeof roundForm>, "draft" | "disclosure" | "extent"> & Partial<Pick<z.output<typeof roundForm>, "draft" | "disclosure" | "extent">>;

export const reason = z.string({ error: "required" }).trim().min(1, "required").max(2_000, "too-long");

/** `confirmed`: it cannot be undone, so it is said twice. */
export const closureForm = z.object({
  reason,
  confirmed: z.literal("on", { error: "confirm" }),
});

/** An extension of a round or ballot that ends at `end`: never a shortening, since people plan by the end that was said. */
export const extensionForm = (end: Date) => z.object({ closesAt: utcMoment.refine((moment) => moment > end, "not-later"), reason });

/** The round that decides what may be said of a draft now: the one that is open, else the next to open, else the last that closed; null of none. */
export function decidingRound<R extends RoundTimes>(rounds: readonly R[], now: Date): R | null {
  const ordered = [...rounds].sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime());
  return ordered.find((round) => stateAt(round, now) === "open") ?? ordered.find((round) => stateAt(round, now) === "not-open-yet") ?? ordered.at(-1) ?? null;
}
