/** Deeds on the places of comments: a person corrects where a comment stands on a later draft. The places themselves are computed when a draft is published. */
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { comments, drafts, placements } from "#db/schema.server.ts";
import { draftText } from "#db/draft-texts.server.ts";
import { demand, Malformed, Refused } from "#app/domain/refusals.ts";
import { mayFacilitate, type Doer } from "#app/domain/roles.ts";
import type { correctionForm } from "#app/domain/corrections.ts";
import { rangeFault } from "#app/domain/text/anchors.ts";
import { perform } from "./perform.server.ts";

/**
 * Says where a comment stands on a draft it was carried to; the next carrying starts from there. The comment's own anchor is never touched.
 * @throws Refused "not-found" where the draft has no such comment; Malformed where the lines are not in the draft.
 */
export async function correctPlacement(doer: Doer, at: { standardId: string; draft: number; comment: number }, form: z.output<typeof correctionForm>): Promise<void> {
  await perform(doer, `standard:${at.standardId}`, async ({ db, actor }) => {
    demand(mayFacilitate(actor, at.standardId));
    const [row] = await db
      .select({ place: placements, draftId: drafts.id, ownDraftId: comments.draftId })
      .from(placements)
      .innerJoin(drafts, eq(drafts.id, placements.draftId))
      .innerJoin(comments, eq(comments.id, placements.commentId))
      .where(and(eq(drafts.standardId, at.standardId), eq(drafts.number, at.draft), eq(comments.number, at.comment)));
    if (!row || row.ownDraftId === row.draftId) throw new Refused({ code: "not-found" });
    const lines = placeFor(form, row.place);
    if (lines) {
      const fault = rangeFault((await draftText(row.draftId)).cut, lines);
      if (fault) throw new Malformed({ firstLine: [fault] });
    }
    const place = lines ? { ...lines, state: row.place.state === "removed" ? ("moved and edited" as const) : row.place.state } : { firstLine: null, lastLine: null, state: "removed" as const };
    await db.update(placements).set({ ...place, correctedBy: actor!.id }).where(and(eq(placements.draftId, row.draftId), eq(placements.commentId, row.place.commentId)));
    return { result: undefined, events: [{ kind: "placement-corrected", standardId: at.standardId, payload: { commentId: row.place.commentId, draftId: row.draftId, firstLine: place.firstLine, lastLine: place.lastLine } }] };
  });
}

/** Null: nowhere. */
function placeFor(form: z.output<typeof correctionForm>, found: { firstLine: number | null; lastLine: number | null }): { firstLine: number; lastLine: number } | null {
  if (form.choice === "nowhere") return null;
  if (form.choice === "lines") return { firstLine: form.firstLine!, lastLine: form.lastLine ?? form.firstLine! };
  if (form.choice === "found") {
    if (found.firstLine === null || found.lastLine === null) throw new Malformed({ choice: ["choose"] });
    return { firstLine: found.firstLine, lastLine: found.lastLine };
  }
  const [first, last] = form.choice.split("-").map(Number) as [number, number];
  return { firstLine: first, lastLine: last };
}
