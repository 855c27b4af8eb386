/** Before the browser tests: the build is made anew where sources changed, and a Chromium is found or installed. */
import { spawnSync } from "node:child_process";

export default function setup(): void {
  // Vite reads from VITEST whether it is to test or to build.
  const made = spawnSync(process.execPath, ["setup.mjs", "--test"], { stdio: "inherit", env: { ...process.env, VITEST: undefined } });
  if (made.status !== 0) throw new Error("the folder could not be set up; what is missing stands above");
}
