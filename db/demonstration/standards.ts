/** The standards of the demonstration, their drafts in order and their rounds, in days relative to the moment of seeding. */
import { type Domain } from "#app/domain/standards.ts";

export type DraftKey = "wd1" | "cd1" | "ed1" | "cl31-cd1" | "cl34-wd1";

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
];
