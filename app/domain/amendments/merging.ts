/** What a draft becomes with amendments in it, in whatever order they were accepted, and beside what somebody edited meanwhile. Whether they collide is said in collisions.ts. */
import { collisionsOf, disputes, undisputed, type Collision, type Dispute } from "./collisions.ts";
import { difference } from "./differences.ts";
import { editsBetween, isSame, type Edit } from "./edits.ts";
import { excerpt, gapAt, gapText, layoutOfText, leadingSeparator, passageAt, stronger, trailingSeparator, type Layout } from "./passages.ts";

/** `landed`: where each edit stands in the new source, UTF-16 offsets, end exclusive; for what was taken out, where it stood. */
export interface Merged {
  source: string;
  landed: Map<Edit, { start: number; end: number }>;
}

/** `role`: "gap": of the gap beside a removal, or put into one; "removed": stands for passages that were taken out. */
interface Piece {
  text: string;
  edit: Edit | null;
  role: "text" | "gap" | "removed";
}

/**
 * The draft with all of these in it. Laws: the order of the amendments is irrelevant; none of them: the draft; what two of them say alike is said once; no word
 * that one puts in and no other takes out is lost.
 * @returns the collisions, by the indexes of the amendments, where there are any.
 */
export function applied(layout: Layout, amendments: readonly (readonly Edit[])[]): Merged | { collisions: Collision[] } {
  const collisions = collisionsOf(amendments);
  return collisions.length > 0 ? { collisions } : assembled(layout, amendments.flat());
}

/** `source`: ours, with all of theirs that collides with nothing of ours. `landed`: what came of theirs, in order, UTF-16 offsets of `source`. `disputes`: the rest; versions are ours and theirs. */
export interface ThreeWay {
  source: string;
  landed: { start: number; end: number }[];
  disputes: Dispute[];
}

/**
 * Two texts that were made from one. Laws: what both say alike is said once; base and ours: ours; base and theirs: theirs; no word that one side added and the
 * other left alone is ever lost, be it in the source or among the disputes.
 */
export function threeWay(base: string, ours: string, theirs: string): ThreeWay {
  const layout = layoutOfText(base);
  const [own, other] = [editsBetween(layout, difference(base, ours)), editsBetween(layout, difference(base, theirs))];
  const fitting = undisputed(other, own);
  const { source, landed } = assembled(layout, [...own, ...fitting]);
  return { source, landed: fitting.flatMap((edit) => landed.get(edit) ?? []), disputes: disputes(layout, [own, other]) };
}

/** Edits that do not collide, of whatever hands. */
export function assembled(layout: Layout, edits: readonly Edit[]): Merged {
  const pieces: Piece[] = [];
  const keep = (start: number, end: number, role: Piece["role"]): void => void (start < end && pieces.push({ text: layout.source.slice(start, end), edit: null, role }));
  const effects = effective(edits);
  let at = 0;
  let below = 0;
  for (const { edit, end, also } of effects) {
    const removed = edit.kind === "removal";
    const above = removed ? Math.max(below, gapAt(layout, passageAt(layout, edit.start)).start) : edit.start;
    keep(at, Math.min(below, edit.start), "gap");
    keep(Math.max(at, below), above, "text");
    keep(Math.max(at, above), edit.start, "gap");
    pieces.push({ text: edit.text, edit, role: removed ? "removed" : edit.kind === "insertion" ? "gap" : "text" });
    for (const twin of also) pieces.push({ text: "", edit: twin, role: "gap" });
    at = end;
    if (removed) below = gapAt(layout, passageAt(layout, end - 1) + 1).end;
  }
  keep(at, below, "gap");
  keep(Math.max(at, below), layout.source.length, "text");
  const closed = pieces.some(({ role }) => role === "removed") ? withoutGaps(pieces) : pieces;
  const landed: Merged["landed"] = new Map();
  let reached = 0;
  let last = { start: 0, end: 0 };
  for (const { text, edit } of closed) {
    const place = { start: reached, end: reached + text.length };
    if (edit) landed.set(edit, text || edit.text === "" ? (last = place) : last);
    reached = place.end;
  }
  return { source: closed.map(({ text }) => text).join(""), landed };
}

/**
 * What passages `from` to `to` become, without the gaps outside; all edits must lie among them, and where one takes out the first or the last of them, the draft
 * must end there too.
 */
export function assembledPart(layout: Layout, from: number, to: number, edits: readonly Edit[]): string {
  const { layout: part, offset } = excerpt(layout, from, to);
  const { source } = assembled(part, edits.map((edit) => ({ ...edit, start: edit.start - offset, end: edit.end - offset, from: edit.from - offset, to: edit.to - offset })));
  const [head, tail] = [from > 0 ? gapText(part, 0).length : 0, to < layout.passages.length - 1 ? gapText(part, part.passages.length).length : 0];
  return source.slice(head, source.length - tail);
}

/** `end`: how far it reaches with the removals that overlap it. `also`: those that say the same, or give way to it. */
interface Effect {
  edit: Edit;
  end: number;
  also: Edit[];
}

/** In order, each change once with those that say the same; white space gives way; removals that overlap are one. */
function effective(edits: readonly Edit[]): Effect[] {
  const kept: Effect[] = [];
  for (const edit of [...edits].sort(order)) {
    const also: Edit[] = [];
    while (!edit.soft && kept.at(-1)?.edit.soft && kept.at(-1)!.end > edit.start) also.push(kept.at(-1)!.edit, ...kept.pop()!.also);
    const last = kept.at(-1);
    if (last && (isSame(last.edit, edit) || (edit.soft && edit.start < last.end))) last.also.push(edit);
    else if (last?.edit.kind === "removal" && edit.kind === "removal" && edit.start < last.end) {
      last.also.push(edit);
      last.end = Math.max(last.end, edit.end);
    } else kept.push({ edit, end: edit.end, also });
  }
  return kept;
}

function order(a: Edit, b: Edit): number {
  return a.start - b.start || rank(a) - rank(b) || a.end - b.end || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);
}

/** At one place: what is put in before a passage, then its words, then what is put in after the passage before. */
function rank({ kind, from, start, end }: Edit): number {
  if (kind === "insertion" || (kind === "layout" && start === end)) return from > start ? 3 : 0;
  return kind === "layout" ? 2 : 1;
}

/** Where passages were taken out, the stronger of the separators around them stays; at the ends of the text, what was there. */
function withoutGaps(pieces: readonly Piece[]): Piece[] {
  const closed: Piece[] = [];
  let open: string | null = null;
  let atStart = false;
  let held = "";
  for (const piece of pieces) {
    if (piece.role === "removed") {
      if (open === null) {
        open = takeSeparator(closed);
        atStart = closed.every(({ text }) => text === "");
      } else if (!atStart) open = stronger(open, held);
      held = "";
      closed.push(piece);
      continue;
    }
    if (open === null) {
      closed.push(piece);
      continue;
    }
    const separator = piece.role === "gap" ? leadingSeparator(piece.text) : "";
    held += separator;
    if (separator.length < piece.text.length) {
      closed.push({ text: atStart ? open : stronger(open, held), edit: null, role: "gap" });
      open = null;
      held = "";
    }
    closed.push({ ...piece, text: piece.text.slice(separator.length) });
  }
  if (open !== null) closed.push({ text: atStart ? open : held, edit: null, role: "gap" });
  return closed;
}

/** Takes the separator at the end of what is there, however many pieces it is in. */
function takeSeparator(closed: Piece[]): string {
  let taken = "";
  for (let index = closed.length - 1; index >= 0 && closed[index]!.role !== "text"; index--) {
    const piece = closed[index]!;
    const separator = trailingSeparator(piece.text);
    closed[index] = { ...piece, text: piece.text.slice(0, piece.text.length - separator.length) };
    taken = separator + taken;
    if (separator.length < piece.text.length) break;
  }
  return taken;
}
