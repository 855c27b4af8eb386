/** Deeds of a head on what an organisation is called, and on how it shows that it is what it says. An administrator's mark stands in administration.server.ts. */
import { and, eq, ne } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { organisationNames, organisations } from "#db/schema.server.ts";
import { mailDomains } from "#app/domain/organisations/mail-domains.ts";
import { demand, Malformed, Refused } from "#app/domain/refusals.ts";
import { mayLead, type Doer } from "#app/domain/roles.ts";
import { addressOf, isNameTaken, membersOf, nameKey, organisationAt, RESERVED } from "./organisations.server.ts";
import { AlreadyDone, perform, type Deed, type Done } from "./perform.server.ts";
import { issueToken, usableToken, useUp, voidTokens } from "./tokens.server.ts";

/**
 * Sends the letter that verifies the organisation to a mailbox at a domain of its website; the letters that the person asked for before are void.
 * An organisation that is verified gets none. @throws Refused "not-found", or as mayLead says; Malformed where its website has none, or not that one.
 */
export async function askVerification(doer: Doer, slug: string, { mailbox, domain: chosen }: { mailbox: string; domain?: string }): Promise<void> {
  await onOrganisation(doer, slug, async (deed, organisation) => {
    const { actor } = deed;
    if (organisation.verifiedAt) throw new AlreadyDone(undefined);
    const to = mailDomains(organisation.website);
    if (!to.ok) throw new Malformed({ mailbox: [to.fault] });
    const domain = to.domains.find((known) => !chosen || known === chosen);
    if (!domain) throw new Malformed({ domain: ["choose"] });
    const email = `${mailbox}@${domain}`;
    await voidTokens(deed, actor!.id, ["organisation"]);
    const token = await issueToken(deed, "organisation", { email, userId: actor!.id, parameters: { organisationId: organisation.id, name: organisation.name, domain } });
    return {
      events: [{ kind: "organisation-verification-asked", standardId: null, payload: { organisationId: organisation.id, domain } }],
      letters: [{ kind: "organisation-verification", to: email, parameters: { organisation: organisation.name, slug, asker: actor!.name, token } }],
    };
  });
}

/**
 * Verifies the organisation by the letter that reached its domain: a head brings what the letter holds. It is good for the name and the domain that it was sent for.
 * @throws Refused "not-found", "already-used", "expired", or as mayLead says.
 */
export async function confirmVerification(doer: Doer, slug: string, token: string): Promise<void> {
  await onOrganisation(doer, slug, async (deed, organisation) => {
    const { db, now } = deed;
    const letter = await usableToken(db, token, "organisation", now);
    const to = mailDomains(organisation.website);
    const domain = to.ok ? to.domains.find((known) => known === letter.parameters.domain) : undefined;
    if (letter.parameters.organisationId !== organisation.id) throw new Refused({ code: "not-found" });
    if (letter.parameters.name !== organisation.name || !domain) throw new Refused({ code: "expired" });
    await useUp(deed, letter);
    // Not where it is renamed at the same moment.
    if (!organisation.verifiedAt) await db.update(organisations).set({ verifiedAt: now, verifiedBy: "mail", verifiedDomain: domain }).where(and(eq(organisations.id, organisation.id), eq(organisations.name, organisation.name)));
    return { events: [{ kind: "organisation-verified", standardId: null, payload: { organisationId: organisation.id, domain } }] };
  });
}

/**
 * Says where the website of the organisation is, or that it has none. What a letter verified stays so only while that letter could go to the same domain; an administrator's mark stays.
 * @throws Refused "not-found", "nothing-changed", or as mayLead says.
 */
export async function changeWebsite(doer: Doer, slug: string, website: string | null): Promise<void> {
  await onOrganisation(doer, slug, async ({ db }, { id, website: former, verifiedAt, verifiedBy, verifiedDomain }) => {
    if (website === former) throw new Refused({ code: "nothing-changed" });
    const to = mailDomains(website);
    const voided = verifiedBy === "mail" && !(to.ok && to.domains.some((domain) => domain === verifiedDomain));
    await db.update(organisations).set({ website, ...(voided ? { verifiedAt: null, verifiedBy: null, verifiedDomain: null } : {}) }).where(eq(organisations.id, id));
    return { events: [{ kind: "organisation-website-changed", standardId: null, payload: { organisationId: id, former, website, verified: verifiedAt !== null && !voided } }] };
  });
}

/**
 * Renames the organisation, with a reason. Its address stays, and so does the name on whatever was contributed before. Nobody has verified the new name: the mark is gone.
 * @throws Refused "not-found", or as mayLead says; Malformed where the name is another's, or was, however it is spelt, or nothing changes.
 */
export async function renameOrganisation(doer: Doer, slug: string, { name, reason }: { name: string; reason: string }): Promise<void> {
  const told = addressOf(name);
  await onOrganisation(doer, slug, async ({ db, actor, now, newId }, organisation) => {
    if (name === organisation.name) throw new Malformed({ name: ["same-name"] });
    if (RESERVED.includes(told) || (await isAnothers(db, organisation.id, told))) throw new Malformed({ name: ["taken"] });
    await db.insert(organisationNames).values({ id: newId(), organisationId: organisation.id, former: organisation.name, name, slug: told, reason, changedAt: now, changedBy: actor!.id });
    await db.update(organisations).set({ name, verifiedAt: null, verifiedBy: null, verifiedDomain: null }).where(eq(organisations.id, organisation.id));
    return { events: [{ kind: "organisation-renamed", standardId: null, payload: { organisationId: organisation.id, former: organisation.name, name, reason } }] };
  }, nameKey(told));
}

async function isAnothers(db: Db, id: string, told: string): Promise<boolean> {
  const [registered] = await db.select({ id: organisations.id }).from(organisations).where(and(eq(organisations.slug, told), ne(organisations.id, id)));
  return registered !== undefined || (await isNameTaken(db, told, id));
}

/** A deed of a head, by the key of the organisation unless another is named. */
async function onOrganisation(doer: Doer, slug: string, deed: (deed: Deed, organisation: typeof organisations.$inferSelect) => Promise<Omit<Done<void>, "result">>, key?: string): Promise<void> {
  const { id } = await organisationAt(slug);
  await perform<void>(doer, key ?? membersOf(id), async (own) => {
    demand(mayLead(own.actor, id));
    const [organisation] = await own.db.select().from(organisations).where(eq(organisations.id, id));
    return { result: undefined, ...(await deed(own, organisation!)) };
  });
}
