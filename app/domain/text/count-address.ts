/** Where the count of a line leads. In a file of its own, so that a page that sets counts does not load what cuts drafts. */

/** Relative to the draft: the line's discussion beside the text, without a script. */
export function countAddress(line: number): string {
  return `?lines=${line}#L${line}`;
}
