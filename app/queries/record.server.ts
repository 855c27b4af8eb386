/** The public record of a standard: its events, newest first, with the names of what they are about. */
import { and, desc, eq, inArray, lt } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { amendments, ballots, comments, drafts, events, rounds, users } from "#db/schema.server.ts";
import type { EventPayloads } from "#app/domain/events.ts";
import { RECORD_PAGE, RECORDED, type About, type RecordEntry, type RecordedKind } from "#app/domain/record.ts";
import type { Visitor } from "#app/domain/roles.ts";
import { withheldAmong } from "./comments/withheld.server.ts";
import { standardHead } from "./standards.server.ts";

/** A page of the record, in ten statements. Of what happened to a comment that is withheld from the visitor, nothing is told but when. @param before the place before which it begins; null: the newest. @throws Refused "not-found" */
export async function openRecord(slug: string, before: number | null, visitor: Visitor, now: Date) {
  const head = await standardHead(slug, now, visitor);
  const rows = await db()
    .select({ sequence: events.sequence, at: events.at, actor: events.actorName, kind: events.kind, payload: events.payload })
    .from(events)
    .where(and(eq(events.standardId, head.id), inArray(events.kind, [...RECORDED]), before === null ? undefined : lt(events.sequence, before)))
    .orderBy(desc(events.sequence))
    .limit(RECORD_PAGE + 1);
  const shown = rows.slice(0, RECORD_PAGE);
  const payloads = shown.map((row) => row.payload as Payload);
  const names = await namesIn(payloads);
  const withheld = await withheldAmong(head.id, payloads.flatMap(({ commentId }) => commentId ?? []), visitor, now);
  const entries = shown.map((row, index): RecordEntry => {
    const kind = row.kind as RecordedKind;
    if (withheld.has(payloads[index]?.commentId ?? "")) return { sequence: row.sequence, at: row.at.toISOString(), actor: null, kind: "comment-submitted", about: {} };
    return { sequence: row.sequence, at: row.at.toISOString(), actor: row.actor, kind, about: (TOLD[kind] as Teller<RecordedKind>)(row.payload as never, names) };
  });
  return { head, entries, before, older: rows.length > RECORD_PAGE ? (shown.at(-1)?.sequence ?? null) : null };
}

type Payload = Partial<Record<"amendmentId" | "ballotId" | "commentId" | "draftId" | "roundId" | "userId", string>>;

interface Names {
  amendments: Map<string, number>;
  ballots: Map<string, number>;
  comments: Map<string, number>;
  drafts: Map<string, { number: number; label: string }>;
  rounds: Map<string, { number: number }>;
  people: Map<string, string>;
}

/** One statement a kind of thing, whatever the number of entries. */
async function namesIn(payloads: readonly Payload[]): Promise<Names> {
  const ids = (field: keyof Payload) => [...new Set(payloads.flatMap((payload) => payload[field] ?? []))];
  const [amendmentIds, ballotIds, commentIds, draftIds, roundIds, userIds] = [ids("amendmentId"), ids("ballotId"), ids("commentId"), ids("draftId"), ids("roundId"), ids("userId")];
  const proposed = amendmentIds.length > 0 ? await db().select({ id: amendments.id, number: amendments.number }).from(amendments).where(inArray(amendments.id, amendmentIds)) : [];
  const voted = ballotIds.length > 0 ? await db().select({ id: ballots.id, number: ballots.number }).from(ballots).where(inArray(ballots.id, ballotIds)) : [];
  const said = commentIds.length > 0 ? await db().select({ id: comments.id, number: comments.number }).from(comments).where(inArray(comments.id, commentIds)) : [];
  const made = draftIds.length > 0 ? await db().select({ id: drafts.id, number: drafts.number, label: drafts.label }).from(drafts).where(inArray(drafts.id, draftIds)) : [];
  const held = roundIds.length > 0 ? await db().select({ id: rounds.id, number: rounds.number }).from(rounds).where(inArray(rounds.id, roundIds)) : [];
  const people = userIds.length > 0 ? await db().select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, userIds)) : [];
  return {
    amendments: new Map(proposed.map((row) => [row.id, row.number])),
    ballots: new Map(voted.map((row) => [row.id, row.number])),
    comments: new Map(said.map((row) => [row.id, row.number])),
    drafts: new Map(made.map((row) => [row.id, { number: row.number, label: row.label }])),
    rounds: new Map(held.map((row) => [row.id, { number: row.number }])),
    people: new Map(people.map((row) => [row.id, row.name])),
  };
}

type Teller<K extends RecordedKind> = (payload: EventPayloads[K], names: Names) => About;

const amendmentOf = ({ amendmentId }: { amendmentId: string }, names: Names): About => ({ amendment: names.amendments.get(amendmentId) });

const commentOf = ({ commentId }: { commentId: string }, names: Names): About => ({ comment: names.comments.get(commentId) });

/** What may be said of an event, field by field. */
const TOLD: { [K in RecordedKind]: Teller<K> } = {
  "standard-created": ({ title }) => ({ title }),
  "facilitator-named": ({ userId }, names) => ({ person: names.people.get(userId) }),
  "facilitator-dismissed": ({ userId }, names) => ({ person: names.people.get(userId) }),
  "admission-changed": ({ admission }) => ({ admission }),
  "requirements-changed": ({ required }) => ({ required }),
  "part-asked": ({ organisationName }) => ({ organisation: organisationName }),
  "part-changed": ({ organisationName, part, state }) => ({ organisation: organisationName, part, ended: state === "ended" }),
  "delegate-named": ({ organisationName, userId, role }, names) => ({ organisation: organisationName, person: names.people.get(userId), role }),
  "delegation-arranged": ({ organisationName, named, direct }) => ({ organisation: organisationName, named, direct }),
  "terms-agreed": ({ version, organisationName }) => ({ version, organisation: organisationName }),
  "stage-moved": ({ from, to, reason }) => ({ stages: { from, to }, reason: reason ?? undefined }),
  "draft-published": ({ draftId, lines, sourceHash, amendments: amended }, names) => ({ amended, draft: names.drafts.get(draftId), lineCount: lines, hash: sourceHash }),
  "round-opened": ({ roundId, draftId, closesAt }, names) => ({ round: names.rounds.get(roundId)?.number, draft: names.drafts.get(draftId), until: closesAt }),
  "round-extended": ({ roundId, closesAt, reason }, names) => ({ round: names.rounds.get(roundId)?.number, until: closesAt, reason }),
  "round-closed": ({ roundId, reason }, names) => ({ round: names.rounds.get(roundId)?.number, reason }),
  "ballot-opened": ({ number, draftId, closesAt, electors }, names) => ({ ballot: number, draft: draftId === null ? undefined : names.drafts.get(draftId), until: closesAt, count: electors }),
  "positions-carried": ({ ballotId, from, receipts }, names) => ({ ballot: names.ballots.get(ballotId), from, count: receipts.length }),
  "position-cast": ({ ballotId, organisationName, turned, receipt }, names) => ({ ballot: names.ballots.get(ballotId), organisation: organisationName, turned, hash: receipt }),
  "ballot-extended": ({ ballotId, closesAt, reason }, names) => ({ ballot: names.ballots.get(ballotId), until: closesAt, reason }),
  "ballot-closed": ({ ballotId, reason }, names) => ({ ballot: names.ballots.get(ballotId), reason }),
  "comment-submitted": ({ number, draftId, firstLine, lastLine, type, textHash }, names) => ({ comment: number, draft: names.drafts.get(draftId), lines: { first: firstLine, last: lastLine }, type, hash: textHash }),
  "comment-edited": (payload, names) => ({ ...commentOf(payload, names), hash: payload.textHash }),
  "comment-withdrawn": commentOf,
  "reply-sent": (payload, names) => ({ ...commentOf(payload, names), hash: payload.textHash }),
  "support-given": commentOf,
  "support-taken-back": commentOf,
  "comment-disposed": (payload, names) => ({ ...commentOf(payload, names), disposition: payload.kind, proposed: payload.state === "proposed" }),
  "disposition-answered": (payload, names) => ({ ...commentOf(payload, names), answer: payload.answer }),
  "amendment-submitted": ({ number, draftId, firstLine, lastLine, label, textHash }, names) => ({ amendment: number, draft: names.drafts.get(draftId), lines: { first: firstLine, last: lastLine }, label, hash: textHash }),
  "amendment-joined": amendmentOf,
  "amendment-position-taken": (payload, names) => ({ ...amendmentOf(payload, names), said: payload.position }),
  "amendment-withdrawn": amendmentOf,
  "amendment-reply-sent": (payload, names) => ({ ...amendmentOf(payload, names), hash: payload.textHash }),
  "amendment-decided": (payload, names) => ({ ...amendmentOf(payload, names), decision: payload.kind }),
  "amendment-decision-undone": amendmentOf,
  "placement-corrected": (payload, names) => ({ ...commentOf(payload, names), draft: names.drafts.get(payload.draftId), lines: payload.firstLine === null || payload.lastLine === null ? undefined : { first: payload.firstLine, last: payload.lastLine } }),
  "working-text-saved": ({ revision, sourceHash }) => ({ revision, hash: sourceHash }),
  "working-text-kept": ({ sourceHash }) => ({ hash: sourceHash }),
};
