/** What becomes of the amendments of a draft when the next one is published: where the accepted ones took effect, and how the open ones are carried on. */
import type { Alignment } from "../text/alignment.ts";
import type { Cut } from "../text/cut.ts";
import type { Range } from "../text/anchors.ts";
import type { Edit } from "./edits.ts";
import { linesOf, shower, type Shown } from "./judging.ts";
import type { Amendment } from "./operations.ts";
import { layoutOf, passageAt } from "./passages.ts";
import { rebaser, type Unfit } from "./rebasing.ts";
import { successionOf, type Succession } from "./successions.ts";

/** `edits`: what was accepted of it, on the draft it stands on; none: nothing yet. */
export interface Carriable {
  id: string;
  amendment: Amendment;
  edits: readonly Edit[];
}

/** An amendment on the next draft. `landed`: the lines on which its accepted changes stand there, or stood beside; null: nothing was accepted, or nothing near it is left. */
export type Successor = { landed: Range | null } & (
  | ({ outcome: "fits"; amendment: Amendment; base: string } & Shown & Range)
  | { outcome: "there" }
  | { outcome: "unfit"; reason: Unfit }
);

/** What a successor depends on, beside the two drafts. */
export function carriableKey({ id, edits }: Carriable): string {
  return `${id} ${edits.map(({ start, end, text }) => `${start}-${end}-${text.length}`).join(" ")}`;
}

/** For the next draft of this number. */
export function successors(old: Cut, next: Cut, alignment: Alignment, number: number): (carriable: Carriable) => Successor {
  const rebase = rebaser(old, next, alignment, number);
  const succession = successionOf(layoutOf(old), layoutOf(next), alignment);
  const show = shower(next);
  return ({ amendment, edits }) => {
    const landed = landingOf(succession, next, edits);
    const rebased = rebase(amendment);
    if (rebased.outcome === "there") return { landed, outcome: "there" };
    if (rebased.outcome === "unfit") return { landed, outcome: "unfit", reason: rebased.reason };
    const { label, keywords, hunks, base } = show(rebased.amendment);
    return { landed, outcome: "fits", amendment: rebased.amendment, base, label, keywords, hunks, ...linesOf(next, rebased.amendment) };
  };
}

function landingOf(succession: Succession, draft: Cut, edits: readonly Edit[]): Range | null {
  const passages = edits.flatMap((edit) => passagesOf(succession, edit));
  if (passages.length === 0) return null;
  const [first, last] = [Math.min(...passages), Math.max(...passages)].map((index) => succession.next.passages[index]!) as [Succession["next"]["passages"][number], Succession["next"]["passages"][number]];
  return { firstLine: draft.blocks[first.first]!.firstLine, lastLine: draft.blocks[last.last]!.lastLine };
}

/** The passages of the next draft in which an edit shows; where it took them out, the one above. */
function passagesOf({ old, next, heirs, origins }: Succession, edit: Edit): number[] {
  const from = passageAt(old, edit.start);
  const above = (heirs.slice(0, Math.max(0, from) + 1).findLast((found) => found.length > 0) ?? []).at(-1) ?? -1;
  if (edit.kind === "insertion") {
    let last = above;
    while (last + 1 < next.passages.length && origins[last + 1]!.length === 0) last++;
    return last > above ? [above + 1, last] : above >= 0 ? [above] : [];
  }
  const own = heirs.slice(Math.max(0, from), Math.max(0, passageAt(old, edit.end)) + 1).flat();
  if (own.length > 0) return own;
  return above >= 0 ? [above] : next.passages.length > 0 ? [0] : [];
}
