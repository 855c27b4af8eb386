/** The tables for PostgreSQL, for the generator of migrations alone. */
import { postgresKit } from "./kit.postgres.server.ts";
import { defineTables } from "./tables.server.ts";
export const { users, sessions, tokens, organisations, organisationNames, memberships, standards, stageMoves, facilitators, drafts, draftTexts, fragments, alignments, rounds, reminders, comments, commentVersions, placements, dispositions, answers, replies, supports, amendments, amendmentPlaces, amendmentProposers, amendmentPositions, amendmentReplies, amendmentDecisions, ballots, electors, positions, delegations, delegates, agreements, preparedContributions, preparedReplies, preparedOpinions, preparationSeals, workingTexts, workingVersions, events, outbox } = defineTables(postgresKit);
