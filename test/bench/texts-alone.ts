/** Cuts and aligns two files, and says how many megabytes the process held at most; for texts.ts, which starts it. */
import { readFileSync } from "node:fs";
import { align } from "#app/domain/text/alignment.ts";
import { cut } from "#app/domain/text/cut.ts";

const [old, next] = process.argv.slice(2).map((file) => cut(readFileSync(file, "utf8")));
align(old!, next!);
process.stdout.write(String(Math.round(process.resourceUsage().maxRSS / 1024)));
