/** Redlines in a small notation: kind, then pieces as [-gone-]{+come+}, then label and keywords. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { align } from "#app/domain/text/alignment.ts";
import { cut } from "#app/domain/text/cut.ts";
import { redline, type Change, type Redline } from "#app/domain/text/redline.ts";
import { runs } from "#test/world/laws.ts";

function compare(old: string, next: string): Redline {
  const [a, b] = [cut(old), cut(next)];
  return redline(a, b, align(a, b));
}

function notation({ kind, pieces, label, keywords }: Change): string {
  const text = pieces.map((piece) => (piece.op === "same" ? piece.text : piece.op === "del" ? `[-${piece.text}-]` : `{+${piece.text}+}`)).join("");
  return `${kind}: ${text}${label ? ` (${label}${keywords.length > 0 ? `; ${keywords.join(", ")}` : ""})` : ""}`;
}

describe("changes", () => {
  const cases: [name: string, old: string, next: string, changes: string[]][] = [
    ["nothing", "a b c", "a b c", ["same: a b c"]],
    ["a binding word", "The system should log.", "The system shall log.", ["edited: The system [-should-]{+shall+} log. (substantive; should → shall)"]],
    ["a negation put in", "The system must log this.", "The system must not log this.", ["edited: The system must {+not +}log this. (substantive; must → must not)"]],
    ["a binding word of a negation", "You SHOULD NOT share the secret.", "You SHALL NOT share the secret.", ["edited: You [-SHOULD-]{+SHALL+} NOT share the secret. (substantive; SHOULD NOT → SHALL NOT)"]],
    ["a binding word gone", "It may be that logs are kept.", "It is that logs are kept.", ["edited: It [-may be-]{+is+} that logs are kept. (substantive; − may)"]],
    ["case, punctuation, hyphens", "The e-mail is sent, then stored.", "the email is sent then stored", ["edited: [-The e-mail-]{+the email+} is sent[-,-] then stored[-.-] (editorial)"]],
    ["spelling", "Organisations recieve the same colour as all of the others.", "Organizations receive the same color as all of the others.", ["edited: [-Organisations recieve-]{+Organizations receive+} the same [-colour-]{+color+} as all of the others. (editorial)"]],
    ["not every near word is a spelling", "The prescribed methods are all listed here.", "The proscribed methods are all listed here.", ["edited: The [-prescribed-]{+proscribed+} methods are all listed here. (substantive)"]],
    ["a cross-reference", "As said in clause 6.2 of this draft.", "As said in clause 7.2 of this draft.", ["edited: As said in clause [-6.2-]{+7.2+} of this draft. (editorial)"]],
    ["a number that counts", "Sessions end after 30 minutes of rest.", "Sessions end after 15 minutes of rest.", ["edited: Sessions end after [-30-]{+15+} minutes of rest. (substantive)"]],
    ["a clause number", "# 6.2 Access to systems", "# 6.3 Access to systems", ["edited: [-6.2-]{+6.3+} Access to systems (editorial)"]],
    ["added and removed, in place", "alpha beta one\n\ngamma delta two\n\nepsilon zeta three", "alpha beta one\n\nepsilon zeta three\n\nnothing of the kind", ["same: alpha beta one", "removed: [-gamma delta two-] (substantive)", "same: epsilon zeta three", "added: {+nothing of the kind+} (substantive)"]],
    ["a cell", "| Assurance level one | yes |\n|--|--|\n| second row here | no |", "| Assurance level one | yes |\n|--|--|\n| second row here | yes |", ["same: Assurance level one\tyes", "edited: second row here\t[-no-]{+yes+} (substantive)"]],
  ];
  test.each(cases)("%s", (_, old, next, changes) => expect(compare(old, next).changes.map(notation)).toEqual(changes));

  test("a moved block shows as moved", () => {
    const made = compare("one two three\n\nfour five six\n\nseven eight nine\n\nten eleven twelve", "ten eleven twelve\n\none two three\n\nfour five six\n\nseven eight nine");
    expect(made.changes.map(({ kind }) => kind)).toEqual(["moved", "same", "same", "same"]);
    expect(made).toMatchObject({ added: 0, removed: 0, edited: 0, moved: 1 });
  });
});

describe("laws", () => {
  const word = fc.constantFrom("shall", "should", "log", "access", "the", "of", "secret", "token", "verifier", "claimant", "3.2", "not", "a", "assurance", "level");
  const paragraph = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => words.join(" "));
  const draft = fc.array(fc.oneof(paragraph, paragraph.map((text) => `# ${text}`), paragraph.map((text) => `- ${text}`)), { maxLength: 12 });
  // The next draft takes blocks of the old one, whole, cut in two, joined or shuffled, and adds some.
  const pairs = draft.chain((old) => fc.tuple(fc.constant(old), fc.shuffledSubarray(old.length > 0 ? [...old, ...old.map((text) => text.slice(0, text.length / 2)), old.slice(0, 2).map((text) => text.replace(/^[#-] /, "")).join(" ")] : ["x"]), draft));

  test("the pieces of a redline are the new text and the old text", () => {
    fc.assert(fc.property(pairs, ([old, some, more]) => {
      const [a, b] = [cut(old.join("\n\n")), cut([...some, ...more].join("\n\n"))];
      const { changes } = redline(a, b, align(a, b));
      const side = (index: number, which: "old" | "next"): string => changes
        .filter((change) => change[which] === index)
        .sort((x, y) => (which === "old" ? x.oldStart - y.oldStart : x.newStart - y.newStart))
        .flatMap(({ pieces }) => pieces.filter(({ op }) => op !== (which === "old" ? "ins" : "del")).map(({ text }) => text)).join("");
      a.blocks.forEach(({ text }, index) => expect(side(index, "old")).toBe(text));
      b.blocks.forEach(({ text }, index) => expect(side(index, "next")).toBe(text));
      const order = changes.map(({ next }) => next).filter((next) => next !== null);
      expect(order).toEqual([...order].sort((x, y) => x - y));
    }), runs(200));
  });

  test("a draft against itself has no change", () => {
    fc.assert(fc.property(draft, (blocks) => {
      const made = compare(blocks.join("\n\n"), blocks.join("\n\n"));
      expect(made.changes.every(({ kind }) => kind === "same")).toBe(true);
    }), runs(100));
  });
});
