/** Standards: created once under an identifier, by whoever may, who becomes the first facilitator. */
import { desc } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { createStandard, nameFacilitator } from "#app/commands/standards.server.ts";
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
