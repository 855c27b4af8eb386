/** The votes of a ballot, one row for each organisation of its electorate: what it cast, why, and the receipt. Its links are plain ones: a router's would be a quarter of what the page costs. */
import { commentCode } from "#app/domain/comments.ts";
import type { BallotShown, TiedShown, VoteShown } from "#app/domain/ballots/shown.ts";
import { paths } from "#app/paths.ts";
import { By } from "../frame/by.tsx";
import { Pages } from "../frame/pages.tsx";
import { useTexts } from "../frame/texts.tsx";
import { PositionTag } from "./position-tag.tsx";

/** Characters of a receipt that are shown: eight are enough to find it. */
const SHORT = 8;

export function VotesTable({ standard, ballot }: { standard: string; ballot: BallotShown }) {
  const { ballots: t } = useTexts();
  return (
    <section aria-labelledby="votes">
      <h3 id="votes">{t.votes}</h3>
      <table className="list votes">
        <thead>
          <tr>
            <th scope="col">{t.columns.organisation}</th>
            <th scope="col">{t.columns.vote}</th>
            <th scope="col">{t.columns.reasons}</th>
            <th scope="col">{t.columns.receipt}</th>
          </tr>
        </thead>
        <tbody>
          {ballot.votes.map((vote) => (
            <tr key={vote.slug}>
              <th scope="row">
                <a href={paths.organisation(vote.slug)}>
                  <By name={null} organisation={vote.organisation} category={vote.category} />
                </a>
                {vote.part === "voting" ? null : <span className="muted"> {t.partNames[vote.part]}</span>}
              </th>
              <td data-label={t.columns.vote}>
                <Vote vote={vote} previous={ballot.previous} />
              </td>
              <td data-label={t.columns.reasons} className={vote.tied.length > 0 ? undefined : "none"}>
                <TiedList standard={standard} tied={vote.tied} />
              </td>
              <td data-label={t.columns.receipt} className={vote.receipt ? undefined : "none"}>
                {vote.receipt ? <ReceiptLink standard={standard} ballot={ballot.number} receipt={vote.receipt} /> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pages page={ballot.page} pages={ballot.pages} to={(page) => paths.ballot(standard, ballot.number, { page })} />
    </section>
  );
}

function Vote({ vote, previous }: { vote: VoteShown; previous: number | null }) {
  const { ballots: t } = useTexts();
  if (vote.at === null) return <span className="muted">{t.noVote}</span>;
  if (vote.position === null) return <span className="tag">{t.hasVoted}</span>;
  return (
    <>
      <PositionTag position={vote.position} />
      {vote.stand === "unreasoned" ? <span className="muted"> {t.doesNotCount}</span> : null}
      {vote.origin === "carried" ? <span className="muted"> {t.carriedVote(previous)}</span> : null}
      {vote.turned ? <span className="muted"> {t.turned(vote.turned.position)}</span> : null}
    </>
  );
}

function TiedList({ standard, tied }: { standard: string; tied: TiedShown[] }) {
  const t = useTexts();
  return (
    <ul className="tied">
      {tied.map(({ number, disposition, resolved }) => (
        <li key={number}>
          <a href={paths.comment(standard, number)}>{commentCode(number)}</a> <span className={resolved ? "tag ok" : "tag"}>{resolved ? t.ballots.resolved : t.ballots.unresolved}</span>
          {disposition && !resolved ? <span className="muted"> {t.dispositions[disposition]}</span> : null}
        </li>
      ))}
    </ul>
  );
}

function ReceiptLink({ standard, ballot, receipt }: { standard: string; ballot: number; receipt: string }) {
  return (
    <a className="receipt" href={`${paths.ballot(standard, ballot, { receipt: receipt.slice(0, 2 * SHORT) })}#receipt`}>
      {receipt.slice(0, SHORT / 2)} {receipt.slice(SHORT / 2, SHORT)}
    </a>
  );
}
