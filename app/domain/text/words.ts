/** Words and their difference inside one pair of blocks; which blocks are a pair is found in alignment.ts. */
import { diffArrays } from "diff";

/** A word or a sign, and the white space after it. */
export interface Word {
  word: string;
  space: string;
}

/** A run of words: same in both, or only in the old or only in the new one. Offsets are UTF-16, end exclusive. */
export interface Stretch {
  op: "same" | "ins" | "del";
  oldStart: number;
  oldEnd: number;
  newStart: number;
  newEnd: number;
}

/** Beyond this many single changes two texts count as different throughout: the honest coarse answer, since the work grows with their square. */
const MOST_CHANGES = 600;

const WORD = /([\p{L}\p{N}_]+(?:['’.-][\p{L}\p{N}_]+)*|[^\s])(\s*)/gu;

/** Every word in order; leading white space is dropped, since no rendered text has any. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ([, word, space]) => ({ word: word!, space: space! }));
}

/** Law: the same and del stretches cover the old text, the same and ins stretches the new one, both in order. */
export function stretches(old: string, next: string): Stretch[] {
  if (old === next) return old ? [{ op: "same", oldStart: 0, oldEnd: old.length, newStart: 0, newEnd: next.length }] : [];
  const oldWords = piecesOf(old);
  const newWords = piecesOf(next);
  const parts = diffArrays(oldWords, newWords, { maxEditLength: MOST_CHANGES });
  const found: Stretch[] = [];
  let atOld = 0;
  let atNew = 0;
  if (!parts) {
    if (old) found.push({ op: "del", oldStart: 0, oldEnd: old.length, newStart: 0, newEnd: 0 });
    if (next) found.push({ op: "ins", oldStart: old.length, oldEnd: old.length, newStart: 0, newEnd: next.length });
    return found;
  }
  for (const part of parts) {
    const length = part.value.reduce((sum, piece) => sum + piece.length, 0);
    const op = part.added ? "ins" : part.removed ? "del" : "same";
    found.push({ op, oldStart: atOld, oldEnd: op === "ins" ? atOld : atOld + length, newStart: atNew, newEnd: op === "del" ? atNew : atNew + length });
    if (op !== "ins") atOld += length;
    if (op !== "del") atNew += length;
  }
  return found;
}

/** Words and white space in turn, so that a space lost at the end of a text does not make its last word another one. */
function piecesOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+(?:['’.-][\p{L}\p{N}_]+)*|\s+|[^\s]/gu) ?? [];
}
