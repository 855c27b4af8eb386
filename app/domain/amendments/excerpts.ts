/** An amendment in a few words: its changes as pieces, clipped to what stands beside them; how the whole is shown is said in ../redline-page.ts. */
import type { Hunk } from "../hunks.ts";
import type { Piece } from "../text/redline.ts";
import { stretches } from "../text/words.ts";

/** Words shown on each side of a change, UTF-16 units at most. */
const BESIDE = 60;
/** Changes of one amendment that are shown in brief. */
const MOST = 6;

/** `more`: how many changes are not among them. */
export interface Excerpt {
  changes: Piece[][];
  more: number;
}

/** The first changes of an amendment; none where the markup alone changes. Law: no word that is put in or struck out is clipped. */
export function excerptOf(hunks: readonly Hunk[], most = MOST): Excerpt {
  const changes = wholeOf(hunks).map((pieces) => briefly(pieces));
  return { changes: changes.slice(0, most), more: Math.max(0, changes.length - most) };
}

/** Each change of an amendment with all words of its block, a table's cells parted by " | "; none where the markup alone changes. */
export function wholeOf(hunks: readonly Hunk[]): Piece[][] {
  return hunks.flatMap(({ changes }) => changes.filter(({ number }) => number > 0).map(({ change }) => celled(change.pieces)));
}

function celled(pieces: readonly Piece[]): Piece[] {
  return pieces.map(({ op, text }) => ({ op, text: text.replace(/\t/g, " | ") }));
}

/** Two sources, word by word: what goes of the one, what comes of the other. Law: what stays and comes is the other. */
export function piecesOf(before: string, after: string): Piece[] {
  return stretches(before, after).map(({ op, oldStart, oldEnd, newStart, newEnd }) => ({ op, text: op === "ins" ? after.slice(newStart, newEnd) : before.slice(oldStart, oldEnd) }));
}

/** What goes and comes, with a few of the words beside it. */
export function briefly(pieces: readonly Piece[]): Piece[] {
  return celled(pieces).flatMap(({ op, text }, index): Piece[] => {
    if (op !== "same") return [{ op, text }];
    const [first, last] = [index === 0, index === pieces.length - 1];
    if (text.length <= 2 * BESIDE && !(first || last)) return [{ op, text }];
    if (first && last) return [{ op, text: text.length > 2 * BESIDE ? head(text) : text }];
    if (first) return [{ op, text: tail(text) }];
    return [{ op, text: last ? head(text) : `${head(text)} ${tail(text)}` }];
  });
}

function head(text: string): string {
  return text.length <= BESIDE ? text : text.slice(0, BESIDE).replace(/\S*$/u, "…");
}

function tail(text: string): string {
  return text.length <= BESIDE ? text : text.slice(-BESIDE).replace(/^\S*/u, "…");
}
