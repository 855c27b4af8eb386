/** The table of comments: columns as in the commenting template, rows that are worked by mouse, by keyboard or by a screen reader. */
import { Link } from "@remix-run/react";
import type { FocusEvent, KeyboardEvent, MouseEvent, Ref } from "react";
import { viewQuery, type TrackerSort, type TrackerView } from "#app/domain/tracker-views.ts";
import { paths } from "#app/paths.ts";
import { useFollowing } from "../frame/following.ts";
import { useTexts } from "../frame/texts.tsx";
import { TrackerRow, type Row } from "./tracker-row.tsx";

interface TableProps {
  standard: string;
  draft: { number: number; label: string };
  view: TrackerView;
  matching: number;
  rows: Row[];
  /** Null: the reader disposes of nothing. */
  selected: ReadonlySet<number> | null;
  active: number | null;
  back: string;
  body: Ref<HTMLTableSectionElement>;
  onToggle: (number: number, extend: boolean) => void;
  onToggleAll: () => void;
  onDispose: (number: number, event: MouseEvent) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: (event: FocusEvent) => void;
}

export function TrackerTable(props: TableProps) {
  const { tracker: t } = useTexts();
  const follow = useFollowing();
  const { view, rows, selected, matching } = props;
  const first = (view.page - 1) * view.size + 1;
  const all = selected !== null && rows.length > 0 && rows.every(({ number }) => selected.has(number));
  return (
    <table role="table" className="list trk" aria-describedby="tracker-caption">
      <caption id="tracker-caption">
        {t.caption(first, first + rows.length - 1, matching)} · {t.linesOf(props.draft.label)}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          {selected === null ? null : (
            <th role="columnheader" scope="col" className="tick">
              <input type="checkbox" checked={all} aria-label={t.selectAll} onChange={props.onToggleAll} />
            </th>
          )}
          <Column {...props} sort="number" label={t.columns.number} />
          <Column {...props} sort="organisation" label={t.columns.organisation} />
          <Column {...props} sort="line" label={t.columns.line} />
          <Column {...props} label={t.columns.clause} />
          <Column {...props} label={t.columns.type} />
          <Column {...props} label={t.columns.comment} />
          <Column {...props} label={t.columns.proposedChange} />
          <Column {...props} label={t.columns.disposition} />
        </tr>
      </thead>
      <tbody role="rowgroup" ref={props.body} onClick={follow} onKeyDown={props.onKeyDown} onFocus={props.onFocus}>
        {rows.map((row) => (
          <TrackerRow key={row.number} standard={props.standard} draft={props.draft.number} row={row} selected={selected && selected.has(row.number)} active={row.number === props.active} back={props.back} onToggle={props.onToggle} onDispose={props.onDispose} />
        ))}
      </tbody>
    </table>
  );
}

function Column({ standard, view, sort, label }: { standard: string; view: TrackerView; sort?: TrackerSort; label: string }) {
  return (
    <th role="columnheader" scope="col" aria-sort={sort === view.sort ? "ascending" : undefined}>
      {sort && sort !== view.sort ? <Link to={paths.comments(standard, viewQuery({ ...view, sort, page: 1 }))}>{label}</Link> : label}
    </th>
  );
}
