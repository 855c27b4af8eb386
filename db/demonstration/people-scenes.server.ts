/** How the people and organisations of the demonstration come in: by registration, by the letter that confirms an address, by asking to join. */
import { and, desc, eq } from "drizzle-orm";
import { becomeFirstAdministrator, makeFirstLink, registerAccount, verifyAddress } from "#app/commands/accounts.server.ts";
import { changeAccount, markOrganisation } from "#app/commands/administration.server.ts";
import { askToJoin, changeMembership, registerOrganisation } from "#app/commands/organisations.server.ts";
import { registrationForm } from "#app/domain/accounts.ts";
import { organisationForm } from "#app/domain/organisations.ts";
import { newToken } from "#app/platform/chance.server.ts";
import { db } from "#db/client.server.ts";
import { outbox } from "#db/schema.server.ts";
import { dayBefore, minutesAfter, worked } from "./calendar.server.ts";
import { doerAt, known, nobodyAt, type Cast, type Scene } from "./cast.server.ts";
import { ADMINISTRATOR, APPLICANT, FOUNDER, ORGANISATIONS, PEOPLE, READER, UNVERIFIED, type DemonstrationPerson } from "./people.ts";

/** Days before the present. */
const FOUNDED = 256;
const LAST_CAME = 222;
const HANDED_OVER = 214;

export function peopleScenes(cast: Cast): Scene[] {
  const { now } = cast;
  const others = PEOPLE.filter(({ key }) => key !== FOUNDER);
  const day = (daysAgo: number, hour: number) => dayBefore(now, daysAgo, hour);
  return [
    ...foundation(cast, day(FOUNDED, 8)),
    ...others.flatMap((person, index) => arrival(cast, person, worked(day(FOUNDED, 8), day(LAST_CAME, 0), (index + 0.5) / others.length))),
    ...PEOPLE.flatMap((person) => person.organisations.slice(1).flatMap((organisation) => joining(cast, person, organisation, day(LAST_CAME, 9)))),
    { at: day(LAST_CAME, 14), play: async (at) => changeAccount(await doerAt(cast, FOUNDER, at), { person: known(cast.users, ADMINISTRATOR), change: "make-administrator" }) },
    ...ORGANISATIONS.filter(({ key }) => !UNVERIFIED.includes(key)).map(({ key }, index, all): Scene => ({
      at: worked(day(LAST_CAME, 14), day(HANDED_OVER, 0), index / all.length),
      play: async (at) => markOrganisation(await doerAt(cast, ADMINISTRATOR, at), { organisation: known(cast.organisations, key).id, mark: "verified" }),
    })),
    { at: day(HANDED_OVER, 15), play: async (at) => changeAccount(await doerAt(cast, ADMINISTRATOR, at), { person: known(cast.users, FOUNDER), change: "unmake-administrator" }) },
    ...account(cast, READER, day(25, 10)),
    ...account(cast, APPLICANT, day(3, 9)),
    { at: day(3, 10), play: async (at) => askToJoin(await doerAt(cast, APPLICANT.key, at), known(cast.organisations, APPLICANT.organisations[0]!).slug) },
  ];
}

/** The founder becomes the first administrator as anybody does: by the one-time link. */
function foundation(cast: Cast, at: Date): Scene[] {
  const founder = PEOPLE.find(({ key }) => key === FOUNDER)!;
  let token = "";
  return [
    { at, play: async () => (token = await makeFirstLink(nobodyAt(at))) },
    { at: minutesAfter(at, 11), play: async (later) => cast.users.set(founder.key, (await becomeFirstAdministrator(nobodyAt(later), token, credentials(cast, founder))).userId) },
    registration(cast, founder, minutesAfter(at, 25)),
  ];
}

/** A person comes, and with the first one the organisation. */
function arrival(cast: Cast, person: DemonstrationPerson, at: Date): Scene[] {
  const own = person.organisations[0]!;
  const first = PEOPLE.find(({ organisations }) => organisations[0] === own) === person;
  return [...account(cast, person, at), ...(first ? [registration(cast, person, minutesAfter(at, 20))] : joining(cast, person, own, minutesAfter(at, 20)))];
}

function account(cast: Cast, person: DemonstrationPerson, at: Date): Scene[] {
  return [
    {
      at,
      play: async () => {
        const { userId } = await registerAccount(nobodyAt(at), credentials(cast, person));
        cast.users.set(person.key, userId!);
      },
    },
    { at: minutesAfter(at, 6), play: async (later) => verifyAddress(nobodyAt(later), await tokenSentTo(person.email)) },
  ];
}

function registration(cast: Cast, person: DemonstrationPerson, at: Date): Scene {
  const { key, ...organisation } = ORGANISATIONS.find(({ key }) => key === person.organisations[0])!;
  return { at, play: async () => cast.organisations.set(key, await registerOrganisation(await doerAt(cast, person.key, at), organisationForm.parse(organisation))) };
}

/** The person asks, and the head of the organisation admits a few hours later. */
function joining(cast: Cast, person: DemonstrationPerson, organisation: string, at: Date): Scene[] {
  const head = PEOPLE.find(({ organisations }) => organisations[0] === organisation)!;
  return [
    { at, play: async () => askToJoin(await doerAt(cast, person.key, at), known(cast.organisations, organisation).slug) },
    { at: minutesAfter(at, 190), play: async (later) => changeMembership(await doerAt(cast, head.key, later), known(cast.organisations, organisation).slug, { person: known(cast.users, person.key), change: "admit" }) },
  ];
}

/** Everybody's password is made at random; those that are not shown are forgotten with the cast. */
function credentials(cast: Cast, { key, name, email }: DemonstrationPerson) {
  const password = newToken().slice(0, 15).replace(/(.{5})(?=.)/g, "$1-");
  cast.passwords.set(key, password);
  return registrationForm.parse({ name, email, password });
}

/** What the letter holds that waits in the outbox. */
async function tokenSentTo(email: string): Promise<string> {
  const [letter] = await db().select({ parameters: outbox.parameters }).from(outbox).where(and(eq(outbox.kind, "verification"), eq(outbox.recipient, email))).orderBy(desc(outbox.sequence)).limit(1);
  return (letter!.parameters as { token: string }).token;
}
