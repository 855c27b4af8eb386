/** What would change the outcome of a ballot: the fewest organisations that would have to vote, or to vote otherwise. The outcome itself is told in tally.ts. */
import { fewestIn, type Gains } from "./fewest.ts";
import { fraction, scoped, shareIn, type Measure, type ScopedTest } from "./measures.ts";
import { standOf, votersOf, type Cast, type Elector, type Part, type Position, type Stand, type Voter } from "./positions.ts";
import type { Rule } from "./rules.ts";

/** `votes` organisations of one category and part that stand at `from` and would cast `to`, a disapproval with a technical comment; where weights count, the heaviest of them. */
export interface Move {
  category: string | null;
  part: Part;
  from: Stand;
  to: Position;
  votes: number;
}

/**
 * "votes": so many changed or additional votes would turn the outcome, for instance `moves`; fewer would not where `exact`, else at least `atLeast` are needed.
 * "never": no votes of this electorate could turn it (a balance of the group, nobody eligible). "unknown": under this rule an approval can also do harm, so it is not worked out.
 */
export type Margin = { kind: "votes"; votes: number; exact: boolean; atLeast: number; moves: Move[] } | { kind: "never" } | { kind: "unknown" };

/** Passed from a slack of 0 on. `of(elector, stand)`: what an organisation of weight 1 adds where it stands there, a whole number; times its weight where `weighed`. */
interface Condition {
  of: (elector: Elector, stand: Stand) => number;
  weighed: boolean;
  slack: number;
}

/** Voters to whom the same change does the same, but for their weight; the heaviest first. `change`: what casting `to` adds to each condition at weight 1. */
interface Group {
  voters: Voter[];
  to: Position;
  change: number[];
}

interface Target {
  position: Position;
  stand: Stand;
}

export function marginOf(rule: Rule, electorate: readonly Elector[], positions: ReadonlyMap<string, Cast>, steps?: number): Margin {
  const voters = votersOf(rule, electorate, positions);
  const conditions = conditionsOf(scoped(rule.tests, voters), voters);
  const targets = rule.positions.filter((position) => position !== "recuse").map((position) => ({ position, stand: standOf(rule, { position, reasoned: true }) }));
  return conditions.some(({ slack }) => slack < 0) ? toWin(conditions, voters, targets, steps) : toLose(conditions, voters, targets);
}

/** Each test as conditions that are sums over the voters: the comparison multiplied out, and that there is something to compare. And that somebody approves. */
function conditionsOf(tests: readonly ScopedTest[], voters: readonly Voter[]): Condition[] {
  const made = tests.flatMap((test): Condition[] => {
    const [part, whole] = fraction(test.threshold);
    const { of, operator, weighed = false } = test;
    const unweighed = { ...test, weighed: false };
    const sign = operator === "≥" || operator === ">" ? 1 : -1;
    const strict = operator === ">" || operator === "<" ? 1 : 0;
    const share = (measure: Measure, elector: Elector, stand: Stand) => shareIn(unweighed, measure, { elector }, stand);
    if (of === null) return [{ of: (elector, stand) => sign * whole * share(test.count, elector, stand), weighed, slack: -sign * part - strict }];
    return [
      { of: (elector, stand) => sign * (whole * share(test.count, elector, stand) - part * share(of, elector, stand)), weighed, slack: -strict },
      { of: (elector, stand) => share(of, elector, stand), weighed, slack: -1 },
    ];
  });
  const approves: Condition = { of: (_, stand) => (stand === "yes" ? 1 : 0), weighed: false, slack: -1 };
  return [...made, approves].map((condition) => ({ ...condition, slack: condition.slack + voters.reduce((sum, { elector, stand }) => sum + condition.of(elector, stand) * weightIn(condition, elector), 0) }));
}

function weightIn({ weighed }: Condition, { weight }: Elector): number {
  return weighed ? weight : 1;
}

/** One condition broken is enough: for each the changes that take most from it come first, so the count is exact. */
function toLose(conditions: readonly Condition[], voters: readonly Voter[], targets: readonly Target[]): Margin {
  let best: [Voter, Position][] | null = null;
  for (const condition of conditions) {
    const losses = voters.flatMap((voter) => {
      const { elector, stand } = voter;
      const now = condition.of(elector, stand);
      const [least] = targets.map((target) => ({ to: target.position, loss: now - condition.of(elector, target.stand) })).sort((a, b) => b.loss - a.loss);
      return least && least.loss > 0 ? [{ voter, to: least.to, loss: least.loss * weightIn(condition, elector) }] : [];
    });
    losses.sort((a, b) => b.loss - a.loss);
    let { slack } = condition;
    const needed = losses.findIndex(({ loss }) => (slack -= loss) < 0) + 1;
    if (needed > 0 && (best === null || needed < best.length)) best = losses.slice(0, needed).map(({ voter, to }) => [voter, to]);
  }
  return best === null ? { kind: "never" } : { kind: "votes", votes: best.length, exact: true, atLeast: best.length, moves: movesOf(best) };
}

/** All conditions at once. */
function toWin(conditions: readonly Condition[], voters: readonly Voter[], targets: readonly Target[], steps?: number): Margin {
  const groups = groupsOf(conditions, voters, targets);
  if (groups === null) return { kind: "unknown" };
  // No change harms a condition, so those that are met stay so.
  const open = conditions.flatMap(({ slack }, at) => (slack < 0 ? [at] : []));
  const gains = groups.map((group) => gainsOf(group, open.map((at) => ({ weighed: conditions[at]!.weighed, change: group.change[at]! }))));
  const found = fewestIn(gains, open.map((at) => -conditions[at]!.slack), open.every((at) => !conditions[at]!.weighed), steps);
  if (found === null) return { kind: "never" };
  const changes = groups.flatMap(({ voters: members, to }, index) => members.slice(0, found.taken[index]).map((voter): [Voter, Position] => [voter, to]));
  return { kind: "votes", votes: changes.length, exact: changes.length === found.atLeast, atLeast: found.atLeast, moves: movesOf(changes) };
}

/** Null where for some voter no single position is the best one in every condition, or the best one still harms. Those whom no change helps are left out. */
function groupsOf(conditions: readonly Condition[], voters: readonly Voter[], targets: readonly Target[]): Group[] | null {
  const alike = new Map<string, Voter[]>();
  for (const voter of voters) {
    const key = JSON.stringify([voter.stand, voter.elector.part, voter.elector.category]);
    const members = alike.get(key);
    if (members) members.push(voter);
    else alike.set(key, [voter]);
  }
  const groups = new Map<string, Group>();
  for (const members of alike.values()) {
    const [{ elector, stand }] = members as [Voter];
    const ways = targets.map((target) => ({ to: target.position, change: conditions.map((condition) => condition.of(elector, target.stand) - condition.of(elector, stand)) }));
    const best = ways.find(({ change }) => change.every((gain, at) => gain >= 0 && ways.every((other) => other.change[at]! <= gain)));
    if (!best) return null;
    if (best.change.every((gain) => gain === 0)) continue;
    const group = groups.get(JSON.stringify(best)) ?? { voters: [], ...best };
    group.voters.push(...members);
    groups.set(JSON.stringify(best), group);
  }
  for (const { voters: members } of groups.values()) members.sort((a, b) => b.elector.weight - a.elector.weight);
  return [...groups.values()];
}

/** What the first k voters of a group add to each condition, for every k. */
function gainsOf({ voters }: Group, changes: readonly { weighed: boolean; change: number }[]): Gains {
  const gains = [changes.map(() => 0)];
  for (const { elector } of voters) gains.push(changes.map(({ weighed, change }, at) => gains.at(-1)![at]! + change * (weighed ? elector.weight : 1)));
  return gains;
}

function movesOf(changes: readonly [Voter, Position][]): Move[] {
  const moves = new Map<string, Move>();
  for (const [{ elector, stand }, to] of changes) {
    const key = JSON.stringify([elector.category, elector.part, stand, to]);
    const move = moves.get(key) ?? { category: elector.category, part: elector.part, from: stand, to, votes: 0 };
    move.votes++;
    moves.set(key, move);
  }
  return [...moves.values()];
}
