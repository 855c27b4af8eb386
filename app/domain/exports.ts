/** Files: a row of comments in the order of the ISO/IEC commenting template 2012-03 with our own columns after it, and what a file is called. */
import { TYPE_CODES, type CommentType } from "./comments.ts";

export interface IsoRow {
  organisation: string;
  firstLine: number | null;
  lastLine: number | null;
  clause: string;
  type: CommentType;
  reason: string;
  proposedChange: string | null;
  /** The disposition in words, and the observation. */
  disposition: string | null;
  observation: string | null;
}

/**
 * MB/NC, line number, clause, paragraph (left empty: lines say it), type, comment, proposed change, observations.
 * A range has an en dash: "6-7" would become a day of July. A comment on no numbered clause is "General", as the template says of the whole document.
 */
export function isoCells(row: IsoRow): (string | number | null)[] {
  const { firstLine, lastLine } = row;
  const line = firstLine === null ? null : firstLine === lastLine || lastLine === null ? firstLine : `${firstLine}–${lastLine}`;
  return [row.organisation, line, row.clause || "General", null, TYPE_CODES[row.type], row.reason, row.proposedChange, [row.disposition, row.observation].filter(Boolean).join(": ") || null];
}

/** The name of a file for Content-Disposition, of what it holds: lower case, ASCII letters, digits and hyphens, so that nothing in it needs quoting. */
export function fileName(standard: string, kind: "csv" | "json" | "md", what = "comments"): string {
  const [of, held] = [standard.slice(0, 60), what].map((words) => words.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, ""));
  return `${of}-${held}.${kind}`;
}
