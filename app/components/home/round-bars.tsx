/** The technical comments of each round as bars: the whole bar all that were sent, its dark part those still open. */
import type { RoundFigure } from "#app/domain/shelves.ts";
import { useTexts } from "../frame/texts.tsx";

const HEIGHT = 34;
const WIDTH = 10;
const GAP = 3;

/** @param current the number of the round that is open; null of none. */
export function RoundBars({ rounds, current }: { rounds: RoundFigure[]; current: number | null }) {
  const t = useTexts();
  const most = Math.max(...rounds.map(({ all }) => all), 0);
  if (most === 0) return <p className="muted small">{t.home.noComments}</p>;
  const height = (comments: number) => (comments === 0 ? 0 : Math.max(2, Math.round((comments / most) * HEIGHT)));
  const words = t.home.bars(rounds);
  return (
    <figure className="bars">
      <figcaption>{t.home.openTechnical}</figcaption>
      <svg width={rounds.length * (WIDTH + GAP)} height={HEIGHT} role="img" aria-label={words}>
        <title>{words}</title>
        {rounds.map((round, index) => (
          <g key={round.number} data-now={round.number === current ? "" : undefined}>
            <rect className="all" x={index * (WIDTH + GAP)} y={HEIGHT - height(round.all)} width={WIDTH} height={height(round.all)} rx="1" />
            <rect className="open" x={index * (WIDTH + GAP)} y={HEIGHT - height(round.open)} width={WIDTH} height={height(round.open)} rx="1" />
          </g>
        ))}
      </svg>
    </figure>
  );
}
