/** Votes by category as bars: approvals, disapprovals, abstentions, what does not count; a mark where approvals must reach. Each bar is said in words too. */
import { fraction } from "#app/domain/ballots/measures.ts";
import type { CategoryResult, Tally } from "#app/domain/ballots/tally.ts";
import { CATEGORIES, type Category } from "#app/domain/organisations.ts";
import { useTexts } from "../frame/texts.tsx";

const WIDTH = 400;
const HEIGHT = 12;

export function CategoryBars({ tally }: { tally: Tally }) {
  const { ballots: t } = useTexts();
  return (
    <figure className="category-bars">
      <ul aria-label={t.barsLabel}>
        {inOrder(tally.byCategory).map((result) => (
          <li key={result.category ?? ""}>
            <span className="name">{t.category(result.category)}</span>
            <Bar result={result} mark={markOf(tally, result)} />
            <span className="numbers" aria-hidden="true">
              {t.barShort(result.stands.yes, result.stands.no, result.stands.abstain)}
            </span>
          </li>
        ))}
      </ul>
      <figcaption>{t.barsLegend}</figcaption>
    </figure>
  );
}

/** As categories are told everywhere; those without one last. */
function inOrder(results: readonly CategoryResult[]): CategoryResult[] {
  const place = ({ category }: CategoryResult) => (category === null ? Infinity : CATEGORIES.indexOf(category as Category));
  return [...results].sort((a, b) => place(a) - place(b));
}

function Bar({ result: { category, eligible, stands }, mark }: { result: CategoryResult; mark: number | null }) {
  const { ballots: t } = useTexts();
  const other = stands.unreasoned + stands["no-objection"];
  const words = t.bar(t.category(category), stands.yes, stands.no, stands.abstain, stands.none, other);
  const parts = [["yes", stands.yes], ["no", stands.no], ["abstain", stands.abstain], ["other", other]] as const;
  let x = 0;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" height={HEIGHT} role="img" aria-label={words}>
      <rect className="none" width={WIDTH} height={HEIGHT} />
      {parts.map(([stand, count]) => {
        const width = (count / eligible) * WIDTH;
        x += width;
        return count > 0 ? <rect key={stand} className={stand} x={x - width} width={width} height={HEIGHT} /> : null;
      })}
      {mark === null ? null : <rect className="mark" x={Math.min(WIDTH - 3, Math.max(0, mark * WIDTH - 1.5))} width="3" height={HEIGHT} />}
    </svg>
  );
}

/** The part of the bar that approvals must fill for the test of the category to be met as the votes stand; null where no test looks at it, or nothing is to be filled yet. */
function markOf(tally: Tally, { category, eligible }: CategoryResult): number | null {
  const test = tally.tests.find((one) => one.category === category && category !== null && one.count === "yes" && one.of !== null && !one.weighed);
  if (!test || test.denominator === 0 || eligible === 0) return null;
  const [part, whole] = fraction(test.threshold);
  return (part * test.denominator) / (whole * eligible);
}
