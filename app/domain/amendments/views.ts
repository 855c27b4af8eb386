/** What of a standard's amendments is shown, and in which order: a view is read from an address and written to one. */
import { CATEGORIES, type Category } from "../organisations.ts";
import type { Excerpt } from "./excerpts.ts";
import type { AmendmentDisposition, AmendmentHandling, PlaceOutcome } from "./states.ts";

export const AMENDMENT_SORTS = ["line", "support", "number"] as const;
export type AmendmentSort = (typeof AMENDMENT_SORTS)[number];
/** unfit: open, and no longer fitting the newest draft. */
export const AMENDMENT_STATES = ["open", "unfit", "decided", "applied", "withdrawn"] as const;
export type AmendmentListState = (typeof AMENDMENT_STATES)[number];

/** Null: no choice was made. `collides`: those alone that get in the way of another. */
export interface AmendmentView {
  clause: string | null;
  category: Category | null;
  organisation: string | null;
  state: AmendmentListState | null;
  collides: boolean;
  sort: AmendmentSort;
  page: number;
}

export const ALL_AMENDMENTS: AmendmentView = { clause: null, category: null, organisation: null, state: null, collides: false, sort: "line", page: 1 };
/** Amendments of one page. */
export const AMENDMENT_PAGE = 50;

/** The view that an address names. What is no word of a vocabulary is no choice. */
export function readAmendmentView(asked: URLSearchParams): AmendmentView {
  const words = (name: string) => asked.get(name)?.trim().slice(0, 120) || null;
  return {
    clause: words("clause"),
    category: CATEGORIES.find((known) => known === asked.get("category")) ?? null,
    organisation: words("organisation"),
    state: AMENDMENT_STATES.find((known) => known === asked.get("state")) ?? null,
    collides: asked.get("collides") === "on",
    sort: AMENDMENT_SORTS.find((known) => known === asked.get("sort")) ?? "line",
    page: /^[1-9]\d{0,5}$/.test(asked.get("page") ?? "") ? Number(asked.get("page")) : 1,
  };
}

/** The view as a query, without the question mark; "" for the whole. Law: readAmendmentView of it is the view. */
export function amendmentQuery(view: AmendmentView): string {
  const query = new URLSearchParams();
  for (const name of ["clause", "category", "organisation", "state"] as const) if (view[name]) query.set(name, view[name]);
  if (view.collides) query.set("collides", "on");
  if (view.sort !== "line") query.set("sort", view.sort);
  if (view.page > 1) query.set("page", String(view.page));
  return query.toString();
}

export interface Listed {
  number: number;
  clause: string;
  category: Category | null;
  organisation: string;
  state: AmendmentListState;
  /** Null where it has no place on the newest draft. */
  firstLine: number | null;
  support: number;
  collides: number[];
}

/** A row of the list. */
export interface ListedAmendment extends Listed {
  lastLine: number | null;
  label: "editorial" | "substantive";
  keywords: string[];
  handling: AmendmentHandling;
  disposition: AmendmentDisposition | null;
  outcome: PlaceOutcome | null;
  author: string;
  reason: string;
  endorse: number;
  object: number;
  replies: number;
  excerpt: Excerpt;
}

/** A page of a view. `draft` null: there is none yet. `all`, `matching`: how many amendments there are, and how many of them the view shows. */
export interface AmendmentList {
  draft: { number: number; label: string } | null;
  view: AmendmentView;
  amendments: ListedAmendment[];
  all: number;
  matching: number;
  pages: number;
  choices: { clauses: string[]; organisations: string[] };
  collisions: [number, number][];
  groups: number[][];
}

/** Those that a view shows, in its order: what has no line comes last, and of equals the lower number first. */
export function viewed<L extends Listed>(listed: readonly L[], { clause, category, organisation, state, collides, sort }: AmendmentView): L[] {
  const shown = listed.filter(
    (one) =>
      (!clause || one.clause === clause || one.clause.startsWith(`${clause}.`)) && (!category || one.category === category) && (!organisation || one.organisation === organisation) && (!state || one.state === state) && (!collides || one.collides.length > 0),
  );
  const by: Record<AmendmentSort, (a: L, b: L) => number> = { line: (a, b) => (a.firstLine ?? Infinity) - (b.firstLine ?? Infinity), support: (a, b) => b.support - a.support, number: () => 0 };
  return shown.sort((a, b) => by[sort](a, b) || a.number - b.number);
}

/** Numbers that are joined by collisions, directly or through others; each group and the groups rising. */
export function groupsOf(pairs: readonly (readonly [number, number])[]): number[][] {
  const groupOf = new Map<number, Set<number>>();
  for (const [one, other] of pairs) {
    const group = new Set([one, other, ...(groupOf.get(one) ?? []), ...(groupOf.get(other) ?? [])]);
    for (const number of group) groupOf.set(number, group);
  }
  return [...new Set(groupOf.values())].map((group) => [...group].sort((a, b) => a - b)).sort((a, b) => a[0]! - b[0]!);
}
