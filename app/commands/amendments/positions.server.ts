/** What others do with an amendment: join it as co-proposers, endorse it, object to it, reply. One position for each organisation; the newest counts. */
import { and, desc, eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { amendmentPositions, amendmentProposers, amendmentReplies, amendments } from "#db/schema.server.ts";
import { mayJoin, mayReplyToAmendment, mayTakePosition } from "#app/domain/amendments/rights.ts";
import type { AmendmentPosition } from "#app/domain/amendments/states.ts";
import type { ReplyForm } from "#app/domain/comment-forms.ts";
import { demand } from "#app/domain/refusals.ts";
import { mayFacilitate, type Doer, type Membership } from "#app/domain/roles.ts";
import { sha256 } from "#app/platform/chance.server.ts";
import { agreeOnce } from "../agreements.server.ts";
import { presentRound, rulesIn } from "../comments.server.ts";
import { AlreadyDone, perform, type Deed } from "../perform.server.ts";
import { amendmentAt, presentAmendment } from "./submissions.server.ts";

/** Joins an amendment as co-proposer, for the organisation that the person acts for; that organisation endorses it from then on. @throws Refused as mayJoin says; Malformed where the person never agreed to the terms of contribution. */
export async function joinAmendment(doer: Doer, at: { standard: string; number: number }): Promise<void> {
  const amendment = await amendmentAt(at);
  await perform(doer, `standard:${amendment.standardId}`, async (deed) => {
    const { db, actor, now } = deed;
    const current = await presentAmendment(deed, amendment.id);
    demand(mayJoin(actor, current, await rulesIn(db, current.standardId), await proposersOf(db, current.id), await presentRound(db, current.standardId, now), now));
    await agreeOnce(deed, current.standardId, {});
    const organisation = actor!.actingFor!;
    await db.insert(amendmentProposers).values({ amendmentId: current.id, ...speaking(deed, organisation) });
    if ((await positionOf(db, current.id, organisation.organisationId)) !== "endorse") await take(deed, current.id, organisation, "endorse");
    return { result: undefined, events: [{ kind: "amendment-joined", standardId: current.standardId, payload: { amendmentId: current.id, organisationId: organisation.organisationId } }] };
  });
}

/** Endorses an amendment, objects to it, or takes either back, for the organisation that the person acts for. The same position again is one. @throws Refused as mayTakePosition says; Malformed where the person never agreed to the terms of contribution. */
export async function positionOnAmendment(doer: Doer, at: { standard: string; number: number }, position: AmendmentPosition): Promise<void> {
  const amendment = await amendmentAt(at);
  await perform(doer, `standard:${amendment.standardId}`, async (deed) => {
    const { db, actor, now } = deed;
    const current = await presentAmendment(deed, amendment.id);
    demand(mayTakePosition(actor, current, await rulesIn(db, current.standardId), await proposersOf(db, current.id), await presentRound(db, current.standardId, now), now));
    const organisation = actor!.actingFor!;
    if ((await positionOf(db, current.id, organisation.organisationId)) === position) throw new AlreadyDone(undefined);
    if (position !== "none") await agreeOnce(deed, current.standardId, {});
    await take(deed, current.id, organisation, position);
    return { result: undefined, events: [{ kind: "amendment-position-taken", standardId: current.standardId, payload: { amendmentId: current.id, organisationId: organisation.organisationId, position } }] };
  });
}

/** Replies to an amendment. The same form sent twice is one reply. @throws Refused "not-found", or as mayReplyToAmendment says; Malformed where the terms of contribution were never agreed to: who facilitates need not. */
export async function replyToAmendment(doer: Doer, at: { standard: string; number: number }, form: ReplyForm): Promise<{ id: string }> {
  const amendment = await amendmentAt(at);
  return perform(doer, `standard:${amendment.standardId}`, async (deed) => {
    const { db, actor, now, newId } = deed;
    const [twin] = await db.select({ id: amendmentReplies.id }).from(amendmentReplies).where(and(eq(amendmentReplies.authorId, actor?.id ?? ""), eq(amendmentReplies.submission, form.submission)));
    if (twin) throw new AlreadyDone(twin);
    const current = await presentAmendment(deed, amendment.id);
    demand(mayReplyToAmendment(actor, current, await rulesIn(db, current.standardId), await presentRound(db, current.standardId, now), now));
    const agreement = mayFacilitate(actor, current.standardId).ok ? [] : await agreeOnce(deed, current.standardId, form);
    const id = newId();
    await db.insert(amendmentReplies).values({ id, amendmentId: current.id, authorId: actor!.id, authorName: actor!.name, organisationName: actor!.actingFor?.organisationName ?? "", category: actor!.actingFor?.category ?? null, text: form.text, submission: form.submission, createdAt: now });
    await db.update(amendments).set({ replyCount: sql`${amendments.replyCount} + 1` }).where(eq(amendments.id, current.id));
    return { result: { id }, events: [...agreement, { kind: "amendment-reply-sent", standardId: current.standardId, payload: { amendmentId: current.id, replyId: id, textHash: sha256(form.text) } }] };
  });
}

/** The organisations that propose it. */
export async function proposersOf(db: Db, amendmentId: string): Promise<string[]> {
  return (await db.select({ id: amendmentProposers.organisationId }).from(amendmentProposers).where(eq(amendmentProposers.amendmentId, amendmentId))).map(({ id }) => id);
}

async function positionOf(db: Db, amendmentId: string, organisationId: string): Promise<AmendmentPosition> {
  const [newest] = await db.select({ position: amendmentPositions.position }).from(amendmentPositions).where(and(eq(amendmentPositions.amendmentId, amendmentId), eq(amendmentPositions.organisationId, organisationId))).orderBy(desc(amendmentPositions.sequence)).limit(1);
  return newest?.position ?? "none";
}

async function take(deed: Deed, amendmentId: string, organisation: Membership, position: AmendmentPosition): Promise<void> {
  const before = await positionOf(deed.db, amendmentId, organisation.organisationId);
  const change = (counted: AmendmentPosition) => Number(position === counted) - Number(before === counted);
  await deed.db.insert(amendmentPositions).values({ amendmentId, ...speaking(deed, organisation), position });
  await deed.db.update(amendments).set({ endorseCount: sql`${amendments.endorseCount} + ${change("endorse")}`, objectCount: sql`${amendments.objectCount} + ${change("object")}` }).where(eq(amendments.id, amendmentId));
}

function speaking({ actor, now }: Deed, organisation: Membership) {
  return { organisationId: organisation.organisationId, organisationName: organisation.organisationName, category: organisation.category, userId: actor!.id, userName: actor!.name, at: now };
}
