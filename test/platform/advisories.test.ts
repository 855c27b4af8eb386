/** The lock file against the advisories that are known to matter here: `npm audit` may not answer, so the list is committed. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Package, first version that is safe (null: none is; `||`: one for each line that was mended), the advisory. A new one is one more line. */
const ADVISORIES: [name: string, safeFrom: string | null, advisory: string][] = [
  ["@remix-run/router", "1.23.4", "CVE-2026-22029, GHSA-2j2x-hqr9-3h42: open redirects that run scripts"],
  ["react-router", "6.30.6", "CVE-2025-68470, GHSA-2j2x-hqr9-3h42: redirects to other hosts by paths with two slashes"],
  ["react-router-dom", "6.30.6", "the same"],
  ["@remix-run/node", "2.17.2", "GHSA-9583-h5hc-x8cw: path traversal in file sessions (none are used either)"],
  ["sanitize-html", "2.17.4", "what the sanitiser lets through; CVE-2024-21501 before"],
  ["marked", "4.0.10", "CVE-2022-21680, CVE-2022-21681: catastrophic backtracking"],
  ["diff", "5.2.2 || 8.0.3", "CVE-2026-24001: endless parsing of patches"],
  ["nodemailer", "7.0.7", "GHSA-mm7p-fcc7-pg87: mail to another domain than the address shows"],
  ["cookie", "0.7.0", "CVE-2024-47764: names and values out of bounds"],
  ["undici", "6.21.2", "CVE-2025-22150, CVE-2025-47279"],
  ["nanoid", "3.3.8", "CVE-2024-55565: predictable ids"],
  ["zod", "3.22.3", "CVE-2023-4316: slow pattern of addresses"],
  ["mammoth", "1.11.0", "CVE-2025-11849: files of the server in a document"],
  ["jszip", "3.8.0", "CVE-2022-48285: names that leave the folder"],
  ["xlsx", null, "CVE-2023-30533, CVE-2024-22363, never fixed in the npm registry"],
  ["vite", "6.4.1", "CVE-2025-62522: files outside the root in development"],
  ["rollup", "4.22.4", "CVE-2024-47068: scripts through names of elements"],
  ["postcss", "8.4.31", "CVE-2023-44270"],
  ["braces", "3.0.3", "CVE-2024-4068"],
  ["express", "4.20.0", "CVE-2024-43796 (development alone)"],
  ["path-to-regexp", "0.1.12", "CVE-2024-52798 (development alone)"],
  ["semver", "6.3.1", "CVE-2022-25883"],
  ["tar", "6.2.1", "CVE-2024-28863 (development alone)"],
];

interface Lock {
  packages: Record<string, { version?: string; resolved?: string; dev?: boolean }>;
}

/** What of a lock is older than what is safe. */
function overdue(lock: Lock): string[] {
  return Object.entries(lock.packages).flatMap(([path, { version }]) => {
    const name = path.split("node_modules/").at(-1) ?? "";
    return ADVISORIES.filter(([affected, safeFrom]) => affected === name && (safeFrom === null || (version && !isSafe(version, safeFrom.split(" || "))))).map(([, safeFrom, advisory]) => `${path} ${version}, safe from ${safeFrom ?? "never"}: ${advisory}`);
  });
}

function isSafe(version: string, from: string[]): boolean {
  const mended = from.find((safe) => safe.split(".")[0] === version.split(".")[0]);
  return !isOlder(version, mended ?? (from.at(-1) as string));
}

function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => (text.split("-")[0] ?? "").split(".").map(Number)) as [number[], number[]];
  for (let i = 0; i < 3; i++) if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) < (b[i] ?? 0);
  return false;
}

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lock;

test("no package is older than its first safe version", () => {
  expect(overdue(lock)).toEqual([]);
});

test("an old one would be found", () => {
  expect(overdue({ packages: { "node_modules/a/node_modules/cookie": { version: "0.6.0" }, "node_modules/xlsx": { version: "0.18.5" }, "node_modules/zod": { version: "4.0.0" }, "node_modules/diff": { version: "7.0.0" }, "node_modules/b/node_modules/diff": { version: "5.2.2" } } })).toHaveLength(3);
});

test("the lock names no host, so that every registry can serve it", () => {
  expect(Object.values(lock.packages).filter((entry) => entry.resolved)).toEqual([]);
});

test("the parts of Remix 2 that are never mended stay off", () => {
  const config = readFileSync("vite.config.ts", "utf8");
  expect(config).toContain("v3_singleFetch: false");
  expect(config).toContain("v3_lazyRouteDiscovery: false");
});
