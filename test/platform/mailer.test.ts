/** The mailer: whatever waits leaves, however much it is. */
import { expect, test } from "vitest";
import { sendLetters } from "#app/platform/mailer.server.ts";
import { seedLetters } from "#test/world/seeding.ts";
import { closeWorlds, openWorld } from "#test/world/world.ts";

closeWorlds();

test("sends all letters of a deed that wrote to hundreds, each to one address", async () => {
  const world = await openWorld();
  const recipients = Array.from({ length: 450 }, (_, n) => `reader-${n}@example.org`);
  await seedLetters(recipients);
  await sendLetters();
  expect(world.mailbox.mails().map(({ to }) => to).sort()).toEqual(recipients.sort());
});
