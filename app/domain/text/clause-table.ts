/** What became of each clause between two drafts: its old number, its new one, and whether it was kept, merged, removed or added. Which block became which is found in alignment.ts. */
import { type Alignment } from "#app/domain/text/alignment.ts";
import { type Clause, type Cut } from "#app/domain/text/cut.ts";

/**
 * `old`, `next`: the clauses, null where there is none. Of a clause that was kept: `renumbered`, `retitled`, `edited` (its own text, without its heading and
 * its subclauses). `merged`: its heading is gone, and most of what is left of its own text stands in `next`.
 */
export interface ClauseRow {
  old: Clause | null;
  next: Clause | null;
  became: "kept" | "merged" | "removed" | "added";
  renumbered: boolean;
  retitled: boolean;
  edited: boolean;
}

/**
 * Every clause of the old draft in its order, and each new one where it stands among them: after the row of the clause before it. Law: each old clause stands in
 * one row; each next clause in one row that is kept or added.
 */
export function clauseTable(old: Cut, next: Cut, alignment: Alignment): ClauseRow[] {
  const headings = headingPairs(old, next, alignment);
  const homes = homesOf(old, next, alignment);
  const changed = changedClauses(old, next, alignment);
  const rows: ClauseRow[] = old.clauses.map((clause, index) => {
    const kept = headings.get(index);
    if (kept !== undefined) {
      const now = next.clauses[kept]!;
      return { old: clause, next: now, became: "kept", renumbered: clause.number !== now.number, retitled: clause.title !== now.title, edited: changed.old.has(index) || changed.next.has(kept) };
    }
    const home = homes.get(index);
    const plain = { old: clause, renumbered: false, retitled: false, edited: false };
    return home === undefined ? { ...plain, next: null, became: "removed" } : { ...plain, next: next.clauses[home]!, became: "merged" };
  });
  return withAdded(rows, next, new Set(headings.values()));
}

/** Old clause to next clause, where the heading of one became that of the other: the surest first, one to one. */
function headingPairs(old: Cut, next: Cut, { pairs }: Alignment): Map<number, number> {
  const found = new Map<number, number>();
  const taken = new Set<number>();
  for (const pair of [...pairs].sort((a, b) => b.score - a.score || a.old - b.old || a.next - b.next)) {
    const [from, to] = [old.blocks[pair.old]!, next.blocks[pair.next]!];
    if (from.kind !== "heading" || to.kind !== "heading" || found.has(from.clause) || taken.has(to.clause)) continue;
    found.set(from.clause, to.clause);
    taken.add(to.clause);
  }
  return found;
}

/** The next clause that took most of what is left of each old clause's own text, by characters. */
function homesOf(old: Cut, next: Cut, { pairs }: Alignment): Map<number, number> {
  const weights = new Map<number, Map<number, number>>();
  for (const pair of pairs) {
    const [from, to] = [old.blocks[pair.old]!, next.blocks[pair.next]!];
    if (from.kind === "heading" || from.clause < 0 || to.clause < 0) continue;
    let own = weights.get(from.clause);
    if (!own) weights.set(from.clause, (own = new Map()));
    own.set(to.clause, (own.get(to.clause) ?? 0) + from.text.length);
  }
  return new Map([...weights].map(([clause, own]) => [clause, [...own].reduce((best, one) => (one[1] > best[1] ? one : best))[0]]));
}

/** The clauses in which a block of text was edited, removed or added, or which one left or came to. */
function changedClauses(old: Cut, next: Cut, { pairs }: Alignment): { old: Set<number>; next: Set<number> } {
  const changed = { old: new Set<number>(), next: new Set<number>() };
  const same = { old: new Set<number>(), next: new Set<number>() };
  for (const pair of pairs) {
    if (pair.kind !== "same" || pair.moved) continue;
    same.old.add(pair.old);
    same.next.add(pair.next);
  }
  for (const side of ["old", "next"] as const) {
    (side === "old" ? old : next).blocks.forEach(({ kind, clause }, index) => {
      if (kind !== "heading" && !same[side].has(index)) changed[side].add(clause);
    });
  }
  return changed;
}

function withAdded(rows: readonly ClauseRow[], next: Cut, kept: ReadonlySet<number>): ClauseRow[] {
  const table = [...rows];
  next.clauses.forEach((clause, index) => {
    if (kept.has(index)) return;
    const before = index > 0 ? table.findIndex((row) => row.next === next.clauses[index - 1] && row.became !== "merged") : -1;
    table.splice(before + 1, 0, { old: null, next: clause, became: "added", renumbered: false, retitled: false, edited: false });
  });
  return table;
}
