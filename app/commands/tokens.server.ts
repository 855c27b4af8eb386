/** Tokens that leave by mail or on the first screen: made, read, used up. Only their keyed hash is kept. What each is good for is left to the deeds that stand on them. */
import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { tokens } from "#db/schema.server.ts";
import { TOKEN_LIFETIMES, tokenVerdict, type TokenPurpose } from "#app/domain/accounts.ts";
import { demand } from "#app/domain/refusals.ts";
import { keyedHash, newToken } from "#app/platform/chance.server.ts";
import type { Deed } from "./perform.server.ts";

export type Token = typeof tokens.$inferSelect;

/** Makes a token and answers it, this once. */
export async function issueToken({ db, now }: Pick<Deed, "db" | "now">, purpose: TokenPurpose, whose: { email: string; userId: string | null; parameters?: Record<string, string> }): Promise<string> {
  const token = newToken();
  await db.insert(tokens).values({ id: keyedHash(token), purpose, parameters: {}, ...whose, createdAt: now, expiresAt: new Date(now.getTime() + TOKEN_LIFETIMES[purpose]) });
  return token;
}

/** The token, if it may be used now. @throws Refused as tokenVerdict says: "not-found", "already-used", "expired". */
export async function usableToken(db: Db, token: string, purpose: TokenPurpose, now: Date): Promise<Token> {
  const [row] = await db.select().from(tokens).where(eq(tokens.id, keyedHash(token)));
  demand(tokenVerdict(row, purpose, now));
  return row!;
}

export async function useUp({ db, now }: Deed, token: Token): Promise<void> {
  await db.update(tokens).set({ usedAt: now }).where(eq(tokens.id, token.id));
}

/** Ends the unused tokens of these purposes, of one person or (null) of nobody yet. */
export async function voidTokens({ db, now }: Deed, userId: string | null, purposes: TokenPurpose[]): Promise<void> {
  const whose = userId === null ? isNull(tokens.userId) : eq(tokens.userId, userId);
  await db.update(tokens).set({ expiresAt: now }).where(and(whose, inArray(tokens.purpose, purposes), isNull(tokens.usedAt), gt(tokens.expiresAt, now)));
}
