/** The ballots of the demonstration as they went: opened with their round by the facilitator, each vote cast and changed by the head of its organisation. */
import { openBallot } from "#app/commands/ballots.server.ts";
import { castPosition } from "#app/commands/positions.server.ts";
import { RULES } from "#app/domain/ballots/rules.ts";
import { BALLOTS, OUTSIDE, type DemonstrationBallot } from "./ballots.ts";
import { minutesAfter, worked } from "./calendar.server.ts";
import { doerAt, known, type Cast, type Scene } from "./cast.server.ts";
import { sentTimes } from "./comments-scenes.server.ts";
import { ORGANISATIONS, PEOPLE } from "./people.ts";
import { timesOf } from "./standards-scenes.server.ts";
import { STANDARDS } from "./standards.ts";

/** After its round: so long the facilitator needs for the form. Minutes. */
const FILLED_IN = 12;

export function ballotScenes(cast: Cast): Scene[] {
  return BALLOTS.flatMap((ballot) => scenesOf(cast, ballot));
}

function scenesOf(cast: Cast, ballot: DemonstrationBallot): Scene[] {
  const standard = STANDARDS.find(({ key }) => key === ballot.standard)!;
  const round = standard.rounds.find(({ key }) => key === ballot.round)!;
  const { opensAt, closesAt } = timesOf(cast, round);
  const until = closesAt < cast.now ? closesAt : cast.now;
  const sent = sentTimes(cast, round);
  let number = 0;
  const opening: Scene = {
    at: minutesAfter(opensAt, FILLED_IN),
    play: async (at) => {
      const { subject, rule } = ballot;
      const plan = { subject, question: null, rule: RULES[rule], original: rule, secrecy: "open" as const, closesAt, electors: electorate(cast) };
      ({ number } = await openBallot(await doerAt(cast, standard.facilitator, at), known(cast.standards, standard.key).id, plan));
    },
  };
  let last = opening.at;
  const votes = ballot.votes.map(({ by, position, comments = [] }, index): Scene => {
    const usual = worked(opening.at, until, 0.3 + (0.65 * (index + 0.5)) / ballot.votes.length);
    // Nobody votes before the comments that the vote is tied to were sent, nor before those who voted earlier.
    last = new Date(Math.max(usual.getTime(), last.getTime() + 1, ...comments.map((key) => minutesAfter(known(sent, key), 30).getTime())));
    return {
      at: last,
      play: async (at) => castPosition(await doerAt(cast, by, at, PEOPLE.find(({ key }) => key === by)!.organisations[0]), { standard: known(cast.standards, standard.key).slug, number }, { position, comments: comments.map((key) => known(cast.comments, key)).sort((a, b) => a - b), terms: true }),
    };
  });
  return [opening, ...votes];
}

function electorate(cast: Cast) {
  return ORGANISATIONS.flatMap(({ key }) => {
    const part = OUTSIDE[key] === undefined ? "voting" : OUTSIDE[key];
    return part === null ? [] : [{ organisationId: known(cast.organisations, key).id, part, weight: 1 }];
  });
}
