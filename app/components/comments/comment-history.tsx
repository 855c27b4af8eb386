/** What became of a comment: where it stands on each draft, its versions, its dispositions, the author's answers and who supports it. */
import { Link } from "@remix-run/react";
import { Fragment } from "react";
import { commentCode, type Answer } from "#app/domain/comments.ts";
import type { Range } from "#app/domain/text/anchors.ts";
import type { Piece } from "#app/domain/text/redline.ts";
import type { DispositionShown, PlaceShown, Supporters, VersionShown } from "#app/domain/threads.ts";
import { paths } from "#app/paths.ts";
import { By } from "../frame/by.tsx";
import { Markup } from "../frame/markup.tsx";
import { Moment } from "../frame/moment.tsx";
import { useTexts } from "../frame/texts.tsx";
import { DispositionTag } from "./disposition-tag.tsx";

export function Places({ places, standard }: { places: PlaceShown[]; standard: string }) {
  const t = useTexts().comments;
  return (
    <>
      <div className="scroller">
        <table className="list places">
          <thead>
            <tr>
              <th scope="col">{t.page.draft}</th>
              <th scope="col">{t.page.where}</th>
              <th scope="col">{t.page.state}</th>
              <th scope="col">{t.page.confidence}</th>
            </tr>
          </thead>
          <tbody>
            {places.map((place) => (
              <tr key={place.draft.number}>
                <th scope="row">{place.draft.label}</th>
                <td>
                  <PlaceLink standard={standard} draft={place.draft.number} place={place} />
                </td>
                <td>{place.own ? t.page.ownPlace : <WhatBecame place={place} />}</td>
                <td>
                  <Confidence place={place} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {places.length === 1 ? <p className="muted">{t.page.notGone}</p> : null}
    </>
  );
}

/** The lines as a link, or that it was not carried; and the places that may be right. */
export function PlaceLink({ standard, draft, place }: { standard: string; draft: number; place: Pick<PlaceShown, "firstLine" | "lastLine" | "suggestions"> }) {
  const t = useTexts();
  const linked = ({ firstLine, lastLine }: Range, said: (first: number, last: number) => string) => <Link to={paths.draftLines(standard, draft, firstLine, lastLine)}>{said(firstLine, lastLine)}</Link>;
  return (
    <>
      {place.firstLine !== null && place.lastLine !== null ? linked({ firstLine: place.firstLine, lastLine: place.lastLine }, t.frame.lineRange) : t.comments.page.gone}
      {place.suggestions.length > 0 ? (
        <span className="place-reason">
          {t.comments.page.suggested}{" "}
          {place.suggestions.map((range, index) => (
            <Fragment key={range.firstLine}>
              {index > 0 ? ", " : null}
              {linked(range, t.comments.page.lines)}
            </Fragment>
          ))}
        </span>
      ) : null}
    </>
  );
}

/** What became of the text, and why a person should look. Of what was not carried the reason says both. */
export function WhatBecame({ place }: { place: Pick<PlaceShown, "firstLine" | "state" | "why"> }) {
  const t = useTexts();
  return (
    <>
      {place.firstLine === null && place.why ? null : t.placementStates[place.state]}
      {place.why ? <span className="place-reason">{t.placementReasons[place.why]}</span> : null}
    </>
  );
}

function Confidence({ place }: { place: PlaceShown }) {
  const t = useTexts().comments;
  if (place.own) return null;
  if (place.corrected) return <>{t.page.corrected}</>;
  return (
    <span className="row">
      {place.firstLine === null ? null : <>{Math.round(place.confidence * 100)} %</>}
      {place.check ? <PleaseCheck /> : null}
    </span>
  );
}

export function PleaseCheck() {
  const t = useTexts().comments;
  return (
    <span className="tag warn" title={t.pleaseCheckTitle}>
      {t.pleaseCheck}
    </span>
  );
}

export function Versions({ versions }: { versions: VersionShown[] }) {
  const t = useTexts();
  const p = t.comments.page;
  return (
    <ol className="history">
      {[...versions].reverse().map(({ version, at, change }) => (
        <li key={version}>
          <p>
            <strong>{p.version(version)}</strong> <span className="muted">· <Moment iso={at} />{change ? null : ` · ${p.firstVersion}`}</span>
          </p>
          {change?.type ? <p>{p.changed.type(t.commentTypes[change.type.before], t.commentTypes[change.type.after])}</p> : null}
          {change && change.mustBeSatisfied !== null ? <p>{p.changed.mustBeSatisfied(change.mustBeSatisfied)}</p> : null}
          {change?.reason ? <Redlined label={p.changed.reason} pieces={change.reason} /> : null}
          {change?.proposedChange ? <Redlined label={p.changed.proposedChange} pieces={change.proposedChange} /> : null}
        </li>
      ))}
    </ol>
  );
}

function Redlined({ label, pieces }: { label: string; pieces: Piece[] }) {
  return (
    <div>
      <p className="muted">{label}</p>
      <p className="prop as-written">{pieces.map(({ op, text }, index) => (op === "same" ? <Fragment key={index}>{text}</Fragment> : op === "ins" ? <ins key={index}>{text}</ins> : <del key={index}>{text}</del>))}</p>
    </div>
  );
}

export function Dispositions({ dispositions, standard, appliedIn }: { dispositions: DispositionShown[]; standard: string; appliedIn: { number: number; label: string } | null }) {
  const t = useTexts().comments;
  return (
    <>
      <ol className="history">
        {dispositions.map((given, index) => (
          <li key={index}>
            <p className="row">
              <DispositionTag handling={given.state} disposition={given.kind} />
              {given.duplicateOf ? (
                <span>
                  {t.duplicateOf} <Link to={paths.comment(standard, given.duplicateOf)}>{commentCode(given.duplicateOf)}</Link>
                </span>
              ) : null}
              <span className="muted">
                {given.state === "proposed" ? t.page.proposedBy(given.by) : t.page.decidedBy(given.by)} · <Moment iso={given.at} local={false} />
              </span>
            </p>
            {given.html ? <Markup html={given.html} /> : null}
          </li>
        ))}
      </ol>
      {appliedIn ? (
        <p>
          {t.page.appliedIn} <Link to={paths.draft(standard, appliedIn.number)}>{appliedIn.label}</Link>
        </p>
      ) : null}
    </>
  );
}

export function Answers({ answers }: { answers: { answer: Answer; html: string | null; at: string }[] }) {
  const t = useTexts();
  return (
    <ol className="history">
      {answers.map(({ answer, html, at }, index) => (
        <li key={index}>
          <p className="row">
            <span className={`tag ${answer === "satisfied" ? "ok" : "bad"}`}>{t.answers[answer]}</span>
            <span className="muted">
              <Moment iso={at} local={false} />
            </span>
          </p>
          {html ? <Markup html={html} /> : null}
        </li>
      ))}
    </ol>
  );
}

export function SupporterList({ supporters }: { supporters: Supporters[] }) {
  const t = useTexts().comments.page;
  return (
    <ul className="supporters">
      {supporters.map(({ organisation, category, names }) => (
        <li key={organisation}>
          <By name={null} organisation={organisation || t.personally} category={category} />
          <span className="muted"> · {names.length <= 3 ? names.join(", ") : t.people(names.length)}</span>
        </li>
      ))}
    </ul>
  );
}
