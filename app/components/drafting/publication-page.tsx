/** The last look before a draft is published: what changes, which comments travel, what is not done yet. */
import { Form, Link, useNavigation } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import type { Check } from "#app/domain/drafting/readiness.ts";
import { FormFaults } from "../forms/fields.tsx";
import { Done } from "../frame/done.tsx";
import { Moment } from "../frame/moment.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { ChangeCounts, type Counted } from "../revisions/change-counts.tsx";
import type { ReadinessFacts } from "./bench-facts.ts";
import { isBlocked, Readiness } from "./readiness.tsx";
import { RequiredChecks } from "./required-checks.tsx";

export interface PublicationFacts {
  draft: { number: number; label: string; stage: string };
  stage: string;
  names: { stage: "20" | "30" | "40" | "50" | "60"; label: string }[];
  revision: number;
  saved: { at: string; by: string };
  readiness: ReadinessFacts;
  unanswered: number;
  forecast: { counts: Counted; lines: number; words: number; warnings: string[]; carried: number; check: number; gone: number; deadReferences: number; firstDead: { line: number; text: string }[] };
}

interface Props {
  slug: string;
  form: PublicationFacts | null;
  fault: string | null;
  required: Check[];
  /** What must be done was just said anew. */
  said: boolean;
  /** The number of the newest draft. */
  newest: number;
  outcome: Outcome | null;
}

export function PublicationPage({ slug, form, fault, required, said, newest, outcome }: Props) {
  const words = useTexts();
  const t = words.drafting.publication;
  const seen = Number(outcome?.typed.base ?? NaN);
  return (
    <div className="page narrow">
      <Done sentence={said ? words.readiness.rulesSaved : null} />
      <h2>{t.titlePlain}</h2>
      <FormFaults outcome={outcome} />
      {outcome?.refusal?.code === "overtaken" ? (
        <p>
          {t.overtaken} {seen >= 1 && seen < newest ? <Link to={paths.revision(slug, seen, newest)}>{t.seeChange}</Link> : null}
        </p>
      ) : null}
      {form ? <Confirmation slug={slug} form={form} outcome={outcome?.typed.deed === "publish" ? outcome : null} /> : <p className={fault ? "note bad" : "note"}>{fault ? `${t.faulty} ${words.faults[fault] ?? ""}` : t.nothing}</p>}
      <p>
        <Link to={paths.workbench(slug)}>{t.toWorkbench}</Link>
      </p>
      <Requirements key={required.join()} required={required} outcome={outcome?.typed.deed === "require" ? outcome : null} />
    </div>
  );
}

/** Which of the list is required. */
function Requirements({ required, outcome }: { required: Check[]; outcome: Outcome | null }) {
  const t = useTexts().readiness;
  return (
    <Form method="post" className="form panel" id="requirements">
      <h3>{t.rules}</h3>
      <input type="hidden" name="deed" value="require" />
      <RequiredChecks checked={required} outcome={outcome} />
      <div className="actions">
        <button className="btn small">{t.rulesSave}</button>
      </div>
    </Form>
  );
}

function Confirmation({ slug, form, outcome }: { slug: string; form: PublicationFacts; outcome: Outcome | null }) {
  const words = useTexts();
  const t = words.drafting.publication;
  const { forecast } = form;
  const busy = useNavigation().state === "submitting";
  const references = { count: forecast.deadReferences, first: forecast.firstDead };
  const blocked = isBlocked(form.readiness, references);
  const typed = typeof outcome?.typed.stage === "string" ? outcome.typed.stage : null;
  const travelling = forecast.carried + forecast.check + forecast.gone;
  return (
    <Form method="post" className="form panel">
      <input type="hidden" name="deed" value="publish" />
      <input type="hidden" name="revision" value={form.revision} />
      <input type="hidden" name="base" value={form.draft.number} />
      <p>{t.lead(form.draft.label)}</p>
      <p className="muted">
        {t.savedAt} <Moment iso={form.saved.at} /> {form.saved.by ? words.drafting.workbench.savedBy(form.saved.by) : null}
      </p>
      <div>
        <h3>{t.changes}</h3>
        {forecast.counts.changes > 0 ? <ChangeCounts counts={forecast.counts} /> : <p className="note warn">{t.unchanged}</p>}
        <p className="muted">
          {words.revisions.lines(forecast.lines)} · {words.revisions.words(forecast.words)}
        </p>
        {forecast.warnings.length > 0 ? (
          <ul className="note warn warnings">
            {forecast.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        ) : null}
      </div>
      <div>
        <h3>{t.travel}</h3>
        {travelling > 0 ? (
          <ul className="travel">
            <li data-outcome="carried">{t.carried(forecast.carried)}</li>
            <li data-outcome="check">{t.check(forecast.check)}</li>
            <li data-outcome="gone">{t.gone(forecast.gone)}</li>
          </ul>
        ) : (
          <p className="muted">{t.none}</p>
        )}
      </div>
      <Readiness slug={slug} readiness={form.readiness} unanswered={form.unanswered} references={references} />
      <div className="field">
        <label htmlFor="publication-stage">{t.stage}</label>
        <select name="stage" id="publication-stage" defaultValue={typed ?? form.stage}>
          {form.names.map(({ stage, label }) => (
            <option key={stage} value={stage}>
              {words.drafting.newDraft.stageOption(words.stages[stage], label)}
            </option>
          ))}
        </select>
      </div>
      <div className="actions">
        <button className="btn primary" disabled={busy || blocked} aria-describedby={blocked ? "publication-blocked" : undefined}>
          {t.submit}
        </button>
      </div>
      {blocked ? (
        <p className="note warn" id="publication-blocked">
          {words.readiness.blocked}
        </p>
      ) : null}
    </Form>
  );
}
