/** What the files of rules and of votes have in common: how words, lists and fields are read, and how what cannot be read is told. */

/** Said to whoever wrote the file: one sentence with the place. */
export class Unreadable extends Error {
  override name = "Unreadable";
}

export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Words as they are compared: lower case, without accents, spaces, hyphens and underlines: "Approve with comments", "approve_with_comments" and "approveWithComments" are one. */
export function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[\s\-_‐-―.,:/()'’"]+/g, "");
}

/** The value of the first of the names that is there and not null; undefined: none is. Names are written as `plain` makes them. */
export function field(fields: Fields, ...names: string[]): unknown {
  for (const name of names) {
    const found = Object.keys(fields).find((key) => plain(key) === name);
    if (found !== undefined && fields[found] !== null) return fields[found];
  }
  return undefined;
}

/** Whether one of the names is there at all, be it null. */
export function hasField(fields: Fields, ...names: string[]): boolean {
  return Object.keys(fields).some((key) => names.includes(plain(key)));
}

/** The value to whose words this one belongs. @param words plain words, by what they mean. */
export function meaning<T extends string>(words: Record<T, string>, value: string): T | undefined {
  return (Object.keys(words) as T[]).find((key) => plain(key) === plain(value) || words[key].split(" ").includes(plain(value)));
}

export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

export function truth(value: unknown, where: string): boolean {
  if (typeof value === "boolean") return value;
  if (typeof value === "string" && ["true", "yes", "y"].includes(plain(value))) return true;
  if (typeof value === "string" && ["false", "no", "n", ""].includes(plain(value))) return false;
  throw new Unreadable(`${where}: ${shown(value)} is neither true nor false.`);
}
