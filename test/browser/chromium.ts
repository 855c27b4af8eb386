/** The Chromium that setup.mjs found or installed, as tests and measurements start it. */
import { readFileSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

/** It speaks to nobody but the site: no updates, no synchronisation. */
const LAUNCH = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export function launchChromium(): Promise<Browser> {
  const { executablePath, env } = JSON.parse(readFileSync("var/browser.json", "utf8")) as { executablePath: string; env: Record<string, string> };
  return chromium.launch({ executablePath, args: LAUNCH, env: { ...(process.env as Record<string, string>), ...env } });
}
