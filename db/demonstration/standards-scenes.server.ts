/** How the standards of the demonstration came to where they are: created, their drafts published, their rounds opened, their stages moved. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { publishDraft } from "#app/commands/drafts.server.ts";
import { openRound } from "#app/commands/rounds.server.ts";
import { moveStage } from "#app/commands/stages.server.ts";
import { createStandard, dismissFacilitator, nameFacilitator } from "#app/commands/standards.server.ts";
import type { Stage } from "#app/domain/stages.ts";
import { standardForm } from "#app/domain/standards.ts";
import { dayBefore, endOfRound, minutesAfter } from "./calendar.server.ts";
import { doerAt, known, type Cast, type Scene } from "./cast.server.ts";
import { ADMINISTRATOR, FOUNDER, PEOPLE } from "./people.ts";
import { STANDARDS, type DemonstrationMove, type DemonstrationRound, type DemonstrationStandard, type DraftKey } from "./standards.ts";

/** How long before its first draft a standard is created. Days. */
const PREPARED = 5;

export function standardScenes(cast: Cast): Scene[] {
  return STANDARDS.flatMap((standard) => [...creation(cast, standard), ...publications(cast, standard), ...standard.rounds.map((round) => opening(cast, standard, round)), ...(standard.moves ?? []).map((move) => moving(cast, standard, move))]);
}

/** The source of a draft, as it is published. */
export function sourceOf(key: DraftKey): string {
  return readFileSync(resolve("db", "demonstration", "drafts", `${key}.md`), "utf8");
}

/** When a round opens and closes. */
export function timesOf(cast: Cast, round: DemonstrationRound): { opensAt: Date; closesAt: Date } {
  return { opensAt: dayBefore(cast.now, round.opensDaysAgo, 8), closesAt: endOfRound(cast.now, round.closesInDays) };
}

/** The founder creates every standard; where somebody else facilitates it, that person is named and the founder dismissed. */
function creation(cast: Cast, standard: DemonstrationStandard): Scene[] {
  const at = dayBefore(cast.now, standard.drafts[0]!.publishedDaysAgo + PREPARED, 9);
  const { identifier, title, scope, purpose, domain } = standard;
  const scenes: Scene[] = [{ at, play: async () => cast.standards.set(standard.key, await createStandard(await doerAt(cast, FOUNDER, at), standardForm.parse({ identifier, title, scope, purpose, domain }))) }];
  if (standard.facilitator === FOUNDER) return scenes;
  const { email } = PEOPLE.find(({ key }) => key === standard.facilitator)!;
  return [
    ...scenes,
    { at: minutesAfter(at, 15), play: async (later) => nameFacilitator(await doerAt(cast, FOUNDER, later), known(cast.standards, standard.key).id, email) },
    { at: minutesAfter(at, 40), play: async (later) => dismissFacilitator(await doerAt(cast, ADMINISTRATOR, later), known(cast.standards, standard.key).id, known(cast.users, FOUNDER)) },
  ];
}

function publications(cast: Cast, standard: DemonstrationStandard): Scene[] {
  return standard.drafts.map(({ key, stage, publishedDaysAgo }, after) => ({
    at: dayBefore(cast.now, publishedDaysAgo, 10),
    play: async (at) => publishDraft(await doerAt(cast, standard.facilitator, at), known(cast.standards, standard.key).id, { source: sourceOf(key), stage: stage.slice(0, 2) as Stage, after }),
  }));
}

function opening(cast: Cast, standard: DemonstrationStandard, round: DemonstrationRound): Scene {
  const times = timesOf(cast, round);
  return { at: times.opensAt, play: async (at) => openRound(await doerAt(cast, standard.facilitator, at), known(cast.standards, standard.key).id, { kind: round.kind, disclosure: round.disclosure, extent: round.narrow ? "changes" : "whole", ...times }) };
}

function moving(cast: Cast, { key, facilitator }: DemonstrationStandard, { daysAgo, ...move }: DemonstrationMove): Scene {
  return { at: dayBefore(cast.now, daysAgo, 11), play: async (at) => moveStage(await doerAt(cast, facilitator, at), known(cast.standards, key).id, move) };
}
