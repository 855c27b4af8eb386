/** Disposing of comments: which may be disposed of, what a duplicate may name, and the form for one or for many. Who may do it is left to roles.ts. */
import { z } from "zod";
import { dispositionForm } from "./comment-forms.ts";
import { type Disposition, type Handling } from "./comments.ts";
import { ALLOWED, refuse, type Verdict } from "./refusals.ts";

/** The most that one form takes. */
export const DISPOSED_AT_ONCE = 5_000;

/** A withdrawn comment needs no disposition; one that is in a draft keeps what it has. Any other may be disposed of, and again. */
export function mayBeDisposed(comment: { handling: Handling; withdrawnAt: Date | null }): Verdict {
  if (comment.withdrawnAt) return refuse("withdrawn");
  return comment.handling === "applied" ? refuse("already-applied") : ALLOWED;
}

/** Whether a disposition says what the comment has already: sent twice, it is one. */
export function saysTheSame(comment: Given, given: Given): boolean {
  return comment.handling === given.handling && comment.disposition === given.disposition && comment.observation === given.observation && comment.duplicateOf === given.duplicateOf;
}

export interface Given {
  handling: Handling;
  disposition: Disposition | null;
  observation: string | null;
  duplicateOf: number | null;
}

/**
 * Whether `target` is an end from which no way leads back: following duplicates from it never meets one of `numbers`.
 * @param duplicates number of each duplicate to the number of what it repeats.
 */
export function isEndOf(target: number, numbers: ReadonlySet<number>, duplicates: ReadonlyMap<number, number>): boolean {
  const met = new Set<number>();
  for (let at: number | undefined = target; at !== undefined && !met.has(at); at = duplicates.get(at)) {
    if (numbers.has(at)) return false;
    met.add(at);
  }
  return true;
}

const numbers = z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(z.coerce.number().int().min(1)).max(DISPOSED_AT_ONCE, "too-many"));

/**
 * The same disposition as it is sent from a page. `all`: every comment that `view` matches, instead of those that are named.
 * `seen`: the last disposition that the page knew, by its place in the record. `back`: where to go on. `inPage`: the page stays and only wants to know.
 */
export const disposingForm = dispositionForm
  .safeExtend({
    comments: numbers,
    duplicateOf: z.preprocess((value) => (typeof value === "string" ? value.trim().replace(/^c-/i, "") || undefined : value), z.coerce.number({ error: "comment-number" }).int("comment-number").min(1, "comment-number").optional()),
    all: z
      .literal("on")
      .optional()
      .transform((value) => value === "on"),
    view: z.string().max(2_000, "too-long").default(""),
    seen: z.preprocess((value) => (value === "" ? undefined : value), z.coerce.number().int().min(0).optional()),
    back: z.string().max(2_000, "too-long").optional(),
    inPage: z
      .literal("on")
      .optional()
      .transform((value) => value === "on"),
  })
  .refine((form) => form.all || form.comments.length > 0, { path: ["comments"], error: "none-selected" });

/** What was done: how many were disposed of, how many were left as they are because they were withdrawn, or are in a draft. */
export interface Disposed {
  disposed: number;
  withdrawn: number;
  applied: number;
}

/** The numbers that an address names: "207" or "207,211"; what is no number is nothing. */
export function readNumbers(asked: string | null): number[] {
  return [...new Set((asked ?? "").split(",").flatMap((part) => (/^[1-9]\d{0,8}$/.test(part) ? [Number(part)] : [])))].slice(0, 200);
}

/** The address of a page with what was done, so that it is said there. */
export function doneQuery(path: string, { disposed, withdrawn, applied }: Disposed): string {
  const [before = "", query] = path.split("#")[0]!.split("?");
  const asked = new URLSearchParams(query);
  asked.set("done", [disposed, withdrawn, applied].join("-"));
  return `${before}?${asked.toString()}`;
}

/** What an address says was done; null where it says nothing. */
export function readDone(asked: string | null): Disposed | null {
  const found = /^(\d{1,4})-(\d{1,4})-(\d{1,4})$/.exec(asked ?? "");
  return found ? { disposed: Number(found[1]), withdrawn: Number(found[2]), applied: Number(found[3]) } : null;
}
