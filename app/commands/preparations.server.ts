/** Deeds in the private preparation of a delegation: write, rewrite, discuss, weigh, and submit what was chosen as the organisation's position. What they record names nothing that others could read. */
import { and, asc, count, desc, eq, inArray } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { draftText, storedCarriers } from "#db/draft-texts.server.ts";
import { drafts, organisations, preparedComments, preparedOpinions, preparedReplies } from "#db/schema.server.ts";
import type { PlacedForm, RewrittenForm, SubmittedForm, WrittenForm } from "#app/domain/delegations/preparation-forms.ts";
import { readsPrepared, type Opinion } from "#app/domain/delegations/preparations.ts";
import type { Event } from "#app/domain/events.ts";
import { demand, Malformed, refuse, Refused } from "#app/domain/refusals.ts";
import { actingIn, mayPrepare, maySubmitPrepared, speaksFor, type Doer, type Visitor } from "#app/domain/roles.ts";
import { anchorAt, rangeFault, textOf } from "#app/domain/text/anchors.ts";
import { CARRIED, carryOn } from "#app/domain/text/placements.ts";
import { agreeOnce } from "./agreements.server.ts";
import { addComment, demandCurrent, draftAt, roundOf, rulesIn } from "./comments.server.ts";
import { AlreadyDone, perform, type Deed } from "./perform.server.ts";
import { sealsOf } from "./seals.server.ts";
import { standardAt } from "./delegations.server.ts";

/** A delegation's preparation, as its address names it. */
export interface PreparationAt {
  standard: string;
  organisation: string;
}

/** Writes a comment on lines of the newest draft that the own delegation alone sees. The same form sent twice is one. @throws Refused "not-found", "draft-not-current", or as mayPrepare says; Malformed where the lines are not in the draft. */
export async function prepareComment(doer: Doer, at: PreparationAt & { draft: number }, form: WrittenForm): Promise<{ number: number }> {
  const found = await draftAt(at);
  return inPreparation(doer, at, async (deed, standardId, organisationId) => {
    const { db, actor, now, newId } = deed;
    const [twin] = await db.select({ number: preparedComments.number }).from(preparedComments).where(and(eq(preparedComments.authorId, actor!.id), eq(preparedComments.submission, form.submission)));
    if (twin) throw new AlreadyDone(twin);
    await demandCurrent(db, found);
    const { cut } = await draftText(found.draftId);
    const fault = rangeFault(cut, form);
    if (fault) throw new Malformed({ [fault === "line-zero" ? "firstLine" : "lastLine"]: [fault] });
    const quote = form.quote?.trim() ? form.quote : null;
    const { clause } = anchorAt(cut, form, quote ?? undefined);
    const [held] = await db.select({ all: count() }).from(preparedComments).where(own(standardId, organisationId));
    const number = (held?.all ?? 0) + 1;
    const id = newId();
    await db.insert(preparedComments).values({ id, standardId, organisationId, number, draftId: found.draftId, firstLine: form.firstLine, lastLine: form.lastLine, quote, clause, ...saidIn(form), authorId: actor!.id, authorName: actor!.name, submission: form.submission, createdAt: now });
    return { result: { number }, event: { kind: "comment-prepared", standardId: null, payload: { preparedId: id } } };
  });
}

/** Rewrites a prepared comment that is not submitted: its author, a head or a deputy. @throws Refused "not-found", "head-only", "submitted", or as mayPrepare says. */
export async function rewritePrepared(doer: Doer, at: PreparationAt, form: RewrittenForm): Promise<void> {
  await inPreparation(doer, at, async (deed, standardId, organisationId) => {
    const { db, actor, now } = deed;
    const prepared = await preparedAt(deed, standardId, organisationId, form.number);
    demandHand(actor, prepared, standardId, organisationId);
    await db.update(preparedComments).set({ ...saidIn(form), rewrittenAt: now }).where(eq(preparedComments.id, prepared.id));
    return { result: undefined, event: changed(prepared.id) };
  });
}

/** Says on which lines of the newest draft a prepared comment stands, after drafts changed: its author, a head or a deputy. @throws Refused "not-found", "head-only", "submitted", "draft-not-current", or as mayPrepare says; Malformed where the lines are not in the draft. */
export async function placePrepared(doer: Doer, at: PreparationAt, form: PlacedForm): Promise<void> {
  const found = await draftAt({ standard: at.standard, draft: form.draft });
  await inPreparation(doer, at, async (deed, standardId, organisationId) => {
    const prepared = await preparedAt(deed, standardId, organisationId, form.number);
    demandHand(deed.actor, prepared, standardId, organisationId);
    await demandCurrent(deed.db, found);
    const { cut } = await draftText(found.draftId);
    const fault = rangeFault(cut, form);
    if (fault) throw new Malformed({ [fault === "line-zero" ? "firstLine" : "lastLine"]: [fault] });
    const { firstLine, lastLine } = form;
    await deed.db.update(preparedComments).set({ draftId: found.draftId, firstLine, lastLine, quote: null, clause: anchorAt(cut, form).clause }).where(eq(preparedComments.id, prepared.id));
    return { result: undefined, event: changed(prepared.id) };
  });
}

/** Says something to a prepared comment, within the delegation. The same form sent twice is one reply. @throws Refused "not-found", "submitted", or as mayPrepare says. */
export async function discussPrepared(doer: Doer, at: PreparationAt, form: { number: number; text: string; submission: string }): Promise<{ id: string }> {
  return inPreparation(doer, at, async (deed, standardId, organisationId) => {
    const { db, actor, now, newId } = deed;
    const [twin] = await db.select({ id: preparedReplies.id }).from(preparedReplies).where(and(eq(preparedReplies.authorId, actor!.id), eq(preparedReplies.submission, form.submission)));
    if (twin) throw new AlreadyDone(twin);
    const prepared = await preparedAt(deed, standardId, organisationId, form.number);
    const id = newId();
    await db.insert(preparedReplies).values({ id, preparedId: prepared.id, authorId: actor!.id, authorName: actor!.name, text: form.text, submission: form.submission, createdAt: now });
    return { result: { id }, event: changed(prepared.id) };
  });
}

/** Supports a prepared comment or does not, or takes either back. @throws Refused "not-found", "submitted", or as mayPrepare says. */
export async function weighPrepared(doer: Doer, at: PreparationAt, form: { number: number; opinion: Opinion | "none" }): Promise<void> {
  await inPreparation(doer, at, async (deed, standardId, organisationId) => {
    const { db, actor, now } = deed;
    const prepared = await preparedAt(deed, standardId, organisationId, form.number);
    const mine = and(eq(preparedOpinions.preparedId, prepared.id), eq(preparedOpinions.userId, actor!.id));
    const [before] = await db.select({ opinion: preparedOpinions.opinion }).from(preparedOpinions).where(mine);
    if ((before?.opinion ?? "none") === form.opinion) throw new AlreadyDone(undefined);
    await db.delete(preparedOpinions).where(mine);
    if (form.opinion !== "none") await db.insert(preparedOpinions).values({ preparedId: prepared.id, userId: actor!.id, userName: actor!.name, opinion: form.opinion, at: now });
    return { result: undefined, event: changed(prepared.id) };
  });
}

/**
 * Submits prepared comments as the organisation's position, in the order of their numbers: each becomes a comment of whoever submits it, for the organisation.
 * All of them or none; what was submitted before is passed over, so that the same form sent twice submits once. What was written on an earlier draft is submitted where it stands on the newest.
 * @returns the numbers of the new comments. @throws Refused "not-found", or as maySubmitPrepared says; Malformed where none was chosen, nobody is sure where one stands now, or the terms of contribution were never agreed to.
 */
export async function submitPrepared(doer: Doer, at: PreparationAt, form: SubmittedForm): Promise<{ comments: number[] }> {
  const standard = await standardAt(at.standard);
  return perform<{ comments: number[] }>(doer, `standard:${standard.id}`, async (deed) => {
    const { db, actor, now } = deed;
    const organisationId = await organisationIn(deed, at.organisation);
    const rules = await rulesIn(db, standard.id);
    const [newest] = await db.select({ id: drafts.id, number: drafts.number }).from(drafts).where(eq(drafts.standardId, standard.id)).orderBy(desc(drafts.number)).limit(1);
    const round = newest ? await roundOf(db, newest.id, now) : null;
    demand(maySubmitPrepared(actor, rules, organisationId, round, now));
    if (form.numbers.length === 0) throw new Malformed({ numbers: ["choose-comments"] });
    const chosen = await db.select({ prepared: preparedComments }).from(preparedComments).where(and(own(standard.id, organisationId), inArray(preparedComments.number, form.numbers))).orderBy(asc(preparedComments.number));
    const seals = await sealsOf(db, organisationId);
    if (chosen.length < form.numbers.length || !chosen.every(({ prepared }) => readsPrepared(actor!.id, standard.id, prepared.createdAt, seals))) throw new Refused({ code: "not-found" });
    const waiting = chosen.filter(({ prepared }) => !prepared.commentId);
    if (waiting.length === 0) throw new AlreadyDone({ comments: [] });
    const places = await standingOn(db, standard.id, waiting.map(({ prepared }) => prepared));
    const speaking: Deed = { ...deed, actor: actingIn(actor, organisationId) };
    const events: Event[] = await agreeOnce(speaking, standard.id, form);
    const numbers: number[] = [];
    for (const [index, { prepared }] of waiting.entries()) {
      const { proposedChange, ...said } = prepared;
      const made = await addComment(speaking, { standardId: standard.id, draftId: newest!.id, number: newest!.number }, round!.id, { ...said, ...places[index]!, proposedChange: proposedChange ?? undefined, submission: `prepared-${prepared.id}` });
      await db.update(preparedComments).set({ commentId: made.id }).where(eq(preparedComments.id, prepared.id));
      events.push(made.event);
      numbers.push(made.number);
    }
    return { result: { comments: numbers }, events: [...events, { kind: "prepared-comments-submitted", standardId: null, payload: { preparedIds: waiting.map(({ prepared }) => prepared.id) } }] };
  });
}

/** The lines of each on the newest draft, with the words that were selected where they are still there. @throws Malformed where that is not sure of one. */
async function standingOn(db: Db, standardId: string, written: readonly (typeof preparedComments.$inferSelect)[]): Promise<{ firstLine: number; lastLine: number; quote: string | undefined }[]> {
  const ids = (await db.select({ id: drafts.id }).from(drafts).where(eq(drafts.standardId, standardId)).orderBy(asc(drafts.number))).map(({ id }) => id);
  const { cut } = await draftText(ids.at(-1)!);
  const carriers = new Map<string, Awaited<ReturnType<typeof storedCarriers>>>();
  for (const { draftId } of written) if (!carriers.has(draftId)) carriers.set(draftId, await storedCarriers(ids.slice(ids.indexOf(draftId))));
  return written.map(({ draftId, firstLine, lastLine, quote }) => {
    const through = carriers.get(draftId);
    const stands = through ? carryOn({ firstLine, lastLine, quote: quote ?? undefined }, through) : null;
    if (!stands || stands.confidence < CARRIED) throw new Malformed({ numbers: ["place-first"] });
    return { firstLine: stands.firstLine, lastLine: stands.lastLine, quote: quote && textOf(cut, stands).includes(quote) ? quote : undefined };
  });
}

/** A deed that stays within the delegation: whoever may prepare there does it, and its event names no standard. */
async function inPreparation<R>(doer: Doer, at: PreparationAt, deed: (deed: Deed, standardId: string, organisationId: string) => Promise<{ result: R; event: Event }>): Promise<R> {
  const standard = await standardAt(at.standard);
  return perform<R>(doer, `standard:${standard.id}`, async (own) => {
    const organisationId = await organisationIn(own, at.organisation);
    demand(mayPrepare(own.actor, await rulesIn(own.db, standard.id), organisationId));
    const { result, event } = await deed(own, standard.id, organisationId);
    return { result, events: [event] };
  });
}

/** The prepared comment, where it is not submitted yet, and its reader is one of those who may know of it. */
async function preparedAt({ db, actor }: Deed, standardId: string, organisationId: string, number: number) {
  const [row] = await db.select().from(preparedComments).where(and(own(standardId, organisationId), eq(preparedComments.number, number)));
  if (!row || !readsPrepared(actor!.id, standardId, row.createdAt, await sealsOf(db, organisationId))) throw new Refused({ code: "not-found" });
  if (row.commentId) throw new Refused({ code: "submitted" });
  return row;
}

/** Its author, a head or a deputy change a prepared comment. @throws Refused "head-only" */
function demandHand(actor: Visitor, prepared: { authorId: string }, standardId: string, organisationId: string): void {
  const acting = actingIn(actor, organisationId);
  if (prepared.authorId !== actor?.id && !speaksFor(acting, standardId)) demand(refuse("head-only", { organisation: acting?.actingFor?.organisationName ?? "" }));
}

const own = (standardId: string, organisationId: string) => and(eq(preparedComments.standardId, standardId), eq(preparedComments.organisationId, organisationId));

const changed = (preparedId: string): Event => ({ kind: "prepared-comment-changed", standardId: null, payload: { preparedId } });

async function organisationIn({ db, actor }: Deed, slug: string): Promise<string> {
  if (!actor) throw new Refused({ code: "sign-in-required" });
  const [row] = await db.select({ id: organisations.id }).from(organisations).where(eq(organisations.slug, slug));
  if (!row) throw new Refused({ code: "not-found" });
  return row.id;
}

function saidIn({ type, reason, proposedChange, mustBeSatisfied }: Pick<WrittenForm, "type" | "reason" | "mustBeSatisfied"> & { proposedChange?: string }) {
  return { type, reason, proposedChange: proposedChange ?? null, mustBeSatisfied };
}
