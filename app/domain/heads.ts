/** The head of a standard as every page below it shows it: what it is, where it stands, which round decides now. Moments are ISO strings. */
import type { Admission } from "./delegations/delegations.ts";
import type { Disclosure, RoundKind, RoundState } from "./rounds.ts";
import type { Domain } from "./standards.ts";
import type { StageCode } from "./stages/moves.ts";
import type { Stage } from "./stages.ts";

export interface DraftListed {
  /** 1, 2, 3 … : the number in its address. */
  number: number;
  /** "ED 2". */
  label: string;
  stage: Stage;
  publishedAt: string;
  lineCount: number;
  wordCount: number;
}

export interface RoundShown {
  number: number;
  kind: RoundKind;
  disclosure: Disclosure;
  /** A recirculation: it opened only what changed. */
  narrow: boolean;
  state: RoundState;
  opensAt: string;
  /** When it closes, or closed; earlier than planned where it was closed early. */
  endsAt: string;
  /** Whole days, rounded up, until it opens or closes; 0 when it is over. */
  daysLeft: number;
  /** The number of the draft that it is on. */
  draft: number;
}

export interface StandardHead {
  id: string;
  slug: string;
  identifier: string;
  title: string;
  domain: Domain;
  stage: Stage;
  /** Where in its stage. */
  code: StageCode;
  /** Which organisations may take part. */
  admission: Admission;
  /** Grows with everything that a reader of the standard may see change. */
  revision: number;
  /** Oldest first. */
  drafts: DraftListed[];
  newest: DraftListed | null;
  /** The one that decides what may be said now; null of none. */
  round: RoundShown | null;
  /** All comments ever sent, withdrawn ones among them. */
  comments: number;
  /** All amendments ever proposed. */
  amendments: number;
  /** All ballots ever opened. */
  ballots: number;
  may: { facilitate: boolean };
}
