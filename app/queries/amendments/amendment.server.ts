/** One amendment with all that became of it. What the form of a new one needs is left to proposing.server.ts, the list to amendments.server.ts. */
import { and, asc, desc, eq } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { amendmentDecisions, amendmentPlaces, amendmentReplies, amendments, drafts, standards } from "#db/schema.server.ts";
import { judgedOn } from "#db/standing-amendments.server.ts";
import { piecesOf } from "#app/domain/amendments/excerpts.ts";
import { mayDecide, mayJoin, mayReplyToAmendment, mayTakePosition, mayUndoDecision, mayWithdrawAmendment } from "#app/domain/amendments/rights.ts";
import { redlinePage } from "#app/domain/redline-page.ts";
import { Refused } from "#app/domain/refusals.ts";
import { mayFacilitate, type Visitor } from "#app/domain/roles.ts";
import { decidingRound } from "#app/domain/rounds.ts";
import { paths } from "#app/paths.ts";
import { newId } from "#app/platform/chance.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";
import type { Language } from "#app/texts/language.ts";
import { rendered } from "../rendered.server.ts";
import { replyShown, roundsOf, written } from "../threads.server.ts";
import { positionsOn, proposersBy } from "./parties.server.ts";

/** The page shows this many; nobody has met more. */
const REPLIES_MAX = 1_000;

/** Everything about one amendment. @throws Refused "not-found". */
export async function openAmendment(at: { standard: string; number: number }, visitor: Visitor, now: Date, language: Language) {
  const [row] = await db()
    .select({ amendment: amendments, standard: { id: standards.id, admission: standards.admission, slug: standards.slug, identifier: standards.identifier, title: standards.title } })
    .from(amendments)
    .innerJoin(standards, eq(standards.id, amendments.standardId))
    .where(and(eq(standards.slug, at.standard), eq(amendments.number, at.number)));
  if (!row) throw new Refused({ code: "not-found" });
  const { amendment, standard } = row;
  const listed = await db().select({ id: drafts.id, number: drafts.number, label: drafts.label }).from(drafts).where(eq(drafts.standardId, amendment.standardId)).orderBy(asc(drafts.number));
  const draftOf = (id: string | null) => listed.find((draft) => draft.id === id) ?? null;
  const places = await db().select().from(amendmentPlaces).where(eq(amendmentPlaces.amendmentId, amendment.id));
  const placed = places.map((place) => ({ place, draft: draftOf(place.draftId)! })).sort((a, b) => a.draft.number - b.draft.number);
  // The latest draft that it fits: there it is shown.
  const shown = placed.findLast(({ place }) => place.outcome === "fits") ?? placed[0]!;
  const newest = listed.at(-1)!;
  const { standing, collisions } = await judgedOn(newest);
  const standsNow = standing.some((one) => one.amendment.id === amendment.id && one.place.outcome === "fits");
  const held = decidingRound(await roundsOf(amendment.standardId), now);
  const proposers = (await proposersBy([amendment.id])).get(amendment.id) ?? [];
  const ids = proposers.map(({ organisationId }) => organisationId);
  const { said, tally } = await positionsOn(amendment.id);
  const own = visitor?.actingFor?.organisationId;
  const words = catalogueOf(language).revisions.redline;
  const line = (draft: number) => (number: number) => paths.draft(standard.slug, draft, { first: number, last: number });
  const decisions = await db().select().from(amendmentDecisions).where(eq(amendmentDecisions.amendmentId, amendment.id)).orderBy(asc(amendmentDecisions.sequence));
  return {
    standard,
    number: amendment.number,
    draft: { number: shown.draft.number, label: shown.draft.label },
    proposedOn: { number: draftOf(amendment.draftId)!.number, label: draftOf(amendment.draftId)!.label, first: amendment.firstLine, last: amendment.lastLine },
    clause: amendment.clause,
    operation: shown.place.operation,
    first: shown.place.firstLine ?? amendment.firstLine,
    last: shown.place.lastLine ?? amendment.lastLine,
    label: amendment.label,
    keywords: amendment.keywords,
    redline: redlinePage(shown.place.hunks, 0, new Map(), words, { oldLine: line(shown.draft.number), newLine: null, reason: ({ number }) => paths.amendment(standard.slug, number) }),
    source: shown.place.hunks.length > 0 ? null : piecesOf(shown.place.base, shown.place.source),
    markdown: amendment.source,
    reason: written(amendment.reason),
    author: { name: amendment.authorName, organisation: amendment.organisationName, category: amendment.category },
    proposers: proposers.map(({ name, organisation, category }) => ({ name, organisation, category })),
    at: amendment.createdAt.toISOString(),
    handling: amendment.handling,
    disposition: amendment.disposition,
    withdrawn: amendment.withdrawnAt !== null,
    collides: standsNow ? collisions.flatMap(([one, other]) => (one === amendment.number ? [other] : other === amendment.number ? [one] : [])) : [],
    amends: amendment.amends,
    amendedBy: (await db().select({ number: amendments.number }).from(amendments).where(and(eq(amendments.standardId, amendment.standardId), eq(amendments.amends, amendment.number))).orderBy(asc(amendments.number))).map(({ number }) => number),
    mayBeAmended: standsNow && amendment.amends === null && amendment.handling === "open",
    places: placed.map(({ place, draft }) => ({ draft: { number: draft.number, label: draft.label }, outcome: place.outcome, unfit: place.unfit, first: place.firstLine, last: place.lastLine })),
    applied: appliedIn(amendment, draftOf(amendment.appliedDraftId)),
    decisions: decisions.map((decision, index) => ({
      kind: decision.kind,
      html: decision.observation === null ? null : rendered(decision.observation),
      duplicateOf: decision.duplicateOf,
      by: decision.byName,
      at: decision.at.toISOString(),
      undone: decisions.slice(index + 1).some(({ kind }) => kind === "undone"),
      /** From what was proposed to what was accepted instead. */
      modified: decision.source ? piecesOf(amendment.source, decision.source) : null,
      parts: decision.hunks,
    })),
    tally,
    said,
    position: said.find(({ organisationId }) => organisationId === own)?.position ?? "none",
    replies: (await db().select().from(amendmentReplies).where(eq(amendmentReplies.amendmentId, amendment.id)).orderBy(asc(amendmentReplies.createdAt), asc(amendmentReplies.id)).limit(REPLIES_MAX)).map(replyShown),
    replyCount: amendment.replyCount,
    submission: newId(),
    actingFor: visitor?.actingFor?.organisationName ?? null,
    facilitates: mayFacilitate(visitor, amendment.standardId).ok,
    may: {
      reply: mayReplyToAmendment(visitor, amendment, standard, held, now),
      join: mayJoin(visitor, amendment, standard, ids, held, now),
      position: mayTakePosition(visitor, amendment, standard, ids, held, now),
      withdraw: mayWithdrawAmendment(visitor, amendment),
      decide: mayDecide(visitor, amendment).ok,
      undo: mayUndoDecision(visitor, amendment).ok,
    },
    neighbours: await neighboursOf(amendment.standardId, amendment.number),
  };
}

export type AmendmentFacts = Awaited<ReturnType<typeof openAmendment>>;

function appliedIn({ appliedFirstLine, appliedLastLine }: typeof amendments.$inferSelect, draft: { number: number; label: string } | null) {
  return draft && { number: draft.number, label: draft.label, first: appliedFirstLine, last: appliedLastLine };
}

async function neighboursOf(standardId: string, number: number): Promise<{ previous: number | null; next: number | null }> {
  const [last] = await db().select({ number: amendments.number }).from(amendments).where(eq(amendments.standardId, standardId)).orderBy(desc(amendments.number)).limit(1);
  return { previous: number > 1 ? number - 1 : null, next: number < (last?.number ?? 0) ? number + 1 : null };
}
