/** The first step of bringing in a draft: a file, or pasted text. What was pasted stays where it is when something is wrong with it. */
import { Form, Link } from "@remix-run/react";
import { useState, type FormEvent } from "react";
import { paths } from "#app/paths.ts";
import { FormFaults } from "../forms/fields.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { NotReady } from "./not-ready.tsx";

/** The draft that comes next, as far as these pages say. */
export interface Next {
  slug: string;
  newest: { number: number; label: string } | null;
  names: { stage: "20" | "30" | "40" | "50" | "60"; label: string }[];
  stage: string;
  openRound: { number: number; at: string } | null;
}

const MOST = 5 * 1024 * 1024;

export function ImportForm({ next, outcome }: { next: Next; outcome: Outcome | null }) {
  const words = useTexts();
  const t = words.drafting.newDraft;
  const [tooLarge, setTooLarge] = useState(false);
  const faults = tooLarge ? [t.tooLargeHere] : [...(outcome?.faults.source ?? []), ...(outcome?.faults.stage ?? [])].map((key) => words.faults[key] ?? key);
  const typed = typeof outcome?.typed.source === "string" ? outcome.typed.source : "";

  /** What the server would not take is not sent, so that nothing pasted is lost. */
  function check(event: FormEvent<HTMLFormElement>) {
    const form = new FormData(event.currentTarget);
    const file = form.get("file");
    const large = (file instanceof File && file.size > MOST) || new Blob([String(form.get("source"))]).size > MOST;
    setTooLarge(large);
    if (large) event.preventDefault();
  }

  return (
    <>
      <h2>{t.title}</h2>
      <p className="muted">{next.newest ? t.later(next.newest.label) : t.first}</p>
      {next.newest ? (
        <p>
          <Link to={paths.workbench(next.slug)}>{t.toWorkbench}</Link>
        </p>
      ) : null}
      <Form method="post" encType="multipart/form-data" className="form panel" onSubmit={check}>
        <FormFaults outcome={outcome} />
        <NotReady slug={next.slug} outcome={outcome} />
        <input type="hidden" name="after" value={next.newest?.number ?? 0} />
        <div className="field">
          <label htmlFor="draft-file">{t.file}</label>
          <p className="hint" id="draft-file-hint">
            {t.fileHint}
          </p>
          <input type="file" name="file" id="draft-file" accept=".md,.markdown,.txt,text/markdown,text/plain" aria-describedby={faults.length > 0 ? "draft-file-hint draft-fault" : "draft-file-hint"} />
        </div>
        <div className="field">
          <label htmlFor="draft-source">{t.text}</label>
          <textarea className="source" name="source" id="draft-source" rows={16} defaultValue={typed} spellCheck={false} aria-invalid={faults.length > 0 || undefined} aria-describedby={faults.length > 0 ? "draft-fault" : undefined} />
          {faults.length > 0 ? (
            <p className="fault" id="draft-fault" role="alert">
              {faults.join(" ")}
            </p>
          ) : null}
        </div>
        <div className="actions">
          <button className="btn primary" name="step" value="preview">
            {t.preview}
          </button>
        </div>
      </Form>
    </>
  );
}
