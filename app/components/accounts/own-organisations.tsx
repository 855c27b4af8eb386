/** The organisations that one belongs to or asked to join, and which of them one acts for. */
import { Form, Link } from "@remix-run/react";
import type { OwnAccount } from "#app/domain/accounts.ts";
import { paths } from "#app/paths.ts";
import { By } from "../frame/by.tsx";
import { useTexts } from "../frame/texts.tsx";

export function OwnOrganisations({ account }: { account: Pick<OwnAccount, "organisations" | "asked" | "actingFor"> }) {
  const words = useTexts();
  const t = words.accounts.account;
  const { organisations, asked, actingFor } = account;
  if (organisations.length === 0 && asked.length === 0) {
    return (
      <div className="empty">
        <p>
          <strong>{t.none}</strong>
        </p>
        <p>{t.noneNext}</p>
        <p>
          <Link className="btn primary" to={paths.organisations()}>
            {t.toOrganisations}
          </Link>
        </p>
      </div>
    );
  }
  return (
    <>
      {organisations.length > 1 ? <p className="muted">{t.organisationsLead}</p> : null}
      <ul className="own-list">
        {organisations.map((organisation) => (
          <li key={organisation.id}>
            <div>
              <Link to={paths.organisation(organisation.slug)}>
                <By name={null} organisation={organisation.name} category={organisation.category} />
              </Link>
              <p className="muted">
                {words.categories[organisation.category]} · {words.membershipRoles[organisation.role]}
              </p>
            </div>
            {organisation.id === actingFor ? (
              <span className="tag ok">{t.actsFor}</span>
            ) : (
              <Form method="post" action={paths.affiliation()}>
                <button className="btn small" name="organisation" value={organisation.id}>
                  {t.act} <span className="visually-hidden">({organisation.name})</span>
                </button>
              </Form>
            )}
          </li>
        ))}
        {asked.map((organisation) => (
          <li key={organisation.slug}>
            <div>
              <Link to={paths.organisation(organisation.slug)}>
                <By name={null} organisation={organisation.name} category={organisation.category} />
              </Link>
              <p className="muted">{t.asked(organisation.at)}</p>
            </div>
          </li>
        ))}
      </ul>
      <p>
        <Link to={paths.organisations()}>{t.another}</Link>
      </p>
    </>
  );
}
