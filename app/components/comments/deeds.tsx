/** What a reader may do with a comment at one press: support it, withdraw the own one, answer its disposition. Each is a form that needs no script. */
import { Link, useFetcher } from "@remix-run/react";
import { ANSWERS } from "#app/domain/comments.ts";
import type { ThreadComment } from "#app/domain/threads.ts";
import { paths } from "#app/paths.ts";
import { isOutcome } from "../frame/refusal.tsx";
import { useCoreTexts } from "../frame/core-texts.tsx";
import { RefusedButton, useHere, WhyNot } from "./refused.tsx";

/** The number of supporters, and the button of those who may be one. The author's own comment shows the number alone. */
export function SupportButton({ comment, standard }: { comment: Pick<ThreadComment, "number" | "own" | "supported" | "supportCount" | "may" | "withdrawn">; standard: string }) {
  const t = useCoreTexts();
  const here = useHere();
  const fetcher = useFetcher();
  const sent = fetcher.formData?.get("support");
  const supported = sent ? sent === "given" : comment.supported;
  const count = comment.supportCount + (supported === comment.supported ? 0 : supported ? 1 : -1);
  const verdict = comment.may.support;
  const counted = count > 0 ? <span className="count">{count}</span> : null;
  if (comment.own || comment.withdrawn) return count > 0 ? <span>{t.comments.supporters(count)}</span> : null;
  if (!verdict.ok && verdict.refusal.code === "sign-in-required") {
    return (
      <Link className="btn small" to={paths.session(here)} title={t.comments.signInTo.support}>
        {t.comments.support} {counted}
      </Link>
    );
  }
  if (!verdict.ok) return <RefusedButton refusal={verdict.refusal}>{supported ? t.comments.supported : t.comments.support} {counted}</RefusedButton>;
  return (
    <>
      <fetcher.Form method="post" action={paths.commentPart(standard, comment.number, "support")}>
        <button className="btn small" name="support" value={supported ? "taken-back" : "given"} aria-pressed={supported} title={supported ? t.comments.takeBack : undefined}>
          {supported ? t.comments.supported : t.comments.support} {counted}
        </button>
      </fetcher.Form>
      {isOutcome(fetcher.data) && fetcher.data.refusal && fetcher.state === "idle" ? <WhyNot refusal={fetcher.data.refusal} alert /> : null}
    </>
  );
}

/** Withdrawal with its confirmation. `folded`: behind one word, on a card; otherwise as the page itself asks. */
export function WithdrawalForm({ number, standard, folded = false }: { number: number; standard: string; folded?: boolean }) {
  const t = useCoreTexts();
  const fetcher = useFetcher();
  const form = (
    <fetcher.Form method="post" action={paths.commentPart(standard, number, "withdrawal")} className="form">
      <p>{t.comments.withdrawSentence}</p>
      {isOutcome(fetcher.data) && fetcher.data.refusal ? <WhyNot refusal={fetcher.data.refusal} alert /> : null}
      <div className="actions">
        <button className="btn danger">{t.comments.withdrawConfirm}</button>
        {folded ? null : (
          <Link className="btn quiet" to={paths.comment(standard, number)}>
            {t.comments.withdrawKeep}
          </Link>
        )}
      </div>
    </fetcher.Form>
  );
  if (!folded) return form;
  return (
    <details className="deed">
      <summary>{t.comments.withdraw}</summary>
      {form}
    </details>
  );
}

/** Satisfied or not, at one press; the words for it are left to the comment's page. */
export function AnswerButtons({ comment, standard, asking = true }: { comment: Pick<ThreadComment, "number" | "answer">; standard: string; asking?: boolean }) {
  const t = useCoreTexts();
  const here = useHere();
  const fetcher = useFetcher();
  const sent = fetcher.formData?.get("answer");
  const answer = typeof sent === "string" ? sent : comment.answer;
  return (
    <fetcher.Form method="post" action={paths.commentPart(standard, comment.number, "answer")} className="row answering">
      <input type="hidden" name="back" value={here} />
      {asking ? <span className="muted">{t.comments.askAnswer}</span> : null}
      {ANSWERS.map((value) => (
        <button key={value} className="btn small" name="answer" value={value} aria-pressed={answer === value}>
          {value === "satisfied" ? t.comments.satisfied : t.comments.notSatisfied}
        </button>
      ))}
      {isOutcome(fetcher.data) && fetcher.data.refusal ? <WhyNot refusal={fetcher.data.refusal} alert /> : null}
    </fetcher.Form>
  );
}
