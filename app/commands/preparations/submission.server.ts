/** The deed of submitting what a delegation prepared, all or some of it, as the organisation's position. */
import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { draftText } from "#db/draft-texts.server.ts";
import { drafts, preparedContributions } from "#db/schema.server.ts";
import { amendmentsStanding, commentsStanding, type Prepared } from "#db/standing-prepared.server.ts";
import type { SubmittedForm } from "#app/domain/delegations/preparation-forms.ts";
import { readsPrepared } from "#app/domain/delegations/preparations.ts";
import type { Event } from "#app/domain/events.ts";
import { demand, Malformed, Refused } from "#app/domain/refusals.ts";
import { actingIn, maySubmitPrepared, type Doer } from "#app/domain/roles.ts";
import { agreeOnce } from "../agreements.server.ts";
import { addAmendment, type AmendmentRound } from "../amendments/submissions.server.ts";
import { addComment, roundOf, rulesIn, type DraftAt } from "../comments.server.ts";
import { standardAt } from "../delegations.server.ts";
import { AlreadyDone, perform, type Deed } from "../perform.server.ts";
import { sealsOf } from "../seals.server.ts";
import { organisationIn, within, type PreparationAt } from "./prepared.server.ts";

/**
 * Submits in the order of their numbers: each becomes a comment or amendment of whoever submits it, for the organisation, under the rules of any other.
 * All of them or none; what was submitted before is passed over, so that the same form sent twice submits once. What was written on an earlier draft is submitted where it stands on the newest.
 * @returns the numbers of the new comments and amendments.
 * @throws Refused "not-found", "prepared-withdrawn", "line-not-open", or as maySubmitPrepared says; Malformed where none was chosen, nobody is sure where one stands now, an amendment does not fit any more, or the terms of contribution were never agreed to.
 */
export async function submitPrepared(doer: Doer, at: PreparationAt, form: SubmittedForm): Promise<{ comments: number[]; amendments: number[] }> {
  const standard = await standardAt(at.standard);
  return perform(doer, `standard:${standard.id}`, async (deed) => {
    const { db, actor, now } = deed;
    const organisationId = await organisationIn(deed, at.organisation);
    const rules = await rulesIn(db, standard.id);
    const [newest] = await db.select({ id: drafts.id, number: drafts.number }).from(drafts).where(eq(drafts.standardId, standard.id)).orderBy(desc(drafts.number)).limit(1);
    const round = newest ? await roundOf(db, newest.id, now) : null;
    demand(maySubmitPrepared(actor, rules, organisationId, round, now));
    if (form.numbers.length === 0) throw new Malformed({ numbers: ["choose-comments"] });
    const chosen = await db.select().from(preparedContributions).where(and(within(standard.id, organisationId), inArray(preparedContributions.number, form.numbers))).orderBy(asc(preparedContributions.number));
    const seals = await sealsOf(db, organisationId);
    if (chosen.length < form.numbers.length || !chosen.every(({ createdAt }) => readsPrepared(actor!.id, standard.id, createdAt, seals))) throw new Refused({ code: "not-found" });
    if (chosen.some(({ withdrawnAt }) => withdrawnAt)) throw new Refused({ code: "prepared-withdrawn" });
    const waiting = chosen.filter(({ commentId, amendmentId }) => !commentId && !amendmentId);
    const done = { comments: [] as number[], amendments: [] as number[] };
    if (waiting.length === 0) throw new AlreadyDone(done);
    const speaking: Deed = { ...deed, actor: actingIn(actor, organisationId) };
    const events: Event[] = await agreeOnce(speaking, standard.id, form);
    const submit = await submitter(speaking, { standardId: standard.id, draftId: newest!.id, number: newest!.number }, round!, waiting);
    for (const row of waiting) {
      const { id, number, event } = await submit(row);
      await db.update(preparedContributions).set(row.type === "amendment" ? { amendmentId: id } : { commentId: id }).where(eq(preparedContributions.id, row.id));
      events.push(event);
      done[row.type === "amendment" ? "amendments" : "comments"].push(number);
    }
    return { result: done, events: [...events, { kind: "prepared-contributions-submitted", standardId: null, payload: { preparedIds: waiting.map(({ id }) => id) } }] };
  });
}

/** How each of these becomes what it was prepared for. @throws Malformed where one has no sure place on the newest draft. */
async function submitter(deed: Deed, found: DraftAt, round: AmendmentRound, waiting: readonly Prepared[]): Promise<(row: Prepared) => ReturnType<typeof addComment>> {
  const places = await commentsStanding(found.standardId, waiting.filter(({ type }) => type !== "amendment"));
  const amended = await amendmentsStanding(found.standardId, waiting.filter(({ type }) => type === "amendment"));
  const text = await draftText(found.draftId);
  return async ({ id, type, reason, amends, mustBeSatisfied, proposedChange }) => {
    const submission = `prepared-${id}`;
    if (type === "amendment") {
      const judged = amended.get(id)!.now;
      if (!judged) throw new Malformed({ numbers: ["rewrite-first"] });
      return addAmendment(deed, found, text, round, judged, { reason, amends: amends ?? undefined, submission });
    }
    const place = places.get(id);
    if (!place?.sure) throw new Malformed({ numbers: ["place-first"] });
    const { firstLine, lastLine, quote } = place;
    return addComment(deed, found, round.id, { type, reason, mustBeSatisfied, proposedChange: proposedChange ?? undefined, firstLine, lastLine, quote, submission });
  };
}
