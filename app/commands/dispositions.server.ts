/** Deeds of a facilitator on comments: dispose of one or of many. The author's answer is left to answers.server.ts. */
import { and, eq, gt, inArray, isNotNull, isNull, ne } from "drizzle-orm";
import { db, type Db } from "#db/client.server.ts";
import { comments, dispositions, events, standards, users } from "#db/schema.server.ts";
import { type DispositionForm } from "#app/domain/comment-forms.ts";
import { commentCode } from "#app/domain/comments.ts";
import { isEndOf, mayBeDisposed, saysTheSame, type Disposed, type Given } from "#app/domain/dispositions.ts";
import type { Event, EventPayloads, Letter } from "#app/domain/events.ts";
import { demand, Malformed, Refused } from "#app/domain/refusals.ts";
import { mayFacilitate, type Doer } from "#app/domain/roles.ts";
import { AlreadyDone, perform, type Deed } from "./perform.server.ts";

/**
 * Gives one disposition to comments of a standard, as a proposal or as the decision; what they had before stays in their history, and the author's answer is asked anew.
 * Withdrawn comments and those that are in a draft stay as they are; they are refused only where no other is named. Authors are told of decisions, one letter each.
 * @param form `seen`: the last disposition that the facilitator's page knew, as its place in the record; without it nobody is warned.
 * @throws Refused "not-found", "not-facilitator", "withdrawn", "already-applied", "overtaken" where another gave one of them a disposition since; Malformed on an unknown duplicate.
 */
export async function disposeComments(doer: Doer, standardSlug: string, form: DispositionForm & { seen?: number }): Promise<Disposed> {
  const standard = await standardAt(doer, standardSlug);
  return perform(doer, `standard:${standard.id}`, async (deed) => {
    const { actor, now, newId } = deed;
    demand(mayFacilitate(actor, standard.id));
    const named = await namedComments(deed.db, standard.id, form.comments);
    const open = named.filter((comment) => mayBeDisposed(comment).ok);
    if (open.length === 0) demand(mayBeDisposed(named[0]!));
    const given: Given = { handling: form.state, disposition: form.kind, observation: form.observation ?? null, duplicateOf: form.kind === "duplicate" ? (form.duplicateOf ?? null) : null };
    const again = await sinceSeen(deed, standard.id, form.seen, open);
    const fresh = open.filter((comment) => !(again.has(comment.id) && saysTheSame(comment, given)));
    const result: Disposed = { disposed: open.length, withdrawn: named.filter((comment) => comment.withdrawnAt).length, applied: named.filter((comment) => !comment.withdrawnAt && comment.handling === "applied").length };
    if (fresh.length === 0) throw new AlreadyDone(result);
    if (given.duplicateOf !== null) await demandOriginal(deed.db, standard.id, given.duplicateOf, form.comments);
    const disposed = await changeState(deed, fresh, given);
    const rows = disposed.map((comment) => ({ id: newId(), commentId: comment.id, kind: form.kind, state: form.state, observation: given.observation, duplicateOf: given.duplicateOf, byId: actor!.id, byName: actor!.name, at: now }));
    await inParts(rows, (part) => deed.db.insert(dispositions).values(part));
    const told = rows.map((row): Event => ({ kind: "comment-disposed", standardId: standard.id, payload: { commentId: row.commentId, dispositionId: row.id, kind: row.kind, state: row.state } }));
    return { result, events: told as [Event, ...Event[]], letters: form.state === "decided" ? await lettersTo(deed, standard, disposed, form.kind) : [] };
  });
}

async function standardAt(doer: Doer, slug: string) {
  const [standard] = await db().select({ id: standards.id, title: standards.title, slug: standards.slug }).from(standards).where(eq(standards.slug, slug));
  if (!standard) throw new Refused({ code: "not-found" });
  demand(mayFacilitate(doer.actor, standard.id));
  return standard;
}

type Named = Given & { id: string; number: number; authorId: string; withdrawnAt: Date | null };

/** All of them or none: a number of another standard is nothing here. @throws Refused "not-found" */
async function namedComments(db: Db, standardId: string, numbers: readonly number[]): Promise<Named[]> {
  const wanted = [...new Set(numbers)];
  const found: Named[] = [];
  await inParts(wanted, async (part) => {
    found.push(
      ...(await db
        .select({ id: comments.id, number: comments.number, authorId: comments.authorId, withdrawnAt: comments.withdrawnAt, handling: comments.handling, disposition: comments.disposition, observation: comments.observation, duplicateOf: comments.duplicateOf })
        .from(comments)
        .where(and(eq(comments.standardId, standardId), inArray(comments.number, part)))),
    );
  });
  if (found.length === 0 || found.length !== wanted.length) throw new Refused({ code: "not-found" });
  return found.sort((a, b) => a.number - b.number);
}

/**
 * The comments that the same person disposed of since the page was made. Deeds on a standard follow each other, so what stands later in the record was not seen.
 * @throws Refused "overtaken" where another person did.
 */
async function sinceSeen({ db, actor }: Deed, standardId: string, seen: number | undefined, open: readonly Named[]): Promise<Set<string>> {
  if (seen === undefined) return new Set();
  const mine = new Map(open.map((comment) => [comment.id, comment]));
  const later = await db
    .select({ at: events.at, actorId: events.actorId, name: events.actorName, payload: events.payload })
    .from(events)
    .where(and(eq(events.standardId, standardId), eq(events.kind, "comment-disposed"), gt(events.sequence, seen)));
  const met = later.flatMap((event) => {
    const comment = mine.get((event.payload as EventPayloads["comment-disposed"]).commentId);
    return comment ? [{ ...event, comment }] : [];
  });
  const other = met.findLast((event) => event.actorId !== actor?.id);
  if (other) throw new Refused({ code: "overtaken", detail: { name: other.name, at: other.at.toISOString(), deed: "disposed", comment: commentCode(other.comment.number) } });
  return new Set(met.map((event) => event.comment.id));
}

/** @throws Malformed where a duplicate names nothing of this standard, itself, or what is in turn a duplicate of it. */
async function demandOriginal(db: Db, standardId: string, original: number, numbers: readonly number[]): Promise<void> {
  const [known] = await db.select({ id: comments.id }).from(comments).where(and(eq(comments.standardId, standardId), eq(comments.number, original), isNull(comments.withdrawnAt)));
  if (!known || numbers.includes(original)) throw new Malformed({ duplicateOf: ["duplicate-unknown"] });
  const pairs = await db.select({ number: comments.number, of: comments.duplicateOf }).from(comments).where(and(eq(comments.standardId, standardId), eq(comments.disposition, "duplicate"), isNotNull(comments.duplicateOf)));
  if (!isEndOf(original, new Set(numbers), new Map(pairs.flatMap(({ number, of }) => (of === null ? [] : [[number, of]]))))) throw new Malformed({ duplicateOf: ["duplicate-circular"] });
}

/** Answers those that were changed. An author withdraws without waiting for this deed: what was withdrawn in between is left alone. @throws Refused "withdrawn" where nothing is left. */
async function changeState({ db, now }: Deed, fresh: readonly Named[], given: Given): Promise<Named[]> {
  const changed = new Set<string>();
  await inParts(fresh, async (part) => {
    const ids = part.map((comment) => comment.id);
    for (const { id } of await db.update(comments).set({ ...given, answer: null, disposedAt: now }).where(and(inArray(comments.id, ids), isNull(comments.withdrawnAt))).returning({ id: comments.id })) changed.add(id);
  });
  if (changed.size === 0) throw new Refused({ code: "withdrawn" });
  return fresh.filter((comment) => changed.has(comment.id));
}

/** One letter to each author, with all of theirs; none to whoever decided. */
async function lettersTo({ db, actor }: Deed, standard: { title: string; slug: string }, disposed: readonly Named[], kind: DispositionForm["kind"]): Promise<Letter[]> {
  const numbersOf = new Map<string, number[]>();
  for (const { authorId, number } of disposed) numbersOf.set(authorId, [...(numbersOf.get(authorId) ?? []), number]);
  const letters: Letter[] = [];
  await inParts([...numbersOf.keys()], async (part) => {
    const authors = await db.select({ id: users.id, email: users.email, name: users.name }).from(users).where(and(inArray(users.id, part), isNull(users.disabledAt), ne(users.id, actor!.id)));
    for (const author of authors) {
      letters.push({ kind: "comments-disposed", to: author.email, parameters: { name: author.name, standard: standard.title, slug: standard.slug, comments: numbersOf.get(author.id)!.map((number) => ({ number, disposition: kind })) } });
    }
  });
  return letters;
}

/** Rows of one statement; both databases take far more parameters than this makes. */
const ROWS = 500;

async function inParts<T>(rows: readonly T[], deed: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS) await deed(rows.slice(at, at + ROWS));
}
