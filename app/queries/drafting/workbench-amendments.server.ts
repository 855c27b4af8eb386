/** The amendments of a workbench: where each stands on the newest draft, what it changes, what it collides with, how it was decided. Their own pages are left to others. */
import { desc, eq } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { draftText } from "#db/draft-texts.server.ts";
import { drafts, standards } from "#db/schema.server.ts";
import { judgedOn, type Judged, type Standing } from "#db/standing-amendments.server.ts";
import { piecesOf, wholeOf } from "#app/domain/amendments/excerpts.ts";
import type { Operation } from "#app/domain/amendments/operations.ts";
import { layoutOf, type Layout } from "#app/domain/amendments/passages.ts";
import { startsOf, type Start } from "#app/domain/amendments/settling.ts";
import { partsOf, type Part } from "#app/domain/amendments/queues.ts";
import type { Unfit } from "#app/domain/amendments/rebasing.ts";
import type { AmendmentDisposition, AmendmentHandling, PlaceOutcome } from "#app/domain/amendments/states.ts";
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

export interface Settlement {
  standard: { slug: string; identifier: string };
  draft: { number: number; label: string };
  /** `whole`: its changes, each with all words of its block; none where the markup alone changes. */
  amendments: (QueuedAmendment & { whole: Piece[][] })[];
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
  return { standard, draft, amendments: sides.map((one) => ({ ...cardOf(layout, one, judged.collisions), whole: wholeOf(one.place.hunks) })), starts };
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
