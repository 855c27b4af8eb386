/** How far the disposition of comments has come; each number leads to the comments that it counts. */
import { Link } from "@remix-run/react";
import { viewQuery, WHOLE_VIEW, type TrackerView } from "#app/domain/tracker-views.ts";
import { paths } from "#app/paths.ts";
import { useTexts } from "../frame/texts.tsx";

export interface Summary {
  total: number;
  disposed: number;
  proposed: number;
  technicalOpen: number;
  mustOpen: number;
  notSatisfied: number;
  withdrawn: number;
}

export function TrackerSummary({ standard, summary, view }: { standard: string; summary: Summary; view: TrackerView }) {
  const { tracker: t } = useTexts();
  const to = (chosen: Partial<TrackerView>) => paths.comments(standard, viewQuery({ ...WHOLE_VIEW, sort: view.sort, size: view.size, ...chosen }));
  const counts: [number, string, Partial<TrackerView>][] = [
    [summary.technicalOpen, t.technicalOpen(summary.technicalOpen), { type: "technical", state: "undecided" }],
    [summary.proposed, t.proposed(summary.proposed), { state: "proposed" }],
    [summary.mustOpen, t.mustOpen(summary.mustOpen), { must: true, state: "undecided" }],
    [summary.notSatisfied, t.notSatisfied(summary.notSatisfied), { answer: "not-satisfied" }],
    [summary.withdrawn, t.withdrawnCount(summary.withdrawn), { state: "withdrawn" }],
  ];
  return (
    <p className="summary">
      <strong>{t.disposed(summary.disposed, summary.total)}</strong>
      {counts
        .filter(([count], index) => count > 0 || index === 0)
        .map(([, words, chosen]) => (
          <span key={words}>
            {" · "}
            <Link to={to(chosen)}>{words}</Link>
          </span>
        ))}
    </p>
  );
}
