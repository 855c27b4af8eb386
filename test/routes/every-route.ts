/** Every address of the site, read from app/routes.ts, as several readers are answered there: so that what must stay private is looked for on a new route without a word. */
import { resetLimits } from "#app/platform/limits.server.ts";
import routes from "#app/routes.ts";
import type { Person } from "#test/world/people.ts";
import type { House } from "#test/world/visits.ts";

/** What every address answers to every reader, made comparable. */
export type Answers = Map<string, string>;

/** @param places what the names in an address stand for. */
export async function everyAddress(places: Record<string, string>): Promise<string[]> {
  return ((await routes) as { path?: string }[]).map(({ path = "" }) =>
    `/${path.replace(/\*$/, "no/such/page").replace(/:(\w+)/g, (_, name: string) => {
      if (places[name] === undefined) throw new Error(`say under places what :${name} stands for`);
      return encodeURIComponent(places[name]);
    })}`,
  );
}

/** Asks every address as every reader, with what `told` makes of an answer. */
export async function askEverywhere(house: House, readers: Record<string, Person | undefined>, addresses: readonly string[], told: (reader: string, address: string, answer: { status: number; text: string }) => void): Promise<void> {
  for (const [name, reader] of Object.entries(readers)) {
    let visitor = await house.visitor(reader);
    for (const address of addresses) {
      // A page may have signed the reader out.
      if (reader && visitor.cookies.size === 0) visitor = await house.visitor(reader);
      resetLimits();
      told(name, address, await visitor.get(address));
    }
  }
}

/** What is random, or a world's own, taken out; worlds name their standards "CL 90" to "CL 99". */
export function comparable(text: string): string {
  return text
    .replace(/w\d{6}n\d{12}/g, "ID")
    .replace(/[0-9a-f]{64}/g, "HASH")
    .replace(/receipt=[0-9a-f]{16}/g, "RECEIPT")
    .replace(/>[0-9a-f]{4} [0-9a-f]{4}</g, ">RECEIPT<")
    .replace(/(cl)([- ])9\d/gi, "$1$290")
    .replace(/nonce(=|": ?)"[^"]*"/g, "NONCE")
    .replace(/127\.0\.0\.1:\d+/g, "HOST")
    .replace(/(name="submission" value=|"submission":)"[\w-]+"/g, "SUBMISSION");
}

export async function answersEverywhere(house: House, readers: Record<string, Person | undefined>, addresses: readonly string[]): Promise<Answers> {
  const answers: Answers = new Map();
  await askEverywhere(house, readers, addresses, (reader, address, { status, text }) => answers.set(`${reader} ${comparable(address)}`, `${status} ${comparable(text)}`));
  return answers;
}

/** The addresses that answer differently in two worlds. */
export function different(one: Answers, two: Answers): string[] {
  return [...one].filter(([address, text]) => two.get(address) !== text).map(([address]) => address);
}
