/**
 * Makes this folder ready to run: checks Node, installs the packages, builds, and for tests finds or installs a browser.
 * Node's built-ins alone, since it runs before anything is installed. Migrating and seeding are left to the server itself.
 *
 * node setup.mjs [--no-build] [--quiet] [--test] [--start]
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const FOLDER = dirname(fileURLToPath(import.meta.url));
const VAR = join(FOLDER, "var");
const INSTALLED = join(VAR, "installed.json");
const BROWSER = join(VAR, "browser.json");
const BUILT = join(FOLDER, "build", "made-from.json");
const QUIET = process.argv.includes("--quiet");

/** What the build is made from. Migrations are read when the server starts. */
const SOURCES = ["app", "db", "public", "server.ts", "vite.config.ts", "package.json", "package-lock.json", "tsconfig.json"];
const NOT_SOURCES = new Set(["db/migrations"]);

/** What stops the set-up; the message is all that is shown. */
class Stopped extends Error {}

try {
  checkNode();
  mkdirSync(VAR, { recursive: true });
  await install();
  if (!process.argv.includes("--no-build")) await build();
  if (process.argv.includes("--test")) await findBrowser();
} catch (error) {
  if (!(error instanceof Stopped)) throw error;
  console.error(`\n${error.message}`);
  process.exit(1);
}

if (process.argv.includes("--start")) {
  stopWithParent();
  await import(pathToFileURL(join(FOLDER, "build", "server", "index.js")).href);
}

/** npm starts a shell that does not pass its signals on: where whoever stopped npm left only this process, it is meant too. */
function stopWithParent() {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && process.kill(process.pid, "SIGTERM"), 500).unref();
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Stopped(`Commonline needs Node.js 20.19 or newer (22 and 24 are tried too). This is ${process.version}: install a newer one from https://nodejs.org and start again.`);
}

async function install() {
  const wanted = { lock: hashOf(["package-lock.json"]), runtime: `${process.versions.modules} ${process.platform} ${process.arch}` };
  const known = readJson(INSTALLED);
  const present = existsSync(join(FOLDER, "node_modules", ".package-lock.json"));
  if (present && known?.lock === wanted.lock && known.runtime === wanted.runtime) return;

  if (!present || !installedAsLocked() || (known && known.runtime !== wanted.runtime)) {
    await step("Installing the packages that package-lock.json names (npm ci). The first time takes up to three minutes.", "The packages are installed", "npm", ["ci", "--include=dev", "--no-audit", "--no-fund"], {
      failed: "The packages could not be installed. Is the network or the npm registry within reach? What npm said stands above.",
    });
  }
  if (!databaseLoads()) {
    await step("Building the embedded database's native part (npm rebuild better-sqlite3).", "It is built", "npm", ["rebuild", "better-sqlite3", "--ignore-scripts=false", "--foreground-scripts"], {
      failed: "better-sqlite3 could not be built. It needs a C++ compiler, make and Python 3 (on Debian: apt-get install build-essential python3). What the build said stands above.",
    });
    if (!databaseLoads()) throw new Stopped(`better-sqlite3 was installed but does not load on Node ${process.version} (${process.platform} ${process.arch}). Remove node_modules and start again.`);
  }
  writeFileSync(INSTALLED, JSON.stringify(wanted));
}

/** Whether what npm says it installed is what the lock names: then somebody ran `npm ci` by hand, and nothing is to be done. */
function installedAsLocked() {
  const locked = readJson(join(FOLDER, "package-lock.json"))?.packages ?? {};
  const installed = readJson(join(FOLDER, "node_modules", ".package-lock.json"))?.packages ?? {};
  return Object.entries(locked).every(([path, wanted]) => path === "" || wanted.optional || wanted.devOptional || wanted.peer || installed[path]?.version === wanted.version);
}

function databaseLoads() {
  const script = "new (require('better-sqlite3'))(':memory:').close()";
  return spawnSync(process.execPath, ["-e", script], { cwd: FOLDER, stdio: "ignore" }).status === 0;
}

async function build() {
  const sources = hashOf(SOURCES);
  if (existsSync(join(FOLDER, "build", "server", "index.js")) && readJson(BUILT)?.sources === sources) return;
  await step("Building the application (remix vite:build).", "It is built", process.execPath, [join("node_modules", "@remix-run", "dev", "dist", "cli.js"), "vite:build"], {
    failed: "The application could not be built. What the build said stands above.",
    env: { NODE_ENV: "production" },
  });
  writeFileSync(BUILT, JSON.stringify({ sources }));
}

/** Finds a Chromium for the tests, or installs one, and writes where it is to var/browser.json. The tests are never run without. */
async function findBrowser() {
  const named = process.env.CHROMIUM;
  if (named && !runs(named)) throw new Stopped(`CHROMIUM names ${named}, but that does not start. Name another one, or leave CHROMIUM unset and one will be found or installed.`);
  const kept = readJson(BROWSER);
  if (!named && kept && runs(kept.executablePath, kept.env)) return;
  const found = named ?? onPath();
  if (found) return keepBrowser(found, {}, `The browser tests use ${found}.`);

  if (process.getuid?.() === 0 && spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0) {
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    try {
      await step("No Chromium was found: installing Debian's (apt-get update, apt-get install chromium).", "The list of packages is here", "apt-get", ["update"], { failed: "apt-get update failed.", env });
      await step("Installing chromium.", "Chromium is installed", "apt-get", ["install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"], { failed: "apt-get install chromium failed.", env });
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      say(`${error.message} Trying a browser from the npm registry instead.`);
    }
    const installed = onPath();
    if (installed) return keepBrowser(installed, {}, `The browser tests use ${installed}.`);
  }
  await unpackBrowser();
}

/** A Chromium inside an npm package, in a folder of its own, so that node_modules stays what the lock says. */
async function unpackBrowser() {
  const room = join(VAR, "chromium");
  mkdirSync(room, { recursive: true });
  writeFileSync(join(room, "package.json"), JSON.stringify({ private: true }));
  await step("No Chromium was found: installing the one in the npm package @sparticuz/chromium 143.0.4 into var/chromium.", "It is installed", "npm", ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", room, "@sparticuz/chromium@143.0.4"], {
    failed: "No browser could be installed. Install Chromium or Chrome, or name one with CHROMIUM=/path/to/chromium, and start again: the tests are never run without one.",
    cwd: room,
  });
  const unpack = `import("@sparticuz/chromium").then(async (chromium) => console.log(JSON.stringify({ path: await chromium.default.executablePath(), libraries: process.env.LD_LIBRARY_PATH ?? "" })))`;
  // Under this name the package unpacks the libraries too that a bare machine lacks.
  const env = { ...process.env, TMPDIR: room, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x", AWS_LAMBDA_JS_RUNTIME: "nodejs20.x", LD_LIBRARY_PATH: "" };
  const unpacked = spawnSync(process.execPath, ["--input-type=module", "-e", unpack], { cwd: room, env, encoding: "utf8" });
  const { path, libraries } = unpacked.status === 0 ? JSON.parse(unpacked.stdout.trim().split("\n").at(-1)) : {};
  const own = path && !runs(path) ? { LD_LIBRARY_PATH: libraries } : {};
  if (!path || !runs(path, own)) throw new Stopped("The browser of @sparticuz/chromium does not start here. Install Chromium or Chrome, or name one with CHROMIUM=/path/to/chromium, and start again.");
  keepBrowser(path, own, `The browser tests use ${path}.`);
}

function keepBrowser(executablePath, env, sentence) {
  if (readJson(BROWSER)?.executablePath !== executablePath) say(sentence);
  writeFileSync(BROWSER, JSON.stringify({ executablePath, env }));
}

function onPath() {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
  const places = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  places.push("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium");
  return places.find((path) => isProgram(path) && runs(path));
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function runs(path, env = {}) {
  return spawnSync(path, ["--version", "--no-sandbox"], { stdio: "ignore", timeout: 20_000, env: { ...process.env, ...env } }).status === 0;
}

/** Runs a program, says so, and how long it took; its own words are shown only where it fails. @throws Stopped */
async function step(before, after, program, words, { failed, env = {}, cwd = FOLDER }) {
  say(before);
  const started = Date.now();
  const said = [];
  const child = spawn(program, words, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" && program === "npm" });
  child.stdout.on("data", (chunk) => said.push(chunk));
  child.stderr.on("data", (chunk) => said.push(chunk));
  const beat = setInterval(() => say(`  … ${seconds(started)}`), 15_000);
  const status = await new Promise((resolve) => child.on("error", (error) => resolve(error.message)).on("close", resolve));
  clearInterval(beat);
  if (status === 0) return say(`${after}, after ${seconds(started)}.`);
  console.error(Buffer.concat(said).toString().split("\n").slice(-60).join("\n"));
  throw new Stopped(failed);
}

function seconds(since) {
  return `${((Date.now() - since) / 1_000).toFixed(1)} s`;
}

function say(sentence) {
  if (!QUIET) console.log(sentence);
}

/** One hash over files and folders (relative to this one): their names and contents. */
function hashOf(paths) {
  const hash = createHash("sha256");
  const enter = (path) => {
    const full = join(FOLDER, path);
    if (NOT_SOURCES.has(path) || !existsSync(full)) return;
    if (statSync(full).isDirectory()) for (const name of readdirSync(full).sort()) enter(`${path}/${name}`);
    else hash.update(`${path}\0`).update(readFileSync(full)).update("\0");
  };
  for (const path of paths) enter(path);
  return hash.digest("hex");
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}
