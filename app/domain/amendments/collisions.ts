/** Which amendments get in each other's way, and which say the same; what becomes of those that do not is said in merging.ts. */
import { isSame, type Edit } from "./edits.ts";
import { spliced } from "./differences.ts";
import { passageAt, type Layout } from "./passages.ts";

/** Two that collide, as indexes, the lower first. `start`, `end`: where in the draft they first do, UTF-16 offsets, end exclusive. */
export interface Collision {
  one: number;
  other: number;
  start: number;
  end: number;
}

/** `collisions` by their indexes. `same`: those that are one change with several proposers. `groups`: those that are joined by collisions, directly or through others. Each list is rising. */
export interface CollisionGraph {
  collisions: Collision[];
  same: number[][];
  groups: number[][];
}

/** Passages about which there is more than one version. `first`, `last`: indexes of passages, inclusive; `base`: their source; `versions`: that source as each side has it. */
export interface Dispute {
  first: number;
  last: number;
  base: string;
  versions: string[];
}

/**
 * Changes of one passage collide when their words overlap or stand side by side, insertions when they are made at one place; not when they are the same change.
 * Taking out the same passage twice is one change. What stands in different passages never collides.
 */
export function collide(a: Edit, b: Edit): boolean {
  if (a.from > b.to || b.from > a.to || a.soft || b.soft) return false;
  return !(a.kind === "removal" && b.kind === "removal") && !isSame(a, b);
}

/** Of the edits of many amendments. The work grows with the edits and with the collisions, not with the pairs. */
export function collisionGraph(amendments: readonly (readonly Edit[])[]): CollisionGraph {
  const collisions = collisionsOf(amendments);
  const groups = grouped(amendments.length, collisions.map(({ one, other }) => [one, other]));
  const alike = new Map<string, number[]>();
  amendments.forEach((edits, index) => {
    const key = JSON.stringify(edits.map(({ start, end, text, kind }) => [start, end, text, kind]));
    alike.set(key, [...(alike.get(key) ?? []), index]);
  });
  return { collisions, same: [...alike.values()].filter(({ length }) => length > 1), groups };
}

export function collisionsOf(amendments: readonly (readonly Edit[])[]): Collision[] {
  const found = new Map<number, Collision>();
  for (const [owner, edit, earlier, other] of meetings(amendments)) {
    const [low, high] = owner < earlier ? [owner, earlier] : [earlier, owner];
    const key = low * amendments.length + high;
    const place = { start: Math.min(edit.start, other.start), end: Math.max(edit.end, other.end) };
    if (!found.has(key)) found.set(key, { one: low, other: high, ...place });
  }
  return [...found.values()].sort((a, b) => a.one - b.one || a.other - b.other);
}

/** Where sides differ about the same passages: each side's edits, colliding or not, as they make those passages. */
export function disputes(layout: Layout, sides: readonly (readonly Edit[])[]): Dispute[] {
  const spans: [number, number][] = [];
  const ordered = [...meetings(sides)].map(([, a, , b]) => passagesIn(layout, Math.min(a.start, b.start), Math.max(a.end, b.end))).sort((a, b) => a[0] - b[0]);
  for (const span of ordered) {
    const last = spans.at(-1);
    if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
    else spans.push(span);
  }
  return spans.map((span) => disputeIn(layout, sides, span));
}

/** Indexes of the edits of one side that collide with none of another. */
export function undisputed(edits: readonly Edit[], others: readonly Edit[]): Edit[] {
  const disputed = new Set([...meetings([edits, others])].flatMap(([, a, , b]) => [a, b]));
  return edits.filter((edit) => !disputed.has(edit));
}

/** Every two colliding edits of different owners, by a sweep along the draft: the later one first, with its owner's index before it. */
function* meetings(owners: readonly (readonly Edit[])[]): Generator<[number, Edit, number, Edit]> {
  const edits = owners.flatMap((own, owner) => own.map((edit): [number, Edit] => [owner, edit])).sort(([, a], [, b]) => a.from - b.from || a.to - b.to);
  let reaching: [number, Edit][] = [];
  for (const [owner, edit] of edits) {
    reaching = reaching.filter(([, { to }]) => to >= edit.from);
    for (const [earlier, other] of reaching) if (earlier !== owner && collide(edit, other)) yield [owner, edit, earlier, other];
    reaching.push([owner, edit]);
  }
}

/** The passages that a span touches; for a gap, those on both sides of it. */
function passagesIn(layout: Layout, start: number, end: number): [number, number] {
  const first = Math.max(0, passageAt(layout, start));
  const last = Math.max(first, passageAt(layout, end));
  return layout.passages[last]?.end === end && start === end ? [first, Math.min(last + 1, layout.passages.length - 1)] : [first, last];
}

/** Widened until no edit of any side is cut in two. */
function disputeIn(layout: Layout, sides: readonly (readonly Edit[])[], [from, to]: [number, number]): Dispute {
  let [first, last] = [from, to];
  for (let wider = true; wider; ) {
    wider = false;
    for (const { start, end } of sides.flat()) {
      const [low, high] = [layout.passages[first]?.start ?? 0, layout.passages[last]?.end ?? layout.source.length];
      if (end < low || start > high || (start >= low && end <= high)) continue;
      const [left, right] = passagesIn(layout, start, end);
      wider ||= left < first || right > last;
      [first, last] = [Math.min(first, left), Math.max(last, right)];
    }
  }
  const inside = sides.map((edits) => edits.filter(({ start, end }) => end >= (layout.passages[first]?.start ?? 0) && start <= (layout.passages[last]?.end ?? layout.source.length)));
  const low = Math.min(layout.passages[first]?.start ?? 0, ...inside.flat().map(({ start }) => start));
  const high = Math.max(layout.passages[last]?.end ?? layout.source.length, ...inside.flat().map(({ end }) => end));
  const base = layout.source.slice(low, high);
  const versions = inside.map((edits) => spliced(base, edits.map(({ start, end, text }) => ({ start: start - low, end: end - low, text }))));
  return { first, last, base, versions };
}

/** Connected parts of more than one. */
function grouped(count: number, edges: readonly (readonly [number, number])[]): number[][] {
  const leader = Array.from({ length: count }, (_, index) => index);
  const find = (index: number): number => {
    while (leader[index] !== index) index = leader[index] = leader[leader[index]!]!;
    return index;
  };
  for (const [one, other] of edges) {
    const [a, b] = [find(one), find(other)];
    leader[Math.max(a, b)] = Math.min(a, b);
  }
  const groups = new Map<number, number[]>();
  for (let index = 0; index < count; index++) groups.set(find(index), [...(groups.get(find(index)) ?? []), index]);
  return [...groups.values()].filter(({ length }) => length > 1);
}
