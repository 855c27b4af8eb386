/** How an organisation shows that it is what it says, by a letter to the domain of its website; and its names through time. Moments are ISO strings. */
import { z } from "zod";
import { oneLine, organisationForm, type Verification } from "../organisations.ts";

/** Why no letter can be sent. The sentences stand in the texts. */
export type LetterFault = "no-website" | "no-mail-domain" | "public-suffix" | "free-mail";

/** The domains that a letter may go to, the nearest to the website first (mail-domains.ts says which), or why none can. */
export type MailDomains = { ok: true; domains: string[] } | { ok: false; fault: LetterFault };

/** `domain` empty: the first that there is. */
export const letterForm = z.object({ mailbox: z.string({ error: "required" }).trim().toLowerCase().max(64, "too-long").regex(/^[a-z0-9]+(?:[._+-][a-z0-9]+)*$/, "mailbox"), domain: z.string().max(253, "too-long").optional() });
export const websiteForm = z.object({ website: organisationForm.shape.website });
export const renameForm = z.object({ name: organisationForm.shape.name, reason: oneLine(300) });

/** What a head does with the identity of the organisation: ask for the letter, confirm that it arrived, say where its website is, rename it. */
export const identityForm = z.discriminatedUnion("change", [
  letterForm.extend({ change: z.literal("ask") }),
  z.object({ change: z.literal("confirm"), token: z.string({ error: "required" }).min(1, "required").max(200, "too-long") }),
  websiteForm.extend({ change: z.literal("website") }),
  renameForm.extend({ change: z.literal("rename") }),
]);

/** As everybody sees it. `domain`: of the letter; null: an administrator checked. */
export interface VerificationShown {
  way: Verification;
  at: string;
  domain: string | null;
}

/** A name that the organisation had, and why it changed. */
export interface FormerName {
  name: string;
  from: string;
  until: string;
  reason: string;
}
