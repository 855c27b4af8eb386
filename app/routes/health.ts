/** Whether the server answers and its database can be read, for whoever watches it. */
import { answersFromDatabase } from "#app/queries/health.server.ts";

export async function loader() {
  const readable = await answersFromDatabase();
  return new Response(readable ? "ok\n" : "the database does not answer\n", { status: readable ? 200 : 503, headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" } });
}
