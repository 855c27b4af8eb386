/** What changed between two drafts, block by block and word by word; what a page makes of it is the page's. */
import { type Alignment, type Pair } from "#app/domain/text/alignment.ts";
import { type Cut } from "#app/domain/text/cut.ts";
import { judge } from "#app/domain/text/labels.ts";
import { stretches, type Stretch } from "#app/domain/text/words.ts";

export interface Piece {
  op: "same" | "ins" | "del";
  text: string;
}

/**
 * `old`, `next`: indexes of blocks, null where there is none. A block that was split has one change for each piece, each with its part of the old words; blocks
 * that were merged have one each, with their part of the new words. `oldStart`, `newStart`: where those parts begin, UTF-16. `keywords`: "should → shall",
 * "+ shall", "− must not". `label`: null where no word changed.
 */
export interface Change {
  kind: "same" | "edited" | "moved" | "moved and edited" | "added" | "removed";
  old: number | null;
  next: number | null;
  oldStart: number;
  newStart: number;
  pieces: Piece[];
  label: "editorial" | "substantive" | null;
  keywords: string[];
}

/** `added`, `removed`, `edited`, `moved` count changes; what was moved and edited counts in both. */
export interface Redline {
  changes: Change[];
  added: number;
  removed: number;
  edited: number;
  moved: number;
}

/** Below this share of common words two texts read better as one whole struck out and one whole put in. */
const TOO_DIFFERENT = 0.2;

/**
 * Law: for each block of the next draft the same and ins pieces of its changes, in the order of `newStart`, are its text; for each old block so are the same and
 * del pieces in the order of `oldStart`. Changes stand in the order of the new text; a removed block follows what stood before it.
 */
export function redline(old: Cut, next: Cut, alignment: Alignment): Redline {
  const kept = new Map<number, Change[]>();
  const added: Change[] = [];
  const byOld = group(alignment.pairs, (pair) => pair.old);
  const byNext = group(alignment.pairs, (pair) => pair.next);
  const done = new Set<Pair>();
  next.blocks.forEach(({ text }, index) => {
    const pairs = byNext.get(index) ?? [];
    if (pairs.length === 0) added[index] = whole("added", null, index, text);
    for (const pair of pairs) {
      if (done.has(pair)) continue;
      const siblings = pairs.length > 1 ? pairs : byOld.get(pair.old)!;
      for (const [member, change] of changesOf(old, next, siblings, pairs.length > 1)) {
        done.add(member);
        kept.set(member.next, [...(kept.get(member.next) ?? []), change]);
      }
    }
  });
  const lost = new Map<number, Change[]>();
  let before = -1;
  old.blocks.forEach(({ text }, index) => {
    if (byOld.has(index)) before = index;
    else lost.set(before, [...(lost.get(before) ?? []), whole("removed", index, null, text)]);
  });
  const lastPlace = new Map<number, number>();
  for (const { old: from, next: to } of alignment.pairs) lastPlace.set(from, Math.max(lastPlace.get(from) ?? -1, to));
  const changes: Change[] = [...(lost.get(-1) ?? [])];
  next.blocks.forEach((_, index) => {
    if (added[index]) changes.push(added[index]);
    for (const change of (kept.get(index) ?? []).sort((a, b) => a.newStart - b.newStart || a.old! - b.old!)) {
      changes.push(change);
      if (lastPlace.get(change.old!) === index) changes.push(...(lost.get(change.old!) ?? []));
    }
  });
  const count = (...kinds: Change["kind"][]): number => changes.filter(({ kind }) => kinds.includes(kind)).length;
  return { changes, added: count("added"), removed: count("removed"), edited: count("edited", "moved and edited"), moved: count("moved", "moved and edited") };
}

/** One change for each pair of a star: one old block and its pieces, or one new block and what was merged into it. */
function changesOf(old: Cut, next: Cut, pairs: readonly Pair[], merged: boolean): [Pair, Change][] {
  if (pairs.length === 1) {
    const [pair] = pairs as [Pair];
    return [[pair, changeOf(pair, old.blocks[pair.old]!.text, 0, next.blocks[pair.next]!.text, 0)]];
  }
  const order = [...pairs].sort((a, b) => (merged ? a.old - b.old : a.next - b.next));
  const many = order.map((pair) => (merged ? old.blocks[pair.old]! : next.blocks[pair.next]!).text);
  const one = (merged ? next.blocks[order[0]!.next]! : old.blocks[order[0]!.old]!).text;
  const borders = bordersIn(many, one);
  return order.map((pair, index) => {
    const part = one.slice(borders[index], borders[index + 1]);
    return [pair, merged ? changeOf(pair, many[index]!, 0, part, borders[index]!) : changeOf(pair, part, borders[index]!, many[index]!, 0)];
  });
}

/** Where in `one` the text of each of `many` begins: by the words that they have in common. */
function bordersIn(many: readonly string[], one: string): number[] {
  const found = stretches(many.join(" "), one);
  const borders = [0];
  let at = 0;
  for (const text of many.slice(0, -1)) {
    at += text.length + 1;
    const stretch = found.findLast(({ op, oldStart }) => op === "same" && oldStart < at);
    const reached = stretch ? stretch.newStart + Math.min(stretch.oldEnd, at) - stretch.oldStart : 0;
    borders.push(Math.max(borders.at(-1)!, reached));
  }
  return [...borders, one.length];
}

function changeOf(pair: Pair, oldText: string, oldStart: number, newText: string, newStart: number): Change {
  const edited = oldText !== newText;
  const pieces = piecesOf(oldText, newText);
  const kind = pair.moved ? (edited ? "moved and edited" : "moved") : edited ? "edited" : "same";
  return { kind, old: pair.old, next: pair.next, oldStart, newStart, pieces, ...judge(pieces) };
}

function whole(kind: "added" | "removed", old: number | null, next: number | null, text: string): Change {
  const pieces: Piece[] = text ? [{ op: kind === "added" ? "ins" : "del", text }] : [];
  return { kind, old, next, oldStart: 0, newStart: 0, pieces, ...judge(pieces) };
}

function piecesOf(old: string, next: string): Piece[] {
  const found = stretches(old, next);
  const common = found.reduce((sum, { op, oldStart, oldEnd }) => sum + (op === "same" ? oldEnd - oldStart : 0), 0);
  if (common < TOO_DIFFERENT * Math.max(old.length, next.length)) return apart(old, next);
  const pieces: Piece[] = [];
  let del = "";
  let ins = "";
  const flush = (): void => {
    // A space that ends both sides stays.
    const tail = del && ins && /\s$/.test(del) && del.at(-1) === ins.at(-1) ? del.at(-1)! : "";
    if (del.length > tail.length) pieces.push({ op: "del", text: del.slice(0, del.length - tail.length) });
    if (ins.length > tail.length) pieces.push({ op: "ins", text: ins.slice(0, ins.length - tail.length) });
    if (tail) pieces.push({ op: "same", text: tail });
    del = "";
    ins = "";
  };
  found.forEach((stretch, index) => {
    const text = stretch.op === "ins" ? next.slice(stretch.newStart, stretch.newEnd) : old.slice(stretch.oldStart, stretch.oldEnd);
    if (stretch.op === "del") del += text;
    else if (stretch.op === "ins") ins += text;
    else if (isIsland(text, found, index)) {
      del += text;
      ins += text;
    } else {
      flush();
      const last = pieces.at(-1);
      if (last?.op === "same") last.text += text;
      else pieces.push({ op: "same", text });
    }
  });
  flush();
  return pieces;
}

/** A space between two changed words is part of the change: whole phrases are easier to read than alternating words. */
function isIsland(text: string, found: readonly Stretch[], index: number): boolean {
  return /^ +$/.test(text) && index > 0 && index < found.length - 1;
}

function apart(old: string, next: string): Piece[] {
  const pieces: Piece[] = [];
  if (old) pieces.push({ op: "del", text: old });
  if (next) pieces.push({ op: "ins", text: next });
  return pieces;
}

function group<T>(items: readonly T[], key: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const at = groups.get(key(item));
    if (at) at.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
