/** Why an amendment cannot be proposed; who may propose one is left to roles.ts. */
import { sourceFault, type SourceFault } from "#app/domain/text/admission.ts";
import { type Cut } from "#app/domain/text/cut.ts";
import { editsOf } from "./edits.ts";
import { assembled } from "./merging.ts";
import { type Amendment } from "./operations.ts";
import { isAlike, sectioner } from "./sections.ts";

/** Bytes of UTF-8 that one amendment may bring. Whoever rewrites more than that writes a draft. */
export const MOST_AMENDED = 100_000;

/**
 * `no-block`: the draft has no such blocks. `blank`: nothing is inserted. `nothing`: it changes nothing. `empties`: nothing is left of the draft. `source`: the
 * amended draft could not be published. `spills`: an open code fence, comment or tag would swallow text that is not amended; `block`: its index.
 */
export type AmendmentFault =
  | { fault: "no-block" }
  | { fault: "too-large"; bytes: number; most: number }
  | { fault: "blank" }
  | { fault: "nothing" }
  | { fault: "empties" }
  | { fault: "source"; because: SourceFault }
  | { fault: "spills"; block: number };

/** null: may be proposed. The first fault that is found, in the order above. The amendment is one that `proposal` left, unless its blocks are not in the draft. */
export function amendmentFault(draft: Cut, amendment: Amendment): AmendmentFault | null {
  const { operation, first, last, source } = amendment;
  const lowest = operation === "insert" ? -1 : 0;
  if (![first, last].every(Number.isInteger) || first < lowest || last < first || last >= draft.blocks.length || (operation === "insert" && first !== last)) return { fault: "no-block" };
  const bytes = new TextEncoder().encode(source).length;
  if (bytes > MOST_AMENDED) return { fault: "too-large", bytes, most: MOST_AMENDED };
  if (operation === "insert" && !source.trim()) return { fault: "blank" };
  const { layout, sectionOf } = sectioner(draft);
  const edits = editsOf(layout, amendment);
  if (edits.length === 0) return { fault: "nothing" };
  const because = sourceFault(assembled(layout, edits).source);
  if (because && because.fault !== "empty") return { fault: "source", because };
  const section = sectionOf(edits);
  if (because || (section.next.blocks.length === 0 && section.old.blocks.length === draft.blocks.length)) return { fault: "empties" };
  const { old, next, head, tail } = section;
  const changed = (index: number, shift: number): boolean => !next.blocks[index + shift] || !isAlike(old.blocks[index]!, next.blocks[index + shift]!);
  for (let index = 0; index < head; index++) if (changed(index, 0)) return { fault: "spills", block: section.first + index };
  for (let index = old.blocks.length - tail; index < old.blocks.length; index++) if (changed(index, next.blocks.length - old.blocks.length)) return { fault: "spills", block: section.first + index };
  return null;
}
