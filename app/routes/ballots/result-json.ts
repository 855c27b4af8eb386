/** A ballot as a JSON file: its rule, its result, every vote with all its changes, and what its receipts are the hash of. Its votes are read by the scoring command as they stand. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { readNumber } from "#app/paths.ts";
import { download } from "#app/platform/downloads.server.ts";
import { exportBallot } from "#app/queries/ballots/exports.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const file = await exportBallot({ standard: params.standard!, number: readNumber(params.ballot) }, context.now);
  return download(request, `${file.standard.slug}-ballot-${file.ballot.number}.json`, "application/json; charset=utf-8", partsOf(file));
}

async function* partsOf(file: object) {
  yield `${JSON.stringify(file, null, 1)}\n`;
}
