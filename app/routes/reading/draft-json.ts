/** A draft as a JSON file: its source, its numbered lines, what it changed and why. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileName } from "#app/domain/exports.ts";
import { download } from "#app/platform/downloads.server.ts";
import { exportDraft } from "#app/queries/draft-exports.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const file = await exportDraft(params.standard, params.draft, context.now);
  return download(request, fileName(file.standard.slug, "json", file.draft.label), "application/json; charset=utf-8", partsOf(file));
}

async function* partsOf(file: object) {
  yield `${JSON.stringify(file, null, 1)}\n`;
}
