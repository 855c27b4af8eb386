/** A refusal or a fault as a sentence, and what was typed where it must not be lost. */
import type { Refusal } from "#app/domain/refusals.ts";
import { useCoreTexts } from "./core-texts.tsx";

export function RefusalNote({ refusal, id }: { refusal: Refusal; id?: string }) {
  const t = useCoreTexts();
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

/** What stands for an answer where the server could not be reached: a new one each time, as an answer would be. */
const unreached = () => ({ ok: false as const, refusal: null, faults: {}, typed: {}, unreached: true as const });

/** For a route's clientAction: where the server cannot be reached the page stays as it is, with what was typed. */
export async function reached<T>(send: () => Promise<T>): Promise<T | ReturnType<typeof unreached>> {
  try {
    const answer = await send();
    return isUnreached(answer) ? unreached() : answer;
  } catch (error) {
    if (isAnswer(error)) throw error;
    return unreached();
  }
}

/** Whether the application itself answered: with a response, or with the one sentence that Remix tells of any fault. Otherwise the network failed, or something in front of the application spoke, such as a proxy or a server that is still starting. */
function isAnswer(error: unknown): boolean {
  return !(error instanceof Error) || error.name === "AbortError" || error.message === "Unexpected Server Error";
}

export function isUnreached(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && "unreached" in answer;
}
