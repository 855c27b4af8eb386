/** A comment among the lines it speaks of: what it says, who says it, what became of it, and what this reader may do with it. */
import { Link } from "@remix-run/react";
import { commentCode } from "#app/domain/comments.ts";
import type { Carried, ThreadComment } from "#app/domain/threads.ts";
import { paths } from "#app/paths.ts";
import "#app/styles/comments.css";
import { By } from "../frame/by.tsx";
import { Markup } from "../frame/markup.tsx";
import { useCoreTexts } from "../frame/core-texts.tsx";
import { CommentTags, DispositionBox, ProposedChange } from "./comment-text.tsx";
import { AnswerButtons, SupportButton, WithdrawalForm } from "./deeds.tsx";
import { Replies, ReplyForm } from "./replies.tsx";

/** @param standard the slug in the address. `open`: the replies are unfolded. */
export function CommentCard({ comment, standard, open = false }: { comment: ThreadComment; standard: string; open?: boolean }) {
  const t = useCoreTexts();
  const code = commentCode(comment.number);
  return (
    <article className="card comment" id={code} data-withdrawn={comment.withdrawn ? "" : undefined} aria-labelledby={`${code}-code`}>
      <header>
        <Link className="at" id={`${code}-code`} to={paths.comment(standard, comment.number)} title={t.comments.openComment(code)}>
          {code}
        </Link>
        <CommentTags comment={comment} />
      </header>
      <Markup html={comment.reason.html} />
      {comment.proposedChange ? <ProposedChange change={comment.proposedChange} /> : null}
      <p>
        <By {...comment.author} />
      </p>
      <DispositionBox comment={comment} standard={standard} />
      {comment.carried ? <CarriedNote carried={comment.carried} standard={standard} /> : null}
      <CardFoot comment={comment} standard={standard} open={open} />
    </article>
  );
}

function CarriedNote({ carried, standard }: { carried: Carried; standard: string }) {
  const t = useCoreTexts();
  return (
    <p className="carried">
      <Link to={paths.draftLines(standard, carried.draft, carried.firstLine, carried.lastLine)}>{t.comments.carriedFrom(carried.label, carried.firstLine, carried.lastLine, t.placementStates[carried.state])}</Link>{" "}
      {carried.check ? (
        <span className="tag warn" title={t.comments.pleaseCheckTitle}>
          {t.comments.pleaseCheck}
        </span>
      ) : null}
    </p>
  );
}

function CardFoot({ comment, standard, open }: { comment: ThreadComment; standard: string; open: boolean }) {
  const t = useCoreTexts();
  const { may } = comment;
  return (
    <>
      {may.answer.ok && !comment.withdrawn ? <AnswerButtons comment={comment} standard={standard} /> : null}
      <footer>
        <SupportButton comment={comment} standard={standard} />
        {may.reply.ok ? <ReplyForm comment={comment} standard={standard} /> : null}
        {may.edit.ok ? (
          <Link className="quietly" to={paths.commentPart(standard, comment.number, "edition")}>
            {t.comments.edit}
          </Link>
        ) : null}
        {may.withdraw.ok ? <WithdrawalForm number={comment.number} standard={standard} folded /> : null}
        {comment.replyCount > 0 ? (
          <details className="replies" open={open}>
            <summary>{t.comments.replies(comment.replyCount)}</summary>
            <Replies comment={comment} standard={standard} />
          </details>
        ) : null}
      </footer>
    </>
  );
}
