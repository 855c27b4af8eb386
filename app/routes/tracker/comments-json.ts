/** The public comments of a standard as a JSON file; a view narrows it. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileName } from "#app/domain/exports.ts";
import { readView } from "#app/domain/tracker-views.ts";
import { download } from "#app/platform/downloads.server.ts";
import { exportComments } from "#app/queries/tracker-exports.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { standard, batches } = await exportComments(params.standard ?? "", readView(new URL(request.url).searchParams), context.visitor, context.now);
  return download(request, fileName(standard.slug, "json"), "application/json; charset=utf-8", partsOf({ standard, takenAt: context.now.toISOString() }, batches()));
}

/** One object: what it is, then its comments, each on a line of its own. */
async function* partsOf(head: object, batches: AsyncIterable<object[]>) {
  yield `${JSON.stringify(head).slice(0, -1)},"comments":[`;
  let separator = "\n";
  for await (const batch of batches) {
    yield separator + batch.map((comment) => JSON.stringify(comment)).join(",\n");
    separator = ",\n";
  }
  yield "\n]}\n";
}
