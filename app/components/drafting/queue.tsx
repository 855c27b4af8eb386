/** The queue of the workbench: what is said of the draft, by line, what is still open first. */
import { Link } from "@remix-run/react";
import { commentCode } from "#app/domain/comments.ts";
import { paths } from "#app/paths.ts";
import { By } from "../frame/by.tsx";
import { useTexts } from "../frame/texts.tsx";
import { AmendmentCard } from "./amendment-card.tsx";
import type { BenchFacts, CommentSpot, QueuedComment, RedlineFacts } from "./bench-facts.ts";
import type { Deciding } from "./decision-form.tsx";

interface Props {
  bench: BenchFacts;
  page: number;
  /** Numbers of the comments that promise a change which the text does not hold yet. */
  unanswered: number[];
  spots: CommentSpot[];
  amended: RedlineFacts["amended"];
  /** Null: the page shows another text than the saved one, and nothing is decided beside it. */
  deciding: Deciding | null;
  onGo: (comment: QueuedComment) => void;
}

export function Queue({ bench, page, unanswered, spots, amended, deciding, onGo }: Props) {
  const t = useTexts().drafting.workbench;
  if (bench.queue.length === 0) return <p className="empty">{t.queueEmpty}</p>;
  const missing = new Set(unanswered);
  const changes = new Map(spots.map((spot) => [spot.comment, spot.change]));
  const amendedBy = new Map(amended.map(({ amendment, change }) => [amendment, change]));
  return (
    <>
      <p className="muted queue-counts">{t.queueCounts(bench.queued.open, bench.queued.decided)}</p>
      <ol className="queue">
        {bench.queue.map((one) => (
          <li key={`${one.kind} ${one.number}`}>
            {one.kind === "amendment" ? (
              <AmendmentCard amendment={one} slug={bench.slug} change={amendedBy.get(one.number) ?? null} deciding={deciding} />
            ) : (
              <QueueCard comment={one} slug={bench.slug} change={changes.get(one.number) ?? null} missing={missing.has(one.number)} onGo={onGo} />
            )}
          </li>
        ))}
      </ol>
      {bench.pages > 1 ? (
        <nav aria-label={t.queuePages} className="row pages">
          {Array.from({ length: bench.pages }, (_, index) => (
            <Link key={index} className="tag" to={`${paths.workbench(bench.slug)}?page=${index + 1}`} preventScrollReset aria-current={index + 1 === page ? "page" : undefined}>
              {index + 1}
            </Link>
          ))}
        </nav>
      ) : null}
    </>
  );
}

function QueueCard({ comment, slug, change, missing, onGo }: { comment: QueuedComment; slug: string; change: number | null; missing: boolean; onGo: (comment: QueuedComment) => void }) {
  const words = useTexts();
  const t = words.drafting.workbench;
  const code = commentCode(comment.number);
  const lines = comment.firstLine === null || comment.lastLine === null ? t.noLine : t.lines(comment.firstLine, comment.lastLine);
  const promised = comment.handling === "decided" && comment.disposition !== null && ["accepted", "accepted-with-modifications", "partially-accepted"].includes(comment.disposition);
  return (
    <article className="card" aria-label={code} id={code}>
      <header>
        <Link className="at" to={paths.comment(slug, comment.number)} aria-label={t.open(code)}>
          {code}
        </Link>
        {comment.firstLine === null ? (
          <span className="tag">{lines}</span>
        ) : (
          <a
            className="tag"
            href={change === null ? "#bench-redline" : `#change-${change}`}
            aria-label={`${lines}: ${t.go(code)}`}
            onClick={(event) => {
              event.preventDefault();
              onGo(comment);
            }}
          >
            {lines}
          </a>
        )}
        <span className="tag">{words.commentTypes[comment.type]}</span>
        {comment.mustBeSatisfied ? <span className="tag warn">{t.mustBeSatisfied}</span> : null}
        {comment.disposition && comment.handling !== "open" ? <span className={comment.handling === "decided" ? "tag ok" : "tag"}>{comment.handling === "proposed" ? `${words.handlings.proposed}: ${words.dispositions[comment.disposition]}` : words.dispositions[comment.disposition]}</span> : null}
        {promised ? <span className={missing ? "tag warn" : "tag ok"}>{missing ? t.unansweredTag : t.answered}</span> : null}
      </header>
      <By name={null} organisation={comment.organisation} category={comment.category} />
      <p className="queue-said">{comment.reason}</p>
      {comment.proposedChange ? (
        <div className="prop">
          <span className="visually-hidden">{t.proposedChange}: </span>
          {comment.proposedChange}
        </div>
      ) : null}
      {comment.observation ? <p className="muted queue-said">{comment.observation}</p> : null}
    </article>
  );
}
