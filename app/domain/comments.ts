/**
 * Comments: what they consist of, and their three axes (handling, disposition, the author's answer), which are never one field.
 * Who may do what is left to roles.ts, where they stand to text/.
 */

/** general, technical, editorial: "ge", "te", "ed" in the ISO commenting template 2012-03. */
export const COMMENT_TYPES = ["general", "technical", "editorial"] as const;
export type CommentType = (typeof COMMENT_TYPES)[number];
export const TYPE_CODES: Record<CommentType, string> = { general: "ge", technical: "te", editorial: "ed" };

/** open; proposed: a disposition is proposed; decided; applied: it is in a draft. */
export const HANDLINGS = ["open", "proposed", "decided", "applied"] as const;
export type Handling = (typeof HANDLINGS)[number];

export const DISPOSITIONS = [
  "accepted",
  "accepted-with-modifications",
  "partially-accepted",
  "not-accepted",
  "noted",
  "out-of-scope",
  "duplicate",
  "superseded",
  "deferred",
  "withdrawn",
  "clarification-needed",
] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** Those a facilitator may give; "withdrawn" is the author's alone. */
export const GIVEN_DISPOSITIONS = DISPOSITIONS.filter((kind): kind is Exclude<Disposition, "withdrawn"> => kind !== "withdrawn");

/** Those that promise a change of the text. */
export const CHANGING: readonly Disposition[] = ["accepted", "accepted-with-modifications", "partially-accepted"];

export const ANSWERS = ["satisfied", "not-satisfied"] as const;
export type Answer = (typeof ANSWERS)[number];

export const SUPPORTS = ["given", "taken-back"] as const;

export const REASON_MAX = 10_000;
export const PROPOSED_CHANGE_MAX = 10_000;
export const OBSERVATION_MAX = 4_000;
export const REPLY_MAX = 4_000;

/** A comment may be edited by its author for this long after it was sent, while nothing else was done with it. Milliseconds. */
export const EDIT_TIME = 30 * 60_000;

/** A reason is required for every disposition but "accepted". */
export function needsObservation(kind: Disposition): boolean {
  return kind !== "accepted";
}

/** "C-207": how a comment is cited. */
export function commentCode(number: number): string {
  return `C-${number}`;
}
