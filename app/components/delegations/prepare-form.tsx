/** The forms of a prepared comment: a new one on lines of the newest draft, and one that is rewritten. */
import { Form, useNavigation } from "@remix-run/react";
import { useRef } from "react";
import { commentForm, editForm } from "#app/domain/comment-forms.ts";
import type { PreparedShown } from "#app/domain/delegations/preparations.ts";
import type { Verdict } from "#app/domain/refusals.ts";
import { paths } from "#app/paths.ts";
import { faultSentence } from "#app/texts/core.ts";
import { WhyNot } from "../comments/refused.tsx";
import { Preview, SaidFields } from "../comments/said-fields.tsx";
import { FormFaults, TextField, useSchemaForm } from "../forms/fields.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";

interface PrepareProps {
  standard: string;
  organisation: { slug: string; name: string };
  draft: { number: number; label: string };
  lines: { first: number; last: number; text: string } | null;
  verdict: Verdict;
  submission: string;
  outcome: Outcome | null;
}

export function PrepareForm({ standard, organisation, draft, lines, verdict, submission, outcome }: PrepareProps) {
  const t = useTexts();
  const element = useRef<HTMLFormElement>(null);
  const busy = useNavigation().state !== "idle";
  const [form, fields] = useSchemaForm(commentForm, { id: `prepare-${submission}`, outcome, defaults: { type: "technical", firstLine: lines ? String(lines.first) : "", lastLine: lines ? String(lines.last) : "" } });
  if (!verdict.ok && !outcome) return <WhyNot refusal={verdict.refusal} />;
  return (
    <Form ref={element} key={submission} method="post" action={paths.preparation(standard, organisation.slug)} id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate} className="form panel" aria-label={t.delegations.preparation.write}>
      <input type="hidden" name="change" value="write" />
      <input type="hidden" name="draft" value={draft.number} />
      <input type="hidden" name="submission" value={submission} />
      {outcome && Object.keys(outcome.faults).length > 0 ? <FormFaults outcome={{ ...outcome, refusal: null }} /> : null}
      <p className="muted">{t.delegations.preparation.onDraft(draft.label)}</p>
      <div className="pair">
        <TextField meta={fields.firstLine} label={t.comments.form.firstLine} inputMode="numeric" />
        <TextField meta={fields.lastLine} label={t.comments.form.lastLine} inputMode="numeric" />
      </div>
      {lines ? (
        <figure className="quoted">
          <figcaption className="label">{t.comments.form.linesText}</figcaption>
          <blockquote className="prop">{lines.text}</blockquote>
        </figure>
      ) : null}
      <SaidFields fields={fields} />
      {outcome?.refusal ? <WhyNot refusal={outcome.refusal} kept alert /> : null}
      <div className="actions">
        <button className="btn primary" disabled={busy}>
          {t.delegations.preparation.keep}
        </button>
        <Preview form={element} />
        <span className="muted as">{t.delegations.preparation.seenBy(organisation.name)}</span>
      </div>
    </Form>
  );
}

interface OnPrepared {
  row: PreparedShown;
  action: string;
  outcome: Outcome | null;
  /** False: what it is about was submitted or withdrawn meanwhile; what was typed is shown, and not sent again. */
  open: boolean;
}

export function RewriteForm({ action, row, outcome, open }: OnPrepared) {
  const t = useTexts();
  const [form, fields] = useSchemaForm(editForm, { id: `rewrite-${row.number}`, outcome, defaults: { type: row.type === "amendment" ? undefined : row.type, reason: row.reason.text, proposedChange: row.proposedChange?.text ?? "", mustBeSatisfied: row.mustBeSatisfied ? "on" : "" } });
  return (
    <details className="deed" open={outcome ? true : undefined}>
      <summary>{t.delegations.preparation.rewrite}</summary>
      <Form method="post" action={action} id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate} className="form">
        <input type="hidden" name="change" value="rewrite" />
        <input type="hidden" name="number" value={row.number} />
        <SaidFields fields={fields} />
        {open ? <button className="btn small">{t.delegations.save}</button> : null}
      </Form>
    </details>
  );
}

export function DiscussForm({ action, row, outcome, open }: OnPrepared) {
  const t = useTexts();
  const p = t.delegations.preparation;
  const id = `P-${row.number}-reply`;
  const typed = (name: string) => (typeof outcome?.typed[name] === "string" ? outcome.typed[name] : undefined);
  const faults = outcome?.faults.text ?? [];
  return (
    <details className="deed" open={outcome ? true : undefined}>
      <summary>{p.discuss}</summary>
      <Form method="post" action={action} className="form" key={row.replies.filter(({ own }) => own).length}>
        <input type="hidden" name="change" value="discuss" />
        <input type="hidden" name="number" value={row.number} />
        <input type="hidden" name="submission" value={typed("submission") ?? row.submission} />
        <div className="field" data-faulty={faults.length > 0 ? "" : undefined}>
          <label htmlFor={id}>{p.reply}</label>
          <textarea id={id} name="text" rows={3} required defaultValue={typed("text")} aria-invalid={faults.length > 0 || undefined} aria-describedby={faults.length > 0 ? `${id}-fault` : undefined} />
          {faults.length > 0 ? (
            <p className="fault" id={`${id}-fault`}>
              {faults.map((key) => faultSentence(t, key)).join(" ")}
            </p>
          ) : null}
        </div>
        {open ? <button className="btn small">{p.send}</button> : null}
      </Form>
    </details>
  );
}

/** Where what was written on an earlier draft stands on the newest, and, of a comment, the form to say where. */
export function Standing({ row, draft, action, outcome }: Omit<OnPrepared, "open"> & { draft: { number: number; label: string } }) {
  const t = useTexts();
  const p = t.delegations.preparation;
  const { now } = row;
  const unfit = row.amendment?.unfit;
  return (
    <div className={now?.sure ? "note" : "note warn"}>
      <p>{now ? (now.sure ? p.stands : p.standsPerhaps)(draft.label, now.firstLine, now.lastLine) : unfit ? p.fitsNot(draft.label, unfit === "there" ? t.amendments.there : t.amendments.unfit[unfit]) : p.standsNowhere(draft.label)}</p>
      {row.mayRewrite && !row.amendment ? (
        <details className="deed" open={outcome ? true : undefined}>
          <summary>{p.place}</summary>
          <Form method="post" action={action} className="form" aria-label={p.placeOf(row.number, draft.label)}>
            <input type="hidden" name="change" value="place" />
            <input type="hidden" name="number" value={row.number} />
            <input type="hidden" name="draft" value={draft.number} />
            <div className="pair">
              {(["firstLine", "lastLine"] as const).map((name) => (
                <div key={name} className="field">
                  <label htmlFor={`P-${row.number}-${name}`}>{t.comments.form[name]}</label>
                  <input id={`P-${row.number}-${name}`} name={name} inputMode="numeric" required defaultValue={outcome ? String(outcome.typed[name] ?? "") : now?.[name]} />
                </div>
              ))}
            </div>
            <button className="btn small">{t.delegations.save}</button>
          </Form>
        </details>
      ) : null}
    </div>
  );
}
