/** Organisations: their categories, and how a person belongs to one. */
import { z } from "zod";
import { COUNTRIES } from "./countries.ts";

/** The categories of stakeholders. The first three are those between which consensus is sought. */
export const CATEGORIES = ["government", "enterprise", "vendor", "academia", "civil-society", "standards-body"] as const;
export type Category = (typeof CATEGORIES)[number];

export const MEMBERSHIP_ROLES = ["head", "member"] as const;
export type MembershipRole = (typeof MEMBERSHIP_ROLES)[number];

/** asked: the person asked to join; active; ended: left, refused or removed. An invitation is a token, not yet a membership. */
export const MEMBERSHIP_STATES = ["asked", "active", "ended"] as const;
export type MembershipState = (typeof MEMBERSHIP_STATES)[number];

/** How it was found that an organisation is what it says: by a mail to the domain of its website, which its head read; or by an administrator. */
export const VERIFICATIONS = ["mail", "administrator"] as const;
export type Verification = (typeof VERIFICATIONS)[number];

/** An organisation as it stood at the moment of a contribution; it is kept with the contribution. */
export interface Affiliation {
  organisationId: string | null;
  organisationName: string;
  category: Category | null;
}

const SLUG_MAX = 60;

/** An organisation's name as the last part of its address: lower case, ASCII letters, digits and hyphens, at most 60 characters. */
export function slugOf(name: string): string {
  return plainOf(name).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, SLUG_MAX).replace(/-+$/, "") || "organisation";
}

/** Whether the slug says the whole name. Where it does not (東京電力, or a very long name), two different names may have one slug. */
export function isWholeSlug(name: string): boolean {
  const plain = plainOf(name);
  return !/[^a-z0-9]/.test(plain.replace(/[^\p{L}\p{M}\p{N}]/gu, "")) && plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").length <= SLUG_MAX;
}

/** Latin letters that Unicode does not take apart. */
const APART: Readonly<Record<string, string>> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

/** A name as it is compared: without case, accents, what cannot be seen, and forms of letters that only look different. */
export function plainOf(name: string): string {
  return name.normalize("NFKD").replace(/[\u0300-\u036f]|\p{DI}/gu, "").toLowerCase().replace(/[ßæœøłđðþı]/g, (letter) => APART[letter] ?? letter);
}

/** Latin letters beside Cyrillic or Greek ones in one word: "Nоrthwind" that looks like "Northwind" and is another name. */
function mixesScripts(name: string): boolean {
  return name.split(/[^\p{L}\p{M}]+/u).some((word) => /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word));
}

/** Text of one line, without control characters, so that it can stand in a mail header; nor what turns the direction of text or cannot be seen, so that nobody poses as another. */
export const oneLine = (max: number) =>
  z
    .string({ error: "required" })
    .trim()
    .min(1, "required")
    .max(max, "too-long")
    // Joiners and variation selectors cannot be seen either, but Persian, Hindi and others are not written without them.
    .regex(/^(?:[\u200C\u200D\uFE00-\uFE0F]|[^\p{Cc}\p{Zl}\p{Zp}\p{DI}\u2800])*$/u, "one-line");

/** An address of the web without a name and password in it: "https://northwind.example@evil.example" is not Northwind's. */
function isWebsite(text: string): boolean {
  if (!/^https?:\/\/\S+$/.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === "" && password === "";
}

/** A website as it is shown: where it leads, and the host alone as the browser would go to it, so that what looks like another one stands in its ASCII form. Null: none. */
export function websiteShown(website: string | null): { href: string; host: string } | null {
  if (!website || !isWebsite(website)) return null;
  const { href, host } = new URL(website);
  return { href, host };
}

export const organisationForm = z.object({
  name: oneLine(160).regex(/[\p{L}\p{N}]/u, "required").refine((name) => !mixesScripts(name), "mixed-scripts"),
  category: z.enum(CATEGORIES, { error: "choose" }),
  country: z.string({ error: "choose" }).refine((code) => COUNTRIES.includes(code), "country"),
  website: z
    .string()
    .trim()
    .max(200, "too-long")
    .refine(isWebsite, "website")
    .optional(),
});

/** What a head does with a membership, or, "leave", a member with the own one. */
export const MEMBERSHIP_CHANGES = ["admit", "refuse", "make-head", "make-member", "remove", "leave"] as const;
export type MembershipChange = (typeof MEMBERSHIP_CHANGES)[number];

export const membershipForm = z.object({ person: z.string({ error: "required" }).max(64, "too-long"), change: z.enum(MEMBERSHIP_CHANGES, { error: "choose" }) });

/** `organisation` empty: the first one of the person's. */
export const affiliationForm = z.object({ organisation: z.string().max(64, "too-long").optional(), next: z.string().max(2_000).optional() });

/** The handle of a listed invitation, which is not what its mail holds. */
export const withdrawalForm = z.object({ invitation: z.string({ error: "required" }).max(64, "too-long") });

export const invitationForm = z.object({
  email: z.string({ error: "required" }).trim().toLowerCase().max(254, "too-long").pipe(z.email("email")),
  role: z.enum(MEMBERSHIP_ROLES, { error: "choose" }),
});
