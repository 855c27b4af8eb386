/** The work on texts that takes long: cutting, aligning, comparing, carrying. Each job is a function of what it is given; where it runs is left to text-worker.server.ts. */
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { briefly } from "#app/domain/amendments/excerpts.ts";
import { carriableKey, successors, type Carriable, type Successor } from "#app/domain/amendments/landings.ts";
import { openLines, type Negative, type OpenLines } from "#app/domain/ballots/recirculations.ts";
import { hunksOf, linesOfChange, type Hunk, type RedlineFilter } from "#app/domain/hunks.ts";
import { reasonsOf, unanswered, type Cause, type Reason } from "#app/domain/reasons.ts";
import { redlinePage } from "#app/domain/redline-page.ts";
import { changesBy, spotsOf, type Spot } from "#app/domain/spots.ts";
import { align, type Alignment } from "#app/domain/text/alignment.ts";
import type { Range } from "#app/domain/text/anchors.ts";
import { clauseTable, type ClauseRow } from "#app/domain/text/clause-table.ts";
import { deadReferences, type DeadReference } from "#app/domain/text/cross-references.ts";
import { cut, type Cut, type Report } from "#app/domain/text/cut.ts";
import { linesPage } from "#app/domain/text/pages.ts";
import { CARRIED, carrier, type Placement } from "#app/domain/text/placements.ts";
import { redline, type Change, type Piece, type Redline } from "#app/domain/text/redline.ts";
import { paths } from "#app/paths.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";
import type { Language } from "#app/texts/language.ts";
import { sha256 } from "./chance.server.ts";

/** A published text: `key` names it for ever, so that it is sent to the worker once. */
export interface Known {
  key: string;
  cut: Cut;
}

/** Where a comment stands before it is carried. */
export interface Standing extends Range {
  commentId: string;
  quote: string;
}

export interface Made {
  cut: Cut;
  sourceHash: string;
  fragmentHash: string;
  gzip: Uint8Array;
  brotli: Uint8Array;
}

export interface Publishing {
  made: Made;
  alignment: Alignment | null;
  /** By comment id. */
  placements: Map<string, Placement>;
  /** By carriableKey. */
  successors: Map<string, Successor>;
  /** How many references lead nowhere. */
  deadReferences: number;
}

/** What a draft becomes when it is published. */
function publication({ source, before, standing, amendments, number }: { source: string; before: Known | null; standing: Standing[]; amendments: Carriable[]; number: number }): Publishing {
  const { made, alignment } = before ? aligned(before, source) : { made: cut(source), alignment: null };
  const html = linesPage(made);
  const carry = before && alignment && carrier(before.cut, made, alignment);
  const placements = new Map(carry ? standing.map((comment) => [comment.commentId, carry(comment)]) : []);
  const succeed = before && alignment && amendments.length > 0 ? successors(before.cut, made, alignment, number) : null;
  const coming = new Map(succeed ? amendments.map((one) => [carriableKey(one), succeed(one)]) : []);
  return { made: { cut: made, sourceHash: sha256(made.source), fragmentHash: sha256(html), gzip: gzipSync(html, { level: 6 }), brotli: brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) }, alignment, placements, successors: coming, deadReferences: deadReferences(made).length };
}

let latest: { key: string; source: string; made: Cut; alignment: Alignment } | null = null;

/** A source against the draft before it. The last one is kept: whoever publishes has just seen what publishing would do. */
function aligned({ key, cut: before }: Known, source: string): { made: Cut; alignment: Alignment } {
  if (latest?.key !== key || latest.source !== source) {
    const made = cut(source);
    latest = { key, source, made, alignment: align(before, made) };
  }
  return latest;
}

export interface Preview {
  html: string;
  lines: number;
  /** How many of them `html` holds. */
  shown: number;
  clauses: number;
  report: Report;
}

/** The first lines of a draft as they will be numbered, and what was found in it. */
function preview({ source, most }: { source: string; most: number }): Preview {
  const made = cut(source);
  const shown = Math.min(most, made.lines.length);
  return { html: linesPage({ ...made, lines: made.lines.slice(0, shown) }), lines: made.lines.length, shown, clauses: made.clauses.length, report: made.report };
}

export interface Counts {
  changes: number;
  added: number;
  removed: number;
  edited: number;
  moved: number;
  substantive: number;
  editorial: number;
}

export interface Forecast {
  counts: Counts;
  lines: number;
  words: number;
  warnings: string[];
  /** How many comments are carried, should be looked at, and have lost their text. */
  carried: number;
  check: number;
  gone: number;
  /** References that lead nowhere: how many, and the first of them. */
  deadReferences: number;
  firstDead: DeadReference[];
}

/** Dead references that are shown; whoever mends them sees the next ones. */
const SHOWN_DEAD = 20;

/** What publishing this source would change, and where the comments would go; nothing is written. */
function forecast({ source, before, standing }: { source: string; before: Known; standing: Standing[] }): Forecast {
  const { made, alignment } = aligned(before, source);
  const carry = carrier(before.cut, made, alignment);
  const outcomes = standing.map((comment) => outcomeOf(carry(comment)));
  const of = (outcome: Outcome) => outcomes.filter((one) => one === outcome).length;
  const dead = deadReferences(made);
  return { counts: countsOf(redline(before.cut, made, alignment)), lines: made.lines.length, words: made.report.words, warnings: made.report.warnings, carried: of("carried"), check: of("check"), gone: of("gone"), deadReferences: dead.length, firstDead: dead.slice(0, SHOWN_DEAD) };
}

type Outcome = "carried" | "check" | "gone";

function outcomeOf({ firstLine, confidence }: Placement): Outcome {
  if (firstLine === null) return "gone";
  return confidence >= CARRIED ? "carried" : "check";
}

/** A published text, or a source that is none yet. `alignment`: where it is stored. */
export interface Pairing {
  old: Known | string;
  next: Known | string;
  alignment: Alignment | null;
}

export interface RedlineRequest extends Pairing {
  filter: RedlineFilter;
  whole: boolean;
  /** From 1. */
  page: number;
  /** The most rows of a page; a hunk is never cut. */
  most: number;
  causes: Cause[];
  /** Amendments of the old text; those that were accepted have their change in the new one. */
  amendments: Cause[];
  standard: string;
  /** Numbers of the drafts in their addresses; null where the text has none. */
  from: number | null;
  to: number | null;
  language: Language;
}

export interface RedlineView {
  html: string;
  counts: Counts;
  /** Pages of the redline, and how many changes the filter leaves. */
  pages: number;
  matching: number;
  /** The numbers of the comments that promise a change which no change of the text follows. */
  unanswered: number[];
  /** Where each comment stands, and each amendment. */
  spots: Spot[];
  amended: Spot[];
  lines: number;
}

/** The redline of two texts as a page shows it. */
function view(request: RedlineRequest): RedlineView {
  const { old, next, alignment, redline: made } = compared(request);
  const { hunks, after } = hunksOf(old, next, made.changes, request.filter, request.whole);
  const pages = pagesOf(hunks, request.most);
  const page = Math.min(Math.max(1, request.page), pages.length);
  const reasons = reasonsOf(made.changes, old, request.causes);
  const amended = reasonsOf(made.changes, old, request.amendments);
  const t = catalogueOf(request.language).revisions.redline;
  const line = (draft: number | null) => (draft === null ? null : (number: number) => paths.draft(request.standard, draft, { first: number, last: number }));
  const html = redlinePage(pages[page - 1]!, page === pages.length ? after : 0, new Map(made.changes.map((change, index) => [change, named(amended[index]!, reasons[index]!)])), t, { oldLine: line(request.from), newLine: line(request.to), reason: ({ kind, number }) => (kind === "comment" ? paths.comment : paths.amendment)(request.standard, number) });
  return {
    html,
    counts: countsOf(made),
    pages: pages.length,
    matching: hunks.reduce((sum, { changes }) => sum + new Set(changes.map(({ number }) => number).filter((number) => number > 0)).size, 0),
    unanswered: unanswered(made.changes, old, request.causes),
    spots: spotsOf(old, next, alignment, request.causes, changesBy(made.changes, reasons, pages)),
    amended: spotsOf(old, next, alignment, request.amendments, changesBy(made.changes, amended, pages)),
    lines: next.lines.length,
  };
}

function named(amendments: readonly number[], comments: readonly number[]): Reason[] {
  return [...amendments.map((number) => ({ kind: "amendment" as const, number })), ...comments.map((number) => ({ kind: "comment" as const, number }))];
}

/** One change as a list tells it. `number`, `page`: where the redline shows it. `clause`: number and title; "" before the first. `pieces`: what goes and comes, with a few words beside. */
export interface ListedChange {
  number: number;
  page: number;
  kind: Exclude<Change["kind"], "same">;
  label: Change["label"];
  keywords: string[];
  clause: string;
  old: { first: number; last: number } | null;
  next: { first: number; last: number } | null;
  pieces: Piece[];
  reasons: Reason[];
}

/** Each change, and why; in the order of the redline. */
function changes(request: Pairing & Pick<RedlineRequest, "most" | "causes" | "amendments">): ListedChange[] {
  const { old, next, redline: made } = compared(request);
  const pages = pagesOf(hunksOf(old, next, made.changes, "all", false).hunks, request.most);
  const pageOf = new Map(pages.flatMap((hunks, page) => hunks.flatMap((hunk) => hunk.changes.map(({ number }) => [number, page + 1] as const))));
  const [reasons, amended] = [reasonsOf(made.changes, old, request.causes), reasonsOf(made.changes, old, request.amendments)];
  let number = 0;
  return made.changes.flatMap((change, index): ListedChange[] => {
    if (change.kind === "same") return [];
    number++;
    const clause = change.next !== null ? next.clauses[next.blocks[change.next]!.clause] : old.clauses[old.blocks[change.old!]!.clause];
    return [{ number, page: pageOf.get(number) ?? 1, kind: change.kind, label: change.label, keywords: change.keywords, clause: clause ? `${clause.number} ${clause.title}`.trim() : "", ...linesOfChange(old, next, change), pieces: briefly(change.pieces), reasons: named(amended[index]!, reasons[index]!) }];
  });
}

/** What became of each clause. */
function clauses(pairing: Pairing): ClauseRow[] {
  const { old, next, alignment } = compared(pairing);
  return clauseTable(old, next, alignment);
}

function counts(pairing: Pairing): Counts {
  return countsOf(compared(pairing).redline);
}

interface Compared {
  old: Cut;
  next: Cut;
  alignment: Alignment;
  redline: Redline;
}

/** The last pairs of published texts, which never change. */
const kept = new Map<string, Compared>();
const KEPT = 4;

function compared({ old: first, next: second, alignment }: Pairing): Compared {
  const key = typeof first === "string" || typeof second === "string" ? null : `${first.key} ${second.key}`;
  const known = key === null ? undefined : kept.get(key);
  if (known) return known;
  const edited = typeof first !== "string" && typeof second === "string" && !alignment ? aligned(first, second) : null;
  const old = cutOf(first);
  const next = edited?.made ?? cutOf(second);
  const pairs = edited?.alignment ?? alignment ?? align(old, next);
  const made = { old, next, alignment: pairs, redline: redline(old, next, pairs) };
  if (key === null) return made;
  kept.set(key, made);
  for (const [oldest] of kept) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return made;
}

function cutOf(text: Known | string): Cut {
  return typeof text === "string" ? cut(text) : text.cut;
}

function countsOf({ changes, added, removed, edited, moved }: Redline): Counts {
  const of = (label: Change["label"]) => changes.filter((change) => change.kind !== "same" && change.label === label).length;
  return { changes: changes.filter(({ kind }) => kind !== "same").length, added, removed, edited, moved, substantive: of("substantive"), editorial: of("editorial") };
}

function pagesOf(hunks: readonly Hunk[], most: number): Hunk[][] {
  const pages: Hunk[][] = [[]];
  let rows = 0;
  for (const hunk of hunks) {
    const own = hunk.changes.reduce((sum, change) => sum + change.rows.length, 0);
    if (rows > 0 && rows + own > most) {
      pages.push([]);
      rows = 0;
    }
    pages.at(-1)!.push(hunk);
    rows += own;
  }
  return pages;
}

function openings(order: Pairing & { negatives: Negative[] }): OpenLines[] {
  return openLines(cutOf(order.next), compared(order).redline.changes, order.negatives);
}

export const JOBS = { publication, preview, forecast, view, changes, counts, clauses, openings };
export type JobKind = keyof typeof JOBS;
export type JobInput<K extends JobKind> = Parameters<(typeof JOBS)[K]>[0];
export type JobOutput<K extends JobKind> = ReturnType<(typeof JOBS)[K]>;
