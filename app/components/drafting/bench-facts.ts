/** What the workbench is shown from, as its loader sends it. */
import type { Part } from "#app/domain/amendments/queues.ts";
import type { AmendmentDisposition, AmendmentHandling, PlaceOutcome } from "#app/domain/amendments/states.ts";
import type { QueuedComment } from "#app/domain/drafting/queued-comments.ts";
import type { Check } from "#app/domain/drafting/readiness.ts";
import type { Category } from "#app/domain/organisations.ts";
import type { Spot } from "#app/domain/spots.ts";
import type { Piece } from "#app/domain/text/redline.ts";

export interface QueuedAmendment {
  kind: "amendment";
  number: number;
  firstLine: number | null;
  lastLine: number | null;
  outcome: PlaceOutcome;
  label: "editorial" | "substantive";
  handling: AmendmentHandling;
  disposition: AmendmentDisposition | null;
  reason: string;
  observation: string | null;
  organisation: string;
  category: Category | null;
  endorse: number;
  object: number;
  parts: Part[];
  source: string;
  modified: Piece[] | null;
  collides: number[];
}

export interface ReadinessFacts {
  round: { number: number; open: boolean; at: string } | null;
  technicalOpen: number;
  /** Comments tied to standing disapprovals. */
  objections: { ballot: number; comment: number }[];
  required: Check[];
  openAmendments: number[];
  collisions: [number, number][];
}

export interface BenchFacts {
  slug: string;
  identifier: string;
  draft: { number: number; label: string; stage: string };
  next: { stage: string; label: string }[];
  /** The stage that the next draft has as a rule. */
  stage: string;
  source: string;
  revision: number;
  saved: { at: string; by: string } | null;
  kept: { id: string; at: string }[];
  opened: string | null;
  queue: (QueuedComment | QueuedAmendment)[];
  queued: { shown: number; open: number; decided: number };
  pages: number;
  readiness: ReadinessFacts;
}

export interface RedlineFacts {
  html: string;
  counts: { changes: number; added: number; removed: number; edited: number; moved: number; substantive: number; editorial: number };
  pages: number;
  matching: number;
  unanswered: number[];
  /** Where each comment stands, and each amendment. */
  spots: Spot[];
  amended: Spot[];
  lines: number;
}
