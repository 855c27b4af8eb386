/**
 * A site in a process of its own, as it is served, with a world that the test may go on changing through commands; and real browsers on it.
 * What goes wrong in a browser fails the test: errors on the console or in scripts, violations of the policy, requests to anybody else.
 */
import { spawn, type ChildProcess } from "node:child_process";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, expect } from "vitest";
import type { Person } from "#test/world/people.ts";
import { openWorld, PRODUCTION, type World } from "#test/world/world.ts";
import { launchChromium } from "./chromium.ts";
import { freePort } from "./ports.ts";

export interface Site {
  origin: string;
  world: World;
  /** Ends the server as a power cut does. */
  kill: () => Promise<void>;
  /** Starts it again at the same address, on what it has kept. */
  start: () => Promise<void>;
  /** What the server wrote, both streams. */
  log: () => string;
  /** A page of a browser of its own, signed in where a person is given. It has not gone anywhere yet. */
  visit(person?: Person, options?: BrowserContextOptions): Promise<Page>;
  /** From now until the test ends, a fault that matches is what the test wants (the console's word on an answer of 404). */
  expectFault(pattern: RegExp): void;
}

export interface SiteOptions {
  /** What happens before the server starts. */
  seed?: (world: World) => Promise<void>;
  /** Environment of the server, over the world's production. */
  environment?: Record<string, string>;
  /** It starts as a clone does, with nothing set, and seeds itself. */
  demonstration?: boolean;
}

const faults: string[] = [];
let expected: RegExp[] = [];
let browser: Promise<Browser> | null = null;

/** One Chromium a file of tests. */
export function openBrowser(): Promise<Browser> {
  return (browser ??= launchChromium());
}

afterEach(async () => {
  for (const context of (await browser)?.contexts() ?? []) await context.close();
  const unexpected = faults.splice(0).filter((fault) => !expected.some((pattern) => pattern.test(fault)));
  expected = [];
  expect(unexpected).toEqual([]);
});

/** Opens a site; it is closed when the file's tests are through. Call it in beforeAll. */
export async function openSite({ seed, environment = {}, demonstration = false }: SiteOptions = {}): Promise<Site> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const world = await openWorld({ ORIGIN: origin, PORT: String(port) }, { shared: true });
  await seed?.(world);
  const own = demonstration ? {} : { ...PRODUCTION, ORIGIN: origin };
  const said: string[] = [];
  const log = () => said.join("");
  let server: ChildProcess;
  const start = async () => {
    server = spawn(process.execPath, ["build/server/index.js"], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production", ...own, VAR_DIR: demonstration ? `${world.folder}/demonstration` : world.folder, PORT: String(port), ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [server.stdout, server.stderr]) stream?.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    await listening(origin, server, log);
  };
  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    server.kill(signal);
    if (server.exitCode === null && server.signalCode === null) await new Promise((done) => server.on("exit", done));
  };
  afterAll(async () => {
    await Promise.all([end("SIGTERM"), (await browser)?.close()]);
    browser = null;
    await world.close();
  });
  await start();
  return {
    origin,
    world,
    kill: () => end("SIGKILL"),
    start,
    log,
    visit: (person, options) => visit(origin, person, options),
    expectFault: (pattern) => void expected.push(pattern),
  };
}

async function visit(origin: string, person: Person | undefined, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await (await openBrowser()).newContext({ baseURL: origin, locale: "en-GB", timezoneId: "Europe/Zurich", reducedMotion: "reduce", ...options });
  if (person) {
    const [name = "", value = ""] = (await person.signIn()).split(/=(.*)/s);
    await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: "Lax" }]);
  }
  if (options.javaScriptEnabled !== false) {
    await context.addInitScript(() => document.addEventListener("securitypolicyviolation", (event) => console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ""}`)));
  }
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const goto = page.goto.bind(page);
  // A person presses nothing in the tenths of a second before the script is there; a test would.
  page.goto = async (...to) => {
    const answer = await goto(...to);
    if (options.javaScriptEnabled !== false) await page.waitForFunction(hydrated);
    return answer;
  };
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(`console ${message.type()}: ${message.text()} (${message.location().url})`));
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("request", (request) => !request.url().startsWith(origin) && !/^(data|blob|about):/.test(request.url()) && faults.push(`request to somebody else: ${request.url()}`));
  return page;
}

/** In the browser: the script has taken the page over, or the page has none. */
function hydrated(): boolean {
  return !document.querySelector('script[type="module"]') || document.documentElement.hasAttribute("data-live");
}

const LOOKS = [1500, 390].flatMap((width) => (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme })));

/**
 * What is wrong with a page, one line each: by axe (WCAG 2.2 A and AA), or since something runs out of the window; wide and narrow, light and dark.
 * In the dark only colours differ, so only they are looked at again.
 * @param ready waits until the page that was loaded shows what is to be looked at.
 */
export async function pageFaults(page: Page, address: string, ready: (page: Page) => Promise<unknown> = async () => {}): Promise<string[]> {
  await page.goto(address);
  // An editor takes the place of its field once it has been fetched: not while the page is looked at.
  await page.waitForFunction(() => !document.querySelector(".source-field:not([data-edited])"));
  await ready(page);
  const wrong: string[] = [];
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const look = `${address} at ${width}, ${colorScheme}`;
    const axe = new AxeBuilder({ page: page as never });
    const { violations } = await (colorScheme === "light" ? axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]) : axe.withRules(["color-contrast", "link-in-text-block"])).analyze();
    wrong.push(...violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${look}: ${id}: ${help} at ${node.target.join(" ")}`)));
    if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) wrong.push(`${look}: something runs out of the window`);
  }
  return wrong;
}

async function listening(origin: string, server: ChildProcess, log: () => string): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (server.exitCode !== null) throw new Error(`the server ended before it listened:\n${log()}`);
    const answer = await fetch(`${origin}/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`the server does not listen after a minute:\n${log()}`);
}
