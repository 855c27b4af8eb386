/** The drafts of a standard in their order, what changed between them, and which comments and amendments led to it. The redline itself is made in the worker. */
import { and, asc, eq, gt, inArray, isNull, lte, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "#db/client.server.ts";
import { draftText, storedAlignment } from "#db/draft-texts.server.ts";
import { amendmentPlaces, amendments, comments, drafts, placements, standards, users } from "#db/schema.server.ts";
import { CHANGING } from "#app/domain/comments.ts";
import type { RedlineFilter } from "#app/domain/hunks.ts";
import type { Cause } from "#app/domain/reasons.ts";
import { Refused } from "#app/domain/refusals.ts";
import type { ClauseRow } from "#app/domain/text/clause-table.ts";
import type { Counts, Known, RedlineView } from "#app/platform/text-worker-jobs.server.ts";
import { onText } from "#app/platform/text-worker.server.ts";
import type { Language } from "#app/texts/language.ts";

export interface DraftRow {
  id: string;
  number: number;
  label: string;
  publishedAt: string;
  publisher: string;
  lines: number;
  words: number;
}

export interface Revisions {
  slug: string;
  identifier: string;
  drafts: DraftRow[];
  /** What each draft changed of the one before, newest first; null where it is not counted here. */
  steps: { from: number; to: number; counts: Counts | null }[];
}

/** Steps that are counted on one page; older ones are a link. */
const COUNTED = 20;

/** @throws Refused "not-found". */
export async function listRevisions(slug: string): Promise<Revisions> {
  const { standard, rows } = await draftsOf(slug);
  const steps = [];
  for (let at = rows.length - 1; at > 0; at--) {
    const [old, next] = [rows[at - 1]!, rows[at]!];
    steps.push({ from: old.number, to: next.number, counts: steps.length < COUNTED ? await countsBetween(old.id, next.id) : null });
  }
  return { slug: standard.slug, identifier: standard.identifier, drafts: rows, steps };
}

/** Counts of two published drafts never change. */
const counted = new Map<string, Counts>();

async function countsBetween(oldId: string, nextId: string): Promise<Counts> {
  const key = `${oldId} ${nextId}`;
  const known = counted.get(key);
  if (known) return known;
  const counts = await onText("counts", { old: await publishedText(oldId), next: await publishedText(nextId), alignment: await storedAlignment(oldId, nextId) });
  counted.set(key, counts);
  if (counted.size > 500) counted.delete(counted.keys().next().value!);
  return counts;
}

export interface Revision {
  slug: string;
  identifier: string;
  from: DraftRow;
  to: DraftRow;
  drafts: { number: number; label: string }[];
  view: RedlineView;
}

/** Rows of a redline on one page. */
export const MOST_ROWS = 4_000;

/** The redline of any two drafts of a standard, the older one first. @throws Refused "not-found". */
export async function openRevision(slug: string, numbers: { from: number; to: number }, asked: { filter: RedlineFilter; whole: boolean; page: number }, language: Language): Promise<Revision> {
  const { standard, rows } = await draftsOf(slug);
  const from = rows.find((draft) => draft.number === numbers.from);
  const to = rows.find((draft) => draft.number === numbers.to);
  if (!from || !to || from.number >= to.number) throw new Refused({ code: "not-found" });
  const key = [from.id, to.id, asked.filter, asked.whole, asked.page, standard.revision, language].join(" ");
  const view = await keptView(key, async () =>
    onText("view", { old: await publishedText(from.id), next: await publishedText(to.id), alignment: await storedAlignment(from.id, to.id), ...asked, most: MOST_ROWS, causes: await causesBetween(standard.id, from, to), amendments: await amendmentsBetween(from, to), standard: standard.slug, from: from.number, to: to.number, language }),
  );
  return { slug: standard.slug, identifier: standard.identifier, from, to, drafts: rows.map(({ number, label }) => ({ number, label })), view };
}

export interface ClauseRevision {
  from: DraftRow;
  to: DraftRow;
  rows: ClauseRow[];
}

/** What became of each clause between any two drafts of a standard, the older one first. @throws Refused "not-found". */
export async function openClauseTable(slug: string, numbers: { from: number; to: number }): Promise<ClauseRevision> {
  const { rows } = await draftsOf(slug);
  const from = rows.find((draft) => draft.number === numbers.from);
  const to = rows.find((draft) => draft.number === numbers.to);
  if (!from || !to || from.number >= to.number) throw new Refused({ code: "not-found" });
  return { from, to, rows: await onText("clauses", { old: await publishedText(from.id), next: await publishedText(to.id), alignment: await storedAlignment(from.id, to.id) }) };
}

/** The last redlines that were asked for, each under all that it shows; the longest unused first to go. */
const views = new Map<string, Promise<RedlineView>>();
const KEPT_VIEWS = 16;

function keptView(key: string, make: () => Promise<RedlineView>): Promise<RedlineView> {
  const view = views.get(key) ?? make();
  views.delete(key);
  views.set(key, view);
  view.catch(() => views.delete(key));
  for (const [oldest] of views) {
    if (views.size <= KEPT_VIEWS) break;
    views.delete(oldest);
  }
  return view;
}

/** The comments that may have led to a change between two drafts: said of the first, or applied in one after it, with a disposition that promises a change. */
export async function causesBetween(standardId: string, from: DraftRow, to: DraftRow): Promise<Cause[]> {
  const applied = alias(drafts, "applied");
  return db()
    .select({ number: comments.number, firstLine: placements.firstLine, lastLine: placements.lastLine, disposition: comments.disposition })
    .from(comments)
    .innerJoin(placements, and(eq(placements.commentId, comments.id), eq(placements.draftId, from.id)))
    .leftJoin(applied, eq(applied.id, comments.appliedDraftId))
    .where(and(eq(comments.standardId, standardId), isNull(comments.withdrawnAt), inArray(comments.disposition, [...CHANGING]), inArray(comments.handling, ["decided", "applied"]), or(eq(comments.draftId, from.id), and(gt(applied.number, from.number), lte(applied.number, to.number)))))
    .orderBy(asc(comments.number));
}

/** The amendments of which something is in a draft after the first, up to the second; those that stood on the first. */
export async function amendmentsBetween(from: DraftRow, to: DraftRow): Promise<Cause[]> {
  return db()
    .select({ number: amendments.number, firstLine: amendmentPlaces.firstLine, lastLine: amendmentPlaces.lastLine, disposition: amendments.disposition })
    .from(amendments)
    .innerJoin(amendmentPlaces, and(eq(amendmentPlaces.amendmentId, amendments.id), eq(amendmentPlaces.draftId, from.id)))
    .innerJoin(drafts, eq(drafts.id, amendments.appliedDraftId))
    .where(and(gt(drafts.number, from.number), lte(drafts.number, to.number)))
    .orderBy(asc(amendments.number));
}

/** A published text under the name by which the worker knows it. */
export async function publishedText(draftId: string): Promise<Known> {
  return { key: draftId, cut: (await draftText(draftId)).cut };
}

export async function draftsOf(slug: string): Promise<{ standard: { id: string; slug: string; identifier: string; revision: number }; rows: DraftRow[] }> {
  const [standard] = await db().select({ id: standards.id, slug: standards.slug, identifier: standards.identifier, revision: standards.revision }).from(standards).where(eq(standards.slug, slug));
  if (!standard) throw new Refused({ code: "not-found" });
  const rows = await db()
    .select({ id: drafts.id, number: drafts.number, label: drafts.label, publishedAt: drafts.publishedAt, publisher: users.name, lines: drafts.lineCount, words: drafts.wordCount })
    .from(drafts)
    .leftJoin(users, eq(users.id, drafts.publishedBy))
    .where(eq(drafts.standardId, standard.id))
    .orderBy(asc(drafts.number));
  return { standard, rows: rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString(), publisher: row.publisher ?? "" })) };
}
