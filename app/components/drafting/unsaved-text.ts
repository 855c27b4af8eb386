/** What is typed into the working text is kept in this browser until the server has it: a browser that crashes, or a server that does, loses nothing. */

export interface Unsaved {
  source: string;
  /** What it was typed on: somebody who saved since is told of it, as always. */
  revision: number;
  base: number;
}

/** Null: nothing is kept, or it cannot be read. */
export function unsavedText(slug: string): Unsaved | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(slug)) ?? "null");
    return typeof kept === "object" && kept !== null && "source" in kept && typeof kept.source === "string" ? (kept as Unsaved) : null;
  } catch {
    return null;
  }
}

/** A full or forbidden storage keeps nothing; the field itself still does. @param unsaved null: nothing is to be kept any more. */
export function keepUnsaved(slug: string, unsaved: Unsaved | null): void {
  try {
    if (unsaved) localStorage.setItem(keyOf(slug), JSON.stringify(unsaved));
    else localStorage.removeItem(keyOf(slug));
  } catch {
    return;
  }
}

function keyOf(slug: string): string {
  return `working text of ${slug}`;
}
