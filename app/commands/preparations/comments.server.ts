/** Deeds on a prepared comment: write, rewrite, and say where it stands. */
import { eq } from "drizzle-orm";
import { draftText } from "#db/draft-texts.server.ts";
import { preparedContributions } from "#db/schema.server.ts";
import type { PlacedForm, RewrittenForm, WrittenForm } from "#app/domain/delegations/preparation-forms.ts";
import { Malformed } from "#app/domain/refusals.ts";
import type { Doer } from "#app/domain/roles.ts";
import { anchorAt, rangeFault, type Range } from "#app/domain/text/anchors.ts";
import { demandCurrent, draftAt } from "../comments.server.ts";
import { changed, demandHand, inPreparation, nextPrepared, preparedAt, type PreparationAt } from "./prepared.server.ts";

/** Writes a comment on lines of the newest draft that the own delegation alone sees. The same form sent twice is one. @throws Refused "not-found", "draft-not-current", or as mayPrepare says; Malformed where the lines are not in the draft. */
export async function prepareComment(doer: Doer, at: PreparationAt & { draft: number }, form: WrittenForm): Promise<{ number: number }> {
  const found = await draftAt(at);
  return inPreparation(doer, at, async (deed, standardId, organisationId) => {
    const { db, actor, now } = deed;
    const { id, number } = await nextPrepared(deed, standardId, organisationId, form.submission);
    await demandCurrent(db, found);
    const cut = await cutWith(found.draftId, form);
    const quote = form.quote?.trim() ? form.quote : null;
    const { clause } = anchorAt(cut, form, quote ?? undefined);
    await db.insert(preparedContributions).values({ id, standardId, organisationId, number, draftId: found.draftId, firstLine: form.firstLine, lastLine: form.lastLine, quote, clause, ...saidIn(form), authorId: actor!.id, authorName: actor!.name, submission: form.submission, createdAt: now });
    return { result: { number }, event: { kind: "contribution-prepared", standardId: null, payload: { preparedId: id } } };
  });
}

/** Rewrites a prepared comment that is not submitted: its author, a head or a deputy. @throws Refused as preparedAt and mayPrepare say, "head-only". */
export async function rewritePrepared(doer: Doer, at: PreparationAt, form: RewrittenForm): Promise<void> {
  await inPreparation(doer, at, async (deed, standardId, organisationId) => {
    const { db, actor, now } = deed;
    const prepared = await preparedAt(deed, standardId, organisationId, form.number, "comment");
    demandHand(actor, prepared, standardId, organisationId);
    await db.update(preparedContributions).set({ ...saidIn(form), rewrittenAt: now }).where(eq(preparedContributions.id, prepared.id));
    return { result: undefined, event: changed(prepared.id) };
  });
}

/** Says on which lines of the newest draft a prepared comment stands, after drafts changed: its author, a head or a deputy. @throws Refused as preparedAt and mayPrepare say, "head-only", "draft-not-current"; Malformed where the lines are not in the draft. */
export async function placePrepared(doer: Doer, at: PreparationAt, form: PlacedForm): Promise<void> {
  const found = await draftAt({ standard: at.standard, draft: form.draft });
  await inPreparation(doer, at, async (deed, standardId, organisationId) => {
    const prepared = await preparedAt(deed, standardId, organisationId, form.number, "comment");
    demandHand(deed.actor, prepared, standardId, organisationId);
    await demandCurrent(deed.db, found);
    const cut = await cutWith(found.draftId, form);
    const { firstLine, lastLine } = form;
    await deed.db.update(preparedContributions).set({ draftId: found.draftId, firstLine, lastLine, quote: null, clause: anchorAt(cut, form).clause }).where(eq(preparedContributions.id, prepared.id));
    return { result: undefined, event: changed(prepared.id) };
  });
}

/** The draft's lines. @throws Malformed where these are not among them. */
async function cutWith(draftId: string, lines: Range) {
  const { cut } = await draftText(draftId);
  const fault = rangeFault(cut, lines);
  if (fault) throw new Malformed({ [fault === "line-zero" ? "firstLine" : "lastLine"]: [fault] });
  return cut;
}

function saidIn({ type, reason, proposedChange, mustBeSatisfied }: Pick<WrittenForm, "type" | "reason" | "mustBeSatisfied"> & { proposedChange?: string }) {
  return { type, reason, proposedChange: proposedChange ?? null, mustBeSatisfied };
}
