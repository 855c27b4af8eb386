/** The private preparation of a delegation, for its own people alone: these are the only queries that read what was prepared. */
import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { draftText } from "#db/draft-texts.server.ts";
import { amendments, comments, drafts, organisations, preparedContributions, preparedOpinions, preparedReplies, preparationSeals, standards } from "#db/schema.server.ts";
import { amendmentsStanding, commentsStanding, type AmendmentStands, type Prepared } from "#db/standing-prepared.server.ts";
import { excerptOf, piecesOf } from "#app/domain/amendments/excerpts.ts";
import { readsPrepared, type PreparedAmendment, type PreparedShown, type Seal } from "#app/domain/delegations/preparations.ts";
import { demand, Refused } from "#app/domain/refusals.ts";
import { delegationRole, mayPrepare, maySeePreparation, maySubmitPrepared, type Visitor } from "#app/domain/roles.ts";
import { decidingRound } from "#app/domain/rounds.ts";
import { rangeFault, textOf } from "#app/domain/text/anchors.ts";
import { newId } from "#app/platform/chance.server.ts";
import { rendered } from "../rendered.server.ts";
import { standardHead } from "../standards.server.ts";
import { roundsOf, written } from "../threads.server.ts";

/** The most that the page shows, the newest first. */
const SHOWN = 500;

/** Changes of one amendment that it shows. */
const CHANGES = 200;

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
    .select({ row: preparedContributions, draft: { number: drafts.number, label: drafts.label }, comment: comments.number, amendment: amendments.number })
    .from(preparedContributions)
    .innerJoin(drafts, eq(drafts.id, preparedContributions.draftId))
    .leftJoin(comments, eq(comments.id, preparedContributions.commentId))
    .leftJoin(amendments, eq(amendments.id, preparedContributions.amendmentId))
    .where(and(eq(preparedContributions.standardId, standardId), eq(preparedContributions.organisationId, organisationId)))
    .orderBy(desc(preparedContributions.number))
    .limit(SHOWN);
  const rows = found.filter(({ row }) => readsPrepared(reader, standardId, row.createdAt, seals));
  const ids = rows.map(({ row }) => row.id);
  if (ids.length === 0) return [];
  const said = await db().select().from(preparedReplies).where(inArray(preparedReplies.preparedId, ids)).orderBy(asc(preparedReplies.createdAt), asc(preparedReplies.id));
  const weighed = await db().select().from(preparedOpinions).where(inArray(preparedOpinions.preparedId, ids)).orderBy(asc(preparedOpinions.at), asc(preparedOpinions.userId));
  const newest = await newestDraft(standardId);
  const waiting = rows.filter(({ row, comment, amendment }) => row.draftId !== newest?.id && comment === null && amendment === null && !row.withdrawnAt).map(({ row }) => row);
  const placed = await commentsStanding(standardId, waiting.filter(({ type }) => type !== "amendment"));
  const amended = await amendmentsStanding(standardId, rows.filter(({ row }) => row.type === "amendment").map(({ row }) => row));
  return rows.map(({ row, draft, comment, amendment }) => {
    const opinions = weighed.filter(({ preparedId }) => preparedId === row.id);
    const named = (opinion: string) => opinions.filter((held) => held.opinion === opinion).map(({ userName }) => userName);
    const submitted = comment ?? amendment;
    const open = submitted === null && !row.withdrawnAt;
    const earlier = waiting.includes(row);
    const stands = amended.get(row.id);
    const now = earlier ? (stands ? stands.now && { firstLine: stands.now.firstLine, lastLine: stands.now.lastLine, sure: true } : (placed.get(row.id) ?? null)) : null;
    return {
      number: row.number, draft, firstLine: row.firstLine, lastLine: row.lastLine, clause: row.clause, type: row.type, mustBeSatisfied: row.mustBeSatisfied,
      reason: written(row.reason), proposedChange: row.proposedChange ? written(row.proposedChange) : null, amendment: stands ? amendmentShown(row, stands, open) : null,
      now: now && { firstLine: now.firstLine, lastLine: now.lastLine, sure: now.sure }, earlier,
      author: row.authorName, createdAt: row.createdAt.toISOString(), rewrittenAt: row.rewrittenAt?.toISOString() ?? null,
      support: named("support"), notSupport: named("not-support"), own: opinions.find(({ userId }) => userId === reader)?.opinion ?? null,
      replies: said.filter(({ preparedId }) => preparedId === row.id).map(({ id, authorId, authorName, text, createdAt }) => ({ id, author: authorName, own: authorId === reader, html: rendered(text), at: createdAt.toISOString() })),
      submitted, withdrawn: row.withdrawnAt !== null,
      mayRewrite: open && (speaks || row.authorId === reader),
      submission: newId(),
    };
  });
}

/** Where it waits it is shown as it would be submitted. */
function amendmentShown({ amends }: Prepared, { own, now, unfit }: AmendmentStands, open: boolean): PreparedAmendment {
  const { label, keywords, hunks, base, amendment } = (open && now) || own;
  return { operation: amendment.operation, label, keywords, excerpt: excerptOf(hunks, CHANGES), source: hunks.length > 0 ? null : piecesOf(base, amendment.source), markdown: amendment.source, amends, unfit: open ? unfit : null };
}

/** A prepared amendment as its form begins with it, on the newest draft; `lines` null: it does not fit there, and its lines are to be chosen. @throws Refused "not-found" to everybody who may not read it; "sign-in-required". */
export async function openPreparedAmendment(at: { standard: string; organisation: string }, number: number, visitor: Visitor) {
  const [held] = await db()
    .select({ row: preparedContributions })
    .from(preparedContributions)
    .innerJoin(standards, eq(standards.id, preparedContributions.standardId))
    .innerJoin(organisations, eq(organisations.id, preparedContributions.organisationId))
    .where(and(eq(standards.slug, at.standard), eq(organisations.slug, at.organisation), eq(preparedContributions.number, number), eq(preparedContributions.type, "amendment")));
  demand(maySeePreparation(visitor, held?.row.standardId ?? "", held?.row.organisationId ?? ""));
  const { row } = held!;
  if (!readsPrepared(visitor!.id, row.standardId, row.createdAt, await sealsOf(row.organisationId))) throw new Refused({ code: "not-found" });
  const { own, now } = (await amendmentsStanding(row.standardId, [row])).get(row.id)!;
  const { operation, source } = (now ?? own).amendment;
  return { number, preparer: at.organisation, lines: now && { first: now.firstLine, last: now.lastLine }, operation, source, reason: row.reason, amends: row.amends };
}
