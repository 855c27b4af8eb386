/** An amendment as a person asks for it, judged against its draft: what is kept of it, what it changes, how it is shown; or the fault, for the field that it belongs to. */
import { hunksOf, type Hunk } from "../hunks.ts";
import type { Cut } from "../text/cut.ts";
import { rangeFault, type Range } from "../text/anchors.ts";
import { editsOf, type Edit } from "./edits.ts";
import { amendmentFault, type AmendmentFault } from "./faults.ts";
import { proposal, sourceOf, type Amendment, type Operation } from "./operations.ts";
import { redliner } from "./redlines.ts";

export interface Asked extends Range {
  operation: Operation;
  source: string;
}

/** `base`: the source of the blocks as they stand; of an insertion, of the block it follows. `firstLine`, `lastLine`: the lines of those blocks. */
export interface Judged extends Range, Shown {
  amendment: Amendment;
  base: string;
  edits: Edit[];
}

/** `hunks`: the changes with the draft's line numbers; none where the markup alone changes. */
export interface Shown {
  label: "editorial" | "substantive";
  keywords: string[];
  hunks: Hunk[];
}

/** A field of the form and the key of its fault. */
export interface Misjudged {
  field: "firstLine" | "lastLine" | "source";
  fault: string;
}

/** For the draft of this number. Law: judging what was kept gives it again. */
export function judge(draft: Cut, number: number, { operation, firstLine, lastLine, source }: Asked): Judged | Misjudged {
  const misplaced = rangeFault(draft, { firstLine, lastLine });
  if (misplaced) return { field: misplaced === "line-zero" ? "firstLine" : "lastLine", fault: misplaced };
  const [first, last] = [draft.lines[firstLine - 1]!.block, draft.lines[lastLine - 1]!.block];
  const { layout, redlineOf } = redliner(draft);
  const amendment = proposal(layout, { draft: number, operation, first: operation === "insert" ? last : first, last, source });
  const fault = amendmentFault(draft, amendment);
  if (fault) return { field: "source", fault: keyOf(fault) };
  const edits = editsOf(layout, amendment);
  const { label, keywords, ...made } = redlineOf(edits);
  return { amendment, base: sourceOf(layout, { first: amendment.first, last: amendment.last }), edits, label, keywords, hunks: hunksFor(draft, made), ...linesOf(draft, amendment) };
}

export function isMisjudged(judged: Judged | Misjudged): judged is Misjudged {
  return "fault" in judged;
}

/** An amendment that is known to fit its draft, such as one that was rebased, judged as if it had been typed there. */
export function judgedAs(draft: Cut, amendment: Amendment): Judged {
  return { amendment, ...shower(draft)(amendment), ...linesOf(draft, amendment) };
}

/** How amendments of a draft are shown, where they are known to fit it. */
export function shower(draft: Cut): (amendment: Amendment) => Shown & { base: string; edits: Edit[] } {
  const { layout, redlineOf } = redliner(draft);
  return (amendment) => {
    const edits = editsOf(layout, amendment);
    const base = amendment.first < 0 ? "" : sourceOf(layout, { first: amendment.first, last: amendment.last });
    if (edits.length === 0) return { label: "editorial", keywords: [], hunks: [], base, edits };
    const { label, keywords, ...made } = redlineOf(edits);
    return { label, keywords, hunks: hunksFor(draft, made), base, edits };
  };
}

/** The lines of the blocks that an amendment is on; what is inserted stands at the last line before it, or at line 1 before all. */
export function linesOf(draft: Cut, { operation, first, last }: Amendment): Range {
  const [from, to] = [draft.blocks[Math.max(0, first)], draft.blocks[Math.max(0, last)]];
  const end = to?.lastLine ?? 1;
  if (operation === "insert") return first < 0 ? { firstLine: 1, lastLine: 1 } : { firstLine: end, lastLine: end };
  return { firstLine: from?.firstLine ?? 1, lastLine: end };
}

/** The lines of the amended text have no numbers of anybody, so none are shown. */
function hunksFor(draft: Cut, { changes, next }: Pick<ReturnType<ReturnType<typeof redliner>["redlineOf"]>, "changes" | "next">): Hunk[] {
  const { hunks } = hunksOf(draft, next, changes, "all", false);
  return hunks.map((hunk) => ({ ...hunk, changes: hunk.changes.map((shown) => ({ ...shown, rows: shown.rows.map((row) => ({ ...row, next: null })) })) }));
}

function keyOf(fault: AmendmentFault): string {
  if (fault.fault === "no-block") return "past-end";
  return fault.fault === "source" ? fault.because.fault : `amendment-${fault.fault}`;
}
