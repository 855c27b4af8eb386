/** Carries anchors on lines of one Markdown file to another, for the scoring command: OLD.md NEW.md ANCHORS.json; prints placements as JSON. */
import { readFileSync } from "node:fs";
import { align } from "#app/domain/text/alignment.ts";
import { cut, type Cut } from "#app/domain/text/cut.ts";
import { carrier } from "#app/domain/text/placements.ts";

interface FileAnchor {
  id: string;
  firstLine: number;
  lastLine: number;
}

const [oldFile, newFile, anchorsFile] = process.argv.slice(2);
if (!oldFile || !newFile || !anchorsFile) throw new Error("usage: carry OLD.md NEW.md ANCHORS.json");
const old = cut(readFileSync(oldFile, "utf8"));
const next = cut(readFileSync(newFile, "utf8"));
const carry = carrier(old, next, align(old, next));
const oldLines = fileLines(old);
const nextLines = fileLines(next);
const nextSource = next.source.split("\n");
const anchors = JSON.parse(readFileSync(anchorsFile, "utf8")) as FileAnchor[];
const placements = anchors.map(({ id, firstLine, lastLine }) => {
  const own = old.blocks.filter((_, index) => oldLines[index]!.first <= lastLine && oldLines[index]!.last >= firstLine);
  if (own.length === 0) return { id, state: "removed", confidence: 0, suggestions: [] };
  const placement = carry({ firstLine: own[0]!.firstLine, lastLine: own.at(-1)!.lastLine });
  const place = placement.firstLine === null ? {} : toFile({ firstLine: placement.firstLine, lastLine: placement.lastLine! });
  return { id, state: placement.state, ...place, confidence: placement.confidence, suggestions: placement.suggestions.map(toFile) };
});
process.stdout.write(JSON.stringify(placements));

/** Lines of the file, from 1, that the blocks of a range of numbered lines come from; of a row that is written over many lines, those that hold its words. */
function toFile(range: { firstLine: number; lastLine: number }): { firstLine: number; lastLine: number } {
  const first = nextLines[next.lines[range.firstLine - 1]!.block]!.first;
  const last = nextLines[next.lines[range.lastLine - 1]!.block]!.last;
  const worded = [];
  for (let line = first; line <= last; line++) if (/[\p{L}\p{N}]/u.test(nextSource[line - 1]!.replace(/<[^>]*>/g, ""))) worded.push(line);
  return { firstLine: worded[0] ?? first, lastLine: worded.at(-1) ?? last };
}

function fileLines({ source, blocks }: Cut): { first: number; last: number }[] {
  let line = 1;
  let at = 0;
  const reach = (offset: number): number => {
    for (; at < offset; at++) if (source[at] === "\n") line++;
    return line;
  };
  return blocks.map(({ start, end }) => {
    const first = reach(start);
    const last = reach(Math.max(start, end - 1));
    return { first, last };
  });
}
