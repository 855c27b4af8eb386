/** An organisation's page: what it is, where it takes part; for its members who they are; for its heads who wants to belong. */
import "#app/styles/organisations.css";
import { Form, Link } from "@remix-run/react";
import type { VoteOfOrganisation } from "#app/domain/ballots/shown.ts";
import type { InvitationShown, LeadShown, MembershipSaid, MemberShown, OrganisationShown, PartTaken, RequestShown } from "#app/domain/memberships.ts";
import type { MembershipRole, MembershipState } from "#app/domain/organisations.ts";
import type { Verdict } from "#app/domain/refusals.ts";
import { paths } from "#app/paths.ts";
import { WhyNot } from "../comments/refused.tsx";
import { Done } from "../frame/done.tsx";
import { Moment } from "../frame/moment.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { ConfirmLetter, Identity } from "./identity.tsx";
import { Invitations } from "./invitations.tsx";
import { Members } from "./members.tsx";
import { PartsTaken } from "./parts-taken.tsx";
import { Requests } from "./requests.tsx";
import { VerifiedTag } from "./verified-tag.tsx";
import { Votes } from "./votes.tsx";

export interface OrganisationPageProps {
  organisation: OrganisationShown;
  standards: { listed: PartTaken[]; more: number };
  votes: VoteOfOrganisation[];
  own: { person: string; role: MembershipRole; state: MembershipState; at: string } | null;
  may: { join: Verdict; manage: boolean };
  lead: LeadShown | null;
  members: { listed: MemberShown[]; page: number; pages: number } | null;
  waiting: { requests: RequestShown[]; more: number; invitations: InvitationShown[] } | null;
  said?: MembershipSaid | null;
  /** What a mail holds that verifies the organisation. */
  letter?: string | null;
  /** What a deed on this page answered that did not succeed. `inviting`: it was an invitation, whose form keeps what was typed. */
  outcome?: Outcome | null;
  inviting?: boolean;
}

export function OrganisationPage({ said = null, letter = null, outcome = null, inviting = false, ...page }: OrganisationPageProps) {
  const t = useTexts();
  const { organisation, members, waiting } = page;
  return (
    <>
      <header className="head">
        <div>
          <p className="id row">
            <span className="by" data-category={organisation.category}>
              {t.categories[organisation.category]} · {organisation.country}
            </span>
            <VerifiedTag verified={organisation.verification !== null} />
          </p>
          <h1>{organisation.name}</h1>
        </div>
        <div className="aside">
          <OwnPlace {...page} />
        </div>
      </header>
      <div className="page organisation">
        <Done sentence={said && t.organisations.said[said]} />
        {outcome?.refusal && !(inviting && waiting) ? <WhyNot refusal={outcome.refusal} alert /> : null}
        <div className="main">
          {letter ? <ConfirmLetter organisation={organisation} letter={letter} leads={page.lead !== null} signedIn={page.may.join.ok || page.may.join.refusal.code !== "sign-in-required"} /> : null}
          {waiting ? <Requests organisation={organisation.slug} requests={waiting.requests} more={waiting.more} /> : null}
          {members ? <Members organisation={organisation.slug} {...members} manage={page.may.manage} /> : null}
          {waiting ? <Invitations organisation={organisation.slug} invitations={waiting.invitations} outcome={inviting ? outcome : null} /> : null}
          {page.lead ? <Identity organisation={organisation} lead={page.lead} outcome={inviting ? null : outcome} /> : null}
          <PartsTaken {...page.standards} belongs={page.own?.state === "active"} organisation={organisation} />
          <Votes votes={page.votes} />
        </div>
        <About organisation={organisation} />
      </div>
    </>
  );
}

/** The reader's own place: belongs, waits, or may ask. One primary action at most. */
function OwnPlace({ organisation, own, may }: Pick<OrganisationPageProps, "organisation" | "own" | "may">) {
  const t = useTexts().organisations;
  if (own?.state === "active") return <p>{t.youAre(own.role)}</p>;
  if (own) {
    return (
      <>
        <p>{t.asked(own.at)}</p>
        <Form method="post" action={paths.organisationMembers(organisation.slug)} className="actions">
          <input type="hidden" name="person" value={own.person} />
          <button className="btn" name="change" value="leave">
            {t.takeBack}
          </button>
        </Form>
      </>
    );
  }
  if (may.join.ok) {
    return (
      <>
        <p>{t.joinWhy(organisation.name)}</p>
        <Form method="post" action={paths.organisationRequests(organisation.slug)} className="actions">
          <button className="btn primary">{t.join}</button>
        </Form>
      </>
    );
  }
  if (may.join.refusal.code !== "sign-in-required") return <WhyNot refusal={may.join.refusal} />;
  return (
    <>
      <p>{t.joinWhy(organisation.name)}</p>
      <p className="actions">
        <Link className="btn primary" to={paths.session(paths.organisation(organisation.slug))}>
          {t.join}
        </Link>
      </p>
    </>
  );
}

function About({ organisation }: { organisation: OrganisationShown }) {
  const t = useTexts().organisations;
  const { verification, website, formerNames, registeredAt, members } = organisation;
  return (
    <aside className="about-organisation" aria-labelledby="about">
      <h2 id="about">{t.about}</h2>
      <p className="muted">{verification ? t.verifiedBy(verification) : t.notVerifiedMeans}</p>
      <dl>
        {website ? (
          <div>
            <dt>{t.website}</dt>
            <dd>
              <a href={website.href} rel="nofollow noopener ugc">
                {website.host}
              </a>
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{t.members}</dt>
          <dd>{t.count(members)}</dd>
        </div>
        <div>
          <dt>{t.registered}</dt>
          <dd>
            <Moment iso={registeredAt} day />
          </dd>
        </div>
      </dl>
      {formerNames.length > 0 ? (
        <>
          <h3>{t.formerNames}</h3>
          <ul className="former-names">
            {formerNames.map(({ name, from, until, reason }) => (
              <li key={until}>
                {name} <span className="muted">{t.formerName(from, until, reason)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </aside>
  );
}
