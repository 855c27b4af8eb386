/** Who prepares in private: beside the button that submits, a form offers to keep what was written where the own delegation alone sees it. */
import { useRouteLoaderData } from "@remix-run/react";
import type { RefusalCode, Verdict } from "#app/domain/refusals.ts";
import type { Person } from "../frame/bar.tsx";

/** Why one may not submit, though the own delegation can prepare it. */
const PREPARED: readonly RefusalCode[] = ["through-head", "no-round", "round-not-open-yet", "round-closed"];

/** The address of the organisation whose delegation prepares it; null: the reader acts for none that takes part, or this draft is not the newest. @param verdict on submitting. */
export function usePreparer(verdict: Verdict): string | null {
  const framed = useRouteLoaderData<{ person: Person | null }>("root");
  const acting = framed?.person?.actingFor;
  return acting && (verdict.ok || PREPARED.includes(verdict.refusal.code)) ? acting.slug : null;
}
