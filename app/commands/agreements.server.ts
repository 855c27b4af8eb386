/** The deed of agreeing to the terms of contribution of a standard and declaring one's interests: once for each person, before the first contribution. */
import { and, eq } from "drizzle-orm";
import { agreements } from "#db/schema.server.ts";
import { TERMS_VERSION, type AgreementFields } from "#app/domain/delegations/agreements.ts";
import type { Event } from "#app/domain/events.ts";
import { demand, Malformed } from "#app/domain/refusals.ts";
import { mayContribute, type Doer } from "#app/domain/roles.ts";
import { AlreadyDone, perform, type Deed } from "./perform.server.ts";

/** Agrees on a page of its own. Agreed twice is agreed once: the first date and version stay. @throws Refused as mayContribute says; Malformed where the box was not ticked. */
export async function agreeToTerms(doer: Doer, standardId: string, form: AgreementFields): Promise<void> {
  await perform(doer, `standard:${standardId}`, async (deed) => {
    demand(mayContribute(deed.actor));
    const [event] = await agreeOnce(deed, standardId, form);
    if (!event) throw new AlreadyDone(undefined);
    return { result: undefined, events: [event] };
  });
}

/**
 * Before a contribution, in its transaction: whoever agreed to the terms before has nothing to do; of others the form says that they do.
 * @returns the events to add. @throws Malformed where the form does not say so: what was typed stays in it.
 */
export async function agreeOnce({ db, actor, now }: Deed, standardId: string, { terms, interest }: AgreementFields): Promise<Event[]> {
  const person = actor!;
  const [agreed] = await db.select({ at: agreements.at }).from(agreements).where(and(eq(agreements.standardId, standardId), eq(agreements.userId, person.id)));
  if (agreed) return [];
  if (!terms) throw new Malformed({ terms: ["terms"] });
  const organisationName = person.actingFor?.organisationName ?? "";
  await db.insert(agreements).values({ standardId, userId: person.id, userName: person.name, organisationName, version: TERMS_VERSION, interest: interest || null, at: now });
  return [{ kind: "terms-agreed", standardId, payload: { userId: person.id, version: TERMS_VERSION, organisationName } }];
}
