/** Deeds on a prepared amendment: write one, and rewrite it on the newest draft. They are judged as a proposal is, so that what is kept can be submitted. */
import { eq } from "drizzle-orm";
import { draftText } from "#db/draft-texts.server.ts";
import { preparedContributions } from "#db/schema.server.ts";
import { isMisjudged, judge, type Judged } from "#app/domain/amendments/judging.ts";
import { Malformed } from "#app/domain/refusals.ts";
import type { Doer } from "#app/domain/roles.ts";
import { clauseAt, demandOneLevel, type Proposal } from "../amendments/submissions.server.ts";
import { demandCurrent, draftAt, type DraftAt } from "../comments.server.ts";
import { changed, demandHand, inPreparation, nextPrepared, preparedAt, type PreparationAt } from "./prepared.server.ts";

type Written = Omit<Proposal, "terms" | "interest">;

/** Keeps an amendment of the newest draft that the own delegation alone sees. The same form sent twice is one. @throws Refused "not-found", "draft-not-current", or as mayPrepare says; Malformed as for a proposal. */
export async function prepareAmendment(doer: Doer, at: PreparationAt & { draft: number }, form: Written): Promise<{ number: number }> {
  const found = await draftAt(at);
  const judged = await judgedOn(found, form);
  return inPreparation(doer, at, async (deed, standardId, organisationId) => {
    const { db, actor, now } = deed;
    const { id, number } = await nextPrepared(deed, standardId, organisationId, form.submission);
    await demandCurrent(db, found);
    await demandOneLevel(db, standardId, form.amends);
    await db.insert(preparedContributions).values({ id, standardId, organisationId, number, ...keptOf(found, judged, form), type: "amendment", mustBeSatisfied: false, amends: form.amends ?? null, authorId: actor!.id, authorName: actor!.name, submission: form.submission, createdAt: now });
    return { result: { number }, event: { kind: "contribution-prepared", standardId: null, payload: { preparedId: id } } };
  });
}

/** Rewrites a prepared amendment on the newest draft, where it is not submitted: its author, a head or a deputy. @throws Refused as preparedAt and mayPrepare say, "head-only", "draft-not-current"; Malformed as for a proposal. */
export async function rewritePreparedAmendment(doer: Doer, at: PreparationAt & { draft: number; number: number }, form: Written): Promise<void> {
  const found = await draftAt(at);
  const judged = await judgedOn(found, form);
  await inPreparation(doer, at, async (deed, standardId, organisationId) => {
    const prepared = await preparedAt(deed, standardId, organisationId, at.number, "amendment");
    demandHand(deed.actor, prepared, standardId, organisationId);
    await demandCurrent(deed.db, found);
    await deed.db.update(preparedContributions).set({ ...keptOf(found, judged, form), rewrittenAt: deed.now }).where(eq(preparedContributions.id, prepared.id));
    return { result: undefined, event: changed(prepared.id) };
  });
}

interface Ground {
  clause: string;
  judged: Judged;
}

/** @throws Malformed where it cannot be proposed. */
async function judgedOn({ draftId, number }: DraftAt, form: Written): Promise<Ground> {
  const { cut } = await draftText(draftId);
  const judged = judge(cut, number, form);
  if (isMisjudged(judged)) throw new Malformed({ [judged.field]: [judged.fault] });
  return { judged, clause: clauseAt(cut, judged.firstLine) };
}

function keptOf({ draftId }: DraftAt, { judged, clause }: Ground, { reason }: Written) {
  const { amendment, firstLine, lastLine } = judged;
  return { draftId, firstLine, lastLine, clause, operation: amendment.operation, source: amendment.source, reason };
}
