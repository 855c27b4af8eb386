/** A thread: a comment as it is shown among the lines of a draft, with what was said to it and what this reader may do. Moments are ISO strings. */
import type { Answer, CommentType, Disposition, Handling } from "./comments.ts";
import type { Category } from "./organisations.ts";
import type { Verdict } from "./refusals.ts";
import type { Range } from "./text/anchors.ts";
import type { PlacementState } from "./text/placements.ts";

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
