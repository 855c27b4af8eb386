/** Reads the well-formed HTML that sanitising.ts hands out into a tree; which node is a block of the draft is said in blocks.ts. */
import { BLOCK_ELEMENTS } from "#app/domain/text/sanitising.ts";

export interface Element {
  tag: string;
  attributes: Record<string, string>;
  children: Node[];
  /** Whether an element that ends a paragraph stands somewhere inside. */
  holdsBlocks: boolean;
}
export type Node = string | Element;

const VOID = new Set(["br", "hr", "img"]);
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/g;
const ATTRIBUTE = /([^\s=]+)(?:="([^"]*)")?/g;
const REFERENCES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };

/** Text is decoded; a tag that closes nothing is passed over. */
export function readTree(html: string): Element {
  const root: Element = { tag: "", attributes: {}, children: [], holdsBlocks: false };
  const open: Element[] = [root];
  let at = 0;
  for (const match of html.matchAll(TAG)) {
    if (match.index > at) open.at(-1)!.children.push(decode(html.slice(at, match.index)));
    at = match.index + match[0].length;
    const tag = match[2]!;
    if (match[1]) {
      const depth = open.findLastIndex((element) => element.tag === tag);
      if (depth > 0) open.length = depth;
      continue;
    }
    const element: Element = { tag, attributes: match[3] ? readAttributes(match[3]) : {}, children: [], holdsBlocks: false };
    open.at(-1)!.children.push(element);
    if (BLOCK_ELEMENTS.has(tag)) for (let above = open.length - 1; above >= 0 && !open[above]!.holdsBlocks; above--) open[above]!.holdsBlocks = true;
    if (!VOID.has(tag)) open.push(element);
  }
  if (at < html.length) open.at(-1)!.children.push(decode(html.slice(at)));
  return root;
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, value] of text.matchAll(ATTRIBUTE)) attributes[name!] = decode(value ?? "");
  return attributes;
}

function decode(text: string): string {
  return text.includes("&") ? text.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => REFERENCES[name]!) : text;
}
