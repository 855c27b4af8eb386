/** The demonstration agrees with itself: every quote stands once in its draft, every key leads somewhere, and there is as much of it as was promised. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { needsObservation } from "#app/domain/comments.ts";
import { CATEGORIES } from "#app/domain/organisations.ts";
import { STAGES } from "#app/domain/stages.ts";
import { cut, type Block } from "#app/domain/text/cut.ts";
import { AMENDMENTS } from "#db/demonstration/amendments.ts";
import { BALLOTS, OUTSIDE } from "#db/demonstration/ballots.ts";
import { COMMENTS } from "#db/demonstration/comments.ts";
import { ORGANISATIONS, PEOPLE } from "#db/demonstration/people.ts";
import { STANDARDS } from "#db/demonstration/standards.ts";

/** Drafts whose rounds are over. */
const CLOSED = STANDARDS.flatMap(({ rounds }) => rounds.filter(({ closesInDays }) => closesInDays < 0).map(({ draft }): string => draft));
const DRAFTS = STANDARDS.flatMap((standard) => standard.drafts);
const cuts = new Map(DRAFTS.map(({ key }) => [key, cut(readFileSync(new URL(`../../db/demonstration/drafts/${key}.md`, import.meta.url), "utf8"))]));
const blocksOf = (draft: string): Block[] => cuts.get(draft as keyof object)?.blocks ?? [];
const person = new Map(PEOPLE.map((one) => [one.key, one]));
const organisationOf = (key: string) => person.get(key)?.organisations[0];
const commentsOn = (draft: string) => COMMENTS.filter((comment) => comment.draft === draft);
const requirementsOf = (draft: string) => blocksOf(draft).filter(({ kind, text }) => kind === "heading" && /^([5-9]|1[0-6])\.\d+ /.test(text)).length;
/** A code block holds line feeds; elsewhere a quote and a text differ in nothing but spaces. */
const plain = (text: string) => text.replace(/\s+/g, " ");
const times = (text: string, quote: string) => plain(text).split(plain(quote)).length - 1;

describe("people", () => {
  test("there are enough organisations, of every category and several countries", () => {
    expect(ORGANISATIONS.length).toBeGreaterThanOrEqual(16);
    expect(new Set(ORGANISATIONS.map(({ category }) => category))).toEqual(new Set(CATEGORIES));
    expect(new Set(ORGANISATIONS.map(({ country }) => country)).size).toBeGreaterThanOrEqual(10);
  });

  test("keys, names and addresses are their own", () => {
    for (const list of [ORGANISATIONS.map(({ key }) => key), ORGANISATIONS.map(({ name }) => name), PEOPLE.map(({ key }) => key), PEOPLE.map(({ email }) => email)]) {
      expect(new Set(list).size).toBe(list.length);
    }
  });

  test("everybody belongs to an organisation that exists, and has an address in a domain reserved for examples", () => {
    const known = new Set(ORGANISATIONS.map(({ key }) => key));
    for (const { organisations, email } of PEOPLE) {
      expect(organisations.length).toBeGreaterThan(0);
      for (const key of organisations) expect(known).toContain(key);
      expect(email).toMatch(/^[a-z.]+@([a-z]+\.)?example\.(org|com|net|edu)$/);
    }
    for (const { key } of ORGANISATIONS) expect(PEOPLE.some(({ organisations }) => organisations.includes(key)), key).toBe(true);
  });
});

describe("standards", () => {
  test("each file of a draft belongs to a standard, and each draft has a file", () => {
    const files = readdirSync(new URL("../../db/demonstration/drafts/", import.meta.url)).map((name) => name.replace(/\.md$/, ""));
    expect(files.toSorted()).toEqual(DRAFTS.map(({ key }) => key).toSorted());
  });

  test("stages exist, facilitators exist, and a round opens after its draft was published", () => {
    for (const standard of STANDARDS) {
      expect(person.has(standard.facilitator)).toBe(true);
      for (const { stage } of standard.drafts) expect(STAGES).toContain(stage.slice(0, 2));
      for (const round of standard.rounds) {
        const draft = standard.drafts.find(({ key }) => key === round.draft);
        expect(draft?.publishedDaysAgo).toBeGreaterThanOrEqual(round.opensDaysAgo);
        expect(round.closesInDays).toBeGreaterThan(-round.opensDaysAgo);
      }
    }
  });

  test.each([
    ["wd1", 95],
    ["cd1", 112],
    ["ed1", 120],
  ])("%s has at least %i requirements", (draft, least) => {
    expect(requirementsOf(draft)).toBeGreaterThanOrEqual(least);
  });

  test("the drafts are cut without a warning, and each clause is numbered after the one before", () => {
    for (const [key, { report, blocks }] of cuts) {
      expect(report.warnings, key).toEqual([]);
      expect(report.rawHtmlRemoved, key).toEqual([]);
      const clauses = blocks.filter(({ kind, depth, text }) => kind === "heading" && depth === 2 && /^\d/.test(text)).map(({ text }) => Number.parseInt(text, 10));
      expect(clauses, key).toEqual(clauses.map((_, index) => index + 1));
    }
  });

  test("every reference to a clause, such as 14.5, leads to a heading of the same draft", () => {
    for (const [key, { blocks }] of cuts) {
      const numbers = new Set(blocks.filter(({ kind }) => kind === "heading").map(({ text }) => text.split(" ")[0]));
      for (const { kind, text } of blocks) {
        if (kind === "heading" || kind === "code") continue;
        for (const [reference] of text.matchAll(/(?<![\w.])([4-9]|1[0-6])\.\d{1,2}(?![\w.]*\d)/g)) expect(numbers, `${key}: ${text}`).toContain(reference);
      }
    }
  });
});

test("in a round that keeps comments from others, nobody supports or answers one", () => {
  const rounds = STANDARDS.flatMap(({ rounds: own }) => own);
  expect([rounds.filter(({ disclosure }) => disclosure === "after-close").length, rounds.filter(({ narrow }) => narrow).length]).toEqual([2, 1]);
  for (const { draft } of rounds.filter(({ disclosure }) => disclosure === "after-close")) for (const { key, support = [], replies = [] } of commentsOn(draft)) expect([...support, ...replies], key).toEqual([]);
});

describe("amendments", () => {
  test("the words of each stand once in its draft, within one block, and it changes them", () => {
    for (const { draft, quote, instead } of AMENDMENTS) {
      expect(blocksOf(draft).map(({ text }) => times(text, quote)).filter((count) => count > 0), quote).toEqual([1]);
      expect(instead).not.toBe(quote);
    }
  });

  test("everybody named exists, and each organisation takes one part", () => {
    for (const { quote, by, joined = [], endorse = [], object = [], replies = [] } of AMENDMENTS) {
      for (const one of [by, ...joined, ...endorse, ...object, ...replies.map((reply) => reply.by)]) expect(person.has(one), `${quote}: ${one}`).toBe(true);
      const parties = [by, ...joined, ...endorse, ...object].map(organisationOf);
      expect(new Set(parties).size, quote).toBe(parties.length);
    }
  });
});

describe("comments", () => {
  test("keys are their own", () => {
    expect(new Set(COMMENTS.map(({ key }) => key)).size).toBe(COMMENTS.length);
  });

  test.each([
    ["wd1", 35],
    ["cd1", 40],
    ["ed1", 35],
    ["cl31-cd1", 8],
  ])("%s has at least %i", (draft, least) => {
    expect(commentsOn(draft).length).toBeGreaterThanOrEqual(least);
  });

  test.each(COMMENTS.map((comment) => [comment.key, comment] as const))("the quote of %s stands once, within one block", (_key, comment) => {
    const holding = blocksOf(comment.draft).filter(({ text }) => times(text, comment.quote) > 0);
    expect(holding.map(({ text }) => text)).toHaveLength(1);
    expect(times(holding[0]!.text, comment.quote)).toBe(1);
  });

  test("everybody named exists, and support comes from other organisations, once from each person", () => {
    for (const { key, by, support = [], replies = [] } of COMMENTS) {
      for (const one of [by, ...support, ...replies.map((reply) => reply.by)]) expect(person.has(one), `${key}: ${one}`).toBe(true);
      expect(new Set(support).size, key).toBe(support.length);
      for (const one of support) expect(organisationOf(one), key).not.toBe(organisationOf(by));
    }
  });

  test("they come from at least 14 organisations of every category", () => {
    const organisations = new Set(COMMENTS.map(({ by }) => organisationOf(by)));
    expect(organisations.size).toBeGreaterThanOrEqual(14);
    expect(new Set(ORGANISATIONS.filter(({ key }) => organisations.has(key)).map(({ category }) => category))).toEqual(new Set(CATEGORIES));
  });

  test("each disposition has its reason, each duplicate its original, and only what was decided was answered", () => {
    for (const { key, draft, disposition, answer, withdrawn } of COMMENTS) {
      if (disposition && needsObservation(disposition.kind)) expect(disposition.observation, key).not.toBe("");
      expect(disposition?.kind === "duplicate", key).toBe(disposition?.duplicateOf !== undefined);
      if (disposition?.duplicateOf) expect(COMMENTS.some((other) => other.key === disposition.duplicateOf && other.draft === draft), key).toBe(true);
      // Only a decided disposition is answered, and in an open round it is merely proposed.
      if (answer) expect(disposition && CLOSED.includes(draft), key).toBe(true);
      if (withdrawn) expect(disposition ?? answer, key).toBeUndefined();
    }
  });

  test("the closed rounds are disposed in full, and about half of the open one is not", () => {
    for (const draft of CLOSED) expect(commentsOn(draft).filter(({ disposition, withdrawn }) => !disposition && !withdrawn)).toEqual([]);
    const open = commentsOn("ed1").filter(({ disposition, withdrawn }) => !disposition && !withdrawn).length;
    expect(open / commentsOn("ed1").length).toBeGreaterThan(0.4);
    expect(open / commentsOn("ed1").length).toBeLessThan(0.7);
  });
});

describe("ballots", () => {
  test("each goes with a round of its standard that is for a ballot too, and each such round has one", () => {
    const voting = STANDARDS.flatMap(({ key, rounds }) => rounds.filter(({ kind }) => kind === "comment-and-ballot").map((round) => `${key} ${round.key}`));
    expect(BALLOTS.map(({ standard, round }) => `${standard} ${round}`)).toEqual(voting);
  });

  test("heads vote, with comments of their own organisation or such as it supports, on the draft that is voted on", () => {
    const heads = new Set(ORGANISATIONS.filter(({ key }) => OUTSIDE[key] === undefined).map(({ key }) => PEOPLE.find(({ organisations }) => organisations[0] === key)!.key));
    for (const { round, votes } of BALLOTS) {
      const draft = STANDARDS.flatMap(({ rounds }) => rounds).find(({ key }) => key === round)!.draft;
      for (const { by, position, comments = [] } of votes) {
        expect(heads, by).toContain(by);
        if (position === "disapprove") expect(comments, by).not.toEqual([]);
        for (const key of comments) {
          const comment = COMMENTS.find((one) => one.key === key)!;
          expect([comment.draft, comment.type], key).toEqual([draft, "technical"]);
          expect([comment.by, ...(comment.support ?? [])].map(organisationOf), key).toContain(organisationOf(by));
        }
      }
    }
  });
});
