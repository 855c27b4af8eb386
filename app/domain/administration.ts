/** What administrators see: accounts, organisations and facilitators as they are listed. Moments are ISO strings. */
import type { OrganisationListed } from "./memberships.ts";
import type { Verdict } from "./refusals.ts";

export const ADMINISTRATION_TABS = ["accounts", "organisations", "facilitators"] as const;
export type AdministrationTab = (typeof ADMINISTRATION_TABS)[number];

/** Only administrators see an account's address. */
export interface AccountListed {
  id: string;
  name: string;
  email: string;
  confirmed: boolean;
  administrator: boolean;
  disabled: boolean;
  registeredAt: string;
  organisations: { slug: string; name: string; head: boolean }[];
  /** How many standards the person facilitates. */
  facilitates: number;
  own: boolean;
  /** Whether the account may be disabled, and its person cease to be an administrator. */
  cease: Verdict;
}

export interface OrganisationMarked extends OrganisationListed {
  id: string;
  website: { href: string; host: string } | null;
  registeredAt: string;
  /** The heads who can sign in, by name; none: nobody but an administrator decides on requests. */
  heads: string[];
}

export interface StandardFacilitated {
  id: string;
  slug: string;
  identifier: string;
  title: string;
  /** `cease`: whether the person may be dismissed. */
  facilitators: { id: string; name: string; email: string; disabled: boolean; cease: Verdict }[];
}

/** What was just done, for the page to say. */
export const ADMINISTRATION_SAID = ["disable", "enable", "make-administrator", "unmake-administrator", "verified", "not-verified", "named", "dismissed"] as const;
export type AdministrationSaid = (typeof ADMINISTRATION_SAID)[number];
