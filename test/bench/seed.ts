/**
 * What is measured is kept as it would be: every row comes from the real commands. To be fast, thousands of comments share one outer
 * transaction, in which each deed is a part of its own: the same rows, one commit.
 */
import { copyFileSync } from "node:fs";
import { submitComment } from "#app/commands/comments.server.ts";
import { publishDraft } from "#app/commands/drafts.server.ts";
import { openRound } from "#app/commands/rounds.server.ts";
import { createStandard } from "#app/commands/standards.server.ts";
import { type CommentForm } from "#app/domain/comment-forms.ts";
import { COMMENT_TYPES } from "#app/domain/comments.ts";
import type { Category } from "#app/domain/organisations.ts";
import { newId } from "#app/platform/chance.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction, useDatabase, type Database } from "#db/client.server.ts";
import { openEmbedded } from "#db/embedded.server.ts";
import { personOf, type Person } from "#test/world/people.ts";
import { seedPerson } from "#test/world/seeding.ts";
import type { Drafts } from "./draft.ts";

/** Authors, so many that no limit on how often one of them may comment is ever reached. */
const AUTHORS = 60;
const CATEGORIES: Category[] = ["government", "enterprise", "vendor", "academia", "civil-society"];

export interface Seeded {
  slug: string;
  standardId: string;
  facilitator: Person;
  authors: Person[];
  /** Cookie headers, the facilitator's and the authors'. */
  facilitatorCookie: string;
  cookies: string[];
}

export function open(file: string): Database {
  const database = openEmbedded(file);
  useDatabase(database);
  return database;
}

/** A standard with its draft, an open round and `few` comments in `fewFile`; the same with `many` in `manyFile`. Both files stay closed. */
export async function seed(drafts: Drafts, files: { few: string; many: string }, counts: { few: number; many: number }, told: (what: string) => void): Promise<Seeded> {
  let database = open(files.many);
  await database.migrate();
  const person = async (name: string, organisation: string, category: Category, administrator = false) => personOf(await seedPerson(name, { organisation, category, administrator }, newId), newId);
  const facilitator = await person("Facilitator", "Secretariat", "standards-body", true);
  const authors: Person[] = [];
  for (let n = 0; n < AUTHORS; n++) authors.push(await person(`Author ${n}`, `Organisation ${n % 20}`, CATEGORIES[n % 5] as Category));
  const standard = await createStandard(facilitator, { identifier: "CL 1", title: "A long draft", scope: "Measured.", domain: "verification" });
  await facilitator.refresh();
  await publishDraft(facilitator, standard.id, { source: drafts.source, stage: "30", after: 0 });
  await openRound(facilitator, standard.id, { kind: "comment", opensAt: now(), closesAt: new Date(now().getTime() + 60 * 86_400_000) });
  const facilitatorCookie = await facilitator.signIn();
  const cookies = [];
  for (const author of authors) cookies.push(await author.signIn());

  const comment = (n: number) => submitComment(authors[n % AUTHORS] as Person, { standard: standard.slug, draft: 1 }, formOf(n, drafts.lines));
  for (let n = 0; n < counts.few; n++) await comment(n);
  await database.close();
  copyFileSync(files.many, files.few);

  database = open(files.many);
  for (let from = counts.few; from < counts.many; from += 2_000) {
    await transaction("bulk", async () => {
      for (let n = from; n < Math.min(from + 2_000, counts.many); n++) await comment(n);
    });
    told(`${Math.min(from + 2_000, counts.many)} comments`);
  }
  await database.close();
  useDatabase(null);
  return { slug: standard.slug, standardId: standard.id, facilitator, authors, facilitatorCookie, cookies };
}

/** The n-th comment: spread over the draft, some on several lines; always the same for the same n. */
export function formOf(n: number, lines: number): CommentForm {
  const firstLine = 1 + ((n * 2_654_435_761) % (lines - 4));
  return {
    firstLine,
    lastLine: firstLine + (n % 4 === 0 ? n % 3 : 0),
    quote: undefined,
    terms: true,
    type: COMMENT_TYPES[n % 3] as CommentForm["type"],
    reason: `Comment ${n}: this cannot be checked as it is written, since it does not say who decides and by when it must be done.`,
    proposedChange: n % 2 === 0 ? "Name the role that decides, and the number of days." : undefined,
    mustBeSatisfied: n % 10 === 0,
    submission: `bench-${String(n).padStart(8, "0")}`,
  };
}
