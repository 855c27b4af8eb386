/** Who takes part in a standard: organisations with their parts and who speaks for them. Facilitators answer those who ask, and give and end parts here. */
import "#app/styles/organisations.css";
import { Form, Link } from "@remix-run/react";
import { PARTS } from "#app/domain/ballots/positions.ts";
import { ADMISSIONS, admissionForm, PART_CODES, partForm, type DelegationSaid, type DelegationState, type PartShown } from "#app/domain/delegations/delegations.ts";
import type { StandardHead } from "#app/domain/heads.ts";
import type { Verdict } from "#app/domain/refusals.ts";
import { paths } from "#app/paths.ts";
import { WhyNot } from "../comments/refused.tsx";
import { ChoiceField, FormFaults, SelectField, TextField, useSchemaForm } from "../forms/fields.tsx";
import { By } from "../frame/by.tsx";
import { Done } from "../frame/done.tsx";
import { Folded } from "../frame/folded.tsx";
import { Moment } from "../frame/moment.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { CommentsOf } from "../organisations/comments-of.tsx";

export interface TakingPartProps {
  head: StandardHead;
  active: PartShown[];
  /** Null: the reader does not facilitate. */
  facilitating: { asked: (PartShown & { at: string })[]; ended: PartShown[] } | null;
  /** The organisation that the reader acts for; null: none. */
  own: { slug: string; name: string; state: DelegationState | null; ask: Verdict } | null;
  said?: DelegationSaid | null;
  /** What a deed on this page answered that did not succeed; `of`: which form sent it. */
  outcome?: Outcome | null;
}

export function TakingPartPage({ head, active, facilitating, own, said = null, outcome = null }: TakingPartProps) {
  const t = useTexts().delegations;
  return (
    <div className="page organisation">
      <Done sentence={said && t.said[said]} />
      {outcome?.refusal ? <WhyNot refusal={outcome.refusal} alert /> : null}
      <div className="main">
        {facilitating ? <Waiting standard={head.slug} asked={facilitating.asked} /> : null}
        <section aria-labelledby="parts">
          <h2 id="parts">{t.title}</h2>
          <p className="muted">{t.admission[head.admission]}</p>
          {active.length > 0 ? <PartTable standard={head.slug} rows={active} facilitates={facilitating !== null} ends /> : <Nobody />}
        </section>
        {facilitating && facilitating.ended.length > 0 ? (
          <section aria-labelledby="ended">
            <h2 id="ended">{t.endedTitle}</h2>
            <PartTable standard={head.slug} rows={facilitating.ended} facilitates />
          </section>
        ) : null}
        {facilitating ? <Giving standard={head.slug} outcome={outcome} /> : null}
        {facilitating ? <Admission head={head} outcome={outcome} /> : null}
      </div>
      <aside className="about-organisation" aria-labelledby="own">
        <h2 id="own">{t.ownAside}</h2>
        <Own standard={head.slug} own={own} />
        <p>
          <Link to={paths.agreement(head.slug)}>{t.agreement.title}</Link>
        </p>
      </aside>
    </div>
  );
}

function Nobody() {
  const t = useTexts().delegations;
  return (
    <div className="empty">
      <p>{t.nobody}</p>
      <p>{t.nobodyNext}</p>
    </div>
  );
}

function Own({ standard, own }: { standard: string; own: TakingPartProps["own"] }) {
  const t = useTexts().delegations;
  if (!own) return <p className="muted">{t.ownNone}</p>;
  return (
    <>
      <p>{own.state === "active" ? t.ownTakesPart(own.name) : own.state === "asked" ? t.comes.waits : t.askWhy(own.name)}</p>
      <p className="row">
        <Link className="btn small" to={paths.delegation(standard, own.slug)}>
          {t.comes.open}
        </Link>
      </p>
      {own.ask.ok && own.state !== "asked" ? <AskForPart standard={standard} organisation={own.slug} /> : null}
    </>
  );
}

/** Asks for the organisation's part, or takes it where every organisation may. */
export function AskForPart({ standard, organisation }: { standard: string; organisation: string }) {
  const t = useTexts().delegations;
  return (
    <Form method="post" action={paths.partRequest(standard, organisation)} className="actions">
      <button className="btn primary small">{t.comes.ask}</button>
    </Form>
  );
}

function Waiting({ standard, asked }: { standard: string; asked: (PartShown & { at: string })[] }) {
  const t = useTexts();
  const d = t.delegations;
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{d.waiting}</h2>
      {asked.length === 0 ? (
        <p className="muted">{d.waitingNone}</p>
      ) : (
        <table className="list stacked">
          <caption className="visually-hidden">{d.waiting}</caption>
          <thead>
            <tr>
              <th scope="col">{d.organisation}</th>
              <th scope="col">{t.organisations.askedOn}</th>
              <th scope="col">{t.organisations.decision}</th>
            </tr>
          </thead>
          <tbody>
            {asked.map((row) => (
              <tr key={row.slug}>
                <th scope="row">
                  <Link to={paths.organisation(row.slug)}>
                    <By name={null} organisation={row.name} category={row.category} />
                  </Link>
                </th>
                <td data-label={t.organisations.askedOn}>
                  <Moment iso={row.at} day />
                </td>
                <td>
                  <PartForm standard={standard} row={row} />
                  <Form method="post" action={paths.delegations(standard)}>
                    <input type="hidden" name="organisation" value={row.slug} />
                    <button className="btn small" name="change" value="refuse" aria-label={d.refuseOf(row.name)}>
                      {d.refuse}
                    </button>
                  </Form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function PartTable({ standard, rows, facilitates, ends = false }: { standard: string; rows: PartShown[]; facilitates: boolean; ends?: boolean }) {
  const t = useTexts();
  const d = t.delegations;
  return (
    <table className="list stacked">
      <caption className="visually-hidden">{d.title}</caption>
      <thead>
        <tr>
          <th scope="col">{d.organisation}</th>
          <th scope="col">{d.part}</th>
          <th scope="col">{d.heads}</th>
          <th scope="col">{d.comments}</th>
          {facilitates ? <th scope="col">{d.change}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.slug}>
            <th scope="row">
              <Link to={paths.organisation(row.slug)}>
                <By name={null} organisation={row.name} category={row.category} />
              </Link>
            </th>
            <td data-label={d.part}>{row.part && ends ? <abbr title={d.partHints[row.part]}>{`${t.parts[row.part]} (${PART_CODES[row.part]})`}</abbr> : <span className="muted">{ends ? d.noPart : d.ended}</span>}</td>
            <td data-label={d.heads}>{[...row.heads, ...row.deputies].join(", ")}</td>
            <td data-label={d.comments}><CommentsOf standard={standard} organisation={row.slug} count={row.comments} /></td>
            {facilitates ? (
              <td>
                <div className="row deeds">
                  <PartForm standard={standard} row={row} />
                  {ends && row.part ? <Ending standard={standard} row={row} /> : null}
                </div>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Gives one organisation another part, or its first. */
function PartForm({ standard, row }: { standard: string; row: PartShown }) {
  const t = useTexts();
  const d = t.delegations;
  return (
    <Form method="post" action={paths.delegations(standard)} className="row part">
      <input type="hidden" name="organisation" value={row.slug} />
      <select name="change" aria-label={d.partOf(row.name)} defaultValue={row.part ?? "observing"}>
        {PARTS.map((part) => (
          <option key={part} value={part}>
            {t.parts[part]}
          </option>
        ))}
      </select>
      <button className="btn small" aria-label={d.giveOf(row.name)}>
        {d.save}
      </button>
    </Form>
  );
}

function Ending({ standard, row }: { standard: string; row: PartShown }) {
  const t = useTexts().delegations;
  return (
    <Folded word={t.end} label={t.endOf(row.name)} sentence={t.endSentence(row.name)}>
      <Form method="post" action={paths.delegations(standard)}>
        <input type="hidden" name="organisation" value={row.slug} />
        <button className="btn small danger" name="change" value="end">
          {t.endOf(row.name)}
        </button>
      </Form>
    </Folded>
  );
}

function Admission({ head, outcome }: { head: StandardHead; outcome: Outcome | null }) {
  const t = useTexts();
  const own = outcome && ("admission" in outcome.typed || "admission" in outcome.faults) ? outcome : null;
  const [form, fields] = useSchemaForm(admissionForm, { id: "admission", outcome: own, defaults: { admission: head.admission } });
  return (
    <Form method="post" action={paths.admission(head.slug)} className="form panel" id={form.id} onSubmit={form.onSubmit} noValidate>
      <ChoiceField meta={fields.admission} label={t.delegations.whoMay} options={ADMISSIONS.map((admission) => ({ value: admission, label: t.admissions[admission] }))} />
      <div className="actions">
        <button className="btn small">{t.delegations.save}</button>
      </div>
    </Form>
  );
}

/** Lists an organisation that is not there yet. */
function Giving({ standard, outcome }: { standard: string; outcome: Outcome | null }) {
  const t = useTexts();
  const own = outcome && ("organisation" in outcome.typed || "organisation" in outcome.faults) ? outcome : null;
  const [form, fields] = useSchemaForm(partForm, { id: "giving", outcome: own, defaults: { change: "voting" } });
  return (
    <Form method="post" action={paths.delegations(standard)} className="form panel" id={form.id} onSubmit={form.onSubmit} noValidate>
      <h2>{t.delegations.add}</h2>
      <FormFaults outcome={own && { ...own, refusal: null }} />
      <TextField meta={fields.organisation} label={t.delegations.addField} hint={t.delegations.addHint} />
      <SelectField meta={fields.change} label={t.delegations.part} options={PARTS.map((part) => ({ value: part, label: t.parts[part] }))} />
      <div className="actions">
        <button className="btn small">{t.delegations.give}</button>
      </div>
    </Form>
  );
}
