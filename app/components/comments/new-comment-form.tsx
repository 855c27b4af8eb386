/** The form of a new comment on lines: beside the text, or as a page of its own. Whatever is refused, what was typed stays. */
import { Link, useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { commentForm } from "#app/domain/comment-forms.ts";
import type { Verdict } from "#app/domain/refusals.ts";
import { paths, readRange } from "#app/paths.ts";
import "#app/styles/comments.css";
import { usePreparer } from "../delegations/preparer.ts";
import { FormFaults, TextField, useSchemaForm } from "../forms/fields.tsx";
import { useKeptFields } from "../forms/kept-fields.ts";
import { isOutcome, type Outcome } from "../frame/refusal.tsx";
import { useCoreTexts } from "../frame/core-texts.tsx";
import { AgreementFields } from "./agreement-fields.tsx";
import { WhyNot } from "./refused.tsx";
import { Preview, SaidFields } from "./said-fields.tsx";
import { newSubmission } from "./submission.ts";

interface NewCommentFormProps {
  standard: string;
  /** The number of the draft in its address. */
  draft: number;
  /** Null: the person still chooses the lines. */
  first: number | null;
  last: number | null;
  /** The words that were selected, where some were. */
  quote?: string;
  /** The text of the lines. */
  linesText?: string;
  verdict: Verdict;
  /** Whom the comment will speak for; null where nobody is signed in. */
  actingFor: string | null;
  /** What the page's own action answered, where there was no script. */
  outcome?: Outcome | null;
  /** Called once it was sent, with the comment's number and its lines. */
  onDone?: (number: number, lines: { first: number; last: number } | null) => void;
  /** Made by the server with the page; where the form is opened by a script, it makes one itself. */
  submission?: string;
  /** Where the comment belongs if this draft is superseded. */
  newest?: { number: number; label: string } | null;
  /** Shows fields for the lines. */
  choosesLines?: boolean;
  /** It was just asked for: the reason takes the focus. */
  opened?: boolean;
}

const KEPT = ["type", "reason", "proposedChange", "mustBeSatisfied"];

export function NewCommentForm({ standard, draft, first, last, quote = "", linesText, verdict, actingFor, outcome = null, onDone, submission, newest = null, choosesLines = false, opened = false }: NewCommentFormProps) {
  const t = useCoreTexts();
  const fetcher = useFetcher<{ ok: true; number: number } | Outcome>();
  const element = useRef<HTMLFormElement>(null);
  const answered = isOutcome(fetcher.data) ? fetcher.data : outcome;
  const id = `comment-${draft}-${first ?? 0}-${last ?? 0}`;
  const [form, fields] = useSchemaForm(commentForm, { id, outcome: answered, defaults: { type: "technical", firstLine: first === null ? "" : String(first), lastLine: last === null ? "" : String(last) } });
  const [token, setToken] = useState(typeof outcome?.typed.submission === "string" ? outcome.typed.submission : (submission ?? ""));
  const { restored, forget } = useKeptFields({ kind: "comment", standard, form: `${draft} ${choosesLines ? "page" : `${first}-${last}`}`, names: KEPT }, element);
  useEffect(() => {
    if (token === "") setToken(newSubmission());
  }, [token]);
  useEffect(() => {
    if (opened) element.current?.querySelector("textarea")?.focus();
  }, [opened]);
  const done = fetcher.state === "idle" && fetcher.data?.ok === true ? fetcher.data.number : null;
  useEffect(() => {
    if (done === null) return;
    const typed = new FormData(element.current ?? undefined);
    const lines = readRange(`${String(typed.get("firstLine"))}-${String(typed.get("lastLine"))}`);
    forget();
    setToken(newSubmission());
    element.current?.reset();
    onDone?.(done, lines);
    // Once for each comment that was sent.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [done]);
  const preparer = usePreparer(verdict);
  const barred = !verdict.ok && !answered ? verdict.refusal : null;
  const refusal = answered?.refusal ?? null;
  const faulty = answered && Object.keys(answered.faults).length > 0 ? answered : null;
  return (
    <fetcher.Form ref={element} method="post" action={paths.newComment(standard, draft)} id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate} className="form new-comment" aria-label={t.comments.form.title}>
      <input type="hidden" name="submission" value={token} />
      <input type="hidden" name="draft" value={draft} />
      {quote ? <input type="hidden" name="quote" value={quote.slice(0, 2_000)} /> : null}
      {faulty ? <FormFaults outcome={{ ...faulty, refusal: null }} own={[...(faulty.faults.submission ?? []), ...(faulty.faults.quote ?? [])]} /> : null}
      {choosesLines ? (
        <div className="pair">
          <TextField meta={fields.firstLine} label={t.comments.form.firstLine} inputMode="numeric" />
          <TextField meta={fields.lastLine} label={t.comments.form.lastLine} inputMode="numeric" />
        </div>
      ) : (
        <>
          <input type="hidden" name="firstLine" value={first ?? ""} />
          <input type="hidden" name="lastLine" value={last ?? ""} />
        </>
      )}
      {linesText ? (
        <figure className="quoted">
          <figcaption className="label">{t.comments.form.linesText}</figcaption>
          <blockquote className="prop">{linesText}</blockquote>
        </figure>
      ) : null}
      {restored ? (
        <p className="note" role="status">
          {t.comments.form.restored}{" "}
          <button
            type="button"
            className="link"
            onClick={() => {
              element.current?.reset();
              forget();
            }}
          >
            {t.comments.form.discard}
          </button>
        </p>
      ) : null}
      <SaidFields fields={fields} />
      <AgreementFields standard={standard} outcome={answered} />
      {refusal ? (
        <WhyNot refusal={refusal} kept alert>
          {refusal.code === "draft-not-current" ? <ToNewest standard={standard} newest={newest} /> : null}
        </WhyNot>
      ) : null}
      {barred ? (
        <WhyNot refusal={barred} id={`${id}-why`}>
          {barred.code === "draft-not-current" ? <ToNewest standard={standard} newest={newest} /> : null}
        </WhyNot>
      ) : null}
      <div className="actions">
        <button className="btn primary" disabled={fetcher.state !== "idle"} {...(barred ? { type: "button" as const, "aria-disabled": true, "aria-describedby": `${id}-why` } : {})}>
          {t.comments.form.submit}
        </button>
        {preparer ? (
          <button className="btn" name="change" value="write" formAction={paths.preparation(standard, preparer)} disabled={fetcher.state !== "idle"}>
            {t.comments.form.prepare}
          </button>
        ) : null}
        <Preview form={element} />
        {actingFor ? <span className="muted as">{t.comments.form.as(actingFor)}</span> : null}
      </div>
    </fetcher.Form>
  );
}

function ToNewest({ standard, newest }: { standard: string; newest: { number: number; label: string } | null }) {
  const t = useCoreTexts();
  if (!newest) return null;
  return (
    <p>
      <Link className="btn small" to={paths.newComment(standard, newest.number)}>
        {t.comments.form.newest(newest.label)}
      </Link>
    </p>
  );
}
