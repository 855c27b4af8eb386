/** What is typed into the form of an amendment is kept in this tab until it is sent: a reload, a sign-in or a mistaken click loses nothing. */
import { useEffect, useState, type RefObject } from "react";

const FIELDS = ["source", "reason"] as const;
type Kept = Partial<Record<(typeof FIELDS)[number], string>>;

/** @returns whether something was put back that the server did not send, and how to forget it. */
export function useKeptProposal(key: string, form: RefObject<HTMLFormElement>): { restored: boolean; forget: () => void } {
  const [restored, setRestored] = useState(false);
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const kept = read(key);
    const fields = FIELDS.flatMap((name) => {
      const field = element.elements.namedItem(name);
      return field instanceof HTMLTextAreaElement ? [[name, field] as const] : [];
    });
    // What somebody typed before the script ran, or the server sent back, is newer than what was kept.
    if (kept && fields.every(([, field]) => field.value === field.defaultValue) && fields.some(([name, field]) => kept[name] !== undefined && kept[name] !== field.value)) {
      for (const [name, field] of fields) if (kept[name] !== undefined) field.value = kept[name];
      element.dispatchEvent(new InputEvent("input", { bubbles: true }));
      setRestored(true);
    }
    const keep = () => write(key, Object.fromEntries(fields.flatMap(([name, field]) => (field.value === field.defaultValue ? [] : [[name, field.value]]))));
    const sent = (event: SubmitEvent) => {
      if (["submit", "prepare"].includes((event.submitter as HTMLButtonElement | null)?.value ?? "")) keep();
    };
    element.addEventListener("input", keep);
    element.addEventListener("submit", sent);
    return () => {
      element.removeEventListener("input", keep);
      element.removeEventListener("submit", sent);
    };
  }, [key, form]);
  function forget() {
    write(key, {});
    setRestored(false);
  }
  return { restored, forget };
}

/** Once it was submitted or prepared, whatever was typed for these lines of the draft is forgotten. */
export function forgetProposals(standard: string): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(`amendment ${standard} `)) sessionStorage.removeItem(key);
  } catch {
    return;
  }
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
    if (Object.keys(kept).length > 0) sessionStorage.setItem(key, JSON.stringify(kept));
    else sessionStorage.removeItem(key);
  } catch {
    return;
  }
}
