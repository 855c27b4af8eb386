/** How lines are selected, and what is said of the clause in view: what the rail shows before anything is selected. */
import type { OutlinedClause } from "#app/domain/overlays.ts";
import { useCoreTexts } from "../frame/core-texts.tsx";

export function HowToSelect({ clause, onSelect }: { clause: OutlinedClause | null; onSelect: (first: number, last: number) => void }) {
  const t = useCoreTexts();
  return (
    <div className="how">
      <h2>{t.reading.railTitle}</h2>
      <Ways ways={t.reading.howTo} />
      <details>
        <summary>{t.reading.byKeyboard}</summary>
        <Ways ways={t.reading.howToKeys} />
      </details>
      {clause && clause.comments > 0 ? (
        <p className="in-view">
          {t.reading.inView(`${clause.number} ${clause.title}`.trim(), clause.comments)}{" "}
          <button type="button" className="link" onClick={() => onSelect(clause.firstLine, clause.lastLine)}>
            {t.reading.showThem}
          </button>
        </p>
      ) : null}
    </div>
  );
}

function Ways({ ways }: { ways: string[][] }) {
  return (
    <dl>
      {ways.map(([way, what]) => (
        <div key={way}>
          <dt>{way}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}
