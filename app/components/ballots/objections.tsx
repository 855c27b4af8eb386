/** On a comment's page: which organisations disapprove because of it, in which ballot, and whether that is resolved. */
import { Link } from "@remix-run/react";
import type { Objection } from "#app/domain/ballots/shown.ts";
import { paths } from "#app/paths.ts";
import { By } from "../frame/by.tsx";
import { useTexts } from "../frame/texts.tsx";

export function Objections({ standard, objections }: { standard: string; objections: Objection[] }) {
  const { ballots: t } = useTexts();
  if (objections.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="objections">
      <h2 id="objections">{t.objectionsTitle}</h2>
      <ul className="plain">
        {objections.map(({ ballot, organisation, slug, category, resolved }) => (
          <li key={`${ballot} ${slug}`}>
            <By name={null} organisation={organisation} category={category} /> · <Link to={paths.ballot(standard, ballot)}>{t.code(ballot)}</Link> <span className={resolved ? "tag ok" : "tag"}>{resolved ? t.resolved : t.unresolved}</span>
          </li>
        ))}
      </ul>
      <p className="muted">{t.objectionsHint}</p>
    </section>
  );
}
