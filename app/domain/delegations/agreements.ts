/** The agreement to the terms of contribution and the declaration of interest: their version, and the fields that ask for them. Their words stand in the texts. */
import { z } from "zod";

/** The version of the terms of contribution whose words stand in the texts: the day they were written. A changed text is a new version. */
export const TERMS_VERSION = "2026-11-25";

export const INTEREST_MAX = 2_000;

/** What is agreed to and declared once, before the first contribution to a standard; the fields stand in the form of that contribution too. */
export const agreementFields = {
  terms: z
    .union([z.boolean(), z.literal("on"), z.literal("")])
    .optional()
    .transform((value) => value === true || value === "on"),
  interest: z.string().trim().max(INTEREST_MAX, "too-long").optional(),
};
export type AgreementFields = Partial<z.output<z.ZodObject<typeof agreementFields>>>;

export const agreementForm = z.object({ ...agreementFields, next: z.string().max(2_000, "too-long").optional() });
