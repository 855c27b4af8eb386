/** An organisation's delegation on a standard, as its own people see it: who speaks for it, who belongs, how it submits. Its head changes that. */
import "#app/styles/organisations.css";
import { Form, Link } from "@remix-run/react";
import type { Part } from "#app/domain/ballots/positions.ts";
import { DELEGATION_ROLES, PART_CODES, type DelegateShown, type DelegationRole, type DelegationSaid, type DelegationState } from "#app/domain/delegations/delegations.ts";
import type { StandardHead } from "#app/domain/heads.ts";
import type { Category } from "#app/domain/organisations.ts";
import type { Verdict } from "#app/domain/refusals.ts";
import { paths } from "#app/paths.ts";
import { WhyNot } from "../comments/refused.tsx";
import { FormFaults } from "../forms/fields.tsx";
import { By } from "../frame/by.tsx";
import { Done } from "../frame/done.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { AskForPart } from "./taking-part-page.tsx";

export interface DelegationPageProps {
  head: StandardHead;
  organisation: { slug: string; name: string; category: Category };
  /** Null: nothing was said of it on this standard. */
  delegation: { part: Part; state: DelegationState; named: boolean; direct: boolean } | null;
  /** The reader's own role; null: not in it. */
  role: DelegationRole | null;
  people: DelegateShown[];
  may: { arrange: Verdict; ask: Verdict };
  said?: DelegationSaid | null;
  outcome?: Outcome | null;
}

export function DelegationPage({ said = null, outcome = null, ...page }: DelegationPageProps) {
  const t = useTexts();
  const d = t.delegations;
  const { head, organisation, delegation, may } = page;
  // Before there is a part, a head arranges only where every organisation may take part.
  const arranges = may.arrange.ok && (delegation ? delegation.state === "active" : head.admission === "open");
  return (
    <div className="page organisation">
      <Done sentence={said && d.said[said]} />
      {outcome ? outcome.refusal ? <WhyNot refusal={outcome.refusal} alert /> : <FormFaults outcome={outcome} own={Object.values(outcome.faults).flat().map((key) => t.faults[key] ?? key)} /> : null}
      <div className="main">
        <section aria-labelledby="delegation">
          <h2 id="delegation">
            <By name={null} organisation={d.ownTitle(organisation.name)} category={organisation.category} />
          </h2>
          <Standing {...page} />
          {page.role ? (
            <p>
              <Link className="btn" to={paths.preparation(head.slug, organisation.slug)}>
                {d.preparation.open}
              </Link>
            </p>
          ) : null}
        </section>
        <People {...page} arranges={arranges} />
      </div>
      <aside className="about-organisation works" aria-labelledby="works">
        <h2 id="works">{d.works}</h2>
        <Arrangement {...page} arranges={arranges} />
        <p>
          <Link to={paths.delegations(head.slug)}>{d.all}</Link>
        </p>
        <p>
          <Link to={paths.organisation(organisation.slug)}>{d.toMembers}</Link>
        </p>
      </aside>
    </div>
  );
}

function Standing({ head, organisation, delegation, may }: DelegationPageProps) {
  const t = useTexts();
  const d = t.delegations;
  if (delegation?.state === "active") {
    return (
      <p>
        {t.parts[delegation.part]} ({PART_CODES[delegation.part]}): {d.partHints[delegation.part]}
      </p>
    );
  }
  if (delegation?.state === "asked") return <p className="note">{d.comes.waits}</p>;
  return (
    <>
      <p>{delegation ? d.ownEnded(organisation.name) : d.askWhy(organisation.name)}</p>
      {may.ask.ok ? <AskForPart standard={head.slug} organisation={organisation.slug} /> : <WhyNot refusal={may.ask.refusal} />}
    </>
  );
}

function People({ head, organisation, people, arranges }: DelegationPageProps & { arranges: boolean }) {
  const t = useTexts();
  const d = t.delegations;
  const action = paths.delegation(head.slug, organisation.slug);
  return (
    <section aria-labelledby="people">
      <h2 id="people">{d.people}</h2>
      <p className="muted small">{d.peopleLead}</p>
      <table className="list stacked">
        <caption className="visually-hidden">{d.people}</caption>
        <thead>
          <tr>
            <th scope="col">{d.person}</th>
            <th scope="col">{d.role}</th>
            {arranges ? <th scope="col">{d.deeds}</th> : null}
          </tr>
        </thead>
        <tbody>
          {people.map(({ id, name, role, named, own }) => (
            <tr key={id}>
              <th scope="row">
                {name} {own ? <span className="tag">{d.you}</span> : null}
              </th>
              <td data-label={d.role}>
                <span>
                  {role ? t.delegationRoles[role] : d.notIn} {named ? null : <span className="muted">{role ? `(${d.byOrganisation})` : null}</span>}
                </span>
              </td>
              {arranges ? (
                <td>
                  <Form method="post" action={action} className="row deeds">
                    <input type="hidden" name="person" value={id} />
                    <input type="hidden" name="change" value="name" />
                    {DELEGATION_ROLES.filter((other) => other !== (named ?? role)).map((other) => (
                      <button key={other} className="btn small" name="role" value={other} aria-label={d.nameAsOf(name, t.delegationRoles[other])}>
                        {d.nameAs(t.delegationRoles[other])}
                      </button>
                    ))}
                  </Form>
                  {named ? (
                    <Form method="post" action={action} className="row deeds">
                      <input type="hidden" name="person" value={id} />
                      <button className="btn small" name="change" value="unname" aria-label={d.unnameOf(name)}>
                        {d.unname}
                      </button>
                    </Form>
                  ) : null}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Arrangement({ head, organisation, delegation, arranges }: DelegationPageProps & { arranges: boolean }) {
  const t = useTexts().delegations;
  const belongs = delegation?.named ? "named" : "everybody";
  const submits = delegation && !delegation.direct ? "through-head" : "directly";
  if (!arranges) {
    return (
      <>
        <dl className="arrangement">
          <dt>{t.belongs}</dt>
          <dd>{t.belongsWords[belongs]}</dd>
          <dt>{t.submits}</dt>
          <dd>{t.submitsWords[submits]}</dd>
        </dl>
        <p className="muted">{t.onlyHead}</p>
      </>
    );
  }
  return (
    <Form method="post" action={paths.delegation(head.slug, organisation.slug)} className="form">
      <input type="hidden" name="change" value="arrange" />
      <Choice name="belongs" legend={t.belongs} words={t.belongsWords} chosen={belongs} />
      <Choice name="submits" legend={t.submits} words={t.submitsWords} chosen={submits} />
      <div className="actions">
        <button className="btn small primary">{t.save}</button>
      </div>
    </Form>
  );
}

function Choice({ name, legend, words, chosen }: { name: string; legend: string; words: Readonly<Record<string, string>>; chosen: string }) {
  return (
    <fieldset className="field choice">
      <legend>{legend}</legend>
      <div className="choices">
        {Object.entries(words).map(([value, word]) => (
          <label key={value}>
            <input type="radio" name={name} value={value} defaultChecked={value === chosen} /> {word}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
