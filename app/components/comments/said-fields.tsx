/** The fields of what a comment says: its type, reason and proposed change, the same for a new one and for an edit; with a preview that the server renders. */
import { useFetcher } from "@remix-run/react";
import type { FieldMetadata } from "@conform-to/react";
import { useEffect, useRef, useState, type RefObject } from "react";
import { COMMENT_TYPES } from "#app/domain/comments.ts";
import { paths } from "#app/paths.ts";
import { AreaField, ChoiceField, TickField } from "../forms/fields.tsx";
import { Markup } from "../frame/markup.tsx";
import { isOutcome } from "../frame/refusal.tsx";
import { useCoreTexts } from "../frame/core-texts.tsx";
import { WhyNot } from "./refused.tsx";

interface Said {
  type: FieldMetadata<unknown>;
  reason: FieldMetadata<unknown>;
  proposedChange: FieldMetadata<unknown>;
  mustBeSatisfied: FieldMetadata<unknown>;
}

/** @param fields conform's, of a schema that holds what a comment says. `rows` of the reason. */
export function SaidFields({ fields, rows = 5 }: { fields: Said; rows?: number }) {
  const t = useCoreTexts();
  return (
    <>
      <ChoiceField meta={fields.type} label={t.comments.form.type} options={COMMENT_TYPES.map((type) => ({ value: type, label: t.commentTypes[type] }))} />
      <AreaField meta={fields.reason} label={t.comments.form.reason} hint={t.comments.form.reasonHint} rows={rows} />
      <AreaField meta={fields.proposedChange} label={t.comments.form.proposedChange} hint={t.comments.form.proposedChangeHint} optional rows={3} />
      <TickField meta={fields.mustBeSatisfied} label={t.comments.form.mustBeSatisfied} />
    </>
  );
}

/** The button that asks for a preview, and the preview. It stands in the form that it shows; without a script there is none. */
export function Preview({ form }: { form: RefObject<HTMLFormElement> }) {
  const t = useCoreTexts();
  const fetcher = useFetcher<{ reason: string; proposedChange: string }>();
  const [scripted, setScripted] = useState(false);
  const box = useRef<HTMLElement>(null);
  useEffect(() => setScripted(true), []);
  useEffect(() => {
    if (fetcher.state === "idle" && fetcher.data) box.current?.scrollIntoView?.({ block: "nearest" });
  }, [fetcher.state, fetcher.data]);
  if (!scripted) return null;
  const failed = isOutcome(fetcher.data) ? fetcher.data : null;
  const shown = fetcher.data && !failed ? fetcher.data : null;
  return (
    <>
      <button
        type="button"
        className="btn quiet"
        onClick={() => {
          const typed = new FormData(form.current ?? undefined);
          fetcher.submit({ reason: String(typed.get("reason") ?? ""), proposedChange: String(typed.get("proposedChange") ?? "") }, { method: "post", action: paths.markdownPreview() });
        }}
      >
        {t.comments.form.preview}
      </button>
      <section className="preview" aria-live="polite" ref={box} hidden={!shown && !failed} aria-label={t.comments.form.previewTitle}>
        {failed?.refusal ? <WhyNot refusal={failed.refusal} kept /> : null}
        {shown ? (
          <>
            <h3 className="label">{t.comments.form.previewTitle}</h3>
            {shown.reason || shown.proposedChange ? <Markup html={shown.reason} /> : <p className="muted">{t.comments.previewEmpty}</p>}
            {shown.proposedChange ? (
              <div className="prop change">
                <ins>
                  <Markup html={shown.proposedChange} />
                </ins>
              </div>
            ) : null}
          </>
        ) : null}
      </section>
    </>
  );
}
