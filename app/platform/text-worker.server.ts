/**
 * Work on texts away from the thread that answers requests: cutting 7,000 lines takes half a second, and nobody's page waits for it.
 * Without the built entry (in development and in tests) the same jobs run where they are called.
 */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Cut } from "#app/domain/text/cut.ts";
import { JOBS, type JobInput, type JobKind, type JobOutput, type Known } from "./text-worker-jobs.server.ts";

/** What is sent to the worker: a published text that it has goes by its key alone. */
export interface Order {
  id: number;
  kind: JobKind;
  input: Record<string, unknown>;
  learn: { key: string; cut: Cut }[];
  forget: string[];
}

export type Answer = { id: number; output: unknown } | { id: number; error: string };

interface Waiting {
  resolve: (output: never) => void;
  reject: (error: Error) => void;
}

/** Texts that the worker holds at most. A draft of 7,000 lines takes some 6 MB. */
const TEXTS = 8;
/** A job that takes longer than this has gone astray; the worker is stopped, and the next job starts a new one. Milliseconds. */
const LONGEST = 60_000;

let worker: Worker | null = null;
let last = 0;
const waiting = new Map<number, Waiting>();
/** Keys of the texts that the worker holds, the longest unused first. */
const learnt = new Set<string>();

/** Does one job. @throws what the job throws. */
export async function onText<K extends JobKind>(kind: K, input: JobInput<K>): Promise<JobOutput<K>> {
  const entry = entryFile();
  if (!entry) return (JOBS[kind] as (input: JobInput<K>) => JobOutput<K>)(input);
  worker ??= started(entry);
  const id = ++last;
  const running = worker;
  return new Promise<JobOutput<K>>((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    setTimeout(() => waiting.has(id) && void running.terminate(), LONGEST).unref();
    running.postMessage(orderOf(id, kind, input as Record<string, unknown>));
  });
}

function orderOf(id: number, kind: JobKind, input: Record<string, unknown>): Order {
  const order: Order = { id, kind, input: {}, learn: [], forget: [] };
  for (const [name, value] of Object.entries(input)) {
    if (!isKnown(value)) {
      order.input[name] = value;
      continue;
    }
    if (!learnt.delete(value.key)) order.learn.push(value);
    learnt.add(value.key);
    order.input[name] = { key: value.key };
  }
  for (const key of learnt) {
    if (learnt.size <= TEXTS) break;
    learnt.delete(key);
    order.forget.push(key);
  }
  return order;
}

function isKnown(value: unknown): value is Known {
  return typeof value === "object" && value !== null && "key" in value && "cut" in value;
}

function started(entry: string): Worker {
  const thread = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: 1_024 } });
  thread.unref();
  thread.on("message", (answer: Answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("error" in answer) asked?.reject(new Error(answer.error));
    else asked?.resolve(answer.output as never);
  });
  thread.on("error", (error) => ended(thread, error as Error));
  thread.on("exit", () => ended(thread, new Error("the work on a text took too long and was stopped")));
  return thread;
}

function ended(thread: Worker, error: Error): void {
  if (worker !== thread) return;
  worker = null;
  learnt.clear();
  for (const { reject } of waiting.values()) reject(error);
  waiting.clear();
}

let file: string | null | undefined;

/** The built entry stands beside the server's bundle, whose chunks lie one folder below. */
function entryFile(): string | null {
  if (file !== undefined) return file;
  const here = dirname(fileURLToPath(import.meta.url));
  return (file = [join(here, "text-worker.js"), join(here, "..", "text-worker.js")].find((path) => existsSync(path)) ?? null);
}
