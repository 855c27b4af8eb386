/** What is so with one round: its draft, its moments, how many comments it brought. */
import { Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { Moment } from "../frame/moment.tsx";
import { useTexts } from "../frame/texts.tsx";

export interface RoundFact {
  number: number;
  state: string;
  opensAt: string;
  closesAt: string;
  endedAt: string;
  closedReason: string | null;
  short: boolean;
  draft: { number: number; label: string };
  comments: number;
}

export function RoundFacts({ round, slug }: { round: RoundFact; slug: string }) {
  const words = useTexts();
  const t = words.drafting.closure;
  return (
    <>
      <dl className="facts">
        <dt>{t.draft}</dt>
        <dd>
          <Link to={paths.draft(slug, round.draft.number)}>{round.draft.label}</Link>
        </dd>
        <dt>{t.opened}</dt>
        <dd>
          <Moment iso={round.opensAt} />
        </dd>
        <dt>{t.planned}</dt>
        <dd>
          <Moment iso={round.closesAt} />
        </dd>
        {round.state === "closed" ? (
          <>
            <dt>{t.ended}</dt>
            <dd>
              <Moment iso={round.endedAt} />
            </dd>
          </>
        ) : null}
        <dt>{t.comments}</dt>
        <dd>{round.comments.toLocaleString("en")}</dd>
      </dl>
      {round.short ? <p className="note warn">{t.short}</p> : null}
      {round.closedReason ? (
        <div className="note">
          <p>{t.reasonGiven}</p>
          <blockquote>{round.closedReason}</blockquote>
        </div>
      ) : null}
    </>
  );
}
