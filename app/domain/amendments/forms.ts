/** The forms of amendments and of what is done with them: what browser and server hold them to. Whether the text fits the draft is judged in judging.ts. */
import { z } from "zod";
import { OBSERVATION_MAX, REASON_MAX } from "../comments.ts";
import { agreementFields } from "../delegations/agreements.ts";
import { OPERATIONS } from "./operations.ts";
import { AMENDMENT_POSITIONS, DECISIONS, needsReason } from "./states.ts";

const withFeeds = (text: string | undefined) => (text ?? "").replace(/\r\n?/g, "\n");
const source = z.string().optional().transform(withFeeds);
const written = (max: number) =>
  z
    .string()
    .optional()
    .transform(withFeeds)
    .refine((text) => text.length <= max, "too-long")
    .transform((text) => (text.trim() === "" ? undefined : text));
const lineNumber = z.coerce.number({ error: "line-number" }).int("line-number").min(1, "line-zero").max(1_000_000, "past-end");
const amendmentNumber = z.preprocess((value) => (typeof value === "string" ? value.trim().replace(/^a-/i, "") || undefined : value), z.coerce.number({ error: "amendment-number" }).int("amendment-number").min(1, "amendment-number").optional());

const ordinals = z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(z.coerce.number().int().min(1)).max(5_000, "too-many"));

/** preview: show the redline and what it collides with; submit; prepare: keep it where the own delegation alone sees it; rebase: carry what was typed on a superseded draft to the newest. */
export const PROPOSAL_STEPS = ["preview", "submit", "prepare", "rebase"] as const;

/** `firstLine`, `lastLine`: the lines whose blocks are changed, inclusive; what is inserted follows the last. `amends`: the amendment that this one would change. `seen`: the colliding ones that were shown. `preparer`: the address of the organisation that prepares it; `prepared`: the number there of the one that is rewritten. */
export const proposalForm = z
  .object({
    step: z.enum(PROPOSAL_STEPS).default("preview"),
    operation: z.enum(OPERATIONS, { error: "choose" }).default("replace"),
    firstLine: lineNumber,
    lastLine: lineNumber,
    source,
    reason: written(REASON_MAX),
    amends: amendmentNumber,
    seen: ordinals,
    submission: z.string({ error: "required" }).regex(/^[\w-]{8,64}$/, "required"),
    preparer: z.string().max(80, "too-long").default(""),
    prepared: z.preprocess((value) => (value === "" ? undefined : value), z.coerce.number().int().min(1).max(1_000_000).optional()),
    ...agreementFields,
  })
  .refine((form) => form.firstLine <= form.lastLine, { path: ["lastLine"], error: "last-before-first" })
  .refine((form) => (form.step !== "submit" && form.step !== "prepare") || form.reason !== undefined, { path: ["reason"], error: "required" });
export type ProposalForm = z.output<typeof proposalForm>;

export const positionForm = z.object({ position: z.enum(AMENDMENT_POSITIONS, { error: "choose" }) });

/**
 * A decision on one amendment. `source`: what its blocks become, where it is accepted with modifications. `hunks`: which of its changes are accepted, from 1, where
 * it is accepted partly.
 */
export const decisionForm = z
  .object({ kind: z.enum(DECISIONS, { error: "choose" }), observation: written(OBSERVATION_MAX), duplicateOf: amendmentNumber, source, hunks: ordinals })
  .refine((form) => !needsReason(form.kind) || form.observation !== undefined, { path: ["observation"], error: "observation-required" })
  .refine((form) => form.kind !== "duplicate" || form.duplicateOf !== undefined, { path: ["duplicateOf"], error: "amendment-duplicate-required" })
  .refine((form) => form.kind !== "partially-accepted" || form.hunks.length > 0, { path: ["hunks"], error: "none-of-its-changes" });
export type DecisionForm = z.output<typeof decisionForm>;

/** One text in place of amendments that collide: the replacement of all blocks that they reach. */
export const settlementForm = z.object({ amendments: ordinals.refine((numbers) => numbers.length > 1, "two-to-settle"), source, observation: z.string({ error: "required" }).transform(withFeeds).refine((text) => text.trim() !== "", "required").refine((text) => text.length <= OBSERVATION_MAX, "too-long") });
export type SettlementForm = z.output<typeof settlementForm>;
