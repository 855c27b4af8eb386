/** What the reading room shows of a draft. Its threads are left to threads.server.ts, what a kept page depends on to kept-draft.server.ts. */
import { and, count, eq, isNull, isNotNull, sql } from "drizzle-orm";
import { db, prepared } from "#db/client.server.ts";
import { draftText } from "#db/draft-texts.server.ts";
import { comments, drafts, draftTexts, fragments, placements, rounds, standards } from "#db/schema.server.ts";
import type { OpenLines } from "#app/domain/ballots/recirculations.ts";
import type { StandardHead } from "#app/domain/heads.ts";
import { marksOf, outlineOf, overlayMarkup, overlayOf, type OutlinedClause, type Overlay, type Standing } from "#app/domain/overlays.ts";
import { refuse, Refused, type Verdict } from "#app/domain/refusals.ts";
import { maySubmit, type Visitor } from "#app/domain/roles.ts";
import { decidingRound, stateAt } from "#app/domain/rounds.ts";
import { restingPage } from "#app/domain/text/pages.ts";
import { pack, type Packed } from "#app/platform/stitched-pages.server.ts";
import { readNumber } from "#app/paths.ts";
import { sharedSight, type Sight } from "./comments/withheld.server.ts";
import { roundsOf, standardHead } from "./standards.server.ts";

export interface DraftRead {
  number: number;
  label: string;
  lineCount: number;
  publishedAt: string;
  sourceHash: string;
  fragmentHash: string;
}

export interface Reading {
  id: string;
  head: StandardHead;
  draft: DraftRead;
  outline: OutlinedClause[];
  overlay: Overlay;
  /** Comments whose text is no longer in this draft. */
  unplaced: number;
  mayComment: Verdict;
  /** The lines that the round opens which decides on the draft now, while it is not over; null: all, or there is none. */
  open: OpenLines[] | null;
  actingFor: string | null;
  /** The lines as HTML, with their marks or with the overlay beside them; made when asked for, and kept compressed. */
  html: (marks: boolean) => string;
  packed: (marks: boolean) => Promise<Packed>;
}

/** A draft as it is read now: eight statements at most, two of them only after something changed; a few more while comments are withheld. @throws Refused "not-found" */
export async function readDraft(slug: string | undefined, number: string | undefined, now: Date, visitor: Visitor): Promise<Reading> {
  const row = await draftAt(slug, number);
  const head = await standardHead(slug ?? "", now, visitor);
  const over = await overlaid(row.id, head.revision, row.lineCount, await sharedSight(head.id, visitor, now));
  const round = decidingRound((await roundsOf(row.standardId)).filter(({ draftId }) => draftId === row.id), now);
  const { id, label, lineCount, sourceHash, fragmentHash } = row;
  return {
    id,
    head,
    draft: { number: row.number, label, lineCount, publishedAt: row.publishedAt.toISOString(), sourceHash, fragmentHash },
    outline: over.outline,
    overlay: over.overlay,
    unplaced: over.unplaced,
    mayComment: refuses(head, row.number) ?? maySubmit(visitor, head, round, now),
    open: round && stateAt(round, now) !== "closed" ? await openedBy(round.id) : null,
    actingFor: visitor?.actingFor?.organisationName ?? null,
    html: over.html,
    packed: over.packed,
  };
}

/** The draft that an address names. @throws Refused "not-found" */
export async function draftAt(slug: string | undefined, number: string | undefined) {
  const [row] = await prepared("reading-draft-at", (handle) =>
    handle
      .select({ id: drafts.id, standardId: drafts.standardId, number: drafts.number, label: drafts.label, sourceHash: drafts.sourceHash, fragmentHash: drafts.fragmentHash, lineCount: drafts.lineCount, publishedAt: drafts.publishedAt })
      .from(drafts)
      .innerJoin(standards, eq(standards.id, drafts.standardId))
      .where(and(eq(standards.slug, sql.placeholder("slug")), eq(drafts.number, sql.placeholder("number")))),
  ).execute({ slug: slug ?? "", number: readNumber(number) ?? 0 });
  if (!row) throw new Refused({ code: "not-found" });
  return row;
}

/** The same order as the command that takes the comment in: a draft that was superseded takes none. */
function refuses(head: StandardHead, number: number): Verdict | null {
  return head.newest && head.newest.number !== number ? refuse("draft-not-current", { label: head.newest.label }) : null;
}

async function openedBy(roundId: string): Promise<OpenLines[] | null> {
  const [row] = await prepared("reading-open-lines", (handle) => handle.select({ open: rounds.openLines }).from(rounds).where(eq(rounds.id, sql.placeholder("roundId")))).execute({ roundId });
  return row?.open ?? null;
}

interface Overlaid {
  revision: number;
  overlay: Overlay;
  outline: OutlinedClause[];
  unplaced: number;
  html: (marks: boolean) => string;
  packed: (marks: boolean) => Promise<Packed>;
}

/** How many drafts are kept with their rendering: a page of 7,000 lines takes some 3 MB. */
const KEPT = 6;

const kept = new Map<string, Overlaid>();

/** @param sight what is withheld from whom changes by the clock too, without a revision: so it is part of the key. */
async function overlaid(draftId: string, revision: number, lineCount: number, sight: Sight): Promise<Overlaid> {
  const key = `${draftId} ${sight.key}`;
  const known = kept.get(key);
  if (known?.revision === revision) return known;
  const { cut } = await draftText(draftId);
  const overlay = overlayOf(await standingOn(draftId, sight), lineCount);
  const html = (marks: boolean) => (marks ? restingPage(cut, marksOf(overlay)) : restingPage(cut) + overlayMarkup(overlay));
  const [marked, bare] = [once(() => pack(html(true))), once(() => pack(html(false)))];
  const made: Overlaid = { revision, overlay, outline: outlineOf(cut.clauses, overlay, (line) => cut.lines[line - 1]?.text ?? ""), unplaced: await unplacedOn(draftId, sight), html, packed: (marks) => (marks ? marked() : bare()) };
  kept.delete(key);
  kept.set(key, made);
  for (const [oldest] of kept) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return made;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Forgets what is in memory (a test's world that ends does). */
export function forgetReadings(): void {
  kept.clear();
}

async function standingOn(draftId: string, { where }: Sight): Promise<Standing[]> {
  const rows = await db()
    .select({ firstLine: placements.firstLine, lastLine: placements.lastLine, count: count() })
    .from(placements)
    .innerJoin(comments, eq(comments.id, placements.commentId))
    .where(and(eq(placements.draftId, draftId), isNotNull(placements.firstLine), isNull(comments.withdrawnAt), where))
    .groupBy(placements.firstLine, placements.lastLine);
  return rows.map((row) => ({ firstLine: row.firstLine ?? 0, lastLine: row.lastLine ?? row.firstLine ?? 0, count: row.count }));
}

async function unplacedOn(draftId: string, { where }: Sight): Promise<number> {
  const [row] = await db().select({ count: count() }).from(placements).innerJoin(comments, eq(comments.id, placements.commentId)).where(and(eq(placements.draftId, draftId), isNull(placements.firstLine), isNull(comments.withdrawnAt), where));
  return row?.count ?? 0;
}

/** The Markdown of a draft, and a file name for it. @throws Refused "not-found" */
export async function sourceOf(slug: string | undefined, number: string | undefined): Promise<{ source: string; hash: string; draft: Awaited<ReturnType<typeof draftAt>> }> {
  const draft = await draftAt(slug, number);
  const [text] = await prepared("reading-source", (handle) => handle.select({ source: draftTexts.source }).from(draftTexts).where(eq(draftTexts.draftId, sql.placeholder("id")))).execute({ id: draft.id });
  if (!text) throw new Refused({ code: "not-found" });
  return { source: text.source, hash: draft.sourceHash, draft };
}

/** The stored bytes of rendered lines, named by their hash. @throws Refused "not-found" */
export async function fragmentNamed(hash: string | undefined): Promise<{ gzip: Uint8Array; brotli: Uint8Array }> {
  const [row] = /^[0-9a-f]{64}$/.test(hash ?? "") ? await prepared("reading-fragment", (handle) => handle.select({ gzip: fragments.gzip, brotli: fragments.brotli }).from(fragments).where(eq(fragments.hash, sql.placeholder("hash")))).execute({ hash }) : [];
  if (!row) throw new Refused({ code: "not-found" });
  return row;
}

/** So many lines at most are marked as selected where there is no script to do it. */
const SELECTED_MAX = 400;

/** The page with some of its lines marked as selected. */
export function withSelected(html: string, { first, last }: { first: number; last: number }): string {
  let marked = "";
  let at = 0;
  for (let line = first; line <= Math.min(last, first + SELECTED_MAX); line++) {
    const sign = ` id="L${line}"`;
    const found = html.indexOf(sign, at);
    if (found < 0) break;
    marked += `${html.slice(at, found + sign.length)} data-sel`;
    at = found + sign.length;
  }
  return marked + html.slice(at);
}
