/** Deeds of an author on the own comment: submit, edit, withdraw. Answering its disposition is left to answers.server.ts, what facilitators do to dispositions.server.ts. */
import { and, desc, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { prepared, type Db } from "#db/client.server.ts";
import { draftText } from "#db/draft-texts.server.ts";
import { comments, commentVersions, drafts, placements, rounds, standards } from "#db/schema.server.ts";
import { mayTouch, type OpenLines } from "#app/domain/ballots/recirculations.ts";
import type { CommentForm, editForm } from "#app/domain/comment-forms.ts";
import type { StandardRules } from "#app/domain/delegations/delegations.ts";
import type { Event } from "#app/domain/events.ts";
import { demand, Malformed, Refused } from "#app/domain/refusals.ts";
import { mayEdit, maySeeComment, maySubmit, mayWithdraw, type Doer } from "#app/domain/roles.ts";
import { decidingRound, type RoundTimes } from "#app/domain/rounds.ts";
import { anchorAt, rangeFault } from "#app/domain/text/anchors.ts";
import { sha256 } from "#app/platform/chance.server.ts";
import { agreeOnce } from "./agreements.server.ts";
import { AlreadyDone, perform, type Deed } from "./perform.server.ts";

/**
 * Submits a comment on lines of the newest draft, in its open round, as the organisation that the author acts for.
 * The same form sent twice is one comment: the second answers the number of the first.
 * @throws Refused "not-found", "draft-not-current", what maySubmit says; Malformed where the lines are not in the draft, or the terms of contribution were never agreed to.
 */
export async function submitComment(doer: Doer, at: { standard: string; draft: number }, form: CommentForm): Promise<{ id: string; number: number }> {
  const found = await draftAt(at);
  return perform(doer, `standard:${found.standardId}`, async (deed) => {
    const { db, actor, now } = deed;
    const [twin] = await db.select({ id: comments.id, number: comments.number }).from(comments).where(and(eq(comments.authorId, actor?.id ?? ""), eq(comments.submission, form.submission)));
    if (twin) throw new AlreadyDone(twin);
    await demandCurrent(db, found);
    const round = await roundOf(db, found.draftId, now);
    demand(maySubmit(actor, await rulesIn(db, found.standardId), round, now));
    const agreement = await agreeOnce(deed, found.standardId, form);
    const { id, number, event } = await addComment(deed, found, round!.id, form);
    return { result: { id, number }, events: [...agreement, event] };
  });
}

/** Writes one comment of the organisation that the person acts for, who may submit it. @throws Malformed where the lines are not in the draft; Refused "line-not-open" where the round does not open them. */
export async function addComment({ db, actor, now, newId }: Deed, found: DraftAt, roundId: string, form: Omit<CommentForm, "terms" | "interest">): Promise<{ id: string; number: number; event: Event }> {
  const text = await draftText(found.draftId);
  const fault = rangeFault(text.cut, form);
  if (fault) throw new Malformed({ [fault === "line-zero" ? "firstLine" : "lastLine"]: [fault] });
  const [round] = await db.select({ openLines: rounds.openLines }).from(rounds).where(eq(rounds.id, roundId));
  demand(mayTouch(round?.openLines ?? null, form.firstLine, form.lastLine));
  const anchor = anchorAt(text.cut, form, form.quote?.trim() ? form.quote : undefined);
  const [counted] = await db.update(standards).set({ commentCount: sql`${standards.commentCount} + 1` }).where(eq(standards.id, found.standardId)).returning({ number: standards.commentCount });
  const id = newId();
  const number = counted!.number;
  const said = saidIn(form);
  const blockIds = [...new Set(text.cut.lines.slice(form.firstLine - 1, form.lastLine).map((line) => text.blockIds[line.block] ?? ""))].slice(0, 200);
  await db.insert(comments).values({
    id, number, standardId: found.standardId, draftId: found.draftId, roundId, ...anchor, blockIds, ...said,
    authorId: actor!.id, authorName: actor!.name,
    organisationId: actor!.actingFor!.organisationId, organisationName: actor!.actingFor!.organisationName, category: actor!.actingFor!.category,
    submission: form.submission, createdAt: now, version: 1, handling: "open",
  });
  await db.insert(commentVersions).values({ commentId: id, version: 1, createdAt: now, ...said });
  await db.insert(placements).values({ draftId: found.draftId, commentId: id, firstLine: form.firstLine, lastLine: form.lastLine, state: "same", confidence: 1, suggestions: [], version: 0 });
  return { id, number, event: { kind: "comment-submitted", standardId: found.standardId, payload: { commentId: id, number, draftId: found.draftId, firstLine: form.firstLine, lastLine: form.lastLine, type: form.type, textHash: textHash(said), organisationId: actor!.actingFor!.organisationId } } };
}

/** Changes what a comment says, within the stated time; the version before is kept. @throws Refused as mayEdit says, "nothing-changed". */
export async function editComment(doer: Doer, at: { standard: string; number: number }, form: z.output<typeof editForm>): Promise<void> {
  const comment = await commentAt(at);
  await perform(doer, `standard:${comment.standardId}`, async (deed) => {
    const { db, actor, now } = deed;
    const current = await again(deed, comment.id);
    demand(mayEdit(actor, current, await roundOf(db, current.draftId, now), now));
    const said = saidIn(form);
    if (said.type === current.type && said.reason === current.reason && said.proposedChange === current.proposedChange && said.mustBeSatisfied === current.mustBeSatisfied) throw new Refused({ code: "nothing-changed" });
    const version = current.version + 1;
    await db.insert(commentVersions).values({ commentId: current.id, version, createdAt: now, ...said });
    await db.update(comments).set({ ...said, version }).where(eq(comments.id, current.id));
    return { result: undefined, events: [{ kind: "comment-edited", standardId: current.standardId, payload: { commentId: current.id, version, textHash: textHash(said) } }] };
  });
}

/** Withdraws a comment: it stays readable, marked as withdrawn, and needs no disposition. @throws Refused as mayWithdraw says. */
export async function withdrawComment(doer: Doer, at: { standard: string; number: number }): Promise<void> {
  const comment = await commentAt(at);
  await perform(doer, `standard:${comment.standardId}`, async (deed) => {
    const current = await again(deed, comment.id);
    demand(mayWithdraw(deed.actor, current));
    await deed.db.update(comments).set({ withdrawnAt: deed.now, disposition: "withdrawn", handling: "decided", disposedAt: deed.now }).where(eq(comments.id, current.id));
    return { result: undefined, events: [{ kind: "comment-withdrawn", standardId: current.standardId, payload: { commentId: current.id } }] };
  });
}

/** The comment that an address names. @throws Refused "not-found". */
export async function commentAt(at: { standard: string; number: number }) {
  const [row] = await prepared("comment-at", (handle) =>
    handle.select({ comment: comments }).from(comments).innerJoin(standards, eq(standards.id, comments.standardId)).where(and(eq(standards.slug, sql.placeholder("slug")), eq(comments.number, sql.placeholder("number")))),
  ).execute({ slug: at.standard, number: at.number });
  if (!row) throw new Refused({ code: "not-found" });
  return row.comment;
}

/** The comment as it stands inside the deed. */
export async function again(deed: Deed, id: string) {
  const [row] = await deed.db.select().from(comments).where(eq(comments.id, id));
  if (!row) throw new Refused({ code: "not-found" });
  return row;
}

/** The comment as it stands inside the deed, where the person may see it at all. @throws Refused "not-found". */
export async function seenAgain(deed: Deed, id: string) {
  const current = await again(deed, id);
  const [round] = await deed.db.select().from(rounds).where(eq(rounds.id, current.roundId));
  demand(maySeeComment(deed.actor, current, round ?? null, deed.now));
  return current;
}

/** The round that decides whether something may be said of a draft now; null where the draft has none. */
export async function roundOf(db: Db, draftId: string, now: Date): Promise<(RoundTimes & { id: string; openLines: OpenLines[] | null }) | null> {
  return decidingRound(await db.select().from(rounds).where(eq(rounds.draftId, draftId)), now);
}

/** The round that decides what may be said in a standard now, on whichever draft it was opened; null where there was none. */
export async function presentRound(db: Db, standardId: string, now: Date): Promise<(RoundTimes & { id: string }) | null> {
  return decidingRound(await db.select().from(rounds).where(eq(rounds.standardId, standardId)), now);
}

/** What taking part in a standard depends on, as it stands inside the transaction. */
export async function rulesIn(db: Db, standardId: string): Promise<StandardRules> {
  const [row] = await db.select({ id: standards.id, admission: standards.admission }).from(standards).where(eq(standards.id, standardId));
  if (!row) throw new Refused({ code: "not-found" });
  return row;
}

export interface DraftAt {
  standardId: string;
  draftId: string;
  number: number;
}

export async function draftAt(at: { standard: string; draft: number }): Promise<DraftAt> {
  const [row] = await prepared("draft-at", (handle) =>
    handle.select({ standardId: drafts.standardId, draftId: drafts.id, number: drafts.number }).from(drafts).innerJoin(standards, eq(standards.id, drafts.standardId)).where(and(eq(standards.slug, sql.placeholder("slug")), eq(drafts.number, sql.placeholder("number")))),
  ).execute({ slug: at.standard, number: at.draft });
  if (!row) throw new Refused({ code: "not-found" });
  return row;
}

export async function demandCurrent(db: Db, draft: DraftAt): Promise<void> {
  const [newest] = await db.select({ number: drafts.number, label: drafts.label }).from(drafts).where(eq(drafts.standardId, draft.standardId)).orderBy(desc(drafts.number)).limit(1);
  if (newest && newest.number !== draft.number) throw new Refused({ code: "draft-not-current", detail: { label: newest.label } });
}

function saidIn(form: z.output<typeof editForm>) {
  return { type: form.type, reason: form.reason, proposedChange: form.proposedChange ?? null, mustBeSatisfied: form.mustBeSatisfied };
}

/** What the record keeps of a text: the SHA-256 of its JSON, so that it can be checked against what is shown. */
function textHash(said: ReturnType<typeof saidIn>): string {
  return sha256(JSON.stringify([said.type, said.reason, said.proposedChange, said.mustBeSatisfied]));
}
