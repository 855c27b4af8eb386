/** Searching in columns, the same on both databases: what is looked for stands for itself, whatever it holds. */
import { or, sql, type Column, type SQL } from "drizzle-orm";

/** Text in which LIKE finds nothing but itself. */
export function literal(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

/** Whether one of the columns holds the text. Both sides are folded by the database. */
export function holds(text: string, ...columns: Column[]): SQL | undefined {
  const pattern = `%${literal(text)}%`;
  return or(...columns.map((column) => sql`lower(${column}) like lower(${pattern}) escape '\\'`));
}
