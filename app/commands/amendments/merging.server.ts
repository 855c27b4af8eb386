/** How amendments and the working text meet inside a deed: what was accepted so far, where an amendment stands on the newest draft, and the three-way merge by words. */
import { and, desc, eq, inArray } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { amendmentDecisions, amendmentPlaces, amendments, drafts, workingTexts } from "#db/schema.server.ts";
import { collide } from "#app/domain/amendments/collisions.ts";
import type { Edit } from "#app/domain/amendments/edits.ts";
import { assembled, threeWay } from "#app/domain/amendments/merging.ts";
import type { Amendment } from "#app/domain/amendments/operations.ts";
import type { Layout } from "#app/domain/amendments/passages.ts";
import { ACCEPTING, amendmentCode } from "#app/domain/amendments/states.ts";
import type { Event } from "#app/domain/events.ts";
import { Refused } from "#app/domain/refusals.ts";
import { sha256 } from "#app/platform/chance.server.ts";
import type { Deed } from "../perform.server.ts";

export interface Accepted {
  id: string;
  number: number;
  edits: Edit[];
}

/** What was accepted on the newest draft and is in its working text. */
export async function acceptedEdits(db: Db, standardId: string): Promise<Accepted[]> {
  const rows = await db
    .select({ id: amendments.id, number: amendments.number, edits: amendmentDecisions.edits })
    .from(amendments)
    .innerJoin(amendmentDecisions, eq(amendmentDecisions.id, amendments.decisionId))
    .where(and(eq(amendments.standardId, standardId), eq(amendments.handling, "decided"), inArray(amendments.disposition, [...ACCEPTING])));
  return rows.map((row) => ({ ...row, edits: row.edits ?? [] }));
}

/** @throws Refused "not-found" where there is none. */
export async function newestDraftOf(db: Db, standardId: string): Promise<{ id: string; number: number }> {
  const [draft] = await db.select({ id: drafts.id, number: drafts.number }).from(drafts).where(eq(drafts.standardId, standardId)).orderBy(desc(drafts.number)).limit(1);
  if (!draft) throw new Refused({ code: "not-found" });
  return draft;
}

/** Where an amendment stands on a draft. Null: it was not carried there. */
export async function placeOn(db: Db, draft: { id: string }, amendmentId: string) {
  const [place] = await db.select().from(amendmentPlaces).where(and(eq(amendmentPlaces.draftId, draft.id), eq(amendmentPlaces.amendmentId, amendmentId)));
  return place ?? null;
}

/** The operation that it is on that draft; null: it does not fit there, or is there already. */
export function standingAmendment(place: Awaited<ReturnType<typeof placeOn>>, draft: number): Amendment | null {
  return place?.outcome === "fits" ? { draft, operation: place.operation, first: place.firstBlock, last: place.lastBlock, source: place.source } : null;
}

export interface Changed {
  revision: number;
  event: Event;
  /** Places where the working text kept what somebody had changed since. */
  left: number;
}

/**
 * Changes the working text as the draft with `after` differs from the draft with `before`. Where nobody typed anything it becomes exactly that.
 * `where`: what is done about words that were changed otherwise since: keep them, or refuse it all.
 * @throws Refused "collides", naming the accepted amendments that are in the way, or what was typed.
 */
export async function changeWorkingText({ db, actor, now }: Deed, standardId: string, draftId: string, layout: Layout, before: readonly Edit[], after: readonly Edit[], where: "keep-ours" | { refuse: readonly Accepted[]; edits: readonly Edit[] }): Promise<Changed> {
  if (where !== "keep-ours") {
    const inTheWay = where.refuse.filter((accepted) => accepted.edits.some((one) => where.edits.some((own) => collide(one, own)))).map(({ number }) => amendmentCode(number));
    if (inTheWay.length > 0) throw new Refused({ code: "collides", detail: { with: inTheWay.join(" and ") } });
  }
  const [row] = await db.select().from(workingTexts).where(eq(workingTexts.standardId, standardId));
  const [base, theirs] = [assembled(layout, before).source, assembled(layout, after).source];
  const ours = row?.source ?? layout.source;
  const merged = ours === base ? { source: theirs, disputes: [] } : threeWay(base, ours, theirs);
  if (merged.disputes.length > 0 && where !== "keep-ours") throw new Refused({ code: "collides", detail: { with: "the working text" } });
  const revision = (row?.revision ?? 0) + 1;
  const saved = { standardId, baseDraftId: draftId, source: merged.source, revision, savedAt: now, savedBy: actor!.id };
  await db.insert(workingTexts).values(saved).onConflictDoUpdate({ target: workingTexts.standardId, set: saved });
  return { revision, left: merged.disputes.length, event: { kind: "working-text-saved", standardId, payload: { standardId, revision, sourceHash: sha256(merged.source) } } };
}
