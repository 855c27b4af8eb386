/** The form that opens a ballot: what on, under which rule and in what changed, until when, how secret, and to whom. Works without a script. */
import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { isStrawPoll, SECRECIES, SUBJECTS } from "#app/domain/ballots/ballots.ts";
import { PARTS, type Part } from "#app/domain/ballots/positions.ts";
import { RULE_NAMES, type Rule, type RuleName } from "#app/domain/ballots/rules.ts";
import type { Category } from "#app/domain/organisations.ts";
import type { Stage } from "#app/domain/stages.ts";
import { paths } from "#app/paths.ts";
import { FormFaults } from "../forms/fields.tsx";
import { By } from "../frame/by.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { RuleFacts } from "./rule-facts.tsx";

interface Offered {
  id: string;
  name: string;
  category: Category;
  comments: number;
  part: Part | null;
}

interface NewBallotFormProps {
  standard: string;
  rule: RuleName;
  original: Rule;
  electors: Offered[];
  draft: string | null;
  advancesTo: Stage | null;
  /** Those that are not decided; and the one that the address asks about. */
  amendments: { number: number; clause: string; organisation: string }[];
  asked: number | null;
  /** What the form begins with: "2026-04-02T23:59". */
  closesAt: string;
  outcome: Outcome | null;
}

export function NewBallotForm({ standard, rule, original, electors, draft, advancesTo, amendments, asked, closesAt, outcome }: NewBallotFormProps) {
  const { ballots: t } = useTexts();
  const typed = (name: string, otherwise = "") => (outcome ? [outcome.typed[name] ?? ""].flat()[0]! : otherwise);
  const all = (name: string) => [outcome?.typed[name] ?? []].flat();
  return (
    <>
      <nav aria-labelledby="rules">
        <h3 id="rules">{t.form.chooseRule}</h3>
        <p className="row">
          {RULE_NAMES.map((name) => (
            <Link key={name} className="tag" to={paths.newBallot(standard, name, asked)} aria-current={name === rule ? "page" : undefined}>
              {t.ruleNames[name]}
            </Link>
          ))}
        </p>
        <div className="card">
          <RuleFacts rule={original} original={rule} />
        </div>
      </nav>
      <Form method="post" className="form panel" key={rule}>
        <FormFaults outcome={outcome} />
        <input type="hidden" name="rule" value={rule} />
        <Fieldset legend={t.form.subject} faults={outcome?.faults.subject}>
          <div className="choices column">
            {SUBJECTS.filter((subject) => subject !== "amendment" || amendments.length > 0).map((subject) => (
              <label key={subject}>
                <input type="radio" name="subject" value={subject} defaultChecked={typed("subject", asked !== null ? "amendment" : draft ? "advance" : "question") === subject} required /> {isStrawPoll(subject) ? t.subjects[subject] : t.votedOn({ subject, question: null, amendment: null, advancesTo })}
              </label>
            ))}
          </div>
        </Fieldset>
        <Entry name="question" label={t.form.question} hint={t.form.questionHint} value={typed("question")} outcome={outcome} maxLength={300} />
        {amendments.length > 0 ? (
          <Choice name="amendment" label={t.form.amendment} hint={t.form.amendmentHint} value={typed("amendment", asked === null ? "" : String(asked))} outcome={outcome}>
            <option value="">{t.form.noAmendment}</option>
            {amendments.map((amendment) => (
              <option key={amendment.number} value={amendment.number}>
                {t.form.amendmentOption(amendment)}
              </option>
            ))}
          </Choice>
        ) : null}
        <Variant rule={original} typed={typed} all={all} outcome={outcome} />
        <Fieldset legend={t.form.secrecy} faults={outcome?.faults.secrecy}>
          <div className="choices column">
            {SECRECIES.map((secrecy) => (
              <label key={secrecy}>
                <input type="radio" name="secrecy" value={secrecy} defaultChecked={typed("secrecy", "open") === secrecy} /> {t.secrecies[secrecy]}
              </label>
            ))}
          </div>
        </Fieldset>
        <Entry name="closesAt" label={t.form.closesAt} hint={t.form.closesHint} value={typed("closesAt", closesAt)} outcome={outcome} type="datetime-local" />
        <Electorate electors={electors} weighed={original.tests.some(({ weighed }) => weighed)} parts={all("electors")} weights={all("weights")} faults={outcome?.faults.electors} />
        <div className="actions">
          <button className="btn primary">{t.form.submit}</button>
        </div>
      </Form>
    </>
  );
}

interface VariantProps {
  rule: Rule;
  typed: (name: string, otherwise?: string) => string;
  all: (name: string) => string[];
  outcome: Outcome | null;
}

/** Folded, as long as nobody changes anything: the rule then is the original. */
function Variant({ rule, typed, all, outcome }: VariantProps) {
  const { ballots: t, faults } = useTexts();
  const thresholds = all("thresholds");
  const parts = outcome ? all("parts") : rule.parts;
  const wrong = outcome?.faults.thresholds ?? [];
  return (
    <details className="variant" open={wrong.length > 0 || outcome?.faults.flipDays !== undefined || undefined}>
      <summary>{t.form.variantTitle}</summary>
      <div className="form">
        <p className="hint">{t.form.variantLead}</p>
        {wrong.length > 0 ? <p className="fault">{wrong.map((key) => faults[key] ?? key).join(" ")}</p> : null}
        <Entry name="variant" label={t.form.variantName} value={typed("variant")} outcome={outcome} maxLength={80} />
        <p className="hint" id="threshold-hint">
          {t.form.thresholdHint}
        </p>
        {rule.tests.map((test, index) => (
          <div className="field" key={test.name}>
            <input type="hidden" name="tests" value={test.name} />
            <label htmlFor={`threshold-${index}`}>{t.form.threshold(t.test(test))}</label>
            <input id={`threshold-${index}`} name="thresholds" defaultValue={outcome ? (thresholds[index] ?? "") : `${test.operator} ${test.threshold}`} aria-describedby="threshold-hint" maxLength={40} />
          </div>
        ))}
        <Fieldset legend={t.form.parts}>
          <div className="choices">
            {PARTS.map((part) => (
              <label key={part}>
                <input type="checkbox" name="parts" value={part} defaultChecked={parts.includes(part)} /> {t.partNames[part]}
              </label>
            ))}
          </div>
        </Fieldset>
        <Fieldset legend={t.form.unreasoned}>
          <div className="choices">
            {(["yes", "no"] as const).map((answer) => (
              <label key={answer}>
                <input type="radio" name="unreasonedCount" value={answer} defaultChecked={typed("unreasonedCount", rule.unreasonedCount ? "yes" : "no") === answer} /> {answer === "yes" ? t.form.unreasonedYes : t.form.unreasonedNo}
              </label>
            ))}
          </div>
        </Fieldset>
        <Entry name="flipDays" label={t.form.flipDays} hint={t.form.flipDaysHint} value={typed("flipDays", rule.flipDays === null ? "" : String(rule.flipDays))} outcome={outcome} maxLength={3} />
      </div>
    </details>
  );
}

interface ElectorateProps {
  electors: Offered[];
  weighed: boolean;
  /** What was typed, in the order of the electors; empty: nothing yet. */
  parts: string[];
  weights: string[];
  faults: string[] | undefined;
}

function Electorate({ electors, weighed, parts, weights, faults }: ElectorateProps) {
  const { ballots: t, standards } = useTexts();
  const partOf = ({ id, part }: Offered) => parts.find((one) => one.startsWith(`${id}:`)) ?? `${id}:${part ?? "none"}`;
  return (
    <Fieldset legend={t.form.electors} hint={electors.length > 0 ? t.form.electorsLead : t.form.electorsNone} faults={faults}>
      {weighed ? <p className="hint">{t.form.weightHint}</p> : null}
      <ul className="electors">
        {electors.map((elector, index) => (
          <li key={elector.id}>
            <span>
              <By name={null} organisation={elector.name} category={elector.category} />
              {elector.comments > 0 ? <span className="muted"> {standards.organisationComments(elector.comments)}</span> : null}
            </span>
            <select name="electors" defaultValue={partOf(elector)} aria-label={t.form.part(elector.name)}>
              <option value={`${elector.id}:none`}>{t.form.notIn}</option>
              {PARTS.map((part) => (
                <option key={part} value={`${elector.id}:${part}`}>
                  {t.partNames[part]}
                </option>
              ))}
            </select>
            {weighed ? (
              <label>
                {t.form.weightLabel} <input name="weights" defaultValue={weights[index] ?? "1"} inputMode="numeric" aria-label={t.form.weight(elector.name)} maxLength={10} />
              </label>
            ) : null}
          </li>
        ))}
      </ul>
    </Fieldset>
  );
}

function Fieldset({ legend, hint, faults = [], children }: { legend: string; hint?: string; faults?: string[]; children: ReactNode }) {
  const words = useTexts().faults;
  return (
    <fieldset className="field choice" data-faulty={faults.length > 0 ? "" : undefined}>
      <legend>{legend}</legend>
      {hint ? <p className="hint">{hint}</p> : null}
      {faults.length > 0 ? <p className="fault">{faults.map((key) => words[key] ?? key).join(" ")}</p> : null}
      {children}
    </fieldset>
  );
}

interface EntryProps {
  name: string;
  label: string;
  hint?: string;
  value: string;
  outcome: Outcome | null;
  type?: string;
  maxLength?: number;
}

/** A line to fill in, with its hint and its faults. */
function Entry({ name, label, hint, value, outcome, type = "text", maxLength }: EntryProps) {
  const words = useTexts().faults;
  const faults = outcome?.faults[name] ?? [];
  const described = [hint ? `${name}-hint` : null, faults.length > 0 ? `${name}-fault` : null].filter(Boolean).join(" ") || undefined;
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint ? (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      <input id={name} name={name} type={type} defaultValue={value} maxLength={maxLength} aria-invalid={faults.length > 0 || undefined} aria-describedby={described} />
      {faults.length > 0 ? (
        <p className="fault" id={`${name}-fault`}>
          {faults.map((key) => words[key] ?? key).join(" ")}
        </p>
      ) : null}
    </div>
  );
}

/** One of several to choose, with its hint and its faults. */
function Choice({ name, label, hint, value, outcome, children }: EntryProps & { children: ReactNode }) {
  const words = useTexts().faults;
  const faults = outcome?.faults[name] ?? [];
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <p className="hint" id={`${name}-hint`}>
        {hint}
      </p>
      <select id={name} name={name} defaultValue={value} aria-invalid={faults.length > 0 || undefined} aria-describedby={`${name}-hint${faults.length > 0 ? ` ${name}-fault` : ""}`}>
        {children}
      </select>
      {faults.length > 0 ? (
        <p className="fault" id={`${name}-fault`}>
          {faults.map((key) => words[key] ?? key).join(" ")}
        </p>
      ) : null}
    </div>
  );
}
