/** Which moves there are between the stage codes of a standard, and what a published draft does to them; who moves it, and why, is left to the deed. */
import { ALLOWED, refuse, type Verdict } from "../refusals.ts";
import { SHOWN_STAGES, stageOf, type Stage, type Substage } from "../stages.ts";

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
export const STAGE_CODES = Object.keys(MOVES).sort() as [StageCode, ...StageCode[]];

export function movesFrom(code: StageCode): readonly StageCode[] {
  return MOVES[code];
}

/**
 * Where a standard stands once a draft of a stage is published: at the main action of that stage, or published. From every code that is not an end the moves lead there,
 * those between being told with it: a second enquiry draft repeats the enquiry, a draft that was made elsewhere enters where it was.
 */
export function withDraft(stage: Stage): StageCode {
  return ({ "00": "00.20", "60": "60.60", "95": "95.20" } as Partial<Record<Stage, StageCode>>)[stage] ?? (`${stage}.20` as StageCode);
}

/** Which stage the next draft has as a rule: the one that the standard stands in, or goes on to; a working draft where that stage has none. */
export function nextDraftStage(code: StageCode): (typeof SHOWN_STAGES)[number] {
  const [next] = movesFrom(code);
  const stage = code.endsWith(".99") && next ? stageOf(next) : stageOf(code);
  return SHOWN_STAGES.find((shown) => shown === stage) ?? "20";
}

/** Where a standard stands whose code was never kept: its stage tells the rest. */
export function codeAt(kept: StageCode | null, stage: Stage): StageCode {
  return kept ?? withDraft(stage);
}

/** Publish a draft, open a round: not once the work was abandoned, or the standard withdrawn. */
export function mayGoOn(code: StageCode): Verdict {
  return MOVES[code].length > 0 ? ALLOWED : refuse("work-over", { stage: code });
}

/** To which stage a draft advances that is approved: the next one, none left out. Null: there is none before the review. */
export function stageAfter(stage: Stage): Stage | null {
  const moves = stage < "60" ? MOVES[`${stage as "00" | "10" | "20" | "30" | "40" | "50"}.99`] : null;
  return moves && stageOf(moves[0]);
}
