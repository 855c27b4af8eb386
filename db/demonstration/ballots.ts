/** The ballots of the demonstration: with which round each opens and closes, who has a vote, and what each organisation cast, in the order in which it did. */
import type { RuleName } from "#app/domain/ballots/rules.ts";
import type { Part, Position } from "#app/domain/ballots/positions.ts";
import type { Subject } from "#app/domain/ballots/ballots.ts";

/** `by`: key of the head of an organisation. `comments`: keys of comments on the same draft, the organisation's own or supported. */
export interface DemonstrationVote {
  by: string;
  position: Position;
  comments?: string[];
}

/** `round`: key of the round with which it opens and closes. */
export interface DemonstrationBallot {
  standard: string;
  round: string;
  subject: Exclude<Subject, "question">;
  rule: RuleName;
  votes: DemonstrationVote[];
}

/** Everybody has a vote but the secretariat, which is neutral, and the testing laboratories, which are in liaison. */
export const OUTSIDE: Record<string, Part | null> = { "commonline-secretariat": null, "interlab-council": "liaison" };

export const BALLOTS: DemonstrationBallot[] = [
  {
    standard: "cl-27", round: "cl-27-cd1", subject: "advance", rule: "public-private-consensus",
    votes: [
      { by: "tanaka", position: "approve" },
      { by: "brandt", position: "disapprove", comments: ["c-23", "c-42"] },
      { by: "rojas", position: "approve" },
      { by: "wanjiru", position: "approve" },
      { by: "munoz", position: "abstain" },
      { by: "okafor", position: "disapprove", comments: ["c-07"] },
      { by: "whitfield", position: "approve" },
      { by: "sjoberg", position: "approve-with-comments", comments: ["c-28", "c-37"] },
      { by: "dvorak", position: "approve-with-comments", comments: ["c-43"] },
      { by: "vandijk", position: "abstain" },
      { by: "chen", position: "approve" },
      { by: "ruiz", position: "disapprove", comments: ["c-16", "c-24"] },
      { by: "krueger", position: "approve-with-comments", comments: ["c-22"] },
      { by: "munoz", position: "approve" },
      { by: "lefevre", position: "disapprove", comments: ["c-30"] },
      { by: "ohanlon", position: "approve-with-comments", comments: ["c-40"] },
      { by: "tanaka", position: "approve-with-comments", comments: ["c-46", "c-56"] },
      { by: "deshpande", position: "approve-with-comments", comments: ["c-52"] },
      { by: "brandt", position: "approve-with-comments", comments: ["c-23", "c-42"] },
    ],
  },
  {
    standard: "cl-27", round: "cl-27-ed1", subject: "advance", rule: "public-private-consensus",
    votes: [
      { by: "tanaka", position: "approve" },
      { by: "krueger", position: "approve" },
      { by: "rojas", position: "disapprove", comments: ["e-12"] },
      { by: "deshpande", position: "abstain" },
      { by: "okafor", position: "approve-with-comments", comments: ["e-06"] },
      { by: "ohanlon", position: "approve" },
      { by: "chen", position: "approve-with-comments", comments: ["e-15"] },
      { by: "brandt", position: "disapprove", comments: ["e-19", "e-22"] },
      { by: "wanjiru", position: "approve-with-comments", comments: ["e-09"] },
      { by: "tremblay", position: "approve-with-comments", comments: ["e-02"] },
      { by: "munoz", position: "approve-with-comments", comments: ["e-25"] },
      { by: "whitfield", position: "disapprove", comments: ["e-27"] },
      { by: "rojas", position: "approve-with-comments", comments: ["e-12", "e-28"] },
    ],
  },
];
