/** The standards of the demonstration, their drafts in order and their rounds, in days relative to the moment of seeding. */
import type { Disclosure } from "#app/domain/rounds.ts";
import type { StageCode } from "#app/domain/stages/moves.ts";
import { type Domain } from "#app/domain/standards.ts";

export type DraftKey = "wd1" | "cd1" | "ed1" | "cl31-cd1" | "cl34-wd1" | "cl36-cd1" | "cl36-cd2";

/** `key` is the name of the file drafts/<key>.md without its ending. */
export interface DemonstrationDraft {
  key: DraftKey;
  label: string;
  /** ISO harmonised stage code. */
  stage: string;
  /** Days before the moment of seeding. */
  publishedDaysAgo: number;
}

/** A round is closed where `closesInDays` is negative. Both count from the moment of seeding. */
export interface DemonstrationRound {
  key: string;
  draft: DraftKey;
  kind: "comment" | "comment-and-ballot";
  opensDaysAgo: number;
  closesInDays: number;
  /** Comments are told at once, unless it says otherwise. */
  disclosure?: Disclosure;
  /** A recirculation: it opens only what changed. */
  narrow?: true;
}

/** What the facilitator moved by itself; drafts move the stage too. */
export interface DemonstrationMove {
  from: StageCode;
  to: StageCode;
  daysAgo: number;
  reason: string;
}

export interface DemonstrationStandard {
  key: string;
  identifier: string;
  title: string;
  scope: string;
  purpose: string;
  domain: Domain;
  /** Key of the person who opens rounds and disposes. */
  facilitator: string;
  drafts: DemonstrationDraft[];
  rounds: DemonstrationRound[];
  moves?: DemonstrationMove[];
}

export const STANDARDS: DemonstrationStandard[] = [
  {
    key: "cl-27",
    identifier: "CL 27",
    title: "End-to-end cyber security assurance for technology suppliers",
    scope: "What a buyer may ask of every supplier, from governance to traceability, with the evidence for each requirement.",
    purpose:
      "Buyers ask suppliers the same questions in hundreds of forms, and few say what would count as a good answer. " +
      "One set of requirements, with the purpose of each and the evidence that shows it, lets a supplier answer once and lets every buyer and every government compare.",
    domain: "supply-chain-assurance",
    facilitator: "lind",
    drafts: [
      { key: "wd1", label: "Working draft 1", stage: "20.20", publishedDaysAgo: 212 },
      { key: "cd1", label: "Committee draft 1", stage: "30.20", publishedDaysAgo: 132 },
      { key: "ed1", label: "Enquiry draft 1", stage: "40.20", publishedDaysAgo: 44 },
    ],
    rounds: [
      { key: "cl-27-wd1", draft: "wd1", kind: "comment", opensDaysAgo: 210, closesInDays: -150 },
      { key: "cl-27-cd1", draft: "cd1", kind: "comment-and-ballot", opensDaysAgo: 130, closesInDays: -60 },
      { key: "cl-27-ed1", draft: "ed1", kind: "comment-and-ballot", opensDaysAgo: 43, closesInDays: 17 },
    ],
    moves: [
      { from: "20.20", to: "20.60", daysAgo: 149, reason: "Round 1 is over. All of its comments get their disposition before the committee draft." },
      { from: "20.60", to: "20.99", daysAgo: 134, reason: "The working group agreed that the draft goes to the committee." },
      { from: "30.20", to: "30.60", daysAgo: 58, reason: "Round 2 and ballot 1 are over." },
      { from: "30.60", to: "30.99", daysAgo: 46, reason: "Ballot 1 was carried, so that the next draft goes to the enquiry." },
    ],
  },
  {
    key: "cl-31",
    identifier: "CL 31",
    title: "Coordinated disclosure and remediation times",
    scope: "Common deadlines for acknowledging, fixing and disclosing a vulnerability, and the coordination among those who know of it.",
    purpose:
      "Finders, suppliers, coordinators and buyers count time from different moments. " +
      "A common clock tells each of them what happens next and what is done when a step takes longer.",
    domain: "vulnerability-resolution",
    facilitator: "aebischer",
    drafts: [{ key: "cl31-cd1", label: "Committee draft 1", stage: "30.20", publishedDaysAgo: 19 }],
    rounds: [{ key: "cl-31-cd1", draft: "cl31-cd1", kind: "comment", opensDaysAgo: 18, closesInDays: 52 }],
  },
  {
    key: "cl-34",
    identifier: "CL 34",
    title: "Signed firmware and verified start",
    scope: "How firmware is signed, how a unit verifies it at each start, and how the unit recovers when it cannot.",
    purpose:
      "A buyer can rely on the firmware of a unit only if every stage of its start is verified by the one before. " +
      "The requirements are kept apart from CL 27 so that makers of components can be held to them directly.",
    domain: "research-and-development",
    facilitator: "lind",
    drafts: [{ key: "cl34-wd1", label: "Working draft 1", stage: "20.20", publishedDaysAgo: 6 }],
    rounds: [],
  },
  {
    key: "cl-36",
    identifier: "CL 36",
    title: "Notice of the end of support",
    scope: "What a supplier tells its buyers before it ends the support of a product: when, in which form, and what it does until then.",
    purpose:
      "Buyers learn of the end of support when it has come, and go on using what nobody corrects any more. " +
      "One form of notice, early enough for a tender, lets them replace a product in time or reduce the risk of keeping it.",
    domain: "delivery-and-services",
    facilitator: "aebischer",
    drafts: [
      { key: "cl36-cd1", label: "Committee draft 1", stage: "30.20", publishedDaysAgo: 117 },
      { key: "cl36-cd2", label: "Committee draft 2", stage: "30.20", publishedDaysAgo: 30 },
    ],
    rounds: [
      { key: "cl-36-cd1", draft: "cl36-cd1", kind: "comment", opensDaysAgo: 116, closesInDays: -54, disclosure: "after-close" },
      { key: "cl-36-cd2", draft: "cl36-cd2", kind: "comment", opensDaysAgo: 28, closesInDays: 33, disclosure: "after-close", narrow: true },
    ],
    moves: [
      { from: "30.20", to: "30.60", daysAgo: 53, reason: "Round 1 is over." },
      { from: "30.60", to: "30.93", daysAgo: 33, reason: "Requirements of clause 4 change, so that the committee sees them again, and nothing else." },
    ],
  },
];
