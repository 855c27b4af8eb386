/** The source of a draft, as the file that it was published from, byte for byte: what it changed and why stands in the file that it names as its description. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileName } from "#app/domain/exports.ts";
import { paths } from "#app/paths.ts";
import { sourceOf } from "#app/queries/reading.server.ts";

export async function loader({ params }: LoaderFunctionArgs) {
  const { source, hash, draft } = await sourceOf(params.standard, params.draft);
  return new Response(source, {
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName(params.standard!, "md", draft.label)}"`,
      Link: `<${paths.draftFile(params.standard!, draft.number)}>; rel="describedby"; type="application/json"`,
      ETag: `"${hash.slice(0, 24)}"`,
    },
  });
}
