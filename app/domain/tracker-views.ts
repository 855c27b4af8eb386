/** What of the comments is shown, and in which order: a view is read from an address and written to one. What it finds is left to the queries. */
import { COMMENT_TYPES, GIVEN_DISPOSITIONS, type CommentType } from "./comments.ts";
import { CATEGORIES, type Category } from "./organisations.ts";

export const TRACKER_SORTS = ["line", "number", "organisation", "support", "newest"] as const;
export type TrackerSort = (typeof TRACKER_SORTS)[number];

/** Where a comment stands on the way to its disposition; "undecided" is open and proposed together. */
export const TRACKER_STATES = ["undecided", "open", "proposed", "decided", "applied", "withdrawn"] as const;
export type TrackerState = (typeof TRACKER_STATES)[number];

/** What the author makes of the disposition. */
export const TRACKER_ANSWERS = ["awaited", "satisfied", "not-satisfied"] as const;
export type TrackerAnswer = (typeof TRACKER_ANSWERS)[number];

export const TRACKER_DISPOSITIONS = GIVEN_DISPOSITIONS;
export const PAGE_SIZES = [50, 100, 200] as const;
const USUAL_SIZE = 50;

/** `on` "round-3": sent in round 3; "draft-2": sent on draft 2; either way lines are those of that draft. Null: no choice was made. */
export interface TrackerView {
  on: { kind: "round" | "draft"; number: number } | null;
  clause: string | null;
  type: CommentType | null;
  state: TrackerState | null;
  disposition: (typeof TRACKER_DISPOSITIONS)[number] | null;
  organisation: string | null;
  category: Category | null;
  must: boolean;
  answer: TrackerAnswer | null;
  text: string | null;
  sort: TrackerSort;
  page: number;
  size: (typeof PAGE_SIZES)[number];
}

export const WHOLE_VIEW: TrackerView = { on: null, clause: null, type: null, state: null, disposition: null, organisation: null, category: null, must: false, answer: null, text: null, sort: "line", page: 1, size: USUAL_SIZE };

/** The view that an address names. What is no word of a vocabulary is no choice. */
export function readView(asked: URLSearchParams): TrackerView {
  const on = /^(round|draft)-([1-9]\d{0,5})$/.exec(asked.get("on") ?? "");
  return {
    on: on ? { kind: on[1] as "round" | "draft", number: Number(on[2]) } : null,
    clause: wordsIn(asked.get("clause"), 60),
    type: oneOf(COMMENT_TYPES, asked.get("type")),
    state: oneOf(TRACKER_STATES, asked.get("state")),
    disposition: oneOf(TRACKER_DISPOSITIONS, asked.get("disposition")),
    organisation: /^[a-z0-9-]{1,80}$/.exec(asked.get("organisation") ?? "")?.[0] ?? null,
    category: oneOf(CATEGORIES, asked.get("category")),
    must: asked.get("must") === "on",
    answer: oneOf(TRACKER_ANSWERS, asked.get("answer")),
    text: wordsIn(asked.get("text"), 200),
    sort: oneOf(TRACKER_SORTS, asked.get("sort")) ?? "line",
    page: /^[1-9]\d{0,5}$/.test(asked.get("page") ?? "") ? Number(asked.get("page")) : 1,
    size: PAGE_SIZES.find((size) => String(size) === asked.get("size")) ?? USUAL_SIZE,
  };
}

/** The view as a query, without the question mark; "" for the whole. Law: readView(viewQuery(view)) is view. */
export function viewQuery(view: TrackerView): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(filtersOf(view))) asked.set(name, value);
  if (view.sort !== WHOLE_VIEW.sort) asked.set("sort", view.sort);
  if (view.size !== USUAL_SIZE) asked.set("size", String(view.size));
  if (view.page > 1) asked.set("page", String(view.page));
  return asked.toString();
}

/** The choices that narrow a view, by the name of their field; empty where everything is shown. */
export function filtersOf(view: TrackerView): Record<string, string> {
  const { on, must, clause, type, state, disposition, organisation, category, answer, text } = view;
  const chosen = { text, on: on && `${on.kind}-${on.number}`, clause, type, state, disposition, organisation, category, answer, must: must ? "on" : null };
  return Object.fromEntries(Object.entries(chosen).filter((entry): entry is [string, string] => entry[1] !== null));
}

/** A text of a row, cut for the eye: what is seen at once, and what unfolds. `rest` "" where all is seen; `more`: even the rest is not all. */
export interface Clamped {
  start: string;
  rest: string;
  more: boolean;
}

const SEEN = 260;
const SENT = 3_000;

/** Cut after a word. Law: start + rest is the beginning of the text, and all of it unless `more`. */
export function clamp(text: string): Clamped {
  if (text.length <= SEEN + 60) return { start: text, rest: "", more: false };
  const at = wordEnd(text, SEEN);
  const end = text.length > SENT ? wordEnd(text, SENT) : text.length;
  return { start: text.slice(0, at), rest: text.slice(at, end), more: end < text.length };
}

/** The last end of a word before `limit`, else `limit`, never inside a surrogate pair. */
function wordEnd(text: string, limit: number): number {
  const space = Math.max(text.lastIndexOf(" ", limit), text.lastIndexOf("\n", limit));
  if (space > limit / 2) return space;
  return /[\uDC00-\uDFFF]/.test(text.charAt(limit)) ? limit - 1 : limit;
}

function oneOf<const V extends readonly string[]>(words: V, asked: string | null): V[number] | null {
  return words.find((word) => word === asked) ?? null;
}

function wordsIn(asked: string | null, max: number): string | null {
  return asked?.replace(/\p{Cc}+/gu, " ").trim().slice(0, max) || null;
}
