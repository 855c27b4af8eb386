/** The form in which an author changes the own comment while that is allowed. */
import { Form, Link, useNavigation } from "@remix-run/react";
import { useRef } from "react";
import { editForm } from "#app/domain/comment-forms.ts";
import type { Verdict } from "#app/domain/refusals.ts";
import type { ThreadComment } from "#app/domain/threads.ts";
import { paths } from "#app/paths.ts";
import "#app/styles/comments.css";
import { FormFaults, useSchemaForm } from "../forms/fields.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { WhyNot } from "./refused.tsx";
import { Preview, SaidFields } from "./said-fields.tsx";

/** @param verdict whether the reader may edit now. `until`: the moment until which they may. */
export function EditionForm({ comment, standard, verdict, outcome }: { comment: Pick<ThreadComment, "number" | "type" | "mustBeSatisfied"> & { reason: { text: string }; proposedChange: { text: string } | null }; standard: string; verdict: Verdict; outcome: Outcome | null }) {
  const t = useTexts().comments;
  const element = useRef<HTMLFormElement>(null);
  const busy = useNavigation().state !== "idle";
  const [form, fields] = useSchemaForm(editForm, {
    id: `edition-${comment.number}`,
    outcome,
    defaults: { type: comment.type, reason: comment.reason.text, proposedChange: comment.proposedChange?.text ?? "", mustBeSatisfied: comment.mustBeSatisfied ? "on" : "" },
  });
  const barred = !verdict.ok && !outcome ? verdict.refusal : null;
  return (
    <Form ref={element} method="post" action={paths.commentPart(standard, comment.number, "edition")} id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate} className="form">
      {outcome && Object.keys(outcome.faults).length > 0 ? <FormFaults outcome={{ ...outcome, refusal: null }} /> : null}
      <SaidFields fields={fields} rows={8} />
      {outcome?.refusal ? <WhyNot refusal={outcome.refusal} kept alert /> : null}
      {barred ? <WhyNot refusal={barred} id="edition-why" /> : null}
      <div className="actions">
        <button className="btn primary" disabled={busy} {...(barred ? { type: "button" as const, "aria-disabled": true, "aria-describedby": "edition-why" } : {})}>
          {t.page.save}
        </button>
        <Preview form={element} />
        <Link className="btn quiet" to={paths.comment(standard, comment.number)}>
          {t.page.backTo(`C-${comment.number}`)}
        </Link>
      </div>
      <p className="hint">{t.page.keepVersion}</p>
    </Form>
  );
}
