/** What was said to a comment, and the form to say more. */
import { Link, useFetcher } from "@remix-run/react";
import { useEffect, useId, useRef, useState } from "react";
import type { ThreadComment } from "#app/domain/threads.ts";
import { paths } from "#app/paths.ts";
import { faultSentence } from "#app/texts/core.ts";
import { By } from "../frame/by.tsx";
import { Markup } from "../frame/markup.tsx";
import { Moment } from "../frame/moment.tsx";
import { isOutcome, type Outcome } from "../frame/refusal.tsx";
import { useCoreTexts } from "../frame/core-texts.tsx";
import { AgreementFields } from "./agreement-fields.tsx";
import { WhyNot } from "./refused.tsx";
import { newSubmission } from "./submission.ts";

export function Replies({ comment, standard }: { comment: Pick<ThreadComment, "number" | "replies" | "replyCount">; standard: string }) {
  const t = useCoreTexts();
  const more = comment.replyCount - comment.replies.length;
  return (
    <ol className="said-to">
      {comment.replies.map((reply) => (
        <li key={reply.id} id={`R-${reply.id}`}>
          <p className="row">
            <By {...reply} /> <span className="muted"><Moment iso={reply.at} local={false} /></span>
          </p>
          <Markup html={reply.html} />
        </li>
      ))}
      {more > 0 ? (
        <li>
          <Link to={paths.comment(standard, comment.number)}>{t.comments.moreReplies(more)}</Link>
        </li>
      ) : null}
    </ol>
  );
}

/** @param outcome what the page's own action answered, where there was no script. `folded`: behind one word, on a card. `action`: where it is sent, where it is no comment that is replied to. */
export function ReplyForm({ comment, standard, outcome = null, folded = true, action }: { comment: Pick<ThreadComment, "number" | "submission">; standard: string; outcome?: Outcome | null; folded?: boolean; action?: string }) {
  const t = useCoreTexts();
  const id = useId();
  const fetcher = useFetcher<{ ok: true } | Outcome>();
  const [submission, setSubmission] = useState(typeof outcome?.typed.submission === "string" ? outcome.typed.submission : comment.submission);
  const form = useRef<HTMLFormElement>(null);
  const fold = useRef<HTMLDetailsElement>(null);
  const answered = fetcher.state === "idle" ? fetcher.data : undefined;
  useEffect(() => {
    if (answered?.ok !== true) return;
    form.current?.reset();
    if (fold.current) fold.current.open = false;
    setSubmission(newSubmission());
  }, [answered]);
  const refused = isOutcome(fetcher.data) ? fetcher.data : outcome;
  const faults = refused?.faults.text ?? [];
  const body = (
    <fetcher.Form ref={form} method="post" action={action ?? paths.commentPart(standard, comment.number, "replies")} className="form">
      <input type="hidden" name="submission" value={submission} />
      {refused?.refusal ? <WhyNot refusal={refused.refusal} kept alert /> : null}
      <div className="field" data-faulty={faults.length > 0 ? "" : undefined}>
        <label htmlFor={id}>{t.comments.yourReply}</label>
        <p className="hint" id={`${id}-hint`}>
          {t.comments.yourReplyHint}
        </p>
        <textarea id={id} name="text" rows={folded ? 3 : 5} required defaultValue={typeof outcome?.typed.text === "string" ? outcome.typed.text : undefined} aria-invalid={faults.length > 0 || undefined} aria-describedby={`${id}-hint${faults.length > 0 ? ` ${id}-fault` : ""}`} />
        {faults.length > 0 ? (
          <p className="fault" id={`${id}-fault`} role="alert">
            {faults.map((key) => faultSentence(t, key)).join(" ")}
          </p>
        ) : null}
      </div>
      <AgreementFields standard={standard} outcome={refused} />
      <div className="actions">
        <button className="btn" disabled={fetcher.state !== "idle"}>
          {t.comments.sendReply}
        </button>
      </div>
    </fetcher.Form>
  );
  if (!folded) return body;
  return (
    <details className="deed" ref={fold}>
      <summary>{t.comments.reply}</summary>
      {body}
    </details>
  );
}
