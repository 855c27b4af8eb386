/** An amendment as edits of its draft: the words that really change, each in one form however it was typed. Whether two of them collide is said in collisions.ts. */
import { difference } from "./differences.ts";
import { extent, insertion, passagesOf, type Amendment, type Splice } from "./operations.ts";
import { gapAt, gapText, isSeparator, leadingSeparator, passageAt, stronger, trailingSeparator, type Layout } from "./passages.ts";

/**
 * `words`: inside one passage. `insertion`: whole passages put into a gap. `removal`: whole passages taken out, `start` of the first to `end` of the last; which of
 * the gaps around it stays is decided where all edits are known. `layout`: anything else that crosses the bounds of passages, taken literally.
 */
export type EditKind = "words" | "insertion" | "removal" | "layout";

/**
 * UTF-16 offsets into the draft, end exclusive. `from`, `to`: the ground it stands on, both inclusive, in offsets and fractions of them: edits collide where their
 * grounds meet. `soft`: white space alone, where it means nothing: it gives way to everything.
 */
export interface Edit extends Splice {
  kind: EditKind;
  from: number;
  to: number;
  soft: boolean;
}

/** Fractions between the end of a passage (or, negative, the start of the next) and the places in the gap: a removal reaches less far than what is put in beside it. */
const LAYOUT = 0.25;
const REMOVED = 0.3;
const INSERTED = 0.5;

/**
 * What an amendment changes, in order; none: nothing. The blocks must be in the draft. Laws: edits of one amendment never collide; alone they give what was
 * typed, byte for byte; two amendments that change the same have the same edits, whatever blocks their editors were opened on.
 */
export function editsOf(layout: Layout, { operation, first, last, source }: Amendment): Edit[] {
  if (operation === "insert") return [editOf(layout, insertion(layout, last < 0 ? 0 : passagesOf(layout, { first, last }).to + 1, source))];
  const { start, end } = extent(layout, { first, last });
  if (operation === "delete") return [removal(start, end)];
  return editsBetween(layout, difference(layout.source.slice(start, end), source).map((splice) => ({ ...splice, start: splice.start + start, end: splice.end + start })));
}

/** The edits of splices that stand in order and do not overlap. Law: together they give what the splices give. */
export function editsBetween(layout: Layout, splices: readonly Splice[]): Edit[] {
  const slid: Splice[] = [];
  for (const splice of splices) slid.push(slide(layout, splice, slid.at(-1)));
  const edits: Edit[] = [];
  slid.forEach((splice, index) => {
    const edit = removalOf(layout, splice, slid[index - 1], slid[index + 1]) ?? editOf(layout, splice);
    const last = edits.at(-1);
    // Words of one hand that stand side by side are one phrase.
    if (last && last.kind !== "removal" && edit.kind !== "removal" && !last.soft && !edit.soft && last.to >= edit.from) {
      edits[edits.length - 1] = editOf(layout, { start: last.start, end: edit.end, text: last.text + layout.source.slice(last.end, edit.start) + edit.text });
    } else edits.push(edit);
  });
  return edits;
}

/** A removal decides about the gaps beside it; where another splice of the same hand has, both stand as they were typed. */
function removalOf(layout: Layout, splice: Splice, before: Splice | undefined, after: Splice | undefined): Edit | null {
  const range = splice.text === "" ? removedIn(layout, splice) : null;
  if (!range || (before && before.end >= gapAt(layout, range.from).start) || (after && after.start <= gapAt(layout, range.to + 1).end)) return null;
  return removal(layout.passages[range.from]!.start, layout.passages[range.to]!.end);
}

/** Whether two edits are one change, made by two. */
export function isSame(a: Edit, b: Edit): boolean {
  return a.start === b.start && a.end === b.end && a.kind === b.kind && a.text === b.text;
}

/** Offsets of a removal: see `Edit`. */
export function removal(start: number, end: number): Edit {
  return { start, end, text: "", kind: "removal", from: start - REMOVED, to: end + REMOVED, soft: false };
}

function editOf(layout: Layout, splice: Splice): Edit {
  const { start, end, text } = splice;
  const gap = start === end ? gapOf(layout, splice) : -1;
  if (gap >= 0) {
    const place = gap > 0 ? gapAt(layout, gap).start + INSERTED : gapAt(layout, 0).end - INSERTED;
    return { ...splice, kind: text.trim() ? "insertion" : "layout", from: place, to: place, soft: false };
  }
  const passage = layout.passages[passageAt(layout, start)];
  if (passage && end <= passage.end && (text.trim() !== "" || start > passage.start || end < passage.end)) {
    const spaces = /^\s*/.exec(layout.source.slice(end, passage.end))![0].length;
    const soft = passage.kind !== "code" && isLoose(text) && isLoose(layout.source.slice(start, end));
    return { ...splice, kind: "words", from: start, to: end + spaces, soft };
  }
  return { ...splice, kind: "layout", ...groundOf(layout, splice), soft: false };
}

/** Where an edit begins or ends in a gap it has all of it; still parted from the passage on the other side, it leaves the words there alone. */
function groundOf(layout: Layout, { start, end, text }: Splice): { from: number; to: number } {
  const { source, passages } = layout;
  const above = passages[passageAt(layout, start)];
  const below = passageAt(layout, end);
  const gap = gapAt(layout, passages[below] && end <= passages[below].end ? below : below + 1);
  const begins = (!above || start > above.end || (start === above.end && `${text}${source[end] ?? "\n"}`.startsWith("\n"))) && { from: (above?.end ?? 0) + LAYOUT };
  const ends = end > gap.start && (end < gap.end || (end === gap.end && `${source[start - 1] ?? "\n"}${text}`.endsWith("\n"))) && { to: gap.end - LAYOUT };
  return { from: start, to: end, ...(begins || {}), ...(ends || {}) };
}

/** The gap that a pure insertion belongs to, as the index of the passage after it; −1: it adds to a passage. */
function gapOf(layout: Layout, { start, text }: Splice): number {
  const at = passageAt(layout, start);
  const passage = layout.passages[at];
  if (!passage || start > passage.end) return at + 1;
  if (start === passage.end && start > passage.start && text.startsWith("\n")) return at + 1;
  return start === passage.start && text.endsWith("\n") ? at : -1;
}

/** White space within a paragraph. */
function isLoose(text: string): boolean {
  return text.trim() === "" && text.split("\n").length < 3;
}

/**
 * Where a pure insertion or deletion could as well stand further left, it does: over white space inside a passage, and over the whole gap before it. So "x " put in
 * before a word and " x" put in after the word before it are one change, and so are a passage with the gap after it and with the gap before. Never into `last`.
 */
function slide({ source, passages }: Layout, { start, end, text }: Splice, last: Splice | undefined): Splice {
  if (start < end && text !== "") return { start, end, text };
  const moved = text || source.slice(start, end);
  const at = passageAt({ source, passages }, start);
  const passage = passages[at];
  if (passage && start > passage.start && start <= passage.end) {
    let steps = 0;
    const floor = Math.max(passage.start, (last?.end ?? -1) + 1);
    while (start - steps > floor && /\s/.test(source[start - steps - 1]!) && source[start - steps - 1] === moved[(moved.length * (steps + 1) - steps - 1) % moved.length]) steps++;
    return shifted({ start, end, text }, steps);
  }
  const before = passages[passage && start === passage.start ? at - 1 : at];
  if (!before || (last && (last.start < last.end ? last.end > before.end : last.end >= before.end))) return { start, end, text };
  if (text === "" && passages[passageAt({ source, passages }, end)]?.start !== end && end < source.length) return { start, end, text };
  const gap = source.slice(before.end, start);
  return moved.length > gap.length && moved.endsWith(gap) ? shifted({ start, end, text }, gap.length) : { start, end, text };
}

/** By less than its own length, or by as many steps as its end repeats itself. */
function shifted({ start, end, text }: Splice, steps: number): Splice {
  const turn = text ? steps % text.length : 0;
  return { start: start - steps, end: end - steps, text: text.slice(text.length - turn) + text.slice(0, text.length - turn) };
}

/** The passages that a deletion takes out with one of the gaps beside them, inclusive, when that is the gap which would go anyway. */
function removedIn(layout: Layout, { start, end }: Splice): { from: number; to: number } | null {
  const { passages } = layout;
  const first = passageAt(layout, start);
  const left = passages[first]?.start === start;
  const from = left ? first : first + 1;
  const to = passageAt(layout, end - 1);
  if (from > to || to < 0 || (!left && gapAt(layout, from).start !== start)) return null;
  const [before, after] = [gapText(layout, from), gapText(layout, to + 1)];
  const stays = from === 0 && isSeparator(before) ? before : to === passages.length - 1 && isSeparator(after) ? after : stronger(trailingSeparator(before), leadingSeparator(after));
  if (left) return isSeparator(after) && end === gapAt(layout, to + 1).end && stays === trailingSeparator(before) ? { from, to } : null;
  return isSeparator(before) && end === passages[to]!.end && stays === leadingSeparator(after) ? { from, to } : null;
}
