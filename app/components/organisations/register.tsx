/** The register of organisations: a search, the categories with their counts, a row each. */
import "#app/styles/organisations.css";
import { Link } from "@remix-run/react";
import type { Listing } from "#app/domain/listings.ts";
import type { OrganisationListed } from "#app/domain/memberships.ts";
import { CATEGORIES, type Category } from "#app/domain/organisations.ts";
import { paths } from "#app/paths.ts";
import { By } from "../frame/by.tsx";
import { Pages } from "../frame/pages.tsx";
import { SearchField } from "../frame/search-field.tsx";
import { useTexts } from "../frame/texts.tsx";
import { VerifiedTag } from "./verified-tag.tsx";

interface RegisterProps {
  asked: Listing;
  organisations: OrganisationListed[];
  counts: Record<Category, number>;
  all: number;
  pages: number;
}

export function Register({ asked, organisations, counts, all, pages }: RegisterProps) {
  const t = useTexts().organisations;
  const { q, category } = asked;
  const empty = all === 0 && q === "";
  return (
    <>
      <header className="head">
        <div>
          <h1>{t.title}</h1>
          <p className="lead">{t.lead}</p>
        </div>
        <div className="aside">
          <Link className="btn primary" to={paths.newOrganisation()}>
            {t.register}
          </Link>
        </div>
      </header>
      <div className="page register">
        {empty ? (
          <div className="empty">
            <p>{t.none}</p>
            <p>{t.noneNext}</p>
          </div>
        ) : (
          <>
            <div className="row narrowing">
              <SearchField action={paths.organisations()} q={q} label={t.search} hint={t.searchHint} submit={t.apply} beside={category ? { category } : {}} />
              <Categories q={q} category={category} counts={counts} all={all} />
            </div>
            <p className="muted small" role="status">
              {q ? t.foundFor(category ? counts[category] : all, q) : t.found(category ? counts[category] : all)}
            </p>
            {organisations.length > 0 ? <Rows organisations={organisations} /> : <NoMatch />}
            <Pages page={asked.page} pages={pages} to={(page) => paths.organisations({ q, category: category ?? undefined, page })} />
          </>
        )}
      </div>
    </>
  );
}

function Categories({ q, category, counts, all }: { q: string; category: Category | null; counts: Record<Category, number>; all: number }) {
  const t = useTexts();
  const ways: { kind: Category | null; label: string; count: number }[] = [{ kind: null, label: t.organisations.all, count: all }, ...CATEGORIES.map((kind) => ({ kind, label: t.categories[kind], count: counts[kind] }))];
  return (
    <nav aria-label={t.organisations.categories}>
      <ul className="row kinds">
        {ways.map(({ kind, label, count }) => (
          <li key={label}>
            <Link className="tag" data-category={kind ?? undefined} to={paths.organisations({ q, category: kind ?? undefined })} aria-current={kind === category ? "true" : undefined}>
              {label} {t.organisations.count(count)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Rows({ organisations }: { organisations: OrganisationListed[] }) {
  const t = useTexts();
  const o = t.organisations;
  return (
    <table className="list stacked flowing">
      <caption className="visually-hidden">{o.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{o.organisation}</th>
          <th scope="col">{o.category}</th>
          <th scope="col">{o.country}</th>
          <th scope="col" className="figure">
            {o.members}
          </th>
          <th scope="col" className="figure">
            {o.standards}
          </th>
          <th scope="col">{o.checked}</th>
        </tr>
      </thead>
      <tbody>
        {organisations.map((organisation) => (
          <tr key={organisation.slug}>
            <th scope="row">
              <Link to={paths.organisation(organisation.slug)}>
                <By name={null} organisation={organisation.name} category={organisation.category} />
              </Link>
            </th>
            <td data-label={o.category}>{t.categories[organisation.category]}</td>
            <td data-label={o.country}>{organisation.country}</td>
            <td data-label={o.members} className="figure">
              {o.count(organisation.members)}
            </td>
            <td data-label={o.standards} className="figure">
              {o.count(organisation.standards)}
            </td>
            <td data-label={o.checked}>
              <VerifiedTag verified={organisation.verified} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NoMatch() {
  const t = useTexts().organisations;
  return (
    <div className="empty">
      <p>{t.noMatch}</p>
      <p>{t.noMatchNext}</p>
      <p>
        <Link className="btn" to={paths.organisations()}>
          {t.showAll}
        </Link>
      </p>
    </div>
  );
}
