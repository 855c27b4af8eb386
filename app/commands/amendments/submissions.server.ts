/** An author's deeds on the own amendment: submit it, withdraw it. What others say to it is left to positions.server.ts, what facilitators decide to decisions.server.ts. */
import { and, eq, isNull, sql } from "drizzle-orm";
import { prepared, type Db } from "#db/client.server.ts";
import { draftText, type DraftText } from "#db/draft-texts.server.ts";
import { amendmentPlaces, amendmentPositions, amendmentProposers, amendments, standards } from "#db/schema.server.ts";
import type { ProposalForm } from "#app/domain/amendments/forms.ts";
import { isMisjudged, judge, type Judged } from "#app/domain/amendments/judging.ts";
import { mayWithdrawAmendment } from "#app/domain/amendments/rights.ts";
import { mayTouch, type OpenLines } from "#app/domain/ballots/recirculations.ts";
import type { AgreementFields } from "#app/domain/delegations/agreements.ts";
import type { Event } from "#app/domain/events.ts";
import { demand, Malformed, Refused } from "#app/domain/refusals.ts";
import { maySubmit, type Doer } from "#app/domain/roles.ts";
import { sha256 } from "#app/platform/chance.server.ts";
import { agreeOnce } from "../agreements.server.ts";
import { demandCurrent, draftAt, roundOf, rulesIn, type DraftAt } from "../comments.server.ts";
import { AlreadyDone, perform, type Deed } from "../perform.server.ts";

export type Proposal = Pick<ProposalForm, "operation" | "firstLine" | "lastLine" | "source" | "submission" | "amends"> & { reason: string } & AgreementFields;

/**
 * Proposes an amendment of the newest draft, in its open round, as the organisation that the author acts for; that organisation endorses it.
 * The same form sent twice is one amendment: the second answers the number of the first.
 * @throws Refused "not-found", "draft-not-current", what maySubmit says, "line-not-open" where the round does not open them; Malformed where the lines are not in the draft, the text cannot be proposed (see faults.ts), or the terms of contribution were never agreed to.
 */
export async function submitAmendment(doer: Doer, at: { standard: string; draft: number }, form: Proposal): Promise<{ id: string; number: number }> {
  const found = await draftAt(at);
  const text = await draftText(found.draftId);
  // Judged before the transaction: the draft it is judged by never changes.
  const judged = judge(text.cut, found.number, form);
  return perform(doer, `standard:${found.standardId}`, async (deed) => {
    const { db, actor, now } = deed;
    const [twin] = await db.select({ id: amendments.id, number: amendments.number }).from(amendments).where(and(eq(amendments.authorId, actor?.id ?? ""), eq(amendments.submission, form.submission)));
    if (twin) throw new AlreadyDone(twin);
    await demandCurrent(db, found);
    const round = await roundOf(db, found.draftId, now);
    demand(maySubmit(actor, await rulesIn(db, found.standardId), round, now));
    if (isMisjudged(judged)) throw new Malformed({ [judged.field]: [judged.fault] });
    const agreement = await agreeOnce(deed, found.standardId, form);
    const { id, number, event } = await addAmendment(deed, found, text, round!, judged, form);
    return { result: { id, number }, events: [...agreement, event] };
  });
}

/** The round that an amendment is proposed in. `openLines` null: all are. */
export interface AmendmentRound {
  id: string;
  openLines: OpenLines[] | null;
}

/** Writes one amendment of the organisation that the person acts for, who may submit it. @throws Refused "line-not-open"; Malformed where it would change nothing that can be changed. */
export async function addAmendment({ db, actor, now, newId }: Deed, found: DraftAt, text: DraftText, round: AmendmentRound, judged: Judged, form: Pick<Proposal, "reason" | "amends" | "submission">): Promise<{ id: string; number: number; event: Event }> {
  demand(mayTouch(round.openLines, judged.firstLine, judged.lastLine));
  await demandOneLevel(db, found.standardId, form.amends);
  const [counted] = await db.update(standards).set({ amendmentCount: sql`${standards.amendmentCount} + 1` }).where(eq(standards.id, found.standardId)).returning({ number: standards.amendmentCount });
  const [id, number, organisation] = [newId(), counted!.number, actor!.actingFor!];
  const { amendment, base, label, keywords, hunks, firstLine, lastLine } = judged;
  const anchor = { operation: amendment.operation, firstBlock: amendment.first, lastBlock: amendment.last, base, source: amendment.source, firstLine, lastLine };
  await db.insert(amendments).values({
    id, number, standardId: found.standardId, draftId: found.draftId, roundId: round.id, ...anchor, clause: clauseAt(text.cut, firstLine), blockIds: text.blockIds.slice(Math.max(0, amendment.first), amendment.last + 1),
    label, keywords, reason: form.reason, amends: form.amends ?? null, authorId: actor!.id, authorName: actor!.name,
    organisationId: organisation.organisationId, organisationName: organisation.organisationName, category: organisation.category, submission: form.submission, createdAt: now, handling: "open", endorseCount: 1,
  });
  await db.insert(amendmentPlaces).values({ draftId: found.draftId, amendmentId: id, outcome: "fits", ...anchor, hunks });
  const own = { amendmentId: id, organisationId: organisation.organisationId, organisationName: organisation.organisationName, category: organisation.category, userId: actor!.id, userName: actor!.name, at: now };
  await db.insert(amendmentProposers).values(own);
  await db.insert(amendmentPositions).values({ ...own, position: "endorse" });
  return { id, number, event: { kind: "amendment-submitted", standardId: found.standardId, payload: { amendmentId: id, number, draftId: found.draftId, firstLine, lastLine, label, textHash: textHash(amendment, form.reason), organisationId: organisation.organisationId } } };
}

/** Withdraws an amendment: it stays readable, marked as withdrawn, and is carried no further. @throws Refused as mayWithdrawAmendment says. */
export async function withdrawAmendment(doer: Doer, at: { standard: string; number: number }): Promise<void> {
  const amendment = await amendmentAt(at);
  await perform(doer, `standard:${amendment.standardId}`, async (deed) => {
    const current = await presentAmendment(deed, amendment.id);
    demand(mayWithdrawAmendment(deed.actor, current));
    await deed.db.update(amendments).set({ withdrawnAt: deed.now, disposition: "withdrawn", handling: "decided", decidedAt: deed.now }).where(eq(amendments.id, current.id));
    return { result: undefined, events: [{ kind: "amendment-withdrawn", standardId: current.standardId, payload: { amendmentId: current.id } }] };
  });
}

/** The amendment that an address names. @throws Refused "not-found". */
export async function amendmentAt(at: { standard: string; number: number }) {
  const [row] = await prepared("amendment-at", (handle) =>
    handle.select({ amendment: amendments }).from(amendments).innerJoin(standards, eq(standards.id, amendments.standardId)).where(and(eq(standards.slug, sql.placeholder("slug")), eq(amendments.number, sql.placeholder("number")))),
  ).execute({ slug: at.standard, number: at.number });
  if (!row) throw new Refused({ code: "not-found" });
  return row.amendment;
}

/** The amendment as it stands inside the deed. */
export async function presentAmendment(deed: Deed, id: string) {
  const [row] = await deed.db.select().from(amendments).where(eq(amendments.id, id));
  if (!row) throw new Refused({ code: "not-found" });
  return row;
}

/** @throws Malformed where it would change nothing of this standard, or what itself would change another amendment. */
export async function demandOneLevel(db: Db, standardId: string, amends: number | undefined): Promise<void> {
  if (amends === undefined) return;
  const [parent] = await db.select({ amends: amendments.amends }).from(amendments).where(and(eq(amendments.standardId, standardId), eq(amendments.number, amends), isNull(amendments.withdrawnAt)));
  if (!parent) throw new Malformed({ amends: ["amendment-unknown"] });
  if (parent.amends !== null) throw new Malformed({ amends: ["amendment-of-amendment"] });
}

export function clauseAt({ blocks, clauses, lines }: { blocks: { clause: number }[]; clauses: { number: string }[]; lines: { block: number }[] }, line: number): string {
  return clauses[blocks[lines[line - 1]?.block ?? -1]?.clause ?? -1]?.number ?? "";
}

/** What the record keeps of it: the SHA-256 of its JSON, so that it can be checked against what is shown. */
function textHash({ operation, first, last, source }: Judged["amendment"], reason: string): string {
  return sha256(JSON.stringify([operation, first, last, source, reason]));
}
