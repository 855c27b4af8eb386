/** A notation for small drafts, so that a test shows its whole text on a few lines. */

/**
 * A draft's source from its clauses, each written as "heading | paragraph | paragraph".
 * `draftOf("Scope | A supplier keeps a list.", "Terms | A list is written.")` has four lines: two headings, two paragraphs.
 */
export function draftOf(...clauses: string[]): string {
  return clauses.map((clause) => clause.split("|").map((part, index) => (index === 0 ? `# ${part.trim()}` : part.trim())).join("\n\n")).join("\n\n") + "\n";
}

/** Eight short paragraphs under two headings: enough for most tests. */
export const SMALL_DRAFT = draftOf(
  "Scope | This standard applies to every supplier of network equipment. | It does not apply to equipment that is no longer supported.",
  "Requirements | The supplier shall keep a list of every component. | The supplier shall publish a contact for reports of vulnerabilities. | The buyer may ask for the list once a year. | Each release shall be signed.",
);
