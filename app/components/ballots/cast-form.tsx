/** The form in which an organisation casts its vote, changes it, or turns a disapproval after the close. It says beforehand which disapprovals count. Works without a script. */
import { Form } from "@remix-run/react";
import { commentCode } from "#app/domain/comments.ts";
import type { BallotShown, OwnVote } from "#app/domain/ballots/shown.ts";
import { AgreementFields } from "../comments/agreement-fields.tsx";
import { FormFaults } from "../forms/fields.tsx";
import { RefusalNote, type Outcome } from "../frame/refusal.tsx";
import { useTexts } from "../frame/texts.tsx";

interface CastFormProps {
  standard: string;
  ballot: BallotShown;
  own: OwnVote;
  outcome: Outcome | null;
}

export function CastForm({ standard, ballot, own, outcome }: CastFormProps) {
  const { ballots: t } = useTexts();
  const { last, verdict, turning } = own;
  const carried = ballot.previous !== null && last !== null;
  return (
    <section className="card own" aria-labelledby="own-vote">
      <h3 id="own-vote">{t.own.title}</h3>
      <p>{turning ? t.own.turning(own.organisation) : carried ? t.own.asCarried(own.organisation) : t.own.as(own.organisation)}</p>
      {last ? <p className="muted">{t.own.now(last.position, last.by, last.at)}</p> : <p className="muted">{t.own.none}</p>}
      {verdict.ok && own.satisfied ? <p className="note ok">{t.own.satisfied}</p> : null}
      {verdict.ok ? <Fields standard={standard} ballot={ballot} own={own} outcome={outcome} /> : outcome ? <FormFaults outcome={outcome} /> : <RefusalNote refusal={verdict.refusal} />}
    </section>
  );
}

function Fields({ standard, ballot, own: { last, turning, comments }, outcome }: CastFormProps) {
  const t = useTexts();
  const { own } = t.ballots;
  const offered = ballot.rule.positions.filter((position) => !turning || position === "approve" || position === "approve-with-comments");
  const chosen = outcome ? outcome.typed.position : turning ? undefined : last?.position;
  const tied = outcome ? [outcome.typed.comments ?? []].flat().map(Number) : (last?.comments ?? []);
  const faults = [...(outcome?.faults.position ?? []), ...(outcome?.faults.comments ?? [])];
  const reasoned = String(ballot.rule.unreasonedCount) as "true" | "false";
  return (
    <Form method="post" className="form" preventScrollReset>
      <FormFaults outcome={outcome} own={faults} />
      {turning ? <input type="hidden" name="turning" value="on" /> : null}
      <fieldset className="field choice">
        <legend>{own.position}</legend>
        {turning ? null : <p className="hint">{t.ballots.unreasoned[reasoned]}</p>}
        <div className="choices column">
          {offered.map((position) => (
            <label key={position}>
              <input type="radio" name="position" value={position} defaultChecked={chosen === position} required /> {position === "disapprove" && ballot.rule.unreasonedCount ? own.disapproveAnyway : own.labels[position]}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="field choice">
        <legend>{own.comments}</legend>
        {comments.length > 0 ? (
          <>
            <p className="hint">{own.commentsHint}</p>
            <div className="choices column tying">
              {comments.map((comment) => (
                <label key={comment.number}>
                  <input type="checkbox" name="comments" value={comment.number} defaultChecked={tied.includes(comment.number)} />{" "}
                  <span>
                    <b>{commentCode(comment.number)}</b> {t.commentTypes[comment.type]}
                    {comment.clause ? `, ${t.frame.clause(comment.clause).toLowerCase()}` : ""}
                    {comment.own ? "" : `, ${own.supported}`}: <span className="muted">{comment.reason}</span>
                  </span>
                </label>
              ))}
            </div>
          </>
        ) : (
          <p className="hint">{own.noComments}</p>
        )}
      </fieldset>
      <AgreementFields standard={standard} outcome={outcome} />
      <div className="actions">
        <button className="btn primary">{turning ? own.turn : last ? own.changeIt : own.cast}</button>
      </div>
    </Form>
  );
}
