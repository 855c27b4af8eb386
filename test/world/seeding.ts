/** How people and organisations come into a test's world. */
import { hash } from "@node-rs/argon2";
import { eq } from "drizzle-orm";
import type { Category } from "#app/domain/organisations.ts";
import { slugOf } from "#app/domain/organisations.ts";
import { now } from "#app/platform/clock.server.ts";
import { db, transaction } from "#db/client.server.ts";
import { memberships, organisations, outbox, users } from "#db/schema.server.ts";
import { PASSWORD } from "./people.ts";

export interface PersonSeed {
  /** The name of the organisation the person belongs to; it is founded where it is not there. */
  organisation?: string;
  category?: Category;
  /** Head: the default for the first of an organisation. */
  role?: "head" | "member";
  administrator?: boolean;
  /** False: the address is not confirmed. */
  verified?: boolean;
  email?: string;
}

let hashed: Promise<string> | null = null;

/** An account, and its place in an organisation. Answers its id. */
export async function seedPerson(name: string, seed: PersonSeed, newId: () => string): Promise<string> {
  const id = newId();
  // The parameters stand in the hash: a cheap one fits as well, and a world has many people.
  const passwordHash = await (hashed ??= hash(PASSWORD, { memoryCost: 64, timeCost: 1 }));
  const email = seed.email ?? `${slugOf(name)}@example.org`;
  await transaction("seed", async (on) => {
    await on.insert(users).values({ id, email, name, passwordHash, administrator: seed.administrator ?? false, verifiedAt: seed.verified === false ? null : now(), createdAt: now() });
    if (!seed.organisation) return;
    const slug = slugOf(seed.organisation);
    const [known] = await db().select({ id: organisations.id }).from(organisations).where(eq(organisations.slug, slug));
    const organisationId = known?.id ?? newId();
    if (!known) await on.insert(organisations).values({ id: organisationId, slug, name: seed.organisation, category: seed.category ?? "enterprise", country: "CH", createdAt: now() });
    await on.insert(memberships).values({ organisationId, userId: id, role: seed.role ?? (known ? "member" : "head"), state: "active", changedAt: now(), changedBy: id });
  });
  return id;
}

/** A letter to each address, waiting to leave. */
export async function seedLetters(recipients: readonly string[]): Promise<void> {
  await transaction("seed", (on) => on.insert(outbox).values(recipients.map((recipient) => ({ kind: "password-changed", recipient, parameters: { name: "Gia" }, createdAt: now() }))));
}
