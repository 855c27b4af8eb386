/** The drafts of a standard, newest first, each with what it changed; and the form that compares any two. */
import { Form, Link } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { Moment } from "../frame/moment.tsx";
import { useTexts } from "../frame/texts.tsx";
import { ChangeCounts, type Counted } from "./change-counts.tsx";

interface DraftShown {
  number: number;
  label: string;
  publishedAt: string;
  publisher: string;
  lines: number;
  words: number;
}

interface Props {
  slug: string;
  facilitates: boolean;
  drafts: DraftShown[];
  steps: { from: number; to: number; counts: Counted | null }[];
  /** Two drafts were asked for that cannot be compared. */
  refused: boolean;
}

export function RevisionList({ slug, facilitates, drafts, steps, refused }: Props) {
  const words = useTexts();
  const t = words.revisions;
  const newestFirst = [...drafts].reverse();
  const labelOf = (number: number) => drafts.find((draft) => draft.number === number)?.label ?? "";
  return (
    <div className="page">
      <h2>{t.title}</h2>
      <p className="muted">{t.lead}</p>
      {drafts.length === 0 ? (
        <div className="empty">
          <p>{t.none}</p>
          {facilitates ? (
            <p>
              <Link className="btn primary" to={paths.newDraft(slug)}>
                {words.drafting.newDraft.title}
              </Link>
            </p>
          ) : null}
        </div>
      ) : null}
      {drafts.length > 1 ? <CompareForm drafts={drafts} refused={refused} /> : null}
      {drafts.length === 1 ? <p className="note">{t.onlyOne}</p> : null}
      <ol className="revision-list">
        {newestFirst.map((draft) => {
          const step = steps.find(({ to }) => to === draft.number);
          return (
            <li key={draft.number} className="panel">
              <h3>
                <Link to={paths.draft(slug, draft.number)}>{draft.label}</Link>
              </h3>
              <p className="muted">
                {t.published} <Moment iso={draft.publishedAt} day /> {draft.publisher ? t.by(draft.publisher) : null} · {t.lines(draft.lines)} · {t.words(draft.words)}
              </p>
              {step ? (
                <>
                  {step.counts ? <ChangeCounts counts={step.counts} /> : <p className="muted">{t.notCounted}</p>}
                  <p className="row">
                    <Link className="btn" to={paths.revision(slug, step.from, step.to)}>
                      {t.seeRedline(labelOf(step.from), labelOf(step.to))}
                    </Link>
                    <Link to={paths.changeList(slug, step.from, step.to)}>{t.changeList.link}</Link>
                    <Link to={paths.clauses(slug, step.from, step.to)}>{t.clauses.link}</Link>
                    {facilitates ? <Link to={paths.carryForward(slug, draft.number)}>{t.carryForward}</Link> : null}
                  </p>
                </>
              ) : (
                <p>{t.first}</p>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function CompareForm({ drafts, refused }: { drafts: DraftShown[]; refused: boolean }) {
  const t = useTexts().revisions;
  const options = drafts.map((draft) => (
    <option key={draft.number} value={draft.number}>
      {draft.label}
    </option>
  ));
  return (
    <Form method="get" className="compare" aria-label={t.compareTitle}>
      <label>
        <span>{t.compareTitle}</span>
        <select name="from" defaultValue={drafts[0]?.number}>
          {options}
        </select>
      </label>
      <label>
        <span>{t.to}</span>
        <select name="to" defaultValue={drafts.at(-1)?.number}>
          {options}
        </select>
      </label>
      <button className="btn">{t.compare}</button>
      {refused ? (
        <p className="fault" role="alert">
          {t.sameDraft}
        </p>
      ) : null}
    </Form>
  );
}
