/** What becomes of an open amendment when the next draft is published: the same three-way merge, passage by passage, along the alignment of the two drafts. */
import { type Alignment } from "#app/domain/text/alignment.ts";
import { collide, collisionsOf } from "./collisions.ts";
import { difference } from "./differences.ts";
import { editsBetween, editsOf, isSame, removal, type Edit } from "./edits.ts";
import { assembledPart } from "./merging.ts";
import { insertion, passagesOf, proposal, type Amendment, type Splice } from "./operations.ts";
import { gapAt, gapText, layoutOf, passageAt, type Draft, type Layout } from "./passages.ts";
import { heirsOf, kinOf, placeIn, revisionOf, successionOf, widerKin, type Succession } from "./successions.ts";

/**
 * Why an amendment no longer fits. `removed`: what it amends is not in the new draft. `edited`: the new draft changed the same words. `taken`: the new draft put
 * something else in at its place. `parted`: what it amends no longer stands together.
 */
export const UNFIT = ["removed", "edited", "taken", "parted"] as const;
export type Unfit = (typeof UNFIT)[number];

/** `there`: the new draft has all that it asks for. `block`: of the old draft, where it no longer fits. */
export type Rebased = { outcome: "fits"; amendment: Amendment } | { outcome: "there" } | { outcome: "unfit"; reason: Unfit; block: number };

/** Of the two drafts read as texts, `removals`: the passages that went; `changes`: the keys of all edits. */
interface Rebasing extends Succession {
  removals: Edit[];
  changes: Set<string>;
}

/** What no longer fits, and at which passage; thrown inside this file alone. */
class Misfit extends Error {
  constructor(readonly reason: Unfit, readonly passage: number) {
    super(reason);
  }
}

/**
 * Laws: onto the same draft every amendment is itself; an amendment that fits changes the new draft as it would have changed the old one, and nothing that the new
 * draft changed. `number` is that of the new draft.
 */
export function rebaser(oldDraft: Draft, nextDraft: Draft, alignment: Alignment, number: number): (amendment: Amendment) => Rebased {
  const [old, next] = [layoutOf(oldDraft), layoutOf(nextDraft)];
  const edits = editsBetween(old, difference(old.source, next.source));
  const rebasing: Rebasing = { ...successionOf(old, next, alignment), removals: edits.filter(({ kind }) => kind === "removal"), changes: new Set(edits.map(keyOf)) };
  return (amendment) => {
    try {
      const carried = joined(next, editsOf(old, amendment).flatMap((edit) => carry(rebasing, edit)));
      if (carried.length === 0) return { outcome: "there" };
      if (collisionsOf(carried.map((edit) => [edit])).length > 0) throw new Misfit("parted", passagesOf(old, { first: Math.max(0, amendment.first), last: Math.max(0, amendment.last) }).from);
      return { outcome: "fits", amendment: asAmendment(rebasing, amendment, carried, number) };
    } catch (error) {
      if (error instanceof Misfit) return { outcome: "unfit", reason: error.reason, block: old.passages[error.passage]?.first ?? 0 };
      throw error;
    }
  };
}

function keyOf({ start, end, kind, text }: Edit): string {
  return `${start} ${end} ${kind} ${text}`;
}

/** One edit of the old draft as edits of the new one; none: it is there already. */
function carry(rebasing: Rebasing, edit: Edit): Edit[] {
  const { old } = rebasing;
  if (rebasing.changes.has(keyOf(edit))) return [];
  if (edit.kind === "insertion") return carryInsertion(rebasing, edit);
  const [from, to] = touched(old, edit);
  if (edit.kind === "removal") return Array.from({ length: to - from + 1 }, (_, index) => carryRemoval(rebasing, from + index)).flat();
  return fitting(rebasing, edit, from, to).flatMap((splice) => settled(rebasing, edit, splice));
}

/** What stands as it stood needs no second look: beside the other edits of its amendment it was settled once, and alone it might settle where one of them is. */
function settled({ old, next }: Rebasing, edit: Edit, splice: Splice): Edit[] {
  const by = splice.start - edit.start;
  const same = splice.text === edit.text && splice.end - edit.end === by && around(old, edit) === around(next, splice);
  return same ? [{ ...edit, start: splice.start, end: splice.end, from: edit.from + by, to: edit.to + by }] : editsBetween(next, [splice]);
}

/** The passages that a splice is in, with the gap before and the gap after, and where in them it is. */
function around(layout: Layout, { start, end }: Splice): string {
  const [first, last] = [passageAt(layout, start), passageAt(layout, end)];
  const from = first < 0 ? 0 : gapAt(layout, first).start;
  return `${start - from} ${end - from} ${layout.source.slice(from, gapAt(layout, last + 1).end)}`;
}

function carryRemoval(rebasing: Rebasing, passage: number): Edit[] {
  const { old, next } = rebasing;
  const { start, end } = old.passages[passage]!;
  if (rebasing.heirs[passage]!.length === 0 || rebasing.removals.some((own) => own.start <= start && own.end >= end)) return [];
  return fitting(rebasing, removal(start, end), passage, passage).flatMap((splice) => {
    const at = next.passages[passageAt(next, splice.start)];
    return at?.start === splice.start && at.end === splice.end ? [removal(splice.start, splice.end)] : editsBetween(next, [splice]);
  });
}

/** Beside the passage that it was put in after, or else before the one that followed. */
function carryInsertion(rebasing: Rebasing, edit: Edit): Edit[] {
  const { old, next, heirs } = rebasing;
  const gap = passageAt(old, edit.from) + 1;
  const [before, after] = [heirs[gap - 1] ?? [], heirs[gap] ?? []];
  if (before.some((passage) => after.includes(passage))) return fitting(rebasing, edit, gap - 1, gap).flatMap((splice) => settled(rebasing, edit, splice));
  if (before.length === 0 && after.length === 0 && old.passages.length > 0) throw new Misfit("removed", Math.max(0, gap - 1));
  const place = before.length > 0 ? Math.max(...before) + 1 : after.length > 0 ? Math.min(...after) : 0;
  const words = edit.text.trim();
  const put = putIn(rebasing, place, before.length > 0 ? 1 : -1);
  if (`\n${put}\n`.includes(`\n${words}\n`)) return [];
  // Where the passage on one side is gone, what is new here may be what became of it.
  if (put && (gap === 0 || before.length > 0) && (gap === old.passages.length || after.length > 0)) throw new Misfit("taken", Math.max(0, gap - 1));
  const same = gapText(old, gap) === gapText(next, place) && (gap === 0) === (place === 0) && (gap === old.passages.length) === (place === next.passages.length);
  const start = gapAt(next, place).start + edit.start - gapAt(old, gap).start;
  return same ? settled(rebasing, edit, { start, end: start, text: edit.text }) : editsBetween(next, [insertion(next, place, words)]);
}

/** The source of the new passages without an origin that follow a gap, or go before it; "": none does. */
function putIn({ next, origins }: Succession, gap: number, step: 1 | -1): string {
  let [first, last] = [gap, gap - 1];
  if (step > 0) while (origins[last + 1]?.length === 0) last++;
  else while (origins[first - 1]?.length === 0) first--;
  return first <= last ? next.source.slice(next.passages[first]!.start, next.passages[last]!.end) : "";
}

/** The splice of the new draft that an edit of passages `from` to `to` is; none: the new draft has it. Where it does not fit, the passages were perhaps split or merged. */
function fitting(rebasing: Rebasing, edit: Edit, from: number, to: number): Splice[] {
  const lost = Array.from({ length: to - from + 1 }, (_, index) => from + index).find((passage) => rebasing.heirs[passage]?.length === 0);
  const kin = lost === undefined ? kinOf(rebasing, from, to) : null;
  for (const range of kin ? [kin, ...widerKin(rebasing, from, to)] : widerKin(rebasing, from, to)) {
    const revision = revisionOf(rebasing, range);
    if (revision.edits.some((own) => isSame(own, edit) || (edit.soft && own.start < edit.end && own.end > edit.start))) return [];
    if (!revision.edits.some((own) => collide(own, edit))) return [{ start: placeIn(rebasing, revision, edit.start), end: placeIn(rebasing, revision, edit.end), text: edit.text }];
  }
  throw lost !== undefined ? new Misfit("removed", lost) : new Misfit(kin ? "edited" : "parted", from);
}

/** In the order of the new draft; removals of passages that stand side by side are one. */
function joined(next: Layout, edits: readonly Edit[]): Edit[] {
  const made: Edit[] = [];
  for (const edit of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = made.at(-1);
    if (edit.kind === "removal" && last?.kind === "removal" && passageAt(next, last.end - 1) + 1 === passageAt(next, edit.start)) made[made.length - 1] = removal(last.start, edit.end);
    else made.push(edit);
  }
  return made;
}

function asAmendment(rebasing: Rebasing, amendment: Amendment, edits: readonly Edit[], number: number): Amendment {
  const { next } = rebasing;
  const [only] = edits;
  if (edits.length === 1 && amendment.operation === "insert" && only!.kind === "insertion") {
    const last = next.passages[passageAt(next, only!.from)]?.last ?? -1;
    return { ...amendment, draft: number, first: last, last };
  }
  if (edits.length === 1 && amendment.operation === "delete" && only!.kind === "removal") {
    const [from, to] = touched(next, only!);
    return { draft: number, operation: "delete", first: next.passages[from]!.first, last: next.passages[to]!.last, source: "" };
  }
  return rewritten(next, ...reach(rebasing, amendment, edits), edits, number);
}

/** The passages to be replaced: those that the old ones became, where they still stand together; else those that change, where at least these do. */
function reach(rebasing: Rebasing, amendment: Amendment, edits: readonly Edit[]): [from: number, to: number] {
  const { next } = rebasing;
  const { from, to } = amendment.operation === "insert" ? { from: 0, to: -1 } : passagesOf(rebasing.old, amendment);
  const own = heirsOf(rebasing, from, to);
  const spans = edits.map((edit) => spanOf(next, edit, own));
  const [low, high] = [Math.min(...spans.map(([first]) => first)), Math.max(...spans.map(([, last]) => last))];
  const most = 2 * (to - from + 1) + 5;
  if (Math.max(high, own[1]) - Math.min(low, own[0]) < most) return [Math.min(low, own[0]), Math.max(high, own[1])];
  if (high - low >= most) throw new Misfit("parted", from);
  return [low, high];
}

/** The passages that are replaced if this edit is made; of one in a gap beside `own` passages, no others. */
function spanOf(next: Layout, edit: Edit, own: [number, number]): [number, number] {
  const gap = passageAt(next, edit.from) + 1;
  const inGap = (gap === 0 || edit.from > next.passages[gap - 1]!.end) && (gap === next.passages.length || edit.to < next.passages[gap]!.start);
  if (inGap && gap >= own[0] && gap <= own[1] + 1) return own;
  const [low, high] = touched(next, edit);
  return inGap ? [low, high] : [edit.from > next.passages[low]!.end ? low + 1 : low, edit.to < next.passages[high]!.start ? high - 1 : high];
}

/** A replacement of passages `from` to `to`, or of some more where the edits reach into the gaps outside. */
function rewritten(next: Layout, from: number, to: number, edits: readonly Edit[], number: number): Amendment {
  const end = next.passages.length - 1;
  // With a neighbour on each side, since where the first or the last goes, one of the gaps outside goes too.
  const [low, high] = [Math.max(0, from - 1), Math.min(end, to + 1)];
  const made = assembledPart(next, low, high, edits);
  const offset = low > 0 ? next.passages[low]!.start : 0;
  const part = next.source.slice(offset, high < end ? next.passages[high]!.end : next.source.length);
  const [head, tail] = [part.slice(0, next.passages[from]!.start - offset), part.slice(next.passages[to]!.end - offset)];
  const whole = made.length >= head.length + tail.length && made.startsWith(head) && made.endsWith(tail);
  if (!whole && (low < from || high > to)) return rewritten(next, low, high, edits, number);
  return proposal(next, { draft: number, operation: "replace", first: next.passages[from]!.first, last: next.passages[to]!.last, source: made.slice(head.length, made.length - tail.length) });
}

/** The passages that an edit is in; for one in a gap, those on both sides of it. */
function touched(layout: Layout, { start, end, kind }: Edit): [number, number] {
  const first = Math.max(0, passageAt(layout, start));
  const last = Math.max(first, passageAt(layout, end));
  if (kind === "removal" || kind === "words") return [first, last];
  return [first, Math.min(layout.passages.length - 1, end > layout.passages[last]!.end ? last + 1 : last)];
}
