/** The bar on top of every page: where one can go, and who one is. */
import { Link, NavLink } from "@remix-run/react";
import type { Category } from "#app/domain/organisations.ts";
import { paths } from "#app/paths.ts";
import { useCoreTexts } from "./core-texts.tsx";

export interface Person {
  name: string;
  verified: boolean;
  administrator: boolean;
  facilitates: boolean;
  actingFor: { id: string; slug: string; name: string; category: Category } | null;
  organisations: { id: string; name: string }[];
  /** Addresses of the standards whose terms of contribution the person agreed to. */
  agreed: string[];
}

export function Bar({ person }: { person: Person | null }) {
  const t = useCoreTexts();
  return (
    <header className="bar">
      <Link className="brand" to={paths.home()}>
        Common<b>line</b>
      </Link>
      <nav aria-label={t.frame.mainNavigation}>
        <ul>
          <li>
            <NavLink to={paths.home()} end>
              {t.frame.standards}
            </NavLink>
          </li>
          {person ? (
            <li>
              <NavLink to={paths.myComments()}>{t.frame.myComments}</NavLink>
            </li>
          ) : null}
          <li>
            <NavLink to={paths.organisations()}>{t.frame.organisations}</NavLink>
          </li>
          {person?.administrator ? (
            <li>
              <NavLink to={paths.administration()}>{t.frame.administration}</NavLink>
            </li>
          ) : null}
        </ul>
      </nav>
      <div className="who">
        {person ? (
          <>
            <Link className="by" data-category={person.actingFor?.category} to={paths.account()}>
              {person.actingFor ? `${person.name} · ${person.actingFor.name}` : person.name}
            </Link>
            <form method="post" action={paths.sessionClosure()}>
              <button className="link">{t.frame.signOut}</button>
            </form>
          </>
        ) : (
          <>
            <Link to={paths.session()}>{t.frame.signIn}</Link>
            <Link className="btn primary" to={paths.registration()}>
              {t.frame.join}
            </Link>
          </>
        )}
      </div>
    </header>
  );
}
