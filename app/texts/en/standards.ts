/** English for what is said of a standard as such: its head, its page, its rounds. */
import type { RoundState } from "#app/domain/rounds.ts";
import type { Stage } from "#app/domain/stages.ts";
import { number, plural } from "../language.ts";

/** As the stage line says them where there is little room. */
const stagesShort: Record<Stage, string> = { "00": "Preliminary", "10": "Proposal", "20": "WD", "30": "CD", "40": "Enquiry", "50": "Approval", "60": "Published", "90": "Review", "95": "Withdrawn" };

export const standards = {
  tabsLabel: "This standard",
  stageLine: "Stage",
  stagesShort,
  abandoned: "abandoned",
  closes: "closes",
  closed: "closed",
  opens: "opens",
  daysUntil: (days: number) => plural("en", days, { one: "in # day", other: "in # days" }),
  noRound: "No round yet",
  withheld: "Others’ comments are shown when it closes",
  roundStates: { "not-open-yet": "opens soon", open: "open", closed: "closed" } satisfies Record<RoundState, string>,
  purpose: "Purpose",
  scope: "Scope",
  drafts: "Drafts",
  draft: "Draft",
  date: "Date",
  lines: "Lines",
  words: "Words",
  read: (label: string) => `Read ${label}`,
  compare: (label: string) => `Compare with ${label}`,
  lineCount: (count: number) => plural("en", count, { one: "# line", other: "# lines" }),
  wordCount: (count: number) => plural("en", count, { one: "# word", other: "# words" }),
  count: (value: number) => number("en", value),
  noDrafts: "No draft has been published yet. When one is, it can be read here and a round can be opened on it.",
  rounds: "Rounds",
  noRounds: "No round has been opened yet. Comments can be sent once there is one.",
  roundOn: (label: string) => `on ${label}`,
  extendedFrom: "Extended from",
  closedEarly: (reason: string) => `Closed early: ${reason}`,
  commentsByType: "By type",
  commentsByHandling: "By handling",
  shortPeriod: "shorter than 60 days",
  whoTakesPart: "Who takes part",
  nobodyYet: "No organisation has commented yet.",
  organisationComments: (count: number) => plural("en", count, { one: "# comment", other: "# comments" }),
  facilitators: "Facilitators",
  facilitating: "You facilitate this standard",
  workbench: "Open the workbench",
  newDraft: "Bring in a draft",
  newRound: "Open a round",
  extendRound: "Extend the round",
  closeRound: "Close the round",
  dispose: "Work through the comments",
  readNewest: (label: string) => `Read ${label}`,
};
