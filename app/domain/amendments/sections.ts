/** An amended draft as its readers will see it, cut only around the amendment; what is made of that is said in redlines.ts and faults.ts. */
import { cut, type Block, type Cut } from "#app/domain/text/cut.ts";
import { type Edit } from "./edits.ts";
import { assembled, assembledPart } from "./merging.ts";
import { layoutOf, passageAt, passageOf, type Layout } from "./passages.ts";

/**
 * The clause around an amendment, from the heading above it to the one below, before and after. `first`: the index in the draft of the first block of `old`.
 * `head`, `tail`: how many blocks of `old` stand before and after what is amended.
 */
export interface Section {
  old: Cut;
  next: Cut;
  first: number;
  head: number;
  tail: number;
}

/** Link definitions, which count wherever they stand. */
const DEFINITION = /^ {0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*\S.*$/gm;

/** Law: the blocks of `old` are those of the draft from `first` on, by kind and text. Where a clause is not read alone as it is in the draft, the section is the draft. */
export function sectioner(draft: Cut): { layout: Layout; sectionOf: (edits: readonly Edit[]) => Section } {
  const layout = layoutOf(draft);
  const definitions = definitionsIn(draft.source);
  const headings = draft.blocks.flatMap(({ kind }, index) => (kind === "heading" ? [index] : []));
  const { passages } = layout;

  function sectionOf(edits: readonly Edit[]): Section {
    const [low, high] = [Math.min(...edits.map(({ start }) => start)), Math.max(...edits.map(({ end }) => end))];
    const [from, to] = [Math.max(0, passageAt(layout, low)), Math.max(0, passageAt(layout, high))];
    const [first, last] = [passages[from]?.first ?? 0, passages[Math.min(passages.length - 1, high > (passages[to]?.end ?? 0) ? to + 1 : to)]?.last ?? -1];
    const above = headings.findLast((heading) => heading < first) ?? 0;
    const below = headings.find((heading) => heading > last) ?? draft.blocks.length - 1;
    const near = [layout.source.slice(passages[from - 1]?.end ?? 0, passages[to + 1]?.start ?? layout.source.length), ...edits.map(({ text }) => text)];
    const alone = passages.length > 0 && definitionsIn(near.join("\n")).length === 0;
    const narrow = alone ? within(edits, passageOf(layout, above), passageOf(layout, below)) : null;
    const shown = narrow ? draft.blocks.slice(narrow.first, narrow.first + narrow.old.blocks.length) : [];
    const same = narrow && shown.length === narrow.old.blocks.length && narrow.old.blocks.every((block, index) => isAlike(block, shown[index]!));
    const section = same ? narrow : { old: draft, next: cut(assembled(layout, edits).source), first: 0 };
    return { ...section, head: first - section.first, tail: section.first + section.old.blocks.length - 1 - last };
  }

  /** With the definitions of the whole draft above it, where an open fence cannot swallow them. Where the amendment stands beside one, what becomes of it counts anywhere. */
  function within(edits: readonly Edit[], from: number, to: number): { old: Cut; next: Cut; first: number } {
    const above = definitions.length > 0 ? `${definitions.join("\n")}\n\n` : "";
    return { old: cut(above + assembledPart(layout, from, to, [])), next: cut(above + assembledPart(layout, from, to, edits)), first: passages[from]!.first };
  }

  return { layout, sectionOf };
}

function definitionsIn(source: string): string[] {
  return source.match(DEFINITION) ?? [];
}

/** The same block for a reader: the number that a list gives it may be another one. */
export function isAlike(a: Block, b: Block): boolean {
  return a.kind === b.kind && a.text.slice(a.marker.length) === b.text.slice(b.marker.length);
}
