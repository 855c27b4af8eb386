/** A person's own comments on one standard, a row each: what became of it, the answer, and where it stands now. */
import { Link } from "@remix-run/react";
import { commentCode } from "#app/domain/comments.ts";
import type { OwnComment } from "#app/domain/threads.ts";
import { paths } from "#app/paths.ts";
import { Markup } from "../frame/markup.tsx";
import { useTexts } from "../frame/texts.tsx";
import { PlaceLink, PleaseCheck, WhatBecame } from "./comment-history.tsx";
import { AnswerButtons } from "./deeds.tsx";
import { DispositionTag } from "./disposition-tag.tsx";

export function OwnComments({ comments, caption }: { comments: OwnComment[]; caption: string }) {
  const t = useTexts().comments.mine;
  return (
    <table className="list own">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.number}</th>
          <th scope="col">{t.lines}</th>
          <th scope="col">{t.comment}</th>
          <th scope="col">{t.disposition}</th>
          <th scope="col">{t.answer}</th>
          <th scope="col">{t.now}</th>
        </tr>
      </thead>
      <tbody>
        {comments.map((comment) => (
          <Row key={comment.number} comment={comment} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ comment }: { comment: OwnComment }) {
  const t = useTexts();
  const m = t.comments.mine;
  const { standard, draft } = comment;
  return (
    <tr>
      <th scope="row">
        <Link className="at" to={paths.comment(standard, comment.number)}>
          {commentCode(comment.number)}
        </Link>
      </th>
      <td data-label={m.lines}>
        <Link to={paths.draftLines(standard, draft.number, comment.firstLine, comment.lastLine)}>
          {draft.label} {t.frame.lineRange(comment.firstLine, comment.lastLine)}
        </Link>
      </td>
      <td data-label={m.comment} className="wide">
        <span className="row">
          <span className="tag">{t.commentTypes[comment.type]}</span>
          {comment.mustBeSatisfied ? <span className="tag bad">{t.comments.mustBeSatisfied}</span> : null}
        </span>
        <Markup html={comment.reason.html} className="prose brief" />
      </td>
      <td data-label={m.disposition} className="wide">
        {comment.disposition ? <DispositionTag handling={comment.handling} disposition={comment.disposition} /> : <span className="muted">{m.notYet}</span>}
        {comment.duplicateOf ? (
          <p>
            {t.comments.duplicateOf} <Link to={paths.comment(standard, comment.duplicateOf)}>{commentCode(comment.duplicateOf)}</Link>
          </p>
        ) : null}
        {comment.observation ? <Markup html={comment.observation.html} /> : null}
      </td>
      <td data-label={m.answer}>{comment.mayAnswer ? <AnswerButtons comment={comment} standard={standard} asking={false} /> : null}</td>
      <td data-label={m.now}>
        <Now comment={comment} />
      </td>
    </tr>
  );
}

function Now({ comment }: { comment: OwnComment }) {
  const t = useTexts();
  const { now } = comment;
  if (!now) return <span className="muted">{t.comments.mine.onNewest}</span>;
  return (
    <span className="standing">
      <span>
        {now.label} <PlaceLink standard={comment.standard} draft={now.draft} place={now} />
      </span>
      <span className="muted">
        <WhatBecame place={now} />
      </span>
      {now.check ? <PleaseCheck /> : null}
    </span>
  );
}
