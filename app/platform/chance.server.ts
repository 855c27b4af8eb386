/** Chance and keyed hashes: ids, tokens, and what of them is stored. Only node:crypto. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { environment } from "./environment.server.ts";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** Random bytes drawn at once for many ids, since each draw costs as much as hundreds of them. Ids alone: what must be secret is drawn by itself. */
const POOL = 4_000;
let pool = randomBytes(0);

/** An id: 20 characters of Crockford's base 32, 100 random bits. */
export function newId(): string {
  if (pool.byteLength < 20) pool = randomBytes(POOL);
  let id = "";
  for (const byte of pool.subarray(0, 20)) id += ALPHABET[byte & 31];
  pool = pool.subarray(20);
  return id;
}

/** A token for a mail or a cookie: 200 random bits. */
export function newToken(): string {
  return Array.from(randomBytes(40), (byte) => ALPHABET[byte & 31]).join("");
}

/** What is stored in place of a token: who reads the database cannot use it. */
export function keyedHash(token: string): string {
  return createHmac("sha256", environment().secret).update(token).digest("hex");
}

/** SHA-256, hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Whether two texts are equal, in a time that does not tell where they differ. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(createHash("sha256").update(a).digest(), createHash("sha256").update(b).digest());
}
