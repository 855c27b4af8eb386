/** The amendments of a standard as a list, with their collisions; and as a layer over the lines of a draft. One with its whole history is left to amendment.server.ts. */
import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { amendmentPlaces, amendments, standards } from "#db/schema.server.ts";
import { judgedOn } from "#db/standing-amendments.server.ts";
import { excerptOf, type Excerpt } from "#app/domain/amendments/excerpts.ts";
import { ACCEPTING, type AmendmentDisposition, type AmendmentHandling } from "#app/domain/amendments/states.ts";
import { AMENDMENT_PAGE, groupsOf, viewed, type AmendmentList, type AmendmentView, type Listed } from "#app/domain/amendments/views.ts";
import type { StandardHead } from "#app/domain/heads.ts";
import type { Actor, Visitor } from "#app/domain/roles.ts";
import { draftAt } from "../reading.server.ts";
import { standardHead } from "../standards.server.ts";

const REASON = 240;

/** The amendments that a view shows, a page of them. @throws Refused "not-found" */
export async function openAmendments(slug: string, view: AmendmentView, visitor: Visitor, now: Date): Promise<AmendmentList & { head: StandardHead }> {
  const head = await standardHead(slug, now, visitor);
  const [row] = head.newest ? [await draftAt(slug, String(head.newest.number))] : [];
  const rows = await db().select().from(amendments).where(eq(amendments.standardId, head.id)).orderBy(asc(amendments.number));
  const judged = row ? await judgedOn(row) : { standing: [], collisions: [] };
  const places = new Map(judged.standing.map((one) => [one.amendment.id, one.place]));
  const collidingWith = new Map<number, number[]>();
  for (const [one, other] of judged.collisions) for (const [a, b] of [[one, other], [other, one]] as const) collidingWith.set(a, [...(collidingWith.get(a) ?? []), b]);
  const listed = rows.map((amendment) => {
    const place = places.get(amendment.id) ?? null;
    const state: Listed["state"] = amendment.withdrawnAt ? "withdrawn" : amendment.handling === "open" ? (place?.outcome === "unfit" ? "unfit" : "open") : amendment.handling;
    return { amendment, place, number: amendment.number, clause: amendment.clause, category: amendment.category, organisation: amendment.organisationName, state, firstLine: place?.firstLine ?? null, support: amendment.endorseCount - amendment.objectCount, collides: collidingWith.get(amendment.number) ?? [] };
  });
  const matching = viewed(listed, view);
  const pages = Math.max(1, Math.ceil(matching.length / AMENDMENT_PAGE));
  const page = Math.min(view.page, pages);
  const shown = matching.slice((page - 1) * AMENDMENT_PAGE, page * AMENDMENT_PAGE);
  const hunks = await ownHunks(shown.filter(({ place }) => place?.outcome !== "fits").map(({ amendment }) => amendment));
  return {
    head,
    draft: row ? { number: row.number, label: row.label } : null,
    view: { ...view, page },
    amendments: shown.map(({ amendment, place, ...one }) => ({
      ...one,
      lastLine: place?.lastLine ?? null,
      label: amendment.label,
      keywords: amendment.keywords,
      handling: amendment.handling,
      disposition: amendment.disposition,
      outcome: place?.outcome ?? null,
      author: amendment.authorName,
      reason: amendment.reason.length > REASON ? `${amendment.reason.slice(0, REASON).trimEnd()}…` : amendment.reason,
      endorse: amendment.endorseCount,
      object: amendment.objectCount,
      replies: amendment.replyCount,
      excerpt: excerptOf(place?.outcome === "fits" ? place.hunks : (hunks.get(amendment.id) ?? []), 3),
    })),
    all: rows.length,
    matching: matching.length,
    pages,
    choices: { clauses: [...new Set(rows.map(({ clause }) => clause).filter(Boolean))].sort((a, b) => a.localeCompare(b, "en", { numeric: true })), organisations: [...new Set(rows.map(({ organisationName }) => organisationName))].sort() },
    collisions: judged.collisions,
    groups: groupsOf(judged.collisions),
  };
}

/** What they change on the draft that they were proposed on. */
async function ownHunks(rows: readonly (typeof amendments.$inferSelect)[]) {
  if (rows.length === 0) return new Map<string, (typeof amendmentPlaces.$inferSelect)["hunks"]>();
  const own = new Map(rows.map((row) => [row.id, row.draftId]));
  const places = await db().select({ draftId: amendmentPlaces.draftId, id: amendmentPlaces.amendmentId, hunks: amendmentPlaces.hunks }).from(amendmentPlaces).where(inArray(amendmentPlaces.amendmentId, [...own.keys()]));
  return new Map(places.filter((place) => own.get(place.id) === place.draftId).map((place) => [place.id, place.hunks]));
}

/** One amendment over the lines: its number, its last line, what it changes. */
export type Layered = [number: number, firstLine: number, lastLine: number, excerpt: Excerpt];

interface Layer {
  revision: number;
  json: string;
}
const layers = new Map<string, Layer>();
const KEPT = 6;

/** The open and the accepted amendments of a draft, by line, as JSON; made anew when something changed. @throws Refused "not-found" */
export async function layerOf(slug: string | undefined, number: string | undefined): Promise<{ json: string; revision: number }> {
  const draft = await draftAt(slug, number);
  const [standard] = await db().select({ revision: standards.revision }).from(standards).where(eq(standards.id, draft.standardId));
  const revision = standard?.revision ?? 0;
  const known = layers.get(draft.id);
  if (known?.revision === revision) return known;
  const rows = await db()
    .select({ number: amendments.number, firstLine: amendmentPlaces.firstLine, lastLine: amendmentPlaces.lastLine, hunks: amendmentPlaces.hunks })
    .from(amendmentPlaces)
    .innerJoin(amendments, eq(amendments.id, amendmentPlaces.amendmentId))
    .where(and(eq(amendmentPlaces.draftId, draft.id), eq(amendmentPlaces.outcome, "fits"), isNull(amendments.withdrawnAt), or(eq(amendments.handling, "open"), and(eq(amendments.handling, "decided"), inArray(amendments.disposition, [...ACCEPTING])))))
    .orderBy(asc(amendmentPlaces.lastLine), asc(amendments.number));
  const layer: Layered[] = rows.map((row) => [row.number, row.firstLine ?? 1, row.lastLine ?? 1, excerptOf(row.hunks, 12)]);
  const made = { revision, json: JSON.stringify(layer) };
  layers.delete(draft.id);
  layers.set(draft.id, made);
  for (const [oldest] of layers) {
    if (layers.size <= KEPT) break;
    layers.delete(oldest);
  }
  return made;
}

export interface OwnAmendment {
  number: number;
  standard: { slug: string; identifier: string };
  handling: AmendmentHandling;
  disposition: AmendmentDisposition | null;
  withdrawn: boolean;
  at: string;
}

/** A person's own amendments, newest first. */
export async function ownAmendments(actor: Actor): Promise<OwnAmendment[]> {
  const rows = await db()
    .select({ amendment: amendments, slug: standards.slug, identifier: standards.identifier })
    .from(amendments)
    .innerJoin(standards, eq(standards.id, amendments.standardId))
    .where(eq(amendments.authorId, actor.id))
    .orderBy(asc(standards.identifier), asc(amendments.number))
    .limit(500);
  return rows.map(({ amendment, slug, identifier }) => ({ number: amendment.number, standard: { slug, identifier }, handling: amendment.handling, disposition: amendment.disposition, withdrawn: amendment.withdrawnAt !== null, at: amendment.createdAt.toISOString() }));
}
