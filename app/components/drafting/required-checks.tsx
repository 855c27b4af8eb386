/** The choice of what a standard requires before a draft is published; all in sight, each a tick. */
import { CHECKS, type Check } from "#app/domain/drafting/readiness.ts";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";

/** @param checked what is ticked at first. @param outcome what the form that holds it was answered: then what was typed counts. */
export function RequiredChecks({ checked, outcome }: { checked: readonly Check[]; outcome: Outcome | null }) {
  const t = useTexts().readiness;
  const ticked: readonly string[] = outcome ? [outcome.typed.required ?? []].flat() : checked;
  return (
    <fieldset className="field choice">
      <legend>{t.rulesLegend}</legend>
      <p className="hint">{t.rulesLead}</p>
      <div className="required-checks">
        {CHECKS.map((check) => (
          <label key={check}>
            <input type="checkbox" name="required" value={check} defaultChecked={ticked.includes(check)} /> {t.options[check]}
          </label>
        ))}
      </div>
      <p className="hint">{t.rulesAlways}</p>
    </fieldset>
  );
}
