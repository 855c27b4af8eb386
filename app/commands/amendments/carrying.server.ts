/** What happens to amendments when the next draft is published, inside that deed: accepted ones took effect, open ones are rebased, deferred ones are open again. */
import { and, eq, isNull, ne } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { amendmentDecisions, amendmentPlaces, amendments } from "#db/schema.server.ts";
import type { Edit } from "#app/domain/amendments/edits.ts";
import type { Carriable, Successor } from "#app/domain/amendments/landings.ts";
import type { Operation } from "#app/domain/amendments/operations.ts";
import { ACCEPTING } from "#app/domain/amendments/states.ts";

/** Amendments of a draft that the next one concerns: all but those that are in a draft, or were withdrawn, or never fitted this one. */
export async function carriableOn(db: Db, draft: { id: string; number: number }): Promise<Carriable[]> {
  return (await standingOn(db, draft.id)).flatMap(({ place, edits, amendment }) => (place.outcome === "fits" ? [{ id: amendment.id, amendment: { draft: draft.number, operation: place.operation, first: place.firstBlock, last: place.lastBlock, source: place.source }, edits }] : []));
}

/**
 * Carries them: what was accepted becomes applied in the next draft, with the lines where it took effect; what is open, and what was deferred to this draft, is open on
 * it, rebased; other decisions stay as they are. What fits no more says so, and keeps its own text.
 * @param successor as foreseen, or made now for what was decided otherwise since.
 */
export async function carryAmendments(db: Db, draft: { id: string; number: number }, next: { id: string }, successor: (carriable: Carriable) => Successor): Promise<{ applied: number; carried: number; unfit: number }> {
  const counts = { applied: 0, carried: 0, unfit: 0 };
  for (const { amendment, place, edits } of await standingOn(db, draft.id)) {
    const carriable: Carriable = { id: amendment.id, amendment: { draft: draft.number, operation: place.operation, first: place.firstBlock, last: place.lastBlock, source: place.source }, edits };
    const made: Successor = place.outcome === "fits" ? successor(carriable) : { landed: null, outcome: "unfit", reason: place.unfit ?? "removed" };
    if (amendment.handling === "decided" && ACCEPTING.includes(amendment.disposition ?? "withdrawn")) {
      await db.update(amendments).set({ handling: "applied", appliedDraftId: next.id, appliedFirstLine: made.landed?.firstLine ?? null, appliedLastLine: made.landed?.lastLine ?? null }).where(eq(amendments.id, amendment.id));
      counts.applied++;
      continue;
    }
    if (amendment.handling === "decided" && amendment.disposition !== "deferred") continue;
    if (amendment.handling === "decided") await db.update(amendments).set({ handling: "open", disposition: null, observation: null, decisionId: null, decidedAt: null }).where(eq(amendments.id, amendment.id));
    await db.insert(amendmentPlaces).values({ draftId: next.id, amendmentId: amendment.id, ...rowOf(made, place) });
    counts[made.outcome === "unfit" ? "unfit" : "carried"]++;
  }
  return counts;
}

interface Row {
  operation: Operation;
  firstBlock: number;
  lastBlock: number;
}

function rowOf(made: Successor, { operation, firstBlock, lastBlock }: Row) {
  if (made.outcome !== "fits") return { outcome: made.outcome, unfit: made.outcome === "unfit" ? made.reason : null, operation, firstBlock, lastBlock, base: "", source: "", firstLine: null, lastLine: null, hunks: [] };
  const { amendment, base, firstLine, lastLine, hunks } = made;
  return { outcome: made.outcome, unfit: null, operation: amendment.operation, firstBlock: amendment.first, lastBlock: amendment.last, base, source: amendment.source, firstLine, lastLine, hunks };
}

async function standingOn(db: Db, draftId: string) {
  const rows = await db
    .select({ amendment: amendments, place: amendmentPlaces, edits: amendmentDecisions.edits })
    .from(amendmentPlaces)
    .innerJoin(amendments, eq(amendments.id, amendmentPlaces.amendmentId))
    .leftJoin(amendmentDecisions, eq(amendmentDecisions.id, amendments.decisionId))
    .where(and(eq(amendmentPlaces.draftId, draftId), isNull(amendments.withdrawnAt), ne(amendments.handling, "applied")));
  return rows.map((row) => ({ ...row, edits: (ACCEPTING.includes(row.amendment.disposition ?? "withdrawn") ? row.edits : null) ?? ([] as Edit[]) }));
}
