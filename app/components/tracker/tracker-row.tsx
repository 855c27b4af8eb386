/** One comment as a row of the tracker; on a narrow screen the same cells are a card. */
import { memo, type MouseEvent } from "react";
import { commentCode, TYPE_CODES } from "#app/domain/comments.ts";
import type { Answer, CommentType, Disposition, Handling } from "#app/domain/comments.ts";
import type { Category } from "#app/domain/organisations.ts";
import type { PlacementState } from "#app/domain/text/placements.ts";
import type { Clamped } from "#app/domain/tracker-views.ts";
import { paths } from "#app/paths.ts";
import { DispositionTag } from "../comments/disposition-tag.tsx";
import { By } from "../frame/by.tsx";
import { useTexts } from "../frame/texts.tsx";
import { Passage } from "./passage.tsx";

export interface Row {
  number: number;
  authorName: string;
  organisationName: string;
  category: Category | null;
  type: CommentType;
  clause: string;
  line: { first: number; last: number } | null;
  check: boolean;
  made: { draft: number; label: string; first: number; last: number; state: PlacementState } | null;
  reason: Clamped;
  proposedChange: Clamped | null;
  mustBeSatisfied: boolean;
  handling: Handling;
  disposition: Disposition | null;
  observation: Clamped | null;
  duplicateOf: number | null;
  answer: Answer | null;
  withdrawn: boolean;
  supportCount: number;
  replyCount: number;
}

interface RowProps {
  standard: string;
  /** The draft that the lines are of. */
  draft: number;
  row: Row;
  /** Null: the reader disposes of nothing, so nothing is selected. */
  selected: boolean | null;
  /** The one row that Tab comes to. */
  active: boolean;
  /** Where the "Dispose" link comes back to. */
  back: string;
  onToggle: (number: number, extend: boolean) => void;
  onDispose: (number: number, event: MouseEvent) => void;
}

export const TrackerRow = memo(function TrackerRow({ standard, draft, row, selected, active, back, onToggle, onDispose }: RowProps) {
  const t = useTexts();
  const columns = t.tracker.columns;
  const code = commentCode(row.number);
  const page = paths.comment(standard, row.number);
  return (
    <tr role="row" id={`row-${row.number}`} data-number={row.number} tabIndex={active ? 0 : -1} aria-selected={selected ?? undefined} data-withdrawn={row.withdrawn ? "" : undefined}>
      {selected === null ? null : (
        <td role="cell" className="tick">
          <input type="checkbox" form="disposing" name="comments" value={row.number} checked={selected} aria-label={t.tracker.selectOne(code)} onClick={(event) => onToggle(row.number, event.shiftKey)} onChange={() => {}} />
        </td>
      )}
      <th role="rowheader" scope="row" className="no">
        <a href={page} aria-label={t.tracker.open(code)}>
          {code}
        </a>
      </th>
      <td role="cell" data-label={columns.organisation} className="who">
        <By name={null} organisation={row.organisationName || row.authorName} category={row.category} />
      </td>
      <td role="cell" data-label={columns.line} className="line">
        <Place standard={standard} draft={draft} row={row} />
      </td>
      <td role="cell" data-label={columns.clause}>
        {row.clause}
      </td>
      <td role="cell" data-label={columns.type}>
        <span aria-hidden="true" title={t.commentTypes[row.type]}>
          {TYPE_CODES[row.type]}
        </span>
        <span className="visually-hidden">{t.commentTypes[row.type]}</span>
      </td>
      <td role="cell" data-label={columns.comment} className="said">
        <Passage text={row.reason} page={page} code={code} />
        <Counts row={row} />
      </td>
      <td role="cell" data-label={columns.proposedChange} className={row.proposedChange ? "proposal" : "proposal none"}>
        {row.proposedChange ? <Passage text={row.proposedChange} page={page} code={code} /> : null}
      </td>
      <td role="cell" data-label={columns.disposition} className="answered">
        <DispositionTag handling={row.handling} disposition={row.disposition} />
        {row.duplicateOf === null ? null : (
          <>
            {" "}
            {t.tracker.duplicateOf} <a href={paths.comment(standard, row.duplicateOf)}>{commentCode(row.duplicateOf)}</a>
          </>
        )}
        {row.handling === "applied" ? <span className="tag ok">{t.tracker.applied}</span> : null}
        {row.answer ? <span className={`tag ${row.answer === "satisfied" ? "ok" : "bad"}`}>{t.tracker.authorIs(t.answers[row.answer])}</span> : null}{" "}
        {row.observation ? <Passage text={row.observation} page={page} code={code} /> : null}
        {selected === null || row.withdrawn || row.handling === "applied" ? null : (
          <a className="dispose" href={paths.dispositions(standard, [row.number], back)} aria-label={row.disposition ? t.tracker.changeOf(code) : t.tracker.disposeOf(code)} onClick={(event) => onDispose(row.number, event)}>
            {row.disposition ? t.tracker.change : t.tracker.dispose}
          </a>
        )}
      </td>
    </tr>
  );
});

function Place({ standard, draft, row }: { standard: string; draft: number; row: Row }) {
  const t = useTexts();
  const { line, made } = row;
  const before = made ? t.frame.lineRange(made.first, made.last) : "";
  return (
    <>
      {line ? (
        <a href={paths.draftLines(standard, draft, line.first, line.last)}>{t.frame.lineRange(line.first, line.last)}</a>
      ) : (
        <span className="tag" title={made ? t.tracker.goneHint(made.label, before) : undefined}>
          {t.tracker.gone}
        </span>
      )}
      {made && (row.check || !line || made.state !== "same") ? (
        <a className="from" href={paths.draftLines(standard, made.draft, made.first, made.last)} title={t.placementStates[made.state]}>
          {t.tracker.carried(made.label, before)}
        </a>
      ) : null}
      {row.check && line ? <span className="tag warn">{t.tracker.check}</span> : null}
    </>
  );
}

function Counts({ row }: { row: Row }) {
  const { tracker: t } = useTexts();
  if (!row.mustBeSatisfied && row.supportCount === 0 && row.replyCount === 0) return null;
  return (
    <span className="counts">
      {row.mustBeSatisfied ? <span className="tag warn">{t.mustBeSatisfied}</span> : null}
      {row.supportCount > 0 ? <span>{t.supporters(row.supportCount)}</span> : null}
      {row.replyCount > 0 ? <span>{t.replies(row.replyCount)}</span> : null}
    </span>
  );
}
