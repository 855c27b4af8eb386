/** A ballot as a file: its rule, its result, and every vote with all its changes, so that whoever has the file can count it and check every receipt again; and what the draft it was on had changed, and why. */
import { asc, eq } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { positions } from "#db/schema.server.ts";
import { isDisclosed, turnsUntil } from "#app/domain/ballots/ballots.ts";
import { standOf } from "#app/domain/ballots/positions.ts";
import { RULES } from "#app/domain/ballots/rules.ts";
import { differences } from "#app/domain/ballots/variants.ts";
import { stateAt } from "#app/domain/rounds.ts";
import { changesOfDraft } from "../change-lists.server.ts";
import { ballotRow } from "./ballot.server.ts";
import { countedBallot } from "./counts.server.ts";
import { ballotHead } from "./list.server.ts";
import { standardHead } from "../standards.server.ts";

export type BallotExported = Awaited<ReturnType<typeof exportBallot>>;

/** Six statements. What is secret still is null. @throws Refused "not-found" */
export async function exportBallot(at: { standard: string; number: number | null }, now: Date) {
  const head = await standardHead(at.standard, now, null);
  const { ballot, draft, previous, next } = await ballotRow(head.id, at.number);
  const { electorate, standing, turned, tally, afterTurns } = await countedBallot(ballot, head.revision);
  const disclosed = isDisclosed(ballot, now);
  const until = turnsUntil(ballot);
  const over = stateAt(ballot, now) === "closed";
  const changes = new Map<string, (typeof positions.$inferSelect)[]>();
  for (const row of await db().select().from(positions).where(eq(positions.ballotId, ballot.id)).orderBy(asc(positions.sequence))) {
    const own = changes.get(row.organisationId);
    if (own) own.push(row);
    else changes.set(row.organisationId, [row]);
  }
  return {
    standard: { slug: head.slug, identifier: head.identifier, title: head.title },
    ballot: { id: ballot.id, ...ballotHead(ballot, draft, now), previous, next, original: ballot.original, differences: differences(RULES[ballot.original], ballot.rule) },
    takenAt: now.toISOString(),
    final: over && (until === null || now >= until),
    receipts: "SHA-256, hexadecimal, of the UTF-8 of JSON.stringify([ballot.id, id, sequence, position, comments, at, nonce])",
    changes: draft && (await changesOfDraft(head.slug, draft.number)),
    rule: ballot.rule,
    result: disclosed ? { ...tally, afterTurns } : null,
    votes: electorate.map((elector) => {
      const cast = standing.get(elector.organisationId) ?? null;
      const shown = disclosed ? cast : null;
      return {
        organisation: elector.organisationName, id: elector.organisationId, category: elector.category, country: elector.country, part: elector.part, weight: elector.weight,
        voted: cast !== null,
        position: shown?.position ?? null,
        technical: shown?.reasoned ?? false,
        stand: shown && ballot.rule.parts.includes(elector.part) && shown.position !== "recuse" ? standOf(ballot.rule, shown) : null,
        tied: shown?.comments ?? [],
        castBy: cast?.casterName ?? null, at: cast?.at.toISOString() ?? null, receipt: cast?.receipt ?? null,
        turned: turned.get(elector.organisationId)?.position ?? null,
        changes: (changes.get(elector.organisationId) ?? []).map((row) => ({
          sequence: row.sequence, origin: row.origin, at: row.at.toISOString(), by: row.casterName, receipt: row.receipt,
          position: disclosed ? row.position : null, comments: disclosed ? row.comments : null, nonce: disclosed ? row.nonce : null,
        })),
      };
    }),
  };
}
