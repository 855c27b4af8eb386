/** Ballots as pages and files show them. What is still secret is not in them: null stands in its place. Moments are ISO strings. */
import type { Category } from "../organisations.ts";
import type { Verdict } from "../refusals.ts";
import type { CommentType, Disposition, Handling } from "../comments.ts";
import type { RoundState } from "../rounds.ts";
import type { Stage } from "../stages.ts";
import type { Origin, Secrecy, Subject } from "./ballots.ts";
import type { Margin } from "./margins.ts";
import type { Part, Position, Stand } from "./positions.ts";
import type { Rule, RuleName } from "./rules.ts";
import type { Tally } from "./tally.ts";

export interface BallotHead {
  number: number;
  subject: Subject;
  question: string | null;
  /** 31 of A-31; null: it is on something else. */
  amendment: number | null;
  /** Of a ballot to advance: the stage that its draft would reach; null: another subject, or no such stage. */
  advancesTo: Stage | null;
  draft: { number: number; label: string } | null;
  secrecy: Secrecy;
  state: RoundState;
  opensAt: string;
  /** When it closes, or closed. */
  endsAt: string;
  /** Whole days, rounded up; 0 when it is over. */
  daysLeft: number;
  closedReason: string | null;
}

/** One in the list of a standard. `approved` null: not to be told yet. */
export interface BallotListed extends BallotHead {
  rule: string;
  original: RuleName;
  returned: number;
  eligible: number;
  approved: boolean | null;
}

/** A vote as the page of its organisation tells it. `position` null: not voted, or secret still. */
export interface VoteOfOrganisation extends BallotHead {
  standard: { slug: string; identifier: string };
  voted: boolean;
  position: Position | null;
}

/** A disapproval that stands and is tied to the comment whose page tells it. */
export interface Objection {
  ballot: number;
  organisation: string;
  slug: string;
  category: Category;
  resolved: boolean;
}

export interface TiedShown {
  number: number;
  type: CommentType;
  handling: Handling;
  disposition: Disposition | null;
  resolved: boolean;
}

/** An organisation of the electorate that may vote, and what it cast. */
export interface VoteShown {
  organisation: string;
  slug: string;
  category: Category;
  part: Part;
  /** When its vote was cast last, before the close; null: it has not voted. */
  at: string | null;
  origin: Origin | null;
  receipt: string | null;
  /** Null where it has not voted, or where it is secret still. */
  position: Position | null;
  stand: Stand | null;
  tied: TiedShown[];
  /** What it became after the close; null: it stands. */
  turned: { position: Position; at: string } | null;
}

/** `final`: nothing can change it any more. `turned`: the count with the disapprovals that were turned after the close; null: none was. `margin` null: it is over. */
export interface ResultShown {
  tally: Tally;
  turned: Tally | null;
  margin: Margin | null;
  final: boolean;
  turnsUntil: string | null;
  /** Comments tied to disapprovals that stand, those of them that are not resolved, and the numbers of those that have no decision yet. */
  objections: { all: number; open: number; undecided: number[] };
}

/** What the visitor's organisation has to do with it. `refusal` null: it may cast now, or turn its vote after the close. */
export interface OwnVote {
  organisation: string;
  verdict: Verdict;
  turning: boolean;
  /** It disapproves, and every comment that its disapproval is tied to is resolved. */
  satisfied: boolean;
  last: { position: Position; comments: number[]; at: string; by: string; receipt: string; sequence: number } | null;
  /** Comments that it may tie its vote to, newest first. */
  comments: { number: number; type: CommentType; clause: string; reason: string; own: boolean }[];
}

/** What was found by a receipt. `position` null: secret still. `entry`: its place in the record. */
export interface ReceiptFound {
  organisation: string;
  organisationId: string;
  receipt: string;
  sequence: number;
  at: string;
  by: string;
  origin: Origin;
  /** A later vote of the organisation stands in its place. */
  replaced: boolean;
  position: Position | null;
  comments: number[] | null;
  nonce: string | null;
  entry: number | null;
}

export interface BallotShown extends BallotHead {
  id: string;
  rule: Rule;
  original: RuleName;
  previous: number | null;
  next: number | null;
  disclosed: boolean;
  returned: number;
  eligible: number;
  result: ResultShown | null;
  votes: VoteShown[];
  /** Of the table of votes. */
  page: number;
  pages: number;
  notVoted: string[];
}
