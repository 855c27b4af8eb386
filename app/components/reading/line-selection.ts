/**
 * Selecting lines of a draft by mouse, finger, keyboard, words or address: listeners on the one box that holds all lines, none on a line.
 * It marks the selected lines; what is done with the selection is left to whoever listens.
 */
import { readRange } from "#app/paths.ts";
import { addressNumbers, lineAt } from "./resting-lines.ts";

/** Inclusive. `quote`: the words that were selected, where some were. */
export interface Selected {
  first: number;
  last: number;
  quote: string;
}

export interface SelectionListener {
  selected: (lines: Selected | null) => void;
  /** The discussion of the selected lines was asked for. */
  discuss: () => void;
  comment: () => void;
  /** The lines at which a comment begins, in order. */
  commented: () => number[];
}

export interface LineSelection {
  select: (first: number, last: number) => void;
  clear: () => void;
  stop: () => void;
}

/** How far Page Up and Page Down go. Lines. */
const PAGE = 20;

/** @param box the element with the lines of one draft in it. */
export function followLines(box: HTMLElement, lineCount: number, listener: SelectionListener): LineSelection {
  /** Where the selection began and where it reaches; null: nothing is selected. */
  let from: number | null = null;
  let to = 0;
  let quote = "";
  let painted: [first: number, last: number] | null = null;
  let dragged: { start: number; moved: boolean } | null = null;
  let pointerDown = false;
  let waiting = 0;
  const controller = new AbortController();
  const { signal } = controller;

  box.setAttribute("data-live", "");
  addressAll(box, signal);
  box.addEventListener("mousedown", onMouseDown, { signal });
  box.addEventListener("click", onClick, { signal });
  box.addEventListener("keydown", onKey, { signal });
  document.addEventListener("pointerdown", () => (pointerDown = true), { signal });
  document.addEventListener("mousemove", onMouseMove, { signal, passive: true });
  document.addEventListener("pointerup", onPointerUp, { signal });
  document.addEventListener("pointercancel", () => (pointerDown = false), { signal });
  document.addEventListener("selectionchange", onSelectionChange, { signal });
  document.addEventListener("keydown", onKeyAnywhere, { signal });
  window.addEventListener("hashchange", readAddress, { signal });
  readAddress();

  return {
    select: (first, last) => {
      choose(first, last);
      reveal(first, "start");
    },
    clear,
    stop: () => {
      controller.abort();
      window.clearTimeout(waiting);
      paint(null);
    },
  };

  function choose(anchor: number, reach: number, words = ""): void {
    from = within(anchor);
    to = within(reach);
    quote = words;
    const lines: [number, number] = [Math.min(from, to), Math.max(from, to)];
    paint(lines);
    listener.selected({ first: lines[0], last: lines[1], quote });
  }

  function clear(): void {
    if (from === null) return;
    from = null;
    quote = "";
    paint(null);
    listener.selected(null);
  }

  /** Only the lines that differ are touched. */
  function paint(lines: [number, number] | null): void {
    if (painted) for (let line = painted[0]; line <= painted[1]; line++) if (!lines || line < lines[0] || line > lines[1]) lineAt(line)?.removeAttribute("data-sel");
    if (lines) for (let line = lines[0]; line <= lines[1]; line++) if (!painted || line < painted[0] || line > painted[1]) lineAt(line)?.setAttribute("data-sel", "");
    painted = lines;
  }

  function onMouseDown(event: MouseEvent): void {
    const line = numberUnder(event.target);
    if (line === null || event.button !== 0 || event.ctrlKey || event.metaKey) return;
    // Otherwise Shift would stretch the browser's own selection over the text.
    event.preventDefault();
    box.focus({ preventScroll: true });
    dragged = { start: event.shiftKey && from !== null ? from : line, moved: false };
  }

  function onMouseMove(event: MouseEvent): void {
    if (!dragged) return;
    if (event.buttons === 0) return void (dragged = null);
    const line = lineUnder(document.elementFromPoint(box.getBoundingClientRect().left + 24, event.clientY));
    if (line === null || (line === dragged.start && !dragged.moved) || (dragged.moved && line === to)) return;
    dragged.moved = true;
    choose(dragged.start, line);
  }

  function onPointerUp(): void {
    pointerDown = false;
    if (!dragged) takeWords();
  }

  function onClick(event: MouseEvent): void {
    const moved = dragged?.moved ?? false;
    dragged = null;
    if (event.button !== 0 || event.ctrlKey || event.metaKey) return;
    const number = numberUnder(event.target);
    const counted = event.target instanceof Element && event.target.closest("a.n") ? lineUnder(event.target) : null;
    if (number === null && counted === null) return;
    event.preventDefault();
    if (moved) return;
    if (counted !== null) {
      choose(counted, counted);
      return listener.discuss();
    }
    const line = number as number;
    if (event.shiftKey && from !== null) return choose(from, line);
    if (from === line && to === line && quote === "") return clear();
    choose(line, line);
  }

  function onSelectionChange(): void {
    if (pointerDown) return;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(takeWords, 350);
  }

  /** Words that are selected in the text select their lines, and are kept as the quote. */
  function takeWords(): void {
    const chosen = document.getSelection();
    if (!chosen || chosen.isCollapsed || chosen.rangeCount === 0) return;
    const range = chosen.getRangeAt(0);
    if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return;
    const words = chosen.toString().replace(/\s+/g, " ").trim();
    const first = lineUnder(range.startContainer);
    const reached = lineUnder(range.endContainer);
    if (!words || first === null || reached === null) return;
    // A triple click ends before the first word of the next line.
    const last = reached > first && range.endOffset === 0 ? reached - 1 : reached;
    if (from === first && to === last && quote === words) return;
    choose(first, Math.max(first, last), words);
  }

  function onKeyAnywhere(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.defaultPrevented || from === null) return;
    if (event.target instanceof Element && event.target.closest("input, textarea, select, dialog, [popover], details[open]")) return;
    document.getSelection()?.removeAllRanges();
    clear();
  }

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target instanceof Element && event.target !== box && !event.target.matches("a.num, a.n"))) return;
    if (event.key === "Enter") {
      if (from === null || event.target !== box) return;
      event.preventDefault();
      return listener.discuss();
    }
    if (event.key === "c" && from !== null) {
      event.preventDefault();
      return listener.comment();
    }
    const line = lineAfter(event.key);
    if (line === null) return;
    event.preventDefault();
    choose(event.shiftKey && from !== null && event.key !== "n" && event.key !== "p" ? from : line, line);
    reveal(line, "nearest");
  }

  /** The line that a key leads to; null where it leads to none. */
  function lineAfter(key: string): number | null {
    const here = from === null ? null : to;
    const start = () => firstInView() ?? 1;
    switch (key) {
      case "ArrowDown":
        return here === null ? start() : within(here + 1);
      case "ArrowUp":
        return here === null ? start() : within(here - 1);
      case "PageDown":
        return within((here ?? start()) + PAGE);
      case "PageUp":
        return within((here ?? start()) - PAGE);
      case "Home":
        return 1;
      case "End":
        return lineCount;
      case "n":
        return commented(here ?? start() - 1, 1);
      case "p":
        return commented(here ?? start(), -1);
      default:
        return null;
    }
  }

  /** The next line, or the one before, at which a comment begins. */
  function commented(line: number, step: 1 | -1): number | null {
    const lines = listener.commented();
    return (step === 1 ? lines.find((at) => at > line) : lines.findLast((at) => at < line)) ?? null;
  }

  function firstInView(): number | null {
    const { left, top } = box.getBoundingClientRect();
    for (let y = Math.max(top + 8, 96); y < window.innerHeight; y += 24) {
      const line = lineUnder(document.elementFromPoint(left + 24, y));
      if (line !== null) return line;
    }
    return null;
  }

  /** What the address names is selected and shown: "#L243-L250", or "?lines=243-250" where a page without a script led here. */
  function readAddress(): void {
    const lines = readRange(location.hash || null) ?? readRange(new URLSearchParams(location.search).get("lines"));
    if (!lines || lines.first > lineCount) return;
    choose(lines.first, Math.min(lines.last, lineCount));
    reveal(lines.first, "start");
  }

  /** Sections above are measured only as they come near, so the place is found twice. */
  function reveal(line: number, block: "start" | "nearest"): void {
    const show = () => lineAt(line)?.scrollIntoView({ block, behavior: "instant" });
    show();
    if (block === "start") requestAnimationFrame(show);
  }

  function within(line: number): number {
    return Math.min(Math.max(line, 1), lineCount);
  }

  function lineUnder(node: Node | EventTarget | null): number | null {
    const element = node instanceof Element ? node : node instanceof Node ? node.parentElement : null;
    const line = element?.closest(".ln");
    return line && box.contains(line) ? Number(line.id.slice(1)) : null;
  }

  function numberUnder(target: EventTarget | null): number | null {
    return target instanceof Element && target.closest("a.num") ? lineUnder(target) : null;
  }
}

/** The words of some lines as they are read, clipped. */
export function wordsOf(first: number, last: number, most = 1_500): string {
  let text = "";
  for (let line = first; line <= last && text.length < most; line++) text += `${text && "\n"}${lineAt(line)?.querySelector(".tx")?.textContent ?? ""}`;
  return text.length > most ? `${text.slice(0, most)} …` : text;
}

/** A section at a time, when there is time. */
function addressAll(box: HTMLElement, signal: AbortSignal): void {
  const sections = [...box.querySelectorAll("section")];
  const later = window.requestIdleCallback ?? ((work: () => void) => window.setTimeout(work, 30));
  const next = () => {
    if (signal.aborted) return;
    for (const section of sections.splice(0, 4)) addressNumbers(section);
    if (sections.length > 0) later(next);
  };
  later(next);
}
