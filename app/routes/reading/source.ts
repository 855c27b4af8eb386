/** The source of a draft, as the file that it was published from. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { sourceOf } from "#app/queries/reading.server.ts";

export async function loader({ params }: LoaderFunctionArgs) {
  const { source, hash, fileName } = await sourceOf(params.standard, params.draft);
  return new Response(source, {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Content-Disposition": `attachment; filename="${fileName}"`, ETag: `"${hash.slice(0, 24)}"` },
  });
}
