/** Where the comments of the draft before stand on a draft: how many were carried, and those that a person should look at, with the old and the new text. */
import { and, asc, count, eq, gte, isNotNull, isNull, lt, ne, type SQL } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { draftText } from "#db/draft-texts.server.ts";
import { comments, drafts, placements, standards } from "#db/schema.server.ts";
import type { CommentType } from "#app/domain/comments.ts";
import type { Category } from "#app/domain/organisations.ts";
import { Refused } from "#app/domain/refusals.ts";
import { textOf } from "#app/domain/text/anchors.ts";
import type { Cut } from "#app/domain/text/cut.ts";
import { CARRIED, reasonFor, type PlacementReason, type PlacementState } from "#app/domain/text/placements.ts";

export const CARRY_OUTCOMES = ["check", "gone", "carried", "corrected"] as const;
export type CarryOutcome = (typeof CARRY_OUTCOMES)[number];

export interface Passage {
  firstLine: number;
  lastLine: number;
  text: string;
}

export interface Carried {
  number: number;
  type: CommentType;
  reason: string;
  organisation: string;
  category: Category | null;
  /** Where it was written, on the draft that it was written on. */
  from: Passage & { draft: number; label: string };
  /** Null: nowhere. */
  to: Passage | null;
  state: PlacementState;
  /** Why a person should look; null where it was carried, or somebody has looked. */
  why: PlacementReason | null;
  /** 0 to 1. */
  confidence: number;
  suggestions: Passage[];
}

export interface CarryForward {
  standardId: string;
  slug: string;
  identifier: string;
  draft: { number: number; label: string; lines: number };
  counts: Record<CarryOutcome, number>;
  rows: Carried[];
  pages: number;
}

const PAGE = 40;
const LONGEST_TEXT = 600;

/** @param outcome which of them are listed, by line. @throws Refused "not-found". */
export async function openCarryForward(slug: string, number: number, outcome: CarryOutcome, page: number): Promise<CarryForward> {
  const [found] = await db()
    .select({ id: drafts.id, number: drafts.number, label: drafts.label, lines: drafts.lineCount, standardId: standards.id, slug: standards.slug, identifier: standards.identifier })
    .from(drafts)
    .innerJoin(standards, eq(standards.id, drafts.standardId))
    .where(and(eq(standards.slug, slug), eq(drafts.number, number)));
  if (!found) throw new Refused({ code: "not-found" });
  const counts = Object.fromEntries(await Promise.all(CARRY_OUTCOMES.map(async (one) => [one, await countOf(found.id, one)] as const))) as Record<CarryOutcome, number>;
  const rows = await db()
    .select({ comment: comments, place: placements, own: { id: drafts.id, number: drafts.number, label: drafts.label } })
    .from(placements)
    .innerJoin(comments, eq(comments.id, placements.commentId))
    .innerJoin(drafts, eq(drafts.id, comments.draftId))
    .where(carriedAs(found.id, outcome))
    .orderBy(asc(comments.firstLine), asc(comments.number))
    .limit(PAGE)
    .offset((Math.max(1, page) - 1) * PAGE);
  const { cut } = await draftText(found.id);
  const shown: Carried[] = [];
  for (const { comment, place, own } of rows) {
    const old = (await draftText(own.id)).cut;
    shown.push({
      number: comment.number,
      type: comment.type,
      reason: comment.reason.slice(0, LONGEST_TEXT),
      organisation: comment.organisationName,
      category: comment.category,
      from: { draft: own.number, label: own.label, ...passage(old, comment) },
      to: place.firstLine === null || place.lastLine === null ? null : passage(cut, { firstLine: place.firstLine, lastLine: place.lastLine }),
      state: place.state,
      why: place.correctedBy === null ? reasonFor(place) : null,
      confidence: place.confidence,
      suggestions: place.suggestions.map((range) => passage(cut, range)),
    });
  }
  return { standardId: found.standardId, slug: found.slug, identifier: found.identifier, draft: { number: found.number, label: found.label, lines: found.lines }, counts, rows: shown, pages: Math.max(1, Math.ceil(counts[outcome] / PAGE)) };
}

/** What needs no look any more is not among the first two: a person said where it stands. */
function carriedAs(draftId: string, outcome: CarryOutcome): SQL | undefined {
  const elsewhere = and(eq(placements.draftId, draftId), ne(comments.draftId, draftId), isNull(comments.withdrawnAt));
  if (outcome === "corrected") return and(elsewhere, isNotNull(placements.correctedBy));
  const own = and(elsewhere, isNull(placements.correctedBy));
  if (outcome === "gone") return and(own, isNull(placements.firstLine));
  return and(own, isNotNull(placements.firstLine), outcome === "carried" ? gte(placements.confidence, CARRIED) : lt(placements.confidence, CARRIED));
}

async function countOf(draftId: string, outcome: CarryOutcome): Promise<number> {
  const [row] = await db().select({ rows: count() }).from(placements).innerJoin(comments, eq(comments.id, placements.commentId)).where(carriedAs(draftId, outcome));
  return row?.rows ?? 0;
}

function passage(cut: Cut, range: { firstLine: number; lastLine: number }): Passage {
  const text = textOf(cut, range).replace(/\s*\n\s*/g, " ¶ ");
  return { firstLine: range.firstLine, lastLine: range.lastLine, text: text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text };
}
