/** The forms of ballots and of votes: what browser and server hold them to, and how the rule that a form asks for becomes one. What a ballot is stands in ballots.ts. */
import { z } from "zod";
import { agreementFields, type AgreementFields } from "../delegations/agreements.ts";
import { oneLine } from "../organisations.ts";
import { Malformed } from "../refusals.ts";
import { utcMoment } from "../rounds.ts";
import { SECRECIES, SUBJECTS } from "./ballots.ts";
import { Unreadable } from "./plain-json.ts";
import { PARTS, POSITIONS, type Part } from "./positions.ts";
import { readRule } from "./rule-files.ts";
import { DEFAULT_RULE, RULE_NAMES, RULES, type Rule } from "./rules.ts";
import { differences } from "./variants.ts";

/** The most comments that one position is tied to. */
export const TIED_MAX = 30;
/** The most organisations of an electorate. */
export const ELECTORS_MAX = 2_000;
/** The greatest weight of one organisation: people, where a population counts. */
export const WEIGHT_MAX = 2_000_000_000;

/** A field that is sent once, many times or not at all. */
const many = <S extends z.ZodType>(each: S, most: number) => z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(each).max(most, "too-many"));

export const positionForm = z.object({
  position: z.enum(POSITIONS, { error: "choose" }),
  comments: many(z.coerce.number({ error: "comment-number" }).int("comment-number").min(1, "comment-number"), TIED_MAX).transform((numbers) => [...new Set(numbers)].sort((a, b) => a - b)),
  /** The form that turns a disapproval after the close: what a person saw is what is done. */
  turning: z.literal("on").optional(),
  ...agreementFields,
});
export type PositionForm = Pick<z.output<typeof positionForm>, "position" | "comments"> & AgreementFields;

/** "ID:voting"; "ID:none" is not in the electorate. */
const elector = z
  .string()
  .regex(/^[\w-]{1,64}:(?:none|voting|observing|liaison)$/, "choose")
  .transform((text) => {
    const [organisationId = "", part] = text.split(":");
    return { organisationId, part: part === "none" ? null : (part as Part) };
  });

/** What is emptied arrives as nothing. */
const emptied = <S extends z.ZodType>(each: S) => z.preprocess((value) => (value === "" ? undefined : value), each.optional());

/** A ballot to open. `tests` and `thresholds` belong together in their order, as do `electors` and `weights`. */
export const ballotForm = z
  .object({
    subject: z.enum(SUBJECTS, { error: "choose" }),
    question: oneLine(300).optional(),
    amendment: emptied(z.coerce.number({ error: "choose" }).int("choose").min(1, "choose")),
    rule: z.enum(RULE_NAMES, { error: "choose" }).default(DEFAULT_RULE),
    variant: oneLine(80).optional(),
    tests: many(z.string().max(60), 20),
    thresholds: many(emptied(z.string().trim().max(40, "too-long")), 20),
    parts: many(z.enum(PARTS, { error: "choose" }), PARTS.length),
    unreasonedCount: z.enum(["yes", "no"], { error: "choose" }).optional(),
    flipDays: z.coerce.number({ error: "days" }).int("days").min(0, "days").max(365, "days").optional(),
    secrecy: z.enum(SECRECIES, { error: "choose" }).default("open"),
    closesAt: utcMoment,
    electors: many(elector, ELECTORS_MAX),
    weights: many(emptied(z.coerce.number({ error: "weight" }).int("weight").min(0, "weight").max(WEIGHT_MAX, "weight")), ELECTORS_MAX),
  })
  .refine((form) => form.subject !== "question" || form.question !== undefined, { path: ["question"], error: "required" })
  .refine((form) => form.subject !== "amendment" || form.amendment !== undefined, { path: ["amendment"], error: "choose" });
export type BallotForm = z.output<typeof ballotForm>;

export const recirculationForm = z.object({ closesAt: utcMoment });

/** The rule and the electorate that a form asks for. A threshold that was emptied takes its test out; a rule in which nothing differs is the shipped one. @throws Malformed */
export function planOf(form: BallotForm) {
  const { subject, question = null, amendment = null, rule: original, secrecy, closesAt } = form;
  const electors = form.electors.flatMap(({ organisationId, part }, index) => (part ? [{ organisationId, part, weight: form.weights[index] ?? 1 }] : []));
  return { subject, question, amendment, rule: ruleOf(form), original, secrecy, closesAt, electors };
}

function ruleOf({ rule, variant, tests, thresholds, parts, unreasonedCount, flipDays }: BallotForm): Rule {
  const original = RULES[rule];
  if (tests.length === 0) return original;
  const thresholdsByName = Object.fromEntries(tests.map((name, index) => [name, thresholds[index] ?? false]));
  const asked = { rule, name: variant ?? `${rule}, changed`, thresholds: thresholdsByName, parts, flipDays: flipDays ?? null, ...(unreasonedCount ? { unreasonedCount: unreasonedCount === "yes" } : {}) };
  try {
    const made = readRule(asked);
    return differences(original, made).length === 0 ? original : { ...made, source: null };
  } catch (error) {
    if (error instanceof Unreadable) throw new Malformed({ thresholds: [error.message] });
    throw error;
  }
}
