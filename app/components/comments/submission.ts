/** Tokens that are made with a form and sent with it, so that the same form sent twice is one contribution. In the browser; the server has its own. */

/** 128 random bits. Not crypto.randomUUID, which is missing where a house serves its own network without TLS. */
export function newSubmission(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
