/** The standards that an organisation takes part in: with which part, and how much it said; each count leads to the list that shows it. */
import { Link } from "@remix-run/react";
import { ALL_AMENDMENTS, amendmentQuery } from "#app/domain/amendments/views.ts";
import { PART_CODES } from "#app/domain/delegations/delegations.ts";
import type { OrganisationShown, PartTaken } from "#app/domain/memberships.ts";
import { paths } from "#app/paths.ts";
import { useTexts } from "../frame/texts.tsx";
import { CommentsOf } from "./comments-of.tsx";

export function PartsTaken({ listed, more, belongs, organisation }: { listed: PartTaken[]; more: number; belongs: boolean; organisation: OrganisationShown }) {
  const t = useTexts();
  const o = t.organisations;
  return (
    <section aria-labelledby="takes-part">
      <h2 id="takes-part">{o.takesPart}</h2>
      {listed.length > 0 ? (
        <table className="list stacked flowing">
          <caption className="visually-hidden">{o.takesPart}</caption>
          <thead>
            <tr>
              <th scope="col">{o.standard}</th>
              <th scope="col">{o.part}</th>
              <th scope="col">{o.commentsSent}</th>
              <th scope="col">{o.amendmentsSent}</th>
            </tr>
          </thead>
          <tbody>
            {listed.map(({ slug, identifier, title, part, comments, amendments }) => (
              <tr key={slug}>
                <th scope="row">
                  <Link to={paths.standard(slug)}>
                    {identifier} {title}
                  </Link>
                </th>
                <td>
                  <Link to={paths.delegations(slug)}>{part ? `${t.parts[part]} (${PART_CODES[part]})` : o.partNone}</Link>
                </td>
                <td>{comments > 0 ? <CommentsOf standard={slug} organisation={organisation.slug} count={comments} /> : null}</td>
                <td>
                  {amendments.map(({ name, count }) => (
                    <Link key={name} to={paths.amendments(slug, amendmentQuery({ ...ALL_AMENDMENTS, organisation: name }))}>
                      {name === organisation.name ? o.amendments(count) : o.amendmentsAs(count, name)}
                    </Link>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <div className="empty">
          <p>{o.takesPartNot}</p>
          {belongs ? <p>{o.takesPartNext}</p> : null}
          <p>
            <Link className="btn" to={paths.home()}>
              {t.frame.toStandards}
            </Link>
          </p>
        </div>
      )}
      {more > 0 ? <p className="muted">{o.moreStandards(more)}</p> : null}
    </section>
  );
}
