/** English for ballots: what is voted on, under which rule, how it stands, and what a vote is told. */
import { amendmentCode } from "#app/domain/amendments/states.ts";
import { isStrawPoll, type Secrecy, type Subject } from "#app/domain/ballots/ballots.ts";
import type { Move } from "#app/domain/ballots/margins.ts";
import { fraction, type Measure, type Operator, type Test } from "#app/domain/ballots/measures.ts";
import type { Part, Position, Stand } from "#app/domain/ballots/positions.ts";
import type { RuleName } from "#app/domain/ballots/rules.ts";
import type { TestResult, Void } from "#app/domain/ballots/tally.ts";
import type { Difference } from "#app/domain/ballots/variants.ts";
import type { Category } from "#app/domain/organisations.ts";
import type { Stage } from "#app/domain/stages.ts";
import { number, plural, utcMoment } from "../language.ts";
import { categories } from "./words.ts";

const organisations = (count: number) => plural("en", count, { one: "# organisation", other: "# organisations" });

const ruleNames: Record<RuleName, string> = {
  "public-private-consensus": "Public-private consensus",
  "iso-dis-fdis": "ISO DIS and FDIS",
  "iso-cd": "ISO CD",
  "ieee-sa": "IEEE SA",
  iesg: "IESG, standards track",
  "oasis-special-majority": "OASIS special majority",
  "two-chambers": "Two chambers (CA/Browser Forum)",
  cen: "CEN since 2017",
};

const counts: Record<Measure, string> = { yes: "approvals", no: "disapprovals", "yes+no": "approvals and disapprovals", "yes+no-objection": "approvals and no objections", abstentions: "abstentions", returns: "votes returned", eligible: "organisations", group: "organisations" };
const wholes: Record<Measure, string> = { ...counts, "yes+no": "the votes cast", returns: "the votes returned", eligible: "those who may vote", group: "the whole ballot group" };
const operators: Record<Operator, string> = { "≥": "at least", ">": "more than", "≤": "no more than", "<": "fewer than" };
const shares: Record<string, string> = { "1/2": "one half", "1/3": "one third", "2/3": "two thirds", "1/4": "one quarter", "3/4": "three quarters" };

/** Two thirds; 55 %; 5/7. */
function share(threshold: string): string {
  const [part, whole] = fraction(threshold);
  return shares[threshold] ?? (100 % whole === 0 ? `${(part * 100) / whole} %` : threshold);
}

function categoryName(category: string): string {
  return categories[category as Category] ?? category;
}

/** "Approvals are at least two thirds of the votes cast". */
function bound({ count, of, operator, threshold, weighed, parts }: Pick<Test, "count" | "of" | "operator" | "threshold" | "weighed" | "parts">): string {
  const amount = of === null ? `${operators[operator]} ${threshold}` : `${operators[operator]} ${share(threshold)} of ${wholes[of]}`;
  const who = [weighed ? "by weight" : "", parts ? `of ${parts.map((part) => partNames[part]).join(" and ")} members` : ""].filter(Boolean).join(", ");
  const sentence = `${counts[count]}${who ? ` (${who})` : ""} are ${amount}`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

const partNames: Record<Part, string> = { voting: "voting (P)", observing: "observing (O)", liaison: "liaison" };

const positions: Record<Position, string> = { approve: "approve", "approve-with-comments": "approve with comments", "no-objection": "no objection", disapprove: "disapprove", abstain: "abstain", recuse: "recuse" };

const stood: Record<Stand, string> = { yes: "approve now", "no-objection": "do not object", no: "disapprove now", unreasoned: "disapprove without a technical comment", abstain: "abstain now", none: "have not voted" };

const testWords: Record<string, string> = { approval: "too few approvals", opposition: "too many disapprovals", return: "too few have voted", quorum: "too few have voted", abstentions: "too many abstentions", balance: "one category is too large", "half-of-each": "below one half", majority: "no majority", "one-yes": "no approval", blocking: "a vote blocks it", support: "too little support", population: "too small a population" };

const voids: Record<Void, string> = {
  "nobody-eligible": "nobody may vote",
  "nobody-voted": "nobody has voted",
  "only-abstentions": "there are only abstentions",
  "nothing-counts": "no vote that was cast counts",
  "nobody-approved": "nobody approves",
};

const fields: Record<Extract<Difference, { field: unknown }>["field"], string> = { parts: "Who votes", positions: "Positions", unreasonedCount: "Disapprovals without a technical comment", flipDays: "Days to turn a disapproval after the close", recirculates: "Recirculation", decidedBy: "Decided by" };

function valueOf(field: keyof typeof fields, value: unknown): string {
  if (field === "parts") return (value as Part[]).map((part) => partNames[part]).join(", ");
  if (field === "positions") return (value as Position[]).map((position) => positions[position]).join(", ");
  if (field === "unreasonedCount") return value ? "count" : "do not count";
  if (field === "flipDays") return value === null ? "none" : number("en", Number(value));
  if (field === "recirculates") return value ? "yes" : "no";
  return String(value);
}

const subjects: Record<Subject, string> = { advance: "Advance to the next stage?", publish: "Publish?", confirm: "Confirm?", withdraw: "Withdraw?", amendment: "An amendment (straw poll)", question: "A question (straw poll)" };

interface Voted {
  subject: Subject;
  question: string | null;
  amendment: number | null;
  advancesTo: Stage | null;
}

const stagesReached: Partial<Record<Stage, string>> = { "10": "proposal", "20": "working draft", "30": "committee draft", "40": "enquiry", "50": "approval", "60": "publication" };

function votedOn({ subject, question, amendment, advancesTo }: Voted): string {
  if (subject === "advance" && advancesTo) return `Advance to ${stagesReached[advancesTo] ?? "the next stage"}?`;
  if (subject === "question") return question ?? "";
  return subject === "amendment" ? `Adopt amendment ${amendmentCode(amendment ?? 0)}?` : subjects[subject];
}

export const ballots = {
  title: "Ballots",
  code: (ballot: number) => `Ballot ${ballot}`,
  subjects,
  heading: (of: Voted) => (isStrawPoll(of.subject) ? votedOn(of) : `Ballot: ${votedOn(of).toLowerCase()}`),
  votedOn,
  on: (label: string) => `on ${label}`,
  strawPoll: "straw poll",
  secrecies: { open: "Open: every vote is shown at once", "secret-until-close": "Secret until the close: who has voted is shown, what they voted is not" } satisfies Record<Secrecy, string>,
  secretTag: "secret until the close",
  ruleNames,
  rule: "Rule",
  partNames,
  positions,
  empty: "No ballot has been opened on this standard yet. When one is, its votes and its result are shown here.",
  emptyFacilitator: "No ballot has been opened on this standard yet. Open one on its newest draft, or ask a question.",
  open: "Open a ballot",
  listed: { subject: "Ballot", draft: "Draft", rule: "Rule", time: "Time", return: "Return", outcome: "Outcome" },
  returned: (voted: number, eligible: number) => `${number("en", voted)} of ${organisations(eligible)} ${voted === 1 ? "has" : "have"} voted`,
  returnShort: (voted: number, eligible: number) => `${number("en", voted)} of ${number("en", eligible)}`,
  outcomes: { carried: "carried", notCarried: "not carried", carriedSoFar: "carried as it stands", notYet: "not yet carried", secret: "secret until the close", counted: "open" },
  because: (reasons: string[]) => reasons.join(", "),
  failed: ({ name, category }: Pick<TestResult, "name" | "category">) => {
    const said = testWords[name.split(":")[0] ?? ""] ?? name;
    return category ? `${categoryName(category)}: ${said}` : said;
  },
  voids,
  resultSoFar: "Result so far",
  result: "Result",
  resultAtClose: "Result at the close",
  resultTurned: "Result with the disapprovals that were turned",
  final: "The ballot is over. This result never changes.",
  turnsUntil: (iso: string) => `Whoever disapproved may still turn the vote, until ${utcMoment("en", iso)}.`,
  secretResult: (iso: string) => `What was voted is secret until the close on ${utcMoment("en", iso)}. Who has voted is shown below; each vote has its receipt in the record already.`,
  chair: "Under this rule the chair judges whether there is consensus; the tests settle a doubt.",
  recirculates: "Under this rule a ballot goes round once more while a disapproval is unresolved.",
  objections: (all: number, open: number) => (all === 0 ? "No comment is tied to a disapproval." : `${plural("en", all, { one: "# comment is tied to disapprovals", other: "# comments are tied to disapprovals" })}: ${open === 0 ? "all of them resolved" : `${number("en", open)} not resolved`}.`),
  polls: "Straw polls",
  ask: "Ask the organisations",
  objectionsTitle: "Disapprovals tied to it",
  objectionsHint: "Each is resolved when the comment’s author is satisfied with its disposition, or withdraws it.",
  decide: (count: number) => plural("en", count, { one: "Dispose of the # that is not decided", other: "Dispose of the # that are not decided" }),
  category: (category: string | null) => (category === null ? "No category" : categoryName(category)),
  barsLabel: "Votes by category",
  barsLegend: "green: approve · red: disapprove · grey: abstain · empty: not voted; the mark is what approvals must reach",
  bar: (category: string, yes: number, no: number, abstain: number, none: number, other: number) => `${category}: ${yes} approve, ${no} disapprove, ${abstain} abstain${other > 0 ? `, ${other} that do not count` : ""}, ${none} not voted`,
  barShort: (yes: number, no: number, abstain: number) => `${yes} · ${no} · ${abstain}`,
  test: (test: Pick<Test, "count" | "of" | "operator" | "threshold" | "weighed" | "parts"> & { categories?: readonly string[] | "each" }) => {
    const scope = test.categories === "each" ? "In each category: " : test.categories ? `In each of ${test.categories.map(categoryName).join(", ")}: ` : "";
    return `${scope}${scope ? bound(test).charAt(0).toLowerCase() + bound(test).slice(1) : bound(test)}`;
  },
  tested: (test: TestResult) => {
    const numbers = test.of === null ? number("en", test.numerator) : `${number("en", test.numerator)} of ${number("en", test.denominator)}${test.denominator > 0 ? ` (${Math.round((test.numerator / test.denominator) * 100)} %)` : ""}`;
    return `${test.category ? `${categoryName(test.category)}: ${bound(test).charAt(0).toLowerCase()}${bound(test).slice(1)}` : bound(test)}: ${numbers}`;
  },
  passed: "met:",
  missed: "not met:",
  change: {
    title: "What would change the outcome",
    votes: (votes: number, approved: boolean, exact: boolean, atLeast: number) =>
      `${exact ? plural("en", votes, { one: "# other vote", other: "# other votes" }) : `${number("en", votes)} other votes, and at least ${number("en", atLeast)},`} would ${approved ? "lose it" : "carry it"}; for instance:`,
    move: ({ category, from, to, votes }: Move) => `${category === null ? "No category" : categoryName(category)}: ${number("en", votes)} that ${votes === 1 ? singular(stood[from]) : stood[from]} would ${positions[to]}`,
    never: "No votes of this electorate would change it.",
    unknown: "Under this rule an approval can also do harm, so it is not worked out.",
  },
  notVoted: (count: number) => `Not voted yet (${number("en", count)})`,
  notVotedAtClose: (count: number) => `Did not vote (${number("en", count)})`,
  everybody: "Every organisation of the electorate has voted.",
  votes: "Votes",
  columns: { organisation: "Organisation", vote: "Vote", reasons: "Comments it is tied to", receipt: "Receipt" },
  noVote: "not voted",
  hasVoted: "has voted",
  doesNotCount: "does not count",
  carriedVote: (previous: number | null) => (previous === null ? "carried" : `stands since ballot ${previous}`),
  turned: (position: Position) => `turned after the close: ${positions[position]}`,
  resolved: "resolved",
  unresolved: "not resolved",
  pages: "Pages of the votes",
  csv: "Votes as CSV",
  json: "Everything as JSON",
  files: "Files",
  previous: (ballot: number) => `Recirculation of ballot ${ballot}`,
  next: (ballot: number) => `Sent round again as ballot ${ballot}`,
  closedEarly: (reason: string) => `Closed early: ${reason}`,
  differs: (original: string) => `A variant of ${original}. It differs in this:`,
  difference: (difference: Difference): string => {
    if ("field" in difference) return `${fields[difference.field]}: ${valueOf(difference.field, difference.is)} (original: ${valueOf(difference.field, difference.was)})`;
    const { was, is } = difference;
    if (!is) return `Left out: ${was ? ballots.test(was) : difference.test}`;
    return was ? `${ballots.test(is)} (original: ${operators[was.operator]} ${was.of === null ? was.threshold : share(was.threshold)})` : `Added: ${ballots.test(is)}`;
  },
  approvedWhen: "Approved when all of this is met, and somebody approves:",
  source: (source: string) => `Source: ${source}.`,
  unreasoned: { true: "A disapproval counts, with or without a technical comment.", false: "A disapproval counts only if a technical comment is tied to it. Without one it is a vote returned, and nothing else." },
  whoVotes: (parts: readonly Part[]) => `Who votes: ${parts.map((part) => partNames[part]).join(", ")} members.`,
  flip: (days: number) => `A disapproval may be turned within ${plural("en", days, { one: "# day", other: "# days" })} after the close.`,
  own: {
    title: "Your organisation’s vote",
    as: (organisation: string) => `You vote as ${organisation}: one vote, which you can change until the close. Every change is on the record.`,
    asCarried: (organisation: string) => `You vote as ${organisation}. Its vote in the ballot before stands unless you change it.`,
    turning: (organisation: string) => `The ballot is over. If ${organisation} is satisfied now, its disapproval can be turned into an approval.`,
    now: (position: Position, by: string, iso: string) => `Cast: ${positions[position]}, by ${by} on ${utcMoment("en", iso)}.`,
    none: "No vote has been cast for it yet.",
    satisfied: "Every comment that this disapproval is tied to is resolved. If nothing else speaks against it, the vote can be turned now.",
    position: "Vote",
    labels: { approve: "Approve", "approve-with-comments": "Approve with comments", "no-objection": "No objection", disapprove: "Disapprove, for the technical reasons below", abstain: "Abstain", recuse: "Recuse: take no part" } satisfies Record<Position, string>,
    disapproveAnyway: "Disapprove",
    comments: "Comments it is tied to",
    commentsHint: "Of your own comments, and those that your organisation supports. Each is followed until it is resolved. They count with a disapproval, or with an approval with comments.",
    noComments: "Your organisation has sent no comment on this standard, and supports none.",
    supported: "supported",
    cast: "Cast the vote",
    changeIt: "Change the vote",
    turn: "Turn the vote",
    readAlone: "Heads of the organisations of the electorate vote here. Everybody can read what is told.",
  },
  receipt: {
    title: "Check a receipt",
    lead: "Every vote has a receipt. Whoever has one finds here whether the vote stands in the public record, and what it says once it is disclosed.",
    field: "Receipt, or its first eight characters",
    check: "Check",
    nothing: "No vote of this ballot has this receipt. Compare the characters; a receipt belongs to one ballot.",
    cast: "The vote is cast. This is its receipt; keep it, and check it here at any time:",
    found: (organisation: string, sequence: number, by: string, iso: string) => `Vote ${sequence} of ${organisation}, cast by ${by} on ${utcMoment("en", iso)}.`,
    carried: (organisation: string, iso: string) => `Vote of ${organisation}, carried from the ballot before on ${utcMoment("en", iso)}.`,
    stands: "It counts.",
    replaced: "A later vote of the organisation stands in its place.",
    says: (position: Position) => `It says: ${positions[position]}.`,
    secret: "What it says is secret until the close.",
    entry: "Its entry in the record",
    recompute: "The receipt is the SHA-256 of this line:",
  },
  form: {
    title: "Open a ballot",
    lead: (label: string) => `It opens now, on ${label}. Its rule and its electorate never change afterwards.`,
    leadNoDraft: "There is no draft yet, so only a question can be asked. The ballot opens now; its rule and its electorate never change afterwards.",
    subject: "What is voted on",
    question: "The question",
    questionHint: "For a straw poll on a question.",
    amendment: "The amendment",
    amendmentHint: "For a straw poll on one amendment. Listed are those that are not decided yet.",
    noAmendment: "none",
    amendmentOption: (amendment: { number: number; clause: string; organisation: string }) => `${amendmentCode(amendment.number)}${amendment.clause ? `, ${amendment.clause}` : ""}, by ${amendment.organisation}`,
    chooseRule: "Under which rule",
    variantTitle: "Change the rule",
    variantLead: "Whatever differs from the original is shown with the ballot. Empty a threshold to leave its test out.",
    variantName: "Name of the variant",
    threshold: (test: string) => `Threshold: ${test.charAt(0).toLowerCase()}${test.slice(1)}`,
    thresholds: "Thresholds",
    thresholdHint: "Such as “≥ 2/3”, “> 50 %” or, where nothing is divided, “≤ 0”.",
    parts: "Who votes",
    unreasoned: "Disapprovals without a technical comment",
    unreasonedYes: "count",
    unreasonedNo: "do not count",
    flipDays: "Days to turn a disapproval after the close",
    flipDaysHint: "Empty: none.",
    secrecy: "Secrecy",
    closesAt: "Closes (UTC)",
    closesHint: "By the server’s clock. The closing moment itself is too late.",
    electors: "Electorate",
    electorsLead: "Fixed at this moment. Offered is every organisation with a head of delegation; proposed are those that commented on this standard.",
    electorsNone: "No organisation has a head of delegation yet. Organisations register on the Organisations page.",
    part: (organisation: string) => `Part of ${organisation}`,
    weight: (organisation: string) => `Weight of ${organisation}`,
    weightLabel: "Weight",
    weightHint: "The weight (a population) counts under this rule.",
    notIn: "not in the electorate",
    submit: "Open the ballot",
  },
  extension: {
    title: (ballot: number) => `Extend ballot ${ballot}`,
    lead: (iso: string) => `It closes on ${utcMoment("en", iso)}. It can be put off, never brought forward this way.`,
    closesAt: "New close (UTC)",
    submit: "Extend the ballot",
  },
  closure: {
    title: (ballot: number) => `Close ballot ${ballot} early`,
    lead: "After this no vote can be cast or changed. It cannot be opened again.",
    confirm: "I close this ballot now",
    submit: "Close the ballot",
    stay: "Go back, leave it open",
    over: "This ballot is over.",
  },
  recirculation: {
    title: (ballot: number) => `Send ballot ${ballot} round again`,
    lead: (label: string | null) => `A new ballot opens now${label ? ` on ${label}` : ""}, under the same rule, to the same electorate. What was cast stands unless an organisation changes it.`,
    submit: "Open the recirculation",
  },
  toBallot: "To the ballot",
  notNow: "As the ballot stands now, this cannot be done.",
  file: {
    columns: ["Organisation", "Category", "Country", "Part", "Weight", "Vote", "Counts as", "Comments", "Cast by", "Cast at (UTC)", "Receipt", "Turned after the close"],
    stands: { yes: "approval", "no-objection": "no objection", no: "disapproval", unreasoned: "return alone", abstain: "abstention", none: "" } satisfies Record<Stand, string>,
    result: "Result",
    test: "Test",
    secret: "secret until the close",
    changes: (from: string, to: string) => `Changes, ${from} to ${to}, and why`,
  },
  daysLeft: (days: number) => (days > 1 ? plural("en", days, { one: "# day left", other: "# days left" }) : "less than a day left"),
};

function singular(words: string): string {
  return words.replace(/^approve/, "approves").replace(/^do not/, "does not").replace(/^disapprove/, "disapproves").replace(/^abstain/, "abstains").replace(/^have/, "has");
}
