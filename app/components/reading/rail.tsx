/** What is said about the selected lines, beside the text; on a phone in a sheet below it. With nothing selected it says how to select. */
import { Link } from "@remix-run/react";
import { forwardRef, lazy, Suspense, useEffect, useMemo, useState } from "react";
import type { OutlinedClause } from "#app/domain/overlays.ts";
import type { Refusal, Verdict } from "#app/domain/refusals.ts";
import { paths } from "#app/paths.ts";
import { CommentCard } from "../comments/comment-card.tsx";
import { useCoreTexts } from "../frame/core-texts.tsx";
import { RefusalNote } from "../frame/refusal.tsx";
import { wordsOf, type Selected } from "./line-selection.ts";
import { HowToSelect } from "./how-to-select.tsx";
import type { ThreadsHere } from "./room.tsx";

// The form brings the rules of its fields with it; whoever only reads never loads them.
const theForm = () =>
  lazy(() =>
    import("../comments/new-comment-form.tsx").then(
      (module) => ({ default: module.NewCommentForm }),
      // Tried again when the form is opened again.
      () => ({ default: () => <RefusalNote refusal={UNREACHED} /> }),
    ),
  );
const UNREACHED = { code: "unreached" } as const;

interface RailProps {
  standard: string;
  draft: number;
  newest: { number: number; label: string } | null;
  selected: Selected | null;
  found: ThreadsHere | null;
  loading: boolean;
  /** Why what is said could not be fetched. */
  refusal: Refusal | null;
  clause: OutlinedClause | null;
  mayComment: Verdict;
  actingFor: string | null;
  composing: boolean;
  expanded: boolean;
  onCompose: () => void;
  onComposed: () => void;
  onExpand: (expanded: boolean) => void;
  onSelect: (first: number, last: number) => void;
  onClear: () => void;
}

export const Rail = forwardRef<HTMLElement, RailProps>(function Rail(props, ref) {
  const t = useCoreTexts();
  const { selected, expanded } = props;
  return (
    <aside ref={ref} className="rail" tabIndex={-1} aria-label={t.reading.rail} data-expanded={expanded ? "" : undefined}>
      {selected ? <Discussion {...props} selected={selected} /> : <HowToSelect clause={props.clause} onSelect={props.onSelect} />}
      <Announcement selected={selected} found={props.found} />
    </aside>
  );
});

function Discussion({ standard, draft, newest, selected, found, loading, refusal, mayComment, actingFor, composing, expanded, onCompose, onComposed, onExpand, onClear }: RailProps & { selected: Selected }) {
  const t = useCoreTexts();
  const { first, last } = selected;
  const NewCommentForm = useMemo(theForm, [composing]);
  const [sent, setSent] = useState<{ number: number; first: number } | null>(null);
  return (
    <>
      <button type="button" className="handle" aria-expanded={expanded} aria-label={expanded ? t.reading.collapse : t.reading.expand} onClick={() => onExpand(!expanded)} />
      <header>
        <h2>{t.reading.selected(first, last)}</h2>
        <span>{found && found.comments.length > 0 ? t.frame.comments(found.comments.length + found.more) : null}</span>
      </header>
      <div className="threads" aria-busy={loading}>
        {sent?.first === first ? (
          <p className="note ok" role="status">
            {t.comments.sent(`C-${sent.number}`)}
          </p>
        ) : null}
        {composing ? (
          <div className="card composing">
            <Suspense fallback={<p className="muted">{t.frame.loading}</p>}>
              <NewCommentForm
                key={`${first}-${last}`}
                standard={standard}
                draft={draft}
                first={first}
                last={last}
                quote={selected.quote}
                linesText={selected.quote || wordsOf(first, last)}
                verdict={mayComment}
                actingFor={actingFor}
                newest={newest}
                opened
                onDone={(number) => {
                  setSent({ number, first });
                  onComposed();
                }}
              />
            </Suspense>
            <button type="button" className="btn quiet small" onClick={onComposed}>
              {t.frame.cancel}
            </button>
          </div>
        ) : null}
        {refusal ? <RefusalNote refusal={refusal} /> : null}
        {loading ? <p className="muted loading">{t.frame.loading}</p> : null}
        {found?.comments.map((comment) => <CommentCard key={comment.number} comment={comment} standard={standard} />)}
        {found && found.comments.length === 0 && !composing ? <NobodyYet /> : null}
        {found && found.more > 0 ? (
          <p>
            <Link to={paths.comments(standard)}>{t.reading.more(found.more)}</Link>
          </p>
        ) : null}
      </div>
      <p className="go" hidden={composing}>
        <a
          className="btn primary"
          href={paths.newComment(standard, draft, { first, last })}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            onCompose();
          }}
        >
          {t.reading.comment}
        </a>
        <a className="btn" href={paths.newAmendment(standard, draft, { first, last })}>
          {t.reading.propose}
        </a>
        <button type="button" className="btn needs-script" onClick={onClear} aria-label={t.reading.clear}>
          {t.reading.clearShort}
        </button>
      </p>
    </>
  );
}

function NobodyYet() {
  const t = useCoreTexts();
  return (
    <div className="empty">
      <p>{t.reading.noneHere}</p>
      <p className="muted">{t.reading.beFirst}</p>
    </div>
  );
}

/** Said once the selection rests and its comments are counted, so that a range that is being stretched is not read out line by line. */
function Announcement({ selected, found }: { selected: Selected | null; found: ThreadsHere | null }) {
  const t = useCoreTexts();
  const [said, setSaid] = useState("");
  const first = selected?.first ?? null;
  const last = selected?.last ?? null;
  const count = found ? found.comments.length + found.more : null;
  useEffect(() => {
    if (first === null || last === null) return setSaid((before) => (before ? t.reading.cleared : ""));
    const waiting = window.setTimeout(() => setSaid(t.reading.announced(first, last, count)), count === null ? 600 : 60);
    return () => window.clearTimeout(waiting);
  }, [first, last, count, t]);
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}
