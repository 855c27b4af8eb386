/** What an amendment that is being written would look like: its redline, its label, and the open ones in its way. The counts are read out, not the whole of it with every key. */
import { Link } from "@remix-run/react";
import type { Excerpt } from "#app/domain/amendments/excerpts.ts";
import { amendmentCode } from "#app/domain/amendments/states.ts";
import type { Category } from "#app/domain/organisations.ts";
import type { Verdict } from "#app/domain/refusals.ts";
import type { Piece } from "#app/domain/text/redline.ts";
import { paths } from "#app/paths.ts";
import { By } from "../frame/by.tsx";
import { Markup } from "../frame/markup.tsx";
import { useTexts } from "../frame/texts.tsx";
import { LabelTags } from "./amendment-tags.tsx";
import { JoinForm } from "./deeds.tsx";
import { ExcerptShown, Pieces } from "./excerpt.tsx";

export interface PreviewShown {
  html: string;
  source: Piece[] | null;
  label: "editorial" | "substantive";
  keywords: string[];
  collisions: { number: number; organisation: string; category: Category | null; reason: string; excerpt: Excerpt; same: boolean; join: Verdict }[];
}

export function PreviewPane({ standard, shown, drawing, scripted }: { standard: string; shown: PreviewShown | null; drawing: boolean; scripted: boolean }) {
  const t = useTexts().amendments;
  const { form } = t;
  return (
    <section className="panel" aria-labelledby="redline" aria-busy={drawing}>
      <h2 id="redline">{form.redline}</h2>
      {shown ? (
        <>
          <p className="row" role="status">
            <LabelTags label={shown.label} keywords={shown.keywords} />
            <span className="muted">{shown.collisions.length > 0 ? form.collisions(shown.collisions.length) : form.none}</span>
          </p>
          {shown.source ? (
            <div className="prop excerpt">
              <p className="muted">{t.markupOnly}</p>
              <Pieces pieces={shown.source} />
            </div>
          ) : (
            <Markup className="redline" html={shown.html} />
          )}
          {shown.collisions.length > 0 ? (
            <>
              <p>{form.collisionsHint}</p>
              <ul className="colliding">
                {shown.collisions.map((other) => (
                  <li key={other.number} className="card">
                    <header>
                      <Link className="at" to={paths.amendment(standard, other.number)} target="_blank" rel="noopener">
                        {amendmentCode(other.number)}
                      </Link>
                      <By name={null} organisation={other.organisation} category={other.category} />
                    </header>
                    {other.same ? <p className="note">{form.same}</p> : null}
                    <ExcerptShown excerpt={other.excerpt} />
                    <p className="as-written">{other.reason.slice(0, 400)}</p>
                    {other.join.ok ? <JoinForm standard={standard} number={other.number} label={form.join(amendmentCode(other.number))} /> : null}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </>
      ) : (
        <p className="muted">{scripted ? form.live : form.without}</p>
      )}
    </section>
  );
}
