/** What a comment of the demonstration consists of, and all of them in the order in which they are sent; the comments of each draft stand in files of their own. */
import { type Answer, type CommentType, type GIVEN_DISPOSITIONS } from "#app/domain/comments.ts";
import { COMMENTS_CD1_FIRST } from "#db/demonstration/comments-cd1-to-10.ts";
import { COMMENTS_CD1_SECOND } from "#db/demonstration/comments-cd1-from-11.ts";
import { COMMENTS_CL31 } from "#db/demonstration/comments-cl31.ts";
import { COMMENTS_CL36 } from "#db/demonstration/comments-cl36.ts";
import { COMMENTS_ED1_FIRST } from "#db/demonstration/comments-ed1-to-10.ts";
import { COMMENTS_ED1_SECOND } from "#db/demonstration/comments-ed1-from-11.ts";
import { COMMENTS_WD1 } from "#db/demonstration/comments-wd1.ts";
import { type DraftKey } from "#db/demonstration/standards.ts";

export interface DemonstrationDisposition {
  kind: (typeof GIVEN_DISPOSITIONS)[number];
  /** Empty only where the kind is "accepted". */
  observation: string;
  /** Key of another comment on the same draft, where the kind is "duplicate". */
  duplicateOf?: string;
}

/**
 * `quote` stands exactly once in the draft as rendered, within one block. `by` and `support` are keys of people, the latter of other organisations than the author's.
 * In a round that is still open a disposition is proposed, in a closed one it is decided.
 */
export interface DemonstrationComment {
  key: string;
  draft: Exclude<DraftKey, "cl34-wd1">;
  quote: string;
  by: string;
  type: CommentType;
  reason: string;
  proposedChange?: string;
  mustBeSatisfied?: boolean;
  support?: string[];
  replies?: { by: string; text: string }[];
  disposition?: DemonstrationDisposition;
  answer?: Answer;
  withdrawn?: true;
}

export const COMMENTS: DemonstrationComment[] = [
  ...COMMENTS_WD1,
  ...COMMENTS_CD1_FIRST,
  ...COMMENTS_CD1_SECOND,
  ...COMMENTS_ED1_FIRST,
  ...COMMENTS_ED1_SECOND,
  ...COMMENTS_CL31,
  ...COMMENTS_CL36,
];
