/** Which comments are selected, across pages, and from where a range is drawn. What is done with them is left to the page. */
import { useCallback, useRef, useState } from "react";

export interface Selection {
  selected: ReadonlySet<number>;
  /** Selects or deselects one; the next range begins here. */
  toggle(number: number): void;
  /** Selects all from where the last one was chosen to here. */
  extend(number: number): void;
  /** Selects all that are shown, or none of them where all are selected already. */
  toggleAll(): void;
  select(number: number): void;
  clear(): void;
}

/** @param shown the numbers on this page, in order. */
export function useSelection(shown: readonly number[]): Selection {
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const anchor = useRef<number | null>(null);

  const toggle = useCallback((number: number) => {
    anchor.current = number;
    setSelected((before) => {
      const after = new Set(before);
      if (!after.delete(number)) after.add(number);
      return after;
    });
  }, []);

  const extend = useCallback(
    (number: number) => {
      const from = Math.max(0, shown.indexOf(anchor.current ?? number));
      const to = shown.indexOf(number);
      if (anchor.current === null) anchor.current = number;
      setSelected((before) => new Set([...before, ...shown.slice(Math.min(from, to), Math.max(from, to) + 1)]));
    },
    [shown],
  );

  const toggleAll = useCallback(() => setSelected((before) => (shown.every((number) => before.has(number)) ? without(before, shown) : new Set([...before, ...shown]))), [shown]);

  const select = useCallback((number: number) => {
    anchor.current = number;
    setSelected((before) => new Set([...before, number]));
  }, []);

  const clear = useCallback(() => {
    anchor.current = null;
    setSelected(new Set());
  }, []);

  return { selected, toggle, extend, toggleAll, select, clear };
}

function without(numbers: ReadonlySet<number>, gone: readonly number[]): Set<number> {
  return new Set([...numbers].filter((number) => !gone.includes(number)));
}
