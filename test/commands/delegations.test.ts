/** Who takes part in a standard: admission, parts, who is named in a delegation and how it works, and what that lets its people do; the terms of contribution, agreed to once. */
import { desc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { agreeToTerms } from "#app/commands/agreements.server.ts";
import { openBallot } from "#app/commands/ballots.server.ts";
import { askForPart, changeAdmission, changeDelegation, changePart } from "#app/commands/delegations.server.ts";
import { castPosition } from "#app/commands/positions.server.ts";
import { sendReply } from "#app/commands/replies.server.ts";
import { giveSupport } from "#app/commands/supports.server.ts";
import { RULES } from "#app/domain/ballots/rules.ts";
import { TERMS_VERSION } from "#app/domain/delegations/agreements.ts";
import { db } from "#db/client.server.ts";
import { agreements, comments, delegates, delegations, events, outbox } from "#db/schema.server.ts";
import type { Person } from "#test/world/people.ts";
import { closeWorlds, openWorld } from "#test/world/world.ts";

closeWorlds();

const refused = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) });
const malformed = (field: string, fault: string) => expect.objectContaining({ faults: { [field]: [fault] } });
const lastEvent = async () => (await db().select().from(events).orderBy(desc(events.sequence)).limit(1))[0];
const count = async () => (await db().select().from(events)).length;

async function asked() {
  const world = await openWorld();
  const standard = await world.openStandard();
  const head = await world.person("Head", { organisation: "Northwind" });
  const member = await world.person("Member", { organisation: "Northwind" });
  const other = await world.person("Other", { organisation: "City of Berne", category: "government" });
  const comment = async (by: Person) => world.comment(await by.refresh(), standard, 2);
  return { world, standard, slug: standard.slug, facilitator: standard.facilitator, head, member, other, comment };
}

describe("who may take part", () => {
  test("every organisation at first; then those that are listed", async () => {
    const { facilitator, slug, comment, head, member, standard } = await asked();
    await comment(member);
    await changeAdmission(facilitator, slug, "listed");
    expect(await lastEvent()).toMatchObject({ kind: "admission-changed", standardId: standard.id, payload: { admission: "listed" } });
    await expect(comment(member)).rejects.toEqual(refused("not-taking-part"));
    await expect(askForPart(await head.refresh(), slug, "northwind")).rejects.toEqual(refused("not-taking-part"));
    await changePart(facilitator, slug, "northwind", "liaison");
    expect(await lastEvent()).toMatchObject({ kind: "part-changed", payload: { organisationName: "Northwind", part: "liaison", state: "active" } });
    expect((await comment(member)).number).toBe(2);
  });

  test("where the facilitator admits: asked by the head, once, told to facilitators, answered to heads", async () => {
    const { facilitator, slug, comment, head, member } = await asked();
    await changeAdmission(facilitator, slug, "approval");
    await expect(askForPart(await member.refresh(), slug, "northwind")).rejects.toEqual(refused("head-only"));
    expect(await askForPart(await head.refresh(), slug, "northwind")).toEqual({ active: false });
    expect((await db().select().from(outbox).where(eq(outbox.kind, "part-asked"))).map(({ recipient }) => recipient)).toEqual([facilitator.email]);
    const before = await count();
    await askForPart(await head.refresh(), slug, "northwind");
    expect(await count()).toBe(before);
    await expect(comment(member)).rejects.toEqual(expect.objectContaining({ refusal: expect.objectContaining({ code: "not-taking-part", detail: expect.objectContaining({ admission: "asked" }) }) }));
    await changePart(facilitator, slug, "northwind", "refuse");
    await expect(comment(member)).rejects.toEqual(refused("not-taking-part"));
    await askForPart(await head.refresh(), slug, "northwind");
    await changePart(facilitator, slug, "northwind", "voting");
    await comment(member);
    expect((await db().select().from(outbox).where(eq(outbox.kind, "part-decided")).orderBy(outbox.sequence)).map(({ parameters }) => (parameters as { part: unknown }).part)).toEqual([null, "voting"]);
  });

  test("an ended part ends comments and support, not what was said", async () => {
    const { facilitator, slug, comment, member, other } = await asked();
    const { number } = await comment(member);
    await changePart(facilitator, slug, "northwind", "voting");
    await changePart(facilitator, slug, "northwind", "end");
    await expect(comment(member)).rejects.toEqual(refused("not-taking-part"));
    const theirs = await comment(other);
    await expect(giveSupport(await member.refresh(), { standard: slug, number: theirs.number })).rejects.toEqual(refused("not-taking-part"));
    expect((await db().select().from(comments).where(eq(comments.number, number)))[0]!.withdrawnAt).toBeNull();
  });

  test("only a facilitator of this standard says so, of organisations that there are", async () => {
    const { world, facilitator, slug, head } = await asked();
    const elsewhere = await world.openStandard();
    for (const doer of [head, elsewhere.facilitator]) {
      await expect(changeAdmission(doer, slug, "listed")).rejects.toEqual(refused("not-facilitator"));
      await expect(changePart(doer, slug, "northwind", "voting")).rejects.toEqual(refused("not-facilitator"));
    }
    await expect(changePart(facilitator, slug, "nobody", "voting")).rejects.toEqual(malformed("organisation", "organisation-unknown"));
    await expect(changePart(facilitator, slug, "northwind", "end")).rejects.toEqual(refused("not-found"));
    await expect(changeAdmission(facilitator, "nowhere", "listed")).rejects.toEqual(refused("not-found"));
  });
});

describe("a delegation", () => {
  test("the first deed of its head gives the organisation a part, observing", async () => {
    const { slug, standard, head, member } = await asked();
    await changeDelegation(head, slug, "northwind", { change: "name", person: member.id, role: "deputy" });
    expect(await db().select().from(delegations)).toMatchObject([{ standardId: standard.id, part: "observing", state: "active", named: false, direct: true }]);
    expect(await db().select().from(delegates)).toMatchObject([{ userId: member.id, role: "deputy", namedBy: head.id }]);
  });

  test("where members submit through the head, they do not directly, and a deputy does", async () => {
    const { slug, head, member, comment } = await asked();
    await changeDelegation(head, slug, "northwind", { change: "arrange", belongs: "everybody", submits: "through-head" });
    await expect(comment(member)).rejects.toEqual(refused("through-head"));
    await comment(head);
    await changeDelegation(await head.refresh(), slug, "northwind", { change: "name", person: member.id, role: "deputy" });
    await comment(member);
    await changeDelegation(await head.refresh(), slug, "northwind", { change: "unname", person: member.id });
    await expect(comment(member)).rejects.toEqual(refused("through-head"));
  });

  test("where only those named belong, the others take no part", async () => {
    const { slug, head, member, comment, other } = await asked();
    await changeDelegation(head, slug, "northwind", { change: "arrange", belongs: "named", submits: "directly" });
    await expect(comment(member)).rejects.toEqual(refused("not-in-delegation"));
    await changeDelegation(await head.refresh(), slug, "northwind", { change: "name", person: member.id, role: "member" });
    await comment(member);
    await comment(other);
  });

  test("is arranged by its own head alone, of its own people", async () => {
    const { slug, facilitator, head, member, other } = await asked();
    const name = { change: "name", person: member.id, role: "head" } as const;
    await expect(changeDelegation(member, slug, "northwind", name)).rejects.toEqual(refused("head-only"));
    for (const doer of [other, facilitator]) await expect(changeDelegation(doer, slug, "northwind", name)).rejects.toEqual(refused("not-found"));
    await expect(changeDelegation(head, slug, "northwind", { ...name, person: other.id })).rejects.toEqual(malformed("person", "not-of-organisation"));
    await changePart(facilitator, slug, "northwind", "voting");
    await changePart(facilitator, slug, "northwind", "end");
    await expect(changeDelegation(await head.refresh(), slug, "northwind", name)).rejects.toEqual(refused("not-taking-part"));
  });

  test("done twice is done once", async () => {
    const { slug, facilitator, head, member } = await asked();
    const deeds = [
      () => changeAdmission(facilitator, slug, "approval"),
      () => changePart(facilitator, slug, "northwind", "voting"),
      async () => changeDelegation(await head.refresh(), slug, "northwind", { change: "name", person: member.id, role: "deputy" }),
      async () => changeDelegation(await head.refresh(), slug, "northwind", { change: "arrange", belongs: "named", submits: "through-head" }),
    ];
    for (const deed of deeds) await deed();
    const before = await count();
    for (const deed of deeds) await deed();
    expect(await count()).toBe(before);
  });

  test("a deputy votes, and a head of the organisation that was named member does not", async () => {
    const { world, standard, slug, head, member, facilitator } = await asked();
    const closesAt = new Date(world.now().getTime() + 86_400_000);
    const organisationId = head.actor.actingFor!.organisationId;
    const { number } = await openBallot(facilitator, standard.id, { subject: "question", question: "Shall we?", rule: RULES["iso-cd"], original: "iso-cd", secrecy: "open", closesAt, electors: [{ organisationId, part: "voting", weight: 1 }] });
    const cast = async (by: Person) => castPosition(await by.refresh(), { standard: slug, number }, { position: "approve", comments: [], terms: true });
    await expect(cast(member)).rejects.toEqual(refused("not-head"));
    await changeDelegation(head, slug, "northwind", { change: "name", person: member.id, role: "deputy" });
    expect((await cast(member)).sequence).toBe(1);
    await changeDelegation(await head.refresh(), slug, "northwind", { change: "name", person: head.id, role: "member" });
    await expect(cast(head)).rejects.toEqual(refused("not-head"));
  });
});

describe("the terms of contribution", () => {
  test("are asked for with the first contribution to each standard, and never again", async () => {
    const { world, standard, head } = await asked();
    await expect(world.comment(head, standard, 2, { terms: false })).rejects.toEqual(malformed("terms", "terms"));
    expect(await db().select().from(comments)).toEqual([]);
    const { number } = await world.comment(head, standard, 2, { interest: "We sell it." });
    expect(await db().select().from(agreements)).toMatchObject([{ userId: head.id, userName: "Head", organisationName: "Northwind", version: TERMS_VERSION, interest: "We sell it.", at: world.now() }]);
    await world.comment(head, standard, 3, { terms: false });
    await sendReply(head, { standard: standard.slug, number }, { text: "And this.", submission: "a-reply-1", terms: false });
    expect((await db().select().from(events).where(eq(events.kind, "terms-agreed"))).length).toBe(1);
    const another = await world.openStandard();
    await expect(world.comment(head, another, 2, { terms: false })).rejects.toEqual(malformed("terms", "terms"));
  });

  test("agreed to on their own page count too, once", async () => {
    const { world, standard, head } = await asked();
    await expect(agreeToTerms(head, standard.id, { terms: false })).rejects.toEqual(malformed("terms", "terms"));
    await agreeToTerms(head, standard.id, { terms: true });
    world.later({ days: 1 });
    await agreeToTerms(head, standard.id, { terms: true, interest: "Later." });
    expect(await db().select().from(agreements)).toMatchObject([{ interest: null }]);
    await world.comment(head, standard, 2, { terms: false });
    await expect(agreeToTerms({ ...head, now: head.now, actor: null }, standard.id, { terms: true })).rejects.toEqual(refused("sign-in-required"));
  });
});
