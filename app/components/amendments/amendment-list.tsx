/** The amendments of a standard: what is shown, a row for each, and the groups that collide. */
import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { amendmentCode } from "#app/domain/amendments/states.ts";
import { ALL_AMENDMENTS, AMENDMENT_SORTS, AMENDMENT_STATES, amendmentQuery, type AmendmentList } from "#app/domain/amendments/views.ts";
import { CATEGORIES } from "#app/domain/organisations.ts";
import { paths } from "#app/paths.ts";
import "#app/styles/amendments.css";
import { By } from "../frame/by.tsx";
import { useTexts } from "../frame/texts.tsx";
import { CollisionTags, LabelTags, StateTags } from "./amendment-tags.tsx";
import { CollisionGraph } from "./collision-graph.tsx";
import { ExcerptShown } from "./excerpt.tsx";

interface Props extends AmendmentList {
  standard: string;
}

export function AmendmentListPage(list: Props) {
  const t = useTexts().amendments.list;
  const { standard, draft, view } = list;
  return (
    <div className="page">
      <p className="lead">{t.lead(draft?.label ?? null)}</p>
      {list.all === 0 ? (
        <div className="empty">
          <p>
            <strong>{t.none}</strong>
          </p>
          <p>{t.noneNext}</p>
          {draft ? (
            <p>
              <Link className="btn primary" to={paths.draft(standard, draft.number)}>
                {t.toDraft}
              </Link>
            </p>
          ) : null}
        </div>
      ) : (
        <>
          <Filters {...list} />
          <p className="muted" role="status">
            {t.count(list.matching, list.all)}
          </p>
          {list.amendments.length === 0 ? (
            <div className="empty">
              <p>{t.noneHere}</p>
              <p>
                <Link to={paths.amendments(standard)}>{t.showAll}</Link>
              </p>
            </div>
          ) : (
            <Rows list={list} />
          )}
          {list.pages > 1 ? (
            <nav className="row" aria-label={t.pages}>
              {view.page > 1 ? (
                <Link className="btn small" rel="prev" to={paths.amendments(standard, amendmentQuery({ ...view, page: view.page - 1 }))}>
                  {t.previous}
                </Link>
              ) : null}
              <span>{t.page(view.page, list.pages)}</span>
              {view.page < list.pages ? (
                <Link className="btn small" rel="next" to={paths.amendments(standard, amendmentQuery({ ...view, page: view.page + 1 }))}>
                  {t.next}
                </Link>
              ) : null}
            </nav>
          ) : null}
          <CollisionGraph standard={standard} groups={list.groups} pairs={list.collisions} />
        </>
      )}
    </div>
  );
}

function Rows({ list }: { list: Props }) {
  const words = useTexts().amendments;
  const t = words.list;
  const { standard, draft } = list;
  return (
    <table className="list amended-list">
      <caption className="visually-hidden">{words.title}</caption>
      <thead>
        <tr>
          <th scope="col">{t.number}</th>
          <th scope="col">{t.where}</th>
          <th scope="col">{t.change}</th>
          <th scope="col">{t.said}</th>
          <th scope="col">{t.became}</th>
        </tr>
      </thead>
      <tbody>
        {list.amendments.map((one) => (
          <tr key={one.number}>
            <th scope="row">
              <Link to={paths.amendment(standard, one.number)}>{amendmentCode(one.number)}</Link>
            </th>
            <td>
              {draft && one.firstLine !== null && one.lastLine !== null ? <Link to={paths.draftLines(standard, draft.number, one.firstLine, one.lastLine)}>{words.lines(one.firstLine, one.lastLine)}</Link> : <span className="muted">{t.noPlace}</span>}
            </td>
            <td className="wide">
              <ExcerptShown excerpt={one.excerpt} />
              <p>{one.reason}</p>
              <p>
                <By name={one.author} organisation={one.organisation} category={one.category} />
              </p>
            </td>
            <td>
              {words.support(one.endorse, one.object)}
              {one.replies > 0 ? <p className="muted">{words.replies(one.replies)}</p> : null}
            </td>
            <td>
              <p className="row">
                <StateTags handling={one.handling} disposition={one.disposition} withdrawn={one.state === "withdrawn"} />
                {one.outcome === "unfit" && one.handling === "open" ? <span className="tag warn">{words.page.doesNotFit}</span> : null}
                <LabelTags label={one.label} keywords={one.keywords} />
                <CollisionTags standard={standard} collides={one.collides} />
              </p>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Filters({ standard, view, choices }: Props) {
  const words = useTexts();
  const t = words.amendments.list;
  return (
    <search>
      <Form method="get" action={paths.amendments(standard)} className="amendment-filters" key={amendmentQuery({ ...view, page: 1 })} role="presentation">
        <Choice name="clause" label={t.clause} value={view.clause} empty={t.any}>
          {choices.clauses.map((clause) => (
            <option key={clause}>{clause}</option>
          ))}
        </Choice>
        <Choice name="category" label={t.category} value={view.category} empty={t.any}>
          {CATEGORIES.map((category) => (
            <option key={category} value={category}>
              {words.categories[category]}
            </option>
          ))}
        </Choice>
        <Choice name="organisation" label={t.organisation} value={view.organisation} empty={t.any}>
          {choices.organisations.map((organisation) => (
            <option key={organisation}>{organisation}</option>
          ))}
        </Choice>
        <Choice name="state" label={t.state} value={view.state} empty={t.any}>
          {AMENDMENT_STATES.map((state) => (
            <option key={state} value={state}>
              {t.states[state]}
            </option>
          ))}
        </Choice>
        <Choice name="sort" label={t.sort} value={view.sort}>
          {AMENDMENT_SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {t.sorts[sort]}
            </option>
          ))}
        </Choice>
        <label className="tick">
          <input type="checkbox" name="collides" defaultChecked={view.collides} /> {t.collides}
        </label>
        <button className="btn">{t.apply}</button>
        {amendmentQuery({ ...view, sort: ALL_AMENDMENTS.sort, page: 1 }) ? <Link to={paths.amendments(standard)}>{t.showAll}</Link> : null}
      </Form>
    </search>
  );
}

function Choice({ name, label, value, empty, children }: { name: string; label: string; value: string | null; empty?: string; children: ReactNode }) {
  return (
    <label>
      {label}
      <select name={name} defaultValue={value ?? ""}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {children}
      </select>
    </label>
  );
}
