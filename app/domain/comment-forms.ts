/** The forms of comments and of what is done with them: what browser and server hold them to. What a comment consists of stands in comments.ts, which a page that only shows comments can do with. */
import { z } from "zod";
import { agreementFields, type AgreementFields } from "./delegations/agreements.ts";
import { ANSWERS, COMMENT_TYPES, GIVEN_DISPOSITIONS, needsObservation, OBSERVATION_MAX, PROPOSED_CHANGE_MAX, REASON_MAX, REPLY_MAX, SUPPORTS, type Disposition } from "./comments.ts";

/** Text as it was sent, line ends made LF, its length counted in UTF-16 units; not trimmed inside. */
const passage = (max: number) =>
  z
    .string({ error: "required" })
    .transform((text) => text.replace(/\r\n?/g, "\n"))
    .refine((text) => text.trim().length > 0, "required")
    .refine((text) => text.length <= max, `too-long:${max}`);

const optionalPassage = (max: number) =>
  z
    .string()
    .optional()
    .transform((text) => (text === undefined || text.trim() === "" ? undefined : text.replace(/\r\n?/g, "\n")))
    .refine((text) => text === undefined || text.length <= max, `too-long:${max}`);

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
    ...agreementFields,
  })
  .refine((form) => form.firstLine <= form.lastLine, { path: ["lastLine"], error: "last-before-first" });
export type CommentForm = Omit<z.infer<typeof commentForm>, "terms" | "interest"> & AgreementFields;

export const replyForm = z.object({ text: passage(REPLY_MAX), submission: z.string({ error: "required" }).regex(/^[\w-]{8,64}$/, "required"), ...agreementFields });
export type ReplyForm = Omit<z.infer<typeof replyForm>, "terms" | "interest"> & AgreementFields;

export const answerForm = z.object({ answer: z.enum(ANSWERS, { error: "choose" }), text: optionalPassage(REPLY_MAX) });

/** `back`: the page to return to; it is checked before it is used. */
export const quickAnswerForm = answerForm.extend({ back: z.string().max(2_000, "too-long").optional() });

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
