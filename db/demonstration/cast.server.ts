/** Who has come into the demonstration so far, and who does a deed at a moment: what the scenes of its seeding hand on to each other. */
import type { Doer } from "#app/domain/roles.ts";
import { newId } from "#app/platform/chance.server.ts";
import { actorOf } from "#app/platform/session.server.ts";

/** Something that happens at a moment of the demonstration's past. */
export interface Scene {
  at: Date;
  play: (at: Date) => Promise<unknown>;
}

export interface Standing {
  id: string;
  slug: string;
}

/** By the keys of people.ts, standards.ts and comments.ts. */
export interface Cast {
  /** The moment of seeding: the present. */
  now: Date;
  users: Map<string, string>;
  passwords: Map<string, string>;
  organisations: Map<string, Standing>;
  standards: Map<string, Standing>;
  /** The numbers of comments. */
  comments: Map<string, number>;
}

export function openCast(now: Date): Cast {
  return { now, users: new Map(), passwords: new Map(), organisations: new Map(), standards: new Map(), comments: new Map() };
}

/** The person with the rights of that moment, acting for the organisation they write for. */
export async function doerAt(cast: Cast, person: string, at: Date, organisation?: string): Promise<Doer> {
  const actor = await actorOf(known(cast.users, person), organisation ? known(cast.organisations, organisation).id : null);
  return { actor, now: at, newId };
}

/** Nobody who is signed in. */
export function nobodyAt(at: Date): Doer {
  return { actor: null, now: at, newId };
}

/** @throws Error where a scene comes before what it stands on. */
export function known<T>(from: ReadonlyMap<string, T>, key: string): T {
  const found = from.get(key);
  if (found === undefined) throw new Error(`${key} has not come into the demonstration yet`);
  return found;
}
