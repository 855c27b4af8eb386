/**
 * Prepared comments: what a delegation writes, discusses and weighs where it alone sees that, until its head submits it. What is not submitted is never shown to anybody else.
 * Who may, stands in roles.ts; the forms in preparation-forms.ts. They have tables of their own, so that no list of comments can show one.
 */
import type { CommentType } from "../comments.ts";
import type { Written } from "../threads.ts";

/** What a person of the delegation thinks of a prepared comment: one opinion each, which can be changed and taken back. */
export const OPINIONS = ["support", "not-support"] as const;
export type Opinion = (typeof OPINIONS)[number];

/** What is done on the page of a preparation. */
export const PREPARATION_CHANGES = ["write", "rewrite", "place", "discuss", "weigh", "submit"] as const;
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

/** As the own delegation sees it. `number` counts within the delegation; the submitted comment has its own. */
export interface PreparedShown {
  number: number;
  draft: { number: number; label: string };
  firstLine: number;
  lastLine: number;
  clause: string;
  type: CommentType;
  mustBeSatisfied: boolean;
  reason: Written;
  proposedChange: Written | null;
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
  replies: { id: string; author: string; html: string; at: string }[];
  /** The number of the comment it became; null: it is private. */
  submitted: number | null;
  mayRewrite: boolean;
  /** Made with the form of a reply. */
  submission: string;
}
