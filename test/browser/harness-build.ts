/** Before the browser tests: the build is made anew where sources changed, and a Chromium is found or installed. */
import { spawnSync } from "node:child_process";

export default function setup(): void {
  const made = spawnSync(process.execPath, ["setup.mjs", "--test"], { stdio: "inherit" });
  if (made.status !== 0) throw new Error("the folder could not be set up; what is missing stands above");
}
