/**
 * Delegations: who may take part in a standard, with which part an organisation does, and who of its people speak for it. The verdicts stand in roles.ts.
 * A delegation is the whole organisation, with its heads, unless it says that it is only those it named. A person named for a standard has there the role that was named.
 */
import { z } from "zod";
import { PARTS, type Part } from "../ballots/positions.ts";
import type { Category, MembershipRole } from "../organisations.ts";

/** open: any organisation; listed: those the facilitator lists; approval: those that asked, and were admitted by the facilitator. */
export const ADMISSIONS = ["open", "listed", "approval"] as const;
export type Admission = (typeof ADMISSIONS)[number];

/** Heads and deputies speak for the organisation: they submit, and vote. Heads alone say who does. */
export const DELEGATION_ROLES = ["head", "deputy", "member"] as const;
export type DelegationRole = (typeof DELEGATION_ROLES)[number];

/** asked: it waits for the facilitator; active; ended: refused, or its part was ended. */
export const DELEGATION_STATES = ["asked", "active", "ended"] as const;
export type DelegationState = (typeof DELEGATION_STATES)[number];

/** P, O and L of ISO's member bodies and liaisons. */
export const PART_CODES: Record<Part, string> = { voting: "P", observing: "O", liaison: "L" };

/** How an organisation that comes by itself takes part: a vote is given by the facilitator. */
export const FIRST_PART: Part = "observing";

/** Of an organisation in a standard: as its people meet it. */
export interface Delegation {
  standardId: string;
  organisationId: string;
  part: Part;
  state: DelegationState;
  /** Only those named belong; otherwise everybody of the organisation does. */
  named: boolean;
  /** Members submit directly; otherwise through a head or deputy. */
  direct: boolean;
  /** What the person was named; null: nothing. */
  role: DelegationRole | null;
}

/** A person's role in a delegation: what they were named there, else head for a head of the organisation. @param onlyNamed whether those named alone belong; null: they do not. */
export function roleWithin(held: MembershipRole, named: DelegationRole | null, onlyNamed: boolean): DelegationRole | null {
  if (named) return named;
  if (held === "head") return "head";
  return onlyNamed ? null : "member";
}

/** As far as taking part in a standard depends on it. */
export interface StandardRules {
  id: string;
  admission: Admission;
}

export const admissionForm = z.object({ admission: z.enum(ADMISSIONS, { error: "choose" }) });

/** What a facilitator does with an organisation: give it a part, which lists or admits it, refuse it, or end its part. */
export const PART_CHANGES = [...PARTS, "refuse", "end"] as const;
export type PartChange = (typeof PART_CHANGES)[number];

export const partForm = z.object({ organisation: z.string({ error: "required" }).trim().min(1, "required").max(80, "too-long"), change: z.enum(PART_CHANGES, { error: "choose" }) });

/** What a head does in the own delegation: name somebody, take the naming back, or say how it works. */
export const DELEGATION_CHANGES = ["name", "unname", "arrange"] as const;

export const delegationForm = z.discriminatedUnion("change", [
  z.object({ change: z.literal("name"), person: z.string({ error: "choose" }).min(1, "choose").max(64, "too-long"), role: z.enum(DELEGATION_ROLES, { error: "choose" }) }),
  z.object({ change: z.literal("unname"), person: z.string({ error: "choose" }).min(1, "choose").max(64, "too-long") }),
  z.object({ change: z.literal("arrange"), belongs: z.enum(["everybody", "named"], { error: "choose" }), submits: z.enum(["directly", "through-head"], { error: "choose" }) }),
]);
export type DelegationForm = z.output<typeof delegationForm>;

/** What was just done, for the page to say. */
export const DELEGATION_SAID = ["admission", "part", "refused", "ended", "asked", "joined", "named", "unnamed", "arranged", "prepared", "rewritten", "placed", "withdrawn", "submitted"] as const;
export type DelegationSaid = (typeof DELEGATION_SAID)[number];

/** An organisation as everybody sees that it takes part. `part` null: by its comments alone. */
export interface PartShown {
  slug: string;
  name: string;
  category: Category;
  part: Part | null;
  /** Names of those who speak for it on the standard. */
  heads: string[];
  deputies: string[];
  /** Those that were not withdrawn. */
  comments: number;
}

/** As the own people see a person of the delegation. `role` null: not in it; `named` null: as in the organisation. */
export interface DelegateShown {
  id: string;
  name: string;
  role: DelegationRole | null;
  named: DelegationRole | null;
  own: boolean;
}
