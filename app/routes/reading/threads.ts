/** What is said about some lines of a draft, as data for the reading room. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Refused } from "#app/domain/refusals.ts";
import { readRange } from "#app/paths.ts";
import { draftAt } from "#app/queries/reading.server.ts";
import { threadsOn } from "#app/queries/threads.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const lines = readRange(new URL(request.url).searchParams.get("lines"));
  const draft = await draftAt(params.standard, params.draft);
  if (!lines || lines.first > draft.lineCount) throw new Refused({ code: "not-found" });
  return { ...lines, ...(await threadsOn(draft, lines, context.visitor, context.now)) };
}
