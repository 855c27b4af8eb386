/** Server processes under measurement: their CPU time and memory as the kernel counts them. Linux alone tells. */
import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";

export interface Measured {
  origin: string;
  port: number;
  /** CPU time of all its threads so far. Milliseconds. */
  cpu(): number;
  /** Resident memory now, and at its highest. MB. */
  rss(): { now: number; most: number };
  stop(): Promise<void>;
}

/** Ticks of /proc/PID/stat; 100 a second on every Linux that Node runs on. */
const TICK = 10;

export async function start(words: string[], port: number, env: Record<string, string>): Promise<Measured> {
  const said: string[] = [];
  const child: ChildProcess = spawn(process.execPath, words, { env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production", PORT: String(port), ...env }, stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  const origin = `http://127.0.0.1:${port}`;
  const until = Date.now() + 60_000;
  while (!(await fetch(`${origin}/health`).catch(() => null))?.ok) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`the server does not start:\n${said.join("")}`);
    await pause(50);
  }
  const memory = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, "m").exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]) / 1_024;
  return {
    origin,
    port,
    cpu() {
      const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
      return (Number(fields[11]) + Number(fields[12])) * TICK;
    },
    rss: () => ({ now: memory("VmRSS"), most: memory("VmHWM") }),
    async stop() {
      child.kill("SIGTERM");
      if (child.exitCode === null && child.signalCode === null) await new Promise((done) => child.on("exit", done));
    },
  };
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
