/** The stages of a standard, newest first: code and meaning, when, who moved it there and why. */
import type { StageCode } from "#app/domain/stages/moves.ts";
import type { StageMoved } from "#app/domain/stages.ts";
import { paths } from "#app/paths.ts";
import { Link } from "@remix-run/react";
import { Moment } from "../frame/moment.tsx";
import { useTexts } from "../frame/texts.tsx";

/** @param code where it stands; it may have come there before its moves were kept. `drafts`: for the names of those that moved it. */
export function Stages({ slug, code, moves, drafts }: { slug: string; code: StageCode; moves: StageMoved[]; drafts: { number: number; label: string }[] }) {
  const { stageCodes: t } = useTexts();
  if (moves.length === 0) {
    return (
      <p>
        <b>{code}</b> {t.meanings[code]}
      </p>
    );
  }
  return (
    <div className="scroller">
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{t.code}</th>
            <th scope="col">{t.date}</th>
            <th scope="col">{t.movedBy}</th>
            <th scope="col">{t.reason}</th>
          </tr>
        </thead>
        <tbody>
          {moves.map(({ to, at, by, reason, draft }, index) => (
            <tr key={moves.length - index} aria-current={index === 0 ? "step" : undefined}>
              <td>
                <b>{to}</b> {t.meanings[to]}
              </td>
              <td>
                <Moment iso={at} day />
              </td>
              <td>{by}</td>
              <td className="why">{reason ?? (draft === null ? t.created : <Link to={paths.draft(slug, draft)}>{t.withDraft(drafts.find(({ number }) => number === draft)?.label ?? "")}</Link>)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
