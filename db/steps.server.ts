/** Which steps a database has gone through, held against those that this version of Commonline knows. */
import { readMigrationFiles } from "drizzle-orm/migrator";

/** Thrown where a database cannot be opened or is not fit to be served; the message says what is wrong and what to do. */
export class NotOpened extends Error {}

/**
 * @param taken the moment of each step that the database has gone through, as its own table of them says.
 * @throws NotOpened where one of them is unknown here: a newer version made it, or one that was never released.
 */
export function demandKnownSteps(taken: readonly number[], folder: string): void {
  const known = readMigrationFiles({ migrationsFolder: folder }).map((step) => step.folderMillis);
  const unknown = taken.filter((step) => !known.includes(step));
  if (unknown.length === 0) return;
  const newer = Math.max(...unknown) > Math.max(...known);
  throw new NotOpened(
    newer
      ? "The database was written by a newer version of Commonline, whose tables this one does not know. Start that version, or name another database with DATABASE_URL or VAR_DIR. Nothing was changed."
      : "The database was written by a version of Commonline that was never released, and cannot be carried over. Move it away, or name another one with DATABASE_URL or VAR_DIR. Nothing was changed.",
  );
}
