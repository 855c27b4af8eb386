/** The mailer: whatever waits leaves, however much it is. */
import { expect, test } from "vitest";
import { sendLetters } from "#app/platform/mailer.server.ts";
import { database } from "#db/client.server.ts";
import { outbox } from "#db/schema.server.ts";
import { closeWorlds, openWorld } from "#test/world/world.ts";

closeWorlds();

test("sends all letters of a deed that wrote to hundreds, each to one address", async () => {
  const world = await openWorld();
  const recipients = Array.from({ length: 450 }, (_, n) => `reader-${n}@example.org`);
  await database().transact("outbox", async (handle) => void (await handle.insert(outbox).values(recipients.map((recipient) => ({ kind: "password-changed", recipient, parameters: { name: "Gia" }, createdAt: new Date() })))));
  await sendLetters();
  expect(world.mailbox.mails().map(({ to }) => to).sort()).toEqual(recipients.sort());
});
