/** Who is at a workbench now, in the memory of this process: a person is gone a moment after the last sign of life. What they write there is left to the working text. */

/** Milliseconds; longer than two polls of a page that is open. */
const GONE_AFTER = 40_000;

const seen = new Map<string, Map<string, { name: string; at: number }>>();

/** Notes a sign of life, and answers the names of the others who gave one lately, by name. */
export function othersAt(place: string, person: { id: string; name: string }, now: Date): string[] {
  const people = seen.get(place) ?? new Map<string, { name: string; at: number }>();
  for (const [id, { at }] of people) if (now.getTime() - at > GONE_AFTER) people.delete(id);
  people.set(person.id, { name: person.name, at: now.getTime() });
  seen.set(place, people);
  return [...people].flatMap(([id, { name }]) => (id === person.id ? [] : [name])).sort((a, b) => a.localeCompare(b));
}
