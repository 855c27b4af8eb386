/** Limits on how often: by account and by address, counted in memory. An address is the socket's, or what a configured proxy says. */
import { RateLimiterMemory } from "rate-limiter-flexible";
import { Refused } from "#app/domain/refusals.ts";

/** Points in a window of seconds. `address` limits are wide, since a ministry may sit behind one address. */
export const LIMITS = {
  /** By account and address together: who guesses from elsewhere does not lock the person out. */
  "sign-in-account": { points: 10, duration: 15 * 60 },
  "sign-in-address": { points: 100, duration: 15 * 60 },
  /** By account alone, from wherever; a new password by mail forgives them. */
  "sign-in-everywhere": { points: 100, duration: 60 * 60 },
  registration: { points: 30, duration: 60 * 60 },
  "registration-account": { points: 5, duration: 60 * 60 },
  "verification-account": { points: 5, duration: 60 * 60 },
  "verification-address": { points: 60, duration: 60 * 60 },
  /** Of tokens that came by mail. */
  "token-address": { points: 60, duration: 60 * 60 },
  /** Of changes to the own account; guesses of the current password count as guesses at sign-in. */
  account: { points: 60, duration: 60 * 60 },
  organisation: { points: 10, duration: 24 * 60 * 60 },
  /** Of letters to a mailbox that somebody names, by person and by organisation. */
  "organisation-letter": { points: 5, duration: 24 * 60 * 60 },
  /** Of a head on others, who all asked: a delegation may come at once. */
  decision: { points: 600, duration: 60 * 60 },
  membership: { points: 30, duration: 60 * 60 },
  "reset-account": { points: 3, duration: 60 * 60 },
  "reset-address": { points: 30, duration: 60 * 60 },
  invitation: { points: 60, duration: 60 * 60 },
  comment: { points: 120, duration: 60 * 60 },
  reply: { points: 240, duration: 60 * 60 },
  /** Of one voter, who may change it as often as minds change. */
  vote: { points: 240, duration: 60 * 60 },
  preview: { points: 600, duration: 60 * 10 },
  redline: { points: 600, duration: 60 * 10 },
  upload: { points: 60, duration: 60 * 60 },
} as const;
export type Limit = keyof typeof LIMITS;

let limiters = new Map<Limit, RateLimiterMemory>();
let factor = 1;

/** Takes one point. @throws Refused "too-many" with the seconds to wait. */
export async function takePoint(limit: Limit, key: string): Promise<void> {
  let limiter = limiters.get(limit);
  if (!limiter) limiters.set(limit, (limiter = new RateLimiterMemory({ keyPrefix: limit, points: LIMITS[limit].points * factor, duration: LIMITS[limit].duration })));
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (refused instanceof Error) throw refused;
    throw new Refused({ code: "too-many", detail: { seconds: Math.ceil((refused as { msBeforeNext: number }).msBeforeNext / 1_000) } });
  }
}

/** The points of one attempt to sign in. Whoever is refused for guessing from one place takes none from the person's own. @throws Refused "too-many" */
export async function takeSignInPoints(email: string, address: string): Promise<void> {
  await takePoint("sign-in-address", networkOf(address));
  await takePoint("sign-in-account", `${email} ${networkOf(address)}`);
  await takePoint("sign-in-everywhere", email);
}

/** Once somebody has signed in: what they mistyped before is forgiven. */
export async function forgiveSignIn(email: string, address: string): Promise<void> {
  await forgivePoints("sign-in-account", `${email} ${networkOf(address)}`);
}

/** The key of an address: an IPv6 address is its /64, since whoever has one of these has all of it. */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const groups = head.split(":").filter(Boolean);
  const rest = tail === undefined ? [] : tail.split(":").filter(Boolean);
  const whole = [...groups, ...Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => "0"), ...rest];
  return whole.slice(0, 4).map((group) => (Number.parseInt(group, 16) || 0).toString(16)).join(":");
}

/** Gives the points back, once somebody has shown who they are. */
export async function forgivePoints(limit: Limit, key: string): Promise<void> {
  await limiters.get(limit)?.delete(key);
}

/** Forgets all counts; `times` widens every limit (a measurement sends more than a person). */
export function resetLimits(times = 1): void {
  limiters = new Map();
  factor = times;
}
