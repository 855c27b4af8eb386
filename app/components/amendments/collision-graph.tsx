/** Which amendments get in each other's way: each group drawn as a small graph, and the same as a list. */
import { Link } from "@remix-run/react";
import { amendmentCode } from "#app/domain/amendments/states.ts";
import { paths } from "#app/paths.ts";
import { useTexts } from "../frame/texts.tsx";

const SIZE = 200;
const DOT = 19;
/** Larger groups are told by the list alone: their drawing would be a knot. */
const DRAWN = 16;

export function CollisionGraph({ standard, groups, pairs }: { standard: string; groups: readonly number[][]; pairs: readonly (readonly [number, number])[] }) {
  const t = useTexts().amendments.list;
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby="collisions">
      <h2 id="collisions">{t.graph}</h2>
      <p className="muted">{t.graphLead}</p>
      <ul className="groups">
        {groups.map((group) => (
          <Group key={group[0]} standard={standard} group={group} pairs={pairs.filter(([one]) => group.includes(one))} />
        ))}
      </ul>
    </section>
  );
}

function Group({ standard, group, pairs }: { standard: string; group: readonly number[]; pairs: readonly (readonly [number, number])[] }) {
  const t = useTexts().amendments.list;
  // Two stand side by side.
  const pair = group.length === 2;
  const height = pair ? 2 * DOT + 4 : SIZE;
  const place = (number: number): { x: number; y: number } => {
    const angle = (group.indexOf(number) / group.length) * 2 * Math.PI - (pair ? Math.PI : Math.PI / 2);
    const reach = SIZE / 2 - DOT - 2;
    return { x: Math.round(SIZE / 2 + reach * Math.cos(angle)), y: Math.round(height / 2 + reach * Math.sin(angle)) };
  };
  return (
    <li>
      {group.length <= DRAWN ? (
        <svg viewBox={`0 0 ${SIZE} ${height}`} aria-hidden="true" focusable="false">
          {pairs.map(([one, other]) => {
            const [a, b] = [place(one), place(other)];
            return <line key={`${one} ${other}`} x1={a.x} y1={a.y} x2={b.x} y2={b.y} />;
          })}
          {group.map((number) => {
            const { x, y } = place(number);
            return (
              <a key={number} href={paths.amendment(standard, number)} tabIndex={-1}>
                <circle cx={x} cy={y} r={DOT} />
                <text x={x} y={y}>
                  {amendmentCode(number)}
                </text>
              </a>
            );
          })}
        </svg>
      ) : null}
      <p className="label">{t.group(group.length)}</p>
      <ul>
        {pairs.map(([one, other]) => (
          <li key={`${one} ${other}`}>
            <Link to={paths.amendment(standard, one)}>{amendmentCode(one)}</Link> ↔ <Link to={paths.amendment(standard, other)}>{amendmentCode(other)}</Link>
          </li>
        ))}
      </ul>
    </li>
  );
}
