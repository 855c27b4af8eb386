/** One text in place of amendments that collide: what each would make of the blocks that all of them reach, what two make in an order, and what a text that was written takes of each. Writing it is left to the facilitator. */
import { collide } from "./collisions.ts";
import { spliced } from "./differences.ts";
import { isSame, type Edit } from "./edits.ts";
import { extent, sourceOf } from "./operations.ts";
import type { Layout } from "./passages.ts";

export interface Side {
  number: number;
  /** Its blocks, inclusive; -1: before all. */
  first: number;
  last: number;
  edits: Edit[];
}

/** A text to begin with. `of`: the numbers whose words it holds, in order; none: as the draft has it. */
export interface Start {
  of: number[];
  text: string;
}

/** As the draft has it, as each side has it, and two sides in both orders, for the blocks from the first to the last that any of them reaches. */
export function startsOf(layout: Layout, sides: readonly Side[]): Start[] {
  const range = { first: Math.max(0, Math.min(...sides.map(({ first }) => first))), last: Math.max(0, ...sides.map(({ last }) => last)) };
  const { start, end } = extent(layout, range);
  const all = sides.flatMap(({ edits }) => edits);
  const [low, high] = [Math.min(start, ...all.map((edit) => edit.start)), Math.max(end, ...all.map((edit) => edit.end))];
  const base = layout.source.slice(low, high);
  const version = (edits: readonly Edit[]) => trimmed(spliced(base, edits.map((edit) => ({ start: edit.start - low, end: edit.end - low, text: edit.text }))));
  const [one, other] = sides;
  const orders = sides.length === 2 ? [[one!, other!], [other!, one!]].map(([a, b]) => ({ of: [a!.number, b!.number], text: version(inOrder(layout, a!.edits, b!.edits)) })) : [];
  return [{ of: [], text: trimmed(sourceOf(layout, range)) }, ...sides.map(({ number, edits }) => ({ of: [number], text: version(edits) })), ...orders];
}

/** Law: edits that meet none of the other side stay as they are; where they meet, the words of the first stand before those of the second. */
function inOrder(layout: Layout, first: readonly Edit[], second: readonly Edit[]): Edit[] {
  const ordered = [...first, ...second].sort((a, b) => a.from - b.from || a.to - b.to);
  const groups: { to: number; edits: Edit[] }[] = [];
  for (const edit of ordered) {
    const last = groups.at(-1);
    if (last && edit.from <= last.to) {
      last.edits.push(edit);
      last.to = Math.max(last.to, edit.to);
    } else groups.push({ to: edit.to, edits: [edit] });
  }
  return groups.map(({ edits }) => (edits.length === 1 ? edits[0]! : joined(layout, edits, first, second)));
}

/** What a settlement takes of one side. `edits`: those of them that stand in the text, where that is what was proposed; `hunks`: their numbers, from 1. */
export type Taken = { kind: "accepted"; edits: Edit[] } | { kind: "partially-accepted"; edits: Edit[]; hunks: number[] } | { kind: "accepted-with-modifications" } | { kind: "not-accepted" };

/**
 * For each side, by its edits, what a text with these edits takes of it. Accepted: each of its edits is in the text as proposed. Not accepted: at none of its places
 * does the text differ from the draft, but as another side proposed. With modifications: at one of them something stands that no side proposed.
 * Law: a text made of the edits of one side accepts that side, and of the others only what they share with it.
 */
export function takenOf(sides: readonly (readonly Edit[])[], text: readonly Edit[]): Taken[] {
  return sides.map((own) => {
    const others = sides.flatMap((edits) => (edits === own ? [] : edits));
    const taken = own.filter((edit) => text.some((written) => isSame(written, edit)));
    const written = text.filter((edit) => !own.some((one) => isSame(one, edit)) && !others.some((one) => isSame(one, edit)));
    if (own.some((edit) => !taken.includes(edit) && written.some((other) => collide(other, edit)))) return { kind: "accepted-with-modifications" };
    if (taken.length === own.length) return { kind: "accepted", edits: taken };
    return taken.length === 0 ? { kind: "not-accepted" } : { kind: "partially-accepted", edits: taken, hunks: taken.map((edit) => own.indexOf(edit) + 1) };
  });
}

function joined({ source }: Layout, edits: readonly Edit[], first: readonly Edit[], second: readonly Edit[]): Edit {
  const [start, end] = [Math.min(...edits.map((edit) => edit.start)), Math.max(...edits.map((edit) => edit.end))];
  const side = (own: readonly Edit[]) => spliced(source.slice(start, end), edits.filter((edit) => own.includes(edit)).map((edit) => ({ start: edit.start - start, end: edit.end - start, text: edit.text })));
  const [a, b] = [side(first), side(second)];
  const text = a === b || b.trim() === "" ? a : a.trim() === "" ? b : `${a.trimEnd()}${`${a}${b}`.includes("\n") ? "\n\n" : " "}${b.trimStart()}`;
  return { ...edits[0]!, start, end, text };
}

function trimmed(text: string): string {
  return text.replace(/^\n+|\s+$/g, "");
}
