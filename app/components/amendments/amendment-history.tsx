/** What became of an amendment: its decisions, where it took effect, how it stands on each draft. */
import { Link } from "@remix-run/react";
import type { PlaceOutcome, Decision } from "#app/domain/amendments/states.ts";
import { amendmentCode } from "#app/domain/amendments/states.ts";
import type { Unfit } from "#app/domain/amendments/rebasing.ts";
import type { Piece } from "#app/domain/text/redline.ts";
import { paths } from "#app/paths.ts";
import { Markup } from "../frame/markup.tsx";
import { Moment } from "../frame/moment.tsx";
import { useTexts } from "../frame/texts.tsx";
import { Pieces } from "./excerpt.tsx";

export interface DecisionShown {
  kind: Decision | "undone";
  html: string | null;
  duplicateOf: number | null;
  by: string;
  at: string;
  undone: boolean;
  modified: Piece[] | null;
  parts: number[] | null;
}

export function DecisionHistory({ standard, decisions }: { standard: string; decisions: readonly DecisionShown[] }) {
  const t = useTexts();
  const p = t.amendments.page;
  return (
    <ol className="history">
      {decisions.map((decision, index) => (
        <li key={index}>
          <p className="row">
            <strong>{decision.kind === "undone" ? p.undoing : t.dispositions[decision.kind]}</strong>
            <span className="muted">
              {decision.by} · <Moment iso={decision.at} />
            </span>
          </p>
          {decision.undone && decision.kind !== "undone" ? <p className="muted">{p.undone}</p> : null}
          {decision.duplicateOf ? (
            <p>
              {p.duplicateOf} <Link to={paths.amendment(standard, decision.duplicateOf)}>{amendmentCode(decision.duplicateOf)}</Link>
            </p>
          ) : null}
          {decision.parts ? <p>{p.partly(decision.parts.join(", "))}</p> : null}
          {decision.html ? <Markup html={decision.html} /> : null}
          {decision.modified ? (
            <details>
              <summary>{p.modifiedTo}</summary>
              <div className="prop excerpt">
                <Pieces pieces={decision.modified} />
              </div>
            </details>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

export interface PlaceOnDraft {
  draft: { number: number; label: string };
  outcome: PlaceOutcome;
  unfit: Unfit | null;
  first: number | null;
  last: number | null;
}

export function PlacesOnDrafts({ standard, places, applied }: { standard: string; places: readonly PlaceOnDraft[]; applied: { number: number; label: string; first: number | null; last: number | null } | null }) {
  const t = useTexts().amendments;
  return (
    <ul className="plain small">
      {places.map(({ draft, outcome, unfit, first, last }, index) => (
        <li key={draft.number}>
          {first !== null && last !== null ? <Link to={paths.draftLines(standard, draft.number, first, last)}>{`${draft.label}, ${t.lines(first, last)}`}</Link> : draft.label}
          {": "}
          {index === 0 ? t.page.ownDraft : outcome === "fits" ? t.page.fits : outcome === "there" ? t.there : unfit ? t.unfit[unfit] : t.page.doesNotFit}
        </li>
      ))}
      {applied ? (
        <li>
          <strong>
            {t.page.tookEffect}{" "}
            {applied.first !== null && applied.last !== null ? (
              <Link to={paths.draftLines(standard, applied.number, applied.first, applied.last)}>{`${applied.label}, ${t.lines(applied.first, applied.last)}`}</Link>
            ) : (
              <Link to={paths.draft(standard, applied.number)}>{applied.label}</Link>
            )}
          </strong>
        </li>
      ) : null}
    </ul>
  );
}
