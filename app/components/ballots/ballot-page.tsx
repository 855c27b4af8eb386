/** The page of one ballot below the head of its standard: the result as far as it may be told, the votes, one's own, the rule, and receipts. */
import { Link } from "@remix-run/react";
import { amendmentCode } from "#app/domain/amendments/states.ts";
import { isStrawPoll } from "#app/domain/ballots/ballots.ts";
import type { BallotShown, OwnVote, ReceiptFound } from "#app/domain/ballots/shown.ts";
import { paths } from "#app/paths.ts";
import { Done } from "../frame/done.tsx";
import { Moment } from "../frame/moment.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { CastForm } from "./cast-form.tsx";
import { ReceiptCheck } from "./receipt-check.tsx";
import { Result } from "./result.tsx";
import { RuleFacts } from "./rule-facts.tsx";
import { VotesTable } from "./votes-table.tsx";

interface BallotPageProps {
  standard: string;
  ballot: BallotShown;
  own: OwnVote | null;
  receipt: ReceiptFound | "nothing" | null;
  asked: string;
  /** The receipt of the vote that was just cast; null: none was. */
  cast: string | null;
  facilitates: boolean;
  outcome: Outcome | null;
}

export function BallotPage({ standard, ballot, own, receipt, asked, cast, facilitates, outcome }: BallotPageProps) {
  const { ballots: t } = useTexts();
  return (
    <div className="page ballot">
      <Done sentence={cast ? `${t.receipt.cast} ${cast}` : null} />
      <Title standard={standard} ballot={ballot} />
      {facilitates ? <Deeds standard={standard} ballot={ballot} /> : null}
      <div className="columns">
        {own ? <CastForm standard={standard} ballot={ballot} own={own} outcome={outcome} /> : ballot.state === "open" ? <p className="card muted own">{t.own.readAlone}</p> : null}
        <div className="main">
          {ballot.result ? <Result standard={standard} ballot={ballot} result={ballot.result} facilitates={facilitates} /> : <p className="note">{t.secretResult(ballot.endsAt)}</p>}
          <NotVoted ballot={ballot} />
          <VotesTable standard={standard} ballot={ballot} />
        </div>
        <aside>
          <details className="card rule" open={ballot.rule.name !== ballot.original}>
            <summary>
              {t.rule}: {ballot.rule.name === ballot.original ? t.ruleNames[ballot.original] : ballot.rule.name}
            </summary>
            <RuleFacts rule={ballot.rule} original={ballot.original} />
          </details>
          <ReceiptCheck standard={standard} ballot={ballot} found={receipt} asked={asked} />
          <section className="card files" aria-labelledby="files">
            <h3 id="files">{t.files}</h3>
            <p className="row">
              <a className="btn" href={paths.ballotPart(standard, ballot.number, "result.csv")}>
                {t.csv}
              </a>
              <a className="btn" href={paths.ballotPart(standard, ballot.number, "result.json")}>
                {t.json}
              </a>
            </p>
          </section>
        </aside>
      </div>
    </div>
  );
}

function Title({ standard, ballot }: { standard: string; ballot: BallotShown }) {
  const { ballots: t, standards } = useTexts();
  return (
    <header className="ballot-head">
      <div>
        <p className="id">
          {t.code(ballot.number)}
          {ballot.draft ? (
            <>
              {" · "}
              <Link to={paths.draft(standard, ballot.draft.number)}>{ballot.draft.label}</Link>
            </>
          ) : null}
          {isStrawPoll(ballot.subject) ? ` · ${t.strawPoll}` : null}
          {ballot.amendment === null ? null : (
            <>
              {" · "}
              <Link to={paths.amendment(standard, ballot.amendment)}>{amendmentCode(ballot.amendment)}</Link>
            </>
          )}
          {ballot.previous === null ? null : (
            <>
              {" · "}
              <Link to={paths.ballot(standard, ballot.previous)}>{t.previous(ballot.previous)}</Link>
            </>
          )}
          {ballot.next === null ? null : (
            <>
              {" · "}
              <Link to={paths.ballot(standard, ballot.next)}>{t.next(ballot.next)}</Link>
            </>
          )}
        </p>
        <h2>{t.heading(ballot)}</h2>
        {ballot.secrecy === "secret-until-close" ? <span className="tag">{t.secretTag}</span> : null}
      </div>
      <div className="aside">
        <p>
          <strong>{ballot.state === "open" ? t.daysLeft(ballot.daysLeft) : standards.roundStates[ballot.state]}</strong> · {t.returned(ballot.returned, ballot.eligible)}
        </p>
        <p>
          {ballot.state === "open" ? standards.closes : standards.closed} <Moment iso={ballot.endsAt} />
        </p>
        {ballot.closedReason ? <p>{t.closedEarly(ballot.closedReason)}</p> : null}
      </div>
    </header>
  );
}

function Deeds({ standard, ballot: { number, state, next } }: { standard: string; ballot: BallotShown }) {
  const { ballots: t } = useTexts();
  const ways: { part: "extension" | "closure" | "recirculation"; label: string }[] = state === "open" ? [{ part: "extension", label: t.extension.title(number) }, { part: "closure", label: t.closure.title(number) }] : next === null ? [{ part: "recirculation", label: t.recirculation.title(number) }] : [];
  if (ways.length === 0) return null;
  return (
    <p className="row deeds">
      {ways.map(({ part, label }) => (
        <Link key={part} className="btn" to={paths.ballotPart(standard, number, part)}>
          {label}
        </Link>
      ))}
    </p>
  );
}

function NotVoted({ ballot: { notVoted, state, eligible } }: { ballot: BallotShown }) {
  const { ballots: t } = useTexts();
  if (eligible === 0) return null;
  if (notVoted.length === 0) return <p className="muted small">{t.everybody}</p>;
  return (
    <details className="card missing">
      <summary>{state === "open" ? t.notVoted(notVoted.length) : t.notVotedAtClose(notVoted.length)}</summary>
      <p>{notVoted.join("; ")}</p>
    </details>
  );
}
