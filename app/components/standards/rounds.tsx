/** The rounds of a standard: on which draft, when, and what was said in each. */
import type { CommentType, Handling } from "#app/domain/comments.ts";
import type { RoundShown } from "#app/domain/heads.ts";
import { Moment } from "../frame/moment.tsx";
import { useTexts } from "../frame/texts.tsx";

export interface RoundListed extends RoundShown {
  closedReason: string | null;
  /** From which end, an ISO string, and why; the earliest first. */
  extensions: { was: string; reason: string }[];
  /** The draft's short name. */
  label: string;
  comments: number;
  types: { type: CommentType; count: number }[];
  handlings: { handling: Handling; count: number }[];
}

export function Rounds({ rounds }: { rounds: RoundListed[] }) {
  const t = useTexts();
  return (
    <ul className="rounds">
      {rounds.map((round) => (
        <li key={round.number} className="card">
          <header>
            <h3>
              {t.frame.round(round.number)} {t.standards.roundOn(round.label)}
            </h3>
            <span className={round.state === "open" ? "tag ok" : "tag"}>{round.state === "open" && round.daysLeft > 1 ? t.frame.daysLeft(round.daysLeft) : t.standards.roundStates[round.state]}</span>
          </header>
          <p>
            <Moment iso={round.opensAt} /> – <Moment iso={round.endsAt} /> · {t.roundKinds[round.kind]}
            {round.narrow ? `, ${t.standards.recirculation}` : ""}
          </p>
          {round.disclosure === "after-close" && round.state !== "closed" ? <p className="muted">{t.standards.withheld}</p> : null}
          {round.extensions.map(({ was, reason }) => (
            <p className="muted" key={was}>
              {t.standards.extendedFrom} <Moment iso={was} />: {reason}
            </p>
          ))}
          {round.closedReason ? <p className="muted">{t.standards.closedEarly(round.closedReason)}</p> : null}
          <p className="muted">
            {[t.frame.comments(round.comments), round.types.map(({ type, count }) => `${t.standards.count(count)} ${t.commentTypes[type]}`).join(", "), round.handlings.map(({ handling, count }) => `${t.standards.count(count)} ${t.handlings[handling]}`).join(", ")].filter(Boolean).join(" · ")}
          </p>
        </li>
      ))}
    </ul>
  );
}
