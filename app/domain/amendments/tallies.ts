/** Support and opposition by category, as organisations last said; whose position counts is left to states.ts. */
import { CATEGORIES, type Category } from "../organisations.ts";
import type { AmendmentPosition } from "./states.ts";

export interface CategoryTally {
  category: Category;
  endorse: number;
  object: number;
  /** Organisations of the category that could say something. */
  of: number;
}

/** One row for each category in which somebody could say or has said something, in the order of the categories. `newest`: the newest position of each organisation. */
export function tallyOf(newest: readonly { category: Category | null; position: AmendmentPosition }[], organisations: ReadonlyMap<Category, number>): CategoryTally[] {
  return CATEGORIES.flatMap((category) => {
    const own = newest.filter((row) => row.category === category && row.position !== "none");
    const endorse = own.filter(({ position }) => position === "endorse").length;
    const of = Math.max(organisations.get(category) ?? 0, own.length);
    return of > 0 ? [{ category, endorse, object: own.length - endorse, of }] : [];
  });
}
