/** Deeds on drafts: publish one. Its lines are pinned, its comments placed and its rendering stored in the same transaction. */
import { and, count, countDistinct, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { db, prepared, type Db } from "#db/client.server.ts";
import { draftText, storedCut, type DraftText } from "#db/draft-texts.server.ts";
import { openObjections, requiredChecks, technicalOpen } from "#db/open-matters.server.ts";
import { alignments, amendmentPlaces, amendmentProposers, amendments, comments, drafts, draftTexts, facilitators, fragments, placements, rounds, standards, users, workingTexts } from "#db/schema.server.ts";
import { judgedOn, openOn } from "#db/standing-amendments.server.ts";
import { carriableKey, successors } from "#app/domain/amendments/landings.ts";
import { CHANGING } from "#app/domain/comments.ts";
import type { Letter } from "#app/domain/events.ts";
import { mayPublish, type Check } from "#app/domain/drafting/readiness.ts";
import { demand, Malformed, Refused } from "#app/domain/refusals.ts";
import { mayFacilitate, type Doer } from "#app/domain/roles.ts";
import { endOf, stateAt } from "#app/domain/rounds.ts";
import { draftCode, type Stage } from "#app/domain/stages.ts";
import { sourceFault } from "#app/domain/text/admission.ts";
import { CARRY_VERSION } from "#app/domain/text/alignment.ts";
import { lineage } from "#app/domain/text/lineage.ts";
import { carrier, type Placement } from "#app/domain/text/placements.ts";
import type { Publishing } from "#app/platform/text-worker-jobs.server.ts";
import { onText } from "#app/platform/text-worker.server.ts";
import { carriableOn, carryAmendments } from "./amendments/carrying.server.ts";
import { perform } from "./perform.server.ts";
import { movedByDraft } from "./stages.server.ts";
import { keepText } from "./working-texts.server.ts";

export interface Publication {
  source: string;
  stage: Stage;
  /** The number of the draft that was the newest when the text was written; 0 for the first. */
  after: number;
}

/**
 * Publishes the next draft of a standard. Comments travel to it, each with a placement; decided dispositions that change the text become applied.
 * @throws Malformed on a source that cannot be taken in; Refused "round-still-open", "work-over", "nothing-changed"; "not-ready" where something that the standard requires is open;
 * "overtaken" where somebody published in between: then the text that came second is kept.
 */
export async function publishDraft(doer: Doer, standardId: string, publication: Publication): Promise<{ id: string; number: number; label: string }> {
  demand(mayFacilitate(doer.actor, standardId));
  const fault = sourceFault(publication.source);
  if (fault) throw new Malformed({ source: [fault.fault] });
  // What takes long is done before the transaction, against the draft that the facilitator saw.
  const seen = await newestDraft(db(), standardId);
  const foreseen = await foresee(standardId, publication.source, seen);
  if (foreseen.made.cut.lines.length === 0) throw new Malformed({ source: ["empty"] });
  try {
    return await publish(doer, standardId, publication, seen?.id ?? null, foreseen);
  } catch (error) {
    if (error instanceof Refused && error.refusal.code === "overtaken") await keepText(doer, standardId, publication.source);
    throw error;
  }
}

/** What publishing would do, and the revision of the standard at which that was foreseen. */
type Foreseen = Publishing & { before: DraftText | null; revision: number; standing: Standing[]; places: ReadonlyMap<string, Placement> };

async function foresee(standardId: string, source: string, seen: { id: string; number: number } | null): Promise<Foreseen> {
  const before = seen && (await draftText(seen.id));
  const revision = await revisionOf(db(), standardId);
  const standing = seen ? await standingOn(db(), seen.id) : [];
  const placed = standing.flatMap((comment) => (comment.firstLine === null || comment.lastLine === null ? [] : [{ commentId: comment.commentId, firstLine: comment.firstLine, lastLine: comment.lastLine, quote: comment.quote }]));
  const publishing = await onText("publication", { source, before: seen && before && { key: seen.id, cut: before.cut }, standing: placed, amendments: seen ? await carriableOn(db(), seen) : [], number: (seen?.number ?? 0) + 1 });
  return { ...publishing, before, revision, standing, places: new Map(placed.map((comment) => [placeKey(comment), publishing.placements.get(comment.commentId)!])) };
}

async function publish(doer: Doer, standardId: string, publication: Publication, seenId: string | null, foreseen: Foreseen): Promise<{ id: string; number: number; label: string }> {
  return perform(doer, `standard:${standardId}`, async (deed) => {
    const { db, actor, now, newId } = deed;
    const { made, alignment, before, successors: coming } = foreseen;
    demand(mayFacilitate(actor, standardId));
    const newest = await newestDraft(db, standardId);
    if ((newest?.number ?? 0) !== publication.after || (newest?.id ?? null) !== seenId) throw new Refused({ code: "overtaken", detail: { name: newest?.publisher ?? "", at: newest?.publishedAt.toISOString() ?? "", deed: "published" } });
    if (newest?.sourceHash === made.sourceHash && newest.stage === publication.stage) throw new Refused({ code: "nothing-changed" });
    await demandRoundOver(db, standardId, now);
    await demandReady(standardId, newest, foreseen.deadReferences, now);
    const moved = await movedByDraft(deed, standardId, { number: publication.after + 1, stage: publication.stage });
    const ordinal = await db.$count(drafts, and(eq(drafts.standardId, standardId), eq(drafts.stage, publication.stage)));
    const id = newId();
    const draft = { id, standardId, number: publication.after + 1, stage: publication.stage, label: draftCode(publication.stage, ordinal + 1), sourceHash: made.sourceHash, fragmentHash: made.fragmentHash, algorithm: made.cut.algorithm, lineCount: made.cut.lines.length, wordCount: made.cut.report.words, publishedAt: now, publishedBy: actor!.id };
    await db.insert(drafts).values(draft);
    await db.insert(fragments).values({ hash: made.fragmentHash, gzip: Buffer.from(made.gzip), brotli: Buffer.from(made.brotli) }).onConflictDoNothing();
    const blockIds = before && alignment ? lineage(before.blockIds, alignment, made.cut.blocks.length, newId) : made.cut.blocks.map(() => newId());
    await db.insert(draftTexts).values({ draftId: id, source: made.cut.source, cut: storedCut(made.cut), blockIds });
    let carried = 0;
    let amended;
    if (newest && before && alignment) {
      await db.insert(alignments).values({ oldDraftId: newest.id, nextDraftId: id, version: CARRY_VERSION, alignment: JSON.stringify(alignment) });
      // Nothing changes on a standard without its revision: where that is what it was, nobody has commented since.
      const standing = (await revisionOf(db, standardId)) === foreseen.revision ? foreseen.standing : await standingOn(db, newest.id);
      carried = await carryComments(db, standing, id, foreseen.places, () => carrier(before.cut, made.cut, alignment));
      await db.update(comments).set({ handling: "applied", appliedDraftId: id }).where(and(eq(comments.standardId, standardId), eq(comments.handling, "decided"), inArray(comments.disposition, [...CHANGING]), isNull(comments.appliedDraftId)));
      let anew: ReturnType<typeof successors> | null = null;
      // Whatever was proposed or decided while the text was prepared is carried here.
      amended = await carryAmendments(db, newest, { id }, (one) => coming.get(carriableKey(one)) ?? (anew ??= successors(before.cut, made.cut, alignment, draft.number))(one));
    }
    await db.delete(workingTexts).where(eq(workingTexts.standardId, standardId));
    return {
      result: { id, number: draft.number, label: draft.label },
      events: [{ kind: "draft-published", standardId, payload: { draftId: id, number: draft.number, stage: draft.stage, label: draft.label, sourceHash: made.sourceHash, lines: draft.lineCount, algorithm: draft.algorithm, placements: carried, ...(amended && amended.applied + amended.carried + amended.unfit > 0 ? { amendments: amended } : {}) } }, ...moved],
      letters: newest ? await tidings(db, standardId, newest.id, draft) : [],
    };
  });
}

async function newestDraft(db: Db, standardId: string) {
  const [row] = await db
    .select({ id: drafts.id, number: drafts.number, stage: drafts.stage, sourceHash: drafts.sourceHash, publishedAt: drafts.publishedAt, publisher: users.name })
    .from(drafts)
    .leftJoin(users, eq(users.id, drafts.publishedBy))
    .where(eq(drafts.standardId, standardId))
    .orderBy(desc(drafts.number))
    .limit(1);
  return row ?? null;
}

async function demandRoundOver(db: Db, standardId: string, now: Date): Promise<void> {
  const [last] = await db.select().from(rounds).where(eq(rounds.standardId, standardId)).orderBy(desc(rounds.number)).limit(1);
  if (last && stateAt(last, now) !== "closed") throw new Refused({ code: "round-still-open", detail: { number: last.number, at: endOf(last).toISOString() } });
}

/** Only what is required is looked at. */
async function demandReady(standardId: string, newest: { id: string; number: number } | null, references: number, now: Date): Promise<void> {
  const required = await requiredChecks(standardId);
  const open: Partial<Record<Check, number>> = { references };
  if (required.includes("technical")) open.technical = await technicalOpen(standardId);
  if (required.includes("objections")) open.objections = (await openObjections(standardId, now)).length;
  if (newest && (required.includes("collisions") || required.includes("amendments"))) {
    const { openAmendments, collisions } = openOn(await judgedOn(newest));
    Object.assign(open, { amendments: openAmendments.length, collisions: collisions.length });
  }
  demand(mayPublish(required, open));
}

/** Rows of one statement, which is built once: a draft of a large standard has twenty thousand of them. */
const ROWS = 100;

type Carry = ReturnType<typeof carrier>;

async function revisionOf(db: Db, standardId: string): Promise<number> {
  const [row] = await db.select({ revision: standards.revision }).from(standards).where(eq(standards.id, standardId));
  return row?.revision ?? 0;
}

/** Places every comment of the old draft on the next one: as it was foreseen, but for what was said or corrected since. Answers how many. */
async function carryComments(db: Db, standing: readonly Standing[], nextId: string, foreseen: ReadonlyMap<string, Placement>, made: () => Carry): Promise<number> {
  let carry: Carry | null = null;
  const rows = standing.map((comment) => ({ draftId: nextId, commentId: comment.commentId, version: CARRY_VERSION, ...(foreseen.get(placeKey(comment)) ?? placeOf(comment, (carry ??= made()))) }));
  for (let at = 0; at < rows.length; at += ROWS) await insertPlaces(db, rows.slice(at, at + ROWS));
  return rows.length;
}

type Placed = Placement & { draftId: string; commentId: string; version: number };
const COLUMNS = ["draftId", "commentId", "firstLine", "lastLine", "state", "confidence", "suggestions", "version"] as const satisfies (keyof Placed)[];

async function insertPlaces(db: Db, rows: readonly Placed[]): Promise<void> {
  if (rows.length < ROWS) return void (await db.insert(placements).values([...rows]));
  const insert = prepared("carried-placements", (handle) =>
    handle.insert(placements).values(rows.map((_, row) => Object.fromEntries(COLUMNS.map((column) => [column, sql.placeholder(`${column}${row}`)])) as unknown as Placed)),
  );
  await insert.execute(Object.fromEntries(rows.flatMap((row, index) => COLUMNS.map((column) => [`${column}${index}`, row[column]]))));
}

/** Where every comment stands on a draft. A place that a person corrected counts as it is: the quoted words are elsewhere. */
type Standing = Awaited<ReturnType<typeof standingOn>>[number];

async function standingOn(db: Db, draftId: string) {
  const rows = await db
    .select({ commentId: placements.commentId, firstLine: placements.firstLine, lastLine: placements.lastLine, confidence: placements.confidence, suggestions: placements.suggestions, correctedBy: placements.correctedBy, quote: comments.quote })
    .from(placements)
    .innerJoin(comments, eq(comments.id, placements.commentId))
    .where(eq(placements.draftId, draftId));
  return rows.map(({ correctedBy, ...row }) => ({ ...row, quote: correctedBy ? "" : row.quote }));
}

function placeKey(comment: { commentId: string; firstLine: number | null; lastLine: number | null; quote: string }): string {
  return `${comment.commentId} ${comment.firstLine} ${comment.lastLine} ${comment.quote === ""}`;
}

function placeOf(comment: { firstLine: number | null; lastLine: number | null; confidence: number; suggestions: { firstLine: number; lastLine: number }[]; quote: string }, carry: Carry): Placement {
  if (comment.firstLine !== null && comment.lastLine !== null) return carry({ firstLine: comment.firstLine, lastLine: comment.lastLine, quote: comment.quote });
  // Gone before: it stays gone, and its nearest place travels on.
  const suggestions = comment.suggestions.map((range) => carry(range)).flatMap((place) => (place.firstLine !== null && place.lastLine !== null ? [{ firstLine: place.firstLine, lastLine: place.lastLine }] : place.suggestions.slice(0, 1)));
  return { firstLine: null, lastLine: null, state: "removed", confidence: comment.confidence, suggestions: suggestions.slice(0, 3) };
}

/** One letter to each who commented on the draft before or proposed what stood there; none to the facilitators, who did it. */
async function tidings(db: Db, standardId: string, oldId: string, draft: { label: string; number: number }): Promise<Letter[]> {
  const [standard] = await db.select({ title: standards.title, slug: standards.slug }).from(standards).where(eq(standards.id, standardId));
  if (!standard) return [];
  const person = { id: users.id, email: users.email, name: users.name };
  const authors = await db.select({ ...person, said: count() }).from(comments).innerJoin(users, eq(users.id, comments.authorId)).where(and(eq(comments.draftId, oldId), isNull(users.disabledAt))).groupBy(users.id, users.email, users.name);
  const proposers = await db
    .select({ ...person, said: countDistinct(amendments.id) })
    .from(amendmentPlaces)
    .innerJoin(amendments, eq(amendments.id, amendmentPlaces.amendmentId))
    .innerJoin(amendmentProposers, eq(amendmentProposers.amendmentId, amendments.id))
    .innerJoin(users, eq(users.id, amendmentProposers.userId))
    .where(and(eq(amendmentPlaces.draftId, oldId), isNull(amendments.withdrawnAt), isNull(users.disabledAt)))
    .groupBy(users.id, users.email, users.name);
  const facilitating = new Set((await db.select({ userId: facilitators.userId }).from(facilitators).where(eq(facilitators.standardId, standardId))).map((row) => row.userId));
  const saidBy = (rows: typeof authors, id: string) => rows.find((row) => row.id === id)?.said ?? 0;
  const people = new Map([...authors, ...proposers].filter(({ id }) => !facilitating.has(id)).map((row) => [row.id, row]));
  return [...people.values()].map(({ id, email, name }) => ({ kind: "draft-published", to: email, parameters: { name, standard: standard.title, slug: standard.slug, draft: draft.label, draftNumber: draft.number, comments: saidBy(authors, id), amendments: saidBy(proposers, id) } }));
}
