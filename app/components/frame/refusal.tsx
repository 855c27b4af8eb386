/** A refusal or a fault as a sentence, and what was typed where it must not be lost. */
import type { Refusal } from "#app/domain/refusals.ts";
import { useTexts } from "./texts.tsx";

export function RefusalNote({ refusal, id }: { refusal: Refusal; id?: string }) {
  const t = useTexts();
  return (
    <p className="note bad" role="alert" id={id}>
      {t.refusals[refusal.code](refusal.detail ?? {})}
    </p>
  );
}

/** What an action answered that did not succeed, as data. */
export interface Outcome {
  ok: false;
  refusal: Refusal | null;
  faults: Record<string, string[]>;
  typed: Record<string, string | string[]>;
}

export function isOutcome(value: unknown): value is Outcome {
  return typeof value === "object" && value !== null && (value as { ok?: unknown }).ok === false && "typed" in value;
}
