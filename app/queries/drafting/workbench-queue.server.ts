/** The queue of the workbench: comments and amendments on the newest draft, by line, and what of them led to changes. The text and its redline are left to workbench.server.ts. */
import { and, asc, eq, inArray, isNull, ne, or } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { amendmentPlaces, amendments, comments, placements } from "#db/schema.server.ts";
import { judgedOn, openOn } from "#db/standing-amendments.server.ts";
import { queueOrder } from "#app/domain/amendments/queues.ts";
import { CHANGING } from "#app/domain/comments.ts";
import type { QueuedComment } from "#app/domain/drafting/queued-comments.ts";
import type { Cause } from "#app/domain/reasons.ts";
import { shownAmendments, type QueuedAmendment } from "./workbench-amendments.server.ts";

export type Queued = QueuedComment | QueuedAmendment;

export interface QueuePage {
  queue: Queued[];
  queued: { shown: number; open: number; decided: number };
  pages: number;
  amendments: ReturnType<typeof openOn>;
}

const QUEUE_PAGE = 50;
const EXCERPT = 400;

/** One page of the queue on a draft; a page that is not there is the last. */
export async function queueOn(draft: { id: string; number: number }, asked: number): Promise<QueuePage> {
  const [said, judged] = [await commentsOn(draft.id), await judgedOn(draft)];
  const all = queueOrder([
    ...said.map(({ number, firstLine, handling }) => ({ kind: "comment" as const, number, firstLine, open: handling === "open" || handling === "proposed" })),
    ...judged.standing.map(({ amendment, place }) => ({ kind: "amendment" as const, number: amendment.number, firstLine: place.firstLine, open: amendment.handling === "open" })),
  ]);
  const pages = Math.max(1, Math.ceil(all.length / QUEUE_PAGE));
  const page = Math.min(Math.max(1, asked), pages);
  const shown = all.slice((page - 1) * QUEUE_PAGE, page * QUEUE_PAGE);
  const numbers = (kind: Queued["kind"]) => shown.filter((one) => one.kind === kind).map(({ number }) => number);
  const cards = new Map<string, Queued>();
  for (const card of [...(await commentCards(draft.id, numbers("comment"))), ...(await shownAmendments(draft, judged, numbers("amendment")))]) cards.set(`${card.kind} ${card.number}`, card);
  const queue = shown.flatMap(({ kind, number }) => cards.get(`${kind} ${number}`) ?? []);
  const open = all.filter((one) => one.open).length;
  return { queue, queued: { shown: queue.length, open, decided: all.length - open }, pages, amendments: openOn(judged) };
}

/** The comments whose places the redline tells: those that are worked on. */
export async function causesOn(draftId: string): Promise<Cause[]> {
  return (await commentsOn(draftId)).map(({ handling, ...cause }) => ({ ...cause, disposition: handling === "decided" ? cause.disposition : null }));
}

/** The amendments that stand on a draft; the disposition of what is not decided is null. */
export async function amendmentsOn(draftId: string): Promise<Cause[]> {
  return db()
    .select({ number: amendments.number, firstLine: amendmentPlaces.firstLine, lastLine: amendmentPlaces.lastLine, disposition: amendments.disposition })
    .from(amendmentPlaces)
    .innerJoin(amendments, eq(amendments.id, amendmentPlaces.amendmentId))
    .where(and(eq(amendmentPlaces.draftId, draftId), inArray(amendments.handling, ["open", "decided"]), isNull(amendments.withdrawnAt), ne(amendmentPlaces.outcome, "unfit")))
    .orderBy(asc(amendments.number));
}

/** What still asks for work: without a final disposition, promised and not yet in a draft, or said of this very draft. */
function toWorkOn(draftId: string) {
  return and(
    eq(placements.draftId, draftId),
    isNull(comments.withdrawnAt),
    or(inArray(comments.handling, ["open", "proposed"]), and(eq(comments.handling, "decided"), or(inArray(comments.disposition, [...CHANGING]), eq(comments.disposition, "clarification-needed"))), eq(comments.draftId, draftId)),
  );
}

async function commentsOn(draftId: string) {
  return db()
    .select({ number: comments.number, firstLine: placements.firstLine, lastLine: placements.lastLine, disposition: comments.disposition, handling: comments.handling })
    .from(placements)
    .innerJoin(comments, eq(comments.id, placements.commentId))
    .where(toWorkOn(draftId))
    .orderBy(asc(comments.number));
}

async function commentCards(draftId: string, numbers: number[]): Promise<QueuedComment[]> {
  if (numbers.length === 0) return [];
  const rows = await db()
    .select({ comment: comments, firstLine: placements.firstLine, lastLine: placements.lastLine })
    .from(placements)
    .innerJoin(comments, eq(comments.id, placements.commentId))
    .where(and(eq(placements.draftId, draftId), inArray(comments.number, numbers)));
  return rows.map(({ comment, firstLine, lastLine }) => ({
    kind: "comment",
    number: comment.number,
    firstLine,
    lastLine,
    type: comment.type,
    handling: comment.handling,
    disposition: comment.disposition,
    reason: excerpt(comment.reason),
    proposedChange: comment.proposedChange === null ? null : excerpt(comment.proposedChange),
    observation: comment.observation === null ? null : excerpt(comment.observation),
    mustBeSatisfied: comment.mustBeSatisfied,
    organisation: comment.organisationName,
    category: comment.category,
  }));
}

function excerpt(text: string): string {
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT).trimEnd()}…` : text;
}
