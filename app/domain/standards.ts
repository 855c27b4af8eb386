/** Standards and their drafts: what is said of them. The text of a draft is left to text/. */
import { z } from "zod";
import { oneLine } from "./organisations.ts";
import { checksField } from "./drafting/readiness.ts";
import { movesFrom, STAGE_CODES } from "./stages/moves.ts";
import { SHOWN_STAGES } from "./stages.ts";

/** The twelve end-to-end domains of the mission's source (process.md), and what cuts across them. */
export const DOMAINS = [
  "strategy-and-governance",
  "processes-and-standards",
  "laws-and-regulations",
  "people",
  "research-and-development",
  "verification",
  "third-party-suppliers",
  "manufacturing",
  "delivery-and-services",
  "vulnerability-resolution",
  "traceability",
  "audit",
  "supply-chain-assurance",
] as const;
export type Domain = (typeof DOMAINS)[number];

export const standardForm = z.object({
  identifier: oneLine(40).regex(/[\p{L}\p{N}]/u, "required"),
  title: oneLine(200),
  scope: z.string({ error: "required" }).trim().min(1, "required").max(2_000, "too-long"),
  purpose: z.string().trim().max(4_000, "too-long").optional(),
  domain: z.enum(DOMAINS, { error: "choose" }),
  /** What must be done before its drafts are published. */
  required: checksField,
});

/** The source of a draft as a form sends it: line ends made LF. An empty one is judged with the others, by what a draft may be. */
const source = z
  .string()
  .optional()
  .transform((text) => (text ?? "").replace(/\r\n?/g, "\n"));

const draftNumber = z.coerce.number().int().min(0).max(1_000_000);
const stage = z.enum(SHOWN_STAGES, { error: "choose" });

/** What is done with a draft that is brought in: look at its first lines, at all of them, publish it. */
export const IMPORT_STEPS = ["preview", "whole", "publish"] as const;

/** A file, or pasted text; the file counts where both are there. `after`: the number of the newest draft when the form was made. */
export const importForm = z.object({ step: z.enum(IMPORT_STEPS).default("preview"), file: z.instanceof(File).optional(), source, stage: stage.optional(), after: draftNumber });

/** The working text of the next draft: `base` is the number of the draft it is written on, `revision` tells whether somebody saved since. `typing`: it is saved as one types, and the page stays. */
export const workingTextForm = z.object({ source, revision: z.coerce.number().int().min(0), base: draftNumber, typing: z.literal("on").optional() });

/** The saved working text, published as it was at that revision; or what the standard requires before any draft is. */
export const publicationForm = z.discriminatedUnion("deed", [
  z.object({ deed: z.literal("publish"), stage, revision: z.coerce.number().int().min(1), base: draftNumber }),
  z.object({ deed: z.literal("require"), required: checksField }),
]);

/** What a redline is drawn against: the draft it is written on, or what somebody else saved meanwhile. */
export const redlineForm = z.object({ source, against: z.enum(["draft", "saved"]).default("draft") });

/** `from`: where the standard stood when the form was made, so that two do not move it at once. */
export const stageMoveForm = z
  .object({
    from: z.enum(STAGE_CODES, { error: "choose" }),
    to: z.enum(STAGE_CODES, { error: "choose" }),
    reason: z.string({ error: "required" }).trim().min(1, "required").max(2_000, "too-long"),
  })
  .refine(({ from, to }) => movesFrom(from).includes(to), { path: ["to"], error: "choose" });
