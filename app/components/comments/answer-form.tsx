/** The author's answer to a disposition, in words: satisfied or not, and why. */
import { useEffect, useRef } from "react";
import { useFetcher } from "@remix-run/react";
import { answerForm } from "#app/domain/comment-forms.ts";
import { ANSWERS, type Answer } from "#app/domain/comments.ts";
import { paths } from "#app/paths.ts";
import { AreaField, ChoiceField, FormFaults, useSchemaForm } from "../forms/fields.tsx";
import { isOutcome, type Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { WhyNot } from "./refused.tsx";

/** @param answer the newest one, if any. `outcome`: what the page's own action answered, where there was no script. */
export function AnswerForm({ number, standard, answer, outcome = null }: { number: number; standard: string; answer: Answer | null; outcome?: Outcome | null }) {
  const t = useTexts().comments;
  const answers = { satisfied: t.page.satisfied, "not-satisfied": t.page.notSatisfied };
  const fetcher = useFetcher<{ ok: true } | Outcome>();
  const element = useRef<HTMLFormElement>(null);
  const answered = isOutcome(fetcher.data) ? fetcher.data : outcome;
  const [form, fields] = useSchemaForm(answerForm, { id: `answer-${number}`, outcome: answered, defaults: { answer: answer ?? "" } });
  const done = fetcher.state === "idle" && fetcher.data?.ok === true;
  useEffect(() => {
    const text = done ? element.current?.elements.namedItem("text") : null;
    if (text instanceof HTMLTextAreaElement) text.value = "";
  }, [done]);
  return (
    <fetcher.Form ref={element} method="post" action={paths.commentPart(standard, number, "answer")} id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate} className="form">
      {answered?.refusal ? <WhyNot refusal={answered.refusal} kept alert /> : null}
      {answered && Object.keys(answered.faults).length > 0 ? <FormFaults outcome={{ ...answered, refusal: null }} /> : null}
      <ChoiceField meta={fields.answer} label={t.page.answerAsk} options={ANSWERS.map((value) => ({ value, label: answers[value] }))} />
      <AreaField meta={fields.text} label={t.page.answerText} hint={t.page.answerHint} optional rows={3} />
      <div className="actions">
        <button className="btn primary" disabled={fetcher.state !== "idle"}>
          {t.page.sendAnswer}
        </button>
      </div>
    </fetcher.Form>
  );
}
