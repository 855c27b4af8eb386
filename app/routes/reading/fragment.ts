/** The rendered lines of a draft, named by their hash: they never change, and leave as the bytes that are stored. */
import { gunzipSync } from "node:zlib";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { accepts } from "#app/platform/files.server.ts";
import { fragmentNamed } from "#app/queries/reading.server.ts";

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { gzip, brotli } = await fragmentNamed(params.hash);
  const accepted = request.headers.get("Accept-Encoding") ?? "";
  const encoding = accepts(accepted, "br") ? "br" : accepts(accepted, "gzip") ? "gzip" : null;
  const body = encoding === "br" ? brotli : encoding === "gzip" ? gzip : gunzipSync(gzip);
  const headers = new Headers({ "Content-Type": "text/plain; charset=utf-8", "Content-Length": String(body.byteLength), "Cache-Control": "public, max-age=31536000, immutable" });
  if (encoding) headers.set("Content-Encoding", encoding);
  return new Response(new Uint8Array(body), { headers });
}
