/** What is typed into the form of a comment or an amendment is kept in this tab until it is sent: a reload, a sign-in or a mistaken click loses nothing. */
import { useEffect, useState, type RefObject } from "react";

type Kept = Partial<Record<string, string>>;
type Kind = "comment" | "amendment";
type Control = HTMLTextAreaElement | HTMLInputElement;

export interface KeptForm {
  kind: Kind;
  standard: string;
  /** Which of the standard's forms it is. */
  form: string;
  /** The fields that are kept: texts, ticks and choices. */
  names: readonly string[];
}

/**
 * Keeps what is not as the page brought it, once a text is among that, and puts it back where the page brings the form anew.
 * @returns whether something was put back, and how to forget it (once it was sent, or to begin anew).
 */
export function useKeptFields({ kind, standard, form, names }: KeptForm, ref: RefObject<HTMLFormElement>): { restored: boolean; forget: () => void } {
  const [restored, setRestored] = useState(false);
  const key = `${kind} ${standard} ${form}`;
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const controls = [...element.elements].filter((one): one is Control => (one instanceof HTMLTextAreaElement || one instanceof HTMLInputElement) && names.includes(one.name));
    const texts = controls.filter((one) => one instanceof HTMLTextAreaElement);
    const kept = read(key);
    // What somebody typed before the script ran, or the server sent back, is newer than what was kept.
    const returns = kept !== null && texts.every((text) => text.value === text.defaultValue) && texts.some(({ name, value }) => (kept[name] ?? value) !== value);
    if (returns) {
      for (const control of controls) putBack(control, kept);
      element.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    setRestored(returns);
    const keep = () => write(key, texts.some(isChanged) ? Object.fromEntries(controls.filter(isChanged).map((control) => [control.name, valueOf(control)])) : {});
    element.addEventListener("input", keep);
    element.addEventListener("submit", keep);
    return () => {
      element.removeEventListener("input", keep);
      element.removeEventListener("submit", keep);
    };
  }, [key, names, ref]);
  function forget() {
    write(key, {});
    setRestored(false);
  }
  return { restored, forget };
}

/** Once it was sent or kept elsewhere, whatever was typed into such forms of the standard is forgotten. */
export function forgetKept(kind: Kind, standard: string): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(`${kind} ${standard} `)) sessionStorage.removeItem(key);
  } catch {
    return;
  }
}

/** Of a choice of several, the one that is chosen now. */
function isChanged(control: Control): boolean {
  if (control instanceof HTMLTextAreaElement || !isTicked(control)) return control.value !== control.defaultValue;
  return control.checked !== control.defaultChecked && (control.checked || control.type === "checkbox");
}

function valueOf(control: Control): string {
  return control instanceof HTMLInputElement && isTicked(control) && !control.checked ? "" : control.value;
}

function putBack(control: Control, kept: Kept): void {
  const value = kept[control.name];
  if (value === undefined) return;
  if (control instanceof HTMLInputElement && isTicked(control)) control.checked = control.value === value;
  else control.value = value;
}

function isTicked({ type }: HTMLInputElement): boolean {
  return type === "checkbox" || type === "radio";
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
