/**
 * Comments of a round that tells them after its close, on every route there is: two worlds that differ in nothing but what was said, and on which lines, answer alike
 * to everybody but the author, the own delegation and the facilitators, until the round closes by the clock alone. Counts are alike too; they may be told.
 */
import { expect, test } from "vitest";
import { openBallot } from "#app/commands/ballots.server.ts";
import { disposeComments } from "#app/commands/dispositions.server.ts";
import { castPosition } from "#app/commands/positions.server.ts";
import { sendReply } from "#app/commands/replies.server.ts";
import { giveSupport } from "#app/commands/supports.server.ts";
import { RULES } from "#app/domain/ballots/rules.ts";
import { paths } from "#app/paths.ts";
import { SMALL_DRAFT } from "#test/world/notation.ts";
import { openHouse } from "#test/world/visits.ts";
import { openWorld } from "#test/world/world.ts";
import { answersEverywhere, askEverywhere, different, everyAddress, type Answers } from "./every-route.ts";

const DAY = 86_400_000;

/** Each world has a standard of its own name, since pages are kept by name and revision. */
let worlds = 0;

async function answersOf(word: string, line: number): Promise<{ before: Answers; after: Answers; own: string[] }> {
  const world = await openWorld();
  const standard = await world.openStandard({ identifier: `CL ${92 + ++worlds}` });
  const { slug, facilitator } = standard;
  const head = await world.person("Hanna Head", { organisation: "Northwind" });
  const author = await world.person("Ada Author", { organisation: "Northwind" });
  const other = await world.person("Olaf Other", { organisation: "City of Berne", category: "government" });
  await world.comment(other, standard, 2, { reason: "Said in the round before." });
  await world.closeRound(standard);
  await world.publish(standard, `${SMALL_DRAFT}\nThe list is kept for ten years.\n`);
  await world.openRound(standard, 60, "after-close");
  await world.comment(other, standard, 4, { reason: "Of the City of Berne." });
  const { number } = await world.comment(author, standard, line, { reason: `The ${word} is missing.`, proposedChange: `shall have a ${word}` });
  await giveSupport(head, { standard: slug, number });
  await sendReply(facilitator, { standard: slug, number }, { text: `What is a ${word}?`, submission: "a-reply", terms: true });
  await disposeComments(facilitator, slug, { comments: [number], kind: "accepted-with-modifications", state: "proposed", observation: `We add the ${word}.` });
  await openBallot(facilitator, standard.id, { subject: "advance", question: null, rule: RULES["public-private-consensus"], original: "public-private-consensus", secrecy: "open", closesAt: new Date(world.now().getTime() + 90 * DAY), electors: [head, other].map(({ actor }) => ({ organisationId: actor.actingFor!.organisationId, part: "voting" as const, weight: 1 })) });
  world.later({ hours: 1 });
  await castPosition(head, { standard: slug, number: 1 }, { position: "disapprove", comments: [number], terms: true });
  const places = { standard: slug, draft: "2", round: "2", from: "1", to: "2", ballot: "1", comment: String(number), amendment: "1", hash: "0".repeat(64), organisation: "northwind", token: "no-such-token" };
  const dataOf = (address: string, route: string) => `${address}${address.includes("?") ? "&" : "?"}_data=${encodeURIComponent(route)}`;
  const [draft, threads, found] = [`${paths.draft(slug, 2)}?lines=1-9`, paths.threads(slug, 2, 1, 9), `${paths.comments(slug)}?q=missing`];
  const addresses = [
    ...(await everyAddress(places)), draft, threads, found, `${paths.comments(slug)}?organisation=northwind`, `${paths.comments(slug)}?clause=1&sort=line`,
    dataOf(paths.draft(slug, 2), "routes/reading/draft"), dataOf(draft, "routes/reading/draft"), dataOf(threads, "routes/reading/threads"), dataOf(found, "routes/tracker/comments"), dataOf(paths.comment(slug, number), "routes/comments/comment"), dataOf(paths.record(slug), "routes/tracker/record"),
    paths.comment(slug, number - 1), paths.comment(slug, 1), `${paths.commentsFile(slug, "csv")}?q=missing`,
  ];
  const house = await openHouse();
  const readers = { nobody: undefined, "another organisation": other, "an account": await world.person("Arno Account"), administrator: await world.person("Rita Root", { administrator: true }) };
  const own: string[] = [];
  await askEverywhere(house, { author, head, facilitator }, [draft, threads, paths.comment(slug, number), paths.comments(slug), paths.commentsFile(slug, "csv"), paths.commentsFile(slug, "json")], (reader, address, { text }) => {
    if (!text.includes(word)) own.push(`${reader}: ${address}`);
  });
  // As everybody reads before: pages that are kept, and lists that are kept in memory, hold what they held.
  const before = await answersEverywhere(house, readers, addresses);
  world.later({ days: 60 });
  const after = await answersEverywhere(house, readers, addresses);
  await house.close();
  await world.close();
  return { before, after, own };
}

test("no route tells anybody else what was said, and where, until the round closes; then they do", async () => {
  const one = await answersOf("quetzal", 3);
  const two = await answersOf("axolotl", 5);
  expect([one.own, two.own]).toEqual([[], []]);
  expect(one.before.size).toBeGreaterThan(300);
  expect(different(one.before, two.before)).toEqual([]);
  const told = different(one.after, two.after);
  for (const address of ["drafts/2", "drafts/2/threads?lines=1-9", "comments", "comments.csv", "comments.json", "comments/3", "record"]) expect(told).toContain(`nobody /standards/cl-90/${address}`);
}, 120_000);
