/** The amendments of a draft as a layer over its lines, as data for the reading room. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { layerOf } from "#app/queries/amendments/amendments.server.ts";

export async function loader({ params }: LoaderFunctionArgs) {
  const { json } = await layerOf(params.standard, params.draft);
  return new Response(json, { headers: { "Content-Type": "application/json; charset=utf-8" } });
}
