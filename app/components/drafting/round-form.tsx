/** The form that opens a round: two moments in UTC, shown in the reader's own zone too, and a warning where the time is short. */
import { Form } from "@remix-run/react";
import { useEffect, useState } from "react";
import { DISCLOSURES, EXTENTS, isShort, roundForm } from "#app/domain/rounds.ts";
import { localMoment } from "#app/texts/language.ts";
import { ChoiceField, FormFaults, TextField, useSchemaForm } from "../forms/fields.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useLanguage } from "../frame/language.tsx";
import { useTexts } from "../frame/texts.tsx";

const DAY = 86_400_000;
/** What the form begins with: 61 days, so that 60 whole ones are given. */
const USUAL_DAYS = 61;

/** @param now the server's moment as an ISO string. `draft`: the number of the newest. `narrows`: whether there is a draft before, so that a round may open what changed alone. */
export function RoundForm({ now, draft, narrows, outcome }: { now: string; draft: number; narrows: boolean; outcome: Outcome | null }) {
  const t = useTexts().drafting.newRound;
  const language = useLanguage();
  const [form, fields] = useSchemaForm(roundForm, { id: "new-round", outcome, defaults: { kind: "comment", disclosure: "at-once", extent: "whole", opensAt: fieldOf(new Date(now)), closesAt: `${fieldOf(new Date(new Date(now).getTime() + USUAL_DAYS * DAY)).slice(0, 10)}T23:59` } });
  const [inBrowser, setInBrowser] = useState(false);
  useEffect(() => setInBrowser(true), []);
  const opens = momentOf(fields.opensAt.value);
  const closes = momentOf(fields.closesAt.value);
  const known = opens && closes && closes > opens ? { opensAt: opens, closesAt: closes } : null;
  const days = known ? Math.round((known.closesAt.getTime() - known.opensAt.getTime()) / DAY) : 0;
  return (
    <Form method="post" className="form panel" id={form.id} onSubmit={form.onSubmit} noValidate>
      <FormFaults outcome={outcome} own={narrows ? [] : (outcome?.faults.extent ?? [])} />
      <input type="hidden" name="kind" value="comment" />
      <input type="hidden" name="draft" value={draft} />
      <p className="hint">{t.moments}</p>
      <div className="pair">
        <TextField meta={fields.opensAt} label={t.opensAt} type="datetime-local" />
        <TextField meta={fields.closesAt} label={t.closesAt} type="datetime-local" />
      </div>
      {known ? (
        <p className="hint" role="status">
          {t.length(days)}
          {inBrowser && known.opensAt.getTimezoneOffset() !== 0 ? `. ${t.yours(localMoment(language, known.opensAt.toISOString()), localMoment(language, known.closesAt.toISOString()))}` : ""}
        </p>
      ) : null}
      {known && isShort(known) ? <p className="note warn">{t.short(days)}</p> : null}
      {narrows ? <ChoiceField meta={fields.extent} label={t.extent} options={EXTENTS.map((value) => ({ value, label: t.extents[value], hint: t.extentHints[value] }))} /> : null}
      <ChoiceField meta={fields.disclosure} label={t.disclosure} options={DISCLOSURES.map((value) => ({ value, label: t.disclosures[value], hint: t.disclosureHints[value] }))} />
      <div className="actions">
        <button className="btn primary">{t.submit}</button>
      </div>
    </Form>
  );
}

/** "2026-12-10T23:59", in UTC. */
function fieldOf(moment: Date): string {
  return moment.toISOString().slice(0, 16);
}

function momentOf(field: unknown): Date | null {
  if (typeof field !== "string" || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(field)) return null;
  const moment = new Date(`${field.slice(0, 16)}:00Z`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}
