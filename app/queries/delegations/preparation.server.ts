/** The private preparation of a delegation, for its own people alone: this is the one query that reads what was prepared. */
import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { draftText, storedCarriers } from "#db/draft-texts.server.ts";
import { comments, drafts, organisations, preparedComments, preparedOpinions, preparedReplies, preparationSeals } from "#db/schema.server.ts";
import { readsPrepared, type PreparedShown, type Seal } from "#app/domain/delegations/preparations.ts";
import { demand, Refused } from "#app/domain/refusals.ts";
import { delegationRole, mayPrepare, maySeePreparation, maySubmitPrepared, type Visitor } from "#app/domain/roles.ts";
import { decidingRound } from "#app/domain/rounds.ts";
import { rangeFault, textOf } from "#app/domain/text/anchors.ts";
import { CARRIED, carryOn } from "#app/domain/text/placements.ts";
import { newId } from "#app/platform/chance.server.ts";
import { rendered } from "../rendered.server.ts";
import { standardHead } from "../standards.server.ts";
import { roundsOf, written } from "../threads.server.ts";

/** The most that the page shows, the newest first. */
const SHOWN = 500;

/** @param lines those that a new one is begun on; null: not chosen. @throws Refused "not-found" to everybody who is not in the delegation; "sign-in-required". */
export async function openPreparation(at: { standard: string; organisation: string }, lines: { first: number; last: number } | null, visitor: Visitor, now: Date) {
  const head = await standardHead(at.standard, now, visitor);
  const [organisation] = await db().select({ id: organisations.id, slug: organisations.slug, name: organisations.name, category: organisations.category }).from(organisations).where(eq(organisations.slug, at.organisation));
  if (visitor && !organisation) throw new Refused({ code: "not-found" });
  demand(maySeePreparation(visitor, head.id, organisation?.id ?? ""));
  const role = delegationRole(visitor, head.id, organisation!.id);
  const seals = await sealsOf(organisation!.id);
  const newest = await newestDraft(head.id);
  const round = newest && decidingRound((await roundsOf(head.id)).filter(({ draftId }) => draftId === newest.id), now);
  const cut = newest && lines ? (await draftText(newest.id)).cut : null;
  return {
    head,
    organisation: { slug: organisation!.slug, name: organisation!.name, category: organisation!.category },
    prepared: await preparedOf(head.id, organisation!.id, visitor!.id, role === "head" || role === "deputy", seals),
    sealedAt: seals.at(-1)?.at.toISOString() ?? null,
    lines: lines && cut && !rangeFault(cut, { firstLine: lines.first, lastLine: lines.last }) ? { ...lines, text: textOf(cut, { firstLine: lines.first, lastLine: lines.last }) } : null,
    may: { prepare: mayPrepare(visitor, head, organisation!.id), submit: maySubmitPrepared(visitor, head, organisation!.id, round, now) },
    submission: newId(),
  };
}

async function newestDraft(standardId: string) {
  const [row] = await db().select({ id: drafts.id, number: drafts.number }).from(drafts).where(eq(drafts.standardId, standardId)).orderBy(desc(drafts.number)).limit(1);
  return row ?? null;
}

/** In their order. */
async function sealsOf(organisationId: string): Promise<Seal[]> {
  return db().select({ at: preparationSeals.at, members: preparationSeals.members, named: preparationSeals.named }).from(preparationSeals).where(eq(preparationSeals.organisationId, organisationId)).orderBy(asc(preparationSeals.at));
}

async function preparedOf(standardId: string, organisationId: string, reader: string, speaks: boolean, seals: readonly Seal[]): Promise<PreparedShown[]> {
  const found = await db()
    .select({ row: preparedComments, draft: { number: drafts.number, label: drafts.label }, submitted: comments.number })
    .from(preparedComments)
    .innerJoin(drafts, eq(drafts.id, preparedComments.draftId))
    .leftJoin(comments, eq(comments.id, preparedComments.commentId))
    .where(and(eq(preparedComments.standardId, standardId), eq(preparedComments.organisationId, organisationId)))
    .orderBy(desc(preparedComments.number))
    .limit(SHOWN);
  const rows = found.filter(({ row }) => readsPrepared(reader, standardId, row.createdAt, seals));
  const ids = rows.map(({ row }) => row.id);
  if (ids.length === 0) return [];
  const said = await db().select().from(preparedReplies).where(inArray(preparedReplies.preparedId, ids)).orderBy(asc(preparedReplies.createdAt), asc(preparedReplies.id));
  const now = await standingOn(standardId, rows.filter(({ submitted }) => submitted === null).map(({ row }) => row));
  const weighed = await db().select().from(preparedOpinions).where(inArray(preparedOpinions.preparedId, ids)).orderBy(asc(preparedOpinions.at), asc(preparedOpinions.userId));
  return rows.map(({ row, draft, submitted }) => {
    const opinions = weighed.filter(({ preparedId }) => preparedId === row.id);
    const named = (opinion: string) => opinions.filter((held) => held.opinion === opinion).map(({ userName }) => userName);
    return {
      number: row.number, draft, firstLine: row.firstLine, lastLine: row.lastLine, clause: row.clause, type: row.type, mustBeSatisfied: row.mustBeSatisfied,
      reason: written(row.reason), proposedChange: row.proposedChange ? written(row.proposedChange) : null,
      now: now.get(row.id) ?? null, earlier: now.has(row.id),
      author: row.authorName, createdAt: row.createdAt.toISOString(), rewrittenAt: row.rewrittenAt?.toISOString() ?? null,
      support: named("support"), notSupport: named("not-support"), own: opinions.find(({ userId }) => userId === reader)?.opinion ?? null,
      replies: said.filter(({ preparedId }) => preparedId === row.id).map(({ id, authorName, text, createdAt }) => ({ id, author: authorName, html: rendered(text), at: createdAt.toISOString() })),
      submitted: submitted ?? null,
      mayRewrite: !row.commentId && (speaks || row.authorId === reader),
      submission: newId(),
    };
  });
}

/** Where those that were written on an earlier draft stand on the newest; null: nobody can tell. Those of the newest are not among them. */
async function standingOn(standardId: string, written: readonly (typeof preparedComments.$inferSelect)[]): Promise<Map<string, PreparedShown["now"]>> {
  const ids = (await db().select({ id: drafts.id }).from(drafts).where(eq(drafts.standardId, standardId)).orderBy(asc(drafts.number))).map(({ id }) => id);
  const found = new Map<string, PreparedShown["now"]>();
  for (const draftId of new Set(written.map((row) => row.draftId))) {
    if (draftId === ids.at(-1)) continue;
    const carriers = await storedCarriers(ids.slice(ids.indexOf(draftId)));
    for (const { id, firstLine, lastLine, quote } of written.filter((row) => row.draftId === draftId)) {
      const stands = carriers && carryOn({ firstLine, lastLine, quote: quote ?? undefined }, carriers);
      found.set(id, stands && { firstLine: stands.firstLine, lastLine: stands.lastLine, sure: stands.confidence >= CARRIED });
    }
  }
  return found;
}
