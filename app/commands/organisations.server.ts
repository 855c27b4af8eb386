/** Deeds on organisations and on who belongs to them: register, ask to join, decide on requests and roles, invite, accept. */
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { z } from "zod";
import { databaseFault, db, prepared, type Db } from "#db/client.server.ts";
import { memberships, organisations, tokens, users } from "#db/schema.server.ts";
import { TOKEN_LIFETIMES, tokenVerdict } from "#app/domain/accounts.ts";
import type { Event, Letter } from "#app/domain/events.ts";
import { isWholeSlug, plainOf, slugOf, type invitationForm, type MembershipChange, type MembershipRole, type MembershipState, type organisationForm } from "#app/domain/organisations.ts";
import { demand, Malformed, refuse, Refused } from "#app/domain/refusals.ts";
import { mayContribute, mayManageMembers, type Doer } from "#app/domain/roles.ts";
import { keyedHash, newToken, sha256 } from "#app/platform/chance.server.ts";
import { AlreadyDone, perform, type Deed } from "./perform.server.ts";

/** Last parts of addresses that are pages of their own. */
const RESERVED = ["new"];

/** Registers an organisation; who registers it is its first head. @throws Refused as mayContribute says; Malformed where the name is taken, however it is spelt. */
export async function registerOrganisation(doer: Doer, form: z.output<typeof organisationForm>): Promise<{ id: string; slug: string }> {
  const slug = addressOf(form.name);
  try {
    return await perform(doer, `organisation-slug:${slug}`, async ({ db, actor, now, newId }) => {
      demand(mayContribute(actor));
      if (RESERVED.includes(slug)) throw new Malformed({ name: ["taken"] });
      const id = newId();
      await db.insert(organisations).values({ id, slug, name: form.name, category: form.category, country: form.country, website: form.website ?? null, createdAt: now });
      await db.insert(memberships).values({ organisationId: id, userId: actor!.id, role: "head", state: "active", changedAt: now, changedBy: actor!.id });
      return {
        result: { id, slug },
        events: [{ kind: "organisation-registered", standardId: null, payload: { organisationId: id, name: form.name, category: form.category, country: form.country } }, changed(id, actor!.id, "head", "active")],
      };
    });
  } catch (error) {
    if (databaseFault(error) === "unique") throw new Malformed({ name: ["taken"] });
    throw error;
  }
}

/** One name, one address. A name that a slug cannot say whole is told apart from others by its hash. */
function addressOf(name: string): string {
  const slug = slugOf(name);
  return isWholeSlug(name) ? slug : `${slug}-${sha256(plainOf(name).replace(/\s+/g, " ")).slice(0, 8)}`;
}

/**
 * Asks to belong to an organisation. Its heads are told; where it has none, the administrators are. Asked twice is asked once.
 * @throws Refused "not-found", "already-member", or as mayContribute says.
 */
export async function askToJoin(doer: Doer, slug: string): Promise<void> {
  const organisation = await organisationAt(slug);
  await perform(doer, membersOf(organisation.id), async ({ db, actor, now }) => {
    demand(mayContribute(actor));
    const before = await membershipOf(db, organisation.id, actor!.id);
    if (before?.state === "active") throw new Refused({ code: "already-member" });
    if (before?.state === "asked") throw new AlreadyDone(undefined);
    await setMembership(db, { organisationId: organisation.id, userId: actor!.id, role: "member", state: "asked", changedAt: now, changedBy: actor!.id });
    const letters = (await deciders(db, organisation.id)).map(({ name, email }): Letter => ({ kind: "membership-asked", to: email, parameters: { name, asker: actor!.name, organisation: organisation.name, slug } }));
    return { result: undefined, events: [{ kind: "membership-asked", standardId: null, payload: { organisationId: organisation.id, userId: actor!.id } }], letters };
  });
}

/**
 * A head admits, refuses, makes head or member, or removes; "leave": a person ends the own membership or takes the own request back.
 * What the person wrote for the organisation stays; the right to write more is gone with the next request. Done twice is done once.
 * @throws Refused "not-found" where the person neither belongs nor asked, "already-member", "last-head", or as mayManageMembers says.
 */
export async function changeMembership(doer: Doer, slug: string, { person, change }: { person: string; change: MembershipChange }): Promise<void> {
  const organisation = await organisationAt(slug);
  await perform(doer, membersOf(organisation.id), async (deed) => {
    const { db, actor, now } = deed;
    demand(change === "leave" ? (actor?.id === person ? { ok: true } : refuse(actor ? "forbidden" : "sign-in-required")) : mayManageMembers(actor, organisation.id));
    const before = await membershipOf(db, organisation.id, person);
    if (!before) throw new Refused({ code: "not-found" });
    const after = await changedBy(deed, organisation.id, before, change);
    await setMembership(db, { organisationId: organisation.id, userId: person, ...after, changedAt: now, changedBy: actor!.id });
    const decided = change === "admit" || change === "refuse";
    return {
      result: undefined,
      events: [changed(organisation.id, person, after.role, after.state)],
      letters: decided ? [{ kind: "membership-decided", to: before.email, parameters: { name: before.name, organisation: organisation.name, admitted: change === "admit" } }] : [],
    };
  });
}

type Standing = NonNullable<Awaited<ReturnType<typeof membershipOf>>>;

/** What a membership is after a change. @throws AlreadyDone where it is so already, Refused where it cannot be. */
async function changedBy({ db }: Deed, organisationId: string, before: Standing, change: MembershipChange): Promise<{ role: MembershipRole; state: MembershipState }> {
  const { role, state } = before;
  if (change === "admit" || change === "refuse") {
    if (state === "active") throw new Refused({ code: "already-member" });
    if (state === "asked") return { role: "member", state: change === "admit" ? "active" : "ended" };
    if (change === "refuse") throw new AlreadyDone(undefined);
    throw new Refused({ code: "not-found" });
  }
  if (change === "make-head" || change === "make-member") {
    const wanted = change === "make-head" ? "head" : "member";
    if (state !== "active") throw new Refused({ code: "not-found" });
    if (role === wanted) throw new AlreadyDone(undefined);
    if (wanted === "member") await demandAnotherHead(db, organisationId, before);
    return { role: wanted, state };
  }
  if (state === "ended") throw new AlreadyDone(undefined);
  if (state === "asked" && change === "remove") throw new Refused({ code: "not-found" });
  if (state === "active" && role === "head") await demandAnotherHead(db, organisationId, before);
  return { role, state: "ended" };
}

/** An organisation keeps a head who can sign in. A disabled account is none, so an administrator can take it out. */
async function demandAnotherHead(db: Db, organisationId: string, before: Standing): Promise<void> {
  if (before.disabledAt) return;
  const [other] = await db
    .select({ id: memberships.userId })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.organisationId, organisationId), eq(memberships.role, "head"), eq(memberships.state, "active"), ne(memberships.userId, before.userId), isNull(users.disabledAt)))
    .limit(1);
  demand(other ? { ok: true } : refuse("last-head"));
}

/**
 * Invites somebody by mail. An address that is invited twice has two invitations, of which one can be accepted.
 * @throws Refused "not-found", or as mayManageMembers says; Malformed where the account with that address belongs already.
 */
export async function invite(doer: Doer, slug: string, { email, role }: z.output<typeof invitationForm>): Promise<void> {
  const organisation = await organisationAt(slug);
  await perform(doer, membersOf(organisation.id), async ({ db, actor, now }) => {
    demand(mayManageMembers(actor, organisation.id));
    const [member] = await db.select({ id: users.id }).from(users).innerJoin(memberships, eq(memberships.userId, users.id)).where(and(eq(users.email, email), eq(memberships.organisationId, organisation.id), eq(memberships.state, "active")));
    if (member) throw new Malformed({ email: ["already-member"] });
    const token = newToken();
    // The account is the inviter's: an invitation is as good as the right of who sent it, and is found by it.
    await db.insert(tokens).values({ id: keyedHash(token), purpose: "invitation", email, userId: actor!.id, parameters: { organisationId: organisation.id, role }, createdAt: now, expiresAt: new Date(now.getTime() + TOKEN_LIFETIMES.invitation) });
    return {
      result: undefined,
      events: [{ kind: "membership-invited", standardId: null, payload: { organisationId: organisation.id, role } }],
      letters: [{ kind: "invitation", to: email, parameters: { organisation: organisation.name, inviter: actor!.name, token } }],
    };
  });
}

/**
 * Accepts an invitation, once, with the account whose address received it; the mail proves the address. Sent twice is accepted once.
 * It is void once its sender may no longer invite, or once the person's place in the organisation ended after it was sent.
 * @throws Refused "sign-in-required", "not-found", "already-used", "expired", "other-address", "already-member"
 */
export async function acceptInvitation(doer: Doer, token: string): Promise<{ slug: string }> {
  if (!doer.actor) throw new Refused({ code: "sign-in-required" });
  const id = keyedHash(token);
  const [known] = await db().select({ parameters: tokens.parameters }).from(tokens).where(eq(tokens.id, id));
  return perform(doer, membersOf(known?.parameters.organisationId ?? ""), async (deed) => {
    const { db: on, now } = deed;
    const actor = doer.actor!;
    const [invitation] = await on.select().from(tokens).where(eq(tokens.id, id));
    const [organisation] = await on.select({ id: organisations.id, slug: organisations.slug }).from(organisations).where(eq(organisations.id, invitation?.parameters.organisationId ?? ""));
    const before = organisation ? await membershipOf(on, organisation.id, actor.id) : null;
    if (organisation && invitation?.purpose === "invitation" && invitation.usedAt && invitation.email === actor.email && before?.state === "active") throw new AlreadyDone({ slug: organisation.slug });
    demand(tokenVerdict(invitation, "invitation", now));
    if (!invitation || !organisation) throw new Refused({ code: "not-found" });
    if (invitation.email !== actor.email) throw new Refused({ code: "other-address" });
    if (before?.state === "active") throw new Refused({ code: "already-member" });
    if (before?.state === "ended" && before.changedAt >= invitation.createdAt) throw new Refused({ code: "expired" });
    if (!(await mayStillInvite(on, invitation.userId ?? "", organisation.id))) throw new Refused({ code: "expired" });
    const role = invitation.parameters.role === "head" ? "head" : "member";
    await on.update(tokens).set({ usedAt: now }).where(eq(tokens.id, id));
    await setMembership(on, { organisationId: organisation.id, userId: actor.id, role, state: "active", changedAt: now, changedBy: actor.id });
    const events: [Event, ...Event[]] = [changed(organisation.id, actor.id, role, "active")];
    if (!actor.verified) {
      await on.update(users).set({ verifiedAt: now }).where(eq(users.id, actor.id));
      events.push({ kind: "address-verified", standardId: null, payload: { userId: actor.id } });
    }
    return { result: { slug: organisation.slug }, events };
  });
}

/** Whether who sent an invitation still may: an administrator, or a head of the organisation. */
async function mayStillInvite(db: Db, userId: string, organisationId: string): Promise<boolean> {
  const [inviter] = await db.select({ administrator: users.administrator, disabledAt: users.disabledAt }).from(users).where(eq(users.id, userId));
  if (!inviter || inviter.disabledAt) return false;
  const place = await membershipOf(db, organisationId, userId);
  return inviter.administrator || (place?.state === "active" && place.role === "head");
}

/** Who is told of a request: the heads, otherwise the administrators; whoever can sign in. */
async function deciders(db: Db, organisationId: string): Promise<{ name: string; email: string }[]> {
  const told = { name: users.name, email: users.email };
  const heads = await db.select(told).from(memberships).innerJoin(users, eq(users.id, memberships.userId)).where(and(eq(memberships.organisationId, organisationId), eq(memberships.role, "head"), eq(memberships.state, "active"), isNull(users.disabledAt)));
  return heads.length > 0 ? heads : db.select(told).from(users).where(and(eq(users.administrator, true), isNull(users.disabledAt)));
}

/** The key of every deed on an organisation's members. */
export function membersOf(organisationId: string): string {
  return `organisation:${organisationId}`;
}

/** @throws Refused "not-found" */
export async function organisationAt(slug: string): Promise<{ id: string; slug: string; name: string }> {
  const [organisation] = await prepared("organisation-at", (handle) => handle.select({ id: organisations.id, slug: organisations.slug, name: organisations.name }).from(organisations).where(eq(organisations.slug, sql.placeholder("slug")))).execute({ slug });
  if (!organisation) throw new Refused({ code: "not-found" });
  return organisation;
}

/** A person's place in an organisation, as it stands inside the transaction, with the account; null: there never was one. */
export async function membershipOf(db: Db, organisationId: string, userId: string) {
  const [row] = await db
    .select({ userId: users.id, name: users.name, email: users.email, disabledAt: users.disabledAt, role: memberships.role, state: memberships.state, changedAt: memberships.changedAt })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.organisationId, organisationId), eq(memberships.userId, userId)));
  return row ?? null;
}

export async function setMembership(db: Db, row: typeof memberships.$inferInsert): Promise<void> {
  const { role, state, changedAt, changedBy: by } = row;
  await db.insert(memberships).values(row).onConflictDoUpdate({ target: [memberships.organisationId, memberships.userId], set: { role, state, changedAt, changedBy: by } });
}

export function changed(organisationId: string, userId: string, role: MembershipRole, state: MembershipState): Event {
  return { kind: "membership-changed", standardId: null, payload: { organisationId, userId, role, state } };
}
