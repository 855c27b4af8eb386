/**
 * Fills an empty database with the demonstration: plays its scenes in the order in which they happened, each through the commands that a person would use.
 * All of it is one transaction, so that whoever stops it halfway finds the database as empty as before.
 */
import { eq } from "drizzle-orm";
import { finishDemonstration } from "#app/commands/demonstration.server.ts";
import { db, transaction } from "#db/client.server.ts";
import { events, users } from "#db/schema.server.ts";
import { amendmentScenes } from "./amendments-scenes.server.ts";
import { ballotScenes } from "./ballots-scenes.server.ts";
import { openCast, nobodyAt, type Cast } from "./cast.server.ts";
import { commentScenes } from "./comments-scenes.server.ts";
import { peopleScenes } from "./people-scenes.server.ts";
import { standardScenes } from "./standards-scenes.server.ts";

/** How often it says how far it is. Milliseconds. */
const BEAT = 1_000;

/** What a database was filled with: an empty one has not seen a single deed. */
export async function fillingOf(): Promise<"nothing" | "demonstration" | "consultation"> {
  if ((await db().$count(events, eq(events.kind, "demonstration-filled"))) > 0) return "demonstration";
  const [event] = await db().select({ sequence: events.sequence }).from(events).limit(1);
  const [user] = await db().select({ id: users.id }).from(users).limit(1);
  return event || user ? "consultation" : "nothing";
}

/**
 * Fills the database, unless another process did so meanwhile.
 * @param now the present, up to which everything has happened.
 * @param keep called before the transaction ends; where it fails, nothing was filled.
 */
export async function fill(now: Date, say: (line: string) => void, keep: (cast: Cast) => void): Promise<void> {
  const begun = performance.now();
  say("Filling the empty database with the demonstration.");
  await transaction("demonstration", async () => {
    if ((await fillingOf()) !== "nothing") return;
    const cast = openCast(now);
    const scenes = [...peopleScenes(cast), ...standardScenes(cast), ...commentScenes(cast), ...amendmentScenes(cast), ...ballotScenes(cast)].sort((a, b) => a.at.getTime() - b.at.getTime());
    const beat = beating(say, scenes.length);
    for (const [done, { at, play }] of scenes.entries()) {
      beat(done);
      await play(at);
    }
    await finishDemonstration(nobodyAt(now));
    keep(cast);
  });
  say(`It is filled, after ${((performance.now() - begun) / 1_000).toFixed(1)} s.`);
}

/** Says how far it is, not more often than each second. */
function beating(say: (line: string) => void, all: number): (done: number) => void {
  let last = performance.now();
  return (done) => {
    if (performance.now() - last < BEAT) return;
    last = performance.now();
    say(`  … ${done} of ${all} deeds`);
  };
}
