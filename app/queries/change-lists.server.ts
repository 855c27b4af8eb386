/** The change list of two drafts: each change, its label, and why: which comments and amendments, and whose. The redline itself is left to revisions.server.ts. */
import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { storedAlignment } from "#db/draft-texts.server.ts";
import { amendments, comments } from "#db/schema.server.ts";
import { reasonCode, type Reason } from "#app/domain/reasons.ts";
import { Refused } from "#app/domain/refusals.ts";
import type { ListedChange } from "#app/platform/text-worker-jobs.server.ts";
import { onText } from "#app/platform/text-worker.server.ts";
import { amendmentsBetween, causesBetween, draftsOf, MOST_ROWS, publishedText, type DraftRow } from "./revisions.server.ts";

/** `by`: the organisation that said it. */
export interface ReasonNamed extends Reason {
  by: string;
}

export interface ChangeShown extends Omit<ListedChange, "reasons"> {
  reasons: ReasonNamed[];
}

export interface ChangeList {
  standard: { slug: string; identifier: string };
  from: DraftRow;
  to: DraftRow;
  changes: ChangeShown[];
}

/** Of any two drafts of a standard, the older one first. @throws Refused "not-found". */
export async function openChangeList(slug: string, numbers: { from: number; to: number }): Promise<ChangeList> {
  const { standard, rows } = await draftsOf(slug);
  const from = rows.find((draft) => draft.number === numbers.from);
  const to = rows.find((draft) => draft.number === numbers.to);
  if (!from || !to || from.number >= to.number) throw new Refused({ code: "not-found" });
  return { standard: { slug: standard.slug, identifier: standard.identifier }, from, to, changes: await changesBetween(standard, from, to) };
}

type DraftTold = Pick<DraftRow, "number" | "label" | "publishedAt">;

/** A change list as files hold it: what a reason is cited by stands with it. */
export interface ChangesExported {
  from: DraftTold;
  to: DraftTold;
  changes: (Omit<ChangeShown, "page" | "reasons"> & { reasons: (ReasonNamed & { code: string })[] })[];
}

export function exportedChanges({ from, to, changes }: Omit<ChangeList, "standard">): ChangesExported {
  const told = ({ number, label, publishedAt }: DraftRow): DraftTold => ({ number, label, publishedAt });
  // Which page of the redline shows a change is nothing of the change.
  return { from: told(from), to: told(to), changes: changes.map(({ page: _page, reasons, ...change }) => ({ ...change, reasons: reasons.map((reason) => ({ code: reasonCode(reason), ...reason })) })) };
}

/** What a draft changed of the one before it, for a file that holds more than that; null: it is the first. @throws Refused "not-found". */
export async function changesOfDraft(slug: string, number: number): Promise<ChangesExported | null> {
  const { standard, rows } = await draftsOf(slug);
  const at = rows.findIndex((draft) => draft.number === number);
  const [from, to] = [rows[at - 1], rows[at]];
  if (!to) throw new Refused({ code: "not-found" });
  return from ? exportedChanges({ from, to, changes: await changesBetween(standard, from, to) }) : null;
}

/** Drafts that the feed tells of. */
const FOLLOWED = 10;

/** The newest drafts of a standard, newest first, each with what it changed of the one before; null: it is the first. @throws Refused "not-found". */
export async function latestDrafts(slug: string): Promise<{ identifier: string; drafts: { draft: DraftRow; list: Omit<ChangeList, "standard"> | null }[] }> {
  const { standard, rows } = await draftsOf(slug);
  const drafts = [];
  for (let at = rows.length - 1; at >= Math.max(0, rows.length - FOLLOWED); at--) {
    const [from, to] = [rows[at - 1], rows[at]!];
    drafts.push({ draft: to, list: from ? { from, to, changes: await changesBetween(standard, from, to) } : null });
  }
  return { identifier: standard.identifier, drafts };
}

/** A change of a draft against the one before it; `change` as the redline and the change list number it. */
export interface ChangeLedTo {
  from: string;
  to: string;
  change: number;
}

/** The changes that comments led to, by the number of the comment, in the drafts that took comments in; the older first. @throws Refused "not-found". */
export async function changesByComment(slug: string): Promise<ReadonlyMap<number, ChangeLedTo[]>> {
  const { standard, rows } = await draftsOf(slug);
  const taking = new Set((await db().selectDistinct({ id: comments.appliedDraftId }).from(comments).where(and(eq(comments.standardId, standard.id), isNotNull(comments.appliedDraftId)))).map(({ id }) => id));
  const led = new Map<number, ChangeLedTo[]>();
  for (const [at, to] of rows.entries()) {
    const from = rows[at - 1];
    if (!from || !taking.has(to.id)) continue;
    for (const { number: change, reasons } of await changesBetween(standard, from, to)) {
      for (const { kind, number } of reasons) if (kind === "comment") led.set(number, [...(led.get(number) ?? []), { from: from.label, to: to.label, change }]);
    }
  }
  return led;
}

/** The last lists that were asked for, each at the revision of its standard; the longest unused first to go. */
const lists = new Map<string, Promise<ChangeShown[]>>();
const KEPT = 24;

function changesBetween(standard: { id: string; revision: number }, from: DraftRow, to: DraftRow): Promise<ChangeShown[]> {
  const key = [from.id, to.id, standard.revision].join(" ");
  const list = lists.get(key) ?? listed(standard.id, from, to);
  lists.delete(key);
  lists.set(key, list);
  list.catch(() => lists.delete(key));
  for (const [oldest] of lists) {
    if (lists.size <= KEPT) break;
    lists.delete(oldest);
  }
  return list;
}

async function listed(standardId: string, from: DraftRow, to: DraftRow): Promise<ChangeShown[]> {
  const changes = await onText("changes", { old: await publishedText(from.id), next: await publishedText(to.id), alignment: await storedAlignment(from.id, to.id), most: MOST_ROWS, causes: await causesBetween(standardId, from, to), amendments: await amendmentsBetween(from, to) });
  const all = changes.flatMap(({ reasons }) => reasons);
  const numbers = (kind: Reason["kind"]) => [...new Set(all.filter((reason) => reason.kind === kind).map(({ number }) => number))];
  const said = await db().select({ number: comments.number, by: comments.organisationName }).from(comments).where(and(eq(comments.standardId, standardId), inArray(comments.number, numbers("comment"))));
  const proposed = await db().select({ number: amendments.number, by: amendments.organisationName }).from(amendments).where(and(eq(amendments.standardId, standardId), inArray(amendments.number, numbers("amendment"))));
  const names = { comment: new Map(said.map(({ number, by }) => [number, by])), amendment: new Map(proposed.map(({ number, by }) => [number, by])) };
  return changes.map((change) => ({ ...change, reasons: change.reasons.map((reason) => ({ ...reason, by: names[reason.kind].get(reason.number) ?? "" })) }));
}
