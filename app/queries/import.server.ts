/** What the page needs that brings in a draft: what is there already, and what a source would become. */
import { count, desc, eq } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { drafts, rounds, standards } from "#db/schema.server.ts";
import { Malformed, Refused } from "#app/domain/refusals.ts";
import { endOf, stateAt } from "#app/domain/rounds.ts";
import { codeAt, nextDraftStage } from "#app/domain/stages/moves.ts";
import { draftCode, SHOWN_STAGES, type Stage } from "#app/domain/stages.ts";
import { sourceFault } from "#app/domain/text/admission.ts";
import type { Preview } from "#app/platform/text-worker-jobs.server.ts";
import { onText } from "#app/platform/text-worker.server.ts";

export interface NextDraft {
  standardId: string;
  slug: string;
  identifier: string;
  title: string;
  /** The newest draft; null: none yet. */
  newest: { number: number; label: string; stage: Stage } | null;
  /** What the next draft would be called, by its stage. */
  names: { stage: (typeof SHOWN_STAGES)[number]; label: string }[];
  /** The stage that is most likely: where the standard stands, or goes on to. */
  stage: (typeof SHOWN_STAGES)[number];
  /** The round that must be over first; null: nothing stands in the way. */
  openRound: { number: number; at: string } | null;
}

/** @throws Refused "not-found". */
export async function openImport(slug: string, now: Date): Promise<NextDraft> {
  const [standard] = await db().select({ id: standards.id, slug: standards.slug, identifier: standards.identifier, title: standards.title, stage: standards.stage, code: standards.stageCode }).from(standards).where(eq(standards.slug, slug));
  if (!standard) throw new Refused({ code: "not-found" });
  const [newest] = await db().select({ number: drafts.number, label: drafts.label, stage: drafts.stage }).from(drafts).where(eq(drafts.standardId, standard.id)).orderBy(desc(drafts.number)).limit(1);
  const [last] = await db().select().from(rounds).where(eq(rounds.standardId, standard.id)).orderBy(desc(rounds.number)).limit(1);
  const open = last && stateAt(last, now) !== "closed";
  return {
    standardId: standard.id,
    slug: standard.slug,
    identifier: standard.identifier,
    title: standard.title,
    newest: newest ?? null,
    names: await nextNames(standard.id),
    stage: nextDraftStage(codeAt(standard.code, standard.stage)),
    openRound: open ? { number: last.number, at: endOf(last).toISOString() } : null,
  };
}

/** What the next draft would be called, for each stage that it may have. */
export async function nextNames(standardId: string): Promise<NextDraft["names"]> {
  const made = await db().select({ stage: drafts.stage, drafts: count() }).from(drafts).where(eq(drafts.standardId, standardId)).groupBy(drafts.stage);
  return SHOWN_STAGES.map((stage) => ({ stage, label: draftCode(stage, (made.find((row) => row.stage === stage)?.drafts ?? 0) + 1) }));
}

/** Lines that a preview shows at first, and at most. */
const FIRST_LINES = 150;
const MOST_LINES = 10_000;

/** The lines of a source as they will be numbered. @throws Malformed on a source that cannot be taken in. */
export async function previewSource(source: string, whole: boolean): Promise<Preview> {
  demandSource(source);
  return onText("preview", { source, most: whole ? MOST_LINES : FIRST_LINES });
}

/** The text of an uploaded file, judged by its bytes; its name says nothing. @throws Malformed. */
export async function textOfFile(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  demandSource(bytes);
  return new TextDecoder("utf-8").decode(bytes).replace(/\r\n?/g, "\n");
}

function demandSource(source: Uint8Array | string): void {
  const fault = sourceFault(source);
  if (fault) throw new Malformed({ source: [fault.fault] });
}
