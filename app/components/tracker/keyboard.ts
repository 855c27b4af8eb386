/** The keys of the table: which key on a row asks for which deed. They work while a row has the focus, so nobody meets them by accident. */
import type { KeyboardEvent } from "react";

export type TableDeed = { what: "move"; by: 1 | -1; extend: boolean } | { what: "select"; extend: boolean } | { what: "all" | "dispose" | "open" | "unfold" | "search" | "keys" } | { what: "quick"; digit: number };

/** Null: the key is the browser's. */
export function deedOf(event: KeyboardEvent): TableDeed | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const onControl = event.target instanceof HTMLElement && event.target.closest("a, button, summary, input") !== null;
  switch (event.key) {
    case "j":
    case "J":
    case "ArrowDown":
      return { what: "move", by: 1, extend: event.shiftKey };
    case "k":
    case "K":
    case "ArrowUp":
      return { what: "move", by: -1, extend: event.shiftKey };
    case "x":
    case "X":
      return { what: "select", extend: event.shiftKey };
    case "a":
      return { what: "all" };
    case "e":
      return { what: "dispose" };
    case "o":
      return { what: "unfold" };
    case "/":
      return { what: "search" };
    case "?":
      return { what: "keys" };
    case "Enter":
      return onControl ? null : { what: "open" };
    default:
      return /^[1-9]$/.test(event.key) ? { what: "quick", digit: Number(event.key) } : null;
  }
}
