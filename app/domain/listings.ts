/** Lists that are searched and paged: what an address asks of one. What it finds is left to the queries. */
import { CATEGORIES, type Category } from "./organisations.ts";

/** Rows on one page. */
export const LISTING_PAGE = 50;

export interface Listing {
  /** What is searched for; "" for everything. */
  q: string;
  category: Category | null;
  /** From 1. */
  page: number;
}

/** What is no word of a vocabulary, or no number of a page, is not asked. */
export function readListing(asked: URLSearchParams): Listing {
  const page = asked.get("page") ?? "";
  return {
    q: (asked.get("q") ?? "").replace(/[\p{Cc}\s]+/gu, " ").trim().slice(0, 100),
    category: CATEGORIES.find((category) => category === asked.get("category")) ?? null,
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
  };
}

/** How many pages so many rows fill; at least one. */
export function pagesOf(rows: number): number {
  return Math.max(1, Math.ceil(rows / LISTING_PAGE));
}
