/** Which lines of a draft a narrower round opens: found once, before the round is opened, and kept with it, so that everybody is held to the same. What opens a line stands in domain/ballots/recirculations.ts. */
import { and, desc, eq, inArray, isNull, ne, notInArray, or } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { draftText, storedAlignment } from "#db/draft-texts.server.ts";
import { ballots, comments, drafts, placements, rounds } from "#db/schema.server.ts";
import { isDisclosed } from "#app/domain/ballots/ballots.ts";
import type { OpenLines } from "#app/domain/ballots/recirculations.ts";
import { Malformed } from "#app/domain/refusals.ts";
import { onText } from "#app/platform/text-worker.server.ts";
import { newestPositions } from "./ballots.server.ts";

/**
 * The lines of the newest draft that changed since the draft of the last round, those that the changes affect, and those of unresolved negatives.
 * @throws Malformed where there is no draft before it to have changed from, or nothing is open.
 */
export async function openingsOn(standardId: string, now: Date): Promise<{ draftId: string; openLines: OpenLines[] }> {
  const listed = await db().select({ id: drafts.id, number: drafts.number }).from(drafts).where(eq(drafts.standardId, standardId)).orderBy(desc(drafts.number));
  const [newest] = listed;
  const [last] = await db().select({ draftId: rounds.draftId }).from(rounds).where(and(eq(rounds.standardId, standardId), ne(rounds.draftId, newest?.id ?? ""))).orderBy(desc(rounds.number)).limit(1);
  const before = listed.find(({ id }) => id === last?.draftId) ?? listed[1];
  if (!newest || !before) throw new Malformed({ extent: ["no-draft-before"] });
  const known = async (id: string) => ({ key: id, cut: (await draftText(id)).cut });
  const openLines = await onText("openings", { old: await known(before.id), next: await known(newest.id), alignment: await storedAlignment(before.id, newest.id), negatives: await negativesOn(standardId, newest.id, now) });
  if (openLines.length === 0) throw new Malformed({ extent: ["nothing-open"] });
  return { draftId: newest.id, openLines };
}

/** Where the comments stand that must be satisfied, or that a standing disapproval of the newest ballot is tied to; without those that are withdrawn or whose author is satisfied. */
async function negativesOn(standardId: string, draftId: string, now: Date) {
  const [ballot] = await db().select().from(ballots).where(and(eq(ballots.standardId, standardId), notInArray(ballots.subject, ["amendment", "question"]))).orderBy(desc(ballots.number)).limit(1);
  // What is voted in secret still opens no line: that would tell.
  const cast = ballot && isDisclosed(ballot, now) ? await newestPositions(db(), ballot.id) : [];
  const tied = [...new Set(cast.flatMap(({ position, comments: numbers }) => (position === "disapprove" ? numbers : [])))];
  return db()
    .select({ firstLine: placements.firstLine, lastLine: placements.lastLine })
    .from(placements)
    .innerJoin(comments, eq(comments.id, placements.commentId))
    .where(and(eq(placements.draftId, draftId), eq(comments.standardId, standardId), isNull(comments.withdrawnAt), or(isNull(comments.answer), ne(comments.answer, "satisfied")), or(eq(comments.mustBeSatisfied, true), tied.length > 0 ? inArray(comments.number, tied) : undefined)));
}
