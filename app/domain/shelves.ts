/** The standards as the first page lists them: which are shown together, and the figures of each. Moments are ISO strings. */
import type { RoundShown } from "./heads.ts";
import type { Category } from "./organisations.ts";
import type { Domain } from "./standards.ts";
import type { StageCode } from "./stages/moves.ts";
import { isAbandoned, type Stage } from "./stages.ts";

/** open: a round is open now; drafting: not published, no round is open, and the work was not abandoned; published: from the publication stage on. */
export const SHOWS = ["open", "drafting", "published", "all"] as const;
export type Show = (typeof SHOWS)[number];

/** The technical comments of a round, and how many of them have no decided disposition yet. */
export interface RoundFigure {
  number: number;
  open: number;
  all: number;
}

export interface StandardListed {
  slug: string;
  identifier: string;
  title: string;
  scope: string;
  domain: Domain;
  stage: Stage;
  code: StageCode;
  newest: { number: number; label: string } | null;
  round: RoundShown | null;
  /** The ballot that is open, of several the one that closes first; null: none is. */
  ballot: { number: number; daysLeft: number } | null;
  technical: RoundFigure[];
  /** Organisations that commented, by category. */
  organisations: { category: Category; count: number }[];
}

export function belongsTo(show: Show, standard: Pick<StandardListed, "stage" | "code" | "round">): boolean {
  if (show === "all") return true;
  if (standard.round?.state === "open") return show === "open";
  if (isAbandoned(standard.code)) return false;
  return show === (standard.stage >= "60" ? "published" : "drafting");
}

/** What ends soonest stands first; what is not open follows by its identifier. */
export function inOrder(standards: readonly StandardListed[]): StandardListed[] {
  const end = (standard: StandardListed) => (standard.round?.state === "open" ? standard.round.endsAt : "9999");
  return [...standards].sort((a, b) => (end(a) < end(b) ? -1 : end(a) > end(b) ? 1 : a.identifier.localeCompare(b.identifier, "en", { numeric: true })));
}
