/** What of the comments is shown: a search, an order, filters, and those in force as chips that a click takes away. A form that needs no script. */
import { Form, Link, useNavigate } from "@remix-run/react";
import type { FormEvent, ReactNode } from "react";
import { COMMENT_TYPES } from "#app/domain/comments.ts";
import { CATEGORIES } from "#app/domain/organisations.ts";
import { filtersOf, PAGE_SIZES, readView, TRACKER_ANSWERS, TRACKER_DISPOSITIONS, TRACKER_SORTS, TRACKER_STATES, viewQuery, WHOLE_VIEW, type TrackerView } from "#app/domain/tracker-views.ts";
import { paths } from "#app/paths.ts";
import type { Catalogue } from "#app/texts/catalogue.ts";
import { useTexts } from "../frame/texts.tsx";

export interface Choices {
  rounds: { number: number; label: string }[];
  drafts: { number: number; label: string }[];
  clauses: { number: string; title: string; depth: number }[];
  organisations: { slug: string; name: string }[];
}

export function TrackerFilters({ standard, view, choices }: { standard: string; view: TrackerView; choices: Choices }) {
  const t = useTexts();
  const navigate = useNavigate();
  const words = t.tracker.filters;
  const chosen = filtersOf(view);

  function show(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const asked = new URLSearchParams([...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]));
    navigate(paths.comments(standard, viewQuery(readView(asked))));
  }

  // The key makes the fields anew when the address changed by other means: a chip, the button to go back.
  return (
    <search className="filters">
      <Form method="get" action={paths.comments(standard)} onSubmit={show} key={viewQuery({ ...view, page: 1 })} role="presentation">
        <div className="row first">
          <label className="search">
            <span className="visually-hidden">{words.text}</span>
            <input type="search" name="text" id="tracker-search" defaultValue={view.text ?? ""} placeholder={`${words.text}: ${words.textHint}`} maxLength={200} />
          </label>
          <Choice name="sort" label={words.sort} value={view.sort}>
            {TRACKER_SORTS.map((sort) => (
              <option key={sort} value={sort}>
                {t.tracker.sorts[sort]}
              </option>
            ))}
          </Choice>
          <button className="btn">{words.apply}</button>
        </div>
        <details>
          <summary>{words.title}</summary>
          <div className="choosing">
            <Choice name="on" label={words.on} value={chosen.on} empty={words.everything}>
              <optgroup label={words.rounds}>
                {choices.rounds.map(({ number, label }) => (
                  <option key={number} value={`round-${number}`}>
                    {words.round(number, label)}
                  </option>
                ))}
              </optgroup>
              <optgroup label={words.drafts}>
                {choices.drafts.map(({ number, label }) => (
                  <option key={number} value={`draft-${number}`}>
                    {words.draft(label)}
                  </option>
                ))}
              </optgroup>
            </Choice>
            <Choice name="clause" label={words.clause} value={chosen.clause} empty={words.any}>
              {choices.clauses.map(({ number, title, depth }) => (
                <option key={number} value={number}>
                  {`${"\u2003".repeat(depth)}${number} ${title}`}
                </option>
              ))}
            </Choice>
            <Choice name="type" label={words.type} value={chosen.type} empty={words.any}>
              {COMMENT_TYPES.map((type) => (
                <option key={type} value={type}>
                  {t.commentTypes[type]}
                </option>
              ))}
            </Choice>
            <Choice name="state" label={words.state} value={chosen.state} empty={words.any}>
              {TRACKER_STATES.map((state) => (
                <option key={state} value={state}>
                  {t.tracker.states[state]}
                </option>
              ))}
            </Choice>
            <Choice name="disposition" label={words.disposition} value={chosen.disposition} empty={words.any}>
              {TRACKER_DISPOSITIONS.map((kind) => (
                <option key={kind} value={kind}>
                  {t.dispositions[kind]}
                </option>
              ))}
            </Choice>
            <Choice name="organisation" label={words.organisation} value={chosen.organisation} empty={words.any}>
              {choices.organisations.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </Choice>
            <Choice name="category" label={words.category} value={chosen.category} empty={words.any}>
              {CATEGORIES.map((category) => (
                <option key={category} value={category}>
                  {t.categories[category]}
                </option>
              ))}
            </Choice>
            <Choice name="answer" label={words.answer} value={chosen.answer} empty={words.any}>
              {TRACKER_ANSWERS.map((answer) => (
                <option key={answer} value={answer}>
                  {t.tracker.answers[answer]}
                </option>
              ))}
            </Choice>
            <Choice name="size" label={words.size} value={String(view.size)}>
              {PAGE_SIZES.map((size) => (
                <option key={size} value={size}>
                  {words.perPage(size)}
                </option>
              ))}
            </Choice>
            <label className="must">
              <input type="checkbox" name="must" defaultChecked={view.must} /> {words.must}
            </label>
          </div>
        </details>
      </Form>
      <Chips standard={standard} view={view} choices={choices} />
    </search>
  );
}

function Choice({ name, label, value, empty, children }: { name: string; label: string; value: string | undefined; empty?: string; children: ReactNode }) {
  return (
    <label className="one">
      <span>{label}</span>
      <select name={name} defaultValue={value ?? ""}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {children}
      </select>
    </label>
  );
}

function Chips({ standard, view, choices }: { standard: string; view: TrackerView; choices: Choices }) {
  const t = useTexts();
  const chosen = Object.keys(filtersOf(view)) as (keyof TrackerView)[];
  if (chosen.length === 0) return null;
  return (
    <ul className="chips" aria-label={t.tracker.filters.chosen}>
      {chosen.map((name) => {
        const words = wordsOf(name, view, choices, t);
        return (
          <li key={name}>
            <Link className="tag" to={paths.comments(standard, viewQuery({ ...view, [name]: WHOLE_VIEW[name], page: 1 }))} aria-label={t.tracker.filters.remove(words)} preventScrollReset>
              {words} <span aria-hidden="true">×</span>
            </Link>
          </li>
        );
      })}
      {chosen.length > 1 ? (
        <li>
          <Link to={paths.comments(standard, viewQuery({ ...WHOLE_VIEW, sort: view.sort, size: view.size }))}>{t.tracker.clearAll}</Link>
        </li>
      ) : null}
    </ul>
  );
}

function wordsOf(name: keyof TrackerView, view: TrackerView, choices: Choices, t: Catalogue): string {
  const words = t.tracker.filters;
  if (name === "on" && view.on) return view.on.kind === "round" ? t.frame.round(view.on.number) : (choices.drafts.find(({ number }) => number === view.on?.number)?.label ?? "");
  if (name === "clause") return words.inClause(view.clause ?? "");
  if (name === "type" && view.type) return t.commentTypes[view.type];
  if (name === "state" && view.state) return t.tracker.states[view.state];
  if (name === "disposition" && view.disposition) return t.dispositions[view.disposition];
  if (name === "organisation") return choices.organisations.find(({ slug }) => slug === view.organisation)?.name ?? view.organisation ?? "";
  if (name === "category" && view.category) return t.categories[view.category];
  if (name === "answer" && view.answer) return t.tracker.answers[view.answer];
  return name === "must" ? words.must : `“${view.text ?? ""}”`;
}
