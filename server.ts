/**
 * The server: opens what it stands on, listens, and stops gracefully. In production and in the demonstration it is the entry of the build;
 * in development Vite loads it and listens itself.
 */
import { createServer } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import { database, useDatabase } from "#db/client.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { afterDeeds } from "#app/commands/perform.server.ts";
import { environment, Unconfigured } from "#app/platform/environment.server.ts";
import { keepFiles } from "#app/platform/files.server.ts";
import { front, type Front } from "#app/platform/front.server.ts";
import { log, traceOf } from "#app/platform/log.server.ts";
import { sendLetters } from "#app/platform/mailer.server.ts";
import { POLICIES } from "#app/routes/policies.server.ts";
import { firstStart } from "#db/demonstration/first-start.server.ts";

/** Opens the database, migrates it and fills an empty one. Answers what to tell whoever started it. */
export async function prepare(): Promise<string[]> {
  const { databaseUrl, folder } = environment();
  useDatabase(await openDatabase(databaseUrl, `${folder}/commonline.db`));
  await database().migrate();
  afterDeeds(() => void sendLetters());
  const told = await firstStart();
  void sendLetters();
  return told;
}

/** The front for a build, for whoever listens. */
export function frontOf(build: ServerBuild): Front {
  return front(build, POLICIES);
}

async function serve(): Promise<void> {
  const { host, port, origin, demonstration } = environment();
  // @ts-expect-error Remix makes this module while it builds.
  const build = (await import("virtual:remix/server-build")) as ServerBuild;
  keepFiles("build/client");
  const told = await prepare();
  const answer = frontOf(build);
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: 10_000, maxHeaderSize: 16_384 }, (request, response) => void answer(request, response));
  server.on("error", (error: NodeJS.ErrnoException) => {
    console.error(error.code === "EADDRINUSE" ? `Port ${port} is in use. Stop what uses it, or set PORT to another one.` : String(error));
    process.exit(1);
  });
  server.listen(port, host, () => {
    console.warn([``, `Commonline listens on ${origin}${demonstration ? " (demonstration, this computer alone)" : ""}`, ...told, ``].join("\n"));
  });
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    server.close(() => void database().close().then(() => process.exit(0)));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5_000).unref();
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("unhandledRejection", (reason) => log("error", "unhandled rejection", { ...traceOf(reason) }));
}

if (import.meta.env.PROD) {
  try {
    await serve();
  } catch (error) {
    if (!(error instanceof Unconfigured)) throw error;
    console.error(`Commonline does not start:\n${error.message}\nThe README says what each setting means.`);
    process.exit(1);
  }
}
