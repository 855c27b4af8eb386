/** Who belongs, as members see each other; heads change roles and remove, everybody leaves. */
import { Form } from "@remix-run/react";
import type { MemberShown } from "#app/domain/memberships.ts";
import { paths } from "#app/paths.ts";
import { RefusedButton } from "../comments/refused.tsx";
import { Folded } from "../frame/folded.tsx";
import { Moment } from "../frame/moment.tsx";
import { Pages } from "../frame/pages.tsx";
import { useTexts } from "../frame/texts.tsx";

interface MembersProps {
  organisation: string;
  listed: MemberShown[];
  page: number;
  pages: number;
  /** Whether the reader changes the roles of others. */
  manage: boolean;
}

export function Members({ organisation, listed, page, pages, manage }: MembersProps) {
  const t = useTexts();
  const o = t.organisations;
  return (
    <section aria-labelledby="members">
      <h2 id="members">{o.members}</h2>
      <p className="muted small">{o.membersLead}</p>
      <table className="list stacked">
        <caption className="visually-hidden">{o.membersCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{o.person}</th>
            <th scope="col">{o.role}</th>
            <th scope="col">{o.since}</th>
            <th scope="col">{o.deeds}</th>
          </tr>
        </thead>
        <tbody>
          {listed.map((member) => (
            <tr key={member.id}>
              <th scope="row">
                {member.name} {member.own ? <span className="tag">{o.you}</span> : null} {member.disabled ? <span className="tag bad">{o.disabled}</span> : null}
              </th>
              <td data-label={o.role}>{t.membershipRoles[member.role]}</td>
              <td data-label={o.since}>
                <Moment iso={member.since} day />
              </td>
              <td>{manage || member.own ? <Deeds organisation={organisation} member={member} manage={manage} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pages page={page} pages={pages} to={(next) => `${paths.organisation(organisation, { page: next })}#members`} />
    </section>
  );
}

function Deeds({ organisation, member, manage }: { organisation: string; member: MemberShown; manage: boolean }) {
  const t = useTexts().organisations;
  const { id, name, role, own, cease } = member;
  const going = own ? { change: "leave", word: t.leave, label: t.leave, sentence: t.leaveSentence, confirm: t.leaveConfirm } : { change: "remove", word: t.remove, label: t.removePerson(name), sentence: t.removeSentence(name), confirm: t.removeConfirm(name) };
  return (
    <div className="row deeds">
      {manage && (role === "member" || cease.ok) ? (
        <Form method="post" action={paths.organisationMembers(organisation)}>
          <input type="hidden" name="person" value={id} />
          <button className="btn small" name="change" value={role === "member" ? "make-head" : "make-member"} aria-label={role === "member" ? t.makeHeadPerson(name) : t.makeMemberPerson(name)}>
            {role === "member" ? t.makeHead : t.makeMember}
          </button>
        </Form>
      ) : null}
      {cease.ok ? (
        <Folded word={going.word} label={going.label} sentence={going.sentence}>
          <Form method="post" action={paths.organisationMembers(organisation)}>
            <input type="hidden" name="person" value={id} />
            <button className="btn small danger" name="change" value={going.change}>
              {going.confirm}
            </button>
          </Form>
        </Folded>
      ) : (
        <RefusedButton refusal={cease.refusal}>{going.word}</RefusedButton>
      )}
    </div>
  );
}
