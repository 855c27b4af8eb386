/**
 * What is looked at before a draft is published. Which of it a standard requires and which is a warning is said by its settings: rules as data. That the round is over
 * is always required; that an accepted comment is in the text is always a warning, since it is judged by the place of a change alone.
 */
import { z } from "zod";
import { ALLOWED, refuse, type Verdict } from "../refusals.ts";

/**
 * technical: technical comments without a decided disposition; objections: comments tied to disapprovals that stand in a ballot, without one; collisions: pairs of
 * amendments that change the same words, of which one at least is not decided; amendments: those that are not decided; references: those that lead nowhere.
 */
export const CHECKS = ["technical", "objections", "collisions", "amendments", "references"] as const;
export type Check = (typeof CHECKS)[number];

/**
 * What the form of a new standard begins with: nobody who spoke on the substance, voted against, or whose words another's displaced is passed over without a decision.
 * Other amendments travel on by themselves, and a reference is judged by how it looks: both are warnings.
 */
export const FIRST_REQUIRED: readonly Check[] = ["technical", "objections", "collisions"];

export const checksField = z.array(z.enum(CHECKS, { error: "choose" })).optional();

/** In their order, each once. */
export function inOrder(checks: readonly Check[]): Check[] {
  return CHECKS.filter((check) => checks.includes(check));
}

/** @param open how much of each is open; what is not in it was not looked at, which is right for what is not required. Refuses "not-ready" with what is required and open. */
export function mayPublish(required: readonly Check[], open: Partial<Record<Check, number>>): Verdict {
  const left = Object.fromEntries(inOrder(required).flatMap((check) => ((open[check] ?? 0) > 0 ? [[check, open[check]!]] : [])));
  return Object.keys(left).length > 0 ? refuse("not-ready", left) : ALLOWED;
}

/** What such a refusal tells is open, in order. */
export function leftOf(detail: Readonly<Record<string, string | number>>): { check: Check; count: number }[] {
  return CHECKS.flatMap((check) => (typeof detail[check] === "number" ? [{ check, count: detail[check] }] : []));
}
