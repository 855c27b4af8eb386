/** How many organisations take part, and of which categories: a bar whose parts are said in words too. */
import type { Category } from "#app/domain/organisations.ts";
import "#app/styles/standards.css";
import { useTexts } from "../frame/texts.tsx";

const WIDTH = 176;
const ORDER: readonly Category[] = ["government", "enterprise", "vendor", "civil-society", "academia", "standards-body"];

export function CategoryMix({ parts }: { parts: { category: Category; count: number }[] }) {
  const t = useTexts();
  const all = parts.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return <p className="muted small">{t.frame.organisationsCount(0)}</p>;
  const ordered = ORDER.flatMap((category) => parts.filter((part) => part.category === category));
  const words = ordered.map(({ category, count }) => `${t.categories[category]} ${count}`).join(", ");
  let x = 0;
  return (
    <figure className="mix">
      <figcaption>{t.frame.organisationsCount(all)}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} 8`} width={WIDTH} height="8" role="img" aria-label={words}>
        <title>{words}</title>
        {ordered.map(({ category, count }) => {
          const width = (count / all) * WIDTH;
          x += width;
          return <rect key={category} data-category={category} x={x - width} width={width} height="8" />;
        })}
      </svg>
    </figure>
  );
}
