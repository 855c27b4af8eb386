/** What is typed into the form of a comment is kept in this tab until it is sent: a reload, a sign-in or a mistaken click loses nothing. */
import { useEffect, useState, type RefObject } from "react";

const FIELDS = ["type", "reason", "proposedChange", "mustBeSatisfied"] as const;
type Kept = Partial<Record<(typeof FIELDS)[number], string>>;

/**
 * Keeps the form's text under `key` in the storage of this tab, and puts back what was kept where the form is still empty.
 * @returns whether something was put back, and how to forget it (once it was sent, or to begin anew).
 */
export function useKeptDraft(key: string, form: RefObject<HTMLFormElement>): { restored: boolean; forget: () => void } {
  const [restored, setRestored] = useState(false);
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const kept = read(key);
    const reason = element.elements.namedItem("reason");
    const empty = reason instanceof HTMLTextAreaElement && reason.value === "";
    setRestored(Boolean(kept && empty && putBack(element, kept)));
    const keep = () => write(key, typedIn(element));
    element.addEventListener("input", keep);
    return () => element.removeEventListener("input", keep);
  }, [key, form]);
  function forget() {
    write(key, {});
    setRestored(false);
  }
  return { restored, forget };
}

/** Once it was kept elsewhere, whatever was typed for lines of the standard is forgotten. */
export function forgetDrafts(standard: string): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(`comment ${standard} `)) sessionStorage.removeItem(key);
  } catch {
    return;
  }
}

function typedIn(form: HTMLFormElement): Kept {
  const typed = new FormData(form);
  return Object.fromEntries(FIELDS.flatMap((field) => (typed.get(field) ? [[field, String(typed.get(field))]] : [])));
}

/** Answers whether there were words to put back. */
function putBack(form: HTMLFormElement, kept: Kept): boolean {
  for (const field of FIELDS) {
    const value = kept[field];
    if (value === undefined) continue;
    const element = form.elements.namedItem(field);
    if (element instanceof HTMLTextAreaElement) element.value = value;
    else if (element instanceof HTMLInputElement) element.checked = value === "on";
    else if (element instanceof RadioNodeList) element.value = value;
  }
  return Boolean(kept.reason || kept.proposedChange);
}

function read(key: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return typeof kept === "object" ? (kept as Kept | null) : null;
  } catch {
    return null;
  }
}

/** A full or forbidden storage keeps nothing; the form itself still does. */
function write(key: string, kept: Kept): void {
  try {
    if (kept.reason || kept.proposedChange) sessionStorage.setItem(key, JSON.stringify(kept));
    else sessionStorage.removeItem(key);
  } catch {
    return;
  }
}
