/** What happens at a start, seen from outside: the built server as a process of its own, with nothing in its surroundings but what the test sets. */
import { spawn, spawnSync } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { COMMENTS } from "#db/demonstration/comments.ts";
import { freePort } from "#test/browser/ports.ts";

/** A process that starts, and what it says. */
interface Start {
  origin: string;
  /** Both streams, from the beginning. */
  said(): string;
  /** @throws Error where it ends before, or does not within 50 seconds. */
  saying(pattern: RegExp): Promise<RegExpExecArray>;
  signal(name: NodeJS.Signals): void;
  /** Its exit code; null: it was killed. */
  ended: Promise<number | null>;
}

const room = mkdtempSync(join(tmpdir(), "commonline-start-"));
let running: Start[] = [];
let rooms = 0;

beforeAll(() => {
  // Vite reads from VITEST whether it is to test or to build.
  const made = spawnSync(process.execPath, ["setup.mjs", "--quiet"], { stdio: "inherit", env: { ...process.env, VITEST: undefined } });
  if (made.status !== 0) throw new Error("the server could not be built; why stands above");
}, 240_000);

afterEach(async () => {
  for (const start of running) start.signal("SIGKILL");
  await Promise.all(running.map(({ ended }) => ended));
  running = [];
});

afterAll(() => rmSync(room, { recursive: true, force: true }));

function newRoom(): string {
  return join(room, String(++rooms));
}

async function start(variables: Record<string, string>, port?: number): Promise<Start> {
  const chosen = port ?? (await freePort());
  // From another folder than the project's: it finds its files wherever it is started.
  const child = spawn(process.execPath, [join(process.cwd(), "build/server/index.js")], { cwd: room, env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production", PORT: String(chosen), ...variables }, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.on("close", done));
  let over = false;
  void ended.then(() => (over = true));
  const started: Start = {
    origin: `http://127.0.0.1:${chosen}`,
    said: () => said,
    async saying(pattern) {
      for (const until = Date.now() + 50_000; Date.now() < until; ) {
        const found = pattern.exec(said);
        if (found) return found;
        if (over) throw new Error(`it ended without saying ${pattern}:\n${said}`);
        await new Promise((done) => setTimeout(done, 20));
      }
      throw new Error(`it does not say ${pattern}:\n${said}`);
    },
    signal: (name) => void child.kill(name),
    ended,
  };
  running.push(started);
  return started;
}

const LISTENS = /^Commonline listens on (\S+)/m;
const SECRET = "u7Qm0vXh2LkR9sTzB4yWcN6dFgJpEaKx3oHi8CtV";
const production = (folder: string, port: number) => ({ ORIGIN: `http://127.0.0.1:${port}`, SECRET, MAIL_FROM: "Commonline <no-reply@standards.example.org>", VAR_DIR: folder });

/** It ends with a sentence that matches, and with nothing that only its makers understand. */
async function expectRefusal(started: Start, sentence: RegExp): Promise<void> {
  expect(await started.ended).toBe(1);
  expect(started.said()).toMatch(/^Commonline does not start:\n/);
  expect(started.said()).toMatch(sentence);
  expect(started.said()).not.toMatch(/^\s+at |node:internal|"stack"/m);
}

describe("a start is refused", () => {
  test("in production, where settings are missing, short or placeholders; nothing is written", async () => {
    const folder = newRoom();
    await expectRefusal(await start({ ORIGIN: "https://standards.example.org", VAR_DIR: folder }), /^SECRET is missing.*\nMAIL_FROM is missing/m);
    await expectRefusal(await start({ ...production(folder, 1), SECRET: "short" }), /^SECRET is too short/m);
    await expectRefusal(await start({ ...production(folder, 1), SECRET: "changeme-changeme-changeme-changeme" }), /^SECRET is a placeholder/m);
    await expectRefusal(await start({ ...production(folder, 1), ORIGIN: "http://standards.example.org" }), /^ORIGIN is plain http/m);
    await expectRefusal(await start({ SECRET, VAR_DIR: folder }), /^ORIGIN is missing, and SECRET is set/m);
    await expectRefusal(await start({ HOST: "0.0.0.0", VAR_DIR: folder }), /^HOST is set but ORIGIN is not/m);
    expect(existsSync(folder)).toBe(false);
  }, 60_000);

  test("where the port is taken; nothing is written", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await new Promise((done) => holder.on("listening", done));
    const { port } = holder.address() as AddressInfo;
    const folder = newRoom();
    await expectRefusal(await start(production(folder, port), port), new RegExp(`^Port ${port} is in use`, "m"));
    expect(existsSync(folder)).toBe(false);
    await new Promise((done) => holder.close(done));
  });

  test("where another program holds the database", async () => {
    const folder = newRoom();
    const port = await freePort();
    const first = await start(production(folder, port), port);
    await first.saying(LISTENS);
    first.signal("SIGTERM");
    await first.ended;
    const other = new Sqlite(join(folder, "commonline.db"));
    other.exec("BEGIN IMMEDIATE");
    await expectRefusal(await start(production(folder, port), port), /^The database .*commonline\.db is locked by another program/m);
    other.close();
  }, 60_000);

  test("where the server of DATABASE_URL does not answer; its password is not said", async () => {
    const port = await freePort();
    const refused = await start({ DATABASE_URL: `postgres://commonline:hunter2@127.0.0.1:${port}/commonline`, VAR_DIR: newRoom() });
    await expectRefusal(refused, new RegExp(`^PostgreSQL does not answer at 127\\.0\\.0\\.1:${port}\\.`, "m"));
    expect(refused.said()).not.toContain("hunter2");
  });
});

/** Sends a form as a browser on our own page does. Answers the status, where it leads, and the cookie of the session that it began. */
async function post(origin: string, path: string, fields: Record<string, string>) {
  const answer = await fetch(`${origin}${path}`, { method: "POST", redirect: "manual", headers: { Origin: origin, "Sec-Fetch-Site": "same-origin" }, body: new URLSearchParams(fields) });
  return { status: answer.status, leads: answer.headers.get("location"), cookie: answer.headers.getSetCookie().find((cookie) => cookie.startsWith("session="))?.split(";")[0] ?? "" };
}

describe("production", () => {
  test("where it listens is said, and whom it answers for: a proxy has to know both", async () => {
    const port = await freePort();
    const started = await start({ ...production(newRoom(), port), ORIGIN: "https://standards.example.org" }, port);
    expect((await started.saying(LISTENS))[1]).toBe(`http://127.0.0.1:${port}`);
    expect(started.said()).toContain(`listens on http://127.0.0.1:${port} for https://standards.example.org\n`);
  });

  test("has no account; each start offers a link, the newest of which makes the first administrator, once", async () => {
    const folder = newRoom();
    const port = await freePort();
    const link = /^ {2}http:\/\/127\.0\.0\.1:\d+(\/first-administrator\/[0-9a-z]{40})$/m;
    const first = await start(production(folder, port), port);
    await first.saying(LISTENS);
    const [, old] = await first.saying(link);
    expect(first.said()).toContain("SMTP_URL is not set: mails are written into");
    first.signal("SIGTERM");
    expect(await first.ended).toBe(0);
    const kept = new Sqlite(join(folder, "commonline.db"), { readonly: true });
    expect(kept.prepare("select count(*) as n from users").get()).toEqual({ n: 0 });
    // The token itself is nowhere in it.
    expect(JSON.stringify(kept.prepare("select * from tokens").all())).not.toContain(old!.split("/").at(-1));
    kept.close();
    expect(statSync(join(folder, "commonline.db")).mode & 0o077).toBe(0);

    const second = await start(production(folder, port), port);
    await second.saying(LISTENS);
    const [, newest] = await second.saying(link);
    expect(await (await fetch(second.origin)).text()).not.toContain("Demonstration.");
    const form = { name: "Ada", email: "ada@standards.example.org", password: "seven quiet harbours" };
    expect(await post(second.origin, old!, form)).toMatchObject({ status: 410, cookie: "" });
    const made = await post(second.origin, newest!, form);
    expect(made).toMatchObject({ status: 303, leads: "/administration" });
    expect(await (await fetch(second.origin, { headers: { Cookie: made.cookie } })).text()).toContain("Ada");
    expect((await post(second.origin, newest!, { ...form, email: "eve@standards.example.org" })).status).toBe(409);
    second.signal("SIGTERM");
    await second.ended;

    const third = await start(production(folder, port), port);
    await third.saying(LISTENS);
    expect(third.said()).not.toContain("first-administrator");
  }, 110_000);
});

describe("the demonstration", () => {
  const folder = join(room, "demonstration");
  const filled = /^It is filled, after/m;
  const ACCOUNT = /^ {2}(\S.*?) {2,}(\S+@\S+) +([0-9a-z]{5}(?:-[0-9a-z]{5}){2})$/gm;
  const accountsIn = (said: string) => [...said.matchAll(ACCOUNT)].map(([, role, email, password]) => ({ role, email, password }));
  let accounts: ReturnType<typeof accountsIn>;

  test("killed while it is filled, it leaves an empty database, which the next start fills, and says where it listens and who may sign in", async () => {
    const killed = await start({ VAR_DIR: folder });
    await killed.saying(/^ {2}… \d+ of \d+ deeds$/m);
    const answer = await fetch(killed.origin);
    expect([answer.status, answer.headers.get("retry-after"), await answer.text()]).toEqual([503, "2", "Commonline is starting. Come again in a moment.\n"]);
    killed.signal("SIGKILL");
    await killed.ended;

    const started = await start({ VAR_DIR: folder });
    await started.saying(filled);
    const [, origin] = await started.saying(LISTENS);
    expect(origin).toBe(started.origin);
    await started.saying(/Its mails are written into/);
    accounts = accountsIn(started.said());
    expect(accounts.map(({ role }) => role)).toEqual(["Administrator", "Facilitator of CL 27 and CL 34", "Head of delegation, enterprise", "Member, vendor", "Member, government", "Reader without an organisation"]);
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(6);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0);

    const page = await (await fetch(started.origin)).text();
    expect(page).toContain("Demonstration. It runs on this computer alone");
    expect(page).toContain("End-to-end cyber security assurance for technology suppliers");
    for (const { email, password } of accounts as { email: string; password: string }[]) {
      const { status, cookie } = await post(started.origin, "/session", { email, password });
      expect([status, cookie], email).toEqual([303, expect.stringMatching(/^session=[0-9a-z]{40}$/)]);
    }
    started.signal("SIGTERM");
    expect(await started.ended).toBe(0);
  }, 110_000);

  test("a second start keeps the data, says the same accounts, and is soon ready", async () => {
    const begun = performance.now();
    const started = await start({ VAR_DIR: folder });
    await started.saying(/Its mails are written into/);
    // A second and a half on a machine that does nothing else.
    expect(performance.now() - begun).toBeLessThan(20_000);
    expect(started.said()).not.toMatch(filled);
    expect(accountsIn(started.said())).toEqual(accounts);
    expect((await fetch(`${started.origin}/standards/cl-27/drafts/3`)).status).toBe(200);
    started.signal("SIGINT");
    expect(await started.ended).toBe(0);
    const kept = new Sqlite(join(folder, "demonstration.db"), { readonly: true });
    expect(kept.prepare("select count(*) as n from comments").get()).toEqual({ n: COMMENTS.length });
    expect(kept.prepare("select count(*) as n from events where kind = 'demonstration-filled'").get()).toEqual({ n: 1 });
    // Neither the passwords nor anything that leads to them is in the database.
    expect(JSON.stringify(kept.prepare("select * from users").all())).not.toContain(accounts[0]!.password);
    kept.close();
  }, 60_000);

  test("its passwords may be lost, and then it says how to get a new one", async () => {
    rmSync(join(folder, "demonstration-accounts.json"));
    const started = await start({ VAR_DIR: folder });
    await started.saying(/demonstration-accounts\.json, where the passwords of its accounts stood, is not there/);
    expect(accountsIn(started.said())).toEqual([]);
  }, 60_000);

  test("is not served as production, nor production as a demonstration", async () => {
    const demonstration = join(folder, "demonstration.db");
    await expectRefusal(await start({ ...production(newRoom(), 1), DATABASE_URL: demonstration }), /^The database holds the demonstration/m);

    const own = newRoom();
    const port = await freePort();
    const started = await start(production(own, port), port);
    await started.saying(LISTENS);
    started.signal("SIGTERM");
    await started.ended;
    await expectRefusal(await start({ VAR_DIR: newRoom(), DATABASE_URL: join(own, "commonline.db") }), /^The database holds a consultation of its own/m);
  }, 60_000);
});
