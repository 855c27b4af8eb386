/** An invitation, as whoever opened its link sees it: from whom, to what, and how to accept it. */
import "#app/styles/organisations.css";
import { Form, Link } from "@remix-run/react";
import type { Category, MembershipRole } from "#app/domain/organisations.ts";
import type { Refusal, Verdict } from "#app/domain/refusals.ts";
import { paths } from "#app/paths.ts";
import { WhyNot } from "../comments/refused.tsx";
import { Moment } from "../frame/moment.tsx";
import { useTexts } from "../frame/texts.tsx";
import { VerifiedTag } from "./verified-tag.tsx";

interface InvitationPageProps {
  token: string;
  organisation: { slug: string; name: string; category: Category; country: string; verified: boolean };
  inviter: string;
  role: MembershipRole;
  domain: string;
  until: string;
  verdict: Verdict;
  /** What the deed answered, where it came to it. */
  refusal: Refusal | null;
}

export function InvitationPage({ token, organisation, inviter, role, domain, until, verdict, refusal }: InvitationPageProps) {
  const t = useTexts();
  const o = t.organisations;
  const barred = refusal ?? (verdict.ok ? null : verdict.refusal);
  return (
    <div className="page narrow invitation">
      <h1>{o.invitationTitle(organisation.name)}</h1>
      <section className="panel">
        <p>{o.invitationLead(inviter, organisation.name, role)}</p>
        <p className="row">
          <span className="by" data-category={organisation.category}>
            {t.categories[organisation.category]} · {organisation.country}
          </span>
          <VerifiedTag verified={organisation.verified} />
        </p>
        {barred === null ? (
          <Form method="post" action={paths.invitation(token)} className="row">
            <button className="btn primary">{o.accept}</button>
            <span className="muted">
              {o.invitationUntil} <Moment iso={until} day />
            </span>
          </Form>
        ) : barred.code === "sign-in-required" ? (
          <>
            <p>{o.invitationTo(domain)}</p>
            <p className="row">
              <Link className="btn primary" to={paths.session(paths.invitation(token))}>
                {o.acceptSignIn}
              </Link>
              <Link className="btn" to={paths.registration(paths.invitation(token))}>
                {o.acceptRegister}
              </Link>
            </p>
            <p className="muted">{o.acceptWhich}</p>
          </>
        ) : (
          <>
            <WhyNot refusal={barred} alert={refusal !== null} />
            {barred.code === "other-address" ? (
              <>
                <p>{o.invitationAt(domain)}</p>
                <form method="post" action={paths.sessionClosure(paths.invitation(token))}>
                  <button className="btn">{o.signOut}</button>
                </form>
              </>
            ) : (
              <p>
                <Link className="btn" to={paths.organisation(organisation.slug)}>
                  {o.toOrganisation(organisation.name)}
                </Link>
              </p>
            )}
          </>
        )}
      </section>
    </div>
  );
}
