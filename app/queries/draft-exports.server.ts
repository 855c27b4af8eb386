/** A draft as a file: its source, its numbered lines, and what it changed of the draft before, with the comments and amendments that led to each change. */
import { eq } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { draftText } from "#db/draft-texts.server.ts";
import { standards } from "#db/schema.server.ts";
import { changesOfDraft, type ChangesExported } from "./change-lists.server.ts";
import { sourceOf } from "./reading.server.ts";

/** `sha256`: of the UTF-8 of the source. `clause`: as the outline names it, "" before the first heading. `changes` null: it is the first draft. */
export interface DraftExported {
  standard: { slug: string; identifier: string; title: string };
  draft: { number: number; label: string; publishedAt: string; sha256: string };
  takenAt: string;
  changes: ChangesExported | null;
  lines: { number: number; clause: string; text: string }[];
  source: string;
}

/** @throws Refused "not-found" */
export async function exportDraft(slug: string | undefined, number: string | undefined, now: Date): Promise<DraftExported> {
  const { source, hash, draft } = await sourceOf(slug, number);
  const [standard] = await db().select({ slug: standards.slug, identifier: standards.identifier, title: standards.title }).from(standards).where(eq(standards.id, draft.standardId));
  const { cut } = await draftText(draft.id);
  return {
    standard: standard!,
    draft: { number: draft.number, label: draft.label, publishedAt: draft.publishedAt.toISOString(), sha256: hash },
    takenAt: now.toISOString(),
    changes: await changesOfDraft(standard!.slug, draft.number),
    lines: cut.lines.map(({ number: line, block, text }) => ({ number: line, clause: cut.clauses[cut.blocks[block]!.clause]?.number ?? "", text })),
    source,
  };
}
