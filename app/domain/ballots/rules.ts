/** The rules of ballots that are shipped, as data, each with its source. What their measures mean stands in measures.ts, what a facilitator may change in variants.ts. */
import type { Test } from "./measures.ts";
import type { Part, Position } from "./positions.ts";

export const RULE_NAMES = ["public-private-consensus", "iso-dis-fdis", "iso-cd", "ieee-sa", "iesg", "oasis-special-majority", "two-chambers", "cen"] as const;
export type RuleName = (typeof RULE_NAMES)[number];

export interface Rule {
  /** One of RULE_NAMES, or what a variant is called. */
  name: string;
  /** Where it is written; null of a variant's own. */
  source: string | null;
  /** The parts that vote. Of the others a position is not counted. */
  parts: readonly Part[];
  /** What the form offers, in its order. */
  positions: readonly Position[];
  /** Whether a disapproval counts to which no technical comment is tied. Where not, it is a return and nothing else. */
  unreasonedCount: boolean;
  /** Days after the close within which a disapproval may be turned; null: none. */
  flipDays: number | null;
  /** Whether it goes round once more while a disapproval is unresolved or substance has changed. */
  recirculates: boolean;
  /** "chair": the chair judges the consensus, and the tests settle a doubt. */
  decidedBy: "tests" | "chair";
  /** Approved: all of them are passed, and somebody approves. */
  tests: readonly Test[];
}

const COMMON: readonly Position[] = ["approve", "approve-with-comments", "disapprove", "abstain"];
const TWO_THIRDS: Test = { name: "approval", count: "yes", of: "yes+no", operator: "≥", threshold: "2/3" };
const ONE_QUARTER: Test = { name: "opposition", count: "no", of: "yes+no", operator: "≤", threshold: "1/4" };

export const RULES: Record<RuleName, Rule> = {
  "public-private-consensus": {
    name: "public-private-consensus",
    source: "Ours: ISO's two tests on all organisations, a return of one half, and one half of each of government, enterprise and vendor",
    parts: ["voting", "observing"],
    positions: COMMON,
    unreasonedCount: false,
    flipDays: null,
    recirculates: false,
    decidedBy: "tests",
    tests: [
      TWO_THIRDS,
      ONE_QUARTER,
      { name: "return", count: "returns", of: "eligible", operator: "≥", threshold: "1/2" },
      { name: "half-of-each", count: "yes", of: "yes+no", operator: "≥", threshold: "1/2", categories: ["government", "enterprise", "vendor"] },
    ],
  },
  "iso-dis-fdis": {
    name: "iso-dis-fdis",
    source: "ISO/IEC Directives, Part 1, 2.6.3 (enquiry draft, DIS) and 2.7.3 (final draft, FDIS)",
    parts: ["voting", "observing"],
    positions: COMMON,
    unreasonedCount: false,
    flipDays: null,
    recirculates: false,
    decidedBy: "tests",
    tests: [{ ...TWO_THIRDS, parts: ["voting"] }, ONE_QUARTER],
  },
  "iso-cd": {
    name: "iso-cd",
    source: "ISO/IEC Directives, Part 1, 2.5.6 (committee draft, CD)",
    parts: ["voting"],
    positions: COMMON,
    unreasonedCount: true,
    flipDays: null,
    recirculates: false,
    decidedBy: "chair",
    tests: [TWO_THIRDS],
  },
  /** Negatives without a comment are returns, and in no approval rate: so the balloting system's own reports count them. */
  "ieee-sa": {
    name: "ieee-sa",
    source: "IEEE SA Standards Board Operations Manual, 5.4.3",
    parts: ["voting"],
    positions: COMMON,
    unreasonedCount: false,
    flipDays: null,
    recirculates: true,
    decidedBy: "tests",
    tests: [
      { name: "return", count: "returns", of: "eligible", operator: "≥", threshold: "3/4" },
      { name: "approval", count: "yes", of: "yes+no", operator: "≥", threshold: "3/4" },
      { name: "abstentions", count: "abstentions", of: "returns", operator: "<", threshold: "3/10" },
      { name: "balance", count: "eligible", of: "group", operator: "≤", threshold: "1/3", categories: "each" },
    ],
  },
  /** Two thirds of whole people, rounded up, are the least number that is two thirds of them or more: no ceiling is needed. */
  iesg: {
    name: "iesg",
    source: "IESG ballot procedures, standards track, as the IETF datatracker counts them",
    parts: ["voting"],
    positions: ["approve", "no-objection", "disapprove", "abstain", "recuse"],
    unreasonedCount: true,
    flipDays: null,
    recirculates: false,
    decidedBy: "tests",
    tests: [
      { name: "one-yes", count: "yes", of: null, operator: "≥", threshold: "1" },
      { name: "blocking", count: "no", of: null, operator: "≤", threshold: "0" },
      { name: "support", count: "yes+no-objection", of: "eligible", operator: "≥", threshold: "2/3" },
    ],
  },
  "oasis-special-majority": {
    name: "oasis-special-majority",
    source: "OASIS TC Process, Special Majority Vote",
    parts: ["voting"],
    positions: COMMON,
    unreasonedCount: true,
    flipDays: null,
    recirculates: false,
    decidedBy: "tests",
    tests: [
      { ...TWO_THIRDS, of: "eligible" },
      { ...ONE_QUARTER, of: "eligible" },
    ],
  },
  /** Vendors stand for the certificate issuers, enterprises for the certificate consumers. One yes of one vote met "50 % plus one" in ballot FORUM-020: more than half, of any number. */
  "two-chambers": {
    name: "two-chambers",
    source: "CA/Browser Forum, Bylaws, 2.3(6) and 2.3(7)",
    parts: ["voting"],
    positions: COMMON,
    unreasonedCount: true,
    flipDays: null,
    recirculates: false,
    decidedBy: "tests",
    tests: [
      { ...TWO_THIRDS, categories: ["vendor"] },
      { name: "majority", count: "yes", of: "yes+no", operator: ">", threshold: "1/2", categories: ["enterprise"] },
      { name: "one-yes", count: "yes", of: null, operator: "≥", threshold: "1", categories: ["vendor", "enterprise"] },
      { name: "quorum", count: "returns", of: "eligible", operator: ">", threshold: "1/2" },
    ],
  },
  cen: {
    name: "cen",
    source: "CEN-CENELEC Internal Regulations, Part 2, clause 6, since 1 January 2017, as Dansk Standard reports it",
    parts: ["voting"],
    positions: COMMON,
    unreasonedCount: true,
    flipDays: null,
    recirculates: false,
    decidedBy: "tests",
    tests: [
      { name: "approval", count: "yes", of: "yes+no", operator: "≥", threshold: "55/100" },
      { name: "population", count: "yes", of: "yes+no", operator: "≥", threshold: "65/100", weighed: true },
    ],
  },
};

export const DEFAULT_RULE: RuleName = "public-private-consensus";
