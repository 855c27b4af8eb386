/** A redline as a page of its own, with the text that was sent: for a browser without a script. */
import { Form, Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { FormFaults } from "../forms/fields.tsx";
import { Markup } from "../frame/markup.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { ChangeCounts } from "../revisions/change-counts.tsx";
import type { RedlineFacts } from "./bench-facts.ts";

export function SentRedline({ slug, outcome, view, source }: { slug: string; outcome: Outcome | null; view: RedlineFacts | null; source: string }) {
  const words = useTexts();
  const t = words.drafting.workbench;
  const faults = outcome?.faults.source ?? [];
  return (
    <div className="page">
      <h1>{words.revisions.redlineLabel}</h1>
      <FormFaults outcome={outcome} own={faults} />
      {view ? view.counts.changes > 0 ? <ChangeCounts counts={view.counts} /> : <p>{t.unchanged}</p> : null}
      {view ? <Markup className="redline paper" html={view.html} /> : null}
      <Form method="post" encType="multipart/form-data" className="form">
        <details>
          <summary>{t.source}</summary>
          <textarea className="source" name="source" rows={16} defaultValue={source} aria-label={t.sourceLabel} spellCheck={false} />
        </details>
        <div className="actions">
          <button className="btn">{t.showRedline}</button>
          <Link to={paths.workbench(slug)}>{words.drafting.publication.toWorkbench}</Link>
        </div>
      </Form>
    </div>
  );
}
