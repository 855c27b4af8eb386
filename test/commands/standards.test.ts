/** Standards: created once under an identifier, by whoever may, who becomes the first facilitator. */
import { desc } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { changeAccount } from "#app/commands/administration.server.ts";
import { createStandard, dismissFacilitator, nameFacilitator } from "#app/commands/standards.server.ts";
import { db } from "#db/client.server.ts";
import { events, facilitators, standards } from "#db/schema.server.ts";
import { closeWorlds, openWorld } from "#test/world/world.ts";

closeWorlds();

const FORM = { identifier: "CL 40", title: "Signed updates", scope: "Updates of network equipment.", domain: "manufacturing" as const };

describe("a standard", () => {
  test("is created with its first facilitator and its events", async () => {
    const world = await openWorld();
    const by = await world.person("Fay", { administrator: true });
    const { id, slug } = await createStandard(by, FORM);
    expect(slug).toBe("cl-40");
    expect(await db().select().from(standards)).toMatchObject([{ id, slug, title: "Signed updates", stage: "00", purpose: null }]);
    expect(await db().select().from(facilitators)).toMatchObject([{ standardId: id, userId: by.id }]);
    expect((await db().select().from(events).orderBy(desc(events.sequence)).limit(2)).map(({ kind }) => kind)).toEqual(["facilitator-named", "standard-created"]);
  });

  test("whose identifier is taken is refused, however it is spelt", async () => {
    const world = await openWorld();
    const by = await world.person("Fay", { administrator: true });
    await createStandard(by, FORM);
    await expect(createStandard(by, { ...FORM, identifier: "cl-40" })).rejects.toMatchObject({ faults: { identifier: ["taken"] } });
    expect(await db().$count(standards)).toBe(1);
  });

  test("named “new” would hide behind the page that creates one", async () => {
    const world = await openWorld();
    const by = await world.person("Fay", { administrator: true });
    await expect(createStandard(by, { ...FORM, identifier: "New" })).rejects.toMatchObject({ faults: { identifier: ["taken"] } });
  });

  test("is created by administrators and facilitators alone", async () => {
    const world = await openWorld();
    const ada = await world.person("Ada", { organisation: "Northwind" });
    await expect(createStandard(ada, FORM)).rejects.toMatchObject({ refusal: { code: "not-facilitator" } });
    await expect(createStandard({ ...ada, actor: null }, FORM)).rejects.toMatchObject({ refusal: { code: "sign-in-required" } });
    const standard = await world.standard();
    await nameFacilitator(standard.facilitator, standard.id, ada.email);
    await ada.refresh();
    expect(await createStandard(ada, FORM)).toMatchObject({ slug: "cl-40" });
  });
});

describe("a facilitator", () => {
  const refused = (code: string) => ({ refusal: { code } });
  const named = async () => (await db().select({ userId: facilitators.userId }).from(facilitators)).map(({ userId }) => userId).sort();

  test("is named by one of the standard or by an administrator, once, by an address that is confirmed", async () => {
    const world = await openWorld();
    const standard = await world.standard();
    const root = await world.person("Root", { administrator: true });
    const ada = await world.person("Ada", { organisation: "Northwind" });
    for (let time = 0; time < 2; time++) await nameFacilitator(root, standard.id, ` ${ada.email.toUpperCase()} `);
    expect((await db().select().from(events).orderBy(desc(events.sequence)).limit(2)).map(({ kind, standardId }) => [kind, standardId])).toEqual([["facilitator-named", standard.id], ["facilitator-named", standard.id]]);
    expect(await named()).toEqual([ada.id, standard.facilitator.id].sort());
    const other = await world.standard();
    await expect(nameFacilitator(other.facilitator, other.id, "nobody@example.org")).rejects.toMatchObject({ faults: { email: ["account-unknown"] } });
    const neo = await world.person("Neo", { verified: false });
    await expect(nameFacilitator(root, other.id, neo.email)).rejects.toMatchObject({ faults: { email: ["account-unknown"] } });
    await expect(nameFacilitator(ada, other.id, ada.email)).rejects.toMatchObject(refused("not-facilitator"));
    await expect(nameFacilitator(root, "none", ada.email)).rejects.toMatchObject(refused("not-found"));
  });

  test("is dismissed by an administrator, once; the last one stays, unless the account is disabled", async () => {
    const world = await openWorld();
    const standard = await world.standard({ facilitator: await world.person("Fay", { administrator: true }) });
    const { facilitator: fay } = standard;
    const root = await world.person("Root", { administrator: true });
    const ada = await world.person("Ada", { organisation: "Northwind" });
    await expect(dismissFacilitator(root, standard.id, fay.id)).rejects.toMatchObject(refused("last-facilitator"));
    await nameFacilitator(root, standard.id, ada.email);
    await expect(dismissFacilitator(await ada.refresh(), standard.id, fay.id)).rejects.toMatchObject(refused("forbidden"));
    await expect(dismissFacilitator({ ...ada, actor: null }, standard.id, fay.id)).rejects.toMatchObject(refused("sign-in-required"));
    await expect(dismissFacilitator(root, "none", fay.id)).rejects.toMatchObject(refused("not-found"));
    for (let time = 0; time < 2; time++) await dismissFacilitator(root, standard.id, fay.id);
    expect(await named()).toEqual([ada.id]);
    expect((await db().select().from(events).orderBy(desc(events.sequence)).limit(2)).map(({ kind }) => kind)).toEqual(["facilitator-dismissed", "facilitator-named"]);
    expect((await fay.refresh()).actor.facilitates).toEqual([]);
    await nameFacilitator(root, standard.id, fay.email);
    await changeAccount(root, { person: ada.id, change: "disable" });
    await expect(dismissFacilitator(root, standard.id, fay.id)).rejects.toMatchObject(refused("last-facilitator"));
    await dismissFacilitator(root, standard.id, ada.id);
    await expect(nameFacilitator(root, standard.id, ada.email)).rejects.toMatchObject({ faults: { email: ["account-unknown"] } });
    expect(await named()).toEqual([fay.id]);
  });
});
