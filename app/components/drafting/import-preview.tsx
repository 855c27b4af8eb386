/** The second step of bringing in a draft: its lines as they will be numbered, what was found, the stage, publication. The page carries the source. */
import { Form, useNavigation } from "@remix-run/react";
import { Markup } from "../frame/markup.tsx";
import { useTexts } from "../frame/texts.tsx";
import type { Next } from "./import-form.tsx";

export interface Shown {
  source: string;
  whole: boolean;
  preview: { html: string; lines: number; shown: number; clauses: number; report: Report };
}

interface Report {
  headings: number;
  paragraphs: number;
  items: number;
  tables: number;
  rows: number;
  codeBlocks: number;
  images: number;
  footnotes: number;
  links: number;
  rawHtmlRemoved: string[];
  words: number;
  warnings: string[];
}

export function ImportPreview({ next, shown }: { next: Next; shown: Shown }) {
  const words = useTexts();
  const t = words.drafting.newDraft;
  const { preview, source } = shown;
  const busy = useNavigation().state !== "idle";
  return (
    <Form method="post" encType="multipart/form-data" className="import">
      <input type="hidden" name="after" value={next.newest?.number ?? 0} />
      <section className="import-lines" aria-labelledby="as-numbered">
        <h2 id="as-numbered" tabIndex={-1}>
          {t.asNumbered}
        </h2>
        <p className="muted" role="status">
          {preview.shown < preview.lines ? t.firstLines(preview.shown, preview.lines) : t.allLines(preview.lines)}
        </p>
        <Markup className="lines paper" html={preview.html} />
        {preview.shown < preview.lines && !shown.whole ? (
          <button className="btn" name="step" value="whole" disabled={busy}>
            {t.showAll}
          </button>
        ) : null}
      </section>
      <div className="import-side">
        <section className="panel" aria-labelledby="publish-draft">
          <h2 id="publish-draft">{t.publish}</h2>
          <p className="muted">{t.publishNote}</p>
          {next.openRound ? <p className="note warn">{t.blocked(next.openRound.number)}</p> : null}
          <div className="field">
            <label htmlFor="draft-stage">{t.stage}</label>
            <select name="stage" id="draft-stage" defaultValue={next.stage}>
              {next.names.map(({ stage, label }) => (
                <option key={stage} value={stage}>
                  {t.stageOption(words.stages[stage], label)}
                </option>
              ))}
            </select>
          </div>
          <div className="actions">
            <button className="btn primary" name="step" value="publish" disabled={next.openRound !== null || busy}>
              {t.publish}
            </button>
          </div>
        </section>
        <ReportPanel preview={preview} />
      </div>
      <details className="import-source" open={false}>
        <summary>{t.source}</summary>
        <div className="field">
          <p className="hint" id="source-hint">
            {t.sourceHint}
          </p>
          <textarea className="source" name="source" rows={18} defaultValue={source} spellCheck={false} aria-label={t.source} aria-describedby="source-hint" />
        </div>
        <button className="btn" name="step" value="preview" disabled={busy}>
          {t.previewAgain}
        </button>
      </details>
    </Form>
  );
}

function ReportPanel({ preview: { report, lines, clauses } }: { preview: Shown["preview"] }) {
  const words = useTexts();
  const t = words.drafting.newDraft;
  const counts: [string, number][] = [
    [t.lines, lines],
    [t.clauses, clauses],
    [t.words, report.words],
    [t.headings, report.headings],
    [t.paragraphs, report.paragraphs],
    [t.items, report.items],
    [t.tables, report.tables],
    [t.rows, report.rows],
    [t.codeBlocks, report.codeBlocks],
    [t.images, report.images],
    [t.footnotes, report.footnotes],
    [t.links, report.links],
  ];
  return (
    <section className="panel" aria-labelledby="what-was-found">
      <h2 id="what-was-found">{t.found}</h2>
      {report.rawHtmlRemoved.length > 0 ? (
        <div className="note warn">
          <p>{t.removed}</p>
          <ul>
            {report.rawHtmlRemoved.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        </div>
      ) : (
        <p className="note ok">{t.clean}</p>
      )}
      {report.warnings.length > 0 ? (
        <div className="note warn">
          <p>{t.warnings}</p>
          <ul>
            {report.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <dl className="counts">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{count.toLocaleString("en")}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
