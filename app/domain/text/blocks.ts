/** From the tree of a draft to its blocks in reading order, each already broken into lines; numbers, clauses and the report are made in cut.ts. */
import { breakInline, imageWords, joinCells, LINE_LENGTH, escapeHtml, type BrokenLine } from "#app/domain/text/breaking.ts";
import { readMarks, stripMarks } from "#app/domain/text/marks.ts";
import { BLOCK_ELEMENTS } from "#app/domain/text/sanitising.ts";
import { type Element, type Node } from "#app/domain/text/tree.ts";
import { type BlockKind } from "#app/domain/text/cut.ts";

/** A block before it is numbered. `start`, `end`: UTF-16 offsets of its source. `names`: the anchors that links inside the draft may lead to. */
export interface BrokenBlock {
  kind: BlockKind;
  depth: number;
  start: number;
  end: number;
  marker: string;
  names: string[];
  lines: BrokenLine[];
}

interface Place {
  kind: BlockKind;
  depth: number;
}

interface Reading {
  blocks: BrokenBlock[];
  /** The last place seen: what a block without a mark of its own stands at. */
  last: [number, number];
  marker: string;
  markerPlace: [number, number] | null;
  markerDepth: number;
  names: string[];
}

/** Every word of the tree stands in exactly one line. A block without any word is none, but for rules and items that are only a marker. */
export function readBlocks(root: Element): BrokenBlock[] {
  const reading: Reading = { blocks: [], last: [0, 0], marker: "", markerPlace: null, markerDepth: 0, names: [] };
  walk(reading, root, { kind: "paragraph", depth: 0 });
  emitMarkerAlone(reading);
  return reading.blocks;
}

function walk(reading: Reading, parent: Element, place: Place): void {
  let run: Node[] = [];
  const flush = (): void => {
    emitInline(reading, run, place);
    run = [];
  };
  for (const child of parent.children) {
    if (typeof child === "string" || !isBlock(child)) {
      run.push(child);
      continue;
    }
    flush();
    walkBlock(reading, child, place, parent);
  }
  flush();
}

function walkBlock(reading: Reading, element: Element, place: Place, parent: Element): void {
  takeName(reading, element);
  switch (element.tag) {
    case "h1": case "h2": case "h3": case "h4": case "h5": case "h6":
      if (element.holdsBlocks) return walk(reading, element, place);
      return emitInline(reading, element.children, { kind: "heading", depth: Number(element.tag[1]) });
    case "ul": case "ol":
      return walk(reading, element, { kind: "item", depth: place.kind === "item" ? place.depth + 1 : 1 });
    case "li":
      return walkItem(reading, element, place, parent);
    case "blockquote":
      return walk(reading, element, { kind: "quote", depth: place.kind === "quote" ? place.depth + 1 : 1 });
    case "aside":
      return walk(reading, element, { kind: "note", depth: 0 });
    case "pre":
      return emitCode(reading, element);
    case "hr":
      emitMarkerAlone(reading);
      return emit(reading, { kind: "rule", depth: 0 }, reading.last, [{ html: "<hr>", text: "" }]);
    case "tr":
      return walkRow(reading, element, place);
    default:
      return walk(reading, element, place);
  }
}

function walkItem(reading: Reading, element: Element, place: Place, parent: Element): void {
  emitMarkerAlone(reading);
  const depth = place.kind === "item" ? Math.max(place.depth, 1) : 1;
  const own = element.children.flatMap((child) => (typeof child === "string" ? readMarks(child) : [])).some((piece) => "marker" in piece);
  if (!own) addMarker(reading, htmlMarker(element, parent), depth, null);
  walk(reading, element, { kind: "item", depth });
  emitMarkerAlone(reading);
}

/** The marker that a browser would draw: HTML lists have none in their text. */
function htmlMarker(element: Element, { tag, attributes, children }: Element): string {
  if (tag !== "ol") return "•";
  const items = children.filter((child): child is Element => typeof child !== "string" && child.tag === "li");
  const number = Number(element.attributes.value ?? (Number(attributes.start ?? 1) || 1) + items.indexOf(element));
  const letter = String.fromCharCode(97 + ((number - 1) % 26));
  if (attributes.type === "a") return `${letter}.`;
  return attributes.type === "A" ? `${letter.toUpperCase()}.` : `${number}.`;
}

/** A row written in Markdown is one line. A row of HTML whose cells hold paragraphs or lists is a layout, and its blocks stand for themselves. */
function walkRow(reading: Reading, element: Element, place: Place): void {
  const cells = element.children.filter((child): child is Element => typeof child !== "string");
  const loose = element.children.filter((child) => typeof child === "string");
  const markdown = loose.some((text) => readMarks(text).some((piece) => "row" in piece));
  if (!markdown && cells.some((cell) => cell.tag !== "td" && cell.tag !== "th" || blocksIn(cell) > 1)) return walk(reading, element, place);
  emitMarkerAlone(reading);
  for (const cell of cells) takeName(reading, cell);
  const lines = cells.map((cell) => breakInline(cell.children, "", null)[0] ?? { html: "", text: "" });
  const line = joinCells(lines, cells.length > 0 && cells.every(({ tag }) => tag === "th"));
  emitInline(reading, loose, place);
  const found = placesIn(reading, element.children);
  if (line.text.trim()) emit(reading, { kind: "row", depth: 0 }, found, [line]);
}

function blocksIn(element: Element): number {
  let count = 0;
  for (const child of element.children) {
    if (typeof child === "string") continue;
    if (/^(?:p|div|center|section|article)$/.test(child.tag)) count += Math.max(1, blocksIn(child));
    else if (isBlock(child)) count += 2;
  }
  return count;
}

function emitInline(reading: Reading, nodes: readonly Node[], place: Place): void {
  if (nodes.length === 0) return;
  const found = placesIn(reading, nodes, place);
  const figures = figuresAlone(nodes);
  if (figures) {
    emitMarkerAlone(reading);
    const words = figures.join(" ");
    return emit(reading, { kind: "figure", depth: 0 }, found, [{ html: `<span class="figure">${escapeHtml(words)}</span>`, text: words }]);
  }
  if (!nodes.some(hasWords)) {
    if (reading.marker && reading.markerPlace === null && found) reading.markerPlace = found;
    return;
  }
  const marker = place.kind === "item" || place.kind === "note" || place.kind === "quote" || place.kind === "paragraph" ? reading.marker : "";
  if (!marker) emitMarkerAlone(reading);
  const lines = breakInline(nodes.map(withoutItsMarker), marker, LINE_LENGTH);
  const start = marker && reading.markerPlace ? Math.min(reading.markerPlace[0], found[0]) : found[0];
  const continued = place.kind === "item" && !marker;
  if (lines.length > 0) emit(reading, continued ? { kind: "paragraph", depth: place.depth } : place, [start, Math.max(start, found[1])], lines, marker);
}

function emitCode(reading: Reading, element: Element): void {
  emitMarkerAlone(reading);
  const place = placesIn(reading, element.children);
  const words = textOf(element).replace(/^\n/, "").replace(/\n+$/, "");
  if (words.trim()) emit(reading, { kind: "code", depth: 0 }, place, words.split("\n").map((text) => ({ html: `<code>${escapeHtml(text)}</code>`, text })));
}

/** An item with no words of its own before its first code block, table or nested list still shows its marker. */
function emitMarkerAlone(reading: Reading): void {
  if (!reading.marker) return;
  const { marker } = reading;
  emit(reading, { kind: "item", depth: reading.markerDepth }, reading.markerPlace ?? reading.last, [{ html: `<span class="marker">${escapeHtml(marker)}</span>`, text: marker }], marker);
}

function emit(reading: Reading, { kind, depth }: Place, [start, end]: [number, number], lines: BrokenLine[], marker = ""): void {
  reading.blocks.push({ kind, depth, start, end, marker, names: reading.names, lines });
  reading.names = [];
  reading.marker = "";
  reading.markerPlace = null;
}

function addMarker(reading: Reading, marker: string, depth: number, place: [number, number] | null): void {
  reading.marker = marker;
  reading.markerDepth = depth;
  reading.markerPlace = place;
}

/** Reads the marks inside: remembers markers and anchors, and answers the span of source from the first place to the last. */
function placesIn(reading: Reading, nodes: readonly Node[], place?: Place): [number, number] {
  let found: [number, number] | null = null;
  const look = (node: Node): void => {
    if (typeof node !== "string") {
      takeName(reading, node);
      node.children.forEach(look);
      return;
    }
    for (const piece of readMarks(node)) {
      if ("place" in piece) {
        found = found ? [Math.min(found[0], piece.place[0]), Math.max(found[1], piece.place[1])] : piece.place;
        reading.last = piece.place;
      } else if ("marker" in piece && place) addMarker(reading, piece.marker, Math.max(place.depth, 1), found ?? reading.last);
    }
  };
  nodes.forEach(look);
  return found ?? reading.last;
}

function takeName(reading: Reading, { attributes }: Element): void {
  for (const name of [attributes.id, attributes.name]) if (name) reading.names.push(stripMarks(name));
}

function isBlock(element: Element): boolean {
  return element.holdsBlocks || BLOCK_ELEMENTS.has(element.tag);
}

/** The words of the images, when a run holds images and nothing else. */
function figuresAlone(nodes: readonly Node[]): string[] | null {
  const words: string[] = [];
  const onlyFigures = (node: Node): boolean => {
    if (typeof node === "string") return stripMarks(node).trim() === "";
    if (node.tag === "img") return words.push(imageWords(node)) > 0;
    return node.tag === "br" || node.children.every(onlyFigures);
  };
  return nodes.every(onlyFigures) && words.length > 0 ? words : null;
}

function hasWords(node: Node): boolean {
  return typeof node === "string" ? stripMarks(node).trim() !== "" : node.tag === "img" || node.children.some(hasWords);
}

/** The marker was taken as the block's own; it must not be read a second time as a word. */
function withoutItsMarker(node: Node): Node {
  return typeof node === "string" ? stripMarks(node) : node;
}

function textOf(node: Node): string {
  return typeof node === "string" ? stripMarks(node) : node.tag === "br" ? "\n" : node.children.map(textOf).join("");
}
