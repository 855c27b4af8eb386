/** A comment as the queue of the workbench shows it. */
import type { CommentType, Disposition, Handling } from "../comments.ts";
import type { Category } from "../organisations.ts";

/** `firstLine`, `lastLine`: of the newest draft; null where its text is gone. */
export interface QueuedComment {
  kind: "comment";
  number: number;
  firstLine: number | null;
  lastLine: number | null;
  type: CommentType;
  handling: Handling;
  disposition: Disposition | null;
  reason: string;
  proposedChange: string | null;
  observation: string | null;
  mustBeSatisfied: boolean;
  organisation: string;
  category: Category | null;
}
