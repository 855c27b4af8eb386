/** What a kept page of a draft depends on, and until when it is good: asked once for every reader without an account. */
import { and, eq, sql } from "drizzle-orm";
import { prepared } from "#db/client.server.ts";
import { drafts, rounds, standards } from "#db/schema.server.ts";
import { nextChange } from "#app/domain/rounds.ts";
import { readNumber } from "#app/paths.ts";

/** Milliseconds. */
const LONGEST = 60 * 60_000;

/**
 * One prepared statement. The revision grows with everything that changes in a standard, a newer draft among it.
 * Null: there is no such draft, and nothing to keep.
 */
export async function keptDraftKey(params: Readonly<Record<string, string | undefined>>, now: Date): Promise<{ key: string; goodUntil: Date } | null> {
  const number = readNumber(params.draft);
  if (number === null || !params.standard) return null;
  const rows = await prepared("kept-draft", (handle) =>
    handle
      .select({ fragment: drafts.fragmentHash, revision: standards.revision, opensAt: rounds.opensAt, closesAt: rounds.closesAt, closedAt: rounds.closedAt })
      .from(standards)
      .innerJoin(drafts, eq(drafts.standardId, standards.id))
      .leftJoin(rounds, eq(rounds.standardId, standards.id))
      .where(and(eq(standards.slug, sql.placeholder("slug")), eq(drafts.number, sql.placeholder("number")))),
  ).execute({ slug: params.standard, number });
  const [first] = rows;
  if (!first) return null;
  let goodUntil = new Date(now.getTime() + LONGEST);
  for (const { opensAt, closesAt, closedAt } of rows) {
    const change = opensAt && closesAt ? nextChange({ opensAt, closesAt, closedAt }, now) : null;
    if (change && change < goodUntil) goodUntil = change;
  }
  return { key: `${first.fragment} ${first.revision}`, goodUntil };
}
