/** The stage line: which of the five stages lie behind a standard, and at which it stands. */
import { SHOWN_STAGES, type Stage } from "#app/domain/stages.ts";
import { useCoreTexts } from "../frame/core-texts.tsx";

/** @param label the newest draft's short name ("ED 2"); null of none. `short`: always the short names. */
export function StageLine({ stage, label, short = false }: { stage: Stage; label: string | null; short?: boolean }) {
  const t = useCoreTexts();
  const ordinal = label?.split(" ")[1];
  return (
    <ol className="stage" aria-label={t.standards.stageLine}>
      {SHOWN_STAGES.map((shown) => {
        const current = shown === stage;
        const numbered = current && ordinal && ordinal !== "1" ? ` ${ordinal}` : "";
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
          </li>
        );
      })}
    </ol>
  );
}
