/**
 * Secret until the close, on every route there is: two worlds that differ in nothing but what was voted answer alike, to everybody but the voter, until the ballot closes.
 * Routes are read from app/routes.ts, so that a new one is compared without a word here, unless its address names something new.
 */
import { expect, test } from "vitest";
import { castPosition } from "#app/commands/positions.server.ts";
import { openBallot } from "#app/commands/ballots.server.ts";
import type { PositionForm } from "#app/domain/ballots/ballot-forms.ts";
import { RULES } from "#app/domain/ballots/rules.ts";
import type { Category } from "#app/domain/organisations.ts";
import { paths } from "#app/paths.ts";
import { openHouse } from "#test/world/visits.ts";
import { openWorld } from "#test/world/world.ts";
import { answersEverywhere, different, everyAddress, type Answers } from "./every-route.ts";

const DAY = 86_400_000;
const KINDS: Category[] = ["government", "enterprise", "vendor"];

/** Each world has a standard of its own name, since pages are kept by name and revision. */
let worlds = 0;

async function answersOf(vote: (own: number) => PositionForm): Promise<{ before: Answers; after: Answers }> {
  const world = await openWorld();
  const standard = await world.openStandard({ identifier: `CL ${90 + ++worlds}` });
  const heads = [];
  for (const [n, category] of KINDS.entries()) heads.push(await world.person(`Head ${n}`, { organisation: `Organisation ${n}`, category }));
  const [voter, other] = heads as [(typeof heads)[number], (typeof heads)[number]];
  const { number } = await world.comment(voter, standard, 3);
  await world.amend(voter, standard, 3, "The supplier shall keep a list.");
  const plan = { subject: "advance" as const, question: null, rule: RULES["public-private-consensus"], original: "public-private-consensus" as const, secrecy: "secret-until-close" as const, closesAt: new Date(world.now().getTime() + 30 * DAY) };
  await openBallot(standard.facilitator, standard.id, { ...plan, electors: heads.map(({ actor }) => ({ organisationId: actor.actingFor!.organisationId, part: "voting" as const, weight: 1 })) });
  world.later({ hours: 1 });
  const { receipt } = await castPosition(voter, { standard: standard.slug, number: 1 }, vote(number));
  world.later({ hours: 2 });
  const places: Record<string, string> = { standard: standard.slug, draft: "1", round: "1", from: "1", to: "1", ballot: "1", comment: String(number), amendment: "1", hash: "0".repeat(64), organisation: voter.actor.actingFor!.organisationSlug, token: "no-such-token" };
  const addresses = await everyAddress(places);
  addresses.push(`${paths.ballot(standard.slug, 1)}?receipt=${receipt}`, `${paths.ballot(standard.slug, 1)}?cast=${receipt}`);
  const house = await openHouse();
  const readers = { nobody: undefined, "another voter": other, facilitator: standard.facilitator, administrator: await world.person("Root", { administrator: true }) };
  const read = () => answersEverywhere(house, readers, addresses);
  const before = await read();
  world.later({ days: 30 });
  const after = await read();
  await house.close();
  await world.close();
  return { before, after };
}

test("no route tells what was voted before the close; after it they do", async () => {
  const approved = await answersOf(() => ({ position: "approve", comments: [] }));
  const disapproved = await answersOf((own) => ({ position: "disapprove", comments: [own] }));
  expect(approved.before.size).toBeGreaterThan(200);
  expect([...approved.before.keys()].sort()).toEqual([...disapproved.before.keys()].sort());
  expect(different(approved.before, disapproved.before)).toEqual([]);
  const told = different(approved.after, disapproved.after);
  for (const address of ["/standards/cl-90/ballots/1", "/standards/cl-90/ballots/1/result.csv", "/standards/cl-90/ballots/1/result.json", "/organisations/organisation-0"]) expect(told).toContain(`nobody ${address}`);
}, 120_000);
