/** What a comment says, and what was answered to it: the same on its card and on its page. */
import { Link } from "@remix-run/react";
import type { ThreadComment, Written } from "#app/domain/threads.ts";
import { commentCode } from "#app/domain/comments.ts";
import { paths } from "#app/paths.ts";
import { Markup } from "../frame/markup.tsx";
import { useCoreTexts } from "../frame/core-texts.tsx";
import { DispositionTag, toneOf } from "./disposition-tag.tsx";

/** Its type, what became of it, and what else is to know at a glance. */
export function CommentTags({ comment }: { comment: Pick<ThreadComment, "type" | "handling" | "disposition" | "mustBeSatisfied" | "withdrawn" | "edited"> }) {
  const t = useCoreTexts();
  return (
    <>
      <span className="tag">{t.commentTypes[comment.type]}</span>
      {comment.withdrawn ? <span className="tag">{t.comments.withdrawn}</span> : <DispositionTag handling={comment.handling} disposition={comment.disposition} />}
      {comment.mustBeSatisfied ? <span className="tag bad">{t.comments.mustBeSatisfied}</span> : null}
      {comment.edited ? <span className="tag">{t.comments.edited}</span> : null}
    </>
  );
}

/** The words that somebody would like to read. */
export function ProposedChange({ change }: { change: Written }) {
  const t = useCoreTexts();
  return (
    <div className="prop change">
      <span className="visually-hidden">{t.comments.proposedChange}: </span>
      <ins>
        <Markup html={change.html} />
      </ins>
    </div>
  );
}

/** The facilitator's disposition with its reason, and the author's answer to it. Nothing where there is none. */
export function DispositionBox({ comment, standard }: { comment: Pick<ThreadComment, "handling" | "disposition" | "observation" | "duplicateOf" | "answer" | "withdrawn">; standard: string }) {
  const t = useCoreTexts();
  if (!comment.disposition || comment.withdrawn) return null;
  if (!comment.observation && !comment.duplicateOf && !comment.answer) return null;
  return (
    <div className="disposition" data-tone={comment.handling === "proposed" ? "warn" : toneOf(comment.disposition) || undefined}>
      <p>
        <strong>{comment.handling === "proposed" ? t.comments.dispositionProposed : t.comments.disposition}</strong>{" "}
        {comment.duplicateOf ? (
          <>
            {t.comments.duplicateOf} <Link to={paths.comment(standard, comment.duplicateOf)}>{commentCode(comment.duplicateOf)}</Link>
          </>
        ) : null}
      </p>
      {comment.observation ? <Markup html={comment.observation.html} /> : null}
      {comment.answer ? <p className="said">{t.comments.authorSays(t.answers[comment.answer])}</p> : null}
    </div>
  );
}
