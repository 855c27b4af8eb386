/** The live redline of the workbench. The whole of it is not read out with every key: the counts are. */
import { type RefObject } from "react";
import { paths } from "#app/paths.ts";
import { Markup } from "../frame/markup.tsx";
import { useTexts } from "../frame/texts.tsx";
import { ChangeCounts } from "../revisions/change-counts.tsx";
import type { RedlineFacts } from "./bench-facts.ts";

interface Props {
  pane: RefObject<HTMLDivElement>;
  form: string;
  slug: string;
  label: string;
  against: "draft" | "saved";
  view: RedlineFacts | null;
  fault: string | null;
  drawing: boolean;
}

export function BenchRedline({ pane, form, slug, label, against, view, fault, drawing }: Props) {
  const words = useTexts();
  const t = words.drafting.workbench;
  return (
    <section className="bench-redline" aria-labelledby="bench-redline" aria-busy={drawing} ref={pane} tabIndex={0}>
      <h2 className="label" id="bench-redline">
        {against === "saved" ? t.redlineSaved : t.redline(label)}
      </h2>
      <div role="status" className="bench-counts">
        {fault ? <p className="note warn">{words.faults[fault] ?? t.notDrawn}</p> : view && view.counts.changes > 0 ? <ChangeCounts counts={view.counts} /> : view ? <p className="muted">{t.unchanged}</p> : null}
      </div>
      {view && view.counts.changes > 0 ? <Markup className="redline" html={view.html} /> : null}
      {view && view.pages > 1 ? <p className="note">{t.more}</p> : null}
      <noscript>
        <p>
          <button className="btn" form={form} formAction={paths.workbenchRedline(slug)}>
            {t.showRedline}
          </button>
        </p>
      </noscript>
    </section>
  );
}
