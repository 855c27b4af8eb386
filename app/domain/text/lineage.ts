/** The names of blocks that last from draft to draft; which block became which is found in alignment.ts. */
import { type Alignment } from "#app/domain/text/alignment.ts";

/**
 * One id for each block of the next draft: the id of the old block that it came from, or a new one. Where an old block was split, the surest piece keeps the
 * id; where several were merged, the surest one gives it. Law: ids are unique in a draft where they were in the one before.
 */
export function lineage(oldIds: string[], alignment: Alignment, nextCount: number, newId: () => string): string[] {
  const ids = new Map<number, string>();
  const given = new Set<number>();
  for (const { old, next } of [...alignment.pairs].sort((a, b) => b.score - a.score || a.old - b.old || a.next - b.next)) {
    if (given.has(old) || ids.has(next) || oldIds[old] === undefined || next >= nextCount) continue;
    given.add(old);
    ids.set(next, oldIds[old]);
  }
  return Array.from({ length: nextCount }, (_, next) => ids.get(next) ?? newId());
}
