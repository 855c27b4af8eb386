/** Limits on how often: by account and by address, counted in memory. An address is the socket's, or what a configured proxy says. */
import { RateLimiterMemory } from "rate-limiter-flexible";
import { Refused } from "#app/domain/refusals.ts";

/** Points in a window of seconds. `address` limits are wide, since a ministry may sit behind one address. */
export const LIMITS = {
  "sign-in-account": { points: 10, duration: 15 * 60 },
  "sign-in-address": { points: 100, duration: 15 * 60 },
  registration: { points: 30, duration: 60 * 60 },
  "reset-account": { points: 3, duration: 60 * 60 },
  "reset-address": { points: 30, duration: 60 * 60 },
  invitation: { points: 60, duration: 60 * 60 },
  comment: { points: 120, duration: 60 * 60 },
  reply: { points: 240, duration: 60 * 60 },
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

/** Gives the points back, once somebody has shown who they are. */
export async function forgivePoints(limit: Limit, key: string): Promise<void> {
  await limiters.get(limit)?.delete(key);
}

/** Forgets all counts; `times` widens every limit (a measurement sends more than a person). */
export function resetLimits(times = 1): void {
  limiters = new Map();
  factor = times;
}
