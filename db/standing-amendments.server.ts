/** The amendments that stand on a draft, and which of them get in each other's way: what pages show, and what the deed that publishes demands. */
import { and, asc, eq, isNull, ne } from "drizzle-orm";
import { collisionGraph } from "#app/domain/amendments/collisions.ts";
import { editsOf, type Edit } from "#app/domain/amendments/edits.ts";
import { layoutOf, type Layout } from "#app/domain/amendments/passages.ts";
import { ACCEPTING } from "#app/domain/amendments/states.ts";
import { db } from "./client.server.ts";
import { draftText } from "./draft-texts.server.ts";
import { amendmentDecisions, amendmentPlaces, amendments } from "./schema.server.ts";

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
