/** Deeds on who takes part in a standard: who may, with which part, and who of an organisation speaks for it there. */
import { and, eq, isNull, sql } from "drizzle-orm";
import { prepared, type Db } from "#db/client.server.ts";
import { delegates, delegations, facilitators, memberships, organisations, standards, users } from "#db/schema.server.ts";
import { FIRST_PART, type Admission, type DelegationForm, type DelegationRole, type PartChange } from "#app/domain/delegations/delegations.ts";
import type { Event, Letter } from "#app/domain/events.ts";
import { demand, Malformed, Refused } from "#app/domain/refusals.ts";
import { mayArrangeDelegation, mayAskForPart, mayFacilitate, type Doer } from "#app/domain/roles.ts";
import { AlreadyDone, perform, type Deed } from "./perform.server.ts";

/** Says which organisations may take part. Who takes part already keeps the part. @throws Refused "not-found", or as mayFacilitate says. */
export async function changeAdmission(doer: Doer, slug: string, admission: Admission): Promise<void> {
  const standard = await standardAt(slug);
  await perform(doer, `standard:${standard.id}`, async ({ db, actor }) => {
    demand(mayFacilitate(actor, standard.id));
    const [before] = await db.select({ admission: standards.admission }).from(standards).where(eq(standards.id, standard.id));
    if (before?.admission === admission) throw new AlreadyDone(undefined);
    await db.update(standards).set({ admission }).where(eq(standards.id, standard.id));
    return { result: undefined, events: [{ kind: "admission-changed", standardId: standard.id, payload: { standardId: standard.id, admission } }] };
  });
}

/**
 * Gives an organisation a part in a standard, which lists or admits it too; refuses it, or ends its part. Its heads are told. Done twice is done once.
 * @param organisation its address. @throws Refused "not-found" where there is nothing to refuse or end, or as mayFacilitate says; Malformed where no organisation has the address.
 */
export async function changePart(doer: Doer, slug: string, organisation: string, change: PartChange): Promise<void> {
  const standard = await standardAt(slug);
  await perform(doer, `standard:${standard.id}`, async (deed) => {
    const { db, actor } = deed;
    demand(mayFacilitate(actor, standard.id));
    const [found] = await db.select({ id: organisations.id, name: organisations.name }).from(organisations).where(eq(organisations.slug, organisation));
    if (!found) throw new Malformed({ organisation: ["organisation-unknown"] });
    const before = await delegationIn(db, standard.id, found.id);
    const ends = change === "refuse" || change === "end";
    if (ends && !before) throw new Refused({ code: "not-found" });
    const next = ends ? { part: before!.part, state: "ended" as const } : { part: change, state: "active" as const };
    if (before?.part === next.part && before.state === next.state) throw new AlreadyDone(undefined);
    await put(deed, standard.id, found.id, next);
    const letters = (await headsOf(db, found.id)).map(({ name, email }): Letter => ({ kind: "part-decided", to: email, parameters: { name, organisation: found.name, standard: standard.title, slug, part: ends ? null : next.part } }));
    return { result: undefined, events: [{ kind: "part-changed", standardId: standard.id, payload: { organisationId: found.id, organisationName: found.name, ...next } }], letters };
  });
}

/**
 * Asks for a part in a standard: where every organisation may, it takes part at once; where the facilitator admits, the facilitators are told. Asked twice is asked once.
 * @returns whether it takes part now. @throws Refused "not-found", or as mayAskForPart says.
 */
export async function askForPart(doer: Doer, slug: string, organisation: string): Promise<{ active: boolean }> {
  const standard = await standardAt(slug);
  return perform<{ active: boolean }>(doer, `standard:${standard.id}`, async (deed) => {
    const { db, actor } = deed;
    const found = await organisationIn(db, organisation);
    demand(mayAskForPart(actor, standard, found.id));
    const before = await delegationIn(db, standard.id, found.id);
    if (before?.state === "asked" && standard.admission !== "open") throw new AlreadyDone({ active: false });
    const active = standard.admission === "open";
    const part = before?.part ?? FIRST_PART;
    await put(deed, standard.id, found.id, { part, state: active ? "active" : "asked" });
    const about = { organisationId: found.id, organisationName: found.name };
    if (active) return { result: { active }, events: [{ kind: "part-changed", standardId: standard.id, payload: { ...about, part, state: "active" } }] };
    const letters = (await facilitatorsOf(db, standard.id)).map(({ name, email }): Letter => ({ kind: "part-asked", to: email, parameters: { name, asker: actor!.name, organisation: found.name, standard: standard.title, slug } }));
    return { result: { active }, events: [{ kind: "part-asked", standardId: standard.id, payload: about }], letters };
  });
}

/**
 * Names somebody of the organisation in its delegation, takes a naming back, or arranges who belongs and how it submits. Done twice is done once.
 * Where every organisation may take part, the first such deed gives the organisation its part.
 * @throws Refused "not-found", "not-taking-part" where the organisation has no part that could be arranged, or as mayArrangeDelegation says; Malformed where the person does not belong to it.
 */
export async function changeDelegation(doer: Doer, slug: string, organisation: string, form: DelegationForm): Promise<void> {
  const standard = await standardAt(slug);
  await perform(doer, `standard:${standard.id}`, async (deed) => {
    const { db, actor } = deed;
    const found = await organisationIn(db, organisation);
    demand(mayArrangeDelegation(actor, standard.id, found.id));
    const before = await delegationIn(db, standard.id, found.id);
    const joins = !before && standard.admission === "open";
    if (!joins && before?.state !== "active") throw new Refused({ code: "not-taking-part", detail: { organisation: found.name, admission: before?.state ?? standard.admission } });
    const about = { organisationId: found.id, organisationName: found.name };
    const done = form.change === "arrange" ? await arranged(deed, standard.id, found.id, form, before) : await named(deed, standard.id, found.id, form);
    const part = joins ? [{ kind: "part-changed" as const, standardId: standard.id, payload: { ...about, part: FIRST_PART, state: "active" as const } }] : [];
    if (joins && form.change !== "arrange") await put(deed, standard.id, found.id, { part: FIRST_PART, state: "active" });
    const event: Event = "named" in done ? { kind: "delegation-arranged", standardId: standard.id, payload: { ...about, ...done } } : { kind: "delegate-named", standardId: standard.id, payload: { ...about, ...done } };
    return { result: undefined, events: [event, ...part] };
  });
}

async function arranged(deed: Deed, standardId: string, organisationId: string, form: Extract<DelegationForm, { change: "arrange" }>, before: Held | null): Promise<{ named: boolean; direct: boolean }> {
  const next = { named: form.belongs === "named", direct: form.submits === "directly" };
  if (before?.named === next.named && before.direct === next.direct) throw new AlreadyDone(undefined);
  await put(deed, standardId, organisationId, { part: before?.part ?? FIRST_PART, state: "active", ...next });
  return next;
}

async function named({ db, actor, now }: Deed, standardId: string, organisationId: string, form: Extract<DelegationForm, { change: "name" | "unname" }>): Promise<{ userId: string; role: DelegationRole | null }> {
  const own = and(eq(delegates.standardId, standardId), eq(delegates.organisationId, organisationId), eq(delegates.userId, form.person));
  const [before] = await db.select({ role: delegates.role }).from(delegates).where(own);
  if (form.change === "unname") {
    if (!before) throw new AlreadyDone(undefined);
    await db.delete(delegates).where(own);
    return { userId: form.person, role: null };
  }
  const [member] = await db.select({ id: memberships.userId }).from(memberships).where(and(eq(memberships.organisationId, organisationId), eq(memberships.userId, form.person), eq(memberships.state, "active")));
  if (!member) throw new Malformed({ person: ["not-of-organisation"] });
  if (before?.role === form.role) throw new AlreadyDone(undefined);
  const row = { role: form.role, namedAt: now, namedBy: actor!.id };
  await db.insert(delegates).values({ standardId, organisationId, userId: form.person, ...row }).onConflictDoUpdate({ target: [delegates.standardId, delegates.organisationId, delegates.userId], set: row });
  return { userId: form.person, role: form.role };
}

type Held = typeof delegations.$inferSelect;

async function delegationIn(db: Db, standardId: string, organisationId: string): Promise<Held | null> {
  const [row] = await db.select().from(delegations).where(and(eq(delegations.standardId, standardId), eq(delegations.organisationId, organisationId)));
  return row ?? null;
}

async function put({ db, actor, now }: Deed, standardId: string, organisationId: string, next: Pick<Held, "part" | "state"> & Partial<Pick<Held, "named" | "direct">>): Promise<void> {
  const row = { ...next, changedAt: now, changedBy: actor!.id };
  await db.insert(delegations).values({ standardId, organisationId, ...row }).onConflictDoUpdate({ target: [delegations.standardId, delegations.organisationId], set: row });
}

/** The standard that an address names. @throws Refused "not-found" */
export async function standardAt(slug: string): Promise<{ id: string; title: string; admission: Admission }> {
  const [row] = await prepared("delegations-standard", (handle) => handle.select({ id: standards.id, title: standards.title, admission: standards.admission }).from(standards).where(eq(standards.slug, sql.placeholder("slug")))).execute({ slug });
  if (!row) throw new Refused({ code: "not-found" });
  return row;
}

async function organisationIn(db: Db, slug: string): Promise<{ id: string; name: string }> {
  const [row] = await db.select({ id: organisations.id, name: organisations.name }).from(organisations).where(eq(organisations.slug, slug));
  if (!row) throw new Refused({ code: "not-found" });
  return row;
}

/** The heads of the organisation who can sign in. */
async function headsOf(db: Db, organisationId: string): Promise<{ name: string; email: string }[]> {
  return db.select({ name: users.name, email: users.email }).from(memberships).innerJoin(users, eq(users.id, memberships.userId)).where(and(eq(memberships.organisationId, organisationId), eq(memberships.role, "head"), eq(memberships.state, "active"), isNull(users.disabledAt)));
}

async function facilitatorsOf(db: Db, standardId: string): Promise<{ name: string; email: string }[]> {
  return db.select({ name: users.name, email: users.email }).from(facilitators).innerJoin(users, eq(users.id, facilitators.userId)).where(and(eq(facilitators.standardId, standardId), isNull(users.disabledAt)));
}
