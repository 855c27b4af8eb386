/** Deeds on a standard as such: create it, say what it requires before a draft is published, name and dismiss its facilitators. */
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { facilitators, stageMoves, standards, users } from "#db/schema.server.ts";
import { databaseFault, type Db } from "#db/client.server.ts";
import type { Event } from "#app/domain/events.ts";
import { slugOf } from "#app/domain/organisations.ts";
import { inOrder, type Check } from "#app/domain/drafting/readiness.ts";
import { demand, Malformed, Refused } from "#app/domain/refusals.ts";
import { mayAdminister, mayCeaseAsFacilitator, mayCreateStandard, mayFacilitate, type Doer } from "#app/domain/roles.ts";
import type { standardForm } from "#app/domain/standards.ts";
import { AlreadyDone, perform } from "./perform.server.ts";

/** Last parts of addresses that are pages of their own. */
const RESERVED = ["new"];

/** Creates a standard in its preliminary stage; who creates it is its first facilitator. @throws Malformed where the identifier is taken. */
export async function createStandard(doer: Doer, { required = [], ...form }: z.output<typeof standardForm>): Promise<{ id: string; slug: string }> {
  const slug = slugOf(form.identifier);
  if (RESERVED.includes(slug)) throw new Malformed({ identifier: ["taken"] });
  try {
    return await perform(doer, `standard-slug:${slug}`, async ({ db, actor, now, newId }) => {
      demand(mayCreateStandard(actor));
      const id = newId();
      await db.insert(standards).values({ id, slug, ...form, requiredChecks: inOrder(required), stage: "00", stageCode: "00.00", createdAt: now });
      await db.insert(stageMoves).values({ standardId: id, to: "00.00", byId: actor!.id, byName: actor!.name, at: now });
      await db.insert(facilitators).values({ standardId: id, userId: actor!.id, namedAt: now });
      return {
        result: { id, slug },
        events: [
          { kind: "standard-created", standardId: id, payload: { standardId: id, identifier: form.identifier, title: form.title } },
          { kind: "facilitator-named", standardId: id, payload: { standardId: id, userId: actor!.id } },
          ...(required.length > 0 ? [requirementsChanged(id, inOrder(required))] : []),
        ],
      };
    });
  } catch (error) {
    if (databaseFault(error) === "unique") throw new Malformed({ identifier: ["taken"] });
    throw error;
  }
}

/** Says what must be done before a draft of the standard is published. Said twice is said once. @throws Refused "not-found", or as mayFacilitate says. */
export async function changeRequirements(doer: Doer, standardId: string, required: readonly Check[]): Promise<void> {
  await perform(doer, `standard:${standardId}`, async ({ db, actor }) => {
    demand(mayFacilitate(actor, standardId));
    await demandStandard(db, standardId);
    const [before] = await db.select({ required: standards.requiredChecks }).from(standards).where(eq(standards.id, standardId));
    const next = inOrder(required);
    if ((before?.required ?? []).join() === next.join()) throw new AlreadyDone(undefined);
    await db.update(standards).set({ requiredChecks: next }).where(eq(standards.id, standardId));
    return { result: undefined, events: [requirementsChanged(standardId, next)] };
  });
}

function requirementsChanged(standardId: string, required: Check[]): Event {
  return { kind: "requirements-changed", standardId, payload: { standardId, required } };
}

/**
 * Names one more facilitator of a standard, by the address of an account; an administrator may in every standard. Named twice is named once.
 * @throws Refused "not-found", or as mayFacilitate says; Malformed where no account has shown that the address is its own, so that nobody gets a right by registering with it.
 */
export async function nameFacilitator(doer: Doer, standardId: string, email: string): Promise<void> {
  await perform(doer, `standard:${standardId}`, async ({ db, actor, now }) => {
    demand(actor?.administrator ? { ok: true } : mayFacilitate(actor, standardId));
    await demandStandard(db, standardId);
    const [user] = await db.select({ id: users.id, verifiedAt: users.verifiedAt, disabledAt: users.disabledAt }).from(users).where(eq(users.email, email.trim().toLowerCase()));
    if (!user?.verifiedAt || user.disabledAt) throw new Malformed({ email: ["account-unknown"] });
    const named = await db.insert(facilitators).values({ standardId, userId: user.id, namedAt: now }).onConflictDoNothing().returning({ id: facilitators.userId });
    if (named.length === 0) throw new AlreadyDone(undefined);
    return { result: undefined, events: [{ kind: "facilitator-named", standardId, payload: { standardId, userId: user.id } }] };
  });
}

/** Ends somebody's facilitation of a standard; what they disposed of stays. A standard keeps a facilitator who can sign in. @throws Refused "not-found", "last-facilitator", or as mayAdminister says. */
export async function dismissFacilitator(doer: Doer, standardId: string, userId: string): Promise<void> {
  await perform(doer, `standard:${standardId}`, async ({ db, actor }) => {
    demand(mayAdminister(actor));
    await demandStandard(db, standardId);
    const named = await db.select({ id: users.id, disabledAt: users.disabledAt }).from(facilitators).innerJoin(users, eq(users.id, facilitators.userId)).where(eq(facilitators.standardId, standardId));
    const dismissed = named.find(({ id }) => id === userId);
    if (!dismissed) throw new AlreadyDone(undefined);
    demand(mayCeaseAsFacilitator(dismissed, named.some(({ id, disabledAt }) => id !== userId && !disabledAt)));
    await db.delete(facilitators).where(and(eq(facilitators.standardId, standardId), eq(facilitators.userId, userId)));
    return { result: undefined, events: [{ kind: "facilitator-dismissed", standardId, payload: { standardId, userId } }] };
  });
}

async function demandStandard(db: Db, id: string): Promise<void> {
  const [standard] = await db.select({ id: standards.id }).from(standards).where(eq(standards.id, id));
  if (!standard) throw new Refused({ code: "not-found" });
}
