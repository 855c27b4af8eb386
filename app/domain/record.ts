/** The public record of a standard: which events it shows, and what of each may be said. Sentences are left to the texts. */
import type { AmendmentPosition, Decision } from "./amendments/states.ts";
import type { Answer, CommentType, Disposition } from "./comments.ts";
import type { Part } from "./ballots/positions.ts";
import type { Admission, DelegationRole } from "./delegations/delegations.ts";
import type { EventKind } from "./events.ts";
import type { Check } from "./drafting/readiness.ts";
import type { StageCode } from "./stages/moves.ts";

/** Events of a standard. What concerns accounts and memberships is never part of a record. */
export const RECORDED = [
  "standard-created",
  "facilitator-named",
  "facilitator-dismissed",
  "admission-changed",
  "requirements-changed",
  "part-asked",
  "part-changed",
  "delegate-named",
  "delegation-arranged",
  "terms-agreed",
  "stage-moved",
  "draft-published",
  "round-opened",
  "round-extended",
  "round-closed",
  "ballot-opened",
  "positions-carried",
  "position-cast",
  "ballot-extended",
  "ballot-closed",
  "comment-submitted",
  "comment-edited",
  "comment-withdrawn",
  "reply-sent",
  "support-given",
  "support-taken-back",
  "comment-disposed",
  "disposition-answered",
  "amendment-submitted",
  "amendment-joined",
  "amendment-position-taken",
  "amendment-withdrawn",
  "amendment-reply-sent",
  "amendment-decided",
  "amendment-decision-undone",
  "placement-corrected",
  "working-text-saved",
  "working-text-kept",
] as const satisfies readonly EventKind[];
export type RecordedKind = (typeof RECORDED)[number];

/** What an entry is about; only what its kind has is there. */
export interface About {
  comment?: number;
  amendment?: number;
  label?: "editorial" | "substantive";
  said?: AmendmentPosition;
  decision?: Decision;
  /** Of amendments. */
  amended?: { applied: number; carried: number; unfit: number };
  draft?: { number: number; label: string };
  round?: number;
  ballot?: number;
  /** The ballot before, whose positions were carried. */
  from?: number;
  organisation?: string;
  /** Of organisations, or of positions. */
  count?: number;
  turned?: boolean;
  admission?: Admission;
  /** What must be done before a draft is published. */
  required?: Check[];
  part?: Part;
  /** Of a person in a delegation; null: it was taken back. */
  role?: DelegationRole | null;
  ended?: boolean;
  named?: boolean;
  direct?: boolean;
  version?: string;
  lines?: { first: number; last: number };
  person?: string;
  type?: CommentType;
  disposition?: Disposition;
  proposed?: boolean;
  answer?: Answer;
  reason?: string;
  /** A moment, as an ISO string. */
  until?: string;
  stages?: { from: StageCode | null; to: StageCode };
  revision?: number;
  title?: string;
  lineCount?: number;
  /** SHA-256 of a source or of what was said, or a receipt, hexadecimal. */
  hash?: string;
}

export interface RecordEntry {
  sequence: number;
  at: string;
  /** "" where nobody was signed in; null where it is told once the round is over. */
  actor: string | null;
  kind: RecordedKind;
  about: About;
}

/** Entries of one page. */
export const RECORD_PAGE = 100;

/** The place in the record that an address names; null: its newest end. */
export function readBefore(asked: string | null): number | null {
  return asked && /^[1-9]\d{0,14}$/.test(asked) ? Number(asked) : null;
}
