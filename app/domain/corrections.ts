/** What a person says of the place that a comment was carried to; who may say it is left to roles.ts. */
import { z } from "zod";

const line = z.preprocess((value) => (value === "" ? undefined : value), z.coerce.number({ error: "line-number" }).int("line-number").min(1, "line-zero").max(1_000_000, "past-end").optional());

/** `choice`: the place that was found, the lines of a suggestion ("12-14"), lines that are written, or nowhere: the comment rests on its own draft. */
export const correctionForm = z
  .object({ comment: z.coerce.number().int().min(1), choice: z.union([z.enum(["found", "lines", "nowhere"]), z.string().regex(/^\d{1,7}-\d{1,7}$/)], { error: "choose" }), firstLine: line, lastLine: line })
  .refine((form) => form.choice !== "lines" || form.firstLine !== undefined, { path: ["firstLine"], error: "line-number" })
  .refine((form) => form.choice !== "lines" || form.lastLine === undefined || form.firstLine === undefined || form.firstLine <= form.lastLine, { path: ["lastLine"], error: "last-before-first" });
