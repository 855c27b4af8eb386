/** The last look before a draft is published: what changes, which comments travel, what is not done yet. */
import { Form, Link, useNavigation } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { FormFaults } from "../forms/fields.tsx";
import { Moment } from "../frame/moment.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { ChangeCounts, type Counted } from "../revisions/change-counts.tsx";
import type { ReadinessFacts } from "./bench-facts.ts";
import { Readiness } from "./readiness.tsx";

export interface PublicationFacts {
  draft: { number: number; label: string; stage: string };
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
  /** The number of the newest draft. */
  newest: number;
  outcome: Outcome | null;
}

export function PublicationPage({ slug, form, fault, newest, outcome }: Props) {
  const words = useTexts();
  const t = words.drafting.publication;
  const seen = Number(outcome?.typed.base ?? NaN);
  return (
    <div className="page narrow">
      <h2>{t.titlePlain}</h2>
      <FormFaults outcome={outcome} />
      {outcome?.refusal?.code === "overtaken" ? (
        <p>
          {t.overtaken} {seen >= 1 && seen < newest ? <Link to={paths.revision(slug, seen, newest)}>{t.seeChange}</Link> : null}
        </p>
      ) : null}
      {form ? <Confirmation slug={slug} form={form} /> : <p className={fault ? "note bad" : "note"}>{fault ? `${t.faulty} ${words.faults[fault] ?? ""}` : t.nothing}</p>}
      <p>
        <Link to={paths.workbench(slug)}>{t.toWorkbench}</Link>
      </p>
    </div>
  );
}

function Confirmation({ slug, form }: { slug: string; form: PublicationFacts }) {
  const words = useTexts();
  const t = words.drafting.publication;
  const { forecast } = form;
  const busy = useNavigation().state === "submitting";
  const travelling = forecast.carried + forecast.check + forecast.gone;
  return (
    <Form method="post" className="form panel">
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
      <Readiness slug={slug} readiness={form.readiness} unanswered={form.unanswered} references={{ count: forecast.deadReferences, first: forecast.firstDead }} />
      <div className="field">
        <label htmlFor="publication-stage">{t.stage}</label>
        <select name="stage" id="publication-stage" defaultValue={form.draft.stage}>
          {form.names.map(({ stage, label }) => (
            <option key={stage} value={stage}>
              {words.drafting.newDraft.stageOption(words.stages[stage], label)}
            </option>
          ))}
        </select>
      </div>
      <div className="actions">
        <button className="btn primary" disabled={busy || form.readiness.round?.open === true}>
          {t.submit}
        </button>
      </div>
    </Form>
  );
}
