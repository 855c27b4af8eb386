/**
 * Deeds of a facilitator on amendments: decide, undo a decision, settle a collision with one text. What is accepted is in the working text of the next draft in the
 * same transaction, merged by words with what facilitators typed there and with what else was accepted; nothing is ever overwritten. What becomes of it when that
 * draft is published is left to carrying.server.ts, saving what one types to ../working-texts.server.ts.
 */
import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { draftText } from "#db/draft-texts.server.ts";
import { amendmentDecisions, amendmentProposers, amendments, standards, users } from "#db/schema.server.ts";
import { editsOf, type Edit } from "#app/domain/amendments/edits.ts";
import { amendmentFault } from "#app/domain/amendments/faults.ts";
import type { DecisionForm, SettlementForm } from "#app/domain/amendments/forms.ts";
import { proposal, type Amendment } from "#app/domain/amendments/operations.ts";
import { layoutOf, type Layout } from "#app/domain/amendments/passages.ts";
import { mayDecide, mayUndoDecision } from "#app/domain/amendments/rights.ts";
import { takenOf, type Taken } from "#app/domain/amendments/settling.ts";
import { ACCEPTING, type Decision } from "#app/domain/amendments/states.ts";
import type { Event, Letter } from "#app/domain/events.ts";
import { demand, Malformed, Refused } from "#app/domain/refusals.ts";
import { mayFacilitate, type Doer } from "#app/domain/roles.ts";
import type { Cut } from "#app/domain/text/cut.ts";
import { perform, AlreadyDone, type Deed } from "../perform.server.ts";
import { acceptedEdits, changeWorkingText, newestDraftOf, placeOn, standingAmendment } from "./merging.server.ts";
import { amendmentAt, presentAmendment } from "./submissions.server.ts";

export interface Decided {
  /** The working text's revision after it; null: it was not changed. */
  revision: number | null;
}

/**
 * Decides an open amendment:
 * - accepted: its change goes into the working text;
 * - accepted-with-modifications: `form.source` stands in place of its blocks instead (of an insertion: is inserted instead). Where it no longer fits the newest
 *   draft, `form.source` is left empty: the facilitator has written the change by hand, and nothing else is put in;
 * - partially-accepted: `form.hunks` of its changes go in, from 1, in the order in which `openAmendment` tells them;
 * - not-accepted, deferred (open again on the next draft), duplicate: nothing goes in.
 * The same decision by the same person again is one. Author and co-proposers are told.
 * @throws Refused "not-found", as mayDecide says; "amendment-unfit" where it does not fit the newest draft; "collides" where the words it changes were changed
 * by an accepted amendment or by what was typed: then nothing is changed. Malformed on `source`, `hunks`, `duplicateOf`.
 */
export async function decideAmendment(doer: Doer, at: { standard: string; number: number }, form: DecisionForm): Promise<Decided> {
  const amendment = await amendmentAt(at);
  demand(mayFacilitate(doer.actor, amendment.standardId));
  return perform(doer, `standard:${amendment.standardId}`, async (deed) => {
    const current = await presentAmendment(deed, amendment.id);
    const given: Given = { kind: form.kind, observation: form.observation ?? null, duplicateOf: form.kind === "duplicate" ? form.duplicateOf! : null, source: form.kind === "accepted-with-modifications" ? form.source : null, hunks: form.kind === "partially-accepted" ? [...new Set(form.hunks)].sort((a, b) => a - b) : null };
    await refuseSecond(deed, current, given);
    demand(mayDecide(deed.actor, current));
    if (given.duplicateOf !== null) await demandOther(deed.db, current, given.duplicateOf);
    const draft = await newestDraftOf(deed.db, current.standardId);
    const { cut } = await draftText(draft.id);
    const layout = layoutOf(cut);
    const edits = ACCEPTING.includes(form.kind) ? acceptedOf(cut, layout, await placeOn(deed.db, draft, current.id), given) : null;
    const changed = edits && edits.length > 0 ? await putIn(deed, current.standardId, draft.id, layout, edits, new Set([current.id])) : null;
    const { event, letters } = await write(deed, current, { ...given, draftId: draft.id, edits, revision: changed?.revision ?? null });
    return { result: { revision: changed?.revision ?? null }, events: [event, ...(changed ? [changed.event] : [])], letters };
  });
}

/**
 * Undoes a decision, until the draft is published: the amendment is open again, and what it put into the working text is taken out, but for words that were changed
 * there since, which stay as they are. The decision stays in the history.
 * @returns `left`: how many places of the working text kept what was changed since.
 * @throws Refused "not-found", as mayUndoDecision says.
 */
export async function undoDecision(doer: Doer, at: { standard: string; number: number }): Promise<Decided & { left: number }> {
  const amendment = await amendmentAt(at);
  demand(mayFacilitate(doer.actor, amendment.standardId));
  return perform(doer, `standard:${amendment.standardId}`, async (deed) => {
    const { db, actor, now, newId } = deed;
    const current = await presentAmendment(deed, amendment.id);
    demand(mayUndoDecision(actor, current));
    const [decision] = await db.select().from(amendmentDecisions).where(eq(amendmentDecisions.id, current.decisionId ?? ""));
    const draft = await newestDraftOf(db, current.standardId);
    let changed = null;
    if (decision?.edits?.length) {
      const layout = layoutOf((await draftText(draft.id)).cut);
      const others = (await acceptedEdits(db, current.standardId)).filter(({ id }) => id !== current.id).flatMap(({ edits }) => edits);
      changed = await changeWorkingText(deed, current.standardId, draft.id, layout, [...others, ...decision.edits], others, "keep-ours");
    }
    const decisionId = newId();
    await db.insert(amendmentDecisions).values({ id: decisionId, amendmentId: current.id, kind: "undone", draftId: draft.id, revision: changed?.revision ?? null, byId: actor!.id, byName: actor!.name, at: now });
    await db.update(amendments).set({ handling: "open", disposition: null, observation: null, duplicateOf: null, decisionId: null, decidedAt: null }).where(eq(amendments.id, current.id));
    const event: Event = { kind: "amendment-decision-undone", standardId: current.standardId, payload: { amendmentId: current.id, decisionId, revision: changed?.revision ?? null } };
    return { result: { revision: changed?.revision ?? null, left: changed?.left ?? 0 }, events: [event, ...(changed?.revision ? [changed.event] : [])] };
  });
}

/**
 * Settles a collision: one text stands in place of all blocks that the named open amendments reach, and each of them is decided as that text has it: accepted where
 * all it proposed is there as it was proposed, partially where some of it is, with modifications where something else stands at its place, else not accepted.
 * @throws Refused as decideAmendment does; Malformed on `amendments` (fewer than two that fit the newest draft), `source`.
 */
export async function settleCollision(doer: Doer, standardId: string, form: SettlementForm): Promise<Decided> {
  demand(mayFacilitate(doer.actor, standardId));
  return perform(doer, `standard:${standardId}`, async (deed) => {
    const numbers = [...new Set(form.amendments)];
    const named = await deed.db.select().from(amendments).where(and(eq(amendments.standardId, standardId), inArray(amendments.number, numbers)));
    if (named.length < 2 || named.length !== numbers.length) throw new Malformed({ amendments: ["two-to-settle"] });
    for (const amendment of named) demand(mayDecide(deed.actor, amendment));
    const draft = await newestDraftOf(deed.db, standardId);
    const { cut } = await draftText(draft.id);
    const layout = layoutOf(cut);
    named.sort((a, b) => a.number - b.number);
    const places = await Promise.all(named.map((amendment) => placeOn(deed.db, draft, amendment.id)));
    const reached = places.map((place) => standingAmendment(place, draft.number) ?? refuseUnfit());
    // An insertion is beside its block: that block is part of what the text stands for.
    const range = { first: Math.max(0, Math.min(...reached.map(({ first }) => first))), last: Math.max(0, ...reached.map(({ last }) => last)) };
    const edits = replacing(cut, layout, { draft: draft.number, operation: "replace", ...range, source: form.source });
    const changed = await putIn(deed, standardId, draft.id, layout, edits, new Set(named.map(({ id }) => id)));
    const events: Event[] = [];
    const letters: Letter[] = [];
    const taken = takenOf(reached.map((one) => editsOf(layout, one)), edits);
    for (const [index, amendment] of named.entries()) {
      const written = await write(deed, amendment, { ...settledBy(taken[index]!, form.source, edits), observation: form.observation, draftId: draft.id, revision: changed.revision });
      events.push(written.event);
      letters.push(...written.letters);
    }
    return { result: { revision: changed.revision }, events: [changed.event, ...events], letters };
  });
}

function settledBy(taken: Taken, source: string, edits: Edit[]): Pick<Given, "kind" | "duplicateOf" | "source" | "hunks"> & { edits: Edit[] | null } {
  const decided = { kind: taken.kind, duplicateOf: null, source: null, hunks: null };
  if (taken.kind === "accepted-with-modifications") return { ...decided, source, edits };
  if (taken.kind === "not-accepted") return { ...decided, edits: null };
  return { ...decided, hunks: taken.kind === "partially-accepted" ? taken.hunks : null, edits: taken.edits };
}

interface Given {
  kind: Decision;
  observation: string | null;
  duplicateOf: number | null;
  source: string | null;
  hunks: number[] | null;
}

type Row = typeof amendments.$inferSelect;
type Place = Awaited<ReturnType<typeof placeOn>>;

/** The same form sent twice by the same person is one decision. @throws AlreadyDone */
async function refuseSecond({ db, actor }: Deed, current: Row, given: Given): Promise<void> {
  if (current.handling !== "decided" || !current.decisionId) return;
  const [last] = await db.select().from(amendmentDecisions).where(eq(amendmentDecisions.id, current.decisionId));
  const said = ({ kind, observation, duplicateOf, source, hunks }: Given) => JSON.stringify([kind, observation, duplicateOf, source, hunks]);
  if (last && last.byId === actor?.id && last.kind !== "undone" && said({ ...last, kind: last.kind }) === said(given)) throw new AlreadyDone<Decided>({ revision: last.revision });
}

async function demandOther(db: Db, current: Row, original: number): Promise<void> {
  const [known] = await db.select({ id: amendments.id }).from(amendments).where(and(eq(amendments.standardId, current.standardId), eq(amendments.number, original), isNull(amendments.withdrawnAt), ne(amendments.id, current.id)));
  if (!known) throw new Malformed({ duplicateOf: ["amendment-unknown"] });
}

/** What of it goes into the working text. */
function acceptedOf(cut: Cut, layout: Layout, place: Place, given: Given): Edit[] {
  const standing = standingAmendment(place, 0);
  if (!standing) {
    if (given.kind === "accepted-with-modifications" && given.source?.trim() === "") return [];
    return refuseUnfit();
  }
  const edits = editsOf(layout, standing);
  if (given.kind === "accepted") return edits;
  if (given.kind === "partially-accepted") {
    if (given.hunks!.some((hunk) => hunk > edits.length)) throw new Malformed({ hunks: ["none-of-its-changes"] });
    if (given.hunks!.length === edits.length) throw new Malformed({ hunks: ["all-of-its-changes"] });
    return edits.filter((_, index) => given.hunks!.includes(index + 1));
  }
  const modified = replacing(cut, layout, { ...standing, operation: standing.operation === "insert" ? "insert" : "replace", source: given.source ?? "" });
  if (JSON.stringify(modified) === JSON.stringify(edits)) throw new Malformed({ source: ["modified-nothing"] });
  return modified;
}

function replacing(cut: Cut, layout: Layout, asked: Amendment): Edit[] {
  const amendment = proposal(layout, asked);
  const fault = amendmentFault(cut, amendment);
  if (fault) throw new Malformed({ source: [fault.fault === "source" ? fault.because.fault : `amendment-${fault.fault}`] });
  return editsOf(layout, amendment);
}

function refuseUnfit(): never {
  throw new Refused({ code: "amendment-unfit" });
}

/** @throws Refused "collides", naming what is in the way. */
async function putIn(deed: Deed, standardId: string, draftId: string, layout: Layout, edits: readonly Edit[], own: ReadonlySet<string>) {
  const accepted = (await acceptedEdits(deed.db, standardId)).filter(({ id }) => !own.has(id));
  const others = accepted.flatMap((one) => one.edits);
  return changeWorkingText(deed, standardId, draftId, layout, others, [...others, ...edits], { refuse: accepted, edits });
}

async function write(deed: Deed, current: Row, given: Given & { draftId: string; edits: Edit[] | null; revision: number | null }): Promise<{ event: Event; letters: Letter[] }> {
  const { db, actor, now, newId } = deed;
  const id = newId();
  await db.insert(amendmentDecisions).values({ id, amendmentId: current.id, ...given, byId: actor!.id, byName: actor!.name, at: now });
  await db.update(amendments).set({ handling: "decided", disposition: given.kind, observation: given.observation, duplicateOf: given.duplicateOf, decisionId: id, decidedAt: now }).where(eq(amendments.id, current.id));
  const event: Event = { kind: "amendment-decided", standardId: current.standardId, payload: { amendmentId: current.id, decisionId: id, kind: given.kind, revision: given.revision } };
  return { event, letters: await lettersTo(deed, current, given.kind) };
}

/** One letter to the author and to each co-proposer; none to whoever decided. */
async function lettersTo({ db, actor }: Deed, { id, standardId, number }: Row, decision: Decision): Promise<Letter[]> {
  const [standard] = await db.select({ title: standards.title, slug: standards.slug }).from(standards).where(eq(standards.id, standardId));
  const people = await db.selectDistinct({ id: users.id, email: users.email, name: users.name }).from(amendmentProposers).innerJoin(users, eq(users.id, amendmentProposers.userId)).where(and(eq(amendmentProposers.amendmentId, id), isNull(users.disabledAt), ne(users.id, actor!.id)));
  return people.map((person): Letter => ({ kind: "amendment-decided", to: person.email, parameters: { name: person.name, standard: standard!.title, slug: standard!.slug, number, decision } }));
}
