/** The texts of published drafts, parsed. They never change, so the last few stay in memory. */
import { and, eq, sql } from "drizzle-orm";
import type { Alignment } from "#app/domain/text/alignment.ts";
import type { Cut } from "#app/domain/text/cut.ts";
import { carrier } from "#app/domain/text/placements.ts";
import { db, prepared } from "./client.server.ts";
import { alignments, draftTexts } from "./schema.server.ts";

export interface DraftText {
  cut: Cut;
  blockIds: string[];
}

/** How many are kept: those of a standard or two that are being read. A draft of 7,000 lines takes some 6 MB. */
const KEPT = 6;

const kept = new Map<string, DraftText>();

/** The text of a published draft. @throws Error where there is none of that id. */
export async function draftText(draftId: string): Promise<DraftText> {
  const known = kept.get(draftId);
  if (known) {
    kept.delete(draftId);
    kept.set(draftId, known);
    return known;
  }
  const [row] = await prepared("draft-text", (handle) => handle.select().from(draftTexts).where(eq(draftTexts.draftId, sql.placeholder("id")))).execute({ id: draftId });
  if (!row) throw new Error("no text of that draft");
  const text: DraftText = { cut: { ...(JSON.parse(row.cut) as Omit<Cut, "source">), source: row.source }, blockIds: row.blockIds };
  kept.set(draftId, text);
  for (const [oldest] of kept) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return text;
}

/** The stored alignment of two drafts that follow each other; null where none was made. */
export async function storedAlignment(oldDraftId: string, nextDraftId: string): Promise<Alignment | null> {
  const [row] = await db().select({ alignment: alignments.alignment }).from(alignments).where(and(eq(alignments.oldDraftId, oldDraftId), eq(alignments.nextDraftId, nextDraftId)));
  return row ? (JSON.parse(row.alignment) as Alignment) : null;
}

/** The carriers from each of these drafts, which follow each other, to the next; null where two of them were never aligned. */
export async function storedCarriers(draftIds: readonly string[]): Promise<ReturnType<typeof carrier>[] | null> {
  const carriers: ReturnType<typeof carrier>[] = [];
  for (const [index, next] of draftIds.slice(1).entries()) {
    const alignment = await storedAlignment(draftIds[index]!, next);
    if (!alignment) return null;
    carriers.push(carrier((await draftText(draftIds[index]!)).cut, (await draftText(next)).cut, alignment));
  }
  return carriers;
}

/** The stored form of a cut: without its source, which stands beside it. */
export function storedCut(cut: Cut): string {
  return JSON.stringify({ ...cut, source: undefined });
}

/** Forgets what is in memory (a test's world that ends does). */
export function forgetDraftTexts(): void {
  kept.clear();
}
