/** The amendments of a workbench: where each stands on the newest draft, what it changes, what it collides with, how it was decided. Their own pages are left to others. */
import { and, asc, desc, eq, isNull, ne } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { draftText } from "#db/draft-texts.server.ts";
import { amendmentDecisions, amendmentPlaces, amendments, drafts, standards } from "#db/schema.server.ts";
import { collisionGraph } from "#app/domain/amendments/collisions.ts";
import { editsOf, type Edit } from "#app/domain/amendments/edits.ts";
import { piecesOf } from "#app/domain/amendments/excerpts.ts";
import type { Operation } from "#app/domain/amendments/operations.ts";
import { layoutOf, type Layout } from "#app/domain/amendments/passages.ts";
import { startsOf, type Start } from "#app/domain/amendments/settling.ts";
import { partsOf, type Part } from "#app/domain/amendments/queues.ts";
import type { Unfit } from "#app/domain/amendments/rebasing.ts";
import { ACCEPTING, type AmendmentDisposition, type AmendmentHandling, type PlaceOutcome } from "#app/domain/amendments/states.ts";
import type { Category } from "#app/domain/organisations.ts";
import { Refused } from "#app/domain/refusals.ts";
import type { Piece } from "#app/domain/text/redline.ts";

export interface QueuedAmendment {
  kind: "amendment";
  number: number;
  /** Of the newest draft; null where it does not fit there. */
  firstLine: number | null;
  lastLine: number | null;
  operation: Operation;
  outcome: PlaceOutcome;
  unfit: Unfit | null;
  label: "editorial" | "substantive";
  handling: AmendmentHandling;
  disposition: AmendmentDisposition | null;
  reason: string;
  observation: string | null;
  duplicateOf: number | null;
  organisation: string;
  category: Category | null;
  endorse: number;
  object: number;
  /** Its changes, as a decision counts them; of what does not fit any more, none. */
  parts: Part[];
  /** What its blocks become, as proposed; where it was accepted with modifications, `modified` leads from that to what they became instead. */
  source: string;
  modified: Piece[] | null;
  accepted: number[] | null;
  /** Numbers of those that change the same words and are open or accepted. */
  collides: number[];
}

type Amendment = typeof amendments.$inferSelect;

export interface Standing {
  amendment: Amendment;
  place: typeof amendmentPlaces.$inferSelect;
  decision: typeof amendmentDecisions.$inferSelect | null;
  edits: Edit[];
}

export interface Judged {
  standing: Standing[];
  /** Pairs by number, the lower first, of which one at least is open and the other open or accepted. */
  collisions: [number, number][];
}

/** What amendments change on a draft never changes, so it is worked out once. */
const known = new Map<string, Edit[]>();
const KNOWN = 4_000;

/** The amendments that stand on a draft, withdrawn and applied ones left out, and which of them get in each other's way. */
export async function judgedOn(draft: { id: string; number: number }): Promise<Judged> {
  const rows = await db()
    .select({ amendment: amendments, place: amendmentPlaces, decision: amendmentDecisions })
    .from(amendmentPlaces)
    .innerJoin(amendments, eq(amendments.id, amendmentPlaces.amendmentId))
    .leftJoin(amendmentDecisions, eq(amendmentDecisions.id, amendments.decisionId))
    .where(and(eq(amendmentPlaces.draftId, draft.id), isNull(amendments.withdrawnAt), ne(amendments.handling, "applied")))
    .orderBy(asc(amendments.number));
  if (rows.length === 0) return { standing: [], collisions: [] };
  const layout = layoutOf((await draftText(draft.id)).cut);
  const standing = rows.map((row) => ({ ...row, edits: editsOn(layout, draft, row.place) }));
  const facing = standing.filter(({ amendment }) => amendment.handling === "open" || isAccepted(amendment));
  const { collisions } = collisionGraph(facing.map(({ amendment, decision, edits }) => (isAccepted(amendment) ? (decision?.edits ?? []) : edits)));
  const pairs = collisions.map(({ one, other }) => [facing[one]!.amendment, facing[other]!.amendment] as const).filter(([one, other]) => one.handling === "open" || other.handling === "open");
  return { standing, collisions: pairs.map(([one, other]) => [one.number, other.number]) };
}

/** What of them is to be dealt with before the next draft is published. */
export function openOn({ standing, collisions }: Judged): { openAmendments: number[]; collisions: [number, number][] } {
  return { openAmendments: standing.filter(({ amendment }) => amendment.handling === "open").map(({ amendment }) => amendment.number), collisions };
}

export interface Settlement {
  standard: { slug: string; identifier: string };
  draft: { number: number; label: string };
  amendments: QueuedAmendment[];
  starts: Start[];
}

/** Amendments that collide, side by side, and the texts that could stand in place of them. @throws Refused "not-found" where fewer than two of them fit the newest draft. */
export async function openSettlement(slug: string, numbers: readonly number[]): Promise<Settlement> {
  const { standard, draft } = await newestOf(slug);
  const judged = await judgedOn(draft);
  const sides = judged.standing.filter(({ amendment, place }) => numbers.includes(amendment.number) && place.outcome === "fits");
  if (sides.length < 2) throw new Refused({ code: "not-found" });
  const layout = layoutOf((await draftText(draft.id)).cut);
  const starts = startsOf(layout, sides.map(({ amendment, place, edits }) => ({ number: amendment.number, first: place.firstBlock, last: place.lastBlock, edits })));
  return { standard, draft, amendments: sides.map((one) => cardOf(layout, one, judged.collisions)), starts };
}

/** The cards of the amendments of these numbers. */
export async function shownAmendments(draft: { id: string }, { standing, collisions }: Judged, numbers: readonly number[]): Promise<QueuedAmendment[]> {
  if (numbers.length === 0) return [];
  const layout = layoutOf((await draftText(draft.id)).cut);
  return standing.filter(({ amendment }) => numbers.includes(amendment.number)).map((one) => cardOf(layout, one, collisions));
}

/** One amendment as the workbench shows it. @throws Refused "not-found", also for one that does not stand on the newest draft any more. */
export async function openDecision(slug: string, number: number): Promise<{ standard: { slug: string; identifier: string }; draft: { number: number; label: string }; amendment: QueuedAmendment }> {
  const { standard, draft } = await newestOf(slug);
  const [amendment] = await shownAmendments(draft, await judgedOn(draft), [number]);
  if (!amendment) throw new Refused({ code: "not-found" });
  return { standard, draft, amendment };
}

async function newestOf(slug: string) {
  const [found] = await db()
    .select({ slug: standards.slug, identifier: standards.identifier, id: drafts.id, number: drafts.number, label: drafts.label })
    .from(standards)
    .innerJoin(drafts, eq(drafts.standardId, standards.id))
    .where(eq(standards.slug, slug))
    .orderBy(desc(drafts.number))
    .limit(1);
  if (!found) throw new Refused({ code: "not-found" });
  return { standard: { slug: found.slug, identifier: found.identifier }, draft: { id: found.id, number: found.number, label: found.label } };
}

function cardOf(layout: Layout, { amendment, place, decision, edits }: Standing, collisions: Judged["collisions"]): QueuedAmendment {
  const { number, label, handling, disposition, reason, observation, duplicateOf } = amendment;
  const collides = collisions.flatMap(([one, other]) => (one === number ? [other] : other === number ? [one] : []));
  const source = place.outcome === "fits" ? place.source : amendment.source;
  return {
    kind: "amendment", number, label, handling, disposition, reason, observation, duplicateOf, collides,
    firstLine: place.firstLine, lastLine: place.lastLine, operation: place.operation, outcome: place.outcome, unfit: place.unfit,
    organisation: amendment.organisationName, category: amendment.category, endorse: amendment.endorseCount, object: amendment.objectCount,
    parts: partsOf(layout, edits), source, modified: decision?.source ? piecesOf(source, decision.source) : null, accepted: decision?.hunks ?? null,
  };
}

function isAccepted({ handling, disposition }: Amendment): boolean {
  return handling === "decided" && ACCEPTING.includes(disposition ?? "withdrawn");
}

function editsOn(layout: Layout, draft: { id: string; number: number }, place: Standing["place"]): Edit[] {
  if (place.outcome !== "fits") return [];
  const key = `${draft.id} ${place.amendmentId}`;
  const found = known.get(key);
  if (found) return found;
  const edits = editsOf(layout, { draft: draft.number, operation: place.operation, first: place.firstBlock, last: place.lastBlock, source: place.source });
  known.set(key, edits);
  for (const [oldest] of known) {
    if (known.size <= KNOWN) break;
    known.delete(oldest);
  }
  return edits;
}
