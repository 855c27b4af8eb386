/**
 * The closed list of refusals, and the two errors that a deed may end in on purpose.
 * A refusal's sentence stands in the texts, under its code; its HTTP status stands here because it is part of its meaning.
 */
export const REFUSALS = {
  "sign-in-required": 401,
  forbidden: 403,
  "not-found": 404,
  "not-allowed-method": 405,
  "address-not-verified": 403,
  "not-a-member": 403,
  "not-facilitator": 403,
  "not-author": 403,
  "foreign-origin": 403,
  "round-not-open-yet": 409,
  "round-closed": 409,
  "no-round": 409,
  "line-not-open": 409,
  "draft-not-current": 409,
  "edit-time-over": 409,
  withdrawn: 409,
  "already-disposed": 409,
  "already-applied": 409,
  "not-disposed": 409,
  "own-comment": 409,
  "own-amendment": 409,
  "amendment-withdrawn": 409,
  "amendment-applied": 409,
  "already-decided": 409,
  "not-decided": 409,
  "amendment-unfit": 409,
  collides: 409,
  "round-still-open": 409,
  "not-ready": 409,
  "stage-elsewhere": 409,
  "work-over": 409,
  "nothing-changed": 409,
  overtaken: 409,
  "already-used": 409,
  "already-member": 409,
  "last-head": 409,
  "last-administrator": 409,
  "last-facilitator": 409,
  "not-taking-part": 403,
  "not-in-delegation": 403,
  "head-only": 403,
  "through-head": 403,
  "takes-part": 409,
  submitted: 409,
  "prepared-withdrawn": 409,
  "no-voter": 403,
  "no-vote": 403,
  "not-head": 403,
  "ballot-closed": 409,
  "ballot-still-open": 409,
  "ballot-recirculated": 409,
  "turning-over": 409,
  "other-address": 403,
  expired: 410,
  "too-large": 413,
  "too-many": 429,
  /** Said by a browser alone. */
  unreached: 503,
  "database-busy": 503,
  "database-read-only": 503,
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** Why something may not be done. `detail` fills the places of the sentence (a date, a name, a number). */
export interface Refusal {
  code: RefusalCode;
  detail?: Record<string, string | number>;
}

/** The answer of a rule: the page shows the refusal beside the disabled button, the command demands the verdict. */
export type Verdict = { ok: true } | { ok: false; refusal: Refusal };

export const ALLOWED: Verdict = { ok: true };

export function refuse(code: RefusalCode, detail?: Record<string, string | number>): Verdict {
  return { ok: false, refusal: detail ? { code, detail } : { code } };
}

/** Thrown where a verdict says no. Answered with the refusal's status and sentence. */
export class Refused extends Error {
  override name = "Refused";
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
  get status(): number {
    return REFUSALS[this.refusal.code];
  }
}

/** Throws `Refused` unless the verdict is yes. */
export function demand(verdict: Verdict): void {
  if (!verdict.ok) throw new Refused(verdict.refusal);
}

/** Field to the keys of its faults; the sentences stand in the texts. The empty name means the form as a whole. */
export type Faults = Record<string, string[]>;

/** Thrown where what was sent is not well formed. Answered with 400; what was typed stays in the form. */
export class Malformed extends Error {
  override name = "Malformed";
  constructor(readonly faults: Faults) {
    super(`malformed: ${Object.keys(faults).join(", ")}`);
  }
}
