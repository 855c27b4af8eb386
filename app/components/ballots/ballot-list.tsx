/** The ballots of a standard, newest first: what is voted on, how long, and how it stands. */
import { Link } from "@remix-run/react";
import type { BallotHead, BallotListed } from "#app/domain/ballots/shown.ts";
import { paths } from "#app/paths.ts";
import { Moment } from "../frame/moment.tsx";
import { useTexts } from "../frame/texts.tsx";

export function BallotList({ standard, ballots, mayOpen }: { standard: string; ballots: BallotListed[]; mayOpen: boolean }) {
  const { ballots: t } = useTexts();
  const open = (
    <Link className="btn primary" to={paths.newBallot(standard)}>
      {t.open}
    </Link>
  );
  if (ballots.length === 0) {
    return (
      <div className="empty">
        <p>{mayOpen ? t.emptyFacilitator : t.empty}</p>
        {mayOpen ? <p>{open}</p> : null}
      </div>
    );
  }
  return (
    <>
      {mayOpen ? <p>{open}</p> : null}
      <table className="list ballots">
        <caption className="visually-hidden">{t.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.listed.subject}</th>
            <th scope="col">{t.listed.rule}</th>
            <th scope="col">{t.listed.time}</th>
            <th scope="col">{t.listed.return}</th>
            <th scope="col">{t.listed.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {ballots.map((ballot) => (
            <tr key={ballot.number}>
              <th scope="row">
                <BallotLink standard={standard} ballot={ballot} />
              </th>
              <td data-label={t.listed.rule}>{ballot.rule === ballot.original ? t.ruleNames[ballot.original] : ballot.rule}</td>
              <td data-label={t.listed.time}>
                <Moment iso={ballot.opensAt} day /> – <Moment iso={ballot.endsAt} day />
              </td>
              <td data-label={t.listed.return}>{t.returnShort(ballot.returned, ballot.eligible)}</td>
              <td data-label={t.listed.outcome}>
                <OutcomeTag ballot={ballot} /> {ballot.state === "open" ? <span className="muted">{t.daysLeft(ballot.daysLeft)}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** "Ballot 2: advance to the next stage? on ED 2". */
export function BallotLink({ standard, ballot }: { standard: string; ballot: BallotHead }) {
  const { ballots: t } = useTexts();
  return (
    <>
      <Link to={paths.ballot(standard, ballot.number)}>
        {t.code(ballot.number)}: {t.votedOn(ballot)}
      </Link>
      {ballot.draft ? <span className="muted"> {t.on(ballot.draft.label)}</span> : null}
    </>
  );
}

function OutcomeTag({ ballot: { approved, state } }: { ballot: BallotListed }) {
  const { ballots: t } = useTexts();
  if (approved === null) return <span className="tag">{t.outcomes.secret}</span>;
  if (state === "closed") return <span className={approved ? "tag ok" : "tag bad"}>{approved ? t.outcomes.carried : t.outcomes.notCarried}</span>;
  return <span className={approved ? "tag ok" : "tag warn"}>{approved ? t.outcomes.carriedSoFar : t.outcomes.notYet}</span>;
}
