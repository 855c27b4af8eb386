/** The page of one amendment: what it changes and why, who stands behind it, what was decided, where it took effect, what is said to it. */
import { Link } from "@remix-run/react";
import { amendmentCode, type AmendmentDisposition, type AmendmentHandling, type AmendmentPosition } from "#app/domain/amendments/states.ts";
import type { CategoryTally } from "#app/domain/amendments/tallies.ts";
import type { BallotHead } from "#app/domain/ballots/shown.ts";
import type { Category } from "#app/domain/organisations.ts";
import type { Verdict } from "#app/domain/refusals.ts";
import type { Piece } from "#app/domain/text/redline.ts";
import type { Speaker, ThreadReply, Written } from "#app/domain/threads.ts";
import { paths } from "#app/paths.ts";
import "#app/styles/amendments.css";
import "#app/styles/comments.css";
import "#app/styles/revisions.css";
import { StrawPolls } from "../ballots/straw-polls.tsx";
import { WhyNot } from "../comments/refused.tsx";
import { Replies, ReplyForm } from "../comments/replies.tsx";
import { By } from "../frame/by.tsx";
import { Markup } from "../frame/markup.tsx";
import { Moment } from "../frame/moment.tsx";
import { useTexts } from "../frame/texts.tsx";
import { AmendmentHead, type HeadedAmendment } from "./amendment-head.tsx";
import { DecisionHistory, PlacesOnDrafts, type DecisionShown, type PlaceOnDraft } from "./amendment-history.tsx";
import { CollisionTags, LabelTags, StateTags } from "./amendment-tags.tsx";
import { AmendmentWithdrawal, JoinForm, PositionButtons } from "./deeds.tsx";
import { Pieces } from "./excerpt.tsx";
import { Tally } from "./tally.tsx";

export interface AmendmentShown extends HeadedAmendment {
  proposedOn: { number: number; label: string; first: number; last: number };
  label: "editorial" | "substantive";
  keywords: string[];
  redline: string;
  source: Piece[] | null;
  markdown: string;
  reason: Written;
  author: Speaker;
  proposers: Speaker[];
  at: string;
  handling: AmendmentHandling;
  disposition: AmendmentDisposition | null;
  withdrawn: boolean;
  collides: number[];
  amends: number | null;
  amendedBy: number[];
  mayBeAmended: boolean;
  places: PlaceOnDraft[];
  applied: { number: number; label: string; first: number | null; last: number | null } | null;
  decisions: DecisionShown[];
  tally: CategoryTally[];
  said: { name: string; organisation: string; category: Category | null; position: AmendmentPosition; at: string }[];
  position: AmendmentPosition;
  replies: ThreadReply[];
  replyCount: number;
  submission: string;
  actingFor: string | null;
  facilitates: boolean;
  may: { reply: Verdict; join: Verdict; position: Verdict; withdraw: Verdict; decide: boolean; undo: boolean };
  polls: BallotHead[];
  neighbours: { previous: number | null; next: number | null };
}

export function AmendmentPage({ page }: { page: AmendmentShown }) {
  const t = useTexts();
  const p = t.amendments.page;
  const standard = page.standard.slug;
  return (
    <>
      <AmendmentHead page={page} neighbours={page.neighbours} />
      <div className="page whole-comment amendment">
        <div className="told">
          <section className="panel" aria-labelledby="change">
            <h2 id="change">{p.proposed}</h2>
            <p className="row">
              <LabelTags label={page.label} keywords={page.keywords} />
              <StateTags {...page} />
              <CollisionTags standard={standard} collides={page.collides} />
            </p>
            {page.withdrawn ? <p className="note">{p.withdrawnNote}</p> : null}
            {page.amends !== null ? (
              <p>
                <Link to={paths.amendment(standard, page.amends)}>{p.amends(amendmentCode(page.amends))}</Link>
              </p>
            ) : null}
            {page.source ? (
              <div className="prop excerpt">
                <Pieces pieces={page.source} />
              </div>
            ) : (
              <Markup className="redline" html={page.redline} />
            )}
            {page.markdown ? (
              <details>
                <summary>{p.markdown}</summary>
                <pre className="prop as-written">{page.markdown}</pre>
              </details>
            ) : null}
            <h3>{p.reason}</h3>
            <Markup html={page.reason.html} />
            <Proposers page={page} />
            {page.may.withdraw.ok ? (
              <div className="own-deeds row">
                <AmendmentWithdrawal standard={standard} number={page.number} folded />
              </div>
            ) : null}
          </section>
          <section className="panel" aria-labelledby="decision">
            <h2 id="decision">{p.decision}</h2>
            {page.decisions.length > 0 ? <DecisionHistory standard={standard} decisions={page.decisions} /> : <p className="muted">{p.undecided}</p>}
            {page.may.decide || page.may.undo ? (
              <p className="row">
                {page.may.decide ? (
                  <Link className="btn primary" to={paths.amendmentPart(standard, page.number, "decision")}>
                    {p.decide}
                  </Link>
                ) : (
                  <Link className="btn" to={paths.workbenchAt(standard, amendmentCode(page.number))}>
                    {p.undo}
                  </Link>
                )}
              </p>
            ) : null}
          </section>
          <section className="panel" aria-labelledby="thread">
            <h2 id="thread">{p.thread}</h2>
            {page.replies.length > 0 ? <Replies comment={page} standard={standard} /> : <p className="muted">{p.noReplies}</p>}
            {page.may.reply.ok ? <ReplyForm comment={page} standard={standard} folded={false} action={paths.amendmentPart(standard, page.number, "replies")} /> : page.withdrawn ? null : <WhyNot refusal={page.may.reply.refusal} />}
          </section>
        </div>
        <div className="beside">
          <section className="panel" aria-labelledby="positions">
            <h2 id="positions">{p.positions}</h2>
            <Tally tally={page.tally} />
            <ul className="supporters">
              {page.said.map((one) => (
                <li key={one.organisation}>
                  <By name={null} organisation={one.organisation} category={one.category} /> <span className={one.position === "object" ? "tag bad" : "tag ok"}>{one.position === "object" ? p.objects : p.endorses}</span>
                </li>
              ))}
            </ul>
            {page.withdrawn ? null : <PositionButtons standard={standard} number={page.number} position={page.position} may={page.may.position} actingFor={page.actingFor} />}
            {page.may.join.ok ? <JoinForm standard={standard} number={page.number} label={p.join} /> : null}
          </section>
          <StrawPolls standard={standard} amendment={page.number} polls={page.polls} asks={page.facilitates && page.handling === "open" && !page.withdrawn} />
          <section className="panel" aria-labelledby="drafts">
            <h2 id="drafts">{p.onDrafts}</h2>
            <PlacesOnDrafts standard={standard} places={page.places} applied={page.applied} />
          </section>
          {page.amendedBy.length > 0 || page.mayBeAmended ? (
            <section className="panel" aria-labelledby="amended-by">
              <h2 id="amended-by">{p.amendedBy}</h2>
              {page.amendedBy.length > 0 ? (
                <p className="row">
                  {page.amendedBy.map((number) => (
                    <Link key={number} className="tag" to={paths.amendment(standard, number)}>
                      {amendmentCode(number)}
                    </Link>
                  ))}
                </p>
              ) : null}
              {page.mayBeAmended ? (
                <p>
                  <Link className="btn small" to={paths.newAmendment(standard, page.draft.number, { first: page.first, last: page.last, amends: page.number })}>
                    {p.amend}
                  </Link>
                </p>
              ) : null}
            </section>
          ) : null}
        </div>
      </div>
    </>
  );
}

function Proposers({ page }: { page: AmendmentShown }) {
  const t = useTexts().amendments.page;
  return (
    <div>
      <p className="label">{t.proposers}</p>
      <ul className="plain">
        {page.proposers.map((speaker) => (
          <li key={speaker.organisation}>
            <By {...speaker} />
          </li>
        ))}
      </ul>
      <p className="muted">
        <Moment iso={page.at} />
      </p>
    </div>
  );
}
