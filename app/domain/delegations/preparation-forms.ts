/** The forms of a preparation: what browser and server hold them to. The fields of a comment and of a reply are those of comment-forms.ts; an amendment is prepared with its own form (amendments/forms.ts). */
import { z } from "zod";
import { commentForm, editForm, replyForm } from "../comment-forms.ts";
import { OPINIONS, SUBMITTED_AT_ONCE } from "./preparations.ts";

const number = z.coerce.number({ error: "comment-number" }).int("comment-number").min(1, "comment-number").max(1_000_000, "comment-number");

const numbers = z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(number).max(SUBMITTED_AT_ONCE, "too-many")).transform((chosen) => [...new Set(chosen)].sort((a, b) => a - b));

export const preparationForm = z.discriminatedUnion("change", [
  z.object({ change: z.literal("write"), draft: number, ...commentForm.shape }).refine((form) => form.firstLine <= form.lastLine, { path: ["lastLine"], error: "last-before-first" }),
  z.object({ change: z.literal("rewrite"), number, ...editForm.shape }),
  z.object({ change: z.literal("place"), number, draft: number, firstLine: commentForm.shape.firstLine, lastLine: commentForm.shape.lastLine }).refine((form) => form.firstLine <= form.lastLine, { path: ["lastLine"], error: "last-before-first" }),
  z.object({ change: z.literal("withdraw"), number }),
  z.object({ change: z.literal("discuss"), number, text: replyForm.shape.text, submission: replyForm.shape.submission }),
  z.object({ change: z.literal("weigh"), number, opinion: z.enum([...OPINIONS, "none"], { error: "choose" }) }),
  z.object({ change: z.literal("submit"), numbers, alone: number.optional(), terms: commentForm.shape.terms, interest: commentForm.shape.interest }),
]);
export type PreparationForm = z.output<typeof preparationForm>;
type Of<K extends PreparationForm["change"]> = Omit<Extract<PreparationForm, { change: K }>, "change">;
export type WrittenForm = Omit<Of<"write">, "draft" | "terms" | "interest">;
export type RewrittenForm = Of<"rewrite">;
export type PlacedForm = Of<"place">;
export type SubmittedForm = { numbers: number[]; terms?: boolean; interest?: string };
