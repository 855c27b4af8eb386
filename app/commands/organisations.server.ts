/** Deeds on organisations and on who belongs to them: register, ask to join, decide on requests and roles, invite, accept. */
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { z } from "zod";
import { databaseFault, db, prepared, type Db } from "#db/client.server.ts";
import { memberships, organisationNames, organisations, tokens, users } from "#db/schema.server.ts";
import type { Event, Letter } from "#app/domain/events.ts";
import { isActiveHead, mayAccept, mayCeaseAsHead, mayJoin, mayStillInvite } from "#app/domain/memberships.ts";
import { isWholeSlug, plainOf, slugOf, type invitationForm, type MembershipChange, type MembershipRole, type MembershipState, type organisationForm } from "#app/domain/organisations.ts";
import { ALLOWED, demand, Malformed, refuse, Refused } from "#app/domain/refusals.ts";
import { isHeadOf, mayContribute, mayManageMembers, type Doer } from "#app/domain/roles.ts";
import { keyedHash, sha256 } from "#app/platform/chance.server.ts";
import { AlreadyDone, perform, type Deed } from "./perform.server.ts";
import { sealPreparation } from "./seals.server.ts";
import { issueToken, useUp, voidTokens } from "./tokens.server.ts";

/** Last parts of addresses that are pages of their own. */
export const RESERVED = ["new"];

/** Registers an organisation; who registers it is its first head. @throws Refused as mayContribute says; Malformed where the name is taken, however it is spelt. */
export async function registerOrganisation(doer: Doer, form: z.output<typeof organisationForm>): Promise<{ id: string; slug: string }> {
  const slug = addressOf(form.name);
  try {
    return await perform(doer, nameKey(slug), async ({ db, actor, now, newId }) => {
      demand(mayContribute(actor));
      if (RESERVED.includes(slug) || (await isNameTaken(db, slug))) throw new Malformed({ name: ["taken"] });
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

/** The key of every deed that takes a name: two who want one follow each other. */
export function nameKey(slug: string): string {
  return `organisation-slug:${slug}`;
}

/** Whether an organisation was renamed so; what one was called before stays its own. @param but which not to ask. */
export async function isNameTaken(db: Db, slug: string, but = ""): Promise<boolean> {
  const [taken] = await db.select({ id: organisationNames.id }).from(organisationNames).where(and(eq(organisationNames.slug, slug), ne(organisationNames.organisationId, but))).limit(1);
  return taken !== undefined;
}

/** One name, one address. A name that a slug cannot say whole is told apart from others by its hash. */
export function addressOf(name: string): string {
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
    const before = await membershipOf(db, organisation.id, actor?.id ?? "");
    demand(mayJoin(actor, before));
    if (before?.state === "asked") throw new AlreadyDone(undefined);
    await setMembership(db, { organisationId: organisation.id, userId: actor!.id, role: "member", state: "asked", changedAt: now, changedBy: actor!.id });
    const letters = (await deciders(db, organisation.id)).map(({ name, email }): Letter => ({ kind: "membership-asked", to: email, parameters: { name, asker: actor!.name, organisation: organisation.name, slug } }));
    return { result: undefined, events: [{ kind: "membership-asked", standardId: null, payload: { organisationId: organisation.id, userId: actor!.id } }], letters };
  });
}

/**
 * A head admits, refuses, makes head or member, or removes; "leave": a person ends the own membership or takes the own request back.
 * What the person wrote for the organisation stays; the right to write more is gone with the next request. Done twice is done once.
 * Whom an administrator lets in or makes head reads nothing that was prepared before: it is sealed.
 * @returns what the place was before.
 * @throws Refused "not-found" where the person neither belongs nor asked, "already-member", "last-head", or as mayManageMembers says.
 */
export async function changeMembership(doer: Doer, slug: string, { person, change }: { person: string; change: MembershipChange }): Promise<{ state: MembershipState }> {
  const organisation = await organisationAt(slug);
  return perform(doer, membersOf(organisation.id), async (deed) => {
    const { db, actor, now } = deed;
    demand(change === "leave" ? (actor?.id === person ? ALLOWED : refuse(actor ? "forbidden" : "sign-in-required")) : mayManageMembers(actor, organisation.id, await hasHead(db, organisation.id)));
    const before = await membershipOf(db, organisation.id, person);
    if (!before) throw new Refused({ code: "not-found" });
    const next = await after(deed, organisation.id, before, change);
    if ((change === "admit" || change === "make-head") && !isHeadOf(actor, organisation.id)) await sealPreparation(deed, organisation.id);
    await setMembership(db, { organisationId: organisation.id, userId: person, ...next, changedAt: now, changedBy: actor!.id });
    const decided = change === "admit" || change === "refuse";
    return {
      result: { state: before.state },
      events: [changed(organisation.id, person, next.role, next.state)],
      letters: decided ? [{ kind: "membership-decided", to: before.email, parameters: { name: before.name, organisation: organisation.name, admitted: change === "admit" } }] : [],
    };
  });
}

type Standing = NonNullable<Awaited<ReturnType<typeof membershipOf>>>;

/** What a membership is after a change. @throws AlreadyDone where it is so already, Refused where it cannot be. */
async function after({ db }: Deed, organisationId: string, before: Standing, change: MembershipChange): Promise<{ role: MembershipRole; state: MembershipState }> {
  const { role, state } = before;
  if (change === "admit" || change === "refuse") {
    if (state === "active") throw new Refused({ code: "already-member" });
    if (state === "asked") return { role: "member", state: change === "admit" ? "active" : "ended" };
    if (change === "refuse") throw new AlreadyDone({ state });
    throw new Refused({ code: "not-found" });
  }
  if (change === "make-head" || change === "make-member") {
    const wanted = change === "make-head" ? "head" : "member";
    if (state !== "active") throw new Refused({ code: "not-found" });
    if (role === wanted) throw new AlreadyDone({ state });
    demand(mayCeaseAsHead(before, wanted === "head" || (await hasHead(db, organisationId, before.userId))));
    return { role: wanted, state };
  }
  if (state === "ended") throw new AlreadyDone({ state });
  if (state === "asked" && change === "remove") throw new Refused({ code: "not-found" });
  demand(mayCeaseAsHead(before, await hasHead(db, organisationId, before.userId)));
  return { role, state: "ended" };
}

/** Whether a head can sign in; @param but whom not to count. */
async function hasHead(db: Db, organisationId: string, but?: string): Promise<boolean> {
  const [head] = await db
    .select({ id: memberships.userId })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.organisationId, organisationId), eq(memberships.role, "head"), eq(memberships.state, "active"), but ? ne(memberships.userId, but) : undefined, isNull(users.disabledAt)))
    .limit(1);
  return head !== undefined;
}

/**
 * Invites somebody by mail. An address that is invited twice has two invitations, of which one can be accepted.
 * @throws Refused "not-found", or as mayManageMembers says; Malformed where the account with that address belongs already.
 */
export async function invite(doer: Doer, slug: string, { email, role }: z.output<typeof invitationForm>): Promise<void> {
  const organisation = await organisationAt(slug);
  await perform(doer, membersOf(organisation.id), async (deed) => {
    const { db: on, actor } = deed;
    demand(mayManageMembers(actor, organisation.id, await hasHead(on, organisation.id)));
    const [member] = await on.select({ id: users.id }).from(users).innerJoin(memberships, eq(memberships.userId, users.id)).where(and(eq(users.email, email), eq(memberships.organisationId, organisation.id), eq(memberships.state, "active")));
    if (member) throw new Malformed({ email: ["already-member"] });
    // The token is the inviter's: an invitation is as good as the right of who sent it, and is listed by it.
    const token = await issueToken(deed, "invitation", { email, userId: actor!.id, parameters: { organisationId: organisation.id, role } });
    return {
      result: undefined,
      events: [{ kind: "membership-invited", standardId: null, payload: { organisationId: organisation.id, role } }],
      letters: [{ kind: "invitation", to: email, parameters: { organisation: organisation.name, inviter: actor!.name, token } }],
    };
  });
}

/** Takes back an invitation that nobody has accepted yet. @param invitation its listed handle. @throws Refused "not-found", "already-used", or as mayManageMembers says. */
export async function withdrawInvitation(doer: Doer, slug: string, invitation: string): Promise<void> {
  const organisation = await organisationAt(slug);
  await perform(doer, membersOf(organisation.id), async ({ db: on, actor, now }) => {
    demand(mayManageMembers(actor, organisation.id, await hasHead(on, organisation.id)));
    const [sent] = await on.select().from(tokens).where(eq(tokens.id, invitation));
    if (sent?.purpose !== "invitation" || sent.parameters.organisationId !== organisation.id) throw new Refused({ code: "not-found" });
    if (sent.usedAt) throw new Refused({ code: "already-used" });
    if (sent.expiresAt <= now) throw new AlreadyDone(undefined);
    await on.update(tokens).set({ expiresAt: now }).where(eq(tokens.id, sent.id));
    return { result: undefined, events: [{ kind: "invitation-withdrawn", standardId: null, payload: { organisationId: organisation.id } }] };
  });
}

/**
 * Accepts an invitation with the account whose address received it; that the mail arrived confirms the address. Pressed twice, it is accepted once.
 * Where an administrator sent it, what was prepared before is sealed.
 * @throws Refused as mayAccept says.
 */
export async function acceptInvitation(doer: Doer, token: string): Promise<{ slug: string }> {
  const id = keyedHash(token);
  const [known] = await db().select({ parameters: tokens.parameters }).from(tokens).where(eq(tokens.id, id));
  return perform(doer, membersOf(known?.parameters.organisationId ?? ""), async (deed) => {
    const { db: on, actor, now } = deed;
    const [invitation] = await on.select().from(tokens).where(and(eq(tokens.id, id), eq(tokens.purpose, "invitation")));
    const [organisation] = await on.select({ id: organisations.id, slug: organisations.slug }).from(organisations).where(eq(organisations.id, invitation?.parameters.organisationId ?? ""));
    if (!invitation || !organisation) throw new Refused({ code: "not-found" });
    const before = await membershipOf(on, organisation.id, actor?.id ?? "");
    if (invitation.usedAt && invitation.email === actor?.email && before?.state === "active") throw new AlreadyDone({ slug: organisation.slug });
    const [sender] = await on.select({ administrator: users.administrator, disabledAt: users.disabledAt }).from(users).where(eq(users.id, invitation.userId ?? ""));
    const place = await membershipOf(on, organisation.id, invitation.userId ?? "");
    const senderMay = mayStillInvite(sender, place, await hasHead(on, organisation.id));
    demand(mayAccept(actor, invitation, before, senderMay, now));
    const role = invitation.parameters.role === "head" ? "head" : "member";
    await useUp(deed, invitation);
    if (!isActiveHead(place)) await sealPreparation(deed, organisation.id);
    await setMembership(on, { organisationId: organisation.id, userId: actor!.id, role, state: "active", changedAt: now, changedBy: actor!.id });
    const events: [Event, ...Event[]] = [changed(organisation.id, actor!.id, role, "active")];
    if (!actor!.verified) {
      await on.update(users).set({ verifiedAt: now }).where(eq(users.id, actor!.id));
      await voidTokens(deed, actor!.id, ["verification"]);
      events.push({ kind: "address-verified", standardId: null, payload: { userId: actor!.id } });
    }
    return { result: { slug: organisation.slug }, events };
  });
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
async function membershipOf(db: Db, organisationId: string, userId: string) {
  const [row] = await db
    .select({ userId: users.id, name: users.name, email: users.email, disabledAt: users.disabledAt, role: memberships.role, state: memberships.state, changedAt: memberships.changedAt })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.organisationId, organisationId), eq(memberships.userId, userId)));
  return row ?? null;
}

async function setMembership(db: Db, row: typeof memberships.$inferInsert): Promise<void> {
  const { role, state, changedAt, changedBy: by } = row;
  await db.insert(memberships).values(row).onConflictDoUpdate({ target: [memberships.organisationId, memberships.userId], set: { role, state, changedAt, changedBy: by } });
}

function changed(organisationId: string, userId: string, role: MembershipRole, state: MembershipState): Event {
  return { kind: "membership-changed", standardId: null, payload: { organisationId, userId, role, state } };
}
