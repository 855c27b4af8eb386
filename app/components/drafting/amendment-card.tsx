/** An amendment in the queue: its redline, what it collides with, and its decision, given and undone in place. The forms are whole without a script. */
import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { ACCEPTING, amendmentCode } from "#app/domain/amendments/states.ts";
import type { Spot } from "#app/domain/spots.ts";
import { paths } from "#app/paths.ts";
import { Pieces } from "../amendments/excerpt.tsx";
import { By } from "../frame/by.tsx";
import { useTexts } from "../frame/texts.tsx";
import { AmendmentParts } from "./amendment-parts.tsx";
import type { QueuedAmendment } from "./bench-facts.ts";
import { Acceptance, Answer, DecisionForm, Undoing, useDone, type Deciding } from "./decision-form.tsx";
import { PlaceLink } from "./place-link.tsx";

interface Props {
  amendment: QueuedAmendment;
  slug: string;
  /** Where it stands in the text that is shown. */
  spot: Spot | null;
  /** Null: no decision can be given here now. */
  deciding: Deciding | null;
  onGo: (amendment: QueuedAmendment, focus?: boolean) => void;
}

export function AmendmentCard({ amendment, slug, spot, deciding, onGo }: Props) {
  const words = useTexts();
  const t = words.drafting.workbench;
  const d = words.drafting.decision;
  const code = amendmentCode(amendment.number);
  const open = amendment.handling === "open";
  const { answer, left } = useDone(slug, amendment.number);
  const own = answer && answer.typed.kind !== undefined && answer.typed.kind !== "accepted" ? null : answer;
  const accepted = amendment.disposition !== null && ACCEPTING.includes(amendment.disposition);
  useShownOnce(open, accepted, spot, () => onGo(amendment, false));
  return (
    <article className="card" aria-label={code} id={code} data-open={open || undefined}>
      <header>
        <Link className="at" to={paths.amendment(slug, amendment.number)} aria-label={t.open(code)}>
          {code}
        </Link>
        <PlaceLink firstLine={amendment.firstLine} lastLine={amendment.lastLine} change={spot?.change ?? null} label={d.go(code)} onGo={() => onGo(amendment)} />
        <span className="tag">{d.labels[amendment.label]}</span>
        {amendment.disposition ? <span className={accepted ? "tag ok" : "tag"}>{words.dispositions[amendment.disposition]}</span> : null}
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

/** What is accepted here is shown where it went, once the text that holds it is drawn; the reader stays in the queue. */
function useShownOnce(open: boolean, accepted: boolean, spot: Spot | null, show: () => void): void {
  const before = useRef<Spot | null | undefined>(undefined);
  useEffect(() => {
    if (open) before.current = spot;
    else if (before.current !== undefined && spot !== before.current) {
      before.current = undefined;
      if (accepted) show();
    }
  });
}
