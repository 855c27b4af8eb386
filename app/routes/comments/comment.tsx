/** A comment's page: everything that was said of it and became of it. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Objections } from "#app/components/ballots/objections.tsx";
import { AnswerForm } from "#app/components/comments/answer-form.tsx";
import { CommentHead } from "#app/components/comments/comment-head.tsx";
import { Answers, Dispositions, Places, SupporterList, Versions } from "#app/components/comments/comment-history.tsx";
import { CommentTags, ProposedChange } from "#app/components/comments/comment-text.tsx";
import { SupportButton, WithdrawalForm } from "#app/components/comments/deeds.tsx";
import { WhyNot } from "#app/components/comments/refused.tsx";
import { Replies, ReplyForm } from "#app/components/comments/replies.tsx";
import { By } from "#app/components/frame/by.tsx";
import { Markup } from "#app/components/frame/markup.tsx";
import { Moment } from "#app/components/frame/moment.tsx";
import { useTexts } from "#app/components/frame/texts.tsx";
import { commentCode } from "#app/domain/comments.ts";
import { paths, readNumber } from "#app/paths.ts";
import { objectionsOn } from "#app/queries/ballots/objections.server.ts";
import { openComment } from "#app/queries/comment.server.ts";
import { catalogueOf } from "#app/texts/catalogue.ts";
import "#app/styles/comments.css";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const at = { standard: params.standard ?? "", number: readNumber(params.comment) ?? 0 };
  return { ...(await openComment(at, context.visitor, context.now)), objections: await objectionsOn(at, context.now) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${catalogueOf("en").comments.page.title(commentCode(data.comment.number))} · ${data.standard.identifier} · Commonline` : "Commonline" }];

export default function CommentPage() {
  const page = useLoaderData<typeof loader>();
  const t = useTexts().comments;
  const { comment } = page;
  const standard = page.standard.slug;
  return (
    <>
      <CommentHead page={page} previous={page.previous} next={page.next} />
      <div className="page whole-comment">
        <div className="told">
          <section className="panel comment" aria-label={t.page.comment}>
            <p className="row">
              <CommentTags comment={comment} />
            </p>
            <Quoted page={page} />
            {comment.withdrawn ? <p className="note">{t.withdrawnNote}</p> : null}
            <Markup html={comment.reason.html} />
            {comment.proposedChange ? <ProposedChange change={comment.proposedChange} /> : null}
            <p className="row">
              <By {...comment.author} />
              <span className="muted">
                <Moment iso={comment.at} />
              </span>
            </p>
            <OwnDeeds page={page} />
          </section>
          <section className="panel" aria-labelledby="dispositions">
            <h2 id="dispositions">{t.page.dispositions}</h2>
            {page.dispositions.length > 0 || page.appliedIn ? <Dispositions dispositions={page.dispositions} standard={standard} appliedIn={page.appliedIn} /> : <p className="muted">{comment.withdrawn ? t.withdrawnNote : t.page.noDisposition}</p>}
            {page.answers.length > 0 || comment.may.answer.ok ? <h3 id="answer">{t.page.answers}</h3> : null}
            {page.answers.length > 0 ? <Answers answers={page.answers} /> : null}
            {comment.may.answer.ok ? <OwnAnswer page={page} /> : null}
          </section>
          <section className="panel" aria-labelledby="replies">
            <h2 id="replies">{t.repliesTitle}</h2>
            {comment.replies.length > 0 ? <Replies comment={comment} standard={standard} /> : <p className="muted">{t.noReplies}</p>}
            {comment.may.reply.ok ? <ReplyForm comment={comment} standard={standard} folded={false} /> : comment.withdrawn ? null : <WhyNot refusal={comment.may.reply.refusal} />}
          </section>
        </div>
        <div className="beside">
          <Objections standard={standard} objections={page.objections} />
          <section className="panel" aria-labelledby="places">
            <h2 id="places">{t.page.stands}</h2>
            <Places places={page.placements} standard={standard} />
          </section>
          <section className="panel" aria-labelledby="support">
            <h2 id="support">{t.page.supporters}</h2>
            {page.supporters.length > 0 ? <SupporterList supporters={page.supporters} /> : <p className="muted">{t.page.noSupporters}</p>}
            {comment.own ? null : <SupportButton comment={comment} standard={standard} />}
          </section>
          <section className="panel" aria-labelledby="versions">
            <h2 id="versions">{t.page.versions}</h2>
            <Versions versions={page.versions} />
          </section>
        </div>
      </div>
    </>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function Quoted({ page }: { page: Page }) {
  const t = useTexts().comments;
  const { comment, draft, standard, lines, selected } = page;
  return (
    <figure className="quoted">
      <figcaption className="label">
        {t.page.quote} · <Link to={paths.draftLines(standard.slug, draft.number, comment.firstLine, comment.lastLine)}>{`${draft.label}, ${t.page.lines(comment.firstLine, comment.lastLine)}`}</Link>
      </figcaption>
      <blockquote className="prop as-written">{lines}</blockquote>
      {selected ? (
        <p className="muted">
          {t.page.selected}: <q>{selected}</q>
        </p>
      ) : null}
    </figure>
  );
}

/** Asked for at once where there is none; changed behind one word where there is. */
function OwnAnswer({ page }: { page: Page }) {
  const t = useTexts().comments.page;
  const { comment } = page;
  const form = <AnswerForm number={comment.number} standard={page.standard.slug} answer={comment.answer} />;
  if (comment.answer === null) return form;
  return (
    <details className="change-answer" key={page.answers.length}>
      <summary>{t.answerChange}</summary>
      {form}
    </details>
  );
}

/** Editing and withdrawing, for the author alone; with the time that is left. */
function OwnDeeds({ page }: { page: Page }) {
  const t = useTexts().comments;
  const { comment, editing } = page;
  if (!comment.own || (!editing && !comment.may.withdraw.ok)) return null;
  return (
    <div className="own-deeds row">
      {editing ? (
        <>
          <Link className="btn small" to={paths.commentPart(page.standard.slug, comment.number, "edition")}>
            {t.edit}
          </Link>
          <span className="muted">
            {t.page.editUntil(editing.until)} {t.page.minutesLeft(editing.minutes)}.
          </span>
        </>
      ) : null}
      {comment.may.withdraw.ok ? <WithdrawalForm number={comment.number} standard={page.standard.slug} folded /> : null}
    </div>
  );
}
