/** The public record of a standard: one row for each event, as a sentence with a link to what it is about. */
import "#app/styles/record.css";
import { Link } from "@remix-run/react";
import { amendmentCode } from "#app/domain/amendments/states.ts";
import { commentCode } from "#app/domain/comments.ts";
import type { RecordEntry } from "#app/domain/record.ts";
import { paths } from "#app/paths.ts";
import { Moment } from "../frame/moment.tsx";
import { useTexts } from "../frame/texts.tsx";

interface RecordPageProps {
  standard: string;
  entries: RecordEntry[];
  /** Null: this is the newest page. */
  before: number | null;
  /** Where the next older page begins; null: there is none. */
  older: number | null;
}

export function RecordPage({ standard, entries, before, older }: RecordPageProps) {
  const { record: t } = useTexts();
  return (
    <div className="page record">
      <header>
        <h2>{t.title}</h2>
        <p className="muted">{t.lead}</p>
      </header>
      {entries.length === 0 ? (
        <div className="empty">
          <p>{before === null ? t.empty : t.nothingOlder}</p>
        </div>
      ) : (
        <ol className="entries" reversed>
          {entries.map((entry) => (
            <li key={entry.sequence} id={`e${entry.sequence}`}>
              <a className="at" href={`#e${entry.sequence}`}>
                <Moment iso={entry.at} />
              </a>
              <p>
                {entry.actor === null ? (
                  <span className="muted">{t.withheld}</span>
                ) : (
                  <>
                    <strong>{entry.actor || t.nobody}</strong> <Sentence standard={standard} entry={entry} />
                  </>
                )}
              </p>
              {entry.about.hash ? (
                <details>
                  <summary>{t.hash}</summary>
                  <code>{entry.about.hash}</code>
                </details>
              ) : null}
            </li>
          ))}
        </ol>
      )}
      {before !== null || older !== null ? (
        <nav className="row" aria-label={t.pages}>
          {before !== null ? (
            <Link className="btn" to={paths.record(standard)}>
              {t.newest}
            </Link>
          ) : null}
          {older !== null ? (
            <Link className="btn" to={paths.record(standard, older)} rel="next">
              {t.older}
            </Link>
          ) : null}
        </nav>
      ) : null}
    </div>
  );
}

/** The sentence of an event; names in it are text, and its subject is a link. */
function Sentence({ standard, entry }: { standard: string; entry: RecordEntry }) {
  const { record: t } = useTexts();
  const [before, ...after] = t.sentences[entry.kind](entry.about).split("{subject}");
  return (
    <>
      {before}
      {after.length > 0 ? (
        <>
          <Subject standard={standard} entry={entry} />
          {after.join("{subject}")}
        </>
      ) : null}
    </>
  );
}

function Subject({ standard, entry: { about } }: { standard: string; entry: RecordEntry }) {
  const { record: t } = useTexts();
  if (about.amendment !== undefined) return <Link to={paths.amendment(standard, about.amendment)}>{amendmentCode(about.amendment)}</Link>;
  if (about.comment !== undefined) return <Link to={paths.comment(standard, about.comment)}>{commentCode(about.comment)}</Link>;
  if (about.ballot !== undefined) return <Link to={paths.ballot(standard, about.ballot)}>{t.ballot(about.ballot)}</Link>;
  if (about.round !== undefined) return about.draft ? <Link to={paths.draft(standard, about.draft.number)}>{t.round(about.round)}</Link> : <>{t.round(about.round)}</>;
  return about.draft ? <Link to={paths.draft(standard, about.draft.number)}>{about.draft.label}</Link> : null;
}
