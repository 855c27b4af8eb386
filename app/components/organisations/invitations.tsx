/** Invitations by mail: the form, and those that nobody has accepted yet. */
import { Form } from "@remix-run/react";
import type { InvitationShown } from "#app/domain/memberships.ts";
import { invitationForm, MEMBERSHIP_ROLES } from "#app/domain/organisations.ts";
import { paths } from "#app/paths.ts";
import { ChoiceField, FormFaults, TextField, useSchemaForm } from "../forms/fields.tsx";
import { Moment } from "../frame/moment.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";

export function Invitations({ organisation, invitations, outcome }: { organisation: string; invitations: InvitationShown[]; outcome: Outcome | null }) {
  const t = useTexts().organisations;
  const [form, fields] = useSchemaForm(invitationForm, { id: "invite", outcome, defaults: { role: "member" } });
  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations">{t.invite}</h2>
      <Form method="post" action={paths.organisationInvitations(organisation)} className="form panel" id={form.id} onSubmit={form.onSubmit} noValidate>
        <p className="hint">{t.inviteLead}</p>
        <FormFaults outcome={outcome} />
        <TextField meta={fields.email} label={t.email} type="email" inputMode="email" autoComplete="off" />
        <ChoiceField meta={fields.role} label={t.inviteRole} options={[...MEMBERSHIP_ROLES].reverse().map((role) => ({ value: role, label: t.roles[role], hint: t.roleHints[role] }))} />
        <div className="actions">
          <button className="btn primary">{t.send}</button>
        </div>
      </Form>
      {invitations.length > 0 ? <Pending organisation={organisation} invitations={invitations} /> : null}
    </section>
  );
}

function Pending({ organisation, invitations }: { organisation: string; invitations: InvitationShown[] }) {
  const t = useTexts();
  const o = t.organisations;
  return (
    <>
      <h3>{o.pending}</h3>
      <table className="list stacked">
        <caption className="visually-hidden">{o.pending}</caption>
        <thead>
          <tr>
            <th scope="col">{o.email}</th>
            <th scope="col">{o.role}</th>
            <th scope="col">{o.invitedBy}</th>
            <th scope="col">{o.until}</th>
            <th scope="col">{o.deeds}</th>
          </tr>
        </thead>
        <tbody>
          {invitations.map(({ handle, email, role, by, until }) => (
            <tr key={handle}>
              <th scope="row">{email}</th>
              <td data-label={o.role}>{t.membershipRoles[role]}</td>
              <td data-label={o.invitedBy}>{by}</td>
              <td data-label={o.until}>
                <Moment iso={until} day />
              </td>
              <td>
                <Form method="post" action={paths.invitationWithdrawal(organisation)}>
                  <button className="btn small" name="invitation" value={handle} aria-label={o.withdrawFrom(email)}>
                    {o.withdraw}
                  </button>
                </Form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
