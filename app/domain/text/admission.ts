/** Whether a file can become the source of a draft at all; what is in it is read in cut.ts. */
import { DEEPEST, nesting } from "#app/domain/text/markup.ts";

export const MOST_BYTES = 5 * 1024 * 1024;
/** UTF-16 units; a source line of this many is refused. */
export const LONGEST_LINE = 100_000;
/** Lists and quotes inside each other; this many are refused. */
export { DEEPEST } from "#app/domain/text/markup.ts";

/** `line`: the first source line at fault, from 1. `looksLike`: what a binary file seems to be, for the sentence that a person reads. */
export type SourceFault =
  | { fault: "empty" }
  | { fault: "not-utf8" }
  | { fault: "too-large"; bytes: number; most: number }
  | { fault: "binary"; looksLike: "a Word, Excel or zip file" | "a PDF file" | "an old Word file" | "an image" | "a binary file" }
  | { fault: "line-too-long"; line: number; length: number; most: number }
  | { fault: "nested-too-deep"; depth: number; most: number };

/** null: may be cut. The first fault that is found, in the order size, kind, encoding, emptiness, shape. */
export function sourceFault(source: Uint8Array | string): SourceFault | null {
  const size = typeof source === "string" ? utf8Length(source) : source.length;
  if (size > MOST_BYTES) return { fault: "too-large", bytes: size, most: MOST_BYTES };
  const looksLike = binaryKind(source);
  if (looksLike) return { fault: "binary", looksLike };
  const text = typeof source === "string" ? source : decode(source);
  if (text === null || hasLoneSurrogate(text)) return { fault: "not-utf8" };
  if (!/\S/.test(text.replace(/^\uFEFF/, ""))) return { fault: "empty" };
  const lines = text.split(/\r\n|\r|\n/);
  const long = lines.findIndex((line) => line.length >= LONGEST_LINE);
  if (long >= 0) return { fault: "line-too-long", line: long + 1, length: lines[long]!.length, most: LONGEST_LINE };
  const depth = nesting(lines.join("\n"));
  return depth >= DEEPEST ? { fault: "nested-too-deep", depth, most: DEEPEST } : null;
}

const MAGIC: [string, Extract<SourceFault, { fault: "binary" }>["looksLike"]][] = [
  ["PK\u0003\u0004", "a Word, Excel or zip file"],
  ["PK\u0005\u0006", "a Word, Excel or zip file"],
  ["%PDF-", "a PDF file"],
  ["\u00d0\u00cf\u0011\u00e0", "an old Word file"],
  ["\u0089PNG", "an image"],
  ["\u00ff\u00d8\u00ff", "an image"],
  ["GIF8", "an image"],
];

/** A renamed office file is known by its first bytes, anything else that is no text by a NUL. */
function binaryKind(source: Uint8Array | string): Extract<SourceFault, { fault: "binary" }>["looksLike"] | null {
  const head = typeof source === "string" ? source.slice(0, 8) : String.fromCharCode(...source.subarray(0, 8));
  for (const [magic, kind] of MAGIC) if (head.startsWith(magic)) return kind;
  const nul = typeof source === "string" ? source.includes("\0") : source.includes(0);
  return nul ? "a binary file" : null;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function hasLoneSurrogate(text: string): boolean {
  return /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
