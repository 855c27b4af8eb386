/**
 * A world for a test: a fresh database, an environment of its own, a clock that stands still until it is moved, and ids that count.
 * Whatever happens in it happens through commands, so a world is always a legal one.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import { agreeToTerms } from "#app/commands/agreements.server.ts";
import { submitAmendment, type Proposal } from "#app/commands/amendments/submissions.server.ts";
import { submitComment } from "#app/commands/comments.server.ts";
import { publishDraft } from "#app/commands/drafts.server.ts";
import { closeRound, openRound } from "#app/commands/rounds.server.ts";
import { createStandard } from "#app/commands/standards.server.ts";
import type { CommentForm } from "#app/domain/comment-forms.ts";
import type { Disclosure } from "#app/domain/rounds.ts";
import type { Stage } from "#app/domain/stages.ts";
import { moveClock, now, setClock } from "#app/platform/clock.server.ts";
import { readEnvironment, useEnvironment } from "#app/platform/environment.server.ts";
import { resetLimits } from "#app/platform/limits.server.ts";
import { useDatabase, type Database } from "#db/client.server.ts";
import { forgetDraftTexts } from "#db/draft-texts.server.ts";
import { databaseFile, emptyDatabase } from "./database.ts";
import { mailboxIn, type Mailbox } from "./mailbox.ts";
import { SMALL_DRAFT } from "./notation.ts";
import { personOf, type Person } from "./people.ts";
import { seedPerson, type PersonSeed } from "./seeding.ts";

/** When every world begins. */
export const BEGINNING = new Date("2026-03-02T09:00:00.000Z");

export interface WorldStandard {
  id: string;
  slug: string;
  facilitator: Person;
  /** The newest draft and round; 0: none. */
  draft: number;
  round: number;
}

export interface World {
  database: Database;
  folder: string;
  mailbox: Mailbox;
  newId: () => string;
  now: () => Date;
  /** Moves the clock on. */
  later(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void;
  /** A person with a verified address; with the head of the organisation if it is the first of it. */
  person(name: string, seed?: PersonSeed): Promise<Person>;
  /** A standard with its facilitator; without a draft. */
  standard(seed?: { identifier?: string; title?: string; facilitator?: Person }): Promise<WorldStandard>;
  /** Publishes its next draft. */
  publish(standard: WorldStandard, source?: string, stage?: Stage): Promise<{ id: string; number: number; label: string }>;
  /** Opens a round on the newest draft, from now. */
  openRound(standard: WorldStandard, days?: number, disclosure?: Disclosure): Promise<{ id: string; number: number }>;
  closeRound(standard: WorldStandard, reason?: string): Promise<void>;
  /** A standard with a draft and an open round: where most stories begin. */
  openStandard(seed?: { identifier?: string; source?: string; facilitator?: Person; days?: number; disclosure?: Disclosure }): Promise<WorldStandard>;
  comment(by: Person, standard: WorldStandard, lines: number | [number, number], said?: Partial<CommentForm>): Promise<{ id: string; number: number }>;
  /** An amendment that replaces lines, as a person would type it. */
  amend(by: Person, standard: WorldStandard, lines: number | [number, number], source: string, said?: Partial<Proposal>): Promise<{ id: string; number: number }>;
  /** They agree to the terms of contribution, each once. */
  agree(standard: WorldStandard, ...people: Person[]): Promise<void>;
  close(): Promise<void>;
}

const open = new Set<World>();
let worlds = 0;

/** Worlds that a test leaves open are closed after it. */
export function closeWorlds(): void {
  afterEach(async () => {
    for (const world of open) await world.close();
  });
}

/** A plain production on the loopback address. */
export const PRODUCTION = { ORIGIN: "http://127.0.0.1:3000", SECRET: "kept in the heads of seven people", MAIL_FROM: "Commonline <no-reply@commonline.example>" };

/**
 * Opens a world. Only one at a time: database, clock and environment belong to the process.
 * @param variables of the environment, over PRODUCTION.
 * @param shared with a server process: the database is the file that it will open, and the clock runs.
 */
export async function openWorld(variables: Record<string, string> = {}, { shared = false } = {}): Promise<World> {
  const number = ++worlds;
  const folder = mkdtempSync(join(tmpdir(), "commonline-world-"));
  useEnvironment(readEnvironment({ ...PRODUCTION, VAR_DIR: folder, ...variables }));
  setClock(shared ? null : BEGINNING);
  resetLimits();
  forgetDraftTexts();
  const database = shared ? await databaseFile(join(folder, "commonline.db")) : await emptyDatabase();
  useDatabase(database);
  let ids = 0;
  const newId = () => `w${String(number).padStart(6, "0")}n${String(++ids).padStart(12, "0")}`;

  const world: World = {
    database,
    folder,
    mailbox: mailboxIn(join(folder, "outbox")),
    newId,
    now,
    later: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) => moveClock((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000),
    async person(name, seed = {}) {
      return personOf(await seedPerson(name, seed, newId), newId);
    },
    async standard({ identifier = `CL ${++ids}`, title = "Assurance for suppliers", facilitator } = {}) {
      const by = facilitator ?? (await world.person(`Facilitator of ${identifier}`, { administrator: true, organisation: "Secretariat", category: "standards-body" }));
      const made = await createStandard(by, { identifier, title, scope: "What a buyer may ask of every supplier.", domain: "supply-chain-assurance" });
      await by.refresh();
      return { ...made, facilitator: by, draft: 0, round: 0 };
    },
    async publish(standard, source = SMALL_DRAFT, stage = "30") {
      const published = await publishDraft(standard.facilitator, standard.id, { source, stage, after: standard.draft });
      standard.draft = published.number;
      return published;
    },
    async openRound(standard, days = 60, disclosure = "at-once") {
      const opensAt = now();
      const round = await openRound(standard.facilitator, standard.id, { kind: "comment", disclosure, opensAt, closesAt: new Date(opensAt.getTime() + days * 86_400_000) });
      standard.round = round.number;
      return round;
    },
    async closeRound(standard, reason = "Everyone has answered.") {
      await closeRound(standard.facilitator, standard.id, standard.round, { reason });
    },
    async openStandard({ identifier, source, facilitator, days, disclosure } = {}) {
      const standard = await world.standard({ identifier, facilitator });
      await world.publish(standard, source);
      await world.openRound(standard, days, disclosure);
      return standard;
    },
    async comment(by, standard, lines, said = {}) {
      const [firstLine, lastLine] = typeof lines === "number" ? [lines, lines] : lines;
      return submitComment(by, { standard: standard.slug, draft: standard.draft }, { type: "technical", reason: "It cannot be checked.", proposedChange: undefined, mustBeSatisfied: false, submission: newId(), terms: true, ...said, firstLine, lastLine });
    },
    async amend(by, standard, lines, source, said = {}) {
      const [firstLine, lastLine] = typeof lines === "number" ? [lines, lines] : lines;
      return submitAmendment(by, { standard: standard.slug, draft: standard.draft }, { operation: "replace", reason: "It can be checked then.", amends: undefined, submission: newId(), terms: true, ...said, source, firstLine, lastLine });
    },
    async agree(standard, ...people) {
      for (const person of people) {
        await agreeToTerms(person, standard.id, { terms: true });
        await person.refresh();
      }
    },
    async close() {
      open.delete(world);
      useDatabase(null);
      useEnvironment(null);
      setClock(null);
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  open.add(world);
  return world;
}
