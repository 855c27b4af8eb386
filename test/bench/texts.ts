/** What comparing texts costs: drafts of 1,500 and 5,000 blocks aligned, and a redline of hundreds of changes beside `git diff --word-diff` on the same files. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { align } from "#app/domain/text/alignment.ts";
import { cut, type Cut } from "#app/domain/text/cut.ts";
import { redline } from "#app/domain/text/redline.ts";
import { median } from "./process.ts";

export const TEXT_GOALS: Record<string, ["≤", number]> = {
  "align.1500.ms": ["≤", 1_000],
  "align.5000.ms": ["≤", 5_000],
  "align.rssMb": ["≤", 300],
  "redline.844hunks.ms": ["≤", 150],
  "redline.gitRatio": ["≤", 5],
};

/** Two versions each of the same text by their own authors; as many of them as are asked for make one draft and its next. */
const PAIRS: [string, string][] = [
  ["owasp-asvs/4.0.1.md", "owasp-asvs/4.0.3.md"],
  ["nist-sp800-63b/r3-draft-2017-01.md", "nist-sp800-63b/r3-final-2017-06.md"],
  ["nist-sp800-63a/r3-draft-2017-01.md", "nist-sp800-63a/r3-final-2017-06.md"],
  ["osps-baseline/2025-02-25.md", "osps-baseline/2025-10-10.md"],
  ["nist-sp800-53/r5-fpd.md", "nist-sp800-53/r5.md"],
];
const HUNKS = 844;
const ROUNDS = 5;

/** @param folder where the files for git are written. */
export function textFigures(folder: string, keep: (name: string, value: number) => void): void {
  for (const blocks of [1_500, 5_000]) {
    const [old, next] = draftsOf(blocks);
    keep(`align.${blocks}.ms`, median(Array.from({ length: ROUNDS }, () => timed(() => align(old, next)))));
  }
  const write = (name: string, [old, next]: [Cut, Cut]): [string, string] => {
    const files: [string, string] = [join(folder, `${name}-old.md`), join(folder, `${name}-next.md`)];
    writeFileSync(files[0], old.source);
    writeFileSync(files[1], next.source);
    return files;
  };
  keep("align.rssMb", memoryOfAligning(write("long", draftsOf(5_000))));
  const [old, next] = draftsWith(HUNKS);
  const alignment = align(old, next);
  const [before, after] = write("changed", [old, next]);
  const ours: number[] = [];
  const git: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(timed(() => redline(old, next, alignment)));
    git.push(timed(() => {
      const { status, error } = spawnSync("git", ["diff", "--no-index", "--word-diff", before, after], { maxBuffer: 1 << 28 });
      if (error || status !== 1) throw error ?? new Error(`git diff ended with ${status}`);
    }));
  }
  keep("redline.844hunks.ms", median(ours));
  keep("redline.gitRatio", median(ours) / median(git));
}

/** The most that a process of its own held, in megabytes, while it cut and aligned two drafts of 5,000 blocks. */
function memoryOfAligning(files: [string, string]): number {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--import", "tsx", join(import.meta.dirname, "texts-alone.ts"), ...files], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr.slice(-400));
  return Number(stdout);
}

/** A draft of that many blocks, and the next version of the same texts. */
function draftsOf(blocks: number): [Cut, Cut] {
  const [old, next] = draftsUntil((made) => made.blocks.length >= blocks);
  // The last text is cut short where the draft is full, in both versions at the same share of it.
  const share = blocks / old.blocks.length;
  return [cut(old.source.slice(0, old.blocks[blocks - 1]!.end)), cut(next.source.slice(0, next.blocks[Math.floor(share * next.blocks.length) - 1]!.end))];
}

/** A draft whose next version has about that many changes. */
function draftsWith(hunks: number): [Cut, Cut] {
  let [old, next] = draftsUntil((made, revised) => changesOf(made, revised) >= hunks);
  const share = hunks / changesOf(old, next);
  if (share < 1) [old, next] = [cut(old.source.slice(0, old.blocks[Math.floor(share * old.blocks.length) - 1]!.end)), cut(next.source.slice(0, next.blocks[Math.floor(share * next.blocks.length) - 1]!.end))];
  return [old, next];
}

function changesOf(old: Cut, next: Cut): number {
  return redline(old, next, align(old, next)).changes.filter(({ kind }) => kind !== "same").length;
}

function draftsUntil(enough: (old: Cut, next: Cut) => boolean): [Cut, Cut] {
  const corpus = resolve(process.env.CORPUS_DIR ?? "../shared/corpus");
  let [source, revised] = ["", ""];
  for (const [old, next] of PAIRS) {
    source += `${readFileSync(join(corpus, old), "utf8")}\n\n`;
    revised += `${readFileSync(join(corpus, next), "utf8")}\n\n`;
    const cuts: [Cut, Cut] = [cut(source), cut(revised)];
    if (enough(...cuts)) return cuts;
  }
  throw new Error("the corpus is too small");
}

function timed(work: () => unknown): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}
