/** Standards and their drafts: what is said of them. The text of a draft is left to text/. */
import { z } from "zod";
import { oneLine } from "./organisations.ts";
import { SHOWN_STAGES, STAGES } from "./stages.ts";

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
});

export const draftForm = z.object({ stage: z.enum(SHOWN_STAGES, { error: "choose" }) });
export const stageWord = z.enum(STAGES);

/** The working text of the next draft as the facilitator last saw it: `revision` tells whether somebody else saved since. */
export const workingTextForm = z.object({ source: z.string({ error: "required" }), revision: z.coerce.number().int().min(0) });
export const publicationForm = workingTextForm.extend({ stage: z.enum(SHOWN_STAGES, { error: "choose" }) });
