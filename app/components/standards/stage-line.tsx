/** The stage line: which of the five stages lie behind a standard, and at which it stands; a stage that is none of the five stands before or after them while it is there. */
import type { StageCode } from "#app/domain/stages/moves.ts";
import { isAbandoned, SHOWN_STAGES, STAGES, type Stage } from "#app/domain/stages.ts";
import { useCoreTexts } from "../frame/core-texts.tsx";

/** @param label the newest draft's short name ("ED 2"); null of none. `code`: said where the standard stands; `short`: always the short names. */
export function StageLine({ stage, code, label, short = false }: { stage: Stage; code?: StageCode; label: string | null; short?: boolean }) {
  const t = useCoreTexts();
  const shownStages = STAGES.filter((one) => one === stage || SHOWN_STAGES.some((shown) => shown === one));
  const ordinal = label?.split(" ")[1];
  return (
    <ol className="stage" aria-label={t.standards.stageLine}>
      {shownStages.map((shown) => {
        const current = shown === stage;
        const numbered = current && ordinal && ordinal !== "1" && SHOWN_STAGES.some((one) => one === shown) ? ` ${ordinal}` : "";
        const long = `${current ? t.stages[shown] : t.stagesAhead[shown]}${numbered}`;
        const brief = `${t.standards.stagesShort[shown]}${numbered}`;
        return (
          <li key={shown} data-done={shown < stage ? "" : undefined} aria-current={current ? "step" : undefined}>
            {short ? (
              brief
            ) : (
              <>
                <span className="long">{long}</span>
                <span className="brief">{brief}</span>
              </>
            )}
            {current && code ? <span className="code">{isAbandoned(code) ? `${t.standards.abandoned} ${code}` : code}</span> : null}
          </li>
        );
      })}
    </ol>
  );
}
