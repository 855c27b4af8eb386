/**
 * The server: opens what it stands on, listens, and stops gracefully. In production and in the demonstration it is the entry of the build;
 * in development Vite loads it and listens itself.
 */
import { createServer, type Server } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import { database, useDatabase } from "#db/client.server.ts";
import { openDatabase, openingFault } from "#db/open.server.ts";
import { NotOpened } from "#db/steps.server.ts";
import { afterDeeds } from "#app/commands/perform.server.ts";
import { remindOfEnds } from "#app/commands/reminders/reminders.server.ts";
import { Refused } from "#app/domain/refusals.ts";
import { newId } from "#app/platform/chance.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { environment, Unconfigured } from "#app/platform/environment.server.ts";
import { keepFiles } from "#app/platform/files.server.ts";
import { front, type Front } from "#app/platform/front.server.ts";
import { log, traceOf } from "#app/platform/log.server.ts";
import { sendLetters, sendLettersSoon } from "#app/platform/mailer.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";
import { POLICIES } from "#app/routes/policies.server.ts";
import { firstStart } from "#db/demonstration/first-start.server.ts";

/** Opens the database, migrates it and fills an empty one. Answers what to tell whoever started it. @param say told while it takes long. @throws Unconfigured, NotOpened */
export async function prepare(say: (line: string) => void): Promise<string[]> {
  const { databaseUrl, databaseFile } = environment();
  let told: string[];
  try {
    useDatabase(await openDatabase(databaseUrl, databaseFile));
    told = await firstStart(say);
  } catch (error) {
    if (error instanceof Refused) throw new NotOpened(catalogueOf("en").refusals[error.refusal.code](error.refusal.detail ?? {}));
    throw openingFault(error, databaseUrl, databaseFile) ?? error;
  }
  // Only now: no letter leaves before the first start is through.
  afterDeeds(sendLettersSoon);
  void sendLetters();
  keepReminding();
  return told;
}

/** How often it is looked whether an end is to be told of. Milliseconds. */
const MINUTE = 60_000;

/** Looks at once and every minute. A server that did not run when a reminder was due sends it when it runs again; of two servers one sends it. */
function keepReminding(): void {
  const look = () => void remindOfEnds({ actor: null, now: now(), newId }).catch((error: unknown) => log("warn", "ends not told", { ...traceOf(error) }));
  look();
  reminding = setInterval(look, MINUTE).unref();
}

let reminding: NodeJS.Timeout | undefined;

/** The front for a build, for whoever listens. */
export function frontOf(build: ServerBuild): Front {
  return front(build, POLICIES);
}

async function serve(): Promise<void> {
  // What is written here is for this user alone: the database, the letters, the demonstration's passwords.
  process.umask(0o077);
  const { origin, host, port, demonstration } = environment();
  // @ts-expect-error Remix makes this module while it builds.
  const build = (await import("virtual:remix/server-build")) as ServerBuild;
  keepFiles("build/client");
  let answer: Front = starting;
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: 10_000, maxHeaderSize: 16_384 }, (request, response) => void answer(request, response));
  // Before anything is written: where another server has the port, this one leaves everything as it is.
  await listen(server);
  const told = await prepare(say);
  answer = frontOf(build);
  stopGracefully(server);
  process.on("unhandledRejection", (reason) => log("error", "unhandled rejection", { ...traceOf(reason) }));
  const here = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  say(["", `Commonline listens on ${here}${here === origin ? "" : ` for ${origin}`}${demonstration ? " (demonstration, this computer alone)" : ""}`, ...told, ""].join("\n"));
}

/** Until the database is ready. */
const starting: Front = async (_request, response) => {
  response.writeHead(503, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store", "Retry-After": "2", "X-Content-Type-Options": "nosniff" }).end("Commonline is starting. Come again in a moment.\n");
};

/** @throws Unconfigured where the port or the address is not to be had. */
function listen(server: Server): Promise<void> {
  const { host, port } = environment();
  return new Promise((done, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) => fail(portFault(error, host, port)));
    server.listen(port, host, done);
  });
}

function portFault(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === "EADDRINUSE") return new Unconfigured(`Port ${port} is in use: Commonline may run already. Stop what uses it, or set PORT to another one.`);
  if (error.code === "EACCES") return new Unconfigured(`This user may not listen on port ${port}. Set PORT to one above 1023.`);
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") return new Unconfigured(`HOST is ${host}, which is no address of this computer.`);
  return error;
}

/** At a signal it takes no new request, ends those that run, and closes the database; at a second one it ends at once. */
function stopGracefully(server: Server): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    clearInterval(reminding);
    server.close(() => void database().close().then(() => process.exit(0)));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5_000).unref();
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

function say(line: string): void {
  console.warn(line);
}

if (import.meta.env.PROD) {
  try {
    await serve();
  } catch (error) {
    if (error instanceof Unconfigured || error instanceof NotOpened) console.error(`Commonline does not start:\n${error.message}\nThe README says what each setting means.`);
    else log("error", "start failed", { ...traceOf(error) });
    process.exit(1);
  }
}
