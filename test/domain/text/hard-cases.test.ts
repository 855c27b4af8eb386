/** The cases in which comments go astray elsewhere, each with small texts of its own: clauses as a title and blocks, places by the words that stand there. */
import { describe, expect, test } from "vitest";
import { align } from "#app/domain/text/alignment.ts";
import { cut } from "#app/domain/text/cut.ts";
import { CARRIED, carrier, type Placement } from "#app/domain/text/placements.ts";

interface Answer extends Placement {
  /** The words at the place, and those of each suggestion. */
  words: string;
  offers: string[];
}

/** Where the block of the old draft that holds these words went. `nth`: which of many, from 1. */
function carried(old: string[], next: string[], words: string, nth = 1): Answer {
  const [a, b] = [cut(old.join("\n\n")), cut(next.join("\n\n"))];
  const block = a.blocks.filter(({ text }) => text.includes(words))[nth - 1];
  if (!block) throw new Error(`the old draft does not hold “${words}” ${nth} times`);
  const placement = carrier(a, b, align(a, b))({ firstLine: block.firstLine, lastLine: block.lastLine });
  const read = (first: number, last: number): string => b.lines.slice(first - 1, last).map(({ text }) => text).join("").trim();
  return { ...placement, words: placement.firstLine === null ? "" : read(placement.firstLine, placement.lastLine!), offers: placement.suggestions.map(({ firstLine, lastLine }) => read(firstLine, lastLine)) };
}

const storage = ["# Storage of keys", "Private keys are held in hardware that never gives them out in clear.", "A key is erased within one hour after its purpose has ended.", "Backups of keys are sealed for two officers who open them together."];
const sessions = ["# Length of sessions", "A session ends after thirty minutes in which the claimant does nothing.", "The identifier of a session is drawn anew whenever its rights grow.", "Signing out ends the session on every device at once."];
const audit = ["# Audit trail", "Every refused sign-in is written to the trail with its time and origin.", "The trail is kept for one year, where nobody can alter it.", "Whoever reads the trail leaves an entry in it."];
const updates = ["# Updates", "An update is installed only if its signature leads to a known root.", "Devices go back to the version before when an update fails to start.", "The supplier says for how many years updates will come."];

describe("hard cases", () => {
  test("same meaning, new words, new place: found, or offered, never put elsewhere with confidence", () => {
    const next = [...audit, "# Housekeeping of keys", "Once the purpose of a key has ended, it shall be erased in at most one hour.", ...updates, ...sessions];
    const answer = carried([...storage, ...sessions, ...audit, ...updates], next, "A key is erased");
    expect([answer.words, ...answer.offers].join()).toContain("Once the purpose of a key has ended");
    if (answer.confidence >= CARRIED) expect(answer.words).toContain("Once the purpose");
  });

  test("split into pieces far apart: the piece with most of the words, the other offered", () => {
    const first = "The verifier compares the presented secret with the stored one in constant time and tells nobody which part was wrong.";
    const second = "After ten failures in a row the account is held for one hour, and its owner is told by mail.";
    const old = ["# Secrets", `${first} ${second}`, ...storage, ...sessions, ...audit];
    const next = ["# Secrets", first, ...storage, ...sessions, "# Locked accounts", second, ...audit];
    const answer = carried(old, next, "compares the presented secret");
    expect(answer.state).toBe("split");
    expect(answer.words).toBe(first);
    expect(answer.offers).toContain(second);
  });

  test("short renumbered rows", () => {
    const table = (rows: string[]): string => ["| Clause | Use |", "| --- | --- |", ...rows].join("\n");
    const old = ["# Parts", table(["| 1. Enrolment | read first |", "| 2. Binding | read |", "| 3. Assertion | read |"]), ...storage];
    const next = ["# Parts", table(["| 1. Enrolment | read first |", "| 2. Purposes | read |", "| 3. Binding | read |", "| 4. Federation | read |", "| 5. Assertion | read |"]), ...storage];
    expect(carried(old, next, "Assertion").words).toContain("5. Assertion");
    expect(carried(old, next, "Binding").words).toContain("3. Binding");
  });

  test("the same line hundreds of times: each goes with its clause", () => {
    const clause = (number: number): string[] => [`# Measure ${number} ${"abcdefghij"[number % 10]}${number}`, "This section is informative.", `Measure ${number} concerns the device of kind ${number * 7} and its ${number * 13} ports.`];
    const numbers = Array.from({ length: 300 }, (_, index) => index + 1);
    const old = numbers.flatMap(clause);
    const next = ["# Preface", "This section is informative.", "It was written before all the others.", ...numbers.filter((number) => number !== 40).flatMap(clause)];
    const [a, b] = [cut(old.join("\n\n")), cut(next.join("\n\n"))];
    const carry = carrier(a, b, align(a, b));
    const wrong = a.blocks.filter(({ text, clause: own, firstLine }) => {
      if (text !== "This section is informative.") return false;
      const placement = carry({ firstLine, lastLine: firstLine });
      const title = placement.firstLine === null ? null : b.clauses[b.blocks[b.lines[placement.firstLine - 1]!.block]!.clause]!.title;
      return title !== (a.clauses[own]!.title.startsWith("Measure 40 ") ? null : a.clauses[own]!.title) && placement.confidence >= CARRIED;
    });
    expect(wrong).toEqual([]);
  });

  test("a clause number that was given to something else leads nobody astray", () => {
    const old = ["# 4 Scope", "This document is for suppliers.", "# 5 Storage", ...storage.slice(1), "# 6 Sessions", ...sessions.slice(1)];
    const next = ["# 4 Scope", "This document is for suppliers.", "# 5 Sessions", ...sessions.slice(1), "# 6 Storage", ...storage.slice(1)];
    expect(carried(old, next, "# 5 Storage".slice(2)).words).toBe("6 Storage");
    expect(carried(old, next, "Backups of keys")).toMatchObject({ words: storage[3], confidence: 1 });
  });

  test("deleted text whose topic lives on elsewhere is not placed there with confidence", () => {
    const old = [...storage, ...sessions, ...audit];
    const next = [...storage.slice(0, 3), ...sessions, ...audit, "# Officers", "Two officers are named for each site; they meet every year."];
    const answer = carried(old, next, "sealed for two officers");
    expect(answer.confidence).toBeLessThan(CARRIED);
  });

  test("a list that became a table", () => {
    const old = ["# Grades", "- Low: a password of twelve characters is enough for this grade", "- Middle: a password and a second device are asked for", "- High: a key in hardware that was handed over in person", ...storage];
    const next = ["# Grades", ["| Grade | Asked for |", "| --- | --- |", "| Low | a password of twelve characters is enough for this grade |", "| Middle | a password and a second device are asked for |", "| High | a key in hardware that was handed over in person |"].join("\n"), ...storage];
    for (const words of ["twelve characters", "second device", "handed over in person"]) expect(carried(old, next, words)).toMatchObject({ words: expect.stringContaining(words) as string });
  });

  test("HTML that became Markdown", () => {
    const old = [`<table><tr><td><b>${storage[1]}</b></td></tr><tr><td>${storage[2]}</td></tr></table>`, `<p>${sessions[1]}</p>`, ...audit];
    const next = [`**${storage[1]}**`, `- ${storage[2]}`, `*${sessions[1]}*`, ...audit];
    for (const words of ["Private keys are held", "A key is erased", "thirty minutes"]) {
      const answer = carried(old, next, words);
      expect(answer.words).toContain(words);
      expect(answer.confidence).toBeGreaterThanOrEqual(CARRIED);
    }
  });

  test("one term swapped throughout", () => {
    const about = (term: string): string[] => [
      `# Choice of a ${term}`, `A ${term} has at least fifteen characters.`, `No ${term} is taken that stands on a list of common ones.`, `Every ${term} may hold spaces.`,
      `# Change of a ${term}`, `Nobody is asked for a new ${term} without a reason.`, `The old ${term} is asked for first.`, `Whoever forgot the ${term} is led to the desk.`,
      `# Use of a ${term}`, `The ${term} is never shown.`, `Pasting a ${term} is allowed.`,
    ];
    for (const words of ["at least fifteen", "common ones", "may hold spaces", "without a reason", "asked for first", "never shown", "Pasting"]) {
      const answer = carried([...about("memorized secret"), ...storage], [...about("password"), ...storage], words);
      expect(answer.words).toContain(words);
      expect(answer.confidence).toBeGreaterThanOrEqual(CARRIED);
    }
  });

  test("text that moved to another document is gone, and nothing is claimed", () => {
    const answer = carried([...storage, ...sessions, ...audit], [...storage, ...audit], "drawn anew");
    expect(answer).toMatchObject({ state: "removed", firstLine: null });
    expect(answer.confidence).toBeLessThan(0.3);
  });

  test("very short headings", () => {
    const old = ["# Keys", ...storage.slice(1), "# Audit", ...audit.slice(1), "# Notes", ...updates.slice(1)];
    const next = ["# Notes", ...updates.slice(1), "# Audits", ...audit.slice(1), "# Keys", ...storage.slice(1)];
    expect(carried(old, next, "Audit").words).toBe("Audits");
    expect(carried(old, next, "Keys").words).toBe("Keys");
  });

  test("a heading that was renamed altogether goes with what stands below it", () => {
    const old = [...audit, "# Safekeeping", ...storage.slice(1), ...sessions];
    const next = [...audit, ...sessions, "# Cryptographic material", ...storage.slice(1)];
    expect(carried(old, next, "Safekeeping").words).toBe("Cryptographic material");
  });

  test("a heading whose clause is gone is not carried to a like one of another clause", () => {
    const old = [...audit, "# Out of band", "A voice call to a number that was bound before reads out the secret.", "The secret is good for ten minutes.", ...storage, "# Annex", ...updates.slice(1)];
    const next = [...audit, ...storage, "# Annex", ...updates.slice(1), "# Out of stock", "Makers who sell no more of a device say where its parts are to be had.", "They do so for five years."];
    const answer = carried(old, next, "Out of band");
    expect(answer.words === "" || answer.confidence < CARRIED).toBe(true);
  });

  test("of two equal headings, each goes with its own clause, whichever comes first", () => {
    const old = ["# Part one", "## References", ...storage.slice(1), "# Part two", "## References", ...audit.slice(1), ...updates];
    const next = [...updates, "# Part two", "## References", ...audit.slice(1), "# Part one", "## References", ...storage.slice(1)];
    const [a, b] = [cut(old.join("\n\n")), cut(next.join("\n\n"))];
    const carry = carrier(a, b, align(a, b));
    const clauseAt = (draft: typeof a, line: number): string => draft.blocks[draft.lines[line]!.block]!.text;
    for (const { firstLine } of a.blocks.filter(({ text }) => text === "References")) expect(clauseAt(b, carry({ firstLine, lastLine: firstLine }).firstLine!)).toBe(clauseAt(a, firstLine));
  });

  test("merged paragraphs: the comment belongs to a part of the new one", () => {
    const merged = `${sessions[1]} ${sessions[2]} ${sessions[3]}`;
    const answer = carried([...storage, ...sessions, ...audit], [...storage, sessions[0]!, merged, ...audit], "Signing out ends");
    expect(answer.state).toBe("merged");
    expect(answer.words).toContain("Signing out ends");
    expect(answer.words).not.toContain("A session ends after thirty minutes");
  });

  test("said twice and now said once: at what stands there for both, and a person is asked", () => {
    const nonce = (of: string) => `The challenge nonce of a ${of} authenticator is at least 64 bits long, is unique over its lifetime, and is drawn by an approved generator of random bits.`;
    const old = [...storage, "# Single-factor", nonce("single-factor"), "It works without a word to remember.", ...audit, "# Multi-factor", "It asks for a word to remember, or for a finger.", nonce("multi-factor"), ...updates];
    const next = [...storage, "# Single-factor", nonce("single-factor").replace("64 bits", "112 bits"), "It works without a word to remember.", ...audit, "# Multi-factor", "It asks for a word to remember, or for a finger.", ...updates];
    const answer = carried(old, next, "nonce of a multi-factor");
    expect(answer.state).toBe("merged");
    expect(answer.words).toContain("nonce of a single-factor");
    expect(answer.confidence).toBeLessThan(CARRIED);
    expect(carried(old, next, "nonce of a single-factor")).toMatchObject({ state: "merged", suggestions: [] });
  });

  test("words that only gained others between them are edited, not the same", () => {
    const [a, b] = [cut("# A\n\nThe supplier keeps a list. It is short. The list is signed."), cut("# A\n\nThe supplier keeps a list. It is short and dated. The list is signed.")];
    const carry = carrier(a, b, align(a, b));
    expect(carry({ firstLine: 2, lastLine: 2, quote: "It is short. The list" }).state).toBe("edited");
    expect(carry({ firstLine: 2, lastLine: 2, quote: "The list is signed." }).state).toBe("same");
  });
});
