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

/** An organisation as it stood at the moment of a contribution; it is kept with the contribution. */
export interface Affiliation {
  organisationId: string | null;
  organisationName: string;
  category: Category | null;
}

/** An organisation's name as the last part of its address: lower case, ASCII letters, digits and hyphens, at most 60 characters. */
export function slugOf(name: string): string {
  const plain = name.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-+$/, "") || "organisation";
}

/** Text of one line, without control characters, so that it can stand in a mail header; nor what turns the direction of text or cannot be seen, so that nobody poses as another. */
export const oneLine = (max: number) =>
  z
    .string({ error: "required" })
    .trim()
    .min(1, "required")
    .max(max, "too-long")
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]*$/u, "one-line");

export const organisationForm = z.object({
  name: oneLine(160),
  category: z.enum(CATEGORIES, { error: "choose" }),
  country: z.string({ error: "choose" }).refine((code) => COUNTRIES.includes(code), "country"),
  website: z
    .string()
    .trim()
    .max(200, "too-long")
    .regex(/^https?:\/\/[^\s]+$/, "website")
    .optional(),
});

/** What a head does with a membership, or, "leave", a member with the own one. */
export const MEMBERSHIP_CHANGES = ["admit", "refuse", "make-head", "make-member", "remove", "leave"] as const;
export type MembershipChange = (typeof MEMBERSHIP_CHANGES)[number];

export const membershipForm = z.object({ person: z.string({ error: "required" }).max(64, "too-long"), change: z.enum(MEMBERSHIP_CHANGES, { error: "choose" }) });

/** `organisation` empty: the first one of the person's. */
export const affiliationForm = z.object({ organisation: z.string().max(64, "too-long").optional(), next: z.string().max(2_000).optional() });

export const invitationForm = z.object({
  email: z.string({ error: "required" }).trim().toLowerCase().max(254, "too-long").pipe(z.email("email")),
  role: z.enum(MEMBERSHIP_ROLES, { error: "choose" }),
});
