/** What organisations say to an amendment, by category: a bar whose parts are said in words too. */
import type { CategoryTally } from "#app/domain/amendments/tallies.ts";
import { useTexts } from "../frame/texts.tsx";

const WIDTH = 100;

export function Tally({ tally }: { tally: readonly CategoryTally[] }) {
  const t = useTexts();
  return (
    <table className="tally">
      <caption className="visually-hidden">{t.amendments.page.positions}</caption>
      <tbody>
        {tally.map(({ category, endorse, object, of }) => (
          <tr key={category}>
            <th scope="row" className="by" data-category={category}>
              {t.categories[category]}
            </th>
            <td>
              <svg viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" role="img" aria-label={t.amendments.page.tally(t.categories[category], endorse, object, of)}>
                <rect className="rest" width={WIDTH} height="10" />
                <rect className="for" width={(endorse / of) * WIDTH} height="10" />
                <rect className="against" x={(endorse / of) * WIDTH} width={(object / of) * WIDTH} height="10" />
                <line className="half" x1={WIDTH / 2} x2={WIDTH / 2} y1="0" y2="10" vectorEffect="non-scaling-stroke" />
              </svg>
            </td>
            <td>{t.amendments.page.count(endorse, of)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
