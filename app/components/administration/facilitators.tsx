/** Who facilitates which standard: name one more, dismiss one. */
import { Form, Link } from "@remix-run/react";
import { facilitatorForm } from "#app/domain/accounts.ts";
import type { AdministrationSaid, StandardFacilitated } from "#app/domain/administration.ts";
import { paths } from "#app/paths.ts";
import { RefusedButton, WhyNot } from "../comments/refused.tsx";
import { FormFaults, SelectField, TextField, useSchemaForm } from "../forms/fields.tsx";
import { Done } from "../frame/done.tsx";
import { Folded } from "../frame/folded.tsx";
import { Pages } from "../frame/pages.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { AdministrationHead } from "./administration-head.tsx";

export interface FacilitatorsProps {
  page: number;
  pages: number;
  standards: StandardFacilitated[];
  /** Every standard, to choose from. */
  choices: { id: string; identifier: string; title: string }[];
  said?: AdministrationSaid | null;
  /** What naming somebody answered; its form keeps what was typed. */
  naming?: Outcome | null;
  /** What dismissing somebody answered. */
  dismissing?: Outcome | null;
}

export function Facilitators({ page, pages, standards, choices, said = null, naming = null, dismissing = null }: FacilitatorsProps) {
  const t = useTexts().administration;
  return (
    <>
      <AdministrationHead tab="facilitators" lead={t.facilitatorsLead} />
      <div className="page administration">
        <Done sentence={said && t.said[said]} />
        {dismissing?.refusal ? <WhyNot refusal={dismissing.refusal} alert /> : null}
        {choices.length === 0 ? (
          <div className="empty">
            <p>{t.noStandards}</p>
            <p>
              <Link className="btn primary" to={paths.newStandard()}>
                {t.newStandard}
              </Link>
            </p>
          </div>
        ) : (
          <>
            <NamingForm choices={choices} outcome={naming} />
            <Rows standards={standards} />
            <Pages page={page} pages={pages} to={(next) => paths.administrationFacilitators({ page: next })} />
          </>
        )}
      </div>
    </>
  );
}

function NamingForm({ choices, outcome }: { choices: FacilitatorsProps["choices"]; outcome: Outcome | null }) {
  const t = useTexts().administration;
  const [form, fields] = useSchemaForm(facilitatorForm, { id: "naming", outcome });
  return (
    <section className="naming" aria-labelledby="naming-title">
      <Form method="post" action={paths.administrationFacilitators()} className="form panel" id={form.id} onSubmit={form.onSubmit} noValidate>
        <h2 id="naming-title">{t.name}</h2>
        <FormFaults outcome={outcome} />
        <SelectField meta={fields.standard} label={t.standard} empty={t.chooseStandard} options={choices.map(({ id, identifier, title }) => ({ value: id, label: `${identifier} ${title}` }))} />
        <TextField meta={fields.email} label={t.email} hint={t.emailHint} type="email" inputMode="email" autoComplete="off" />
        <div className="actions">
          <button className="btn primary">{t.submit}</button>
        </div>
      </Form>
    </section>
  );
}

function Rows({ standards }: { standards: StandardFacilitated[] }) {
  const t = useTexts().administration;
  return (
    <table className="list stacked">
      <caption className="visually-hidden">{t.facilitatorsCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.standard}</th>
          <th scope="col">{t.facilitators}</th>
        </tr>
      </thead>
      <tbody>
        {standards.map((standard) => (
          <tr key={standard.id}>
            <th scope="row">
              <Link to={paths.standard(standard.slug)}>
                {standard.identifier} {standard.title}
              </Link>
            </th>
            <td>
              <ul className="people-of">
                {standard.facilitators.map((person) => (
                  <li key={person.id}>
                    {person.name} <span className="mail">{person.email}</span> {person.disabled ? <span className="tag bad">{t.disabled}</span> : null}
                    <Dismissal standard={standard} person={person} />
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Dismissal({ standard, person }: { standard: StandardFacilitated; person: StandardFacilitated["facilitators"][number] }) {
  const t = useTexts().administration;
  const { name, cease } = person;
  if (!cease.ok) return <RefusedButton refusal={cease.refusal}>{t.dismiss}</RefusedButton>;
  return (
    <Folded word={t.dismiss} label={t.dismissPerson(name, standard.identifier)} sentence={t.dismissSentence(name, standard.identifier)}>
      <Form method="post" action={paths.facilitatorDismissal()}>
        <input type="hidden" name="standard" value={standard.id} />
        <button className="btn small danger" name="person" value={person.id}>
          {t.dismissPerson(name, standard.identifier)}
        </button>
      </Form>
    </Folded>
  );
}
