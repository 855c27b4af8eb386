/** Deeds of administrators: on accounts, and on organisations whose word they have checked. Naming facilitators is left to standards.server.ts. */
import { and, eq, isNull, ne } from "drizzle-orm";
import type { z } from "zod";
import type { Db } from "#db/client.server.ts";
import { organisations, users } from "#db/schema.server.ts";
import type { accountChangeForm, AccountChange, organisationMarkForm } from "#app/domain/accounts.ts";
import type { Event } from "#app/domain/events.ts";
import { demand, Refused } from "#app/domain/refusals.ts";
import { mayAdminister, mayCeaseAsAdministrator, type Doer } from "#app/domain/roles.ts";
import { endSessionsOf } from "#app/platform/session.server.ts";
import { AlreadyDone, perform } from "./perform.server.ts";

/**
 * Disables or enables an account, makes or unmakes an administrator. What a disabled person wrote stays; the sessions end at once.
 * Done twice is done once.
 * @throws Refused "not-found", "last-administrator", "address-not-verified" where the new administrator's address is not confirmed, or as mayAdminister says.
 */
export async function changeAccount(doer: Doer, { person, change }: z.output<typeof accountChangeForm>): Promise<void> {
  // One key for all accounts: two administrators who unmake each other follow each other, and the second is the last one.
  await perform(doer, "administrators", async ({ db, actor, now }) => {
    demand(mayAdminister(actor));
    const [user] = await db.select({ id: users.id, administrator: users.administrator, verifiedAt: users.verifiedAt, disabledAt: users.disabledAt }).from(users).where(eq(users.id, person));
    if (!user) throw new Refused({ code: "not-found" });
    const is = { disable: user.disabledAt !== null, enable: user.disabledAt === null, "make-administrator": user.administrator, "unmake-administrator": !user.administrator } satisfies Record<AccountChange, boolean>;
    if (is[change]) throw new AlreadyDone(undefined);
    if (change === "make-administrator" && !user.verifiedAt) throw new Refused({ code: "address-not-verified" });
    if (change === "disable" || change === "unmake-administrator") demand(mayCeaseAsAdministrator(user, await hasAnotherAdministrator(db, person)));
    await db.update(users).set(change === "disable" ? { disabledAt: now } : change === "enable" ? { disabledAt: null } : { administrator: change === "make-administrator" }).where(eq(users.id, person));
    return { result: undefined, events: [eventOf(change, person)] };
  });
  // Also where it was disabled before: whoever asks for it finds no session left.
  if (change === "disable") await endSessionsOf(person);
}

function eventOf(change: AccountChange, userId: string): Event {
  if (change === "make-administrator") return { kind: "administrator-made", standardId: null, payload: { userId, by: "administrator" } };
  return { kind: change === "disable" ? "account-disabled" : change === "enable" ? "account-enabled" : "administrator-unmade", standardId: null, payload: { userId } };
}

async function hasAnotherAdministrator(db: Db, person: string): Promise<boolean> {
  const [other] = await db.select({ id: users.id }).from(users).where(and(eq(users.administrator, true), isNull(users.disabledAt), ne(users.id, person))).limit(1);
  return other !== undefined;
}

/** Marks an organisation as verified: an administrator has seen that it is what it says, and that its head speaks for it. Or takes the mark away. @throws Refused "not-found", or as mayAdminister says. */
export async function markOrganisation(doer: Doer, { organisation, mark }: z.output<typeof organisationMarkForm>): Promise<void> {
  await perform(doer, `organisation:${organisation}`, async ({ db, actor, now }) => {
    demand(mayAdminister(actor));
    const [known] = await db.select({ verifiedAt: organisations.verifiedAt }).from(organisations).where(eq(organisations.id, organisation));
    if (!known) throw new Refused({ code: "not-found" });
    const verified = mark === "verified";
    if ((known.verifiedAt !== null) === verified) throw new AlreadyDone(undefined);
    await db.update(organisations).set({ verifiedAt: verified ? now : null, verifiedBy: verified ? "administrator" : null, verifiedDomain: null }).where(eq(organisations.id, organisation));
    return { result: undefined, events: [{ kind: "organisation-marked", standardId: null, payload: { organisationId: organisation, verified } }] };
  });
}
