/**
 * Where what a delegation prepared stands on the newest draft: comments are carried by their lines, amendments by the three-way merge, through each draft between.
 * What was written on the newest stands as it was written. What pages show, and what the deed that submits goes by.
 */
import { setImmediate } from "node:timers/promises";
import { asc, eq } from "drizzle-orm";
import { isMisjudged, judge, judgedAs, type Judged } from "#app/domain/amendments/judging.ts";
import { rebaser, type Unfit } from "#app/domain/amendments/rebasing.ts";
import { align } from "#app/domain/text/alignment.ts";
import { textOf } from "#app/domain/text/anchors.ts";
import { CARRIED, carryOn } from "#app/domain/text/placements.ts";
import { db } from "./client.server.ts";
import { draftText, storedAlignment, storedCarriers } from "./draft-texts.server.ts";
import { drafts, type preparedContributions } from "./schema.server.ts";

export type Prepared = typeof preparedContributions.$inferSelect;

/** `quote`: the words that were selected, where they are still there; `sure`: it is submitted there. */
export interface CommentStands {
  firstLine: number;
  lastLine: number;
  quote: string | undefined;
  sure: boolean;
}

/** On its own draft, and on the newest: `now` null: it does not fit there, for this reason. */
export interface AmendmentStands {
  own: Judged;
  now: Judged | null;
  unfit: Unfit | "there" | null;
}

/** By id; null: nobody can tell. */
export async function commentsStanding(standardId: string, prepared: readonly Prepared[]): Promise<Map<string, CommentStands | null>> {
  const ids = (await draftsOf(standardId)).map(({ id }) => id);
  const newest = prepared.length > 0 ? (await draftText(ids.at(-1)!)).cut : null;
  const carriers = new Map<string, Awaited<ReturnType<typeof storedCarriers>>>();
  for (const { draftId } of prepared) if (!carriers.has(draftId)) carriers.set(draftId, await storedCarriers(ids.slice(ids.indexOf(draftId))));
  return new Map(
    prepared.map(({ id, draftId, firstLine, lastLine, quote }) => {
      const through = carriers.get(draftId);
      const stands = through ? carryOn({ firstLine, lastLine, quote: quote ?? undefined }, through) : null;
      return [id, stands && { firstLine: stands.firstLine, lastLine: stands.lastLine, quote: quote && textOf(newest!, stands).includes(quote) ? quote : undefined, sure: stands.confidence >= CARRIED }];
    }),
  );
}

/** UTF-16 units of what is kept, as JSON. */
const ROOM = 12_000_000;

/** Where amendments stand, the last that were asked for. Drafts never change: it holds as long as the amendment is not rewritten and no draft follows. */
const kept = new Map<string, { stands: AmendmentStands; size: number }>();
let used = 0;

/** By id. Each is judged once for each newest draft; others have their turn in between. */
export async function amendmentsStanding(standardId: string, prepared: readonly Prepared[]): Promise<Map<string, AmendmentStands>> {
  const listed = await draftsOf(standardId);
  const steps = new Map<string, ReturnType<typeof rebaser>>();
  const found = new Map<string, AmendmentStands>();
  for (const row of prepared) {
    const key = JSON.stringify([row.id, listed.at(-1)!.id, row.draftId, row.operation, row.firstLine, row.lastLine, row.source]);
    const known = kept.get(key);
    if (!known) await setImmediate();
    const stands = known?.stands ?? (await amendmentStanding(row, listed, steps));
    keep(key, known ?? { stands, size: key.length + JSON.stringify(stands).length });
    found.set(row.id, stands);
  }
  return found;
}

/** As the last that was asked for. */
function keep(key: string, made: { stands: AmendmentStands; size: number }): void {
  used += made.size - (kept.get(key)?.size ?? 0);
  kept.delete(key);
  kept.set(key, made);
  for (const [oldest, { size }] of kept) {
    if (used <= ROOM) break;
    kept.delete(oldest);
    used -= size;
  }
}

/** @param steps from draft to draft, by the later one's id: what one amendment needs is made, and there for the next. */
async function amendmentStanding(row: Prepared, listed: readonly { id: string; number: number }[], steps: Map<string, ReturnType<typeof rebaser>>): Promise<AmendmentStands> {
  const at = listed.findIndex(({ id }) => id === row.draftId);
  const own = judge((await draftText(row.draftId)).cut, listed[at]!.number, { operation: row.operation!, firstLine: row.firstLine, lastLine: row.lastLine, source: row.source ?? "" });
  if (isMisjudged(own)) throw new Error(`what was prepared is not fit for its own draft: ${own.fault}`);
  let [amendment, unfit]: [Judged["amendment"], AmendmentStands["unfit"]] = [own.amendment, null];
  for (const [index, next] of listed.entries()) {
    if (index <= at || unfit) continue;
    if (!steps.has(next.id)) steps.set(next.id, await stepTo(listed[index - 1]!, next));
    const made = steps.get(next.id)!(amendment);
    if (made.outcome === "fits") amendment = made.amendment;
    else unfit = made.outcome === "there" ? "there" : made.reason;
  }
  const newest = listed.at(-1)!;
  return { own, unfit, now: unfit ? null : newest.id === row.draftId ? own : judgedAs((await draftText(newest.id)).cut, amendment) };
}

async function stepTo(before: { id: string }, next: { id: string; number: number }): Promise<ReturnType<typeof rebaser>> {
  const [old, cut] = [(await draftText(before.id)).cut, (await draftText(next.id)).cut];
  return rebaser(old, cut, (await storedAlignment(before.id, next.id)) ?? align(old, cut), next.number);
}

async function draftsOf(standardId: string) {
  return db().select({ id: drafts.id, number: drafts.number }).from(drafts).where(eq(drafts.standardId, standardId)).orderBy(asc(drafts.number));
}
