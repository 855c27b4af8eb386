/** The head of every page below a standard: what it is, where it stands, how long the round still runs, and the ways to its pages. */
import "#app/styles/standards.css";
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { RoundShown, StandardHead as Head } from "#app/domain/heads.ts";
import { paths } from "#app/paths.ts";
import { Moment } from "../frame/moment.tsx";
import { useCoreTexts } from "../frame/core-texts.tsx";
import { StageLine } from "./stage-line.tsx";

export type StandardTab = "overview" | "draft" | "comments" | "amendments" | "revisions" | "ballots";

/** @param tab where the reader is; null: on none of them. `actions`: at most a few buttons beside the round. */
export function StandardHead({ head, tab, actions }: { head: Head; tab: StandardTab | null; actions?: ReactNode }) {
  const t = useCoreTexts();
  return (
    <>
      <header className="head">
        <div>
          <p className="id">
            {head.identifier} · {t.domains[head.domain]}
          </p>
          <h1>{head.title}</h1>
          <StageLine stage={head.stage} code={head.code} label={head.newest?.label ?? null} />
        </div>
        <div className="aside">
          {head.round ? <RoundNote round={head.round} /> : <p>{t.standards.noRound}</p>}
          {actions ? <div className="actions">{actions}</div> : null}
        </div>
      </header>
      <Tabs head={head} tab={tab} />
    </>
  );
}

/** While comments are withheld that is said here, since on every page below something is missing for whoever does not know it. */
function RoundNote({ round }: { round: RoundShown }) {
  const t = useCoreTexts();
  return (
    <>
      <p>
        {t.frame.round(round.number)} · {t.roundKinds[round.kind]}
        {round.narrow ? `, ${t.standards.recirculation}` : ""}
      </p>
      <p>
        {round.state === "open" ? (
          <>
            <strong>{round.daysLeft > 1 ? t.frame.daysLeft(round.daysLeft) : t.frame.lessThanADay}</strong> · {t.standards.closes} <Moment iso={round.endsAt} />
          </>
        ) : (
          <>
            {round.state === "closed" ? t.standards.closed : t.standards.opens} <Moment iso={round.state === "closed" ? round.endsAt : round.opensAt} />
          </>
        )}
      </p>
      {round.disclosure === "after-close" && round.state !== "closed" ? <p>{t.standards.withheld}</p> : null}
    </>
  );
}

function Tabs({ head, tab }: { head: Head; tab: StandardTab | null }) {
  const t = useCoreTexts();
  const { slug, newest } = head;
  const ways: { tab: StandardTab; to: string; label: string; count?: number }[] = [
    { tab: "overview", to: paths.standard(slug), label: t.reading.tabs.overview },
    ...(newest ? [{ tab: "draft" as const, to: paths.draft(slug, newest.number), label: t.reading.tabs.draft }] : []),
    { tab: "comments", to: paths.comments(slug), label: t.reading.tabs.comments, count: head.comments },
    { tab: "amendments", to: paths.amendments(slug), label: t.reading.tabs.amendments, count: head.amendments },
    { tab: "revisions", to: paths.revisions(slug), label: t.reading.tabs.revisions, count: head.drafts.length },
    { tab: "ballots", to: paths.ballots(slug), label: t.reading.tabs.ballots, count: head.ballots },
  ];
  return (
    <nav className="tabs" aria-label={t.standards.tabsLabel}>
      <ul>
        {ways.map((way) => (
          <li key={way.tab}>
            <Link to={way.to} aria-current={way.tab === tab ? "page" : undefined}>
              {way.label}
              {way.count === undefined ? null : <span className="n"> {t.standards.count(way.count)}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
