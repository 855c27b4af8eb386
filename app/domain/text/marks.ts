/** The invisible marks that carry a source place, a list marker and a row's origin through HTML; what they become is said in blocks.ts. */

// Unicode's noncharacters never stand in interchanged text; where a source has them all the same, `withoutMarks` takes them out of what is shown.
const PLACE_OPEN = "\uFDD0";
const PLACE_CLOSE = "\uFDD1";
const MARKER_OPEN = "\uFDD2";
const MARKER_CLOSE = "\uFDD3";
const ROW = "\uFDD4";
const EVERY_MARK = /[\uFDD0-\uFDD4]/g;
const MARK = /\uFDD0(\d+),(\d+)\uFDD1|\uFDD2([^\uFDD3]*)\uFDD3|(\uFDD4)/g;

/** A piece of marked text: plain words, a place in the source (UTF-16 offsets, end exclusive), the marker of a list item, or the sign that a row was written in Markdown. */
export type MarkedPiece = { text: string } | { place: [start: number, end: number] } | { marker: string } | { row: true };

export function placeMark(start: number, end: number): string {
  return `${PLACE_OPEN}${start},${end}${PLACE_CLOSE}`;
}

export function markerMark(marker: string): string {
  return `${MARKER_OPEN}${marker}${MARKER_CLOSE}`;
}

export function rowMark(): string {
  return ROW;
}

/** The same number of UTF-16 units, so that offsets into the source stay true. */
export function withoutMarks(text: string): string {
  return text.replace(EVERY_MARK, "\uFFFD");
}

export function stripMarks(text: string): string {
  return text.replace(MARK, "").replace(EVERY_MARK, "");
}

/** Splits text at its marks, in order. */
export function readMarks(text: string): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let at = 0;
  for (const match of text.matchAll(MARK)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index) });
    at = match.index + match[0].length;
    if (match[1] !== undefined) pieces.push({ place: [Number(match[1]), Number(match[2])] });
    else if (match[3] !== undefined) pieces.push({ marker: match[3] });
    else pieces.push({ row: true });
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}
