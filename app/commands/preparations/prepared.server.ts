/** What every deed in the private preparation of a delegation begins with: whose it is, who may, and which contribution it is about. What they record names nothing that others could read. */
import { and, eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { organisations, preparedContributions } from "#db/schema.server.ts";
import { readsPrepared } from "#app/domain/delegations/preparations.ts";
import type { Event } from "#app/domain/events.ts";
import { demand, refuse, Refused } from "#app/domain/refusals.ts";
import { actingIn, mayPrepare, speaksFor, type Doer, type Visitor } from "#app/domain/roles.ts";
import { rulesIn } from "../comments.server.ts";
import { standardAt } from "../delegations.server.ts";
import { AlreadyDone, perform, type Deed } from "../perform.server.ts";
import { sealsOf } from "../seals.server.ts";

/** A delegation's preparation, as its address names it. */
export interface PreparationAt {
  standard: string;
  organisation: string;
}

/** A deed that stays within the delegation: whoever may prepare there does it, and its event names no standard. */
export async function inPreparation<R>(doer: Doer, at: PreparationAt, deed: (deed: Deed, standardId: string, organisationId: string) => Promise<{ result: R; event: Event }>): Promise<R> {
  const standard = await standardAt(at.standard);
  return perform<R>(doer, `standard:${standard.id}`, async (own) => {
    const organisationId = await organisationIn(own, at.organisation);
    demand(mayPrepare(own.actor, await rulesIn(own.db, standard.id), organisationId));
    const { result, event } = await deed(own, standard.id, organisationId);
    return { result, events: [event] };
  });
}

/** Where a new contribution stands: its id, and its number among those of the delegation. @throws AlreadyDone with the number where the same form was sent before. */
export async function nextPrepared({ db, actor, newId }: Deed, standardId: string, organisationId: string, submission: string): Promise<{ id: string; number: number }> {
  const [twin] = await db.select({ number: preparedContributions.number }).from(preparedContributions).where(and(eq(preparedContributions.authorId, actor!.id), eq(preparedContributions.submission, submission)));
  if (twin) throw new AlreadyDone(twin);
  return { id: newId(), number: (await db.$count(preparedContributions, within(standardId, organisationId))) + 1 };
}

/** The prepared contribution, where it is neither submitted nor withdrawn, and its reader is one of those who may know of it. @throws Refused "not-found", "submitted", "prepared-withdrawn" */
export async function preparedAt({ db, actor }: Deed, standardId: string, organisationId: string, number: number, kind: "comment" | "amendment" | null = null) {
  const [row] = await db.select().from(preparedContributions).where(and(within(standardId, organisationId), eq(preparedContributions.number, number)));
  if (!row || !readsPrepared(actor!.id, standardId, row.createdAt, await sealsOf(db, organisationId))) throw new Refused({ code: "not-found" });
  if (kind && (row.type === "amendment") !== (kind === "amendment")) throw new Refused({ code: "not-found" });
  if (row.commentId ?? row.amendmentId) throw new Refused({ code: "submitted" });
  if (row.withdrawnAt) throw new Refused({ code: "prepared-withdrawn" });
  return row;
}

/** Its author, a head or a deputy change a prepared contribution. @throws Refused "head-only" */
export function demandHand(actor: Visitor, prepared: { authorId: string }, standardId: string, organisationId: string): void {
  const acting = actingIn(actor, organisationId);
  if (prepared.authorId !== actor?.id && !speaksFor(acting, standardId)) demand(refuse("head-only", { organisation: acting?.actingFor?.organisationName ?? "" }));
}

/** Of one delegation. */
export const within = (standardId: string, organisationId: string) => and(eq(preparedContributions.standardId, standardId), eq(preparedContributions.organisationId, organisationId));

export const changed = (preparedId: string): Event => ({ kind: "prepared-contribution-changed", standardId: null, payload: { preparedId } });

export async function organisationIn({ db, actor }: { db: Db; actor: Visitor }, slug: string): Promise<string> {
  if (!actor) throw new Refused({ code: "sign-in-required" });
  const [row] = await db.select({ id: organisations.id }).from(organisations).where(eq(organisations.slug, slug));
  if (!row) throw new Refused({ code: "not-found" });
  return row.id;
}
