/** Deeds of voters: cast a position or change it until the close; turn a disapproval after it, where the rule gives time for that. Positions are only added; the newest counts. */
import { and, desc, eq, exists, inArray, isNull, or } from "drizzle-orm";
import { ballots, comments, electors, positions, supports } from "#db/schema.server.ts";
import type { PositionForm } from "#app/domain/ballots/ballot-forms.ts";
import { mayCast, mayTurn, takesComments, type Origin } from "#app/domain/ballots/ballots.ts";
import { demand, Malformed, Refused } from "#app/domain/refusals.ts";
import { speaksFor, type Doer } from "#app/domain/roles.ts";
import { newToken } from "#app/platform/chance.server.ts";
import { agreeOnce } from "./agreements.server.ts";
import { ballotAt, receiptOf, type BallotAt } from "./ballots.server.ts";
import { AlreadyDone, perform, type Deed } from "./perform.server.ts";

/** What a voter takes away: the receipt stands in the record, and whoever has it finds the vote there. */
export interface Receipt {
  receipt: string;
  /** 1, 2, 3 … of the organisation in this ballot. */
  sequence: number;
}

/**
 * Casts or changes the position of the organisation that the person acts for. The same again is nothing new, and answers the receipt there is.
 * @throws Refused "not-found", or as mayCast says; Malformed where the rule does not offer the position, a comment is not one that it may be tied to, or the terms of contribution were never agreed to.
 */
export async function castPosition(doer: Doer, at: BallotAt, form: PositionForm): Promise<Receipt> {
  return add(doer, at, form, "cast");
}

/** Gives up a disapproval after the close: it becomes an approval. @throws Refused "not-found", or as mayTurn says; Malformed where it is no approval. */
export async function turnPosition(doer: Doer, at: BallotAt, form: PositionForm): Promise<Receipt> {
  if (!["approve", "approve-with-comments"].includes(form.position)) throw new Malformed({ position: ["choose"] });
  return add(doer, at, form, "turned");
}

async function add(doer: Doer, at: BallotAt, form: PositionForm, origin: Exclude<Origin, "carried">): Promise<Receipt> {
  const found = await ballotAt(at);
  return perform(doer, `standard:${found.standardId}`, async (deed) => {
    const { db, actor, now } = deed;
    const [ballot] = await db.select().from(ballots).where(eq(ballots.id, found.id));
    const organisationId = actor?.actingFor?.organisationId ?? "";
    const [elector] = await db.select({ part: electors.part, name: electors.organisationName }).from(electors).where(and(eq(electors.ballotId, found.id), eq(electors.organisationId, organisationId)));
    const [last] = await db.select().from(positions).where(and(eq(positions.ballotId, found.id), eq(positions.organisationId, organisationId))).orderBy(desc(positions.sequence)).limit(1);
    if (!ballot) throw new Refused({ code: "not-found" });
    const speaks = speaksFor(actor, found.standardId);
    demand(origin === "cast" ? mayCast(actor, ballot, elector ?? null, now, speaks) : mayTurn(actor, ballot, elector ?? null, last?.position ?? null, now, speaks));
    if (!ballot.rule.positions.includes(form.position)) throw new Malformed({ position: ["choose"] });
    const numbers = takesComments(form.position) ? form.comments : [];
    const agreement = await agreeOnce(deed, ballot.standardId, form);
    const tied = await tiedComments(deed, ballot.standardId, organisationId, numbers);
    if (last && last.origin !== "carried" && last.position === form.position && JSON.stringify(last.comments) === JSON.stringify(numbers)) throw new AlreadyDone<Receipt>({ receipt: last.receipt, sequence: last.sequence });
    const cast = { ballotId: ballot.id, organisationId, sequence: (last?.sequence ?? 0) + 1, position: form.position, comments: numbers, at: now, nonce: newToken() };
    const receipt = receiptOf(cast);
    await db.insert(positions).values({ ...cast, origin, reasoned: tied.some(({ type }) => type === "technical"), casterId: actor!.id, casterName: actor!.name, receipt });
    return {
      result: { receipt, sequence: cast.sequence },
      events: [...agreement, { kind: "position-cast", standardId: ballot.standardId, payload: { ballotId: ballot.id, organisationId, organisationName: elector!.name, sequence: cast.sequence, turned: origin === "turned", receipt } }],
    };
  });
}

/** The comments a position is tied to: the organisation's own, or those that it supports. @throws Malformed where one is another, or withdrawn. */
async function tiedComments({ db }: Deed, standardId: string, organisationId: string, numbers: readonly number[]) {
  if (numbers.length === 0) return [];
  const supported = db.select({ one: supports.commentId }).from(supports).where(and(eq(supports.commentId, comments.id), eq(supports.organisationId, organisationId)));
  const found = await db
    .select({ type: comments.type })
    .from(comments)
    .where(and(eq(comments.standardId, standardId), inArray(comments.number, [...numbers]), isNull(comments.withdrawnAt), or(eq(comments.organisationId, organisationId), exists(supported))));
  if (found.length < numbers.length) throw new Malformed({ comments: ["own-comments-only"] });
  return found;
}
