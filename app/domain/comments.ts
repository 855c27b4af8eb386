/**
 * Comments: what they consist of, and their three axes (handling, disposition, the author's answer), which are never one field.
 * Who may do what is left to roles.ts, where they stand to text/.
 */
import { z } from "zod";

/** general, technical, editorial: "ge", "te", "ed" in the ISO commenting template 2012-03. */
export const COMMENT_TYPES = ["general", "technical", "editorial"] as const;
export type CommentType = (typeof COMMENT_TYPES)[number];
export const TYPE_CODES: Record<CommentType, string> = { general: "ge", technical: "te", editorial: "ed" };

/** open; proposed: a disposition is proposed; decided; applied: it is in a draft. */
export const HANDLINGS = ["open", "proposed", "decided", "applied"] as const;
export type Handling = (typeof HANDLINGS)[number];

export const DISPOSITIONS = [
  "accepted",
  "accepted-with-modifications",
  "partially-accepted",
  "not-accepted",
  "noted",
  "out-of-scope",
  "duplicate",
  "superseded",
  "deferred",
  "withdrawn",
  "clarification-needed",
] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** Those a facilitator may give; "withdrawn" is the author's alone. */
export const GIVEN_DISPOSITIONS = DISPOSITIONS.filter((kind): kind is Exclude<Disposition, "withdrawn"> => kind !== "withdrawn");

/** Those that promise a change of the text. */
export const CHANGING: readonly Disposition[] = ["accepted", "accepted-with-modifications", "partially-accepted"];

export const ANSWERS = ["satisfied", "not-satisfied"] as const;
export type Answer = (typeof ANSWERS)[number];

export const REASON_MAX = 10_000;
export const PROPOSED_CHANGE_MAX = 10_000;
export const OBSERVATION_MAX = 4_000;
export const REPLY_MAX = 4_000;

/** A comment may be edited by its author for this long after it was sent, while nothing else was done with it. Milliseconds. */
export const EDIT_TIME = 30 * 60_000;

/** A reason is required for every disposition but "accepted". */
export function needsObservation(kind: Disposition): boolean {
  return kind !== "accepted";
}

/** Text as it was sent, line ends made LF, its length counted in UTF-16 units; not trimmed inside. */
const passage = (max: number) =>
  z
    .string({ error: "required" })
    .transform((text) => text.replace(/\r\n?/g, "\n"))
    .refine((text) => text.trim().length > 0, "required")
    .refine((text) => text.length <= max, "too-long");

const optionalPassage = (max: number) =>
  z
    .string()
    .optional()
    .transform((text) => (text === undefined || text.trim() === "" ? undefined : text.replace(/\r\n?/g, "\n")))
    .refine((text) => text === undefined || text.length <= max, "too-long");

const tick = z
  .union([z.boolean(), z.literal("on"), z.literal("")])
  .optional()
  .transform((value) => value === true || value === "on");

const lineNumber = z.coerce.number({ error: "line-number" }).int("line-number").min(1, "line-zero").max(1_000_000, "past-end");

/** What a comment says; the same for a new one and for an edit. */
const said = {
  type: z.enum(COMMENT_TYPES, { error: "choose" }),
  reason: passage(REASON_MAX),
  proposedChange: optionalPassage(PROPOSED_CHANGE_MAX),
  mustBeSatisfied: tick,
};

export const editForm = z.object(said);

/** `submission` is made with the form and sent with it: the same form sent twice is one comment. */
export const commentForm = z
  .object({
    firstLine: lineNumber,
    lastLine: lineNumber,
    quote: z.string().max(2_000, "too-long").optional(),
    submission: z.string({ error: "required" }).regex(/^[\w-]{8,64}$/, "required"),
    ...said,
  })
  .refine((form) => form.firstLine <= form.lastLine, { path: ["lastLine"], error: "last-before-first" });
export type CommentForm = z.infer<typeof commentForm>;

export const replyForm = z.object({ text: passage(REPLY_MAX), submission: z.string({ error: "required" }).regex(/^[\w-]{8,64}$/, "required") });

export const answerForm = z.object({ answer: z.enum(ANSWERS, { error: "choose" }), text: optionalPassage(REPLY_MAX) });

/** `back`: the page to return to; it is checked before it is used. */
export const quickAnswerForm = answerForm.extend({ back: z.string().max(2_000, "too-long").optional() });

export const SUPPORTS = ["given", "taken-back"] as const;
export const supportForm = z.object({ support: z.enum(SUPPORTS, { error: "choose" }) });

/** A little more than a comment may hold, so that a text that is too long can be seen while it is shortened. */
const previewed = z.string().max(REASON_MAX + 2_000, "too-long").optional();
export const previewForm = z.object({ reason: previewed, proposedChange: previewed });

/** One disposition for one or many comments, by their numbers. */
export const dispositionForm = z
  .object({
    comments: z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(z.coerce.number().int().min(1)).min(1, "none-selected").max(5_000, "too-many")),
    kind: z.enum(GIVEN_DISPOSITIONS as [Exclude<Disposition, "withdrawn">, ...Exclude<Disposition, "withdrawn">[]], { error: "choose" }),
    state: z.enum(["proposed", "decided"], { error: "choose" }).default("decided"),
    observation: optionalPassage(OBSERVATION_MAX),
    duplicateOf: z.preprocess((value) => (value === "" ? undefined : value), z.coerce.number({ error: "comment-number" }).int("comment-number").min(1, "comment-number").optional()),
  })
  .refine((form) => !needsObservation(form.kind) || form.observation !== undefined, { path: ["observation"], error: "observation-required" })
  .refine((form) => form.kind !== "duplicate" || form.duplicateOf !== undefined, { path: ["duplicateOf"], error: "duplicate-required" });
export type DispositionForm = z.infer<typeof dispositionForm>;

/** "C-207": how a comment is cited. */
export function commentCode(number: number): string {
  return `C-${number}`;
}
