/** The votes of a ballot as a CSV file, then every test of its rule, then where the changes of its draft are; what is secret still is said to be. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { csv } from "#app/domain/csv.ts";
import { commentCode } from "#app/domain/comments.ts";
import { paths, readNumber } from "#app/paths.ts";
import { download } from "#app/platform/downloads.server.ts";
import { environment } from "#app/platform/environment.server.ts";
import { exportBallot, type BallotExported } from "#app/queries/ballots/exports.server.ts";
import { catalogueOf, type Catalogue } from "#app/texts/catalogue.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const file = await exportBallot({ standard: params.standard!, number: readNumber(params.ballot) }, context.now);
  return download(request, `${file.standard.slug}-ballot-${file.ballot.number}.csv`, "text/csv; charset=utf-8", partsOf(file, catalogueOf(context.language)));
}

async function* partsOf(file: BallotExported, t: Catalogue) {
  yield csv([[...t.ballots.file.columns], ...file.votes.map((vote) => rowOf(vote, file.result !== null, t)), [], ...resultRows(file, t), ...changesRow(file, t)]);
}

function rowOf(vote: BallotExported["votes"][number], disclosed: boolean, t: Catalogue): (string | number | null)[] {
  const { file, positions, partNames } = t.ballots;
  const said = !vote.voted ? t.ballots.noVote : !disclosed ? file.secret : vote.position && positions[vote.position];
  return [
    vote.organisation, t.categories[vote.category], vote.country, partNames[vote.part], vote.weight, said, vote.stand && file.stands[vote.stand],
    vote.tied.map(commentCode).join(" ") || null, vote.castBy, vote.at, vote.receipt, vote.turned && positions[vote.turned],
  ];
}

/** The changes themselves are another table, and so another file. */
function changesRow({ standard, changes }: BallotExported, { ballots }: Catalogue): string[][] {
  if (!changes) return [];
  const { from, to } = changes;
  return [[ballots.file.changes(from.label, to.label), `${environment().origin}${paths.changesFile(standard.slug, from.number, to.number, "csv")}`]];
}

function resultRows({ result, ballot }: BallotExported, t: Catalogue): (string | number | null)[][] {
  const { outcomes, file, tested, passed, missed } = t.ballots;
  if (!result) return [[file.result, outcomes.secret]];
  const { approved, tests } = result.afterTurns ?? result;
  const over = ballot.state === "closed";
  const said = approved ? (over ? outcomes.carried : outcomes.carriedSoFar) : over ? outcomes.notCarried : outcomes.notYet;
  return [[file.result, said], ...tests.map((test) => [file.test, tested(test), test.numerator, test.denominator, `${test.operator} ${test.threshold}`, (test.passed ? passed : missed).replace(":", "")])];
}
