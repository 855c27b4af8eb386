/**
 * Private for ever, on every route there is: a word that stands in what a delegation prepared is found nowhere by anybody else, before the submission of the rest, after it, and after the round.
 * Routes are read from app/routes.ts, so that a new one is searched without a word here, unless its address names something new.
 */
import { expect, test } from "vitest";
import { changeAccount } from "#app/commands/administration.server.ts";
import { askToJoin, changeMembership } from "#app/commands/organisations.server.ts";
import { prepareAmendment } from "#app/commands/preparations/amendments.server.ts";
import { prepareComment } from "#app/commands/preparations/comments.server.ts";
import { discussPrepared, weighPrepared, withdrawPrepared } from "#app/commands/preparations/discussion.server.ts";
import { submitPrepared } from "#app/commands/preparations/submission.server.ts";
import { paths } from "#app/paths.ts";
import { resetLimits } from "#app/platform/limits.server.ts";
import routes from "#app/routes.ts";
import type { Person } from "#test/world/people.ts";
import { openHouse } from "#test/world/visits.ts";
import { openWorld } from "#test/world/world.ts";

const WORD = "quetzalcoatlus";

test("no route tells anybody else what was prepared and not submitted", async () => {
  const world = await openWorld();
  const standard = await world.openStandard({ identifier: "CL 77" });
  const head = await world.person("Hanna Head", { organisation: "Northwind" });
  const member = await world.person("Mia Member", { organisation: "Northwind" });
  const other = await world.person("Olaf Other", { organisation: "City of Berne", category: "government" });
  const root = await world.person("Rita Root", { administrator: true });
  const at = { standard: standard.slug, organisation: "northwind" };
  const said = { firstLine: 2, lastLine: 3, type: "technical" as const, mustBeSatisfied: false };
  await prepareComment(member, { ...at, draft: 1 }, { ...said, reason: `The ${WORD} is private.`, proposedChange: WORD, quote: undefined, submission: "prepared-1" });
  await prepareComment(member, { ...at, draft: 1 }, { ...said, reason: "This is submitted.", proposedChange: undefined, submission: "prepared-2" });
  const proposed = { operation: "replace" as const, firstLine: 5, lastLine: 5, amends: undefined };
  await prepareAmendment(member, { ...at, draft: 1 }, { ...proposed, source: `The ${WORD} shall keep a list.`, reason: `For the ${WORD}.`, submission: "prepared-3" });
  await prepareAmendment(member, { ...at, draft: 1 }, { ...proposed, source: "The supplier shall keep a ledger.", reason: "This is proposed.", submission: "prepared-4" });
  await prepareAmendment(member, { ...at, draft: 1 }, { ...proposed, source: `No ${WORD} keeps a list.`, reason: `Neither does a ${WORD}.`, submission: "prepared-5" });
  await withdrawPrepared(member, at, 5);
  for (const number of [1, 2, 3, 4]) await discussPrepared(head, at, { number, text: `Not before the ${WORD}.`, submission: `a-reply-${number}` });
  await weighPrepared(head, at, { number: 1, opinion: "not-support" });
  await world.amend(other, standard, 3, "The supplier shall keep a list.");
  const places: Record<string, string> = { standard: standard.slug, draft: "1", round: "1", from: "1", to: "1", ballot: "1", comment: "1", amendment: "1", hash: "0".repeat(64), organisation: "northwind", token: "no-such-token" };
  const addresses = ((await routes) as { path?: string }[]).map(({ path = "" }) =>
    `/${path.replace(/\*$/, "no/such/page").replace(/:(\w+)/g, (_, name: string) => {
      if (places[name] === undefined) throw new Error(`say under places what :${name} stands for`);
      return encodeURIComponent(places[name]);
    })}`,
  );
  addresses.push(`${paths.newAmendment(standard.slug, 1, { preparer: "northwind", prepared: 3 })}`, paths.newAmendment(standard.slug, 1, { first: 5 }), `${paths.comments(standard.slug)}?q=${"quetzal"}`, `${paths.preparation(standard.slug, "northwind")}?_data=routes%2Fdelegations%2Fpreparation`);
  const house = await openHouse();
  const strangers = { nobody: undefined, "another organisation": other, facilitator: standard.facilitator, administrator: root };
  const told: string[] = [];
  let asked = 0;
  const search = async (when: string, readers: Record<string, Person | undefined> = strangers) => {
    for (const [name, reader] of Object.entries(readers)) {
      let visitor = await house.visitor(reader);
      for (const address of addresses) {
        if (reader && visitor.cookies.size === 0) visitor = await house.visitor(reader);
        resetLimits();
        asked += 1;
        if ((await visitor.get(address)).text.includes(WORD)) told.push(`${when}, ${name}: ${address}`);
      }
      // Whoever proposes on the same words is shown what collides with it, and nothing of this.
      const preview = { step: "preview", firstLine: "5", lastLine: "5", source: "The supplier shall keep a register.", submission: "a-preview-1" };
      if ((await visitor.post(paths.newAmendment(standard.slug, 1), preview)).text.includes(WORD)) told.push(`${when}, ${name}: preview`);
    }
  };
  await search("prepared");
  const own = await (await house.visitor(member)).get(paths.preparation(standard.slug, "northwind"));
  expect([own.status, own.text.split(WORD).length > 8]).toEqual([200, true]);
  await submitPrepared(head, at, { numbers: [2, 4], terms: true });
  await search("submitted");
  await world.closeRound(standard);
  await search("closed");
  // An administrator who disables the head and lets a friend in as head: neither the friend, nor whom the friend then lets in, reads it.
  world.later({ days: 1 });
  const [friend, third] = [await world.person("Fay Friend"), await world.person("Theo Third")];
  await changeAccount(root, { person: head.id, change: "disable" });
  for (const [by, whom] of [[root, friend], [friend, third]] as const) {
    await askToJoin(whom, "northwind");
    await changeMembership(by, "northwind", { person: whom.id, change: "admit" });
    await changeMembership(by, "northwind", { person: whom.id, change: "make-head" });
    await whom.refresh();
  }
  await search("let in", { "whom an administrator let in": friend, "whom they let in": third, administrator: root });
  expect((await (await house.visitor(friend)).get(paths.preparation(standard.slug, "northwind"))).status).toBe(200);
  expect(told).toEqual([]);
  expect(asked).toBeGreaterThan(600);
  expect((await (await house.visitor()).get(paths.comment(standard.slug, 1))).text).toContain("This is submitted.");
  expect((await (await house.visitor()).get(paths.amendment(standard.slug, 2))).text).toContain("This is proposed.");
  await house.close();
}, 120_000);
