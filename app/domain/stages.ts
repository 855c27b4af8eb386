/** Stages of a standard by the ISO harmonised stage codes, the short names of its drafts, and which moves there are; who moves it, and why, is left to the deed. */

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

/**
 * From each code to those that may follow; none: the end. Codes and their meaning are those of ISO's international harmonised stage codes, where 93 is used in the
 * enquiry and the review alone; here a working, committee and approval draft may be repeated by it too. A committee stage may be left out, and an approval
 * stage after an enquiry that changed nothing. Work that has begun may be abandoned at any time before its text is approved.
 */
const MOVES = {
  "00.00": ["00.20", "00.98"],
  "00.20": ["00.60", "00.98"],
  "00.60": ["00.98", "00.99"],
  "00.98": [],
  "00.99": ["10.00"],
  "10.00": ["10.20", "10.98"],
  "10.20": ["10.60", "10.98"],
  "10.60": ["10.92", "10.98", "10.99"],
  /** Returned to its submitter. */
  "10.92": ["10.00"],
  "10.98": [],
  "10.99": ["20.00"],
  "20.00": ["20.20", "20.98"],
  "20.20": ["20.60", "20.98"],
  "20.60": ["20.93", "20.98", "20.99"],
  "20.93": ["20.20"],
  "20.98": [],
  "20.99": ["30.00", "40.00"],
  "30.00": ["30.20", "30.98"],
  "30.20": ["30.60", "30.98"],
  "30.60": ["30.92", "30.93", "30.98", "30.99"],
  "30.92": ["20.20"],
  "30.93": ["30.20"],
  "30.98": [],
  "30.99": ["40.00"],
  "40.00": ["40.20", "40.98"],
  "40.20": ["40.60", "40.98"],
  "40.60": ["40.92", "40.93", "40.98", "40.99"],
  "40.92": ["20.20", "30.20"],
  "40.93": ["40.20"],
  "40.98": [],
  "40.99": ["50.00", "60.00"],
  "50.00": ["50.20", "50.98"],
  "50.20": ["50.60", "50.98"],
  "50.60": ["50.92", "50.93", "50.98", "50.99"],
  "50.92": ["20.20", "30.20", "40.20"],
  "50.93": ["50.20"],
  "50.98": [],
  "50.99": ["60.00"],
  "60.00": ["60.60"],
  "60.60": ["90.20"],
  "90.20": ["90.60"],
  "90.60": ["90.92", "90.93", "90.99"],
  /** To be revised: the next edition begins as a working draft. */
  "90.92": ["20.00"],
  /** Confirmed, until it is reviewed again. */
  "90.93": ["90.20"],
  "90.99": ["95.20"],
  "95.20": ["95.60"],
  "95.60": ["95.92", "95.99"],
  /** Not withdrawn. */
  "95.92": ["90.20"],
  "95.99": [],
} as const satisfies Partial<Record<`${Stage}.${Substage}`, readonly `${Stage}.${Substage}`[]>>;

export type StageCode = keyof typeof MOVES;
export const STAGE_CODES = Object.keys(MOVES).sort() as StageCode[];

export function movesFrom(code: StageCode): readonly StageCode[] {
  return MOVES[code];
}

/** To which stage a draft advances that is approved: the next one, none left out. Null: there is none before the review. */
export function stageAfter(stage: Stage): Stage | null {
  const moves = stage < "60" ? MOVES[`${stage as "00" | "10" | "20" | "30" | "40" | "50"}.99`] : null;
  return moves && stageOf(moves[0]);
}

export function stageOf(code: StageCode): Stage {
  return code.slice(0, 2) as Stage;
}
