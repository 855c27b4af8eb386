/** Whether a change is one of form or of substance, and what became of the words that bind; the change itself is found in redline.ts. */
import { wordsOf } from "#app/domain/text/words.ts";

interface ChangedPiece {
  op: "same" | "ins" | "del";
  text: string;
}

/** The verbal forms of ISO/IEC Directives Part 2 and RFC 2119, with their negations. */
const KEYWORDS = /\b(shall|should|must|may|can|required|recommended|prohibited|forbidden)\b(?:\s+(not)\b)?|\b(can)(?:not|n't|n’t)\b|\b(optional)\b/giu;
/** Words that announce a reference to another place; the number after them is a cross-reference. */
const REFERENCE = /\b(?:sections?|clauses?|sub-?clauses?|annex(?:es)?|appendi(?:x|ces)|tables?|figures?|chapters?|parts?|items?|see|§)\s*[[(]?$/iu;
const NUMBERING = /^[[(]?(?:[A-Z]{0,6}[-.]?\d+(?:[.-]\d+)*|[a-z]|[ivx]+)[\])]?[.)]?$/iu;

/** `label` null: no word changed. A change of a normative keyword is always substantive; so is every other change that is not provably one of form. */
export function judge(pieces: readonly ChangedPiece[]): { label: "editorial" | "substantive" | null; keywords: string[] } {
  if (pieces.every(({ op }) => op === "same")) return { label: null, keywords: [] };
  const keywords: string[] = [];
  let editorial = true;
  let before = "";
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!;
    if (piece.op === "same") {
      before = piece.text;
      continue;
    }
    const next = pieces[index + 1];
    const replaced = piece.op === "del" && next?.op === "ins";
    const gone = piece.op === "del" ? piece.text : "";
    const come = piece.op === "ins" ? piece.text : replaced ? next.text : "";
    const after = pieces[index + (replaced ? 2 : 1)]?.text ?? "";
    keywords.push(...keywordChanges(negated(before, gone, come, after), negated(before, come, gone, after)));
    editorial &&= isEditorial(gone, come, before);
    if (replaced) index++;
  }
  return { label: keywords.length === 0 && editorial ? "editorial" : "substantive", keywords };
}

/** "should → shall", "+ must", "− may not", in the order of the text. */
function keywordChanges(gone: string, come: string): string[] {
  const from = keywordsIn(gone);
  const to = keywordsIn(come);
  const changes: string[] = [];
  for (let index = 0; index < Math.max(from.length, to.length); index++) {
    const [a, b] = [from[index], from.length === 0 || index < to.length ? to[index] : undefined];
    if (a === b) continue;
    changes.push(a && b ? `${a} → ${b}` : a ? `− ${a}` : `+ ${b}`);
  }
  return changes;
}

function keywordsIn(text: string): string[] {
  return Array.from(text.matchAll(KEYWORDS), (match) => {
    const word = match[1] ?? match[3] ?? match[4] ?? "";
    return match[2] || match[3] ? `${word} ${word === word.toUpperCase() ? "NOT" : "not"}` : word;
  });
}

/** One side of a change with the words beside it that belong to a keyword: the "not" after "should", the "must" before a "not" that was put in or taken out. */
function negated(before: string, own: string, other: string, after: string): string {
  const negation = /^\s*not\b/i;
  const binding = negation.test(own) || negation.test(other) ? (/\b(?:shall|should|must|may|can)\s*$/i.exec(before)?.[0] ?? "") : "";
  return `${binding}${binding && !/\s$/.test(binding) ? " " : ""}${own}${own && negation.test(after) ? " not" : ""}`;
}

/** Case, punctuation, spelling, numbering, and the number of a cross-reference. */
function isEditorial(gone: string, come: string, before: string): boolean {
  const from = contentWords(gone);
  const to = contentWords(come);
  if (from.join(" ") === to.join(" ")) return true;
  if (before.trim() === "" && from.concat(to).every((word) => NUMBERING.test(word))) return true;
  if (REFERENCE.test(before.trimEnd()) && from.concat(to).every((word) => NUMBERING.test(word))) return true;
  if (from.join("") === to.join("")) return true;
  return from.length === to.length && from.every((word, index) => word === to[index] || isSpelling(word, to[index]!));
}

function contentWords(text: string): string[] {
  return wordsOf(text.normalize("NFKC").toLowerCase().replace(/[’‘]/g, "'").replace(/[-‐‑]/g, ""))
    .map(({ word }) => word)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** The spellings of English that differ by region, and slips of the pen in a long word. "Prescribed" for "proscribed" is neither. */
function isSpelling(a: string, b: string): boolean {
  return regional(a) === regional(b) || (Math.min(a.length, b.length) >= 6 && !/\d/.test(a + b) && isSlip(a, b));
}

function regional(word: string): string {
  return word.replace(/is(e[drs]?|ing|ations?)$/, "iz$1").replace(/yse/, "yze").replace(/our/, "or").replace(/ogue$/, "og").replace(/([ct])re$/, "$1er").replace(/ence$/, "ense").replace(/ll(ed|ing)$/, "l$1");
}

/** Two neighbouring letters swapped, or one letter doubled or not. */
function isSlip(a: string, b: string): boolean {
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  if (a.length === b.length) return a[head] === b[head + 1] && a[head + 1] === b[head] && a.slice(head + 2) === b.slice(head + 2);
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  return long.length === short.length + 1 && long.slice(head + 1) === short.slice(head) && long[head] === long[head - 1];
}
