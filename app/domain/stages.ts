/** Stages of a standard by the ISO harmonised stage codes, and the short names of its drafts; which moves there are is left to stages/moves.ts. */
import type { StageCode } from "./stages/moves.ts";

export const STAGES = ["00", "10", "20", "30", "40", "50", "60", "90", "95"] as const;
export type Stage = (typeof STAGES)[number];

/** The stages that the stage line shows: working draft, committee draft, enquiry, approval, publication. */
export const SHOWN_STAGES = ["20", "30", "40", "50", "60"] as const satisfies readonly Stage[];

/** Short names of drafts by stage (ISO/IEC Directives, harmonised stage codes). */
export const DRAFT_PREFIX: Record<Stage, string> = { "00": "PWI", "10": "NP", "20": "WD", "30": "CD", "40": "ED", "50": "AD", "60": "IS", "90": "IS", "95": "IS" };

/** "ED 2": the short name of the n-th draft of its stage. A published edition is named by its number alone. */
export function draftCode(stage: Stage, ordinal: number): string {
  return `${DRAFT_PREFIX[stage]} ${ordinal}`;
}

/** Of each stage: registration, start of the main action, its completion; then the decision: repeat an earlier phase, repeat this one, abandon, proceed. */
export const SUBSTAGES = ["00", "20", "60", "92", "93", "98", "99"] as const;
export type Substage = (typeof SUBSTAGES)[number];

export function stageOf(code: StageCode): Stage {
  return code.slice(0, 2) as Stage;
}

/** Whether the work was given up there. */
export function isAbandoned(code: StageCode): boolean {
  return code.endsWith(".98");
}

/** One move of a standard, as it is shown. `at` an ISO string; `reason` null where it came with the standard, or with the draft of that number. */
export interface StageMoved {
  to: StageCode;
  reason: string | null;
  draft: number | null;
  by: string;
  at: string;
}
