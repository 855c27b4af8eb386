/** Sets the counts and the heat of an overlay on lines that stand in the page already, a section at a time, as the reader comes near. */
import { readOverlay, type Overlay } from "#app/domain/overlays.ts";
import { countAddress } from "#app/domain/text/count-address.ts";
import { markNear, wakeAll } from "./resting-lines.ts";

type Mark = Overlay[number];

/** The overlay that came among the lines of a page; null where the lines came with their marks. */
export function overlayIn(box: HTMLElement): Overlay | null {
  const data = box.querySelector(':scope > script[type="application/json"]');
  return data && readOverlay(data.textContent);
}

/** Answers how to stop. Lines that have their marks are not touched. */
export function markLines(box: HTMLElement, overlay: Overlay): () => void {
  const marks = new Map(overlay.map((mark) => [mark[0], mark]));
  return markNear(box, (element, line) => setMark(element, marks.get(line)));
}

/** The lines at which a comment begins, in order: by the overlay, or where there is none as the page came with them. */
export function commentedLines(box: HTMLElement | null, overlay: Overlay | null): number[] {
  if (overlay) return overlay.flatMap(([line, count]) => (count > 0 ? [line] : []));
  if (box) wakeAll(box);
  return [...(box?.querySelectorAll("a.n") ?? [])].map((count) => Number(count.closest(".ln")?.id.slice(1)));
}

function setMark(element: HTMLElement, mark: Mark | undefined): void {
  if (!mark) {
    if (element.dataset.heat) element.removeAttribute("data-heat");
    return element.querySelector("a.n")?.remove();
  }
  const [line, count, heat] = mark;
  if (element.dataset.heat !== String(heat)) element.dataset.heat = String(heat);
  const shown = element.querySelector("a.n");
  if (count === 0) return shown?.remove();
  if (shown) {
    if (shown.textContent !== String(count)) shown.textContent = String(count);
    return;
  }
  addCount(element, line, count);
}

function addCount(element: HTMLElement, line: number, count: number): void {
  const link = document.createElement("a");
  link.className = "n";
  link.href = countAddress(line);
  link.tabIndex = -1;
  link.textContent = String(count);
  if (element.getAttribute("role") !== "row") return element.append(link);
  const cell = document.createElement("span");
  cell.className = "at";
  cell.setAttribute("role", "cell");
  cell.append(link);
  element.append(cell);
}
