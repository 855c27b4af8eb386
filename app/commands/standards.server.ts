/** Deeds on a standard as such: create it, name its facilitators. */
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { facilitators, standards, users } from "#db/schema.server.ts";
import { databaseFault } from "#db/client.server.ts";
import { slugOf } from "#app/domain/organisations.ts";
import { demand, Malformed, Refused } from "#app/domain/refusals.ts";
import { mayCreateStandard, mayFacilitate, type Doer } from "#app/domain/roles.ts";
import type { standardForm } from "#app/domain/standards.ts";
import { perform } from "./perform.server.ts";

/** Last parts of addresses that are pages of their own. */
const RESERVED = ["new"];

/** Creates a standard in its preliminary stage; who creates it is its first facilitator. @throws Malformed where the identifier is taken. */
export async function createStandard(doer: Doer, form: z.output<typeof standardForm>): Promise<{ id: string; slug: string }> {
  const slug = slugOf(form.identifier);
  if (RESERVED.includes(slug)) throw new Malformed({ identifier: ["taken"] });
  try {
    return await perform(doer, `standard-slug:${slug}`, async ({ db, actor, now, newId }) => {
      demand(mayCreateStandard(actor));
      const id = newId();
      await db.insert(standards).values({ id, slug, ...form, stage: "00", createdAt: now });
      await db.insert(facilitators).values({ standardId: id, userId: actor!.id, namedAt: now });
      return {
        result: { id, slug },
        events: [
          { kind: "standard-created", standardId: id, payload: { standardId: id, identifier: form.identifier, title: form.title } },
          { kind: "facilitator-named", standardId: id, payload: { standardId: id, userId: actor!.id } },
        ],
      };
    });
  } catch (error) {
    if (databaseFault(error) === "unique") throw new Malformed({ identifier: ["taken"] });
    throw error;
  }
}

/** Names one more facilitator of a standard, by the address of an account. */
export async function nameFacilitator(doer: Doer, standardId: string, email: string): Promise<void> {
  await perform(doer, `standard:${standardId}`, async ({ db, actor, now }) => {
    demand(actor?.administrator ? { ok: true } : mayFacilitate(actor, standardId));
    const [user] = await db.select({ id: users.id }).from(users).where(eq(users.email, email.trim().toLowerCase()));
    if (!user) throw new Refused({ code: "not-found" });
    await db.insert(facilitators).values({ standardId, userId: user.id, namedAt: now }).onConflictDoNothing();
    return { result: undefined, events: [{ kind: "facilitator-named", standardId, payload: { standardId, userId: user.id } }] };
  });
}
