/** Over HTTP, without a script: what somebody typed to a prepared contribution that was submitted or withdrawn meanwhile is shown to them again with the refusal, and so is what they chose. */
import { expect, test } from "vitest";
import { prepareAmendment } from "#app/commands/preparations/amendments.server.ts";
import { prepareComment } from "#app/commands/preparations/comments.server.ts";
import { withdrawPrepared } from "#app/commands/preparations/discussion.server.ts";
import { submitPrepared } from "#app/commands/preparations/submission.server.ts";
import { paths } from "#app/paths.ts";
import { openHouse } from "#test/world/visits.ts";
import { openWorld } from "#test/world/world.ts";

test("nothing typed is lost where what was prepared is submitted or withdrawn meanwhile", async () => {
  const world = await openWorld();
  const standard = await world.openStandard({ identifier: "CL 77" });
  const head = await world.person("Hanna Head", { organisation: "Northwind" });
  const member = await world.person("Mia Member", { organisation: "Northwind" });
  const at = { standard: standard.slug, organisation: "northwind" };
  for (const n of [1, 2, 3, 4]) await prepareComment(member, { ...at, draft: 1 }, { firstLine: 2, lastLine: 3, type: "technical", reason: `Prepared ${n}.`, proposedChange: undefined, mustBeSatisfied: false, quote: undefined, submission: `prepared-${n}` });
  for (const n of [5, 6]) await prepareAmendment(member, { ...at, draft: 1 }, { operation: "replace", firstLine: 5, lastLine: 5, source: `The supplier shall keep ${n} lists.`, reason: "One is lost.", amends: undefined, submission: `prepared-${n}` });
  await submitPrepared(head, at, { numbers: [1, 5], terms: true });
  for (const number of [2, 6]) await withdrawPrepared(head, at, number);

  const house = await openHouse();
  const visitor = await house.visitor(member);
  const [address, SUBMITTED, WITHDRAWN] = [paths.preparation(standard.slug, "northwind"), "It was submitted: it is your organisation’s now", "It was withdrawn inside your delegation"];
  const sent = async (path: string, fields: Record<string, string | string[]>) => {
    const { status, text } = await visitor.post(path, fields);
    return { status, text };
  };
  const said = { type: "editorial", mustBeSatisfied: "on", reason: "Half an hour of thought.", proposedChange: "must never" };
  const rewriting = { status: 409, text: expect.stringMatching(/<textarea[^>]*name="reason"[^>]*>Half an hour of thought\.<\/textarea>[^]*>must never<\/textarea>/) };
  const discussing = { status: 409, text: expect.stringMatching(/<textarea[^>]*name="text"[^>]*>We said that before\.<\/textarea>/) };
  for (const [number, sentence] of [["1", SUBMITTED], ["2", WITHDRAWN]] as const) {
    const rewritten = await sent(address, { change: "rewrite", number, ...said });
    expect(rewritten).toEqual(rewriting);
    expect(rewritten.text).toContain(sentence);
    expect(rewritten.text).toContain(`What you wrote to P-${number} is kept there`);
    const discussed = await sent(address, { change: "discuss", number, text: "We said that before.", submission: "a-reply-1" });
    expect(discussed).toEqual(discussing);
    expect(discussed.text).toContain(sentence);
  }
  // Nothing of it is offered to be sent again, nor shown on the page afterwards.
  const page = (await visitor.get(address)).text;
  expect([page.includes("Half an hour"), page.includes("We said that"), page.split(">Send to the delegation<").length - 1]).toEqual([false, false, 2]);

  for (const [number, sentence] of [["5", SUBMITTED], ["6", WITHDRAWN]] as const) {
    const form = paths.newAmendment(standard.slug, 1, { preparer: "northwind", prepared: Number(number) });
    const rewritten = await sent(form, { step: "prepare", preparer: "northwind", prepared: number, operation: "replace", firstLine: "5", lastLine: "5", source: "The supplier shall keep a thoughtful list.", reason: "Half an hour of thought.", submission: "an-amendment-1" });
    expect(rewritten).toEqual({ status: 409, text: expect.stringMatching(/>The supplier shall keep a thoughtful list\.<\/textarea>[^]*>Half an hour of thought\.<\/textarea>/) });
    expect(rewritten.text).toContain(sentence);
  }

  // A reply that is too long, and lines that are not in the draft, stand where they were typed.
  const long = await sent(address, { change: "discuss", number: "3", text: "long ".repeat(1_000), submission: "a-reply-2" });
  expect(long).toEqual({ status: 400, text: expect.stringMatching(/name="text"[^>]*>(long ){900}/) });
  expect(long.text).toContain("at most 4,000 characters.");

  // Of those who submit, what they chose and declared.
  const chosen = await (await house.visitor(head)).post(address, { change: "submit", numbers: ["2", "3"], interest: "We sell lists." });
  expect([chosen.status, chosen.text.includes(WITHDRAWN)]).toEqual([409, true]);
  const box = (number: number) => new RegExp(`<input type="checkbox" name="numbers"[^>]*value="${number}"[^>]*>`).exec(chosen.text)![0].includes("checked");
  expect([box(3), box(4)]).toEqual([true, false]);
  await house.close();
}, 60_000);
