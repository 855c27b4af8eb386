/** The people of a test's world. A person is the doer of deeds: give one to a command in the doer's place. */
import type { Doer, Actor } from "#app/domain/roles.ts";
import { now } from "#app/platform/clock.server.ts";
import { actorOf, startSession } from "#app/platform/session.server.ts";

export interface Person extends Doer {
  actor: Actor;
  id: string;
  email: string;
  password: string;
  /** Looks up the rights anew, as the next request would. */
  refresh(): Promise<Person>;
  /** The person, acting for another of the own organisations. */
  actingFor(organisationId: string): Promise<Person>;
  /** A new session; what the browser then sends as its Cookie header. */
  signIn(): Promise<string>;
}

/** Everyone's password: long, and on no list. */
export const PASSWORD = "seven quiet harbours";

/** The person behind an account. `newId` is the world's. */
export async function personOf(userId: string, newId: () => string, organisationId: string | null = null): Promise<Person> {
  const look = async (acting: string | null) => {
    const actor = await actorOf(userId, acting);
    if (!actor) throw new Error(`no account ${userId}`);
    return actor;
  };
  let acting = organisationId;
  const person: Person = {
    actor: await look(acting),
    id: userId,
    email: "",
    password: PASSWORD,
    newId,
    get now() {
      return now();
    },
    async refresh() {
      person.actor = await look(acting);
      return person;
    },
    async actingFor(organisation) {
      acting = organisation;
      return person.refresh();
    },
    async signIn() {
      return (await startSession(userId, "test", null)).split(";")[0] ?? "";
    },
  };
  person.email = person.actor.email;
  return person;
}
