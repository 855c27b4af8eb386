/** Finds the real standards that some laws are tried on: CORPUS_DIR, or ../shared/corpus beside the project. They are never part of it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(process.env.CORPUS_DIR ?? "../shared/corpus");

/** [name, source] of every Markdown file, [] where the corpus is not there. */
export function corpus(): [name: string, source: string][] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(root, name)).filter((file) => file.endsWith(".md")).map((file): [string, string] => [`${name}/${file}`, readFileSync(join(root, name, file), "utf8")]));
}
