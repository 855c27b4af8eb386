/** A thread: a comment as it is shown among the lines of a draft, with what was said to it and what this reader may do. Moments are ISO strings. */
import type { Answer, CommentType, Disposition, Handling } from "./comments.ts";
import type { Category } from "./organisations.ts";
import type { Verdict } from "./refusals.ts";
import type { Range } from "./text/anchors.ts";
import type { PlacementReason, PlacementState } from "./text/placements.ts";
import type { Piece } from "./text/redline.ts";

/** The most comments that one selection of lines shows; the rest is counted. */
export const THREAD_MAX = 200;

/** A person as they stood when they spoke. `category` null: no organisation. */
export interface Speaker {
  name: string;
  organisation: string;
  category: Category | null;
}

/** What was written, and the same as sanitised HTML. */
export interface Written {
  text: string;
  html: string;
}

export interface ThreadReply extends Speaker {
  id: string;
  html: string;
  at: string;
}

/** Where a comment came from: its own draft and lines, and what became of them on the draft that is shown. `check`: a person should look at the place. */
export interface Carried extends Range {
  draft: number;
  label: string;
  state: PlacementState;
  check: boolean;
}

/** What this reader may do with it now. */
export interface Deeds {
  reply: Verdict;
  support: Verdict;
  edit: Verdict;
  withdraw: Verdict;
  answer: Verdict;
}

export interface ThreadComment extends Range {
  number: number;
  type: CommentType;
  mustBeSatisfied: boolean;
  reason: Written;
  proposedChange: Written | null;
  author: Speaker;
  /** Whether the reader wrote it. */
  own: boolean;
  at: string;
  edited: boolean;
  withdrawn: boolean;
  handling: Handling;
  disposition: Disposition | null;
  observation: Written | null;
  duplicateOf: number | null;
  answer: Answer | null;
  supportCount: number;
  /** Whether the reader supports it. */
  supported: boolean;
  replyCount: number;
  /** The first ones; `replyCount` tells how many there are. */
  replies: ThreadReply[];
  /** Null: it was written about the draft that is shown. */
  carried: Carried | null;
  may: Deeds;
  /** Sent with the next reply, so that the same reply sent twice is one. */
  submission: string;
}

/** `more`: how many comments on these lines are not among them. */
export interface Threads {
  comments: ThreadComment[];
  more: number;
}

/** The people of one organisation who support a comment. */
export interface Supporters {
  organisation: string;
  category: Category | null;
  names: string[];
}

/** A version of what a comment says. `change` null: the first; inside it null: the same as before. */
export interface VersionShown {
  version: number;
  at: string;
  change: { type: { before: CommentType; after: CommentType } | null; mustBeSatisfied: boolean | null; reason: Piece[] | null; proposedChange: Piece[] | null } | null;
}

export interface DispositionShown {
  kind: Disposition;
  state: "proposed" | "decided";
  html: string | null;
  duplicateOf: number | null;
  by: string;
  at: string;
}

/**
 * Where a comment stands on one draft. `own`: the one it was written about. Lines null: it was not carried. `why`, `suggestions`: why a person should look, and
 * up to three other places, best first; null and none where it was carried with certainty, or a person has said where it stands.
 */
export interface PlaceShown {
  draft: { number: number; label: string };
  own: boolean;
  firstLine: number | null;
  lastLine: number | null;
  why: PlacementReason | null;
  suggestions: Range[];
  state: PlacementState;
  confidence: number;
  corrected: boolean;
  check: boolean;
}

/** Which of one's own comments are shown. needs-answer: disposed of, and not answered. */
export const OWN_FILTERS = ["all", "open", "disposed", "needs-answer"] as const;
export type OwnFilter = (typeof OWN_FILTERS)[number];

/** One of one's own comments in the list of them. `now` null: its standard has no newer draft and it stands where it was written. */
export interface OwnComment extends Range {
  number: number;
  standard: string;
  draft: { number: number; label: string };
  clause: string;
  type: CommentType;
  mustBeSatisfied: boolean;
  reason: Written;
  proposedChange: string | null;
  at: string;
  handling: Handling;
  disposition: Disposition | null;
  observation: Written | null;
  duplicateOf: number | null;
  withdrawn: boolean;
  answer: Answer | null;
  mayAnswer: boolean;
  now: Standing | null;
}

/** Where a comment stands on the newest draft, as in PlaceShown. */
export interface Standing {
  draft: number;
  label: string;
  firstLine: number | null;
  lastLine: number | null;
  why: PlacementReason | null;
  suggestions: Range[];
  state: PlacementState;
  confidence: number;
  check: boolean;
}
