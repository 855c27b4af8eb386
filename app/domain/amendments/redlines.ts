/** The redline of an amendment: computed, never typed. How two texts are compared is said in text/redline.ts, and what counts as editorial in text/labels.ts. */
import { align } from "#app/domain/text/alignment.ts";
import { type Cut } from "#app/domain/text/cut.ts";
import { redline, type Change } from "#app/domain/text/redline.ts";
import { type Edit } from "./edits.ts";
import { type Layout } from "./passages.ts";
import { sectioner, type Section } from "./sections.ts";

/**
 * `changes`: what is not the same; `old` counts blocks of the draft, `next` blocks of the amended clause in `next`, whose line numbers are nobody's. `keywords`:
 * all that changed, in order. `label`: substantive where any change is.
 */
export interface AmendmentRedline {
  changes: Change[];
  next: Cut;
  label: "editorial" | "substantive";
  keywords: string[];
}

/** Where links lead: a word that stays but leads elsewhere is no matter of form. */
const DESTINATION = /\]\([^()\n]*\)|<(?:https?|mailto):[^>\n]*>|^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S+/gm;

/** For the edits of an amendment of this draft, or some of them; there must be one. Law: the pieces that stay and come are the text of the amended draft. */
export function redliner(draft: Cut): { layout: Layout; redlineOf: (edits: readonly Edit[]) => AmendmentRedline } {
  const { layout, sectionOf } = sectioner(draft);
  return { layout, redlineOf: (edits) => redlineIn(sectionOf(edits)) };
}

function redlineIn({ old, next, first }: Section): AmendmentRedline {
  const all = redline(old, next, align(old, next)).changes;
  const changes = all.filter(({ kind }) => kind !== "same").map((change) => ({ ...change, old: change.old === null ? null : change.old + first }));
  const formal = all.every((change) => change.label !== "substantive" && !change.kind.startsWith("moved") && (change.old === null || change.next === null || old.blocks[change.old]!.kind === next.blocks[change.next]!.kind));
  const label = formal && destinations(old.source) === destinations(next.source) ? "editorial" : "substantive";
  return { changes, next, label, keywords: changes.flatMap(({ keywords }) => keywords) };
}

function destinations(source: string): string {
  return (source.match(DESTINATION) ?? []).join("\n");
}
