/** Stages of a standard by the ISO harmonised stage codes, and the substages that a draft's name shows. */

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
