/** English for what is looked at before a draft is published: what a standard requires, and how it stands. */
import type { Check } from "#app/domain/drafting/readiness.ts";
import { plural } from "../language.ts";

/** Of each: what is asked for. */
export const checks: Record<Check, string> = {
  technical: "every technical comment has a disposition",
  objections: "every objection of a ballot has an answer",
  collisions: "no two amendments change the same words",
  amendments: "every amendment is decided",
  references: "every cross-reference leads somewhere",
};

const states: Record<Check, (count: number) => string> = {
  technical: (count) => (count === 0 ? "Every technical comment has a disposition" : plural("en", count, { one: "# technical comment has no disposition", other: "# technical comments have no disposition" })),
  objections: (count) => (count === 0 ? "Every objection of a ballot has an answer" : plural("en", count, { one: "# objection of a ballot has no answer", other: "# objections of ballots have no answer" })),
  collisions: (count) => (count === 0 ? "No two amendments change the same words" : plural("en", count, { one: "# pair of amendments changes the same words", other: "# pairs of amendments change the same words" })),
  amendments: (count) => (count === 0 ? "Every amendment is decided" : plural("en", count, { one: "# amendment is not decided; it would travel to the next draft", other: "# amendments are not decided; they would travel to the next draft" })),
  references: (count) => (count === 0 ? "Every cross-reference leads somewhere" : plural("en", count, { one: "# cross-reference leads nowhere", other: "# cross-references lead nowhere" })),
};

export const readiness = {
  title: "Before publishing",
  states,
  noRound: "No round was held on this draft",
  roundOpen: (number: number) => `Round ${number} is still open`,
  roundClosed: (number: number) => `Round ${number} is closed`,
  unanswered: (count: number) => (count === 0 ? "Every accepted comment is in the text" : plural("en", count, { one: "# accepted comment is not in the text yet", other: "# accepted comments are not in the text yet" })),
  whichReferences: (shown: number, count: number) => (shown < count ? `Show the first ${shown}` : "Show them"),
  reference: (line: number, text: string) => `Line ${line} of the new draft: ${text}`,
  fulfilled: "done:",
  open: "open:",
  weights: { required: "required", warning: "warning" },
  blocked: "What is required is still open. Follow its link, and come back: the text stays saved.",
  rules: "What this standard requires",
  rulesLink: "What is required, and what a warning",
  rulesLead: "A draft can only be published when what you tick is so. The rest is shown as a warning.",
  rulesLegend: "Before a draft is published",
  rulesAlways: "That the round is over is always required. Who changed this and when is in the public record.",
  rulesSave: "Save what is required",
  rulesSaved: "Saved. It holds from the next draft on.",
  options: {
    technical: "Every technical comment has a disposition",
    objections: "Every objection of a ballot has an answer",
    collisions: "No two amendments change the same words without a decision",
    amendments: "Every amendment is decided",
    references: "Every cross-reference and clause number leads somewhere",
  } satisfies Record<Check, string>,
  toList: "See all that is open",
};
