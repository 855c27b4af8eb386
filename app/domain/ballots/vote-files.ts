/**
 * Votes as a file, for the scoring command and for whoever counts a ballot again: read liberally, refused with a sentence. What a rule looks like is said in rule-files.ts.
 *
 * VOTES.json is a list with one entry for each organisation: `[{"organisation": "A", "category": "vendor", "position": "approve"}, …]`, or an object:
 * `{"votes": […]}`; `{"electorate": […], "votes": […]}`, where votes name organisations of the electorate and all others have not voted (`"electorate": 9` adds those that
 * the votes leave over, each without a category; also "ballotGroup", "members", "voters"; any other number there is refused). Votes may also be `{"A": "approve", "B": null}`, `{"approve": ["A"], "disapprove": ["B"]}` or `{"approve": 6, "disapprove": 2}`, in such an object or in its place.
 *
 * Of an entry everything may be left out; other fields are passed over.
 * - `organisation` (also "name", "id", "member"): once in the file; left out: the entry's number.
 * - `category`: government, enterprise, vendor, academia, civil-society, standards-body, or any word; left out: the organisation counts in no category.
 * - `part`: "P" or "voting", "O" or "observing", "liaison"; left out: voting. Which parts vote is said by the rule: O-members vote under ISO DIS/FDIS and the default; a liaison never does, unless the rule names it.
 * - `weight` (also "population"): a whole or a decimal number from 0, with up to six decimals, counted exactly; left out: 1.
 * - `active`: false has no vote and is in no denominator; left out: true. `recused`: true is the same as the position "recuse".
 * - `position` (also "vote"): "approve" (yes), "approve with comments", "no objection", "disapprove" (no, discuss, block), "abstain", "recuse". Null or left out: has not voted.
 *   "no objection" supports under the IESG's rule; under others it is a return, like an abstention that is not called so.
 * - `technical` (also "technicalComment", "reasons", "comments"): whether a technical comment is tied to a disapproval. True, a text, a number from 1, or a list with one in it: yes;
 *   false, null, "", 0, an empty list, or a list of comments whose "type" is never technical: no. Left out: yes, since no disapproval is passed over for want of a field.
 *   The position says it too: "disapprove with technical reasons", "disapprove without technical reasons".
 * - `count`: so many organisations alike, 1 to 10,000: `{"position": "approve", "category": "vendor", "count": 12}`.
 */
import { CATEGORIES } from "../organisations.ts";
import { HEAVIEST } from "./measures.ts";
import { field, hasField, isFields, meaning, plain, shown, truth, Unreadable, type Fields } from "./plain-json.ts";
import { POSITIONS, type Cast, type Elector, type Part, type Position } from "./positions.ts";
import type { Tally } from "./tally.ts";

export const PART_WORDS: Record<Part, string> = {
  voting: "p pmember pmembers voter votingmember participating",
  observing: "o omember omembers observer observers observingmember",
  liaison: "l liaisons liaisonmember liaisonorganisation",
};

export const POSITION_WORDS: Record<Position, string> = {
  approve: "approved approval yes y for infavour infavor agree accept affirmative positive approveaspresented",
  "approve-with-comments": "yeswithcomments approvalwithcomments approvewithcomment",
  "no-objection": "noobj noobjections",
  disapprove: "disapproved disapproval no n against reject negative donotapprove discuss block blocking object objection veto",
  abstain: "abstention abstained abstains",
  recuse: "recused recusal",
};

const NOT_VOTED = ["", "none", "notvoted", "novote", "absent", "missing", "noresponse", "noreturn", "null"];
const ORGANISATION = ["organisation", "organization", "org", "member", "voter", "name", "id"];
const ELECTORATE = ["electorate", "organisations", "organizations", "members", "electors", "eligible", "ballotgroup", "group", "voters", "votingmembers", "eligiblevoters", "eligiblemembers", "activemembers", "size"];
const VOTES = ["votes", "positions", "ballots"];
const POSITION = ["position", "vote", "ballot", "answer"];
const TECHNICAL = ["technical", "technicalcomment", "technicalcomments", "technicalreason", "technicalreasons", "hastechnicalcomment", "reasoned", "reason", "reasons", "comments", "comment"];
const QUALIFIED = /^(.+?)(for|with|without)(?:a|any)?(?:technical)?(?:reason|comment)s?$/;
const MOST = 10_000;

/** `decimals`: weights are whole numbers of so many decimal places. */
export interface Votes {
  electorate: Elector[];
  positions: Map<string, Cast>;
  decimals: number;
}

interface Entry {
  elector: Elector;
  weight: string;
  cast: Cast | null;
}

/** @param json what the file holds. @throws Unreadable */
export function readVotes(json: unknown): Votes {
  const entries = entriesOf(json);
  if (entries.length > MOST) throw new Unreadable(`There are ${entries.length} organisations; at most ${MOST} are counted.`);
  const positions = new Map<string, Cast>();
  const ids = new Set<string>();
  for (const { elector, cast } of entries) {
    if (ids.has(elector.id)) throw new Unreadable(`The organisation ${shown(elector.id)} stands there twice; each votes once.`);
    ids.add(elector.id);
    if (cast) positions.set(elector.id, cast);
  }
  const decimals = Math.max(0, ...entries.map(({ weight }) => (weight.split(".")[1] ?? "").length));
  const electorate = entries.map(({ elector, weight }) => ({ ...elector, weight: inUnits(weight, decimals) }));
  if (electorate.reduce((sum, { weight }) => sum + weight, 0) > HEAVIEST) throw new Unreadable(`The weights are too great to be counted exactly: together at most ${HEAVIEST} of their smallest unit.`);
  return { electorate, positions, decimals };
}

/** What the scoring command prints: weights with their decimals again. */
export function printed({ approved, tests }: Tally, decimals: number) {
  const inFull = (units: number, weighed: boolean) => (weighed && decimals > 0 ? Number(`${units}e-${decimals}`) : units);
  return {
    approved,
    tests: tests.map(({ name, numerator, denominator, threshold, operator, passed, weighed }) => ({ name, numerator: inFull(numerator, weighed), denominator: inFull(denominator, weighed), threshold, operator, passed })),
  };
}

/** A category as the product writes it, where it is one of its own: "Vendors", "civil society". Any other word stays. */
export function categoryIn(value: unknown): string {
  const text = String(value).trim();
  const singular = (word: string) => plain(word).replace(/ies$/, "y").replace(/s$/, "");
  return CATEGORIES.find((category) => singular(category) === singular(text)) ?? text.toLowerCase();
}

function entriesOf(json: unknown): Entry[] {
  if (Array.isArray(json)) return listed(json, "entry");
  if (!isFields(json)) throw new Unreadable(`Votes are a list or an object, not ${shown(json)}.`);
  const votes = field(json, ...VOTES);
  const electorate = field(json, ...ELECTORATE);
  // A size under a name that is not known would be a denominator left out.
  const bare = votes === undefined && electorate === undefined && isBare(json);
  const unknown = Object.keys(json).find((key) => typeof json[key] === "number" && ![...ELECTORATE, ...VOTES].includes(plain(key)));
  if (unknown !== undefined && electorate === undefined && !bare) throw new Unreadable(`The file of votes has a number ${shown(unknown)} that means nothing; so many organisations are said by "electorate".`);
  if (bare) return listed(inList(json, "votes"), "vote");
  if (electorate === undefined) {
    if (votes === undefined) throw new Unreadable("There are neither votes nor an electorate in the file of votes.");
    return listed(inList(votes, "votes"), "vote");
  }
  if (typeof electorate === "number") return filledUp(listed(inList(votes ?? [], "votes"), "vote"), electorate);
  const electors = listed(inList(electorate, "electorate"), "organisation");
  return votes === undefined ? electors : joined(electors, inList(votes, "votes"));
}

/** The votes themselves in the place of an object that holds them. */
function isBare(json: Fields): boolean {
  const said = Object.entries(json);
  const isPosition = (value: unknown) => value === null || (typeof value === "string" && (positionIn(value) !== undefined || NOT_VOTED.includes(plain(value))));
  return said.length > 0 && (said.every(([key]) => positionIn(key) !== undefined) || said.every(([, value]) => isPosition(value)));
}

/** {"A": "approve"}, {"approve": 6} or {"approve": ["A", "B"]} as a list. */
function inList(value: unknown, where: string): unknown[] {
  if (Array.isArray(value)) return value;
  if (!isFields(value)) throw new Unreadable(`${where}: ${shown(value)} is neither a list nor an object of organisations.`);
  return Object.entries(value).flatMap(([key, said]): unknown[] => {
    if (typeof said === "number" && positionIn(key)) return said === 0 ? [] : [{ position: key, count: said }];
    if (Array.isArray(said) && positionIn(key)) return said.map((organisation: unknown) => (isFields(organisation) ? { ...organisation, position: key } : { organisation, position: key }));
    return [isFields(said) ? { organisation: key, ...said } : { organisation: key, position: said }];
  });
}

function listed(list: readonly unknown[], kind: string): Entry[] {
  return list.flatMap((one, index) => {
    const where = `${kind} ${index + 1}`;
    if (typeof one === "string") return [read({ organisation: one }, where)];
    if (!isFields(one)) throw new Unreadable(`${where}: ${shown(one)} is no object.`);
    const count = field(one, "count", "times") ?? 1;
    if (typeof count !== "number" || !Number.isInteger(count) || count < 1 || count > MOST) throw new Unreadable(`${where}: ${shown(count)} is no count from 1 to ${MOST}.`);
    const entry = read(one, where);
    return count === 1 ? [entry] : Array.from({ length: count }, (_, at) => ({ ...entry, elector: { ...entry.elector, id: `${entry.elector.id} (${at + 1})` } }));
  });
}

function filledUp(entries: Entry[], size: number): Entry[] {
  if (!Number.isInteger(size) || size < 0 || size > MOST) throw new Unreadable(`electorate: ${size} is no number of organisations from 0 to ${MOST}.`);
  if (entries.length > size) throw new Unreadable(`There are ${entries.length} votes and only ${size} organisations in the electorate.`);
  return [...entries, ...listed(Array.from({ length: size - entries.length }, (_, index) => ({ organisation: `not voted ${index + 1}` })), "organisation")];
}

function joined(electors: readonly Entry[], votes: readonly unknown[]): Entry[] {
  const ids = new Set(electors.map(({ elector }) => elector.id));
  const cast = new Map<string, Cast | null>();
  for (const [index, vote] of votes.entries()) {
    const where = `vote ${index + 1}`;
    if (!isFields(vote)) throw new Unreadable(`${where}: ${shown(vote)} is no object with an organisation and a position.`);
    const id = nameIn(vote);
    if (id === undefined) throw new Unreadable(`${where} names no organisation of the electorate.`);
    if (!ids.has(id)) throw new Unreadable(`${where}: ${shown(id)} is not in the electorate.`);
    if (cast.has(id)) throw new Unreadable(`The organisation ${shown(id)} votes twice; each votes once.`);
    if (!hasField(vote, ...POSITION)) throw new Unreadable(`${where}, of ${shown(id)}, has no position; null means that it has not voted.`);
    cast.set(id, castIn(vote, where));
  }
  return electors.map((entry) => (entry.cast?.position === "recuse" ? entry : { ...entry, cast: cast.get(entry.elector.id) ?? entry.cast }));
}

function read(fields: Fields, where: string): Entry {
  const category = field(fields, "category", "chamber", "sector", "interest", "interestcategory");
  const role = field(fields, "part", "role", "membership");
  const part = role === undefined ? "voting" : meaning(PART_WORDS, String(role));
  if (!part) throw new Unreadable(`${where}: ${shown(role)} is no part; it is P (voting), O (observing) or liaison.`);
  const weight = weightIn(field(fields, "weight", "population") ?? 1, where);
  const active = truth(field(fields, "active") ?? true, `${where}, active`) && !truth(field(fields, "inactive") ?? false, `${where}, inactive`);
  const recused = truth(field(fields, "recused") ?? false, `${where}, recused`);
  const cast: Cast | null = recused ? { position: "recuse", reasoned: false } : castIn(fields, where);
  return { elector: { id: nameIn(fields) ?? where, category: category === undefined || category === "" ? null : categoryIn(category), part, weight: 0, active }, weight, cast };
}

function nameIn(fields: Fields): string | undefined {
  const name = field(fields, ...ORGANISATION);
  return isFields(name) ? nameIn(name) : name === undefined ? undefined : String(name);
}

function castIn(fields: Fields, where: string): Cast | null {
  const said = field(fields, ...POSITION);
  if (said === undefined || (typeof said === "string" && NOT_VOTED.includes(plain(said)))) return null;
  const position = typeof said === "string" ? positionIn(said) : undefined;
  if (!position) throw new Unreadable(`${where}: ${shown(said)} is no position; it is one of ${POSITIONS.join(", ")}, or null where none was cast.`);
  return { position, reasoned: QUALIFIED.exec(plain(String(said)))?.[2] !== "without" && isTied(fields) };
}

/** Also "disapprove with technical reasons", "approve without comments". */
function positionIn(said: string): Position | undefined {
  const [, bare = "", joint] = QUALIFIED.exec(plain(said)) ?? [];
  const position = meaning(POSITION_WORDS, said) ?? meaning(POSITION_WORDS, bare);
  return position === "approve" && joint === "with" ? "approve-with-comments" : position;
}

/** Whether a technical comment is tied to it; where nothing is said of it, one is. */
function isTied(fields: Fields): boolean {
  if (!hasField(fields, ...TECHNICAL)) return true;
  const tied = field(fields, ...TECHNICAL) ?? false;
  if (Array.isArray(tied)) return tied.some((comment) => !isFields(comment) || ["technical", "te"].includes(plain(String(field(comment, "type", "kind") ?? "technical"))));
  if (typeof tied === "string") return !["", "false", "no", "none"].includes(plain(tied));
  return typeof tied === "number" ? tied > 0 : tied !== false;
}

/** As decimal digits, without trailing noughts. Numbers in JSON are taken as they are written in the shortest way. */
function weightIn(value: unknown, where: string): string {
  const [, whole, decimals = ""] = /^(\d{1,11})(?:\.(\d{1,6})0*)?$/.exec(typeof value === "number" || typeof value === "string" ? String(value).trim() : "") ?? [];
  if (whole === undefined) throw new Unreadable(`${where}: ${shown(value)} is no weight; it is a number from 0 with at most six decimals.`);
  const kept = decimals.replace(/0+$/, "");
  return kept ? `${whole}.${kept}` : whole;
}

function inUnits(weight: string, decimals: number): number {
  const [whole = "", part = ""] = weight.split(".");
  return Number(`${whole}${part.padEnd(decimals, "0")}`);
}
