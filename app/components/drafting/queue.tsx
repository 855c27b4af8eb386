/** The queue of the workbench: what is said of the draft, by line, what is still open first. */
import { Link } from "@remix-run/react";
import { commentCode } from "#app/domain/comments.ts";
import type { QueuedComment } from "#app/domain/drafting/queued-comments.ts";
import { paths } from "#app/paths.ts";
import { By } from "../frame/by.tsx";
import { useTexts } from "../frame/texts.tsx";
import { AmendmentCard } from "./amendment-card.tsx";
import type { BenchFacts, QueuedAmendment, RedlineFacts } from "./bench-facts.ts";
import type { Deciding } from "./decision-form.tsx";
import { PlaceLink } from "./place-link.tsx";

interface Props {
  bench: BenchFacts;
  page: number;
  /** Numbers of the comments that promise a change which the text does not hold yet. */
  unanswered: number[];
  spots: RedlineFacts["spots"];
  amended: RedlineFacts["amended"];
  /** Null: the page shows another text than the saved one, and nothing is decided beside it. */
  deciding: Deciding | null;
  /** Shows where it stands. `focus`: the reader goes there too. */
  onGo: (one: QueuedComment | QueuedAmendment, focus?: boolean) => void;
}

export function Queue({ bench, page, unanswered, spots, amended, deciding, onGo }: Props) {
  const t = useTexts().drafting.workbench;
  if (bench.queue.length === 0) return <p className="empty">{t.queueEmpty}</p>;
  const missing = new Set(unanswered);
  const places = { comment: byNumber(spots), amendment: byNumber(amended) };
  return (
    <>
      <p className="muted queue-counts">{t.queueCounts(bench.queued.open, bench.queued.decided)}</p>
      <ol className="queue">
        {bench.queue.map((one) => (
          <li key={`${one.kind} ${one.number}`}>
            {one.kind === "amendment" ? (
              <AmendmentCard amendment={one} slug={bench.slug} spot={places.amendment.get(one.number) ?? null} deciding={deciding} onGo={onGo} />
            ) : (
              <QueueCard comment={one} slug={bench.slug} change={places.comment.get(one.number)?.change ?? null} missing={missing.has(one.number)} onGo={onGo} />
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

function byNumber(spots: RedlineFacts["spots"]): Map<number, RedlineFacts["spots"][number]> {
  return new Map(spots.map((spot) => [spot.number, spot]));
}

function QueueCard({ comment, slug, change, missing, onGo }: { comment: QueuedComment; slug: string; change: number | null; missing: boolean; onGo: (comment: QueuedComment) => void }) {
  const words = useTexts();
  const t = words.drafting.workbench;
  const code = commentCode(comment.number);
  const promised = comment.handling === "decided" && comment.disposition !== null && ["accepted", "accepted-with-modifications", "partially-accepted"].includes(comment.disposition);
  return (
    <article className="card" aria-label={code} id={code}>
      <header>
        <Link className="at" to={paths.comment(slug, comment.number)} aria-label={t.open(code)}>
          {code}
        </Link>
        <PlaceLink firstLine={comment.firstLine} lastLine={comment.lastLine} change={change} label={t.go(code)} onGo={() => onGo(comment)} />
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
