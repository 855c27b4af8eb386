/** The private preparation of a delegation: what was written, with its discussion and opinions; a head or deputy submits what is chosen, or one alone. How a new one is written stands in prepare-form.tsx. */
import "#app/styles/comments.css";
import "#app/styles/organisations.css";
import { Form, Link } from "@remix-run/react";
import { useEffect } from "react";
import type { DelegationSaid } from "#app/domain/delegations/delegations.ts";
import { OPINIONS, type PreparationChange, type PreparedShown } from "#app/domain/delegations/preparations.ts";
import type { StandardHead } from "#app/domain/heads.ts";
import type { Category } from "#app/domain/organisations.ts";
import type { Verdict } from "#app/domain/refusals.ts";
import { paths } from "#app/paths.ts";
import { AgreementFields } from "../comments/agreement-fields.tsx";
import { ProposedChange } from "../comments/comment-text.tsx";
import { forgetKept } from "../forms/kept-fields.ts";
import { WhyNot } from "../comments/refused.tsx";
import { FormFaults } from "../forms/fields.tsx";
import { By } from "../frame/by.tsx";
import { Done } from "../frame/done.tsx";
import { Markup } from "../frame/markup.tsx";
import { Moment } from "../frame/moment.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";
import { AmendmentOf, State } from "./prepared-parts.tsx";
import { DiscussForm, PrepareForm, RewriteForm, Standing } from "./prepare-form.tsx";

export interface PreparationPageProps {
  head: StandardHead;
  organisation: { slug: string; name: string; category: Category };
  prepared: PreparedShown[];
  /** When an administrator last gave somebody a right in the organisation; null: never. */
  sealedAt: string | null;
  /** Those that a new one is begun on; null: not chosen. */
  lines: { first: number; last: number; text: string } | null;
  may: { prepare: Verdict; submit: Verdict };
  submission: string;
  said?: DelegationSaid | null;
  outcome?: Outcome | null;
}

/** What is typed to one contribution: its form stays, with the words, where it was submitted or withdrawn meanwhile. */
const TYPED: readonly string[] = ["rewrite", "discuss"] satisfies PreparationChange[];

/** The form that the boxes of all rows belong to. */
const CHOOSING = "submit-chosen";

export function PreparationPage({ said = null, outcome = null, ...page }: PreparationPageProps) {
  const t = useTexts();
  const d = t.delegations;
  const { head, organisation, prepared, may } = page;
  const waiting = prepared.filter(({ submitted, withdrawn }) => submitted === null && !withdrawn);
  const writing = outcome?.typed.change === "write" ? outcome : null;
  const other = outcome && !writing ? outcome : null;
  const submitting = outcome?.typed.change === "submit" ? outcome : null;
  // What was typed beside the text was kept there until it is here.
  useEffect(() => {
    if (said !== "prepared" && said !== "rewritten") return;
    forgetKept("comment", head.slug);
    forgetKept("amendment", head.slug);
  }, [said, head.slug]);
  const submits = may.submit.ok && waiting.length > 0;
  return (
    <div className="page narrow preparation">
      <Done sentence={said && d.said[said]} />
      {other?.refusal ? (
        <WhyNot refusal={other.refusal} alert>
          {TYPED.includes(String(other.typed.change)) ? (
            <p>
              <a href={`#P-${String(other.typed.number)}`}>{d.preparation.kept(Number(other.typed.number))}</a>
            </p>
          ) : null}
        </WhyNot>
      ) : null}
      {other && Object.keys(other.faults).length > 0 ? <FormFaults outcome={{ ...other, refusal: null }} own={Object.values(other.faults).flat().map((key) => d.preparation.faults[key] ?? key)} /> : null}
      <h2>
        <By name={null} organisation={d.preparation.title(organisation.name)} category={organisation.category} />
      </h2>
      <p className="muted">{d.preparation.lead(organisation.name)}</p>
      {page.sealedAt ? <p className="note">{d.preparation.sealed(page.sealedAt)}</p> : null}
      <section aria-labelledby="prepared">
        <h3 id="prepared">{d.preparation.prepared}</h3>
        {prepared.length === 0 ? <p className="empty">{d.preparation.nothing}</p> : null}
        {prepared.map((row) => (
          <Prepared key={row.number} draft={head.newest} standard={head.slug} organisation={organisation.slug} row={row} may={may} outcome={outcome?.typed.number === String(row.number) ? outcome : null} chosen={[submitting?.typed.numbers ?? []].flat().includes(String(row.number))} />
        ))}
      </section>
      {submits || submitting ? (
        <Form method="post" id={CHOOSING} action={paths.preparation(head.slug, organisation.slug)} className="form panel" aria-label={d.preparation.submitTitle}>
          <input type="hidden" name="change" value="submit" />
          <h3>{d.preparation.submitTitle}</h3>
          <p className="muted">{d.preparation.submitLead(organisation.name)}</p>
          <AgreementFields standard={head.slug} outcome={submitting} />
          <div className="actions">
            <button className="btn primary">{d.preparation.submitChosen}</button>
            <span className="muted as">{t.comments.form.as(organisation.name)}</span>
          </div>
        </Form>
      ) : waiting.length > 0 && !may.submit.ok ? (
        <WhyNot refusal={may.submit.refusal} />
      ) : null}
      <section aria-labelledby="new">
        <h3 id="new">{d.preparation.more}</h3>
        {head.newest && may.prepare.ok ? (
          <p>
            <Link className="btn" to={paths.newAmendment(head.slug, head.newest.number, page.lines ?? {})}>
              {d.preparation.amend(head.newest.label)}
            </Link>
          </p>
        ) : null}
        {head.newest ? <PrepareForm standard={head.slug} organisation={organisation} draft={head.newest} lines={page.lines} verdict={may.prepare} submission={page.submission} outcome={writing} /> : <p className="empty">{t.standards.noDrafts}</p>}
      </section>
      <p>
        <Link to={paths.delegation(head.slug, organisation.slug)}>{d.ownTitle(organisation.name)}</Link>
      </p>
    </div>
  );
}

function Prepared({ standard, draft, organisation, row, may, outcome, chosen }: { standard: string; draft: StandardHead["newest"]; organisation: string; row: PreparedShown; may: PreparationPageProps["may"]; outcome: Outcome | null; chosen: boolean }) {
  const t = useTexts();
  const p = t.delegations.preparation;
  const open = row.submitted === null && !row.withdrawn;
  const prepares = open && may.prepare.ok;
  const [rewriting, discussing] = [outcome?.typed.change === "rewrite" ? outcome : null, outcome?.typed.change === "discuss" ? outcome : null];
  const { amendment } = row;
  const action = paths.preparation(standard, organisation);
  return (
    <article className="panel prepared" id={`P-${row.number}`} aria-labelledby={`P-${row.number}-title`}>
      <h4 id={`P-${row.number}-title`}>
        {p.code(row.number)} · <Link to={paths.draftLines(standard, row.draft.number, row.firstLine, row.lastLine)}>{p.on(row.draft.label, row.firstLine, row.lastLine)}</Link>
      </h4>
      <p className="muted small">
        {row.author} · <Moment iso={row.createdAt} local={false} /> {row.rewrittenAt ? <span className="tag">{t.comments.edited}</span> : null} {row.type === "amendment" ? <span className="tag">{p.amendment}</span> : <span className="tag">{t.commentTypes[row.type]}</span>} {row.mustBeSatisfied ? <span className="tag bad">{t.comments.mustBeSatisfied}</span> : null}{" "}
        <State standard={standard} row={row} />
      </p>
      {amendment ? <AmendmentOf amendment={amendment} standard={standard} /> : null}
      <Markup html={row.reason.html} />
      {row.proposedChange ? <ProposedChange change={row.proposedChange} /> : null}
      <p className="small">
        {p.support(row.support)} {p.notSupport(row.notSupport)}
      </p>
      {row.replies.length > 0 ? (
        <ol className="said-to">
          {row.replies.map((reply) => (
            <li key={reply.id}>
              <p className="muted small">
                {reply.author} · <Moment iso={reply.at} local={false} />
              </p>
              <Markup html={reply.html} />
            </li>
          ))}
        </ol>
      ) : null}
      {prepares ? (
        <Form method="post" action={action} className="row deeds" preventScrollReset>
          <input type="hidden" name="change" value="weigh" />
          <input type="hidden" name="number" value={row.number} />
          {OPINIONS.map((opinion) => (
            <button key={opinion} className="btn small" name="opinion" value={row.own === opinion ? "none" : opinion} aria-pressed={row.own === opinion} aria-label={p.weighOf(p.opinions[opinion], row.number)}>
              {p.opinions[opinion]}
            </button>
          ))}
        </Form>
      ) : null}
      {prepares || discussing ? <DiscussForm action={action} row={row} outcome={discussing} open={prepares} /> : null}
      {prepares && row.earlier && draft ? <Standing row={row} draft={draft} action={action} outcome={outcome?.typed.change === "place" ? outcome : null} /> : null}
      {(prepares && row.mayRewrite && !amendment) || rewriting ? <RewriteForm key={rewriting?.refusal ? "kept" : (row.rewrittenAt ?? "")} action={action} row={row} outcome={rewriting} open={prepares} /> : null}
      {prepares && row.mayRewrite ? (
        <div className="row deeds">
          {amendment && draft ? (
            <Link className="btn small" to={paths.newAmendment(standard, draft.number, { preparer: organisation, prepared: row.number })} aria-label={p.rewriteOf(row.number)}>
              {p.rewrite}
            </Link>
          ) : null}
          <Form method="post" action={action}>
            <input type="hidden" name="number" value={row.number} />
            <button className="btn small" name="change" value="withdraw" aria-label={p.withdrawOf(row.number)}>
              {p.withdraw}
            </button>
          </Form>
        </div>
      ) : null}
      {open && may.submit.ok && (amendment ? amendment.unfit === null : !row.earlier || row.now?.sure) ? (
        <div className="row deeds">
          <label>
            <input type="checkbox" name="numbers" value={row.number} form={CHOOSING} defaultChecked={chosen} /> {p.choose(row.number)}
          </label>
          <button className="btn small" form={CHOOSING} name="alone" value={row.number} aria-label={p.submitOneOf(row.number)}>
            {p.submitOne}
          </button>
        </div>
      ) : null}
    </article>
  );
}
