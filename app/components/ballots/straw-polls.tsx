/** On an amendment's page: the straw polls about it, and where its facilitator asks the organisations. */
import { Link } from "@remix-run/react";
import type { BallotHead } from "#app/domain/ballots/shown.ts";
import { paths } from "#app/paths.ts";
import { useTexts } from "../frame/texts.tsx";

/** @param asks whether the reader may ask now: a facilitator, while it is not decided. */
export function StrawPolls({ standard, amendment, polls, asks }: { standard: string; amendment: number; polls: BallotHead[]; asks: boolean }) {
  const { ballots: t, standards } = useTexts();
  if (polls.length === 0 && !asks) return null;
  return (
    <section className="panel" aria-labelledby="polls">
      <h2 id="polls">{t.polls}</h2>
      {polls.length > 0 ? (
        <ul className="plain">
          {polls.map(({ number, state, daysLeft }) => (
            <li key={number}>
              <Link to={paths.ballot(standard, number)}>{t.code(number)}</Link> <span className={state === "open" ? "tag ok" : "tag"}>{state === "open" ? t.daysLeft(daysLeft) : standards.roundStates[state]}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {asks ? (
        <p>
          <Link className="btn" to={paths.newBallot(standard, undefined, amendment)}>
            {t.ask}
          </Link>
        </p>
      ) : null}
    </section>
  );
}
