/** Renamed terms: sentences of the old and of the next draft, matched in their order; answers as "old>next". */
import { describe, expect, test } from "vitest";
import { cut } from "#app/domain/text/cut.ts";
import { renamedTerms } from "#app/domain/text/matching/terms.ts";
import { stem, wordingsOf } from "#app/domain/text/matching/wording.ts";

function renamings(old: string[], next: string[]): string[] {
  const wordings = wordingsOf(cut(old.join("\n\n")), cut(next.join("\n\n")));
  const names = new Map<number, string>();
  for (const [texts, drafts] of [[old, wordings.olds], [next, wordings.nexts]] as const) {
    texts.forEach((text, index) => text.toLowerCase().match(/\p{L}+/gu)!.forEach((word, at) => names.set(drafts[index]!.stems[at]!, stem(word))));
  }
  return [...renamedTerms(wordings, Int32Array.from(old, (_, index) => index), () => true)].map(([from, to]) => `${names.get(from)}>${names.get(to)}`).sort();
}

const about = (term: string): string[] => [`the ${term} is long`, `no ${term} is shown`, `every ${term} is new`, `one ${term} for one door`];

describe("renamed terms", () => {
  test("a term that another one replaced throughout", () => expect(renamings(about("secret"), about("password"))).toEqual(["secret>password"]));
  test("a term of two words", () => expect(renamings(about("memorized secret"), about("password"))).toEqual(["memoriz>password", "secret>password"]));
  test("nothing is renamed that was replaced twice only", () => expect(renamings(about("secret").slice(0, 2), about("password").slice(0, 2))).toEqual([]));
  test("nor what still stands elsewhere", () => expect(renamings([...about("secret"), ...Array<string>(6).fill("a secret remains")], [...about("password"), ...Array<string>(6).fill("a secret remains")])).toEqual([]));
  test("nor where each time something else came", () => expect(renamings(about("secret"), ["the book is long", "no stone is shown", "every tree is new", "one key for one door"])).toEqual([]));
});
