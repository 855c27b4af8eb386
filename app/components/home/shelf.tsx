/** The standards on the first page: what each is about, where it stands, and how long its round still runs. */
import "#app/styles/home.css";
import { Link } from "@remix-run/react";
import type { RoundShown } from "#app/domain/heads.ts";
import { SHOWS, type Show, type StandardListed } from "#app/domain/shelves.ts";
import { isAbandoned } from "#app/domain/stages.ts";
import { paths } from "#app/paths.ts";
import { Moment } from "../frame/moment.tsx";
import { useTexts } from "../frame/texts.tsx";
import { CategoryMix } from "../standards/category-mix.tsx";
import { StageLine } from "../standards/stage-line.tsx";
import { RoundBars } from "./round-bars.tsx";

export function Shelf({ show, counts, standards, mayCreate }: { show: Show; counts: Record<Show, number>; standards: StandardListed[]; mayCreate: boolean }) {
  const t = useTexts();
  return (
    <div className="page home">
      <header>
        <h1>{t.home.title}</h1>
        <p className="lead">{t.home.lead}</p>
      </header>
      <nav className="row shows" aria-label={t.home.show}>
        {SHOWS.map((kind) => (
          <Link key={kind} className={kind === "open" ? "tag ok" : "tag"} to={paths.homeShowing(kind)} aria-current={kind === show ? "page" : undefined}>
            {t.home.shows[kind]} {counts[kind]}
          </Link>
        ))}
        {mayCreate ? (
          <Link className="btn small create" to={paths.newStandard()}>
            {t.home.newStandard}
          </Link>
        ) : null}
      </nav>
      {standards.length > 0 ? (
        <ul className="shelf">
          {standards.map((standard) => (
            <Row key={standard.slug} standard={standard} />
          ))}
        </ul>
      ) : (
        <Nothing show={show} />
      )}
    </div>
  );
}

function Row({ standard }: { standard: StandardListed }) {
  const t = useTexts();
  const { slug, newest, round } = standard;
  return (
    <li className="std">
      <div>
        <p className="id">
          {standard.identifier} · {t.domains[standard.domain]}
        </p>
        <h2>
          <Link to={newest ? paths.draft(slug, newest.number) : paths.standard(slug)}>{standard.title}</Link>
        </h2>
        <p>{standard.scope}</p>
        <StageLine stage={standard.stage} code={isAbandoned(standard.code) ? standard.code : undefined} label={newest?.label ?? null} short />
      </div>
      <div>
        <RoundBars rounds={standard.technical} current={round?.state === "open" ? round.number : null} />
      </div>
      <div>
        <CategoryMix parts={standard.organisations} />
      </div>
      <div className="due">
        {round ? <Due round={round} /> : <span className="muted">{newest ? t.home.noRound : t.home.noDraft}</span>}
        {standard.ballot ? (
          <Link className="voting" to={paths.ballot(slug, standard.ballot.number)}>
            {round?.state === "open" && round.kind !== "comment" && round.daysLeft === standard.ballot.daysLeft ? t.home.ballotStands : t.home.ballotOpen(standard.ballot.daysLeft)}
          </Link>
        ) : null}
      </div>
    </li>
  );
}

function Due({ round }: { round: RoundShown }) {
  const t = useTexts();
  if (round.state === "open") {
    return (
      <>
        <b>{round.daysLeft > 1 ? t.frame.daysLeft(round.daysLeft) : t.frame.lessThanADay}</b>
        {round.narrow ? t.standards.recirculation : t.roundKinds[round.kind]}
      </>
    );
  }
  const closed = round.state === "closed";
  return (
    <>
      <b>
        {t.frame.round(round.number)} {closed ? t.standards.closed : t.standards.opens}
      </b>
      <Moment iso={closed ? round.endsAt : round.opensAt} day />
    </>
  );
}

function Nothing({ show }: { show: Show }) {
  const t = useTexts();
  return (
    <div className="empty">
      <p>{t.home.emptyTitle[show]}</p>
      <p>{show === "all" ? t.home.emptyAll : t.home.emptyHint}</p>
      {show === "all" ? null : (
        <p>
          <Link className="btn" to={paths.homeShowing("all")}>
            {t.home.showAll}
          </Link>
        </p>
      )}
    </div>
  );
}
