/** Who: a name with the small square of the organisation's category. The category is said too, never by colour alone. */
import type { Category } from "#app/domain/organisations.ts";
import { useCoreTexts } from "./core-texts.tsx";

/** @param name the person; null: the organisation alone. `category` null: no organisation. */
export function By({ name, organisation, category }: { name: string | null; organisation: string; category: Category | null }) {
  const t = useCoreTexts();
  return (
    <span className="by" data-category={category ?? undefined} title={category ? t.categories[category] : undefined}>
      {category ? <span className="visually-hidden">{t.categories[category]}: </span> : null}
      {[name, organisation].filter(Boolean).join(" · ")}
    </span>
  );
}
