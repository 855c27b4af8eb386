/** Deeds of facilitators on ballots: open one, send one round again, extend it or close it early with a reason. Voting is left to positions.server.ts. */
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { prepared, type Db } from "#db/client.server.ts";
import { amendments, ballots, drafts, electors, organisations, positions, standards } from "#db/schema.server.ts";
import { mayMoveClose, mayRecirculate, receiptText, type ReceiptParts, type Secrecy, type Subject } from "#app/domain/ballots/ballots.ts";
import type { recirculationForm } from "#app/domain/ballots/ballot-forms.ts";
import type { Part } from "#app/domain/ballots/positions.ts";
import type { Rule, RuleName } from "#app/domain/ballots/rules.ts";
import { faultsOf } from "#app/domain/ballots/variants.ts";
import { demand, Malformed, Refused } from "#app/domain/refusals.ts";
import { mayFacilitate, type Doer } from "#app/domain/roles.ts";
import type { closureForm, extensionForm } from "#app/domain/rounds.ts";
import { newToken, sha256 } from "#app/platform/chance.server.ts";
import { lettersToHeads } from "./ballot-letters.server.ts";
import { perform, type Deed } from "./perform.server.ts";

export interface BallotPlan {
  subject: Subject;
  /** Of a question alone. */
  question: string | null;
  /** The number of an amendment; of that subject alone. */
  amendment?: number | null;
  /** As it is to count, and the shipped rule that it is or differs from. */
  rule: Rule;
  original: RuleName;
  secrecy: Secrecy;
  closesAt: Date;
  electors: readonly { organisationId: string; part: Part; weight: number }[];
}

/** A row of INSERT has so many parameters; both databases take some 30,000 of them. */
const ROWS = 500;

/**
 * Opens a ballot now, on the newest draft: its electorate is fixed as the organisations stand at this moment.
 * @throws Refused as mayFacilitate says; Malformed where it would end in the past, nobody would vote, there is no draft, the rule is none, or the amendment is not open.
 */
export async function openBallot(doer: Doer, standardId: string, plan: BallotPlan): Promise<{ id: string; number: number }> {
  return perform(doer, `standard:${standardId}`, async (deed) => {
    demand(mayFacilitate(deed.actor, standardId));
    demandEnd(plan.closesAt, deed.now);
    if (faultsOf(plan.rule).length > 0) throw new Malformed({ thresholds: ["choose"] });
    const ids = plan.electors.map(({ organisationId }) => organisationId);
    if (!plan.electors.some(({ part }) => plan.rule.parts.includes(part))) throw new Malformed({ electors: ["nobody-votes"] });
    if (new Set(ids).size < ids.length) throw new Malformed({ electors: ["organisation-twice"] });
    const known = new Map((await deed.db.select().from(organisations).where(inArray(organisations.id, ids))).map((organisation) => [organisation.id, organisation]));
    const electorate = plan.electors.map(({ organisationId, part, weight }) => {
      const organisation = known.get(organisationId);
      if (!organisation) throw new Malformed({ electors: ["organisation-unknown"] });
      return { organisationId, organisationName: organisation.name, organisationSlug: organisation.slug, category: organisation.category, country: organisation.country, part, weight };
    });
    const draft = await newestDraft(deed.db, standardId);
    if (!draft && plan.subject !== "question") throw new Malformed({ subject: ["no-draft"] });
    const { subject, question, amendment = null, rule, original, secrecy, closesAt } = plan;
    if (subject === "amendment") await demandAmendment(deed.db, standardId, amendment);
    const made = await written(deed, { standardId, draftId: draft, subject, question: subject === "question" ? question : null, amendment: subject === "amendment" ? amendment : null, rule, original, secrecy, closesAt, previousId: null }, electorate);
    return { result: { id: made.id, number: made.number }, events: [made.event], letters: await lettersToHeads(deed.db, made.id, "opened") };
  });
}

/**
 * Sends a ballot that is over round again, on the newest draft: under the same rule, to the same electorate; what was cast stands unless changed (IEEE SA).
 * @throws Refused "not-found", "ballot-still-open", "ballot-recirculated", or as mayFacilitate says; Malformed where it would end in the past.
 */
export async function recirculateBallot(doer: Doer, at: BallotAt, form: z.output<typeof recirculationForm>): Promise<{ id: string; number: number }> {
  const found = await ballotAt(at);
  return perform(doer, `standard:${found.standardId}`, async (deed) => {
    const { db, actor, now } = deed;
    demand(mayFacilitate(actor, found.standardId));
    const before = await ballotAgain(db, found.id);
    demand(mayRecirculate(before, now));
    const [later] = await db.select({ number: ballots.number }).from(ballots).where(eq(ballots.previousId, before.id));
    if (later) throw new Refused({ code: "ballot-recirculated", detail: { number: later.number } });
    demandEnd(form.closesAt, now);
    const electorate = (await db.select().from(electors).where(eq(electors.ballotId, before.id))).map(({ ballotId: _, ...elector }) => elector);
    const { standardId, subject, question, amendment, rule, original, secrecy } = before;
    const draftId = (await newestDraft(db, standardId)) ?? before.draftId;
    const made = await written(deed, { standardId, draftId, subject, question, amendment, rule, original, secrecy, closesAt: form.closesAt, previousId: before.id }, electorate);
    const carried = (await newestPositions(db, before.id)).map((last) => {
      const { organisationId, position, comments, reasoned, casterId, casterName } = last;
      const cast = { ballotId: made.id, organisationId, sequence: 1, position, comments, reasoned, casterId, casterName, at: now, nonce: newToken() };
      return { ...cast, origin: "carried" as const, receipt: receiptOf(cast) };
    });
    for (let from = 0; from < carried.length; from += ROWS) await db.insert(positions).values(carried.slice(from, from + ROWS));
    const receipts = carried.map(({ organisationId, receipt }) => ({ organisationId, receipt }));
    return {
      result: { id: made.id, number: made.number },
      letters: await lettersToHeads(db, made.id, "again"),
      events: [made.event, ...(receipts.length > 0 ? [{ kind: "positions-carried" as const, standardId, payload: { ballotId: made.id, from: before.number, receipts } }] : [])],
    };
  });
}

/** Extends a ballot that is not over, with a reason; it is never shortened so. @throws Refused "not-found", "ballot-closed"; Malformed where it would end no later than before. */
export async function extendBallot(doer: Doer, at: BallotAt, form: z.output<ReturnType<typeof extensionForm>>): Promise<void> {
  const found = await ballotAt(at);
  await perform(doer, `standard:${found.standardId}`, async ({ db, actor, now }) => {
    demand(mayFacilitate(actor, found.standardId));
    const ballot = await ballotAgain(db, found.id);
    demand(mayMoveClose(ballot, now));
    if (form.closesAt <= ballot.closesAt) throw new Malformed({ closesAt: ["not-later"] });
    await db.update(ballots).set({ closesAt: form.closesAt }).where(eq(ballots.id, ballot.id));
    const letters = await lettersToHeads(db, ballot.id, "extended", form.reason);
    return { result: undefined, letters, events: [{ kind: "ballot-extended", standardId: ballot.standardId, payload: { ballotId: ballot.id, was: ballot.closesAt.toISOString(), closesAt: form.closesAt.toISOString(), reason: form.reason } }] };
  });
}

/** Closes a ballot before its time, with a reason. A vote that came first stands before the close, whatever its clock said. @throws Refused "not-found", "ballot-closed". */
export async function closeBallot(doer: Doer, at: BallotAt, form: Pick<z.output<typeof closureForm>, "reason">): Promise<void> {
  const found = await ballotAt(at);
  await perform(doer, `standard:${found.standardId}`, async ({ db, actor, now }) => {
    demand(mayFacilitate(actor, found.standardId));
    const ballot = await ballotAgain(db, found.id);
    demand(mayMoveClose(ballot, now));
    const [last] = await db.select({ at: positions.at }).from(positions).where(eq(positions.ballotId, ballot.id)).orderBy(desc(positions.at)).limit(1);
    const closedAt = last && last.at >= now ? new Date(last.at.getTime() + 1) : now;
    await db.update(ballots).set({ closedAt, closedReason: form.reason }).where(eq(ballots.id, ballot.id));
    const letters = await lettersToHeads(db, ballot.id, "closed", form.reason);
    return { result: undefined, letters, events: [{ kind: "ballot-closed", standardId: ballot.standardId, payload: { ballotId: ballot.id, closedAt: closedAt.toISOString(), reason: form.reason } }] };
  });
}

function demandEnd(closesAt: Date, now: Date): void {
  if (closesAt <= now) throw new Malformed({ closesAt: ["ballot-ends-in-past"] });
}

/** @throws Malformed where the standard has no such amendment, or it is withdrawn or decided: then nothing is left to ask. */
async function demandAmendment(db: Db, standardId: string, number: number | null): Promise<void> {
  const [row] = await db.select({ handling: amendments.handling, withdrawnAt: amendments.withdrawnAt }).from(amendments).where(and(eq(amendments.standardId, standardId), eq(amendments.number, number ?? 0)));
  if (!row || row.withdrawnAt !== null || row.handling !== "open") throw new Malformed({ amendment: ["amendment-not-open"] });
}

async function newestDraft(db: Db, standardId: string): Promise<string | null> {
  const [draft] = await db.select({ id: drafts.id }).from(drafts).where(eq(drafts.standardId, standardId)).orderBy(desc(drafts.number)).limit(1);
  return draft?.id ?? null;
}

type Ballot = typeof ballots.$inferSelect;

/** The ballot and its electorate, written; and the event that tells of it. */
async function written({ db, actor, now, newId }: Deed, plan: Omit<Ballot, "id" | "number" | "opensAt" | "closedAt" | "closedReason" | "openedBy">, electorate: readonly Omit<typeof electors.$inferInsert, "ballotId">[]) {
  const [counted] = await db.update(standards).set({ ballotCount: sql`${standards.ballotCount} + 1` }).where(eq(standards.id, plan.standardId)).returning({ number: standards.ballotCount });
  if (!counted) throw new Refused({ code: "not-found" });
  const id = newId();
  await db.insert(ballots).values({ ...plan, id, number: counted.number, opensAt: now, openedBy: actor!.id });
  for (let from = 0; from < electorate.length; from += ROWS) await db.insert(electors).values(electorate.slice(from, from + ROWS).map((elector) => ({ ...elector, ballotId: id })));
  const { standardId, subject, draftId, rule, secrecy, closesAt } = plan;
  const payload = { ballotId: id, number: counted.number, subject, draftId, rule: rule.name, secrecy, closesAt: closesAt.toISOString(), electors: electorate.length };
  return { id, number: counted.number, event: { kind: "ballot-opened" as const, standardId, payload } };
}

export interface BallotAt {
  standard: string;
  number: number;
}

/** The ballot that an address names. @throws Refused "not-found". */
export async function ballotAt(at: BallotAt): Promise<Ballot> {
  const [row] = await prepared("ballot-at", (handle) =>
    handle.select({ ballot: ballots }).from(ballots).innerJoin(standards, eq(standards.id, ballots.standardId)).where(and(eq(standards.slug, sql.placeholder("slug")), eq(ballots.number, sql.placeholder("number")))),
  ).execute({ slug: at.standard, number: at.number });
  if (!row) throw new Refused({ code: "not-found" });
  return row.ballot;
}

/** The ballot as it stands inside the deed. */
async function ballotAgain(db: Db, id: string): Promise<Ballot> {
  const [row] = await db.select().from(ballots).where(eq(ballots.id, id));
  if (!row) throw new Refused({ code: "not-found" });
  return row;
}

export function receiptOf(cast: Omit<ReceiptParts, "at"> & { at: Date }): string {
  return sha256(receiptText({ ...cast, at: cast.at.toISOString() }));
}

/** The newest position of each organisation in a ballot, those that were turned after its close among them. */
export async function newestPositions(db: Db, ballotId: string) {
  const newest = sql`(select max(later.sequence) from ${positions} later where later.ballot_id = ${positions.ballotId} and later.organisation_id = ${positions.organisationId})`;
  return db.select().from(positions).where(and(eq(positions.ballotId, ballotId), eq(positions.sequence, newest)));
}
