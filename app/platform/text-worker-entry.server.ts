/** The thread that works on texts: takes a job, answers it. Published texts are sent to it once and kept under their keys. */
import { parentPort } from "node:worker_threads";
import type { Cut } from "#app/domain/text/cut.ts";
import { JOBS } from "./text-worker-jobs.server.ts";
import type { Answer, Order } from "./text-worker.server.ts";

const texts = new Map<string, Cut>();

parentPort?.on("message", (order: Order) => {
  for (const key of order.forget) texts.delete(key);
  for (const { key, cut } of order.learn) texts.set(key, cut);
  parentPort!.postMessage(done(order));
});

function done({ id, kind, input }: Order): Answer {
  try {
    return { id, output: (JOBS[kind] as (input: unknown) => unknown)(withTexts(input)) };
  } catch (error) {
    return { id, error: error instanceof Error ? `${error.message}\n${error.stack}` : String(error) };
  }
}

/** The input with the texts that it names by their keys. */
function withTexts(input: Record<string, unknown>): unknown {
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, isKey(value) ? { key: value.key, cut: texts.get(value.key) } : value]));
}

function isKey(value: unknown): value is { key: string } {
  return typeof value === "object" && value !== null && "key" in value && typeof value.key === "string";
}

