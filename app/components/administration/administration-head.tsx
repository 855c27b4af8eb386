/** The head of every page of the administration, with the ways to the others. */
import "#app/styles/organisations.css";
import { Link } from "@remix-run/react";
import { ADMINISTRATION_TABS, type AdministrationTab } from "#app/domain/administration.ts";
import { paths } from "#app/paths.ts";
import { useTexts } from "../frame/texts.tsx";

const TO: Record<AdministrationTab, () => string> = { accounts: () => paths.administration(), organisations: () => paths.administrationOrganisations(), facilitators: () => paths.administrationFacilitators() };

export function AdministrationHead({ tab, lead }: { tab: AdministrationTab; lead: string }) {
  const t = useTexts().administration;
  return (
    <>
      <header className="head">
        <div>
          <h1>{t.title}</h1>
          <p className="lead">{lead}</p>
        </div>
      </header>
      <nav className="tabs" aria-label={t.tabsLabel}>
        <ul>
          {ADMINISTRATION_TABS.map((known) => (
            <li key={known}>
              <Link to={TO[known]()} aria-current={known === tab ? "page" : undefined}>
                {t.tabs[known]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
