/**
 * A rule as a file, for the scoring command and for whoever counts a ballot again: read liberally, refused with a sentence. What votes look like is said in vote-files.ts.
 *
 * RULE.json is one of three.
 * - The name of a shipped rule: `"public-private-consensus"`, `"iso-dis-fdis"`, `"iso-cd"`, `"ieee-sa"`, `"iesg"`, `"oasis-special-majority"`, `"two-chambers"`, `"cen"`.
 *   Also as process and bodies call it ("ISO DIS", "FDIS", "IEEE", "OASIS", "CA/Browser Forum", "CEN since 2017", "default"); case, spaces and hyphens do not matter.
 * - A variant of one: `{"rule": "cen", …}` with any of
 *   `"thresholds": {"approval": "60 %"}` (by the names of its tests; with an operator where that changes too: `"> 1/2"`; false takes the test out),
 *   `"tests": [TEST, …]` (each replaces the one of its name, or is added), `"without": ["population"]`,
 *   `"categories": ["issuer", "consumer"]` (in the place of those that the rule tests, in their order: for "two-chambers" first the chamber of two thirds, then that of more than half),
 *   `"parts": ["voting", "observing"]` (who votes), `"unreasonedCount": true` (whether a disapproval without a technical comment counts), and `"flipDays"`, `"recirculates"`, `"decidedBy"`, `"positions"`, `"name"`, `"source"`.
 * - A rule of one's own: `{"name": "simple majority", "tests": [TEST, …]}` with the same fields; left out, `parts` is voting alone and disapprovals without a comment count.
 *
 * TEST is `{"name": "approval", "count": "yes", "of": "yes+no", "operator": "≥", "threshold": "2/3"}`: approved needs every test passed, and one yes.
 * - `count`, `of`: "yes", "no", "yes+no" (votes cast), "yes+no-objection", "abstentions", "returns" (all that came in, abstentions and disapprovals that do not count among them),
 *   "eligible" (may vote: active, not recused, of a part that votes), "group" (the same, and all categories where the test looks at one). `of` null or left out: a plain number is tested.
 * - `operator`: "≥", ">", "≤", "<" (also ">=", "<=", or in front of the threshold). `threshold`: "2/3", "75 %", 0.75, [2, 3], or a plain number. A share of nothing never passes.
 * - `parts`: the votes of these alone. `categories`: one test for each of the list, or for each that is there: "each". `weighed`: true adds up weights instead of organisations.
 * In a variant or a rule of one's own `"approval"`, `"opposition"`, `"return"` (or `"quorum"`), `"abstentions"` and `"blocking"` with a threshold beside them add the usual test, where there is none:
 * `{"name": "majority", "approval": "> 1/2", "quorum": "1/2", "blocking": true}`.
 */
import { OPERATORS, type Measure, type Operator, type Test } from "./measures.ts";
import { field, hasField, isFields, meaning, plain, shown, truth, Unreadable, type Fields } from "./plain-json.ts";
import { PARTS, POSITIONS, type Part, type Position } from "./positions.ts";
import { RULES, type Rule, type RuleName } from "./rules.ts";
import { categoryIn, PART_WORDS, POSITION_WORDS } from "./vote-files.ts";
import { categoriesIn, faultsOf, variantOf, type RuleFault } from "./variants.ts";

const RULE_WORDS: Record<RuleName, string> = {
  "public-private-consensus": "publicprivate default ours consensus",
  "iso-dis-fdis": "iso isodis isofdis dis fdis",
  "iso-cd": "cd",
  "ieee-sa": "ieee",
  iesg: "ietf iesgstandardstrack",
  "oasis-special-majority": "oasis specialmajority",
  "two-chambers": "cabrowserforum cabforum cabf twochamberscabrowserforum",
  cen: "censince2017 cen2017 cencenelec",
};

const MEASURE_WORDS: Record<Measure, string> = {
  yes: "approve approvals affirmative infavour for",
  no: "disapprove disapprovals negative negatives against",
  "yes+no": "votescast cast votes yesandno yes+novotes approve+disapprove",
  "yes+no-objection": "support yesornoobjection",
  abstentions: "abstain abstention",
  returns: "returned return voted ballots",
  eligible: "electorate members votingmembers active all organisations",
  group: "ballotgroup whole",
};

const OPERATOR_WORDS: Record<Operator, string> = { "≥": ">= => gte ge atleast min", ">": "gt morethan", "≤": "<= =< lte le atmost max", "<": "lt lessthan under" };

/** The usual tests, for a rule that has none of the name. */
const USUAL: Record<string, Test> = {
  approval: { name: "approval", count: "yes", of: "yes+no", operator: "≥", threshold: "1/2" },
  opposition: { name: "opposition", count: "no", of: "yes+no", operator: "≤", threshold: "1/2" },
  return: { name: "return", count: "returns", of: "eligible", operator: "≥", threshold: "1/2" },
  quorum: { name: "quorum", count: "returns", of: "eligible", operator: "≥", threshold: "1/2" },
  abstentions: { name: "abstentions", count: "abstentions", of: "returns", operator: "≤", threshold: "1/2" },
  blocking: { name: "blocking", count: "no", of: null, operator: "≤", threshold: "0" },
};

const OWN: Rule = { name: "own", source: null, parts: ["voting"], positions: ["approve", "approve-with-comments", "disapprove", "abstain"], unreasonedCount: true, flipDays: null, recirculates: false, decidedBy: "tests", tests: [] };

const BASE = ["rule", "base", "basedon", "variantof"];
const FIELDS = ["rule", "name", "thresholds", "tests", "without", "categories", "parts", "unreasonedCount", "positions", "flipDays", "recirculates", "decidedBy", "source"];
const KNOWN = [...FIELDS.map(plain), ...BASE, "chambers", "voters", "unreasonednegativescount", "citation", "description", "note"];

const TEST_FIELDS = ["name", "count", "of", "operator", "threshold", "parts", "categories", "weighed"];
const TEST_WORDS = ["numerator", "denominator", "part", "category", "weighted", "description", "note"];

/** @param json what the file holds. @throws Unreadable */
export function readRule(json: unknown): Rule {
  if (typeof json === "string") return shippedRule(json);
  if (!isFields(json)) throw new Unreadable(`A rule is its name or an object, not ${shown(json)}.`);
  const base = field(json, ...BASE) ?? (hasField(json, "tests") ? undefined : nameOfShipped(json));
  const original = base === undefined ? OWN : readRule(base);
  return checked(changed(original, json));
}

function shippedRule(text: string): Rule {
  const name = meaning(RULE_WORDS, text);
  if (!name) throw new Unreadable(`There is no rule ${shown(text)}; there are ${Object.keys(RULES).join(", ")}.`);
  return RULES[name];
}

/** {"name": "ISO DIS"} without tests means that rule. */
function nameOfShipped(json: Fields): string | undefined {
  const name = field(json, "name");
  return typeof name === "string" && meaning(RULE_WORDS, name) ? name : undefined;
}

function changed(original: Rule, json: Fields): Rule {
  const own = original === OWN;
  const shorthand: [string, unknown][] = [...entriesOf(json, "thresholds")];
  for (const [key, value] of Object.entries(json)) {
    if (KNOWN.includes(plain(key))) continue;
    if (!USUAL[plain(key)] && !original.tests.some(({ name }) => plain(name) === plain(key))) throw new Unreadable(`The rule has an unknown field ${shown(key)}; it may have ${FIELDS.join(", ")}, and the names of tests.`);
    shorthand.push([key, value]);
  }
  const given = listIn(json, "tests").map((test, index) => readTest(test, `test ${index + 1}`));
  const quick = shorthand.map(([key, value]) => adjusted(original, key, value));
  const name = field(json, "name");
  const source = field(json, "source", "citation");
  const parts = field(json, "parts", "voters");
  const positions = field(json, "positions");
  const reasons = field(json, "unreasonedcount", "unreasonednegativescount");
  const flip = field(json, "flipdays");
  const categories = field(json, "categories", "chambers");
  const variant = variantOf(original, {
    tests: [...quick.flatMap(({ test }) => test ?? []), ...given],
    without: [...listIn(json, "without").map((test) => knownTest(original, String(test))), ...quick.flatMap(({ without }) => without ?? [])],
    ...(categories === undefined ? {} : { categories: newCategories([...original.tests, ...given], categories) }),
    ...(typeof name === "string" && (own || name !== original.name) ? { name } : {}),
    ...(parts === undefined ? {} : { parts: asList(parts).map((part) => partIn(part)) }),
    ...(positions === undefined ? {} : { positions: asList(positions).map((position) => positionIn(position)) }),
    ...(reasons === undefined ? {} : { unreasonedCount: truth(reasons, "unreasonedCount") }),
    ...(hasField(json, "flipdays") ? { flipDays: flip === undefined ? null : days(flip) } : {}),
    ...(hasField(json, "recirculates") ? { recirculates: truth(field(json, "recirculates"), "recirculates") } : {}),
    ...(hasField(json, "decidedby") ? { decidedBy: decider(field(json, "decidedby")) } : {}),
  });
  return typeof source === "string" ? { ...variant, source } : variant;
}

/** A threshold beside the name of a test: of that test, or of the usual one of the name. A quorum and a return are one. */
function adjusted(original: Rule, key: string, value: unknown): { test?: Test; without?: string } {
  const names = ["quorum", "return"].includes(plain(key)) ? [plain(key), "return", "quorum"] : [plain(key)];
  const found = names.flatMap((name) => original.tests.find((test) => plain(test.name) === name) ?? [])[0];
  const test = found ?? USUAL[plain(key)];
  if (!test) throw new Unreadable(`The rule has no test ${shown(key)}; it has ${original.tests.map(({ name }) => name).join(", ")}.`);
  if (value === false) return { without: test.name };
  const bare = found ?? (test.name === "blocking" ? test : null);
  if (bare && (value === true || (test.name === "blocking" && isDisapproval(value)))) return { test: bare };
  return { test: { ...test, ...bounds(isFields(value) ? (field(value, "threshold") ?? value) : value, isFields(value) ? field(value, "operator") : undefined, test.operator, test.name) } };
}

/** {"blocking": ["discuss"]}: the position that blocks. */
function isDisapproval(value: unknown): boolean {
  return asList(value).length > 0 && asList(value).every((position) => meaning(POSITION_WORDS, String(position)) === "disapprove");
}

function readTest(json: unknown, where: string): Test {
  if (!isFields(json)) throw new Unreadable(`${where}: ${shown(json)} is no test; a test is an object with count, of, operator and threshold.`);
  const unknown = Object.keys(json).find((key) => !TEST_FIELDS.includes(plain(key)) && !TEST_WORDS.includes(plain(key)));
  if (unknown !== undefined) throw new Unreadable(`${where} has an unknown field ${shown(unknown)}; it may have ${TEST_FIELDS.join(", ")}.`);
  const count = measureIn(field(json, "count", "numerator"), where);
  const per = field(json, "of", "denominator");
  const of = per === undefined || per === 1 || per === "1" ? null : measureIn(per, where);
  const parts = field(json, "parts", "part");
  const categories = field(json, "categories", "category");
  const weighed = field(json, "weighed", "weighted");
  return {
    name: String(field(json, "name") ?? where.replace(" ", "-")),
    count,
    of,
    ...bounds(field(json, "threshold"), field(json, "operator"), null, where),
    ...(parts === undefined ? {} : { parts: asList(parts).map((part) => partIn(part)) }),
    ...(categories === undefined ? {} : { categories: plain(String(categories)) === "each" ? "each" : asList(categories).map((category) => categoryIn(category)) }),
    ...(weighed === undefined ? {} : { weighed: truth(weighed, `${where}, weighed`) }),
  };
}

/** "≥ 2/3", "75 %", 0.75, [2, 3], {"numerator": 2, "denominator": 3}, "1". @param usual the operator where none is given; null: one must be. */
function bounds(value: unknown, said: unknown, usual: Operator | null, where: string): Pick<Test, "operator" | "threshold"> {
  const [, sign = "", text = ""] = /^\s*([<>=≤≥]*)\s*(.*?)\s*$/.exec(written(value)) ?? [];
  const word = typeof said === "string" ? said : sign;
  const operator = word === "" ? usual : (Object.keys(OPERATORS) as Operator[]).find((one) => one === word.trim() || OPERATOR_WORDS[one].split(" ").includes(plain(word)));
  if (!operator) throw new Unreadable(`${where}: ${word === "" ? "the operator is missing" : `${shown(word)} is no operator`}; it is ≥, >, ≤ or <.`);
  const [, whole, decimals = "", percent] = /^(\d{1,6})(?:\.(\d{1,8}))?\s*(%)?$/.exec(text) ?? [];
  if (/^\d+\s*\/\s*\d+$/.test(text)) return { operator, threshold: text.replace(/\s/g, "") };
  if (whole === undefined) throw new Unreadable(`${where}: ${shown(value ?? null)} is no threshold; write it as "2/3", "75 %" or a plain number.`);
  const [top, bottom] = [Number(`${whole}${decimals}`), 10 ** decimals.length * (percent ? 100 : 1)];
  const common = divisor(top, bottom);
  return { operator, threshold: bottom === common ? String(top / common) : `${top / common}/${bottom / common}` };
}

function written(value: unknown): string {
  if (isFields(value)) return `${String(field(value, "numerator"))}/${String(field(value, "denominator"))}`;
  return Array.isArray(value) ? value.join("/") : String(value ?? "");
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

const FAULTS: Record<RuleFault, string> = {
  "no-parts": "nobody votes under it; name at least one part",
  "approves-nothing": "no test asks for approvals; one must count yes, at least or more than something",
  "name-twice": "two tests have this name",
  threshold: "no share of votes can be measured by this threshold; write a fraction no greater than 1 and no finer than 1/100000, or a plain number where nothing is divided",
  "no-category": "it looks at no category",
};

function checked(rule: Rule): Rule {
  const [first] = faultsOf(rule);
  if (first) throw new Unreadable(`The rule ${shown(rule.name)}${first.test === null ? "" : `, test ${shown(first.test)}`}: ${FAULTS[first.fault]}.`);
  return rule;
}

function measureIn(value: unknown, where: string): Measure {
  const measure = typeof value === "string" ? meaning(MEASURE_WORDS, value) : undefined;
  if (!measure) throw new Unreadable(`${where}: ${shown(value ?? null)} is nothing that is counted; there are ${Object.keys(MEASURE_WORDS).join(", ")}.`);
  return measure;
}

function partIn(value: unknown): Part {
  const part = meaning(PART_WORDS, String(value));
  if (!part) throw new Unreadable(`There is no part ${shown(value)}; there are ${PARTS.join(", ")}.`);
  return part;
}

function positionIn(value: unknown): Position {
  const position = meaning(POSITION_WORDS, String(value));
  if (!position) throw new Unreadable(`There is no position ${shown(value)}; there are ${POSITIONS.join(", ")}.`);
  return position;
}

function newCategories(tests: readonly Test[], value: unknown): string[] {
  const [old, categories] = [categoriesIn(tests), asList(value).map((category) => categoryIn(category))];
  const apart = tests.some((test) => Array.isArray(test.categories) && test.categories.length < old.length);
  if (old.length === 0) throw new Unreadable("The rule tests no categories that could be named anew.");
  if (apart && categories.length !== old.length) throw new Unreadable(`The rule tests ${old.length} categories in turn (${old.join(", ")}); name as many.`);
  return categories;
}

function knownTest(original: Rule, name: string): string {
  const test = original.tests.find((one) => plain(one.name) === plain(name));
  if (!test) throw new Unreadable(`The rule has no test ${shown(name)}; it has ${original.tests.map((one) => one.name).join(", ")}.`);
  return test.name;
}

function days(value: unknown): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 365) return value;
  throw new Unreadable(`flipDays: ${shown(value)} is no number of days from 0 to 365.`);
}

function decider(value: unknown): Rule["decidedBy"] {
  if (value === "tests" || value === "chair") return value;
  throw new Unreadable(`decidedBy: ${shown(value ?? null)} is neither "tests" nor "chair".`);
}

function entriesOf(json: Fields, name: string): [string, unknown][] {
  const value = field(json, name);
  if (value === undefined) return [];
  if (!isFields(value)) throw new Unreadable(`${name}: ${shown(value)} is no object of thresholds by the names of tests.`);
  return Object.entries(value);
}

function listIn(json: Fields, name: string): unknown[] {
  const value = field(json, name);
  return value === undefined ? [] : asList(value);
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}
