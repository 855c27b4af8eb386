/** An amendment in the queue: its redline, what it collides with, and its decision, given and undone in place. The forms are whole without a script. */
import { Link } from "@remix-run/react";
import { amendmentCode } from "#app/domain/amendments/states.ts";
import { paths } from "#app/paths.ts";
import { Pieces } from "../amendments/excerpt.tsx";
import { By } from "../frame/by.tsx";
import { useTexts } from "../frame/texts.tsx";
import { AmendmentParts } from "./amendment-parts.tsx";
import type { QueuedAmendment } from "./bench-facts.ts";
import { Acceptance, Answer, DecisionForm, Undoing, useDone, type Deciding } from "./decision-form.tsx";

interface Props {
  amendment: QueuedAmendment;
  slug: string;
  /** The change of the redline that names it. */
  change: number | null;
  /** Null: no decision can be given here now. */
  deciding: Deciding | null;
}

export function AmendmentCard({ amendment, slug, change, deciding }: Props) {
  const words = useTexts();
  const t = words.drafting.workbench;
  const d = words.drafting.decision;
  const code = amendmentCode(amendment.number);
  const lines = amendment.firstLine === null || amendment.lastLine === null ? t.noLine : t.lines(amendment.firstLine, amendment.lastLine);
  const open = amendment.handling === "open";
  const { answer, left } = useDone(slug, amendment.number);
  const own = answer && answer.typed.kind !== undefined && answer.typed.kind !== "accepted" ? null : answer;
  return (
    <article className="card" aria-label={code} id={code} data-open={open || undefined}>
      <header>
        <Link className="at" to={paths.amendment(slug, amendment.number)} aria-label={t.open(code)}>
          {code}
        </Link>
        {change === null ? (
          <span className="tag">{lines}</span>
        ) : (
          <a className="tag" href={`#change-${change}`} aria-label={`${lines}: ${d.go(code)}`}>
            {lines}
          </a>
        )}
        <span className="tag">{d.labels[amendment.label]}</span>
        {amendment.disposition ? <span className={["accepted", "accepted-with-modifications", "partially-accepted"].includes(amendment.disposition) ? "tag ok" : "tag"}>{words.dispositions[amendment.disposition]}</span> : null}
        {amendment.collides.map((other) => (
          <a key={other} className="tag warn" href={`#${amendmentCode(other)}`}>
            {d.collides(amendmentCode(other))}
          </a>
        ))}
      </header>
      <By name={null} organisation={amendment.organisation} category={amendment.category} />
      {amendment.outcome === "unfit" ? <p className="note warn">{d.unfit}</p> : amendment.outcome === "there" ? <p className="note">{d.there}</p> : <AmendmentParts parts={amendment.parts} />}
      <p className="queue-said">{amendment.reason}</p>
      <p className="muted">{d.support(amendment.endorse, amendment.object)}</p>
      {amendment.observation ? <p className="muted queue-said">{d.said(amendment.observation)}</p> : null}
      {amendment.modified !== null ? (
        <details>
          <summary>{d.modified}</summary>
          <div className="prop queue-said">
            <Pieces pieces={amendment.modified} />
          </div>
        </details>
      ) : null}
      {deciding === null ? (
        <p className="muted">{d.notHere}</p>
      ) : open ? (
        <>
          {amendment.outcome === "fits" ? <Acceptance amendment={amendment} slug={slug} deciding={deciding} /> : null}
          <details className="deciding">
            <summary>{amendment.outcome === "fits" ? d.otherwise : d.decide}</summary>
            <DecisionForm amendment={amendment} slug={slug} deciding={deciding} />
          </details>
        </>
      ) : (
        <Undoing amendment={amendment} slug={slug} deciding={deciding} />
      )}
      {open && amendment.collides.length > 0 ? (
        <p>
          <Link to={paths.settlement(slug, [amendment.number, ...amendment.collides].sort((a, b) => a - b))}>{d.settle}</Link>
        </p>
      ) : null}
      <Answer outcome={own} />
      {left > 0 ? <p className="note warn" role="status">{d.left(left)}</p> : null}
    </article>
  );
}
