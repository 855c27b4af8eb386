/** The page of a standard below its head: what it is for, its drafts, its rounds, who takes part. */
import { Link } from "@remix-run/react";
import type { BallotHead } from "#app/domain/ballots/shown.ts";
import type { DraftListed, StandardHead } from "#app/domain/heads.ts";
import type { Category } from "#app/domain/organisations.ts";
import { movesFrom } from "#app/domain/stages/moves.ts";
import type { StageMoved } from "#app/domain/stages.ts";
import { paths } from "#app/paths.ts";
import { BallotLink } from "../ballots/ballot-list.tsx";
import { By } from "../frame/by.tsx";
import { Moment } from "../frame/moment.tsx";
import { useTexts } from "../frame/texts.tsx";
import { CategoryMix } from "./category-mix.tsx";
import { Rounds, type RoundListed } from "./rounds.tsx";
import { Stages } from "./stages.tsx";

export interface OverviewProps {
  head: StandardHead;
  scope: string;
  purpose: string | null;
  stages: StageMoved[];
  rounds: RoundListed[];
  ballots: BallotHead[];
  organisations: { slug: string; name: string; category: Category; comments: number }[];
  facilitators: string[];
}

export function Overview({ head, scope, purpose, stages, rounds, ballots, organisations, facilitators }: OverviewProps) {
  const t = useTexts();
  return (
    <div className="page overview">
      <div className="about">
        {head.may.facilitate ? <FacilitatorDeeds head={head} /> : null}
        <section>
          <h2>{t.standards.scope}</h2>
          <p className="said">{scope}</p>
        </section>
        {purpose ? (
          <section>
            <h2>{t.standards.purpose}</h2>
            <p className="said">{purpose}</p>
          </section>
        ) : null}
        <section>
          <h2>{t.standards.drafts}</h2>
          {head.drafts.length > 0 ? <Drafts head={head} /> : <p className="empty">{t.standards.noDrafts}</p>}
          {head.drafts.length > 0 ? (
            <p>
              <a href={paths.changesFeed(head.slug)}>{t.revisions.changeList.follow}</a>
            </p>
          ) : null}
        </section>
        <section>
          <h2>{t.standards.rounds}</h2>
          {rounds.length > 0 ? <Rounds rounds={rounds} /> : <p className="empty">{t.standards.noRounds}</p>}
        </section>
        <section id="stages">
          <h2>{t.stageCodes.title}</h2>
          <Stages slug={head.slug} code={head.code} moves={stages} drafts={head.drafts} />
        </section>
        {ballots.length > 0 ? (
          <section>
            <h2>{t.ballots.title}</h2>
            <ul className="plain">
              {ballots.map((ballot) => (
                <li key={ballot.number}>
                  <BallotLink standard={head.slug} ballot={ballot} /> <span className={ballot.state === "open" ? "tag ok" : "tag"}>{ballot.state === "open" ? t.ballots.daysLeft(ballot.daysLeft) : t.standards.roundStates[ballot.state]}</span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
      <aside className="people" aria-labelledby="who">
        <h2 id="who">{t.standards.whoTakesPart}</h2>
        {organisations.length > 0 ? <Organisations organisations={organisations} /> : <p className="muted">{t.standards.nobodyYet}</p>}
        <p>
          <Link className="btn small" to={paths.delegations(head.slug)}>{t.delegations.toAll}</Link>
        </p>
        <h2>{t.standards.facilitators}</h2>
        <ul className="plain">
          {facilitators.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      </aside>
    </div>
  );
}

/** One primary action: read, or open the workbench where the reader facilitates. */
export function OverviewActions({ head }: { head: StandardHead }) {
  const t = useTexts();
  if (!head.newest) return null;
  return (
    <Link className={head.may.facilitate ? "btn" : "btn primary"} to={paths.draft(head.slug, head.newest.number)}>
      {t.standards.readNewest(head.newest.label)}
    </Link>
  );
}

function FacilitatorDeeds({ head }: { head: StandardHead }) {
  const t = useTexts();
  const open = head.round?.state === "open" ? head.round : null;
  const ways = [
    ...(head.newest ? [{ to: paths.workbench(head.slug), label: t.standards.workbench }] : []),
    { to: paths.newDraft(head.slug), label: t.standards.newDraft },
    ...(head.newest && head.round?.state !== "open" && head.round?.state !== "not-open-yet" ? [{ to: paths.newRound(head.slug), label: t.standards.newRound }] : []),
    ...(open ? [{ to: paths.extension(head.slug, open.number), label: t.standards.extendRound }, { to: paths.closure(head.slug, open.number), label: t.standards.closeRound }] : []),
    { to: paths.comments(head.slug), label: t.standards.dispose },
    { to: paths.newBallot(head.slug), label: t.ballots.open },
    ...(movesFrom(head.code).length > 0 ? [{ to: paths.stage(head.slug), label: t.stageCodes.move }] : []),
  ];
  return (
    <section className="facilitating" aria-labelledby="facilitating">
      <h2 id="facilitating" className="label">
        {t.standards.facilitating}
      </h2>
      <p className="row">
        {ways.map(({ to, label }, index) => (
          <Link key={to} className={index === 0 ? "btn primary" : "btn"} to={to}>
            {label}
          </Link>
        ))}
      </p>
    </section>
  );
}

function Drafts({ head }: { head: StandardHead }) {
  const t = useTexts();
  return (
    <div className="scroller">
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{t.standards.draft}</th>
            <th scope="col">{t.standards.date}</th>
            <th scope="col">{t.standards.lines}</th>
            <th scope="col">{t.standards.words}</th>
            <th scope="col">
              <span className="visually-hidden">{t.reading.tabs.revisions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {[...head.drafts].reverse().map((draft) => (
            <DraftRow key={draft.number} slug={head.slug} draft={draft} before={head.drafts.findLast(({ number }) => number < draft.number) ?? null} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DraftRow({ slug, draft, before }: { slug: string; draft: DraftListed; before: DraftListed | null }) {
  const t = useTexts();
  return (
    <tr>
      <td>
        <Link to={paths.draft(slug, draft.number)}>{draft.label}</Link> <span className="muted">{t.stages[draft.stage]}</span>
      </td>
      <td>
        <Moment iso={draft.publishedAt} day />
      </td>
      <td>{t.standards.count(draft.lineCount)}</td>
      <td>{t.standards.count(draft.wordCount)}</td>
      <td>{before ? <Link to={paths.revision(slug, before.number, draft.number)}>{t.standards.compare(before.label)}</Link> : null}</td>
    </tr>
  );
}

function Organisations({ organisations }: { organisations: OverviewProps["organisations"] }) {
  const t = useTexts();
  const counts = new Map<Category, number>();
  for (const { category } of organisations) counts.set(category, (counts.get(category) ?? 0) + 1);
  return (
    <>
      <CategoryMix parts={[...counts].map(([category, count]) => ({ category, count }))} />
      <ul className="plain">
        {organisations.map(({ slug, name, category, comments }) => (
          <li key={slug}>
            <Link to={paths.organisation(slug)}>
              <By name={null} organisation={name} category={category} />
            </Link>
            <span className="muted"> {t.standards.organisationComments(comments)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
