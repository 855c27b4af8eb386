/** The votes of an organisation: each ballot in which it has one, and what it cast as far as that is told. */
import { Link } from "@remix-run/react";
import type { VoteOfOrganisation } from "#app/domain/ballots/shown.ts";
import { paths } from "#app/paths.ts";
import { BallotLink } from "../ballots/ballot-list.tsx";
import { PositionTag } from "../ballots/position-tag.tsx";
import { useTexts } from "../frame/texts.tsx";

export function Votes({ votes }: { votes: VoteOfOrganisation[] }) {
  const { ballots: t } = useTexts();
  if (votes.length === 0) return null;
  return (
    <section aria-labelledby="votes">
      <h2 id="votes">{t.votes}</h2>
      <table className="list stacked flowing">
        <caption className="visually-hidden">{t.votes}</caption>
        <thead>
          <tr>
            <th scope="col">{t.listed.subject}</th>
            <th scope="col">{t.columns.vote}</th>
          </tr>
        </thead>
        <tbody>
          {votes.map((vote) => (
            <tr key={`${vote.standard.slug} ${vote.number}`}>
              <th scope="row">
                <Link to={paths.standard(vote.standard.slug)}>{vote.standard.identifier}</Link> · <BallotLink standard={vote.standard.slug} ballot={vote} />
              </th>
              <td>{vote.position ? <PositionTag position={vote.position} /> : <span className="muted">{vote.voted ? t.hasVoted : t.noVote}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
