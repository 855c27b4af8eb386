/**
 * Prepared contributions: comments and amendments that a delegation writes, discusses and weighs where it alone sees that, until its head submits them. What is not submitted is never shown to anybody else.
 * Who may, stands in roles.ts; the forms in preparation-forms.ts. They have tables of their own, so that no list of comments or amendments can show one.
 */
import type { Excerpt } from "../amendments/excerpts.ts";
import type { Operation } from "../amendments/operations.ts";
import type { Unfit } from "../amendments/rebasing.ts";
import { COMMENT_TYPES } from "../comments.ts";
import type { Piece } from "../text/redline.ts";
import type { Written } from "../threads.ts";

/** What a prepared contribution is: a comment of one of the types, or an amendment. */
export const PREPARED_TYPES = [...COMMENT_TYPES, "amendment"] as const;
export type PreparedType = (typeof PREPARED_TYPES)[number];

/** What a person of the delegation thinks of it: one opinion each, which can be changed and taken back. */
export const OPINIONS = ["support", "not-support"] as const;
export type Opinion = (typeof OPINIONS)[number];

/** What is done on the page of a preparation. */
export const PREPARATION_CHANGES = ["write", "rewrite", "place", "withdraw", "discuss", "weigh", "submit"] as const;
export type PreparationChange = (typeof PREPARATION_CHANGES)[number];

/** The most that is submitted in one go. */
export const SUBMITTED_AT_ONCE = 200;

/**
 * What stays behind where an administrator, since no head could sign in, admitted somebody or made them head: who could read then what was prepared until then.
 * `members`: everybody of the organisation; `named`: by standard, where only those named belonged to the delegation, these.
 */
export interface Seal {
  at: Date;
  members: readonly string[];
  named: Readonly<Record<string, readonly string[]>>;
}

/** Whether somebody of the delegation reads what was prepared then: unless a later seal found them outside of it. It is as private afterwards as before, whoever is let in, and by whom. */
export function readsPrepared(person: string, standardId: string, preparedAt: Date, seals: readonly Seal[]): boolean {
  return seals.every(({ at, members, named }) => at < preparedAt || (named[standardId] ?? members).includes(person));
}

/** Its redline on the newest draft where it fits it, else on its own. */
export interface PreparedAmendment {
  operation: Operation;
  label: "editorial" | "substantive";
  keywords: string[];
  excerpt: Excerpt;
  /** Where the markup alone changes, that of the Markdown. */
  source: Piece[] | null;
  markdown: string;
  amends: number | null;
  /** Why it cannot be submitted on the newest draft as it is; null: it can, or it was. */
  unfit: Unfit | "there" | null;
}

/** As the own delegation sees it. `number` counts within the delegation; what is submitted has its own. */
export interface PreparedShown {
  number: number;
  draft: { number: number; label: string };
  firstLine: number;
  lastLine: number;
  clause: string;
  type: PreparedType;
  mustBeSatisfied: boolean;
  reason: Written;
  proposedChange: Written | null;
  /** Null: it is a comment. */
  amendment: PreparedAmendment | null;
  author: string;
  /** ISO strings. */
  createdAt: string;
  /** Where it stands on the newest draft, if it was written on an earlier one and is not submitted; null: it was not, or nobody can tell. `sure`: it is submitted there. */
  now: { firstLine: number; lastLine: number; sure: boolean } | null;
  /** Whether it was written on an earlier draft, and is not submitted. */
  earlier: boolean;
  /** Null: it was not rewritten. */
  rewrittenAt: string | null;
  /** Names. */
  support: string[];
  notSupport: string[];
  /** The reader's own opinion. */
  own: Opinion | null;
  replies: { id: string; author: string; own: boolean; html: string; at: string }[];
  /** The number of the comment or amendment it became; null: it is private. */
  submitted: number | null;
  withdrawn: boolean;
  mayRewrite: boolean;
  /** Made with the form of a reply. */
  submission: string;
}
