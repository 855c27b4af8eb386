/** Sets the counts and the heat of an overlay on lines that stand in the page already. */
import type { Overlay } from "#app/domain/overlays.ts";
import { lineAt } from "./line-selection.ts";

/** @param label what a count says to whoever cannot see it. Lines that have their marks are not touched. */
export function markLines(box: HTMLElement, overlay: Overlay, label: (count: number, line: number) => string): void {
  const lines = new Set(overlay.map(([line]) => `L${line}`));
  for (const marked of box.querySelectorAll<HTMLElement>(".ln[data-heat]")) {
    if (lines.has(marked.id)) continue;
    marked.removeAttribute("data-heat");
    marked.querySelector("a.n")?.remove();
  }
  for (const [line, count, heat] of overlay) {
    const element = lineAt(line);
    if (!element) continue;
    if (element.dataset.heat !== String(heat)) element.dataset.heat = String(heat);
    setCount(element, line, count, label);
  }
}

function setCount(element: HTMLElement, line: number, count: number, label: (count: number, line: number) => string): void {
  const shown = element.querySelector<HTMLAnchorElement>("a.n");
  if (count === 0) return shown?.remove();
  if (shown?.textContent === String(count)) return;
  const link = shown ?? document.createElement("a");
  link.className = "n";
  link.href = `?lines=${line}#L${line}`;
  link.tabIndex = -1;
  link.setAttribute("aria-label", label(count, line));
  link.textContent = String(count);
  if (shown) return;
  if (element.getAttribute("role") !== "row") return element.append(link);
  const cell = document.createElement("span");
  cell.className = "at";
  cell.setAttribute("role", "cell");
  cell.append(link);
  element.append(cell);
}
