/** The disposition form on a page of its own: for one comment, or where what was sent from the tracker could not be done. */
import "#app/styles/comments.css";
import "#app/styles/tracker.css";
import { Link } from "@remix-run/react";
import { commentCode } from "#app/domain/comments.ts";
import { paths } from "#app/paths.ts";
import { By } from "../frame/by.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { DispositionPanel } from "./disposition-panel.tsx";
import { Passage } from "./passage.tsx";
import type { Row } from "./tracker-row.tsx";

interface PageProps {
  standard: string;
  seen: number;
  back: string;
  recent: string[];
  /** Those of the comments that are shown. */
  rows: Row[];
  numbers: number[];
  outcome: Outcome | null;
}

/** So many are named; the others are counted. */
const NAMED = 60;

export function DispositionPage({ standard, seen, back, recent, rows, numbers, outcome }: PageProps) {
  const { tracker: t } = useTexts();
  const [first] = numbers;
  const all = outcome?.typed.all === "on";
  return (
    <div className="page narrow disposition">
      <h2>{numbers.length === 1 && first !== undefined && !all ? t.panel.one(commentCode(first)) : t.panel.title(all ? 0 : numbers.length)}</h2>
      {rows.map((row) => (
        <article className="card" key={row.number}>
          <header>
            <Link className="at" to={paths.comment(standard, row.number)}>
              {commentCode(row.number)}
            </Link>
            <By name={row.authorName} organisation={row.organisationName} category={row.category} />
          </header>
          <div>
            <Passage text={row.reason} page={paths.comment(standard, row.number)} code={commentCode(row.number)} />
          </div>
          {row.proposedChange ? (
            <div className="prop">
              <Passage text={row.proposedChange} page={paths.comment(standard, row.number)} code={commentCode(row.number)} />
            </div>
          ) : null}
        </article>
      ))}
      {rows.length === 0 && numbers.length > 0 ? (
        <p>
          {t.panel.which}: {numbers.slice(0, NAMED).map(commentCode).join(", ")} {numbers.length > NAMED ? t.panel.others(numbers.length - NAMED) : ""}
        </p>
      ) : null}
      <div className="panel">
        <DispositionPanel standard={standard} seen={seen} back={back} view={typeof outcome?.typed.view === "string" ? outcome.typed.view : ""} recent={recent} outcome={outcome}>
          {numbers.map((number) => (
            <input key={number} type="hidden" name="comments" value={number} />
          ))}
          {all ? <input type="hidden" name="all" value="on" /> : null}
        </DispositionPanel>
      </div>
      <p>
        <Link to={back}>{t.panel.cancel}</Link>
      </p>
    </div>
  );
}
