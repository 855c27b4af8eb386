/** Organisations as administrators verify them: those that nobody has verified stand first. */
import { Form, Link } from "@remix-run/react";
import type { AdministrationSaid, OrganisationMarked } from "#app/domain/administration.ts";
import { paths } from "#app/paths.ts";
import { WhyNot } from "../comments/refused.tsx";
import { By } from "../frame/by.tsx";
import { Done } from "../frame/done.tsx";
import { Moment } from "../frame/moment.tsx";
import { Pages } from "../frame/pages.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { SearchField } from "../frame/search-field.tsx";
import { useTexts } from "../frame/texts.tsx";
import { VerifiedTag } from "../organisations/verified-tag.tsx";
import { AdministrationHead } from "./administration-head.tsx";

interface OrganisationsProps {
  asked: { q: string; page: number };
  organisations: OrganisationMarked[];
  /** How many nobody has verified. */
  waiting: number;
  pages: number;
  said: AdministrationSaid | null;
  outcome: Outcome | null;
}

export function Organisations({ asked, organisations, waiting, pages, said, outcome }: OrganisationsProps) {
  const t = useTexts().administration;
  const here = paths.administrationOrganisations(asked);
  return (
    <>
      <AdministrationHead tab="organisations" lead={t.organisationsLead} />
      <div className="page administration">
        <Done sentence={said && t.said[said]} />
        {outcome?.refusal ? <WhyNot refusal={outcome.refusal} alert /> : null}
        {organisations.length === 0 && asked.q === "" ? (
          <div className="empty">
            <p>{t.noOrganisations}</p>
            <p>
              <Link className="btn" to={paths.organisations()}>
                {t.toOrganisations}
              </Link>
            </p>
          </div>
        ) : (
          <>
            <SearchField action={paths.administrationOrganisations()} q={asked.q} label={t.search} hint={t.organisationsHint} submit={t.apply} />
            <p className="muted small">{waiting > 0 ? t.waiting(waiting) : t.allVerified}</p>
            {organisations.length > 0 ? (
              <Rows organisations={organisations} here={here} />
            ) : (
              <div className="empty">
                <p>{t.noMatch(asked.q)}</p>
                <p>
                  <Link className="btn" to={paths.administrationOrganisations()}>
                    {t.showAll}
                  </Link>
                </p>
              </div>
            )}
          </>
        )}
        <Pages page={asked.page} pages={pages} to={(page) => paths.administrationOrganisations({ q: asked.q, page })} />
      </div>
    </>
  );
}

function Rows({ organisations, here }: { organisations: OrganisationMarked[]; here: string }) {
  const t = useTexts();
  const a = t.administration;
  return (
    <table className="list stacked">
      <caption className="visually-hidden">{a.organisationsCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{a.organisation}</th>
          <th scope="col">{t.organisations.category}</th>
          <th scope="col">{t.organisations.country}</th>
          <th scope="col">{a.heads}</th>
          <th scope="col" className="figure">
            {a.members}
          </th>
          <th scope="col">{a.registered}</th>
          <th scope="col">{a.state}</th>
          <th scope="col">{a.deeds}</th>
        </tr>
      </thead>
      <tbody>
        {organisations.map(({ id, slug, name, category, country, website, heads, members, registeredAt, verified }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={paths.organisation(slug)}>
                <By name={null} organisation={name} category={category} />
              </Link>
              {website ? (
                <a className="mail" href={website.href} rel="nofollow noopener ugc">
                  {website.host}
                </a>
              ) : null}
            </th>
            <td data-label={t.organisations.category}>{t.categories[category]}</td>
            <td data-label={t.organisations.country}>{country}</td>
            <td data-label={a.heads}>{heads.length > 0 ? heads.join(", ") : <span className="muted">{a.noHead}</span>}</td>
            <td data-label={a.members} className="figure">
              {t.organisations.count(members)}
            </td>
            <td data-label={a.registered}>
              <Moment iso={registeredAt} day />
            </td>
            <td data-label={a.state}>
              <VerifiedTag verified={verified} />
            </td>
            <td>
              <Form method="post" action={here}>
                <input type="hidden" name="organisation" value={id} />
                <button className="btn small" name="mark" value={verified ? "not-verified" : "verified"} aria-label={verified ? a.unverifyOrganisation(name) : a.verifyOrganisation(name)}>
                  {verified ? a.unverify : a.verify}
                </button>
              </Form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
