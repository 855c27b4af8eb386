/**
 * The shape of what is kept, written once for both databases. Which kit it is made with is the only thing that differs.
 * History (versions, dispositions, answers, events) is only ever added to. The row of a comment carries its newest state beside it,
 * written in the same transaction as the history, so that a table of 20,000 comments is one indexed query.
 */
import { defineTables } from "./tables.server.ts";
import { kind } from "./kind.server.ts";
import { postgresKit } from "./kit.postgres.server.ts";
import { sqliteKit } from "./kit.sqlite.server.ts";

export const {
  users,
  sessions,
  tokens,
  organisations,
  memberships,
  standards,
  stageMoves,
  facilitators,
  drafts,
  draftTexts,
  fragments,
  alignments,
  rounds,
  reminders,
  comments,
  commentVersions,
  placements,
  dispositions,
  answers,
  replies,
  supports,
  amendments,
  amendmentPlaces,
  amendmentProposers,
  amendmentPositions,
  amendmentReplies,
  amendmentDecisions,
  ballots,
  electors,
  positions,
  delegations,
  delegates,
  agreements,
  preparedContributions,
  preparedReplies,
  preparedOpinions,
  preparationSeals,
  organisationNames,
  workingTexts,
  workingVersions,
  events,
  outbox,
} = defineTables(kind === "postgres" ? postgresKit : sqliteKit);
