/** The fewest voters that meet several needs at once: a search in whole numbers whose work is bounded. What is needed of whom is said in margins.ts. */

/** What the first k voters of a group add to each need, for every k from 0. The first add the most, and none takes anything away. */
export type Gains = number[][];

/** Steps of the search for one number of votes. With some hundred organisations every search on the shipped rules ended within them. */
const STEPS = 2_000;
/** Sums of needs that are added to bound the search. */
const SUMS = 4;

/** `taken`: how many of each group. Fewer than `atLeast` are never enough; where `taken` are more than that, it was not found out whether fewer are. */
export interface Fewest {
  taken: number[];
  atLeast: number;
}

/**
 * Numbers are ruled out from below until one is enough. Null where all voters together are not enough.
 * @param needs from 1 each. @param even all voters of a group add the same.
 */
export function fewestIn(groups: readonly Gains[], needs: readonly number[], even: boolean, steps = STEPS): Fewest | null {
  const [all, asked] = even ? withSums(groups, needs) : [groups, needs];
  const order = [...all.keys()].sort((a, b) => total(all[b]!) - total(all[a]!));
  const sorted = order.map((group) => all[group]!);
  const search = searchIn(sorted, asked);
  if (search.bound === Infinity) return null;
  const most = greedily(sorted, asked);
  const atMost = most.reduce((sum, taken) => sum + taken, 0);
  const answer = (taken: readonly number[], atLeast: number): Fewest => ({ taken: groups.map((_, group) => taken[order.indexOf(group)]!), atLeast });
  let atLeast = search.bound;
  for (let votes = search.bound; votes < atMost; votes++) {
    const found = search.within(votes, steps);
    if (found !== null && found !== "steps") return answer(found, atLeast);
    if (found === null) atLeast = votes + 1;
  }
  return answer(most, atLeast);
}

function total(gains: Gains): number {
  return (gains[1] ?? []).reduce((sum, gain) => sum + gain, 0);
}

/**
 * What meets two needs meets every sum of them. Such a sum bounds the votes better than each alone, where one asks for new votes and another for changed ones:
 * that which asks for the most is added as one need more, mixed so that two groups are worth the same in it; and again, until none asks for more.
 */
function withSums(groups: readonly Gains[], needs: readonly number[]): [Gains[], number[]] {
  const asked = [...needs];
  const all = groups.map((gains) => gains.map((sums) => [...sums]));
  let least = 0;
  for (let round = 0; round < SUMS; round++) {
    let best: ((sums: readonly number[]) => number) | null = null;
    for (let first = 0; first < asked.length; first++) {
      // After the first round only what the newest sum makes with the others is new.
      for (let second = round === 0 ? first + 1 : Math.max(first + 1, asked.length - 1); second < asked.length; second++) {
        for (const [a, b] of mixesOf(all, first, second)) {
          const mixed = (sums: readonly number[]) => a * sums[first]! + b * sums[second]!;
          const votes = votesFor(all, mixed(asked), mixed);
          if (votes <= least || ![asked, ...all.map((gains) => gains.at(-1)!)].every((sums) => Number.isSafeInteger(mixed(sums)))) continue;
          [least, best] = [votes, mixed];
        }
      }
    }
    if (best === null) break;
    for (const sums of [asked, ...all.flat()]) sums.push(best(sums));
  }
  return [all, asked];
}

/** The sums of two needs in which two groups are worth the same. */
function mixesOf(groups: readonly Gains[], first: number, second: number): [first: number, second: number][] {
  const found = new Map<number, [number, number]>();
  for (const [index, one] of groups.entries()) {
    for (const other of groups.slice(index + 1)) {
      const [a, b] = [one[1]![second]! - other[1]![second]!, other[1]![first]! - one[1]![first]!];
      if (Math.sign(a) * Math.sign(b) > 0) found.set(a / b, [Math.abs(a), Math.abs(b)]);
    }
  }
  return [...found.values()];
}

/** The fewest voters that are worth `need`, all voters of a group being worth the same. */
function votesFor(groups: readonly Gains[], need: number, worth: (sums: readonly number[]) => number): number {
  const each = groups.map((gains) => ({ size: gains.length - 1, gain: worth(gains[1]!) })).sort((a, b) => b.gain - a.gain);
  let votes = 0;
  let left = need;
  for (const { size, gain } of each) {
    const count = gain > 0 ? Math.min(size, Math.max(0, Math.ceil(left / gain))) : 0;
    votes += count;
    left -= count * gain;
  }
  return votes;
}

/** Takes the next voter from the group that helps the most unmet needs, then by the most; all of them can be met. */
function greedily(groups: readonly Gains[], needs: readonly number[]): number[] {
  const taken = groups.map(() => 0);
  const left = [...needs];
  while (left.some((need) => need > 0)) {
    let best = { group: 0, helped: 0, sum: 0, step: [] as number[] };
    groups.forEach((gains, group) => {
      const step = gains[taken[group]! + 1]?.map((gain, at) => gain - gains[taken[group]!]![at]!) ?? left.map(() => 0);
      const useful = left.map((need, at) => Math.min(Math.max(need, 0), step[at]!));
      const [helped, sum] = [useful.filter((gain) => gain > 0).length, useful.reduce((amount, gain) => amount + gain, 0)];
      if (helped > best.helped || (helped === best.helped && sum > best.sum)) best = { group, helped, sum, step };
    });
    taken[best.group]!++;
    best.step.forEach((gain, at) => (left[at]! -= gain));
  }
  return taken;
}

/** `bound`: fewer are never enough; Infinity: all are not. `within(most)`: how many of each group meet all needs, at most so many in all; null: none do; "steps": not found out. */
function searchIn(groups: readonly Gains[], needs: readonly number[]) {
  const reach = reachesOf(groups, needs.length);
  const apart = apartIn(groups, needs.length);
  let left = 0;
  const fewest = (from: number, open: readonly number[]): number => {
    const least = open.map((need, at) => firstOf(reach[from]![at]!, need));
    return Math.max(...least, apart.reduce((sum, at) => sum + least[at]!, 0));
  };
  const descend = (from: number, room: number, open: readonly number[]): number[] | "steps" | null => {
    if (open.every((need) => need <= 0)) return groups.slice(from).map(() => 0);
    if (--left < 0) return "steps";
    if (fewest(from, open) > room) return null;
    const gains = groups[from]!;
    for (let count = Math.min(room, gains.length - 1); count >= 0; count--) {
      const found = descend(from + 1, room - count, open.map((need, at) => need - gains[count]![at]!));
      if (found) return found === "steps" ? found : [count, ...found];
    }
    return null;
  };
  const within = (most: number, steps: number) => {
    left = steps;
    return descend(0, most, needs);
  };
  return { bound: fewest(0, needs), within };
}

/** reach[from][at][k]: the most that k voters of the groups from `from` on can add to one need. */
function reachesOf(groups: readonly Gains[], needs: number): number[][][] {
  const singles = Array.from({ length: needs }, (_, at) => groups.flatMap((gains, group) => gains.slice(1).map((sums, index) => ({ group, gain: sums[at]! - gains[index]![at]! }))).sort((a, b) => b.gain - a.gain));
  return Array.from({ length: groups.length + 1 }, (_, from) =>
    singles.map((sorted) => {
      const sums = [0];
      for (const { group, gain } of sorted) if (group >= from && gain > 0) sums.push(sums.at(-1)! + gain);
      return sums;
    }),
  );
}

/** Needs of which no group helps two (one category each): the voters that they ask for add up. */
function apartIn(groups: readonly Gains[], needs: number): number[] {
  const helpers = Array.from({ length: needs }, (_, at) => groups.flatMap((gains, group) => (gains.at(-1)![at]! > 0 ? [group] : [])));
  const chosen: number[] = [];
  const used = new Set<number>();
  for (const at of [...helpers.keys()].sort((a, b) => helpers[a]!.length - helpers[b]!.length)) {
    if (helpers[at]!.some((group) => used.has(group))) continue;
    chosen.push(at);
    for (const group of helpers[at]!) used.add(group);
  }
  return chosen;
}

/** The first place where `rising` reaches `need`; Infinity: nowhere. */
function firstOf(rising: readonly number[], need: number): number {
  if (rising.at(-1)! < need) return Infinity;
  let [low, high] = [0, rising.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! >= need) high = middle;
    else low = middle + 1;
  }
  return low;
}
