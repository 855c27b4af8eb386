/** The result of a ballot: every test of its rule with its two numbers, bars by category, and what would change the outcome. */
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Margin } from "#app/domain/ballots/margins.ts";
import type { BallotShown, ResultShown } from "#app/domain/ballots/shown.ts";
import type { Tally } from "#app/domain/ballots/tally.ts";
import { paths } from "#app/paths.ts";
import { useTexts } from "../frame/texts.tsx";
import { CategoryBars } from "./category-bars.tsx";

export function Result({ standard, ballot, result, facilitates }: { standard: string; ballot: BallotShown; result: ResultShown; facilitates: boolean }) {
  const { ballots: t } = useTexts();
  const over = ballot.state === "closed";
  const { turned, tally, objections } = result;
  return (
    <>
      {turned ? <Count title={t.resultTurned} tally={turned} over /> : null}
      <Count title={turned ? t.resultAtClose : over ? t.result : t.resultSoFar} tally={tally} over={over} folded={turned !== null}>
        {result.margin ? <Change margin={result.margin} approved={tally.approved} /> : null}
      </Count>
      <div className="card facts">
        {ballot.rule.decidedBy === "chair" ? <p>{t.chair}</p> : null}
        {ballot.rule.recirculates ? <p>{t.recirculates}</p> : null}
        <p>
          {t.objections(objections.all, objections.open)} {facilitates && objections.undecided.length > 0 ? <Link to={paths.dispositions(standard, objections.undecided)}>{t.decide(objections.undecided.length)}</Link> : null}
        </p>
        {result.final ? <p>{t.final}</p> : null}
        {result.turnsUntil ? <p>{t.turnsUntil(result.turnsUntil)}</p> : null}
      </div>
    </>
  );
}

function Count({ title, tally, over, folded = false, children }: { title: string; tally: Tally; over: boolean; folded?: boolean; children?: ReactNode }) {
  const { ballots: t } = useTexts();
  return (
    <section className="card result" data-folded={folded ? "" : undefined}>
      <header>
        <h3>{title}</h3>
        <Outcome tally={tally} over={over} />
      </header>
      {tally.byCategory.length > 0 ? <CategoryBars tally={tally} /> : null}
      <ul className="tests">
        {tally.tests.map((test) => (
          <li key={test.name} data-passed={test.passed ? "" : undefined}>
            <span className="visually-hidden">{test.passed ? t.passed : t.missed} </span>
            {t.tested(test)}
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}

/** Carried or not, and why not. */
function Outcome({ tally, over }: { tally: Tally; over: boolean }) {
  const { ballots: t } = useTexts();
  if (tally.approved) return <span className="tag ok">{over ? t.outcomes.carried : t.outcomes.carriedSoFar}</span>;
  const reasons = tally.void ? [t.voids[tally.void]] : tally.tests.filter(({ passed }) => !passed).map(t.failed);
  return (
    <span className={over ? "tag bad long" : "tag warn long"}>
      {over ? t.outcomes.notCarried : t.outcomes.notYet}: {t.because(reasons)}
    </span>
  );
}

function Change({ margin, approved }: { margin: Margin; approved: boolean }) {
  const { change: t } = useTexts().ballots;
  return (
    <div className="change">
      <h4>{t.title}</h4>
      {margin.kind === "votes" ? (
        <>
          <p>{t.votes(margin.votes, approved, margin.exact, margin.atLeast)}</p>
          <ul>
            {margin.moves.map((move, index) => (
              <li key={index}>{t.move(move)}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>{margin.kind === "never" ? t.never : t.unknown}</p>
      )}
    </div>
  );
}
