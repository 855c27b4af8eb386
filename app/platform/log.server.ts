/** The log: one JSON object a line, UTC. Never a password, token, body, query string or full address; control characters cannot break a line. */

export type Level = "info" | "warn" | "error";

/** @param what a short constant; everything that varies is a field. */
export function log(level: Level, what: string, fields: Record<string, string | number | boolean | null | undefined> = {}): void {
  if (level === "info" && process.env.LOG_LEVEL !== "info") return;
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, what, ...fields })}\n`);
}

/** What of an error may be logged: database errors carry statements and parameters, so only their code is kept. */
export function traceOf(error: unknown): { error: string; code: string | null; stack: string | null } {
  if (!(error instanceof Error)) return { error: typeof error, code: null, stack: null };
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = (cause as { code?: unknown }).code;
  const fromDatabase = error.name.startsWith("Drizzle") || error.message.startsWith("Failed query");
  const frames = (error.stack ?? "").split("\n").filter((line) => line.trim().startsWith("at ")).slice(0, 12).join("\n");
  return { error: fromDatabase ? `${error.name} (statement withheld)` : `${error.name}: ${error.message}`, code: typeof code === "string" ? code : null, stack: frames || null };
}
